import { dayOf } from '../../time/zone.ts';
import { assertNever } from '../../vocabulary/brand.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { EmployeeId, VisitId } from '../../vocabulary/ids.ts';
import type { MoveReason, NoticeWay } from '../../vocabulary/words.ts';
import {
  type Appointment,
  type ArrivedAppointment,
  type EndedAppointment,
  type MovingAppointment,
  type Span,
  stands,
} from './appointment.ts';

/** What may become of an appointment. */
export type AppointmentDeed =
  | { readonly do: 'confirm' }
  /** The client takes another time: of their own wish, or one that we offered. */
  | { readonly do: 'move-by-client'; readonly span: Span; readonly holder: EmployeeId | null }
  /** 5.1.7 */
  | { readonly do: 'move-by-us'; readonly reason: MoveReason; readonly words: string; readonly by: EmployeeId | null }
  /** Somebody else receives the client at the same time. */
  | { readonly do: 'pass-on'; readonly holder: EmployeeId; readonly reason: MoveReason }
  | { readonly do: 'cancel-by-client' }
  | { readonly do: 'cancel-by-us'; readonly reason: MoveReason; readonly words: string; readonly by: EmployeeId | null }
  /** Told by a person, with so many free times. */
  | { readonly do: 'tell'; readonly way: NoticeWay; readonly offers: number; readonly by: EmployeeId }
  | { readonly do: 'arrive'; readonly visit: VisitId }
  | { readonly do: 'start'; readonly at: Temporal.Instant; readonly holder: EmployeeId }
  | { readonly do: 'serve'; readonly at: Temporal.Instant }
  /** The client came and went away unserved. */
  | { readonly do: 'leave'; readonly at: Temporal.Instant }
  | { readonly do: 'miss' };

export type AppointmentRefusal =
  /** It has ended, is being moved, or the client is here already; `state` says which. */
  | { readonly refused: 'not-so'; readonly state: Appointment['state'] }
  /** Its time has come: nothing is moved or cancelled any more. */
  | { readonly refused: 'time-past' }
  /** 5.1.7: clients come on the day that was announced. */
  | { readonly refused: 'other-day'; readonly day: Temporal.PlainDate }
  | { readonly refused: 'same-time' }
  | { readonly refused: 'same-holder' }
  /** Nothing was moved or cancelled by us, so there is nothing to tell. */
  | { readonly refused: 'nothing-to-tell' };

export interface DecidedAppointment {
  readonly appointment: Appointment;
  readonly facts: readonly Fact[];
}

/** The one state machine of an appointment; every way uses it. Pure: `now` is the deed's instant. */
export function decideAppointment(
  one: Appointment,
  deed: AppointmentDeed,
  now: Temporal.Instant,
): DecidedAppointment | AppointmentRefusal {
  switch (deed.do) {
    case 'confirm':
      if (one.state === 'confirmed') return { appointment: one, facts: [] };
      if (one.state !== 'booked') return notSo(one);
      return {
        appointment: { ...one, state: 'confirmed', confirmedAt: now },
        facts: [{ kind: 'appointment.confirmed', at: now, facts: {} }],
      };
    case 'move-by-client':
      return moveByClient(one, deed, now);
    case 'move-by-us':
      return moveByUs(one, deed, now);
    case 'pass-on':
      return passOn(one, deed, now);
    case 'cancel-by-client':
    case 'cancel-by-us':
      return cancel(one, deed, now);
    case 'tell':
      return tell(one, deed, now);
    case 'arrive':
      return arrive(one, deed, now);
    case 'start':
      return start(one, deed);
    case 'serve':
      if (one.state !== 'arrived') return notSo(one);
      return end(one, 'served', { kind: 'appointment.served', at: deed.at, facts: {} });
    case 'leave':
      if (one.state !== 'arrived') return notSo(one);
      return end(one, 'cancelled', {
        kind: 'appointment.cancelled',
        at: deed.at,
        facts: { by: 'client', reason: null, unit: one.unit, holder: one.holder },
      });
    case 'miss':
      if (!stands(one)) return notSo(one);
      return end(one, 'not-come', { kind: 'appointment.not-come', at: now, facts: {} });
    default:
      return assertNever(deed);
  }
}

function moveByClient(
  one: Appointment,
  { span, holder }: AppointmentDeed & { readonly do: 'move-by-client' },
  now: Temporal.Instant,
): DecidedAppointment | AppointmentRefusal {
  if (!stands(one) && one.state !== 'moving') return notSo(one);
  if (stands(one) && begun(one, now)) return { refused: 'time-past' };
  if (Temporal.Instant.compare(span.start, now) <= 0) return { refused: 'time-past' };
  if (stands(one) && span.start.equals(one.span.start) && holder === one.holder) return { refused: 'same-time' };
  const { move, ...rest } = one;
  return {
    // Whoever chooses a time means to come.
    appointment: { ...rest, move, state: 'confirmed', confirmedAt: now, span, holder, sequence: one.sequence + 1 },
    facts: [
      {
        kind: 'appointment.moved',
        at: now,
        facts: {
          by: 'client',
          reason: null,
          from: one.span.start.toString(),
          startsAt: span.start.toString(),
          unit: one.unit,
          holder,
        },
      },
    ],
  };
}

