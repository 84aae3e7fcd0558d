import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leftovers } from './leftovers.ts';
import { repository } from './sources.ts';

test('nothing is skipped, unfinished, bound to one machine or secret', () => {
  assert.deepEqual(leftovers(repository().filter((file) => !file.path.startsWith('test/guards/leftovers'))), []);
});

test('twin: each leftover is seen', () => {
  for (const text of [
    `test.${'sk'}ip('a', () => {});`,
    `test('a', { ${'sk'}ip: true }, () => {});`,
    `test.${'on'}ly('a', () => {});`,
    `// ${'TO'}DO later`,
    `const folder = '/${'work'}/main';`,
    `"resolved": "https://registry.${'npm'}js.org/a"`,
    `-----BEGIN ${'PRIVATE'} KEY-----`,
  ]) {
    assert.equal(leftovers([{ path: 'src/a.ts', text }]).length, 1, text);
  }
  assert.deepEqual(leftovers([{ path: 'src/a.ts', text: "test('a visitor may skip the survey', () => {});" }]), []);
});
