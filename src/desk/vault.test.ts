import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openVault, VaultFault } from './vault.ts';

const KEY = Buffer.alloc(32, 1);
const OLD = Buffer.alloc(32, 2);
const HERE = 'client.personal_code:1';

test('what is sealed opens in its place, is never the same twice and holds nothing readable', () => {
  const vault = openVault([KEY]);
  const sealed = vault.seal('329999-99990', HERE);
  assert.equal(vault.open(sealed, HERE), '329999-99990');
  assert.ok(!sealed.includes('329999'));
  assert.notDeepEqual(vault.seal('329999-99990', HERE), sealed);
});

test('a sealed value does not open in another place, changed, or with another key', () => {
  const vault = openVault([KEY]);
  const sealed = vault.seal('329999-99990', HERE);
  const changed = Buffer.from(sealed);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  assert.throws(() => vault.open(sealed, 'client.personal_code:2'), VaultFault);
  assert.throws(() => vault.open(changed, HERE), VaultFault);
  assert.throws(() => openVault([OLD]).open(sealed, HERE), VaultFault);
});

test('after a change of keys the old values open and are found, and new ones are sealed with the new key', () => {
  const before = openVault([OLD]);
  const after = openVault([KEY, OLD]);
  assert.equal(after.open(before.seal('x', HERE), HERE), 'x');
  assert.deepEqual(after.index('x', 'code'), before.index('x', 'code'));
  assert.throws(() => before.open(after.seal('x', HERE), HERE), VaultFault);
});

test('the index differs by kind and by key', () => {
  const vault = openVault([KEY]);
  assert.notDeepEqual(vault.index('x', 'code'), vault.index('x', 'phone'));
  assert.notDeepEqual(vault.index('x', 'code'), openVault([OLD]).index('x', 'code'));
});
