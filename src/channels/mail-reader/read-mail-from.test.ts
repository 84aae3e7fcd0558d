import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OWN_MARKS, rawMail } from '../../../test/builders/mail.ts';
import { everydayMail, mailWithPictures } from '../../../test/builders/mail-large.ts';
import { readMail } from '../../desk/mail/read/read-mail.ts';
import { readMailFrom } from './read-mail-from.ts';

test('a worker reads a message to the very same result as the thread itself', async () => {
  const reader = readMailFrom(OWN_MARKS, { inThreadBytes: 0, workers: 1 });
  try {
    for (const raw of [
      everydayMail(1),
      rawMail({ Date: '' }),
      rawMail({ 'X-Laipa-Origin': 'laipa.pasvaldiba.example' }),
      Buffer.alloc(0),
    ]) {
      const { date, ...read } = await reader.read(raw);
      const { date: expected, ...rest } = readMail(raw, OWN_MARKS);
      assert.deepEqual(read, rest);
      assert.equal(date?.toString(), expected?.toString());
    }
  } finally {
    await reader.close();
  }
});

test('a message that takes too long ends as unreadable with its headers, and the next one is read', async () => {
  const reader = readMailFrom(null, { inThreadBytes: 0, workers: 1, limitMs: 1 });
  try {
    const slow = await reader.read(mailWithPictures(300, 20_000));
    assert.ok(slow.kind === 'unreadable');
    assert.equal(slow.reason, 'took-too-long');
    assert.equal(slow.subject, 'Bedre');
  } finally {
    await reader.close();
  }
  const patient = readMailFrom(null, { inThreadBytes: 0, workers: 2 });
  try {
    const all = await Promise.all(Array.from({ length: 8 }, (_, nth) => patient.read(everydayMail(nth))));
    assert.deepEqual(
      all.map(({ messageId }) => messageId),
      Array.from({ length: 8 }, (_, nth) => `<day${nth}@iedzivotajs.example>`),
    );
  } finally {
    await patient.close();
  }
});

test('small messages are read at once, without a thread', async () => {
  const reader = readMailFrom(null);
  assert.equal((reader.read(rawMail({})) as ReturnType<typeof readMail>).kind, 'letter');
  await reader.close();
});
