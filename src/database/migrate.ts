import { readFile, readdir } from 'node:fs/promises';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { NewerSchema } from './newer-schema.ts';

const FOLDER = new URL('../../db/migrations/', import.meta.url);
const NAME = /^(\d{4})-[a-z0-9-]+\.sql$/;

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** The numbered migrations of the folder, in order. Throws when a number is missing or stands twice. */
export async function migrations(folder = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(NAME.exec(name)?.[1]);
      if (number !== index + 1)
        throw new Error(`Migration ${name}: expected number ${index + 1} and a name in kebab-case`);
      return { number, name, sql: await readFile(new URL(name, folder), 'utf8') };
    }),
  );
}

/**
 * Brings the schema up to date, as the owner of the tables; returns the names of what was applied. Several processes
 * may call it at once: one works, the others wait and find nothing to do. A failing migration leaves nothing behind.
 */
export async function migrate(ownerUrl: string, folder = FOLDER): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  // A connection that breaks shows in the statement under way; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    // 0x1a19a: one lock for all that migrate this database.
    await client.query('select pg_advisory_lock(106906)');
    await client.query(
      'create table if not exists migration (number integer primary key, name text not null, applied_at timestamptz not null default now())',
    );
    // A function of one's own would see rows before a policy has spoken. Said at each start: a restored copy of the
    // database has forgotten it.
    await client.query(
      `do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$`,
    );
    const done = await client.query<{ number: number }>('select number from migration');
    const applied = new Set(done.rows.map((row) => row.number));
    const known = await migrations(folder);
    if (Math.max(0, ...applied) > known.length) throw new NewerSchema(Math.max(...applied), known.length);
    const pending = known.filter((migration) => !applied.has(migration.number));
    if (pending.length === 0) return [];
    await runMigrations({ connectionString: ownerUrl });
    await client.query('begin');
    for (const migration of pending) {
      await client.query(migration.sql);
      await client.query('insert into migration (number, name) values ($1, $2)', [migration.number, migration.name]);
    }
    await client.query('commit');
    return pending.map((migration) => migration.name);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}
