import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HASH_COST, hashPassword, needsRehash, verifyPassword } from './password-hash.ts';
import { passwordFault } from './password-rules.ts';

const ANNA = { givenName: 'Anna', surname: 'Paraudziņa', email: 'anna.paraudzina@paraugnovads.example' };

test('a password has twelve characters, is none of the first that are guessed, and does not hold its owner’s name', () => {
  for (const [password, fault] of [
    ['vienpadsmit', 'too-short'],
    ['zirgs baterija skava', null],
    ['Ļoti Jauks Rīts', null],
    ['PaRoLePaRoLe1!', 'too-common'],
    ['Latvija2026!!', 'too-common'],
    ['qwertyuiop123', 'too-common'],
    ['123456789012', 'repeated'],
    ['abcdefghijkl', 'repeated'],
    ['ababababababab', 'repeated'],
    ['te ir PARAUDZINA iekšā', 'own-name'],
    ['x'.repeat(201), 'too-long'],
  ] as const)
    assert.equal(passwordFault(password, ANNA), fault, password);
});

test('a password is kept as argon2id with its parameters, fits only itself, and is made anew when the parameters change', async () => {
  const hash = await hashPassword('zirgs baterija skava');
  assert.match(
    hash,
    new RegExp(`^\\$argon2id\\$v=19\\$m=${HASH_COST.memory},t=${HASH_COST.passes},p=${HASH_COST.parallelism}\\$`),
  );
  assert.notEqual(hash, await hashPassword('zirgs baterija skava'), 'each has a salt of its own');
  assert.equal(await verifyPassword(hash, 'zirgs baterija skava'), true);
  assert.equal(await verifyPassword(hash, 'zirgs baterija skava '), false);
  // ļ typed as one sign or as l with a cedilla.
  assert.equal(await verifyPassword(await hashPassword('ļoti jauks rīts'), 'ļoti jauks rīts'.normalize('NFD')), true);
  assert.equal(needsRehash(hash), false);
  assert.equal(needsRehash(await hashPassword('x', { ...HASH_COST, memory: 19_456 })), true);
});

test('nobody’s password takes as long to refuse as somebody’s', async () => {
  const hash = await hashPassword('zirgs baterija skava');
  await verifyPassword(null, 'first');
  const times = async (stored: string | null) => {
    const all = [];
    for (let run = 0; run < 5; run += 1) {
      const began = performance.now();
      assert.equal(await verifyPassword(stored, 'nepareizā parole'), false);
      all.push(performance.now() - began);
    }
    return Math.min(...all);
  };
  const [known, unknown] = [await times(hash), await times(null)];
  assert.ok(unknown > known / 2 && unknown < known * 2, `${known} ms and ${unknown} ms`);
});
