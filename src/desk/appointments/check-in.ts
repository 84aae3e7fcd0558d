import type { Tx } from '../../database/database.ts';
import { dayOf } from '../../time/zone.ts';
import type { AppointmentId, PlaceId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { openLinkCode } from '../link-codes.ts';
import { callOffNotices } from '../notices/index.ts';
import { takeTicket, type TicketRefusal, type WaitingVisit } from '../visits/index.ts';
import { type Appointment, stands } from './appointment.ts';
import { appointmentById, appointmentByNumber, lockAppointment } from './appointments.store.ts';
import type { AppointmentRefusal } from './decide.ts';
import { readNumber } from './number.ts';
import { doToAppointment } from './record-on.ts';
import { TakenBack } from './taken-back.ts';

export type CheckInRefusal =
  | AppointmentRefusal
  | TicketRefusal
  /** Neither one of our codes nor a number that is known here. */
  | { readonly refused: 'no-such-appointment' }
  /** It is at another place. */
  | { readonly refused: 'other-place'; readonly place: PlaceId };

/**
 * Somebody has come to their appointment: by the code of their page (typed, or the address in the QR) or by its number, at
 * this place. From now on they wait in the hall, at their time; the seat stays theirs. A second time finds the same ticket
 * refused as `not-so` with the state `arrived`.
 */
export async function checkIn(
  desk: Desk,
  tx: Tx,
  place: PlaceId,
  given: string,
): Promise<{ readonly appointment: Appointment; readonly visit: WaitingVisit } | CheckInRefusal> {
  const found = await findAppointment(desk, tx, place, given);
  return found === null ? { refused: 'no-such-appointment' } : checkInTo(desk, tx, found.id, place);
}

/** The same for one that is known: an employee sees the client come. */
export async function checkInTo(
  desk: Desk,
  tx: Tx,
  id: AppointmentId,
  place: PlaceId,
): Promise<{ readonly appointment: Appointment; readonly visit: WaitingVisit } | CheckInRefusal> {
  const one = await lockAppointment(tx, id);
  if (one === null) return { refused: 'no-such-appointment' };
  if (one.place !== place) return { refused: 'other-place', place: one.place };
  if (!stands(one)) return { refused: 'not-so', state: one.state };
  const day = dayOf(one.span.start);
  if (!dayOf(desk.clock()).equals(day)) return { refused: 'other-day', day };
  const visit = await takeTicket(desk, tx, {
    place: one.place,
    service: one.services[0],
    clientKind: one.clientKind,
    language: one.language,
    source: 'appointment',
    appointment: { id: one.id, at: one.span.start },
    onlyHolder: one.holder,
    client: one.client,
    need: one.note,
  });
  if ('refused' in visit) return visit;
  const appointment = await doToAppointment(desk, tx, one, { do: 'arrive', visit: visit.id });
  if ('refused' in appointment) throw new TakenBack<CheckInRefusal>(appointment);
  await callOffNotices(tx, { kind: 'appointment', id: one.id }, ['appointment-reminder']);
  return { appointment, visit };
}

/** The appointment behind what was typed or scanned at a place; `null`: none of ours. */
export async function findAppointment(desk: Desk, tx: Tx, place: PlaceId, given: string): Promise<Appointment | null> {
  // A scanner gives the whole address that stands in the QR.
  const code = given.trim().split('/').at(-1) ?? '';
  const id = openLinkCode<AppointmentId>(desk.vault, 'appointment', code);
  if (id !== null) return appointmentById(tx, id);
  const number = readNumber(given);
  return number === null ? null : appointmentByNumber(tx, place, number);
}
