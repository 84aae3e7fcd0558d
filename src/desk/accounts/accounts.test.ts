import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { testVault } from '../../../test/builders/vault.ts';
import { letterText } from './letters.ts';
import { codeAt, newTotpSecret, stepOf, totpAddress } from './one-time-code.ts';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts';
import { isUnderAttack, placeOf, SOFT_LIMIT, waitUntil } from './throttle.ts';
import { openTicket, sealTicket, type TicketPurpose } from './tickets.ts';
import { canEnter, demandsSecondFactor, mayRemove } from './ways-in.ts';

const NOW = Temporal.Instant.from('2026-11-20T07:00:00Z');
const NONE = { password: false, totp: false, passkeys: 0, codes: 0, provider: false };

test('the codes are those of RFC 6238', () => {
  // Appendix B: the secret „12345678901234567890”, the last six of eight digits.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  assert.equal(codeAt(secret, Temporal.Instant.fromEpochMilliseconds(59_000)), '287082');
  assert.equal(codeAt(secret, Temporal.Instant.fromEpochMilliseconds(1_111_111_109_000)), '081804');
  assert.match(
    totpAddress(newTotpSecret(), 'anna@paraugs.example'),
    /^otpauth:\/\/totp\/Laipa:anna%40paraugs\.example\?/,
  );
});

test('a code fits its own step and one beside it, and names the step, so that it can be taken once', () => {
  const secret = newTotpSecret();
  const code = codeAt(secret, NOW);
  const step = Math.floor(NOW.epochMilliseconds / 30_000);
  assert.equal(stepOf(secret, code, NOW), step);
  assert.equal(stepOf(secret, `${code.slice(0, 3)} ${code.slice(3)}`, NOW.add({ seconds: 30 })), step);
  assert.equal(stepOf(secret, code, NOW.subtract({ seconds: 30 })), step);
  assert.equal(stepOf(secret, code, NOW.add({ seconds: 90 })), null);
  for (const wrong of ['', '12345', 'abcdef', '1234567']) assert.equal(stepOf(secret, wrong, NOW), null);
});

test('recovery codes are read however they are written, and nothing else is one', () => {
  const [code = ''] = newRecoveryCodes();
  assert.match(code, /^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
  assert.deepEqual(recoveryCodeHash(code), recoveryCodeHash(` ${code.toUpperCase().replaceAll('-', '')} `));
  assert.equal(recoveryCodeHash('123456'), null);
  assert.equal(recoveryCodeHash(''), null);
});

test('one place waits longer with each failure, never more than a quarter of an hour, and only after five', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (failures) => {
      const until = waitUntil({ failures, lastAt: NOW }, NOW);
      if (failures < 5) return until === null;
      const seconds = until === null ? 0 : until.since(NOW).total('seconds');
      const next = waitUntil({ failures: failures + 1, lastAt: NOW }, NOW);
      return seconds >= 5 && seconds <= 900 && next !== null && Temporal.Instant.compare(next, until ?? NOW) >= 0;
    }),
  );
  assert.equal(waitUntil({ failures: 50, lastAt: NOW }, NOW.add({ minutes: 15 })), null);
  assert.equal(waitUntil(null, NOW), null);
});

test('an account is under attack after many failures from anywhere, and no longer an hour after the last', () => {
  assert.equal(isUnderAttack({ failures: SOFT_LIMIT - 1, lastAt: NOW }, NOW), false);
  assert.equal(isUnderAttack({ failures: SOFT_LIMIT, lastAt: NOW }, NOW), true);
  assert.equal(isUnderAttack({ failures: 9999, lastAt: NOW }, NOW.add({ minutes: 61 })), false);
});

test('a place is one IPv4 address or the /64 of an IPv6 one, however it is written', () => {
  assert.equal(placeOf('::ffff:192.0.2.7'), '192.0.2.7');
  assert.equal(placeOf('192.0.2.7'), '192.0.2.7');
  assert.equal(placeOf('2001:db8:1:2:3:4:5:6'), placeOf('2001:db8:1:2::9'));
  assert.notEqual(placeOf('2001:db8:1:2::9'), placeOf('2001:db8:1:3::9'));
  assert.equal(placeOf('2001:db8::1'), '2001:db8:0:0::/64');
});

