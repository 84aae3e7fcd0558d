import type pg from 'pg';
import { connect, deskIdentity } from './database/connect.ts';
import type { Database } from './database/database.ts';
import type { Desk, DeskAddress, DeskSettings, Topic } from './desk/context.ts';
import { mailboxes } from './desk/directory/index.ts';
import type { Vault } from './desk/vault.ts';
import { openRulesBook, prepareWith } from './journal/index.ts';
import type { Standard } from './standard/standard.ts';
import { type EmailAddress, parseEmailAddress, type TenantId } from './vocabulary/ids.ts';

export interface OpenDesk {
  readonly tenant: TenantId;
  /** The application's connection: never the owner's, so that row-level security holds. */
  readonly database: Database;
  readonly standards: readonly Standard[];
  readonly settings: DeskSettings;
  readonly vault: Vault;
  readonly clock?: () => Temporal.Instant;
  readonly notify?: (topics: readonly Topic[]) => void;
}

/** A desk that is open: `refresh` reads rules and addresses anew where they changed. */
export type OpenedDesk = Desk & { refresh(): Promise<boolean> };

/** Opens the desk upon a database that has been migrated and seeded. */
export async function openDesk(options: OpenDesk): Promise<OpenedDesk> {
  const { tenant, database } = options;
  const rules = await openRulesBook(database, tenant, prepareWith(options.standards));
  let addresses = await readAddresses(database, tenant);
  return {
    tenant,
    database,
    rules,
    addresses: () => addresses,
    settings: options.settings,
    vault: options.vault,
    clock: options.clock ?? (() => Temporal.Now.instant()),
    notify: options.notify ?? (() => {}),
    async refresh() {
      addresses = await readAddresses(database, tenant);
      return rules.refresh();
    },
  };
}

async function readAddresses(database: Database, tenant: TenantId): Promise<ReadonlyMap<EmailAddress, DeskAddress>> {
  const rows = await database.read(deskIdentity(tenant), mailboxes);
  const addresses = new Map<EmailAddress, DeskAddress>();
  for (const { id, unit_id, address } of rows) {
    const parsed = parseEmailAddress(address);
    if (parsed !== null) addresses.set(parsed, { mailbox: id, unit: unit_id });
  }
  return addresses;
}

/** The two connections of a desk: the owner's for migrating and the job worker, the application's for everything else. */
export interface Connections {
  readonly ownerUrl: string;
  readonly app: Database & { readonly pool: pg.Pool };
}

/**
 * Connects as the application: by its own login where it has one (the embedded server trusts it, an own server is told by
 * `LAIPA_APP_DATABASE_URL`), otherwise as the owner who takes the application's role on every connection.
 */
export function connectApp(
  ownerUrl: string,
  own: { readonly databaseUrl: string | null; readonly appDatabaseUrl: string | null },
  connections = 10,
): Connections {
  if (own.appDatabaseUrl !== null) return { ownerUrl, app: connect({ url: own.appDatabaseUrl, connections }) };
  if (own.databaseUrl !== null) return { ownerUrl, app: connect({ url: ownerUrl, role: 'laipa_app', connections }) };
  const url = new URL(ownerUrl);
  url.username = 'laipa_app';
  return { ownerUrl, app: connect({ url: url.toString(), connections }) };
}
