import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { listenSmtp } from '../../src/channels/smtp/listen.ts';
import {
  answerInvitation,
  callMeeting,
  callOffMeeting,
  changeMeeting,
  guestsOf,
  invitationById,
  invitationsAhead,
  type Invitation,
  lastLetter,
  type MeetingToCall,
  meetingById,
} from '../../src/desk/meetings/index.ts';
import { readCalendar } from '../../src/desk/meetings/calendar/read-calendar.ts';
import { mailById, readMail } from '../../src/desk/mail/index.ts';
import { obligationsOfSubject } from '../../src/journal/index.ts';
import { sendMeetingLetter } from '../../src/loops/meeting-letters.ts';
import type { EmailAddress, MeetingId } from '../../src/vocabulary/ids.ts';
import { DESK, riga, type TestDesk, testDesk } from '../builders/desk.ts';
import { assertJournalIsWhole } from '../builders/story.ts';

const sample = (name: string) => readFileSync(new URL(`../mail-samples/invitation-${name}.eml`, import.meta.url));
const YES = { answer: 'accepted', reason: '', toldOtherwise: false } as const;
const NO = {
  answer: 'declined',
  reason: 'Esmu atvaļinājumā; uz sanāksmi varat aicināt Ilzi.',
  toldOtherwise: false,
} as const;

async function invitationsOf(desk: TestDesk, given: string): Promise<Invitation[]> {
  const who = desk.as(given);
  return desk.database.read(who, async (tx) => {
    const lines = await invitationsAhead(tx, who.employee, desk.clock(), 50);
    const found = await Promise.all(lines.map(({ id }) => invitationById(tx, id)));
    return found.filter((one) => one !== null);
  });
}

async function onlyOf(desk: TestDesk, given: string): Promise<Invitation> {
  const [one, ...others] = await invitationsOf(desk, given);
  assert.ok(
    one !== undefined && others.length === 0,
    `${given} has ${others.length + (one === undefined ? 0 : 1)} invitations`,
  );
  return one;
}

/** Every duty of 10.2 of an invitation: verdict and, where it is settled, whether in time. */
async function duties(desk: TestDesk, id: MeetingId) {
  const all = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, id));
  return all.filter(({ clause }) => clause === '10.2');
}

/** Sends what waits through a real SMTP server of the outside, as the job does; the letters as they arrived there. */
async function deliver(desk: TestDesk): Promise<{ raw: Buffer; to: readonly string[]; from: string }[]> {
  const received: { raw: Buffer; to: readonly string[]; from: string }[] = [];
  const outside = await listenSmtp(
    {
      host: '127.0.0.1',
      port: 0,
      name: 'outside.example',
      maxBytes: 10_000_000,
      resolver: null,
      acceptsRecipient: () => 'desk',
      receive: async ({ bytes, envelope }) => {
        const raw = bytes.kind === 'memory' ? bytes.bytes : readFileSync(bytes.path);
        received.push({ raw, to: envelope.to.map(({ address }) => address), from: envelope.from });
      },
    },
    () => {},
  );
  try {
    const waiting = await desk.database.read(DESK, (tx) =>
      tx.rows<{ id: string }>(
        `select id from meeting_letter where tenant = 1 and state = 'waiting' order by made_at, id`,
      ),
    );
    for (const { id } of waiting)
      await sendMeetingLetter(
        desk,
        { host: '127.0.0.1', port: outside.port },
        { letter: id },
        { attempts: 1, max_attempts: 2 },
      );
  } finally {
    await outside.close();
  }
  return received;
}

function calendarIn(raw: Buffer, now: Temporal.Instant) {
  const mail = readMail(raw);
  assert.ok(mail.kind === 'invitation', mail.kind);
  const message = readCalendar(mail.invitation.calendar, now);
  assert.ok(!('refused' in message), JSON.stringify(message));
  const [event] = message.events;
  assert.ok(event !== undefined);
  return { mail, method: message.method, event };
}

