import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ACTIONS } from '../../src/desk/powers/index.ts';
import { accessMatrixDocument, actionFaults, actionsIn, commandFaults } from './access-matrix.ts';
import { isShipped, repository, ROOT } from './sources.ts';

const textOf = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

test('5.4.2: docs/access-matrix.md says what the policy says (node bin/laipa-dev matrix writes it)', () => {
  assert.equal(textOf('docs/access-matrix.md'), accessMatrixDocument());
});

test('every action of the policy is used by a page or a command, or awaited with a reason', () => {
  const files = repository(['src/**/*.ts']).filter(
    (file) => isShipped(file) && file.path !== 'src/desk/powers/policy.ts',
  );
  assert.ok(files.length > 200);
  assert.deepEqual(actionFaults(files), []);
});

test('twin: an idle action, an awaited one that is used and one that is none are seen', () => {
  const page = [{ path: 'a.ts', text: "defineRoute({ action: 'case.read' }); web.mayI('case.take', one)" }];
  assert.deepEqual(actionFaults(page, ['case.read', 'case.take'], {}), []);
  assert.equal(actionFaults(page, ['case.read', 'case.take', 'case.burn'], {}).length, 1);
  assert.equal(actionFaults(page, ['case.read', 'case.take'], { 'case.read': 'later' }).length, 1);
  assert.equal(actionFaults(page, ['case.read', 'case.take'], { 'case.burn': 'later' }).length, 1);
  assert.deepEqual(actionsIn("// mayI('case.burn')\nmay(identity, 'case.read')"), ['case.read']);
});

test('every command of bin/laipa names an action of the policy', () => {
  assert.deepEqual(commandFaults(textOf('src/cli/laipa.ts')), []);
});

test('twin: a command without an action, or with one that is none, is seen', () => {
  const table = (inner: string) => `const COMMANDS: X = {\n${inner}\n};`;
  assert.deepEqual(commandFaults(table("  a: { action: 'case.read', load: () => x },"), ['case.read']), []);
  assert.equal(commandFaults(table('  a: () => x,'), ['case.read']).length, 1);
  assert.equal(
    commandFaults(table("  a: { action: 'case.read', load: () => x },\n  b: { action: 'case.burn' },"), ['case.read'])
      .length,
    1,
  );
  assert.equal(commandFaults('', [...ACTIONS]).length, 1);
});
