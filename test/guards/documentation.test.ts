import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type Known, undocumentedVariables, unlistedDecisions, untrueNames, variablesIn } from './documentation.ts';
import { ROOT, repository } from './sources.ts';

const COMMANDS = [
  'start',
  'migrate',
  'seed',
  'replay',
  'standard',
  'status',
  'doctor',
  'directory',
  'people',
  'retention',
];
const TABLE = 'docs/for-operators/configuration.md';

const files = repository();
const textOf = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');
const settings = variablesIn(files.find((file) => file.path === 'src/config.ts')?.text ?? '');
const forTests = files.filter((file) => file.path.startsWith('test/') && !file.path.startsWith('test/guards/'));

const known: Known = {
  files: new Set([...files.map((file) => file.path), 'package-lock.json', 'LICENSE']),
  commands: new Set(COMMANDS),
  scripts: new Set(Object.keys((JSON.parse(textOf('package.json')) as { scripts: object }).scripts)),
  variables: new Set([...settings, ...forTests.flatMap((file) => variablesIn(file.text))]),
};

test('what README and docs name is there: files, commands, scripts, variables', () => {
  const documents = files.filter((file) => file.path === 'README.md' || /^docs\/.*\.md$/.test(file.path));
  assert.ok(documents.length > 3);
  assert.deepEqual(untrueNames(documents, known), []);
});

test('the commands that may be named are the ones that bin/laipa knows', () => {
  const commands = textOf('src/cli/laipa.ts');
  assert.deepEqual(
    COMMANDS.filter((name) => !commands.includes(name)),
    [],
  );
});

test('every setting that the code reads is in the table of settings', () => {
  assert.ok(settings.length > 5);
  assert.deepEqual(undocumentedVariables(textOf(TABLE), new Set(settings)), []);
});

test('every decision is in the list of decisions', () => {
  const folder = path.join(ROOT, 'docs/decisions');
  const decisions = readdirSync(folder).filter((name) => /^\d{4}-/.test(name));
  const list = path.join(folder, 'README.md');
  assert.ok(existsSync(list), 'docs/decisions/README.md lists the decisions');
  assert.deepEqual(unlistedDecisions(readFileSync(list, 'utf8'), decisions), []);
});

test('twin: a file, a command, a script and a variable that are not there are seen', () => {
  const seen = (text: string) => untrueNames([{ path: 'docs/a.md', text }], known).length;
  assert.equal(seen('see [b](b.md)'), 1);
  assert.equal(seen('see `src/nowhere.ts`'), 1);
  assert.equal(seen('run `node bin/laipa dance`'), 1);
  assert.equal(seen('run `npm run dance`'), 1);
  assert.equal(seen(`set \`LAIPA_${'DANCE'}\``), 1);
  assert.equal(seen('run `node bin/laipa doctor`, `npm run check`, set `LAIPA_DATA`, see `src/config.ts`'), 0);
});

test('twin: a setting without a line and a decision outside the list are seen', () => {
  assert.equal(undocumentedVariables('| `LAIPA_DATA` |', new Set(['LAIPA_DATA', 'LAIPA_PORT'])).length, 1);
  assert.equal(unlistedDecisions('[one](0001-one.md)', ['0001-one.md', '0002-two.md']).length, 1);
  assert.equal(unlistedDecisions('[one](0001-one.md)', []).length, 1);
});
