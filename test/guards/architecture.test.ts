import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  againstFolderOrder,
  databaseOutsideStores,
  impure,
  siblingsNotByIndex,
  siblingsOfEachOther,
  unboundedLists,
} from './architecture.ts';
import { repository } from './sources.ts';

const files = repository(['src/**/*.ts']);
const one = (path: string, text: string) => [{ path, text }];

test('the guards see the sources', () => {
  assert.ok(files.length > 100, `${files.length} files`);
});

test('a folder imports only from itself and from what stands above it', () => {
  assert.deepEqual(againstFolderOrder(files), []);
});

test('twin: an import from below, and a folder without a place, are seen', () => {
  assert.equal(againstFolderOrder(one('src/time/a.ts', "import { record } from '../journal/index.ts';")).length, 1);
  assert.equal(
    againstFolderOrder(one('src/desk/mail/a.ts', "const web = await import('../../web/html.ts');")).length,
    1,
  );
  assert.equal(againstFolderOrder(one('src/helpers/a.ts', '')).length, 1);
  assert.deepEqual(againstFolderOrder(one('src/journal/a.ts', "import { due } from '../time/due.ts';")), []);
});

test('a subject of the desk enters another one by its index.ts', () => {
  assert.deepEqual(siblingsNotByIndex(files), []);
});

test('twin: a way past the index is seen', () => {
  assert.equal(siblingsNotByIndex(one('src/desk/mail/a.ts', "import { b } from '../cases/cases.store.ts';")).length, 1);
  assert.equal(siblingsNotByIndex(one('src/desk/mail/read/a.ts', "import { b } from '../../cases/b.ts';")).length, 1);
  assert.deepEqual(siblingsNotByIndex(one('src/desk/mail/read/a.ts', "import { b } from '../b.ts';")), []);
});

test('no two subjects of the desk import each other', () => {
  assert.deepEqual(siblingsOfEachOther(files), []);
});

test('twin: two that import each other are seen', () => {
  const pair = [
    { path: 'src/desk/mail/a.ts', text: "import { b } from '../cases/index.ts';" },
    { path: 'src/desk/cases/b.ts', text: "import { a } from '../mail/index.ts';" },
  ];
  assert.equal(siblingsOfEachOther(pair).length, 1);
  assert.deepEqual(siblingsOfEachOther(pair.slice(1)), []);
});

test('in desk/ only stores speak to the database', () => {
  assert.deepEqual(databaseOutsideStores(files), []);
});

test('twin: a statement outside a store is seen', () => {
  assert.equal(databaseOutsideStores(one('src/desk/mail/place.ts', 'await tx.rows<Row>(`select 1`)')).length, 1);
  assert.equal(databaseOutsideStores(one('src/desk/mail/place.ts', "import pg from 'pg';")).length, 1);
  assert.deepEqual(databaseOutsideStores(one('src/desk/mail/mail.store.ts', 'await tx.rows(`select 1`)')), []);
  assert.deepEqual(databaseOutsideStores(one('src/desk/mail/place.ts', '// tx.rows(…) stands in the store')), []);
});

test('vocabulary, time, language and standard are pure', () => {
  assert.deepEqual(impure(files), []);
});

test('twin: a clock, a die, a file and the environment are seen in a pure folder', () => {
  for (const text of [
    'const now = Date.now();',
    'const at = new Date();',
    'const today = Temporal.Now.plainDateISO();',
    'const die = Math.random();',
    "import { readFileSync } from 'node:fs';",
    'const folder = process.env.LAIPA_DATA;',
  ]) {
    assert.equal(impure(one('src/time/due.ts', text)).length, 1, text);
  }
  assert.deepEqual(impure(one('src/time/due.ts', '/** Never Date.now(): `now` is given. */')), []);
  assert.deepEqual(impure(one('src/cli/start.ts', 'const now = Date.now();')), []);
});

test('every list that a store selects has a limit, or says why it cannot grow', () => {
  assert.deepEqual(unboundedLists(files), []);
});

test('twin: a list without a bound is seen', () => {
  const store = (text: string) => unboundedLists(one('src/desk/cases/cases.store.ts', text)).length;
  assert.equal(store('return tx.rows<Row>(`select id from case_`, [])'), 1);
  assert.equal(store('const SQL = `select id from case_`;\nreturn tx.rows<Row>(SQL, [])'), 1);
  assert.equal(store('return tx.rows<Row>(`select id from case_ limit $1`, [50])'), 0);
  assert.equal(store('// bounded: a case has few of them\nreturn tx.rows<Row>(`select id from case_`, [])'), 0);
  assert.equal(store('return tx.rows<Row>(`select count(*) from case_`)'), 0);
});
