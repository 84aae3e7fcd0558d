import type { Tx } from '../../database/database.ts';
import type { AppointmentId, ClientId, EmailAddress, UnitId } from '../../vocabulary/ids.ts';
import type { Language } from '../../vocabulary/words.ts';
import type { Desk } from '../context.ts';
import {
  callOffNotices,
  type CommittedFact,
  type NewNotice,
  type NoticeAddress,
  type NoticeCalendar,
  type NoticeKind,
  putNotice,
  readNoticeAddress,
} from '../notices/index.ts';
import type { Appointment, Booker } from './appointment.ts';
import { calendarPart } from './calendar-file.ts';
import { clientLink, type LetterFacts, letterFacts } from './letter-facts.ts';
import {
  bookedLetter,
  cancelledByClientLetter,
  cancelledLetter,
  type Letter,
  movedLetter,
  passedOnLetter,
  reminderLetter,
  waitingLetter,
} from './letters.ts';
import type { Offer } from './offers.store.ts';

/** Hours before the announced time at which the client is reminded; who booked later than that is not. */
const REMIND_HOURS = 24;
/** What is told of a time so near goes both ways where both are known: a letter may be read too late. */
const URGENT_HOURS = 24;

/** In which ways a client is reached, the one with more room first; none: by telephone or in person only. */
export function waysTo({ email, phone }: Booker): readonly NoticeAddress[] {
  const letter: NoticeAddress[] = email === '' ? [] : [{ way: 'e-mail', address: email as EmailAddress }];
  const text = phone === '' ? null : readNoticeAddress(phone);
  return text === null || 'refused' in text ? letter : [...letter, text];
}

/** The time stands: said at once, and again the day before. */
export async function tellBooked(desk: Desk, tx: Tx, one: Appointment, changed: boolean): Promise<void> {
  const facts = await factsOf(desk, tx, one);
  const booked = { span: one.span, number: one.number, link: clientLink(desk, 'appointment', one.id) };
  await send(desk, tx, one, 'appointment-confirmed', bookedLetter(facts, booked, changed), {
    calendar: calendarPart(desk, one, facts, 'REQUEST'),
  });
  await remind(desk, tx, one, facts);
}

/** Somebody else receives the client at the same time. */
export async function tellPassedOn(desk: Desk, tx: Tx, one: Appointment): Promise<void> {
  const facts = await factsOf(desk, tx, one);
  const booked = { span: one.span, number: one.number, link: clientLink(desk, 'appointment', one.id) };
  await send(desk, tx, one, 'appointment-confirmed', passedOnLetter(facts, booked), {
    calendar: calendarPart(desk, one, facts, 'REQUEST'),
  });
}

/** 5.1.7: moved by us, with the times that stand open; the duty ends once it has really been handed over. */
export async function tellMoved(desk: Desk, tx: Tx, one: Appointment, offers: readonly Offer[]): Promise<void> {
  if (one.move === null) throw new Error(`Appointment ${one.id} was moved by nobody`);
  const facts = await factsOf(desk, tx, one);
  await callOffNotices(tx, about(one.id), ['appointment-reminder', 'appointment-confirmed']);
  const letter = movedLetter(facts, {
    ...one.move,
    offers: offers.map(({ id, span }) => ({ start: span.start, link: clientLink(desk, 'offer', id) })),
    heldUntil: soonest(offers),
    link: clientLink(desk, 'appointment', one.id),
  });
  await send(desk, tx, one, 'appointment-moved', letter, {
    urgent: isUrgent(desk, one.move.from),
    onSent: (way) => ({ kind: 'appointment.client-told', facts: { way, offers: offers.length, offered: true } }),
    onFailed: (way) => ({ kind: 'appointment.not-told', facts: { way } }),
  });
}

/** 5.1.7: cancelled by us, with the next free times and where to book one. */
export async function tellCancelledByUs(
  desk: Desk,
  tx: Tx,
  one: Appointment,
  free: readonly Temporal.Instant[],
): Promise<void> {
  if (one.move === null) throw new Error(`Appointment ${one.id} was cancelled by nobody`);
  const facts = await factsOf(desk, tx, one);
  await callOffNotices(tx, about(one.id));
  const letter = cancelledLetter(facts, { ...one.move, free, link: bookingLink(desk, one) });
  await send(desk, tx, one, 'appointment-cancelled', letter, {
    urgent: isUrgent(desk, one.move.from),
    calendar: calendarPart(desk, one, facts, 'CANCEL'),
    onSent: (way) => ({ kind: 'appointment.client-told', facts: { way, offers: free.length, offered: true } }),
    onFailed: (way) => ({ kind: 'appointment.not-told', facts: { way } }),
  });
}

