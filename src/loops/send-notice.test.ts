import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import pg from 'pg';
import { DESK, riga, type TestDesk, testDesk } from '../../test/builders/desk.ts';
import { type TestCentre, testCentre } from '../../test/builders/text-centre.ts';
import { openTextCentre } from '../channels/sms/text-centre.ts';
import type { TextWay } from '../channels/sms/text-way.ts';
import { listenSmtp } from '../channels/smtp/listen.ts';
import { newId } from '../desk/context.ts';
import { demoLetters } from '../desk/demo-mailbox/index.ts';
import { readMail } from '../desk/mail/index.ts';
import {
  emptyNotices,
  type NewNotice,
  noticesAbout,
  putNotice,
  recordNoticeSent,
  recordReceipt,
} from '../desk/notices/index.ts';
import { eventsOfSubject } from '../journal/index.ts';
import type { AppointmentId, EmailAddress, NoticeId } from '../vocabulary/ids.ts';
import { demoTexts } from './demo-texts.ts';
import { doJobs, JOBS_APPLICATION } from './jobs.ts';
import { sendNotice } from './send-notice.ts';

const FIRST = { attempts: 1, max_attempts: 25 };
const LAST = { attempts: 25, max_attempts: 25 };
const LONG =
  'Diemžēl 23. novembrī plkst. 10.20 speciāliste Jūs nevarēs pieņemt. Izvēlieties citu laiku: laipa.example/p/Xy12.';

interface Told {
  readonly id: NoticeId;
  readonly about: NewNotice['about'];
}

const NOTICE: Omit<NewNotice, 'about'> = {
  kind: 'appointment-moved',
  language: 'lv',
  to: { way: 'sms', phone: '+37129123456' },
  name: 'Paraugs Klients',
  subject: 'Jūsu pieraksts jāpārceļ',
  text: LONG,
  client: null,
  unit: null,
  onSent: { kind: 'appointment.client-told', facts: { way: 'sms', offers: 3, offered: true } },
  onFailed: { kind: 'appointment.not-told', facts: { way: 'sms' } },
};

async function tell(desk: TestDesk, more: Partial<NewNotice> = {}): Promise<Told> {
  const notice: NewNotice = { ...NOTICE, about: { kind: 'appointment', id: newId<AppointmentId>() }, ...more };
  return { id: await desk.database.write(DESK, (tx) => putNotice(desk, tx, notice)), about: notice.about };
}

async function chain(desk: TestDesk, { about }: Told): Promise<string[]> {
  const events = await desk.database.read(DESK, (tx) => eventsOfSubject(tx, about.id));
  return events.map(({ kind }) => kind);
}

async function standing(desk: TestDesk, { about }: Told) {
  const [notice] = await desk.database.read(DESK, (tx) => noticesAbout(tx, about));
  return notice ?? assert.fail('no notice');
}

async function centreOf(t: TestContext, desk: TestDesk): Promise<{ centre: TestCentre; texts: TextWay }> {
  const centre = await testCentre();
  const texts = openTextCentre(
    {
      ...{ host: '127.0.0.1', port: centre.port, tls: false, systemId: 'laipa', password: 'slepeni' },
      ...{ sender: 'Paraugnov', transliterate: false },
    },
    { receipt: (receipt) => recordReceipt(desk, receipt), trouble: () => {} },
    { answerMs: 1_000, quietMs: 5_000, retryMs: 20, longestRetryMs: 50, patienceMs: 500 },
  );
  t.after(async () => {
    await texts.close();
    await centre.close();
  });
  return { centre, texts };
}

test('5.1.7: told is what the text centre took, not what was written; and taken back where it reports it undelivered', async (t) => {
  const desk = await testDesk('2026-11-20T16:50');
  const { centre, texts } = await centreOf(t, desk);
  const told = await tell(desk);
  assert.deepEqual(await chain(desk, told), []);
  // The second part is put off: nobody has been told half a sentence.
  centre.answers.push(0, 0x58);
  const send = () => sendNotice(desk, { relay: null, texts }, { letter: told.id }, FIRST);
  await assert.rejects(send(), /0x58/);
  assert.equal((await standing(desk, told)).state, 'waiting');
  assert.deepEqual(await chain(desk, told), []);
  desk.at('2026-11-20T16:51');
  await send();
  await send();
  const sent = await standing(desk, told);
  assert.equal(sent.state, 'sent');
  assert.equal(sent.parts, 2);
  assert.deepEqual(sent.sentAt, riga('2026-11-20T16:51'));
  assert.equal(centre.submitted.length, 2, 'each part once');
  assert.deepEqual(await chain(desk, told), ['appointment.client-told']);
  await centre.report('A1', 'DELIVRD');
  assert.equal((await standing(desk, told)).state, 'sent');
  await centre.report('A2', 'UNDELIV');
  const failed = await standing(desk, told);
  assert.deepEqual([failed.state, failed.refused], ['failed', 'UNDELIV 069']);
  await centre.report('A2', 'UNDELIV');
  assert.deepEqual(await chain(desk, told), ['appointment.client-told', 'appointment.not-told']);
});

