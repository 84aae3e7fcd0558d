import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { OWN_MARKS, rawMail } from '../../../../test/builders/mail.ts';
import { awaitsAnswer } from './awaits-answer.ts';
import { READING_LIMITS } from './mail.ts';
import { attachmentBytes, readMail } from './read-mail.ts';

const FOLDER = new URL('../../../../test/mail-samples/', import.meta.url);
const SAMPLES = readdirSync(FOLDER).map((file) => readFileSync(new URL(file, FOLDER)));

function timed(raw: Uint8Array) {
  const begun = performance.now();
  const mail = readMail(raw, OWN_MARKS);
  return { mail, ms: performance.now() - begun };
}

function multipart(parts: string): Buffer {
  return rawMail({ 'Content-Type': 'multipart/mixed; boundary=b' }, parts);
}

test('a thousand attachments are all read', () => {
  const part = '--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nx\n';
  const { mail, ms } = timed(multipart(`${part.repeat(1_000)}--b--\n`));
  assert.equal(mail.kind, 'letter');
  assert.equal(mail.attachments.length, 1_000);
  assert.ok(ms < 1_000, `${ms} ms`);
});

test('what goes beyond a ceiling is unreadable with its reason, and its headers are told', () => {
  let nested = '';
  for (let depth = 0; depth < 3_000; depth += 1)
    nested += `--b${depth || ''}\nContent-Type: multipart/mixed; boundary="b${depth + 1}"\n\n`;
  const part = '--b\n\nx\n';
  const lines = Array.from({ length: 100_000 }, (_, nth) => `X-H${nth}: ${'y'.repeat(60)}\n`).join('');
  const headers = Buffer.from(rawMail({}).toString().replace('\r\n\r\n', `\r\n${lines}\r\n`));
  const cases = [
    ['nested-too-deep', multipart(nested)],
    ['too-many-parts', multipart(part.repeat(20_000))],
    ['headers-too-large', headers],
    ['too-large', Buffer.concat([rawMail({}), Buffer.alloc(READING_LIMITS.maxBytes)])],
  ] as const;
  for (const [reason, raw] of cases) {
    const { mail, ms } = timed(raw);
    assert.ok(mail.kind === 'unreadable', reason);
    assert.equal(mail.reason, reason);
    assert.equal(mail.from?.address, 'zanis@iedzivotajs.example', reason);
    assert.equal(mail.subject, 'Bedre', reason);
    assert.ok(ms < 2_000, `${reason}: ${ms} ms`);
    assert.equal(awaitsAnswer(mail), true);
  }
  assert.equal(readMail(new Uint8Array()).kind, 'unreadable');
});

test('two thousand letters within letters are one attachment', () => {
  let inner = 'sveiki';
  for (let depth = 0; depth < 2_000; depth += 1) inner = `From: a@b.example\nContent-Type: message/rfc822\n\n${inner}`;
  const { mail, ms } = timed(Buffer.from(inner));
  assert.equal(mail.attachments.length, 1);
  assert.ok(ms < 500, `${ms} ms`);
});

