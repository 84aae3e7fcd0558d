import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type Lockfile, missingFromLockfile } from './lockfile.ts';
import { ROOT } from './sources.ts';

test('the lockfile holds the packages of every platform, so that `npm ci` accepts it everywhere', () => {
  const lockfile = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as Lockfile;
  assert.deepEqual(missingFromLockfile(lockfile), []);
});

test('twin: a package left out is seen', () => {
  const packages = {
    'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0', 'a-darwin': '1.0.0' } },
    'node_modules/a-linux': {},
  };
  assert.deepEqual(missingFromLockfile({ packages }), ['a-darwin']);
  assert.deepEqual(missingFromLockfile({ packages: { ...packages, 'node_modules/a/node_modules/a-darwin': {} } }), []);
});
