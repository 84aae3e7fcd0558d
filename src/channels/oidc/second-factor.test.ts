import assert from 'node:assert/strict';
import { test } from 'node:test';
import { providedPerson } from './staff-provider.ts';
import { showedTwoFactors } from './second-factor.ts';

const shown = (claims: object, strong: string[] = []) => showedTwoFactors({ sub: 'x', ...claims }, strong);

test('two factors were shown where the provider says so: by name, by methods of two kinds, by an agreed level', () => {
  assert.equal(shown({ amr: ['mfa'] }), true);
  assert.equal(shown({ amr: ['pwd', 'otp'] }), true);
  assert.equal(shown({ amr: ['hwk', 'pin'] }), true);
  assert.equal(shown({ amr: ['hwk', 'fpt'] }), true);
  assert.equal(shown({ acr: 'urn:divi' }, ['urn:divi']), true);
});

test('one factor, two of one kind, or a word that is not understood are not two factors', () => {
  for (const claims of [
    {},
    { amr: ['pwd'] },
    { amr: ['pwd', 'pin'] },
    { amr: ['otp', 'sms'] },
    { amr: ['hwk'] },
    { amr: 'mfa' },
    { amr: [['mfa']] },
    { amr: ['MFA-maybe'] },
    { acr: '1' },
    { acr: ['urn:divi'] },
  ]) {
    assert.equal(shown(claims, ['urn:divi']), false, JSON.stringify(claims));
  }
});

test('a person is named by the chosen claim; an address counts where it is vouched for or trusted', () => {
  const claims = { sub: 's', oid: 'o', number: 77, email: 'Anna@Novads.example', email_verified: true };
  const of = (more: object, settings: object = {}) =>
    providedPerson({ ...claims, ...more }, { claim: 'sub', trustsEmail: false, ...settings });
  assert.deepEqual(of({}), { account: 's', email: 'anna@novads.example', emailUnverified: false });
  assert.equal(of({}, { claim: 'oid' })?.account, 'o');
  assert.equal(of({}, { claim: 'number' })?.account, '77');
  assert.equal(of({}, { claim: 'missing' }), null);
  assert.equal(of({ sub: ' ' }), null);
  assert.deepEqual(of({ email_verified: false }), { account: 's', email: null, emailUnverified: true });
  assert.deepEqual(of({ email_verified: undefined }), { account: 's', email: null, emailUnverified: true });
  assert.equal(of({ email_verified: undefined }, { trustsEmail: true })?.email, 'anna@novads.example');
  assert.equal(of({ email_verified: false }, { trustsEmail: true })?.email, null);
  assert.equal(of({ email: 'no address' })?.email, null);
});
