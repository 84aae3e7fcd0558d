import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listenSmtp, type SmtpListener } from '../../src/channels/smtp/listen.ts';
import { type OutgoingMail, sendMail } from '../../src/channels/smtp/send.ts';
import { placeMail } from '../../src/desk/mail/place/place-mail.ts';
import { readMail } from '../../src/desk/mail/read/read-mail.ts';
import type { EmailAddress } from '../../src/vocabulary/ids.ts';
import { caseId, DESK, known, OWN_MARKS, ourLetter } from '../builders/mail.ts';
import { type Postfix, postfixMissing, startPostfix } from './postfix.ts';

const missing = postfixMissing();
const skip = missing !== null && process.env['LAIPA_PEERS'] !== 'required' ? missing : false;

/** Our listener with a real relay before it: `pasvaldiba.example` is ours, `iedzivotajs.example` a citizen's server. */
async function withRelay(
  run: (postfix: Postfix, received: Buffer[], citizen: Buffer[]) => Promise<void>,
): Promise<void> {
  assert.equal(missing, null, missing ?? '');
  const received: Buffer[] = [];
  const citizen: Buffer[] = [];
  const ours = await listener(received, (address) => address === DESK);
  const theirs = await listener(citizen, (address) => address === 'zanis@iedzivotajs.example');
  const postfix = await startPostfix({ 'pasvaldiba.example': ours.port, 'iedzivotajs.example': theirs.port });
  try {
    await run(postfix, received, citizen);
  } finally {
    await postfix.stop();
    await Promise.all([ours.close(), theirs.close()]);
  }
}

function listener(kept: Buffer[], accepts: (address: EmailAddress) => boolean): Promise<SmtpListener> {
  return listenSmtp(
    {
      host: '127.0.0.1',
      port: 0,
      name: 'mx.example',
      maxBytes: 50 * 1024 * 1024,
      closeMs: 200,
      memoryBytes: Number.MAX_SAFE_INTEGER,
      acceptsRecipient: (address) => (accepts(address) ? 'desk' : null),
      receive: async ({ bytes }) => {
        if (bytes.kind === 'memory') kept.push(bytes.bytes);
      },
    },
    () => {},
  );
}

function letter(to: string): OutgoingMail {
  return {
    messageId: '<r1@laipa.pasvaldiba.example>',
    from: { name: 'Dome', address: DESK },
    to: [{ name: 'Žanis Bērziņš', address: to as EmailAddress }],
    subject: 'Re: Bedre Šķūņu ielā',
    text: 'Labdien!\n\nBedre tiks aizbērta.',
    html: '<p>Labdien!</p><p>Bedre tiks aizbērta.</p>',
    date: Temporal.Instant.from('2026-11-22T16:50:00+02:00'),
    origin: 'laipa.pasvaldiba.example',
    inReplyTo: '<m1@iedzivotajs.example>',
    references: ['<m1@iedzivotajs.example>'],
  };
}

async function until(done: () => boolean, postfix: Postfix): Promise<void> {
  const end = performance.now() + 20_000;
  while (!done()) {
    if (performance.now() > end) assert.fail(`nothing arrived:\n${postfix.log()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('a letter sent through Postfix arrives with its Message-ID, references and every Latvian letter', {
  skip,
}, async () => {
  await withRelay(async (postfix, _received, citizen) => {
    const sent = await sendMail({ host: '127.0.0.1', port: postfix.port }, letter('zanis@iedzivotajs.example'));
    assert.deepEqual(sent.accepted, ['zanis@iedzivotajs.example']);
    await until(() => citizen.length === 1, postfix);
    const mail = readMail(citizen[0] ?? Buffer.alloc(0));
    assert.equal(mail.messageId, '<r1@laipa.pasvaldiba.example>');
    assert.deepEqual(mail.references, ['<m1@iedzivotajs.example>']);
    assert.equal(mail.subject, 'Re: Bedre Šķūņu ielā');
    assert.equal(mail.text, 'Labdien!\n\nBedre tiks aizbērta.');
  });
});

test('Postfix reports a letter that could not be delivered, and the report joins the case of the letter', {
  skip,
}, async () => {
  await withRelay(async (postfix, received) => {
    await sendMail({ host: '127.0.0.1', port: postfix.port }, letter('nav@iedzivotajs.example'));
    await until(() => received.length === 1, postfix);
    const mail = readMail(received[0] ?? Buffer.alloc(0), OWN_MARKS);
    assert.ok(mail.kind === 'delivery-report');
    assert.equal(mail.report.originalMessageId, '<r1@laipa.pasvaldiba.example>');
    assert.equal(mail.report.recipients[0]?.finalRecipient, 'nav@iedzivotajs.example');
    assert.equal(mail.report.recipients[0]?.action, 'failed');
    assert.equal(mail.report.recipients[0]?.status, '5.1.1');
    const placement = placeMail(mail, known({ referenced: [ourLetter()] }));
    assert.ok(placement.fate === 'join');
    assert.equal(placement.case, caseId(1));
  });
});