test('5.1.7: a client who has the letter has been told, though the text message beside it was not delivered', async (t) => {
  const desk = await testDesk('2026-11-20T16:50');
  const { centre, texts } = await centreOf(t, desk);
  const text = await tell(desk);
  const letter = await tell(desk, {
    to: { way: 'e-mail', address: 'klients@klienti.example' as EmailAddress },
    about: text.about,
  });
  await recordNoticeSent(desk, letter.id, null);
  await sendNotice(desk, { relay: null, texts }, { letter: text.id }, FIRST);
  await centre.report('a1', 'UNDELIV');
  assert.deepEqual(await chain(desk, text), ['appointment.client-told', 'appointment.client-told']);
  const states = await desk.database.read(DESK, (tx) => noticesAbout(tx, text.about));
  assert.deepEqual(states.map(({ way, state }) => `${way} ${state}`).toSorted(), ['e-mail sent', 'sms failed']);
});

test('a text message is delivered once each of its parts is', async (t) => {
  const desk = await testDesk('2026-11-20T16:50');
  const { centre, texts } = await centreOf(t, desk);
  const told = await tell(desk);
  await sendNotice(desk, { relay: null, texts }, { letter: told.id }, FIRST);
  await centre.report('161', 'DELIVRD');
  await centre.report('0000A2', 'DELIVRD', 'fields');
  assert.equal((await standing(desk, told)).state, 'delivered');
  assert.deepEqual(await chain(desk, told), ['appointment.client-told']);
});

test('refused for good, or given up after the last attempt: the client was not told', async (t) => {
  const desk = await testDesk('2026-11-20T16:50');
  const { centre, texts } = await centreOf(t, desk);
  const [refused, givenUp] = [await tell(desk), await tell(desk)];
  centre.answers.push(0x0b, 0x14);
  await sendNotice(desk, { relay: null, texts }, { letter: refused.id }, FIRST);
  await sendNotice(desk, { relay: null, texts }, { letter: givenUp.id }, LAST);
  for (const one of [refused, givenUp]) {
    assert.equal((await standing(desk, one)).state, 'failed');
    assert.deepEqual(await chain(desk, one), ['appointment.not-told']);
  }
  await assert.rejects(
    sendNotice(desk, { relay: null, texts: null }, { letter: (await tell(desk)).id }, FIRST),
    /No text centre is set \(LAIPA_SMPP\)/,
  );
});