test('a ticket opens for its purpose, in its browser, in its time, and not when it was changed', () => {
  const vault = testVault();
  const ticket = sealTicket(vault, 'second-step', { employee: 'a' }, 'csrf', NOW);
  const open = (purpose: TicketPurpose, text: unknown, binding: string, at = NOW) =>
    openTicket<{ employee: string }>(vault, purpose, text, binding, at);
  assert.deepEqual(open('second-step', ticket, 'csrf'), { employee: 'a' });
  assert.equal(open('passkey-sign-in', ticket, 'csrf'), null);
  assert.equal(open('second-step', ticket, 'another'), null);
  assert.equal(open('second-step', ticket, ''), null);
  assert.equal(open('second-step', ticket, 'csrf', NOW.add({ minutes: 15 })), null);
  assert.equal(open('second-step', undefined, 'csrf'), null);
  fc.assert(
    fc.property(fc.nat({ max: ticket.length - 1 }), fc.constantFrom(...'abcXYZ019-_'), (at, sign) => {
      const changed = ticket.slice(0, at) + sign + ticket.slice(at + 1);
      // The last sign of base64 may carry bits that are thrown away.
      return (
        Buffer.from(changed, 'base64url').equals(Buffer.from(ticket, 'base64url')) ||
        open('second-step', changed, 'csrf') === null
      );
    }),
  );
});

test('the last way in stays, and so does a second factor that the role demands', () => {
  assert.equal(demandsSecondFactor(['employee'], 'roles'), false);
  assert.equal(demandsSecondFactor(['employee'], 'everybody'), true);
  for (const role of [
    'head',
    'administrator',
    'data-protection-officer',
    'executive-director',
    'council-chair',
  ] as const)
    assert.equal(demandsSecondFactor(['employee', role], 'roles'), true, role);
  assert.deepEqual(mayRemove({ ...NONE, passkeys: 1 }, 'passkey', false), { refused: 'last-way' });
  assert.equal(mayRemove({ ...NONE, passkeys: 2 }, 'passkey', true), null);
  assert.equal(mayRemove({ ...NONE, passkeys: 1, password: true }, 'passkey', false), null);
  assert.deepEqual(mayRemove({ ...NONE, passkeys: 1, password: true }, 'passkey', true), {
    refused: 'second-factor-demanded',
  });
  assert.deepEqual(mayRemove({ ...NONE, password: true, totp: true }, 'totp', true), {
    refused: 'second-factor-demanded',
  });
  assert.equal(mayRemove({ ...NONE, password: true, totp: true }, 'totp', false), null);
  fc.assert(
    fc.property(
      fc.record({
        password: fc.boolean(),
        totp: fc.boolean(),
        passkeys: fc.integer({ min: 1, max: 4 }),
        codes: fc.nat(10),
        provider: fc.boolean(),
      }),
      fc.constantFrom('passkey' as const, 'totp' as const),
      fc.boolean(),
      (ways, what, demanded) => {
        const left = what === 'passkey' ? { ...ways, passkeys: ways.passkeys - 1 } : { ...ways, totp: false };
        return (mayRemove(ways, what, demanded) === null) === canEnter(left, demanded);
      },
    ),
  );
});

test('a letter carries its link once, in the reader’s language, and says when it was not asked for', () => {
  const letter = {
    kind: 'recovery',
    to: { name: 'Anna Paraudziņa', address: 'anna@paraugs.example' },
    link: 'https://laipa.example/ieeja/saite/abc',
    facts: '',
  } as const;
  const { subject, text } = letterText({ ...letter, language: 'lv' });
  assert.equal(subject, 'Saite ieejai Laipā');
  assert.equal(text.split(letter.link).length, 2);
  assert.match(text, /^Labdien!\n\nAnna Paraudziņa, Jūs lūdzāt saiti/);
  assert.match(letterText({ ...letter, language: 'en' }).text, /If it was not you/);
});