test('headers and bodies made to be slow are not', () => {
  const slow: readonly (readonly [string, Buffer])[] = [
    ['nested comments', rawMail({ To: '(a'.repeat(50_000) })],
    ['nested groups', rawMail({ To: 'g:'.repeat(20_000) })],
    ['quotes', rawMail({ To: '"'.repeat(100_000) })],
    ['commas', rawMail({ To: ','.repeat(100_000) })],
    ['encoded words', rawMail({ Subject: '=?utf-8?Q?=C4?= '.repeat(20_000) })],
    ['broken encoded words', rawMail({ Subject: '=?a'.repeat(50_000) })],
    ['blanks', rawMail({ Subject: `a${' '.repeat(200_000)}b` })],
    ['references', rawMail({ References: '<a@b> '.repeat(40_000) })],
    ['brackets', rawMail({ References: '<'.repeat(200_000) })],
    ['parameters', rawMail({ 'Content-Type': `text/plain; ${'a*0="x"; '.repeat(20_000)}` })],
    ['date', rawMail({ Date: `${'Sun, '.repeat(40_000)}` })],
    ['a long subject', rawMail({ Subject: 'Automātiskā atbilde'.repeat(10_000) })],
    ['nested elements', rawMail({ 'Content-Type': 'text/html' }, '<div>'.repeat(200_000))],
    ['open elements', rawMail({ 'Content-Type': 'text/html' }, '<style>'.repeat(100_000))],
    ['open comments', rawMail({ 'Content-Type': 'text/html' }, '<!--'.repeat(200_000))],
    ['open brackets', rawMail({ 'Content-Type': 'text/html' }, '<a '.repeat(200_000))],
    ['entities', rawMail({ 'Content-Type': 'text/html' }, '&#'.repeat(300_000))],
    ['equals signs', rawMail({ 'Content-Transfer-Encoding': 'quoted-printable' }, '='.repeat(1_000_000))],
    [
      'blanks after equals signs',
      rawMail({ 'Content-Transfer-Encoding': 'quoted-printable' }, `=${' '.repeat(900)}`.repeat(1_000)),
    ],
    ['quoted lines', rawMail({ 'In-Reply-To': '<a@b>' }, `Paldies\n${'> a\n'.repeat(100_000)}b`)],
    ['quoted lines with answers', rawMail({ 'In-Reply-To': '<a@b>' }, `Paldies\n${'> a\nb\n'.repeat(50_000)}`)],
    ['empty lines', rawMail({ 'In-Reply-To': '<a@b>' }, `Paldies${'\n'.repeat(300_000)}x`)],
    ['blank text', rawMail({ 'In-Reply-To': '<a@b>' }, `Paldies${' '.repeat(300_000)}x`)],
    ['false boundaries', multipart(`--b\n\n${'--bb\n'.repeat(200_000)}`)],
    [
      'calendar',
      rawMail(
        { 'Content-Type': 'text/calendar; method=REQUEST' },
        `BEGIN:VCALENDAR\nMETHOD:REQUEST\n${'BEGIN:VEVENT\n'.repeat(15_000)}`,
      ),
    ],
    [
      'report',
      rawMail(
        { 'Content-Type': 'multipart/report; boundary=b' },
        `--b\nContent-Type: message/delivery-status\n\n${'\n'.repeat(200_000)}Action: failed\n--b--`,
      ),
    ],
  ];
  for (const [name, raw] of slow) {
    const { mail, ms } = timed(raw);
    const begun = performance.now();
    awaitsAnswer(mail);
    const judged = performance.now() - begun;
    assert.ok(ms < 1_500 && judged < 500, `${name}: read in ${ms} ms, judged in ${judged} ms`);
  }
});

test('50 MB are read, with the attachment whole', () => {
  const line = `${'QUJD'.repeat(19)}\n`;
  const raw = multipart(
    `--b\n\nLabdien!\n--b\nContent-Type: application/pdf; name="a.pdf"\nContent-Transfer-Encoding: base64\n\n${line.repeat(680_000)}--b--\n`,
  );
  assert.ok(raw.length > 50_000_000);
  const { mail, ms } = timed(raw);
  assert.equal(mail.kind, 'letter');
  assert.equal(mail.attachments[0]?.size, 680_000 * 57);
  assert.ok(ms < 5_000, `${ms} ms`);
});

/** Cuts, doubles, overwrites and exchanges pieces of a real message. */
const mutated = fc
  .tuple(
    fc.constantFrom(...SAMPLES),
    fc.array(fc.tuple(fc.nat(3), fc.nat(), fc.nat(400), fc.uint8Array({ maxLength: 12 })), { maxLength: 12 }),
  )
  .map(([seed, changes]) => {
    let raw = Buffer.from(seed);
    for (const [kind, where, length, bytes] of changes) {
      const at = raw.length === 0 ? 0 : where % raw.length;
      if (kind === 0) raw = Buffer.concat([raw.subarray(0, at), raw.subarray(at + length)]);
      else if (kind === 1) raw = Buffer.concat([raw.subarray(0, at), raw.subarray(at, at + length), raw.subarray(at)]);
      else if (kind === 2) raw = Buffer.concat([raw.subarray(0, at), bytes, raw.subarray(at)]);
      else raw.set(bytes.subarray(0, raw.length - at), at);
    }
    return raw;
  });

test('a damaged message is read in bounded time, without a throw of the parser, and can be stored', () => {
  let slowest = 0;
  fc.assert(
    fc.property(mutated, (raw) => {
      const { mail, ms } = timed(raw);
      slowest = Math.max(slowest, ms);
      assert.ok(mail.kind !== 'unreadable' || mail.reason !== 'parser-failed');
      assert.match(mail.fingerprint, /^[0-9a-f]{64}$/);
      assert.match(mail.messageId, /^<[^<>\s]+>$/);
      // PostgreSQL takes neither NUL nor half of a surrogate pair.
      const { date: _, ...rest } = mail;
      const all = JSON.stringify(rest);
      assert.ok(!all.includes('\\u0000') && !/\\ud[89a-f]/.test(all), all);
      for (const { range, size } of mail.attachments) assert.equal(attachmentBytes(raw, range).length, size);
      awaitsAnswer(mail);
    }),
    { numRuns: 3_000 },
  );
  assert.ok(slowest < 500, `${slowest} ms`);
});

test('any bytes at all are read without a throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const { mail } = timed(bytes);
      assert.ok(mail.kind !== 'unreadable' || mail.reason === 'empty');
    }),
    { numRuns: 1_000 },
  );
});
