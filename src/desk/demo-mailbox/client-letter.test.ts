import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EmailAddress } from '../../vocabulary/ids.ts';
import { clientLetter, inventedAddress, replySubject } from './client-letter.ts';

const typed = {
  name: 'Paraugs Klients',
  from: 'klients@klienti.example' as EmailAddress,
  to: 'dome@paraugnovads.example' as EmailAddress,
  subject: 'Re: Bedre',
  text: 'Paldies!',
};

test('an answer names the letter it answers and the ones before, and quotes it', () => {
  const answered = {
    messageId: '<2@desk.example>',
    references: ['<1@klienti.example>'],
    fromName: 'Anna',
    text: 'Labdien!\n\nBedre aizbērta.\n',
    attribution: 'Anna rakstīja:',
  };
  const letter = clientLetter(typed, answered, 'key');
  assert.equal(letter.inReplyTo, '<2@desk.example>');
  assert.deepEqual(letter.references, ['<1@klienti.example>', '<2@desk.example>']);
  assert.equal(letter.text, 'Paldies!\n\nAnna rakstīja:\n> Labdien!\n>\n> Bedre aizbērta.\n');
});

test('the same opening of the form gives the same Message-ID', () => {
  assert.equal(clientLetter(typed, null, 'key').messageId, clientLetter(typed, null, 'key').messageId);
  assert.equal(clientLetter(typed, null, 'key').messageId, '<key@klienti.example>');
});

test('only an address that can be nobody’s plays a client', () => {
  for (const address of ['a@b.example', 'A@example.com', 'a@x.test', 'a@x.invalid'])
    assert.notEqual(inventedAddress(address), null, address);
  for (const address of ['a@pasts.lv', 'a@example.lv', 'a@notexample.com', 'nekas', '@b.example', 'a@b.example.lv'])
    assert.equal(inventedAddress(address), null, address);
});

test('„Re:” stands once', () => {
  assert.equal(replySubject('Bedre'), 'Re: Bedre');
  assert.equal(replySubject('RE: Bedre'), 'RE: Bedre');
  assert.equal(replySubject('Atb: Bedre'), 'Atb: Bedre');
});
