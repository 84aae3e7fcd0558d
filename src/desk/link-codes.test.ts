import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomBytes } from 'node:crypto';
import { testVault } from '../../test/builders/vault.ts';
import { linkCode, openLinkCode } from './link-codes.ts';
import { openVault } from './vault.ts';

const ID = '01890a5d-ac96-7b43-8f1e-0123456789ab';

test('a code opens the very thing it was made for, and is the same each time it is printed', () => {
  const vault = testVault();
  const code = linkCode(vault, 'visit', ID);
  assert.match(code, /^[A-Za-z0-9_-]{34}$/);
  assert.equal(linkCode(vault, 'visit', ID), code);
  assert.equal(openLinkCode(vault, 'visit', code), ID);
});

test('a code for something else, of another desk, changed by one character or no code at all opens nothing', () => {
  const vault = testVault();
  const code = linkCode(vault, 'visit', ID);
  assert.equal(openLinkCode(vault, 'appointment', code), null);
  assert.equal(openLinkCode(openVault([randomBytes(32)]), 'visit', code), null);
  for (let at = 0; at < code.length; at += 1) {
    const other = code[at] === 'A' ? 'B' : 'A';
    assert.equal(openLinkCode(vault, 'visit', code.slice(0, at) + other + code.slice(at + 1)), null, `at ${at}`);
  }
  for (const none of ['', ID, 'x'.repeat(34), null, 7, `${code}a`, ` ${code}`])
    assert.equal(openLinkCode(vault, 'visit', none), null);
});