test('10.2: an invitation of Outlook is owed an answer within a working day; declining asks for the reason and sends it as a real answer', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  const { fate } = await desk.receive(sample('outlook'), 'buvvalde@paraugnovads.example');
  assert.equal(fate, 'meeting');
  const invitation = await onlyOf(desk, 'Jānis');
  assert.equal(invitation.title, 'Būvniecības ieceres kārtība');
  const [owed] = await duties(desk, invitation.id);
  assert.deepEqual([owed?.clause, owed?.verdict], ['10.2', 'open']);
  assert.equal(owed?.dueAt?.toString(), riga('2026-11-23T17:00').toString());
  assert.equal(owed?.holder, desk.as('Jānis').employee);

  desk.at('2026-11-23T09:00');
  const janis = desk.as('Jānis');
  const bare = await answerInvitation(desk, janis, invitation.id, { ...NO, reason: ' … ' });
  assert.deepEqual(bare, { refused: 'reason-missing' });
  const anna = await answerInvitation(desk, desk.as('Anna'), invitation.id, NO);
  assert.deepEqual(anna, { refused: 'no-such-invitation' });
  const done = await answerInvitation(desk, janis, invitation.id, NO);
  assert.ok(!('refused' in done) && done.way === 'letter');

  const [letter, ...more] = await deliver(desk);
  assert.ok(letter !== undefined && more.length === 0);
  assert.deepEqual(letter.to, ['ozols@bvkb.example']);
  const { mail, method, event } = calendarIn(letter.raw, desk.clock());
  assert.deepEqual([method, event.uid, event.sequence], ['reply', invitation.uid, 0]);
  assert.deepEqual(
    event.attendees.map(({ address, status }) => [address, status]),
    [['janis.piemers@paraugnovads.example', 'declined']],
  );
  assert.equal(event.comment, NO.reason);
  assert.equal(mail.from?.address, 'janis.piemers@paraugnovads.example');
  assert.equal(mail.inReplyTo, '<AM9PR1@bvkb.example>');
  assert.match(
    mail.text,
    /Diemžēl nepiedalīšos sanāksmē „Būvniecības ieceres kārtība” trešdienā, 2026\. gada 25\. novembrī, plkst\. 10\.00–11\.00\./,
  );
  assert.match(mail.text, /Iemesls: Esmu atvaļinājumā; uz sanāksmi varat aicināt Ilzi\./);

  const settled = await duties(desk, invitation.id);
  assert.deepEqual(settled.map(({ mechanism, verdict }) => [mechanism, verdict]).sort(), [
    ['deadline', 'met'],
    ['gate', 'met'],
  ]);
  assert.equal((await desk.database.read(janis, (tx) => lastLetter(tx, invitation.id)))?.state, 'sent');
  await assertJournalIsWhole(desk);
});

test('10.2: whose invitation it is sees it, and nobody else; the letter behind it neither', async () => {
  const desk = await testDesk();
  const { id } = await desk.receive(sample('outlook'), 'buvvalde@paraugnovads.example');
  const { id: invitation } = await onlyOf(desk, 'Jānis');
  for (const given of ['Ilze', 'Anna', 'Līga', 'Kārlis']) {
    const seen = await desk.database.read(desk.as(given), (tx) => invitationById(tx, invitation));
    assert.equal(seen, null, given);
    assert.equal(await desk.database.read(desk.as(given), (tx) => mailById(tx, id)), null, given);
  }
});

test('10.2: an update that moves the time asks again, a second copy does not, a calling off ends what is owed', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  await desk.receive(sample('outlook'), 'buvvalde@paraugnovads.example');
  const { id } = await onlyOf(desk, 'Jānis');
  await answerInvitation(desk, desk.as('Jānis'), id, YES);
  await deliver(desk);
  // The same invitation by another way: another letter, nothing new.
  const again = sample('outlook').toString().replace('<AM9PR1@', '<AM9PR1b@');
  assert.equal((await desk.receive(again, 'buvvalde@paraugnovads.example')).fate, 'meeting');
  assert.equal((await onlyOf(desk, 'Jānis')).state, 'accepted');

  desk.at('2026-11-20T17:10');
  await desk.receive(sample('outlook-moved'), 'buvvalde@paraugnovads.example');
  const moved = await onlyOf(desk, 'Jānis');
  assert.deepEqual([moved.id, moved.state, moved.sequence], [id, 'open', 1]);
  assert.equal(moved.span.start.toString(), riga('2026-11-27T14:00').toString());
  assert.deepEqual(
    (await duties(desk, id)).map(({ verdict }) => verdict),
    ['met', 'open'],
  );
  // The older time comes late: it changes nothing.
  await desk.receive(again.replace('<AM9PR1b@', '<AM9PR1c@'), 'buvvalde@paraugnovads.example');
  assert.equal((await onlyOf(desk, 'Jānis')).sequence, 1);

  assert.equal((await desk.receive(sample('outlook-cancelled'), 'buvvalde@paraugnovads.example')).fate, 'meeting');
  assert.deepEqual(await invitationsOf(desk, 'Jānis'), []);
  assert.deepEqual(
    (await duties(desk, id)).map(({ verdict }) => verdict),
    ['met', 'not-assessable'],
  );
  const late = await answerInvitation(desk, desk.as('Jānis'), id, YES);
  assert.deepEqual(late, { refused: 'called-off' });
  assert.deepEqual(await deliver(desk), []);
  await assertJournalIsWhole(desk);
});

