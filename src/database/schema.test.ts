import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { testDatabase } from '../../test/run/database-for-tests.ts';
import { dumpSchema } from './dump-schema.ts';
import { migrate, migrations } from './migrate.ts';

const { url, name } = await testDatabase();

async function asOwner<Row extends pg.QueryResultRow>(statement: string, at = url): Promise<Row[]> {
  const client = new pg.Client({ connectionString: at });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** An empty database beside the given one, dropped when the file ends. */
async function emptyDatabase(which: string): Promise<string> {
  const own = `${name}_${which}`;
  await asOwner(`create database ${own}`);
  after(() => asOwner(`drop database if exists ${own} with (force)`).catch(() => {}));
  const changed = new URL(url);
  changed.pathname = `/${own}`;
  return changed.href;
}

test('db/schema.sql is what the migrations make (refresh: node bin/laipa-dev schema)', async () => {
  const kept = await readFile(new URL('../../db/schema.sql', import.meta.url), 'utf8');
  assert.equal(await dumpSchema(url), kept);
});

test('the dump shows a column, an index, a policy or a grant that somebody added', async () => {
  const before = await dumpSchema(url);
  for (const [change, shown, back] of [
    ['alter table note add column more text', /\n {2}more text\n/, 'alter table note drop column more'],
    ['create index note_more on note (text)', /INDEX note_more/, 'drop index note_more'],
    [
      'alter table note no force row level security',
      /table note row security\n/,
      'alter table note force row level security',
    ],
    ['grant truncate on note to laipa_app', /truncate/, 'revoke truncate on note from laipa_app'],
    ['create policy open on note using (true)', /policy open/, 'drop policy open on note'],
  ] as const) {
    await asOwner(change);
    assert.match(await dumpSchema(url), shown, change);
    await asOwner(back);
  }
  assert.equal(await dumpSchema(url), before);
});

test('three that migrate at once: one works, the others find nothing to do', async () => {
  const empty = await emptyDatabase('three');
  const applied = await Promise.all([migrate(empty), migrate(empty), migrate(empty)]);
  const all = (await migrations()).map((migration) => migration.name);
  assert.deepEqual(
    applied.filter((names) => names.length > 0),
    [all],
  );
  assert.equal(await dumpSchema(empty), await dumpSchema(url));
});

test('a migration that fails leaves nothing of those that came with it', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'laipa-migrations-'));
  after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(path.join(folder, '0001-good.sql'), 'create table good (id integer);');
  await writeFile(path.join(folder, '0002-bad.sql'), 'create table bad (id integer); select 1 / 0;');
  const empty = await emptyDatabase('failing');
  await assert.rejects(migrate(empty, pathToFileURL(`${folder}/`)), /division by zero/);
  assert.deepEqual(await asOwner(`select tablename from pg_tables where tablename in ('good', 'bad')`, empty), []);
  assert.deepEqual(await asOwner('select * from migration', empty), []);
  await writeFile(path.join(folder, '0002-bad.sql'), 'create table bad (id integer);');
  assert.deepEqual(await migrate(empty, pathToFileURL(`${folder}/`)), ['0001-good.sql', '0002-bad.sql']);
});

test('a number that is missing among the migrations is refused before anything is done', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'laipa-migrations-'));
  after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(path.join(folder, '0002-second.sql'), 'select 1;');
  await assert.rejects(migrations(pathToFileURL(`${folder}/`)), /expected number 1/);
});

test('a schema of a newer release is not served by an older program', async () => {
  const newer = await emptyDatabase('newer');
  await migrate(newer);
  await asOwner(`insert into migration (number, name) values (9999, 'from a newer release')`, newer);
  await assert.rejects(migrate(newer), { name: 'NewerSchema', message: /jaunāka.*newer/ });
});
