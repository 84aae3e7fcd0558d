import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readMail } from '../../mail/read/read-mail.ts';
import type { CalendarMessage } from './calendar-event.ts';
import { readCalendar } from './read-calendar.ts';
import { daysOf, type Repetition } from './recurrence.ts';
import { replyCalendar } from './write-calendar.ts';
import { zoneOf } from './zones.ts';

const NOW = Temporal.Instant.from('2026-11-20T14:50:00Z');

/** The calendar of a sample letter, read from the letter as it comes over the wire. */
function calendarOf(sample: string): string {
  const raw = readFileSync(new URL(`../../../../test/mail-samples/invitation-${sample}.eml`, import.meta.url));
  const mail = readMail(raw);
  assert.ok(mail.kind === 'invitation', `${sample}: ${mail.kind}`);
  return mail.invitation.calendar;
}

function read(sample: string): CalendarMessage {
  const message = readCalendar(calendarOf(sample), NOW);
  assert.ok(!('refused' in message), JSON.stringify(message));
  return message;
}

function first(sample: string) {
  const [event] = read(sample).events;
  assert.ok(event !== undefined);
  return event;
}

test('10.2: an invitation of Outlook and Exchange is read with its Windows zone, organiser, agenda and the one invited', () => {
  const event = first('outlook');
  assert.equal(event.summary, 'Būvniecības ieceres kārtība');
  assert.equal(event.span.start.toString(), '2026-11-25T08:00:00Z');
  assert.equal(event.span.end.toString(), '2026-11-25T09:00:00Z');
  assert.equal(event.location, 'Sanāksmju telpa 2. stāvā');
  assert.match(event.description, /^Labdien!\n\nApspriedīsim/);
  assert.deepEqual(
    [event.organiser.address, event.attendees[0]?.address, event.attendees[0]?.name],
    ['ozols@bvkb.example', 'janis.piemers@paraugnovads.example', 'Jānis Piemērs'],
  );
});

test('10.2: Google, Thunderbird and Apple are read as well: universal time, IANA zones, a prefix, a length in place of an end', () => {
  const google = first('google');
  assert.equal(google.span.start.toString(), '2026-11-26T12:00:00Z');
  assert.deepEqual(
    google.attendees.map(({ status }) => status),
    ['needs-action', 'accepted'],
  );
  const thunderbird = first('thunderbird');
  assert.equal(thunderbird.span.start.toString(), '2026-11-24T16:00:00Z');
  assert.equal(thunderbird.attendees[0]?.address, 'anna.paraudzina@paraugnovads.example');
  assert.equal(thunderbird.attendees[0]?.written, 'Anna.Paraudzina@Paraugnovads.example');
  const apple = first('apple-delegate');
  assert.equal(apple.span.start.toString(), '2026-11-30T09:00:00Z');
  assert.equal(apple.span.end.toString(), '2026-11-30T09:45:00Z');
  assert.deepEqual(apple.organiser, {
    address: 'vaditajs@uznemums.example',
    name: 'Vadītājs, Paraugs',
    sentBy: 'sekretare@uznemums.example',
  });
});

test('a zone that somebody drew up is taken from the definition that the calendar brings, summer time included', () => {
  assert.equal(first('own-zone').span.start.toString(), '2027-06-10T07:00:00Z');
});

test('a series has every time but the one left out; an occurrence that was moved stands by itself', () => {
  const [series, moved] = read('outlook-series').events;
  assert.ok(series !== undefined && moved !== undefined);
  const days = series.times.map(({ start }) => start.toString());
  assert.equal(days.length, 18);
  assert.equal(days[0], '2026-11-23T07:00:00Z');
  assert.ok(!days.includes('2026-12-28T07:00:00Z'));
  assert.ok(days.includes('2027-03-29T06:00:00Z'), 'by the clock on the wall, also after the clocks went forward');
  assert.equal(moved.occurrence, '2026-12-07T07:00:00Z');
  assert.equal(moved.span.start.toString(), '2026-12-08T11:30:00Z');
});

test('four hundred invited people are counted, and whole days have no hours', () => {
  const event = first('400-attendees');
  assert.equal(event.attendeeCount, 400);
  assert.equal(event.allDay, true);
  assert.deepEqual(
    [event.span.start.toString(), event.span.end.toString()],
    ['2026-12-02T22:00:00Z', '2026-12-04T22:00:00Z'],
  );
});

test('10.2: what could not be answered is refused with the reason', () => {
  const refusal = (calendar: string) => {
    const message = readCalendar(calendar, NOW);
    assert.ok('refused' in message, JSON.stringify(message));
    return message.refused;
  };
  const outlook = calendarOf('outlook');
  assert.equal(refusal(calendarOf('without-organiser')), 'no-organiser');
  assert.equal(refusal('BEGIN:VCALENDAR\nMETHOD:REQ'), 'unreadable');
  assert.equal(refusal(outlook.replaceAll(/^UID:.*(\r?\n .*)*$/gm, 'UID:')), 'no-uid');
  assert.equal(
    refusal(
      outlook
        .replaceAll('FLE Standard Time', 'Mēness laiks')
        .replaceAll(/BEGIN:VTIMEZONE[\s\S]*END:VTIMEZONE\r?\n/g, ''),
    ),
    'unknown-zone',
  );
  assert.equal(refusal(outlook.replaceAll('20261125T', '00011125T')), 'absurd-time');
  assert.equal(refusal(outlook.replace('METHOD:REQUEST', 'METHOD:PUBLISH')), 'asks-nothing');
  assert.equal(refusal('x'.repeat(300_000)), 'too-large');
});

