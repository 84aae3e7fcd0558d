import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMail } from '../desk/mail/index.ts';
import { PHOTO, PLAN } from './demo-letters/files.ts';
import { composeMail } from './demo-mail.ts';

const LETTER = {
  messageId: '<1@klienti.example>',
  at: Temporal.Instant.from('2026-11-20T16:50:00+02:00'),
  from: 'Žanis Piemērceplis <zanis@klienti.example>',
  to: 'dome@paraugnovads.example',
  subject: 'Šķūņu ielā ir bedre, un šķībi stāv ļoti garš „apgaismes” stabs',
  text: 'Labdien!\n\nČetri ķirši, ģērētājs, ūdens – „viss”.\n',
};

test('an invented letter is read as it was written, with its name, day and words', () => {
  const read = readMail(composeMail(LETTER));
  assert.equal(read.kind, 'letter');
  assert.deepEqual([read.from?.name, read.from?.address], ['Žanis Piemērceplis', 'zanis@klienti.example']);
  assert.equal(read.subject, LETTER.subject);
  assert.equal(read.text.trim(), LETTER.text.trim());
  assert.equal(read.date?.toString(), LETTER.at.toString());
});

test('a letter in Windows-1257 comes as bytes of that alphabet and is read all the same', () => {
  const raw = composeMail({ ...LETTER, charset: 'windows-1257' });
  assert.ok(raw.includes(Buffer.from('charset=windows-1257')));
  assert.equal(readMail(raw).text.trim(), LETTER.text.trim());
});

test('attachments keep their names and bytes, and the HTML part stands beside the plain one', () => {
  const read = readMail(composeMail({ ...LETTER, html: '<p>Labdien!</p>', files: [PLAN, PHOTO] }));
  assert.deepEqual(
    read.attachments.map(({ name }) => name),
    [PLAN.name, PHOTO.name],
  );
  assert.match(read.html ?? '', /<p>Labdien!/);
  assert.equal(
    read.attachments.every(({ danger }) => danger === null),
    true,
  );
});
