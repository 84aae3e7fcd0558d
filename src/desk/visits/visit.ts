import type {
  AppointmentId,
  CaseId,
  ClientId,
  DeskId,
  EmployeeId,
  PlaceId,
  ServiceId,
  UnitId,
  VisitId,
} from '../../vocabulary/ids.ts';
import type {
  ClientKind,
  Language,
  QueueGroup,
  TicketSource,
  VisitOutcome,
  VisitStep,
} from '../../vocabulary/words.ts';

interface VisitBase {
  readonly id: VisitId;
  readonly place: PlaceId;
  /** The civil day of the ticket, Europe/Riga. */
  readonly day: Temporal.PlainDate;
  /** As it stands on the ticket: „A014”; unique at a place on a day. */
  readonly number: string;
  readonly service: ServiceId;
  /** Whose work it is. */
  readonly unit: UnitId;
  /** 6.9: by what the order goes. */
  readonly group: QueueGroup;
  readonly clientKind: ClientKind;
  readonly language: Language;
  readonly source: TicketSource;
  /** From when they wait, for the order; a transfer keeps it. */
  readonly since: Temporal.Instant;
  readonly madeAt: Temporal.Instant;
  readonly appointment: AppointmentId | null;
  readonly appointedAt: Temporal.Instant | null;
  /** For this desk or this person only. */
  readonly onlyDesk: DeskId | null;
  readonly onlyHolder: EmployeeId | null;
  /** How often they were called. */
  readonly calls: number;
  readonly calledAt: Temporal.Instant | null;
  readonly begunAt: Temporal.Instant | null;
  /** Seconds served before it was last taken up. */
  readonly servedBefore: number;
  readonly takenUpAt: Temporal.Instant | null;
  readonly steps: readonly VisitStep[];
  /** 6.3: in the client's own words, read back. */
  readonly need: string;
  readonly solutions: readonly string[];
  /** 6.5: what comes next, as it was told, and by when. */
  readonly nextWords: string;
  readonly nextBy: Temporal.Instant | null;
  readonly client: ClientId | null;
  readonly case: CaseId | null;
  readonly estimate: Estimate | null;
}

/** The wait that was named with the ticket, in minutes from then; kept for its error. */
export interface Estimate {
  readonly low: number;
  readonly high: number;
  readonly by: 'measured' | 'usual';
}

export interface AtDesk {
  readonly desk: DeskId;
  readonly holder: EmployeeId;
}
/** Who had them last; nobody yet: never called. */
interface MaybeDesk {
  readonly desk: DeskId | null;
  readonly holder: EmployeeId | null;
}

export type WaitingVisit = VisitBase & MaybeDesk & { readonly state: 'waiting' };
export type ParkedVisit = VisitBase & MaybeDesk & { readonly state: 'parked'; readonly parkedAt: Temporal.Instant };
export type CalledVisit = VisitBase & AtDesk & { readonly state: 'called' };
export type ServingVisit = VisitBase & AtDesk & { readonly state: 'serving' };
export type PausedVisit = VisitBase & AtDesk & { readonly state: 'paused'; readonly resumeBy: Temporal.Instant };
export type ClosedVisit = VisitBase &
  AtDesk & { readonly state: 'closed'; readonly endedAt: Temporal.Instant; readonly outcome: VisitOutcome };
export type GoneVisit = VisitBase &
  MaybeDesk & { readonly state: 'left' | 'not-come'; readonly endedAt: Temporal.Instant };

/** One ticket's way from the kiosk to the goodbye. */
export type Visit = WaitingVisit | ParkedVisit | CalledVisit | ServingVisit | PausedVisit | ClosedVisit | GoneVisit;

/** Whether somebody is at a desk with them, or is waiting for them there. */
export function isAtDesk(visit: Visit): visit is CalledVisit | ServingVisit | PausedVisit {
  return visit.state === 'called' || visit.state === 'serving' || visit.state === 'paused';
}

export function isOver(visit: Visit): visit is ClosedVisit | GoneVisit {
  return visit.state === 'closed' || visit.state === 'left' || visit.state === 'not-come';
}

/** Seconds at desks so far, without pauses. */
export function servedSeconds(visit: Visit, now: Temporal.Instant): number {
  const running = visit.state === 'serving' && visit.takenUpAt !== null ? secondsBetween(visit.takenUpAt, now) : 0;
  return visit.servedBefore + running;
}

/** Whole seconds, never less than none: clocks of several servers may differ a little. */
export function secondsBetween(from: Temporal.Instant, to: Temporal.Instant): number {
  return Math.max(0, Math.floor((to.epochMilliseconds - from.epochMilliseconds) / 1000));
}
