import { deskIdentity } from '../database/connect.ts';
import type { Database, Tx } from '../database/database.ts';
import type { TenantId } from '../vocabulary/ids.ts';
import type { PrepareRules, RulesInForce } from './rules.ts';
import { newestRules, newestRulesVersion, rulesOfVersion } from './rules.store.ts';

/** The rules of one tenant, prepared once per version and kept by the process. */
export interface RulesBook {
  /** The rules in force as this process last read them (`refresh` reads anew; every process does so every second or two). */
  current(): RulesInForce;
  /** Reads a newer version where there is one; tells whether there was. */
  refresh(): Promise<boolean>;
  /** An earlier version, for a replay. */
  version(tx: Tx, version: number): Promise<RulesInForce>;
}

/** Opens the book; throws where the tenant has no rules yet (it has not been seeded). */
export async function openRulesBook(database: Database, tenant: TenantId, prepare: PrepareRules): Promise<RulesBook> {
  const desk = deskIdentity(tenant);
  const prepared = new Map<number, RulesInForce>();

  async function read(): Promise<RulesInForce> {
    const row = await database.read(desk, newestRules);
    if (row === null) throw new Error(`Tenant ${tenant} has no rules: seed the installation first (laipa seed)`);
    return keep(row.version, () => prepare(row.version, row.body));
  }

  function keep(version: number, make: () => RulesInForce): RulesInForce {
    const known = prepared.get(version) ?? make();
    prepared.set(version, known);
    return known;
  }

  let inForce = await read();
  return {
    current: () => inForce,
    async refresh() {
      const newest = await database.read(desk, newestRulesVersion);
      if (newest === inForce.version) return false;
      inForce = await read();
      return true;
    },
    async version(tx, version) {
      const known = prepared.get(version);
      if (known !== undefined) return known;
      const row = await rulesOfVersion(tx, version);
      if (row === null) throw new Error(`The journal names rules version ${version}, which is missing`);
      return keep(version, () => prepare(version, row.body));
    },
  };
}
