import type {
  AppointmentId,
  CaseId,
  ClientId,
  EmailAddress,
  EmployeeId,
  PlaceId,
  ServiceId,
  UnitId,
  VisitId,
} from '../../vocabulary/ids.ts';
import type { ClientKind, Language, MoveReason, NoticeWay } from '../../vocabulary/words.ts';

/** From the beginning to the end, the end excluded. */
export interface Span {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** How whoever booked is called and reached; an empty contact is none. */
export interface Booker {
  readonly name: string;
  readonly email: EmailAddress | '';
  /** As `readPhone` gives it, `+37129123456`. */
  readonly phone: string;
}

/** 5.1.7: a move by us: from when, why, in which words for the client, by whom. */
export interface MoveByUs {
  readonly from: Temporal.Instant;
  readonly at: Temporal.Instant;
  readonly by: EmployeeId | null;
  readonly reason: MoveReason;
  readonly words: string;
}

interface AppointmentBase {
  readonly id: AppointmentId;
  /** Six letters and digits that are said on the telephone and typed at the kiosk. */
  readonly number: string;
  readonly place: PlaceId;
  /** In this order, one after the other; at least one. */
  readonly services: readonly [ServiceId, ...ServiceId[]];
  readonly unit: UnitId;
  /** The announced time; while it is being moved, the one that no longer holds. */
  readonly span: Span;
  readonly people: number;
  readonly language: Language;
  readonly clientKind: ClientKind;
  readonly booker: Booker;
  readonly client: ClientId | null;
  readonly case: CaseId | null;
  /** Who receives the client, where the seat is a person's. */
  readonly holder: EmployeeId | null;
  /** The client asked for this very person. */
  readonly askedPerson: boolean;
  readonly note: string;
  readonly madeAt: Temporal.Instant;
  /** `null`: the client, on the web. */
  readonly madeBy: EmployeeId | null;
  readonly confirmedAt: Temporal.Instant | null;
  readonly move: MoveByUs | null;
  /** Told by a person rather than by a message. */
  readonly told: { readonly at: Temporal.Instant; readonly by: EmployeeId; readonly way: NoticeWay } | null;
  /** Of the calendar file: grows with each change (RFC 5545). */
  readonly sequence: number;
}

/** Its time holds and has not come. */
export type StandingAppointment = AppointmentBase & { readonly state: 'booked' | 'confirmed' };
/** 5.1.7: moved by us; the client has not chosen another time yet. */
export type MovingAppointment = AppointmentBase & { readonly state: 'moving'; readonly move: MoveByUs };
export type ArrivedAppointment = AppointmentBase & {
  readonly state: 'arrived';
  readonly visit: VisitId;
  readonly arrivedAt: Temporal.Instant;
  readonly startedAt: Temporal.Instant | null;
};
export type EndedAppointment = AppointmentBase & {
  readonly state: 'served' | 'not-come' | 'cancelled';
  readonly visit: VisitId | null;
  readonly arrivedAt: Temporal.Instant | null;
  readonly startedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant;
};

/** A consultation at an announced place and time (5.1.7). */
export type Appointment = StandingAppointment | MovingAppointment | ArrivedAppointment | EndedAppointment;

/** Whether its time holds and nobody has come for it yet. */
export function stands(one: Appointment): one is StandingAppointment {
  return one.state === 'booked' || one.state === 'confirmed';
}
