import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import pg from 'pg';
import type { EmployeeId, TenantId } from '../vocabulary/ids.ts';
import { teachTypes } from './instants.ts';
import type { Database, Identity, Tx } from './database.ts';

export interface ConnectOptions {
  /** Connection string of the application (never a superuser: row-level security would not hold). */
  readonly url: string;
  /** The role taken after connecting, where the login is the owner of the tables (an own server). */
  readonly role?: string;
  readonly connections?: number;
  /** The desk's clock, where it is not the server's: what is open until an instant is judged by it. */
  readonly clock?: () => Temporal.Instant;
}

/** The identity of the desk itself: its loops and channels, never a request. */
export function deskIdentity(tenant: TenantId): Identity {
  return { tenant, employee: null, roles: [], units: [], system: true };
}

/**
 * Opens a pool on which every statement runs in a transaction with the reader's identity set, so that row-level
 * security holds for each of them. Throws what PostgreSQL says when it cannot be reached.
 */
export function connect(options: ConnectOptions): Database & { readonly pool: pg.Pool } {
  teachTypes();
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections ?? 10,
    application_name: 'laipa',
    keepAlive: true,
    pipeline: true,
    ...(options.role === undefined ? {} : { onConnect: takeRole(options.role) }),
  });
  // A connection that is cut (the server restarted) shows in the statement under way; the pool opens another when one is
  // asked for. Without listeners, here and on the connection while it is in use, the cut would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const run = <Result>(identity: Identity, begin: string, work: (tx: Tx) => Promise<Result>) =>
    transaction(pool, identity, `${begin}; ${settings(identity, options.clock?.())}`, work);
  return {
    pool,
    // One snapshot for all statements: a page, a replay and a verification see one moment, whatever is written meanwhile.
    read: (identity, work) => run(identity, 'begin isolation level repeatable read read only', work),
    write: (identity, work) => run(identity, 'begin', work),
    close: () => pool.end(),
  };
}

/** Awaited before the connection is handed out: where the role is refused, no statement runs as the owner instead. */
function takeRole(role: string): (client: pg.ClientBase) => Promise<void> {
  return async (client) => {
    await client.query(`set role ${pg.escapeIdentifier(role)}`);
  };
}

async function transaction<Result>(
  pool: pg.Pool,
  identity: Identity,
  opening: string,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  const notices: (() => void)[] = [];
  let broken: Error | undefined;
  let committed = false;
  // Travels with the first statement, which fails where this does: it costs no round trip of its own.
  gather(client);
  const begun = client.query(opening);
  begun.catch(() => {});
  try {
    const result = await work(new PgTx(client, identity, notices)).catch((error: unknown) =>
      begun.then(() => Promise.reject(error)),
    );
    await begun;
    await client.query('commit');
    committed = true;
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
    if (committed) tell(notices);
  }
}

/** Statements that are asked in one go leave in one packet: a write to the socket costs more than what it carries. */
function gather(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** What has committed stays so: a notice that fails is no failure of the deed, or it would be done twice. */
function tell(notices: readonly (() => void)[]): void {
  for (const notice of notices) {
    try {
      notice();
    } catch (error) {
      process.emitWarning(error as Error);
    }
  }
}

const UUID = /^[0-9a-f-]{36}$/;
const WORD = /^[a-z-]+$/;

/** The identity as settings of this transaction. Values are checked, since settings take no parameters here. */
function settings(identity: Identity, now: Temporal.Instant | undefined): string {
  const employee = identity.employee ?? '';
  if (!Number.isInteger(identity.tenant)) throw new Error('An identity names its tenant by a whole number');
  if (employee !== '' && !UUID.test(employee)) throw new Error('An identity names its employee by id');
  if (!identity.units.every((unit) => UUID.test(unit))) throw new Error('An identity names its units by id');
  if (!identity.roles.every((role) => WORD.test(role))) throw new Error('An identity names its roles by word');
  return (
    `select set_config('laipa.tenant','${identity.tenant}',true),set_config('laipa.employee','${employee}',true),` +
    `set_config('laipa.roles','${identity.roles.join(',')}',true),set_config('laipa.units','${identity.units.join(',')}',true),` +
    `set_config('laipa.system','${identity.system ? 'on' : 'off'}',true)` +
    (now === undefined ? '' : `,set_config('laipa.now','${now.toString()}',true)`) +
    reach(identity)
  );
}

/** What was opened for the reader and what stands behind a wall, asked once: every policy of the transaction compares with it. */
function reach({ employee, system }: Identity): string {
  const ask = employee !== null && !system;
  const sets = (['granted', 'walled_cases', 'walled_clients'] as const).map((setting) => {
    const value = ask ? `${setting === 'granted' ? 'granted_cases' : setting}()::text` : `'{}'`;
    return `set_config('laipa.${setting}',${value},true)`;
  });
  return `;select ${sets.join(',')}`;
}

class PgTx implements Tx {
  readonly identity: Identity;
  readonly #client: pg.PoolClient;
  readonly #notices: (() => void)[];

  constructor(client: pg.PoolClient, identity: Identity, notices: (() => void)[]) {
    this.#client = client;
    this.identity = identity;
    this.#notices = notices;
  }

  async rows<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    gather(this.#client);
    const result = await this.#client.query({ name: nameOf(text), text, values: values.map(toParameter) });
    return result.rows as Row[];
  }

  async one<Row>(text: string, values: readonly unknown[] = []): Promise<Row | null> {
    return (await this.rows<Row>(text, values))[0] ?? null;
  }

  afterCommit(notice: () => void): void {
    this.#notices.push(notice);
  }
}

/** The driver would write a Temporal value as JSON; PostgreSQL reads its ISO text. */
function toParameter(value: unknown): unknown {
  return value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value;
}

const names = new Map<string, string>();

/** A statement is prepared once per connection, under a name made from its text. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20);
  names.set(text, name);
  return name;
}

/** The identity of an employee, as read from the directory at sign-in. */
export function employeeIdentity(
  tenant: TenantId,
  employee: EmployeeId,
  roles: Identity['roles'],
  units: Identity['units'],
): Identity {
  return { tenant, employee, roles, units, system: false };
}
