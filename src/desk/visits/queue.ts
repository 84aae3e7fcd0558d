import type { DeskId, EmployeeId, ServiceId, VisitId } from '../../vocabulary/ids.ts';
import { type CallChoice, QUEUE_GROUPS, type QueueGroup } from '../../vocabulary/words.ts';
import type { QueueSetting } from '../services/index.ts';
import type { Visit } from './visit.ts';

/** One who waits, as far as the order asks. */
export interface Waiter {
  readonly id: VisitId;
  readonly since: Temporal.Instant;
  readonly group: QueueGroup;
  readonly service: ServiceId;
  readonly appointedAt: Temporal.Instant | null;
  readonly onlyDesk: DeskId | null;
  readonly onlyHolder: EmployeeId | null;
  /** Called before and not come. */
  readonly calls: number;
}

/** Of a visit what the order asks. */
export function waiterOf(visit: Visit): Waiter {
  const { id, since, group, service, appointedAt, onlyDesk, onlyHolder, calls } = visit;
  return { id, since, group, service, appointedAt, onlyDesk, onlyHolder, calls };
}

/** Who calls: somebody at a desk, with what they give there. */
export interface Server {
  readonly desk: DeskId;
  readonly employee: EmployeeId;
  readonly gives: (service: ServiceId) => boolean;
}

/** How a place calls, as far as the order asks. */
export type Discipline = Pick<QueueSetting, 'internalLimit' | 'appointmentEarly' | 'appointmentLate'>;

/** Whom the order takes, and why: every choice explains itself. */
export interface NextCall<One extends Waiter = Waiter> {
  readonly visit: One;
  readonly choice: Exclude<CallChoice, 'by-hand' | 'again'>;
  /** 6.9: the group of somebody who waits for the same desk and whom the clause serves before this one. */
  readonly passedOver: QueueGroup | null;
}

/**
 * Whom somebody at a desk calls next; `null`: nobody whom they could serve waits. Pure.
 *
 * First a colleague who has waited longer than the head's limit, where one is set; else external clients before internal
 * ones (6.9). Within a group first the appointments that are due, by their time, then by arrival. Whoever comes later than
 * `appointmentLate` minutes after their time stands in the order of arrival; whoever is there earlier than
 * `appointmentEarly` minutes before it holds nobody up, and is called only where nobody else waits.
 */
export function chooseNext<One extends Waiter>(
  waiting: readonly One[],
  server: Server,
  discipline: Discipline,
  now: Temporal.Instant,
): NextCall<One> | null {
  const able = waiting.filter((one) => mayServe(server, one));
  const ready = able.filter((one) => !isEarly(one, discipline, now));
  const overLimit = first(
    ready.filter((one) => isOverLimit(one, discipline, now)),
    byArrival,
  );
  if (overLimit !== undefined)
    return { visit: overLimit, choice: 'internal-limit', passedOver: passedBy(overLimit, ready) };
  for (const group of QUEUE_GROUPS) {
    const of = ready.filter((one) => one.group === group);
    const appointed = first(
      of.filter((one) => isDue(one, discipline)),
      byAppointment,
    );
    const visit = appointed ?? first(of, byArrival);
    if (visit !== undefined) return { visit, choice: choiceOf(visit, appointed !== undefined), passedOver: null };
  }
  const early = first(able, byGroupAndAppointment);
  return early === undefined ? null : { visit: early, choice: 'appointment', passedOver: null };
}

/** 6.9: the group that is passed over where this one is called now; `null` where the order is kept. */
export function passedOverBy(
  called: Pick<Waiter, 'id' | 'group'>,
  waiting: readonly Waiter[],
  server: Server,
  discipline: Discipline,
  now: Temporal.Instant,
): QueueGroup | null {
  return passedBy(
    called,
    waiting.filter((one) => mayServe(server, one) && !isEarly(one, discipline, now)),
  );
}

function passedBy(called: Pick<Waiter, 'id' | 'group'>, ready: readonly Waiter[]): QueueGroup | null {
  const rank = QUEUE_GROUPS.indexOf(called.group);
  return (
    QUEUE_GROUPS.slice(0, rank).find((group) => ready.some((one) => one.id !== called.id && one.group === group)) ??
    null
  );
}

/** Whether somebody at a desk could serve this one. */
export function mayServe(server: Server, one: Omit<Waiter, 'calls'>): boolean {
  return (
    server.gives(one.service) &&
    (one.onlyDesk === null || one.onlyDesk === server.desk) &&
    (one.onlyHolder === null || one.onlyHolder === server.employee)
  );
}

/** There before their time, so that they hold nobody up yet. */
export function isEarly(
  one: Pick<Waiter, 'appointedAt'>,
  { appointmentEarly }: Discipline,
  now: Temporal.Instant,
): boolean {
  return one.appointedAt !== null && now.until(one.appointedAt).total('minutes') > appointmentEarly;
}

/** An appointment that was kept by its client: it stands before those who came without one. */
function isDue(one: Waiter, { appointmentLate }: Discipline): boolean {
  return one.appointedAt !== null && one.appointedAt.until(one.since).total('minutes') <= appointmentLate;
}

function isOverLimit(one: Waiter, { internalLimit }: Discipline, now: Temporal.Instant): boolean {
  return one.group === 'internal' && internalLimit !== null && one.since.until(now).total('minutes') >= internalLimit;
}

function choiceOf(visit: Waiter, appointed: boolean): NextCall['choice'] {
  if (appointed) return 'appointment';
  return visit.calls > 0 ? 'returned' : 'arrival';
}

type Order = (a: Waiter, b: Waiter) => number;

const byArrival: Order = (a, b) => Temporal.Instant.compare(a.since, b.since) || (a.id < b.id ? -1 : 1);
const byAppointment: Order = (a, b) =>
  Temporal.Instant.compare(a.appointedAt as Temporal.Instant, b.appointedAt as Temporal.Instant) || byArrival(a, b);
const byGroupAndAppointment: Order = (a, b) =>
  QUEUE_GROUPS.indexOf(a.group) - QUEUE_GROUPS.indexOf(b.group) || byAppointment(a, b);

/** The first by an order, in one pass: a queue of thousands is not sorted to call one. */
function first<One extends Waiter>(list: readonly One[], order: Order): One | undefined {
  let found: One | undefined;
  for (const one of list) if (found === undefined || order(one, found) < 0) found = one;
  return found;
}
