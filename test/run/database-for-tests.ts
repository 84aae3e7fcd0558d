import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { connect } from '../../src/database/connect.ts';
import type { Database } from '../../src/database/database.ts';
import { startEmbedded } from '../../src/database/embedded/start-embedded.ts';
import { migrate } from '../../src/database/migrate.ts';

/** The variable in which the runner hands its server to the test files: the owner's connection string. */
export const TEST_SERVER = 'LAIPA_TEST_SERVER';

/** The role the desk works under (made by the first migration); unlike the owner it is bound by row-level security. */
const APP_ROLE = 'laipa_app';
const TEMPLATE = 'laipa_template';

export interface TestDatabase {
  /** Connects as the owner: migrations, and what a test wants to see past row-level security. */
  readonly url: string;
  /** Connects as the desk does. */
  readonly appUrl: string;
  /** The name of the database alone. */
  readonly name: string;
  /** As the desk connects: bound by row-level security. */
  readonly database: Database & { readonly pool: pg.Pool };
}

/**
 * A fresh, migrated database of its own, dropped when the test file ends. Call it at the top of a test file.
 * `clock`: the desk's, where the test moves it. Under `npm test` one server serves all files; a file run alone starts one for itself.
 */
export async function testDatabase(clock?: () => Temporal.Instant): Promise<TestDatabase> {
  const server = await serverForTests();
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await asOwner(server.url, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY file_copy`);
  const url = withDatabase(server.url, name);
  const appUrl = withRole(url, APP_ROLE);
  const database = connect({ url: appUrl, connections: 6, ...(clock === undefined ? {} : { clock }) });
  after(async () => {
    await database.close();
    await asOwner(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await server.release();
  });
  return { url, appUrl, name, database };
}

export interface TestServer {
  readonly url: string;
  /** The migrated template that test databases are made from. */
  readonly template: string;
  stop(): Promise<void>;
}

/** Starts a throw-away server with the migrated template in it. */
export async function startTestServer(): Promise<TestServer> {
  const dataDir = await mkdtemp(path.join(quickFolder(), `${PREFIX}${process.pid}-`));
  const server = await startEmbedded({ dataDir, durable: false });
  await asOwner(server.url, `CREATE DATABASE ${TEMPLATE}`);
  await migrate(withDatabase(server.url, TEMPLATE));
  return {
    url: server.url,
    template: withDatabase(server.url, TEMPLATE),
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const PREFIX = 'laipa-test-';

/** In memory where there is room: a clone of the template then takes 15 ms instead of 250. Sweeps what dead runs left. */
function quickFolder(): string {
  const folder = inMemory() ?? tmpdir();
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith(PREFIX))) {
    if (!existsSync(`/proc/${name.split('-')[2]}`) && existsSync('/proc/self')) {
      rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  }
  return folder;
}

function inMemory(): string | null {
  try {
    accessSync('/dev/shm', constants.W_OK);
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > 2e9 ? '/dev/shm' : null;
  } catch {
    return null;
  }
}

let own: Promise<TestServer> | null = null;
let users = 0;

async function serverForTests(): Promise<{ url: string; release: () => Promise<void> }> {
  const shared = process.env[TEST_SERVER];
  if (shared !== undefined) return { url: shared, release: async () => {} };
  own ??= startTestServer();
  users += 1;
  const server = await own;
  return {
    url: server.url,
    release: async () => {
      users -= 1;
      if (users > 0) return;
      own = null;
      await server.stop();
    },
  };
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

function withRole(url: string, role: string): string {
  const changed = new URL(url);
  changed.username = role;
  return changed.href;
}

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