function moveByUs(
  one: Appointment,
  { reason, words, by }: AppointmentDeed & { readonly do: 'move-by-us' },
  now: Temporal.Instant,
): DecidedAppointment | AppointmentRefusal {
  if (!stands(one)) return notSo(one);
  if (begun(one, now)) return { refused: 'time-past' };
  const move = { from: one.span.start, at: now, by, reason, words };
  const moving: MovingAppointment = { ...one, state: 'moving', move, told: null, sequence: one.sequence + 1 };
  return {
    appointment: moving,
    facts: [
      {
        kind: 'appointment.moved',
        at: now,
        // Whoever moves it owes the client the word.
        facts: {
          by: 'us',
          reason,
          from: one.span.start.toString(),
          startsAt: null,
          unit: one.unit,
          holder: by ?? one.holder,
        },
      },
    ],
  };
}

function passOn(
  one: Appointment,
  { holder, reason }: AppointmentDeed & { readonly do: 'pass-on' },
  now: Temporal.Instant,
): DecidedAppointment | AppointmentRefusal {
  if (!stands(one)) return notSo(one);
  if (begun(one, now)) return { refused: 'time-past' };
  if (holder === one.holder) return { refused: 'same-holder' };
  return {
    appointment: { ...one, holder, sequence: one.sequence + 1 },
    facts: [{ kind: 'appointment.passed-on', at: now, facts: { from: one.holder, reason, unit: one.unit, holder } }],
  };
}

function cancel(
  one: Appointment,
  deed: AppointmentDeed & { readonly do: 'cancel-by-client' | 'cancel-by-us' },
  now: Temporal.Instant,
): DecidedAppointment | AppointmentRefusal {
  if (!stands(one) && one.state !== 'moving') return notSo(one);
  // What we have moved has no time any more that could have come.
  if (stands(one) && begun(one, now)) return { refused: 'time-past' };
  const ours = deed.do === 'cancel-by-us';
  const move = ours ? { from: one.span.start, at: now, by: deed.by, reason: deed.reason, words: deed.words } : one.move;
  const changed = { move, told: ours ? null : one.told, sequence: one.sequence + 1 };
  const fact: Fact = {
    kind: 'appointment.cancelled',
    at: now,
    facts: {
      by: ours ? 'us' : 'client',
      reason: ours ? deed.reason : null,
      unit: one.unit,
      holder: ours ? (deed.by ?? one.holder) : one.holder,
    },
  };
  return end(one, 'cancelled', fact, changed);
}

function tell(
  one: Appointment,
  { way, offers, by }: AppointmentDeed & { readonly do: 'tell' },
  now: Temporal.Instant,
): DecidedAppointment | AppointmentRefusal {
  if (one.move === null) return { refused: 'nothing-to-tell' };
  if (one.state !== 'moving' && one.state !== 'cancelled') return { refused: 'nothing-to-tell' };
  return {
    appointment: { ...one, told: { at: now, by, way } },
    facts: [{ kind: 'appointment.client-told', at: now, facts: { way, offers, offered: true } }],
  };
}

function arrive(
  one: Appointment,
  { visit }: AppointmentDeed & { readonly do: 'arrive' },
  now: Temporal.Instant,
): DecidedAppointment | AppointmentRefusal {
  if (!stands(one)) return notSo(one);
  const day = dayOf(one.span.start);
  if (!dayOf(now).equals(day)) return { refused: 'other-day', day };
  const arrived: ArrivedAppointment = { ...one, state: 'arrived', visit, arrivedAt: now, startedAt: null };
  const minutesEarly = Math.round((one.span.start.epochMilliseconds - now.epochMilliseconds) / 60_000);
  return { appointment: arrived, facts: [{ kind: 'appointment.arrived', at: now, facts: { visit, minutesEarly } }] };
}

/** 5.1.7: late by the announced time, or by the arrival where the client came later. Whole minutes begun are not counted. */
function start(
  one: Appointment,
  { at, holder }: AppointmentDeed & { readonly do: 'start' },
): DecidedAppointment | AppointmentRefusal {
  if (one.state !== 'arrived' || one.startedAt !== null) return notSo(one);
  const promised = Math.max(one.span.start.epochMilliseconds, one.arrivedAt.epochMilliseconds);
  const minutesLate = Math.max(0, Math.floor((at.epochMilliseconds - promised) / 60_000));
  return {
    appointment: { ...one, startedAt: at },
    facts: [{ kind: 'appointment.started', at, facts: { minutesLate, unit: one.unit, holder } }],
  };
}

function end(
  one: Appointment,
  state: EndedAppointment['state'],
  fact: Fact,
  changed: Partial<Pick<EndedAppointment, 'move' | 'told' | 'sequence'>> = {},
): DecidedAppointment {
  const { visit, arrivedAt, startedAt } = 'arrivedAt' in one ? one : { visit: null, arrivedAt: null, startedAt: null };
  return { appointment: { ...one, ...changed, state, visit, arrivedAt, startedAt, endedAt: fact.at }, facts: [fact] };
}

function begun({ span }: Appointment, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(span.start, now) <= 0;
}

function notSo({ state }: Appointment): AppointmentRefusal {
  return { refused: 'not-so', state };
}