test('jobs send what was committed, in its time, and not what was rolled back', async (t) => {
  const desk = await testDesk('2026-11-20T16:50');
  const { centre, texts } = await centreOf(t, desk);
  const owner = new pg.Pool({ connectionString: desk.testDatabase.url, max: 6, application_name: JOBS_APPLICATION });
  owner.on('error', () => {});
  owner.on('connect', (client) => client.on('error', () => {}));
  const jobs = await doJobs(desk, null, owner, () => {}, texts);
  t.after(async () => {
    await jobs.stop();
    await owner.end();
  });
  // The worker goes by the clock of the machine.
  const later = await tell(desk, { runAt: Temporal.Now.instant().add({ hours: 1 }) });
  const broken = { kind: 'appointment', id: newId<AppointmentId>() } as const;
  await assert.rejects(
    desk.database.write(DESK, async (tx) => {
      await putNotice(desk, tx, { ...NOTICE, about: broken });
      throw new Error('rolled back');
    }),
  );
  const now = await tell(desk);
  for (let look = 0; look < 200 && (await standing(desk, now)).state === 'waiting'; look += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(await chain(desk, now), ['appointment.client-told']);
  assert.equal((await standing(desk, later)).state, 'waiting');
  assert.equal(centre.submitted.length, 2);
  assert.deepEqual(await desk.database.read(DESK, (tx) => noticesAbout(tx, broken)), []);
});

test('what would come too late is not sent', async (t) => {
  const desk = await testDesk('2026-11-20T16:50');
  const { centre, texts } = await centreOf(t, desk);
  const told = await tell(desk, { until: riga('2026-11-20T17:00') });
  desk.at('2026-11-20T17:01');
  await sendNotice(desk, { relay: null, texts }, { letter: told.id }, FIRST);
  assert.equal(centre.submitted.length, 0);
  assert.deepEqual((await standing(desk, told)).refused, 'too late');
  assert.deepEqual(await chain(desk, told), ['appointment.not-told']);
});

const CALENDAR = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';

test('an e-mail leaves once, from the mailbox of the unit, by a Message-ID of our own, with its calendar, marked as sent by a program', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  const unit = desk.addresses().get('buvvalde@paraugnovads.example' as EmailAddress)?.unit ?? assert.fail();
  const told = await tell(desk, {
    to: { way: 'e-mail', address: 'klients@klienti.example' as EmailAddress },
    calendar: { method: 'REQUEST', content: CALENDAR },
    unit,
  });
  const taken: Buffer[] = [];
  const server = await listenSmtp(
    {
      host: '127.0.0.1',
      port: 0,
      name: 'mx.klienti.example',
      maxBytes: 1_000_000,
      resolver: null,
      acceptsRecipient: () => 'demo-mailbox',
      receive: async ({ bytes }) => {
        taken.push(bytes.kind === 'memory' ? Buffer.from(bytes.bytes) : await readFile(bytes.path));
      },
    },
    () => {},
  );
  const ways = { relay: { host: '127.0.0.1', port: server.port }, texts: null };
  await sendNotice(desk, ways, { letter: told.id }, FIRST);
  await sendNotice(desk, ways, { letter: told.id }, FIRST);
  await server.close();
  assert.equal(taken.length, 1);
  const raw = taken[0] ?? assert.fail();
  const mail = readMail(raw, { origin: 'else.example', messageIdDomains: [] });
  const { messageId, state } = await standing(desk, told);
  assert.equal(mail.messageId, messageId);
  assert.equal(state, 'sent');
  assert.equal(mail.from?.address, 'buvvalde@paraugnovads.example');
  assert.equal(mail.replyTo[0]?.address, 'buvvalde@paraugnovads.example');
  assert.match(String(raw), /^Auto-Submitted: auto-generated/m);
  assert.match(String(raw), /^Content-Type: text\/calendar; charset=utf-8; method=REQUEST/m);
  assert.deepEqual(await chain(desk, told), ['appointment.client-told']);
});

test('5.1.7: a letter that comes back undelivered has told nobody; its report is no letter of anybody and waits for nobody', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  const told = await tell(desk, { to: { way: 'e-mail', address: 'klients@klienti.example' as EmailAddress } });
  await recordNoticeSent(desk, told.id, null);
  const { messageId } = await standing(desk, told);
  const report = (action: 'delayed' | 'failed') =>
    [
      ...['From: MAILER-DAEMON@mx.example', `Message-ID: <${action}@mx.example>`, 'MIME-Version: 1.0'],
      ...[
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
      ],
      ...[`${action}.`, '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', ''],
      ...['Final-Recipient: rfc822; klients@klienti.example', `Action: ${action}`, 'Status: 5.1.1', '', '--b'],
      ...['Content-Type: text/rfc822-headers', '', `Message-ID: ${messageId}`, '--b--', ''],
    ].join('\r\n');
  assert.equal((await desk.receive(report('delayed'))).fate, 'notice');
  assert.equal((await standing(desk, told)).state, 'sent');
  desk.at('2026-11-20T17:00');
  assert.equal((await desk.receive(report('failed'))).fate, 'notice');
  const { state, refused } = await standing(desk, told);
  assert.deepEqual([state, refused], ['failed', '5.1.1']);
  assert.deepEqual(await chain(desk, told), ['appointment.client-told', 'appointment.not-told']);
});

test('in a demo a text message stands in the mailbox of the demo, at its number', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  const told = await tell(desk);
  const texts = demoTexts(desk, { sender: 'Laipa', transliterate: false });
  await sendNotice(desk, { relay: null, texts }, { letter: told.id }, FIRST);
  const [shown] = await desk.database.read(DESK, (tx) => demoLetters(tx, '+37129123456'));
  assert.deepEqual([shown?.way, shown?.from_address, shown?.text], ['sms', 'Laipa', LONG]);
  assert.equal((await standing(desk, told)).parts, 2);
});

test('after a while nothing is kept of what was said and to whom, only that it was', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  const [told, waiting] = [await tell(desk), await tell(desk)];
  const texts = demoTexts(desk, { sender: 'Laipa', transliterate: false });
  await sendNotice(desk, { relay: null, texts }, { letter: told.id }, FIRST);
  const now = riga('2027-03-20T16:50');
  assert.equal(await desk.database.write(DESK, (tx) => emptyNotices(tx, riga('2027-01-01T00:00'), now)), 1);
  const { address, name, text, subject, state } = await standing(desk, told);
  assert.deepEqual([address, name, text, subject, state], ['', '', '', '', 'sent']);
  assert.equal((await standing(desk, waiting)).text, LONG);
});
