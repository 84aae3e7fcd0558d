import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Contact } from '../clients/index.ts';
import { readNoticeAddress, type Reachable, wayTo } from './way-to.ts';

const contact = (value: string, more: Partial<Contact> = {}): Contact => ({
  ...{ id: value, kind: value.includes('@') ? 'e-mail' : 'phone', value, writtenAs: value, label: '' },
  ...{ main: false, verified: false, doNotUse: false },
  ...more,
});
const MOBILE = contact('+37129123456');
const LANDLINE = contact('+37167012345');
const LETTERS = contact('klients@klienti.example');
const to = (contacts: Contact[], preferredChannel: Reachable['preferredChannel'] = null) => {
  const way = wayTo({ contacts, preferredChannel });
  return way === null ? null : way.way === 'sms' ? way.phone : way.address;
};

test('the way a client prefers, else a text message to a mobile number, else e-mail, else none', () => {
  assert.equal(to([LETTERS, MOBILE]), MOBILE.value);
  assert.equal(to([LETTERS, MOBILE], 'e-mail'), LETTERS.value);
  assert.equal(to([LETTERS, MOBILE], 'sms'), MOBILE.value);
  assert.equal(to([MOBILE], 'e-mail'), MOBILE.value);
  assert.equal(to([LETTERS, LANDLINE], 'sms'), LETTERS.value);
  assert.equal(to([LANDLINE]), null);
  assert.equal(to([]), null);
});

test('never where a client does not wish to be reached; of several the one they named first', () => {
  assert.equal(to([{ ...MOBILE, doNotUse: true }, LETTERS]), LETTERS.value);
  assert.equal(to([MOBILE, contact('+37126111222', { main: true })]), '+37126111222');
});

test('what is typed is an address or a mobile number, or it is said what is wrong with it', () => {
  assert.deepEqual(readNoticeAddress(' 29 123 456 '), { way: 'sms', phone: '+37129123456' });
  assert.deepEqual(readNoticeAddress('+44 7400 123456'), { way: 'sms', phone: '+447400123456' });
  assert.deepEqual(readNoticeAddress('Klients@Klienti.example'), { way: 'e-mail', address: 'klients@klienti.example' });
  assert.deepEqual(readNoticeAddress('67 012 345'), { refused: 'not-mobile' });
  for (const typed of ['', 'nekas', '29 123 45', 'a@'])
    assert.deepEqual(readNoticeAddress(typed), { refused: 'unreadable' }, typed);
});