test('10.2: a moved invitation that was not answered yet is owed by its own new time', async () => {
  const desk = await testDesk('2026-11-25T08:45');
  // Ten o’clock the same day: the answer is of use before the meeting begins.
  await desk.receive(sample('outlook'), 'buvvalde@paraugnovads.example');
  const { id } = await onlyOf(desk, 'Jānis');
  assert.equal((await duties(desk, id))[0]?.dueAt?.toString(), riga('2026-11-25T10:00').toString());
  desk.at('2026-11-25T09:30');
  await desk.receive(sample('outlook-moved'), 'buvvalde@paraugnovads.example');
  const [before, now] = await duties(desk, id);
  assert.deepEqual([before?.verdict, now?.verdict], ['not-assessable', 'open']);
  assert.equal(now?.dueAt?.toString(), riga('2026-11-26T17:00').toString());
  await assertJournalIsWhole(desk);
});

test('10.2: nothing is sent to an organiser whom the letter did not come from; a forged calling off changes nothing', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  await desk.receive(sample('forwarded'));
  // Nobody of ours is named: the head of the unit in whose mailbox it came is asked.
  const forwarded = await onlyOf(desk, 'Mārtiņš');
  assert.equal(forwarded.distrust, 'sender-differs');
  const martins = desk.as('Mārtiņš');
  assert.deepEqual(await answerInvitation(desk, martins, forwarded.id, YES), { refused: 'organiser-unproven' });
  const told = await answerInvitation(desk, martins, forwarded.id, { ...YES, toldOtherwise: true });
  assert.ok(!('refused' in told) && told.way === 'told-otherwise');
  assert.deepEqual(await deliver(desk), []);

  await desk.receive(sample('outlook'), 'buvvalde@paraugnovads.example');
  const real = await onlyOf(desk, 'Jānis');
  const { id, fate } = await desk.receive(sample('forged-cancel'), 'buvvalde@paraugnovads.example');
  assert.equal(fate, 'opened', 'it is a letter for people to look at');
  const mail = await desk.database.read(DESK, (tx) => mailById(tx, id));
  assert.ok(mail?.flags.includes('invitation-not-from-organiser'));
  assert.equal((await onlyOf(desk, 'Jānis')).state, 'open');
  assert.equal((await duties(desk, real.id))[0]?.verdict, 'open');
});

test('10.2: a delegate may invite for the organiser; the answer goes to the organiser', async () => {
  const desk = await testDesk();
  await desk.receive(sample('apple-delegate'));
  const invitation = await onlyOf(desk, 'Anna');
  assert.equal(invitation.distrust, '');
  await answerInvitation(desk, desk.as('Anna'), invitation.id, {
    answer: 'tentative',
    reason: '',
    toldOtherwise: false,
  });
  const [letter] = await deliver(desk);
  assert.deepEqual(letter?.to, ['vaditajs@uznemums.example']);
  assert.equal(calendarIn(letter!.raw, desk.clock()).event.attendees[0]?.status, 'tentative');
});