test('a rule that never comes true, or comes true every second, costs no time', () => {
  const calendar = calendarOf('outlook-series');
  for (const rule of [
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=SECONDLY',
    'FREQ=DAILY;COUNT=100000000',
    'FREQ=YEARLY;INTERVAL=999999',
  ]) {
    const began = process.cpuUsage();
    const message = readCalendar(calendar.replace(/RRULE:.*WKST=MO/, `RRULE:${rule}`), NOW);
    const { user } = process.cpuUsage(began);
    assert.ok(!('refused' in message), rule);
    assert.ok((message.events[0]?.times.length ?? 0) <= 200, rule);
    assert.ok(user < 1_500_000, `${rule} took ${user} µs`);
  }
});

test('repetitions as people choose them: the second Tuesday, the last working day, every other week on two days, each year', () => {
  const rule = (given: Partial<Repetition>): Repetition => ({
    every: 'month',
    interval: 1,
    count: null,
    until: null,
    weekdays: [],
    monthDays: [],
    months: [],
    positions: [],
    ...given,
  });
  const days = (given: Partial<Repetition>, start: string, most = 4) =>
    daysOf(rule(given), Temporal.PlainDate.from(start), { last: Temporal.PlainDate.from('2030-01-01'), most }).map(
      String,
    );
  assert.deepEqual(days({ weekdays: [{ nth: 2, weekday: 2 }] }, '2026-11-10'), [
    '2026-11-10',
    '2026-12-08',
    '2027-01-12',
    '2027-02-09',
  ]);
  const workdays = [1, 2, 3, 4, 5].map((weekday) => ({ nth: 0, weekday }));
  assert.deepEqual(days({ weekdays: workdays, positions: [-1] }, '2026-11-30'), [
    '2026-11-30',
    '2026-12-31',
    '2027-01-29',
    '2027-02-26',
  ]);
  assert.deepEqual(
    days(
      {
        every: 'week',
        interval: 2,
        weekdays: [
          { nth: 0, weekday: 1 },
          { nth: 0, weekday: 4 },
        ],
      },
      '2026-11-23',
    ),
    ['2026-11-23', '2026-11-26', '2026-12-07', '2026-12-10'],
  );
  assert.deepEqual(days({ every: 'year', count: 2 }, '2026-11-18'), ['2026-11-18', '2027-11-18']);
  assert.deepEqual(days({ monthDays: [-1], until: Temporal.PlainDate.from('2026-12-31') }, '2026-11-30'), [
    '2026-11-30',
    '2026-12-31',
  ]);
});

test('names of zones: Windows, IANA, with a prefix; an offset is none', () => {
  assert.equal(zoneOf('FLE Standard Time'), 'Europe/Kiev');
  assert.equal(zoneOf('Europe/Riga'), 'Europe/Riga');
  assert.equal(zoneOf('/freeassociation.sourceforge.net/Europe/Riga'), 'Europe/Riga');
  assert.equal(zoneOf('(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius'), 'Europe/Riga');
  assert.equal(zoneOf('+02:00'), null);
});

test('10.2: our answer has the UID, the SEQUENCE, the occurrence, the address as it was written, and nothing of a line smuggled in', () => {
  const written = replyCalendar({
    uid: 'serija-1@bvkb.example',
    sequence: 3,
    stamp: NOW,
    occurrence: '2026-12-07T07:00:00Z',
    span: { start: Temporal.Instant.from('2026-12-08T11:30:00Z'), end: Temporal.Instant.from('2026-12-08T12:00:00Z') },
    allDay: false,
    title: 'Nedēļas sanāksme\nMETHOD:CANCEL',
    organiser: { address: 'ozols@bvkb.example', name: 'Ozola "Paraugs"\r\nATTENDEE:mailto:x@y.example' },
    attendee: { written: 'Janis.Piemers@Paraugnovads.example', name: 'Jānis Piemērs' },
    answer: 'declined',
    comment: 'Esmu atvaļinājumā; vadīs Ilze.',
  });
  assert.match(written, /METHOD:REPLY\r\n/);
  assert.match(written, /UID:serija-1@bvkb\.example\r\n/);
  assert.match(written, /SEQUENCE:3\r\n/);
  assert.match(written, /RECURRENCE-ID:20261207T070000Z\r\n/);
  assert.match(
    written.replaceAll('\r\n ', ''),
    /ATTENDEE;CN=Jānis Piemērs;PARTSTAT=DECLINED:mailto:Janis\.Piemers@Paraugnovads\.example\r\n/,
  );
  assert.equal([...written.matchAll(/^ATTENDEE/gm)].length, 1);
  assert.equal([...written.matchAll(/^METHOD/gm)].length, 1);
  const back = readCalendar(written, NOW);
  assert.ok(!('refused' in back));
  assert.equal(back.events[0]?.comment, 'Esmu atvaļinājumā; vadīs Ilze.');
  assert.equal(back.events[0]?.occurrence, '2026-12-07T07:00:00Z');
});