export async function tellCancelledByClient(desk: Desk, tx: Tx, one: Appointment): Promise<void> {
  const facts = await factsOf(desk, tx, one);
  await callOffNotices(tx, about(one.id));
  const letter = cancelledByClientLetter(facts, one.span.start, bookingLink(desk, one));
  await send(desk, tx, one, 'appointment-cancelled', letter, {
    calendar: calendarPart(desk, one, facts, 'CANCEL'),
  });
}

/** Who waits, as far as a message needs it. Its id is the one that the appointment will have. */
export interface Waiting {
  readonly id: AppointmentId;
  readonly booker: Booker;
  readonly client: ClientId | null;
  readonly language: Language;
}

/** A time has fallen free for somebody who waits. */
export async function tellWaiting(
  desk: Desk,
  tx: Tx,
  waiting: Waiting,
  offer: Offer,
  facts: LetterFacts,
  { unit, leave }: { readonly unit: UnitId; readonly leave: string },
): Promise<boolean> {
  const letter = waitingLetter(
    facts,
    { start: offer.span.start, link: clientLink(desk, 'offer', offer.id) },
    offer.heldUntil,
    leave,
  );
  const [to] = waysTo(waiting.booker);
  if (to === undefined) return false;
  await put(desk, tx, { ...waiting, unit }, 'waiting-list', to, letter, { until: offer.heldUntil });
  return true;
}

async function remind(desk: Desk, tx: Tx, one: Appointment, facts: LetterFacts): Promise<void> {
  await callOffNotices(tx, about(one.id), ['appointment-reminder']);
  const runAt = one.span.start.subtract({ hours: REMIND_HOURS });
  if (Temporal.Instant.compare(runAt, desk.clock()) <= 0) return;
  const letter = reminderLetter(facts, {
    span: one.span,
    number: one.number,
    link: clientLink(desk, 'appointment', one.id),
  });
  await send(desk, tx, one, 'appointment-reminder', letter, {
    runAt,
    until: one.span.start,
    onSent: (way) => ({ kind: 'appointment.reminded', facts: { way } }),
  });
}

interface Sending {
  /** In every way that is known, not in the first alone. */
  readonly urgent?: boolean;
  readonly calendar?: NoticeCalendar | undefined;
  readonly runAt?: Temporal.Instant;
  readonly until?: Temporal.Instant;
  readonly onSent?: (way: NoticeAddress['way']) => CommittedFact;
  readonly onFailed?: (way: NoticeAddress['way']) => CommittedFact;
}

async function send(
  desk: Desk,
  tx: Tx,
  one: Appointment,
  kind: NoticeKind,
  letter: Letter,
  sending: Sending,
): Promise<void> {
  const ways = waysTo(one.booker);
  for (const to of sending.urgent === true ? ways : ways.slice(0, 1))
    await put(desk, tx, one, kind, to, letter, sending);
}

async function put(
  desk: Desk,
  tx: Tx,
  one: Waiting & { readonly unit: UnitId },
  kind: NoticeKind,
  to: NoticeAddress,
  letter: Letter,
  { calendar, runAt, until, onSent, onFailed }: Sending,
): Promise<void> {
  const notice: NewNotice = {
    kind,
    language: one.language,
    to,
    name: one.booker.name,
    subject: letter.subject,
    text: to.way === 'e-mail' ? letter.text : letter.short,
    calendar: to.way === 'e-mail' ? calendar : undefined,
    about: about(one.id),
    client: one.client,
    unit: one.unit,
    runAt,
    until,
    onSent: onSent?.(to.way),
    onFailed: onFailed?.(to.way),
  };
  await putNotice(desk, tx, notice);
}

function factsOf(desk: Desk, tx: Tx, one: Appointment): Promise<LetterFacts> {
  return letterFacts(desk, tx, one);
}

function bookingLink(desk: Desk, { place, services }: Appointment): string {
  return `${desk.settings.publicUrl ?? ''}/pieteikties?vieta=${place}&pakalpojums=${services[0]}`;
}

function isUrgent(desk: Desk, from: Temporal.Instant): boolean {
  return from.since(desk.clock()).total('hours') < URGENT_HOURS;
}

function soonest(offers: readonly Offer[]): Temporal.Instant | null {
  const [first, ...others] = offers.map(({ heldUntil }) => heldUntil);
  if (first === undefined) return null;
  return others.reduce((one, other) => (Temporal.Instant.compare(other, one) < 0 ? other : one), first);
}

function about(id: AppointmentId): { readonly kind: 'appointment'; readonly id: AppointmentId } {
  return { kind: 'appointment', id };
}