test('10.2: a unit’s address asks its head; without an organiser it stays a letter with the reason; of 400 invited ours is found', async () => {
  const desk = await testDesk();
  await desk.receive(sample('google'), 'buvvalde@paraugnovads.example');
  const ofUnit = await onlyOf(desk, 'Ilze');
  assert.equal(ofUnit.attendee.written, 'buvvalde@paraugnovads.example');
  await answerInvitation(desk, desk.as('Ilze'), ofUnit.id, YES);
  const [letter] = await deliver(desk);
  assert.equal(calendarIn(letter!.raw, desk.clock()).event.attendees[0]?.address, 'buvvalde@paraugnovads.example');

  const { id, fate } = await desk.receive(sample('without-organiser'));
  assert.equal(fate, 'opened');
  const mail = await desk.database.read(DESK, (tx) => mailById(tx, id));
  assert.ok(mail?.flags.includes('invitation-without-organiser'));

  await desk.receive(sample('400-attendees'), 'izglitiba@paraugnovads.example');
  const zane = await onlyOf(desk, 'Zane');
  assert.deepEqual([zane.attendeeCount, zane.attendees.length, zane.allDay], [400, 60, true]);
});

test('10.2: of a series the moved occurrence is answered by itself, with its RECURRENCE-ID', async () => {
  const desk = await testDesk();
  await desk.receive(sample('outlook-series'), 'buvvalde@paraugnovads.example');
  const all = await invitationsOf(desk, 'Jānis');
  const occurrence = all.find((one) => one.occurrence !== null);
  const series = all.find((one) => one.occurrence === null);
  assert.ok(occurrence !== undefined && series !== undefined && all.length === 2);
  await answerInvitation(desk, desk.as('Jānis'), series.id, YES);
  await answerInvitation(desk, desk.as('Jānis'), occurrence.id, NO);
  const letters = await deliver(desk);
  const said = letters.map(({ raw }) => {
    const { event } = calendarIn(raw, desk.clock());
    return [event.occurrence, event.attendees[0]?.status];
  });
  assert.deepEqual(
    said.sort(),
    [
      ['2026-12-07T07:00:00Z', 'declined'],
      [null, 'accepted'],
    ].sort(),
  );
});

const TO_CALL: MeetingToCall = {
  title: 'Laukuma apgaismojums',
  agenda: '1. Projekts\n2. Termiņi',
  place: 'Domes zāle',
  span: { start: riga('2026-11-26T10:00'), end: riga('2026-11-26T11:00') },
  guests: {
    colleagues: [],
    written: [
      'Biedrība Paraugs <biedriba@biedribas.example>',
      'janis.piemers@paraugnovads.example',
      'izglitiba@paraugnovads.example',
    ],
  },
  case: null,
  files: [{ name: 'projekts.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4 projekts') }],
  despiteConflicts: false,
};

const replyOf = (uid: string, sequence: number, words: string) => `From: Biedrība Paraugs <biedriba@biedribas.example>
To: dome@paraugnovads.example
Subject: Declined: Laukuma apgaismojums
Message-ID: <atbilde-${sequence}-${words.length}@biedribas.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

${words}

2026. gada 20. novembrī Anna Paraudziņa rakstīja:
> Aicinām Jūs uz sanāksmi.
--b
Content-Type: text/calendar; charset=utf-8; method=REPLY

BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Google Inc//Google Calendar 70.9054//EN
METHOD:REPLY
BEGIN:VEVENT
UID:${uid}
SEQUENCE:${sequence}
DTSTAMP:20261120T150000Z
ORGANIZER:mailto:dome@paraugnovads.example
ATTENDEE;PARTSTAT=DECLINED:mailto:biedriba@biedribas.example
END:VEVENT
END:VCALENDAR
--b--
`;

