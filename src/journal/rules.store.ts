import type { Tx } from '../database/database.ts';
import type { EmployeeId } from '../vocabulary/ids.ts';
import type { RulesBody } from './rules.ts';

export interface RulesRow {
  readonly version: number;
  readonly body: RulesBody;
}

/** The rules in force: the highest version. */
export async function newestRules(tx: Tx): Promise<RulesRow | null> {
  return tx.one<RulesRow>('select version, body from rules where tenant = $1 order by version desc limit 1', [
    tx.identity.tenant,
  ]);
}

/** One version, for a replay. */
export async function rulesOfVersion(tx: Tx, version: number): Promise<RulesRow | null> {
  return tx.one<RulesRow>('select version, body from rules where tenant = $1 and version = $2', [
    tx.identity.tenant,
    version,
  ]);
}

/** Only the number, to see whether a process must read the rules anew. */
export async function newestRulesVersion(tx: Tx): Promise<number> {
  const row = await tx.one<{ version: number }>(
    'select coalesce(max(version), 0)::integer as version from rules where tenant = $1',
    [tx.identity.tenant],
  );
  return row?.version ?? 0;
}

/** Puts the next version in force; earlier ones stay for replays. Two at once: the later fails on the key. */
export async function putRulesInForce(tx: Tx, body: RulesBody, by: EmployeeId | null, why: string): Promise<number> {
  const row = await tx.one<{ version: number }>(
    `insert into rules (tenant, version, body, made_by, why)
     select $1, coalesce(max(version), 0) + 1, $2, $3, $4 from rules where tenant = $1 returning version`,
    [tx.identity.tenant, JSON.stringify(body), by, why],
  );
  if (row === null) throw new Error('The rules were not written');
  return row.version;
}

export interface RulesHistoryRow {
  readonly version: number;
  readonly made_at: Temporal.Instant;
  readonly made_by_name: string | null;
  readonly why: string;
}

/** The last versions with who made them and why, newest first. */
export async function rulesHistory(tx: Tx): Promise<RulesHistoryRow[]> {
  return tx.rows<RulesHistoryRow>(
    `select r.version, r.made_at, e.given_name || ' ' || e.surname as made_by_name, r.why
     from rules r left join employee e on e.tenant = r.tenant and e.id = r.made_by
     where r.tenant = $1 order by r.version desc limit 50`,
    [tx.identity.tenant],
  );
}