test('10.2: a meeting of ours goes out as a real invitation with agenda and documents; the answers come back to whoever called it', async () => {
  const desk = await testDesk('2026-11-20T11:00');
  const anna = desk.as('Anna');
  const called = await callMeeting(desk, anna, TO_CALL);
  assert.ok(!('refused' in called), JSON.stringify(called));
  const [letter, ...more] = await deliver(desk);
  assert.ok(letter !== undefined && more.length === 0);
  // The unit’s own address gets no letter back to ourselves: its head (here the next above) has it in the desk.
  assert.deepEqual(letter.to.toSorted(), [
    'biedriba@biedribas.example',
    'inga.piemerlauka@paraugnovads.example',
    'janis.piemers@paraugnovads.example',
  ]);
  const { mail, method, event } = calendarIn(letter.raw, desk.clock());
  assert.deepEqual(
    [method, event.sequence, event.summary, event.description],
    ['request', 0, 'Laukuma apgaismojums', '1. Projekts\n2. Termiņi'],
  );
  assert.equal(event.organiser.address, 'dome@paraugnovads.example');
  assert.equal(event.organiser.name, 'Anna Paraudziņa');
  assert.ok(mail.attachments.some(({ name }) => name === 'projekts.pdf'));

  await desk.receive(replyOf(event.uid, 0, 'Tajā laikā mums ir kopsapulce.'));
  const janis = await onlyOf(desk, 'Jānis');
  assert.equal((await duties(desk, janis.id))[0]?.verdict, 'open');
  const answered = await answerInvitation(desk, desk.as('Jānis'), janis.id, YES);
  assert.ok(!('refused' in answered) && answered.way === 'within');
  assert.deepEqual(await deliver(desk), []);
  const guests = await desk.database.read(anna, (tx) => guestsOf(tx, called.id));
  assert.deepEqual(
    guests.map(({ name, answer, comment }) => [name, answer, comment]),
    [
      ['Biedrība Paraugs', 'declined', 'Tajā laikā mums ir kopsapulce.'],
      ['Inga Piemērlauka', null, ''],
      ['Jānis Piemērs', 'accepted', ''],
    ],
  );

  desk.at('2026-11-20T12:00');
  const change = { ...TO_CALL, span: { start: riga('2026-11-27T10:00'), end: riga('2026-11-27T11:00') } };
  const stranger = await changeMeeting(desk, desk.as('Jānis'), called.id, change);
  assert.deepEqual(stranger, { refused: 'no-such-meeting' });
  const moved = await changeMeeting(desk, anna, called.id, {
    ...change,
    guests: { colleagues: [], written: TO_CALL.guests.written.slice(0, 2) },
  });
  assert.ok(!('refused' in moved), JSON.stringify(moved));
  const sent = (await deliver(desk)).map(({ raw, to }) => {
    const one = calendarIn(raw, desk.clock());
    return [one.method, one.event.sequence, to.toSorted()];
  });
  assert.deepEqual(sent.toSorted(), [
    ['cancel', 1, ['inga.piemerlauka@paraugnovads.example']],
    ['request', 1, ['biedriba@biedribas.example', 'janis.piemers@paraugnovads.example']],
  ]);
  assert.equal((await onlyOf(desk, 'Jānis')).state, 'open', 'another time is asked again');
  // An answer to the earlier time is old news.
  await desk.receive(replyOf(event.uid, 0, 'Nevaram, atvainojiet par gaidīšanu.'));
  const after = await desk.database.read(anna, (tx) => guestsOf(tx, called.id));
  assert.deepEqual(
    after.map(({ answer }) => answer),
    [null, null],
  );

  await callOffMeeting(desk, anna, called.id, 'Projekts vēl nav gatavs.');
  const [cancel] = await deliver(desk);
  const off = calendarIn(cancel!.raw, desk.clock());
  assert.deepEqual([off.method, off.event.sequence], ['cancel', 2]);
  assert.match(off.mail.text, /nenotiks\.\n\nIemesls: Projekts vēl nav gatavs\./);
  assert.deepEqual(await invitationsOf(desk, 'Jānis'), []);
  const one = await desk.database.read(anna, (tx) => meetingById(tx, called.id));
  assert.ok(one?.calledOffAt !== null);
  await assertJournalIsWhole(desk);
});

test('10.2: conflicts are told before inviting: times of colleagues, not what they are about; absences too', async () => {
  const desk = await testDesk('2026-11-20T11:00');
  await desk.receive(sample('outlook'), 'buvvalde@paraugnovads.example');
  const at = { start: riga('2026-11-25T10:30'), end: riga('2026-11-25T11:30') };
  const refused = await callMeeting(desk, desk.as('Anna'), { ...TO_CALL, span: at });
  assert.ok('refused' in refused && refused.refused === 'conflicts');
  assert.deepEqual(
    refused.conflicts.map(({ name, what, title, tentative }) => [name, what, title, tentative]),
    [['Jānis Piemērs', 'meeting', null, true]],
  );
  const called = await callMeeting(desk, desk.as('Anna'), { ...TO_CALL, span: at, despiteConflicts: true });
  assert.ok(!('refused' in called));
});

test('10.2: an answer from an address that was not invited is not counted', async () => {
  const desk = await testDesk('2026-11-20T11:00');
  const called = await callMeeting(desk, desk.as('Anna'), TO_CALL);
  assert.ok(!('refused' in called));
  const meeting = await desk.database.read(DESK, (tx) => meetingById(tx, called.id));
  const forged = replyOf(meeting!.uid, 0, 'Nē.').replace('<biedriba@biedribas.example>', '<kads@launs.example>');
  const { id } = await desk.receive(forged);
  const mail = await desk.database.read(DESK, (tx) => mailById(tx, id));
  assert.ok(mail?.flags.includes('answer-not-from-invited'));
  const guests = await desk.database.read(DESK, (tx) => guestsOf(tx, called.id));
  assert.ok(guests.every(({ answer }) => answer === null));
  assert.ok(guests.some(({ address }) => address === ('biedriba@biedribas.example' as EmailAddress)));
});

/** An answer of a colleague as Outlook sends it, without a word of their own. */
const outlookAnswer = (
  uid: string,
  method: 'REPLY' | 'COUNTER',
  partstat: string,
  start: string,
) => `From: Jānis Piemērs <janis.piemers@paraugnovads.example>
To: dome@paraugnovads.example
Subject: Noraidīts: Laukuma apgaismojums
Message-ID: <${method}-${partstat}@paraugnovads.example>
MIME-Version: 1.0
Content-Type: text/calendar; charset=utf-8; method=${method}

BEGIN:VCALENDAR
METHOD:${method}
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VEVENT
UID:${uid}
SEQUENCE:0
DTSTAMP:20261120T100000Z
DTSTART:${start}
ORGANIZER:mailto:dome@paraugnovads.example
ATTENDEE;PARTSTAT=${partstat};CN=Jānis Piemērs:mailto:janis.piemers@paraugnovads.example
END:VEVENT
END:VCALENDAR
`;

test('10.2: a colleague’s refusal that comes from a calendar program without a reason breaches the clause; another time is told to the organiser', async () => {
  const desk = await testDesk('2026-11-20T11:00');
  const anna = desk.as('Anna');
  const called = await callMeeting(desk, anna, TO_CALL);
  assert.ok(!('refused' in called));
  const meeting = await desk.database.read(anna, (tx) => meetingById(tx, called.id));
  const { id } = await onlyOf(desk, 'Jānis');
  const guest = async () =>
    (await desk.database.read(anna, (tx) => guestsOf(tx, called.id))).find(({ name }) => name === 'Jānis Piemērs');

  desk.at('2026-11-20T13:00');
  await desk.receive(outlookAnswer(meeting!.uid, 'COUNTER', 'TENTATIVE', '20261127T080000Z'));
  assert.equal((await guest())?.proposedAt?.toString(), '2026-11-27T08:00:00Z');
  assert.equal((await duties(desk, id))[0]?.verdict, 'met', 'perhaps is an answer');
  await desk.receive(outlookAnswer(meeting!.uid, 'REPLY', 'DECLINED', '20261126T080000Z'));
  assert.deepEqual([(await guest())?.answer, (await guest())?.comment], ['declined', '']);
  assert.deepEqual(
    (await duties(desk, id)).map(({ mechanism, verdict }) => [mechanism, verdict]),
    [
      ['deadline', 'met'],
      ['gate', 'breached'],
    ],
  );
  await assertJournalIsWhole(desk);
});

test('10.2: an invitation that nobody answers in time is breached, and an answer is still owed', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  await desk.receive(sample('outlook'), 'buvvalde@paraugnovads.example');
  const { id } = await onlyOf(desk, 'Jānis');
  desk.at('2026-11-23T17:01');
  await desk.watchDeadlines();
  const [late] = await duties(desk, id);
  assert.deepEqual([late?.verdict, late?.inTime, late?.settledBy], ['breached', false, null]);
  await answerInvitation(desk, desk.as('Jānis'), id, YES);
  assert.notEqual((await duties(desk, id))[0]?.settledBy, null);
});
