import type { Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { AppointmentId } from '../../vocabulary/ids.ts';
import type { Desk, Topic } from '../context.ts';
import { saveBusy } from '../meetings/index.ts';
import { type Appointment, stands } from './appointment.ts';
import { type AppointmentDeed, type AppointmentRefusal, decideAppointment } from './decide.ts';
import { lockAppointment, saveAppointment } from './appointments.store.ts';

export type ChangeAppointmentRefusal = AppointmentRefusal | { readonly refused: 'no-such-appointment' };

/** Locks an appointment, decides, records and saves: one deed. Seats and messages are the caller's. */
export async function changeAppointment(
  desk: Desk,
  tx: Tx,
  id: AppointmentId,
  deed: AppointmentDeed,
): Promise<Appointment | ChangeAppointmentRefusal> {
  const one = await lockAppointment(tx, id);
  return one === null ? { refused: 'no-such-appointment' } : doToAppointment(desk, tx, one, deed);
}

/** The same for one that is locked already. */
export async function doToAppointment(
  desk: Desk,
  tx: Tx,
  one: Appointment,
  deed: AppointmentDeed,
): Promise<Appointment | AppointmentRefusal> {
  const decided = decideAppointment(one, deed, desk.clock());
  if ('refused' in decided) return decided;
  const { appointment: after, facts } = decided;
  if (facts.length === 0) return after;
  await recordOnAppointment(desk, tx, after, facts, one);
  await saveAppointment(tx, after);
  await keepBusy(tx, after);
  return after;
}

export async function recordOnAppointment(
  desk: Desk,
  tx: Tx,
  after: Appointment,
  facts: readonly Fact[],
  before: Appointment | null,
): Promise<void> {
  await record(tx, desk.rules.current(), {
    subject: { kind: 'appointment', id: after.id },
    expected: before === null ? 0 : 'current',
    facts,
    actor: tx.identity.employee,
  });
  tx.afterCommit(() => desk.notify(topicsOf(after, before)));
}

/** Whoever receives the client is taken then, for meetings and for their calendar; nobody once it does not hold. */
export async function keepBusy(tx: Tx, one: Appointment): Promise<void> {
  const holds = stands(one) || one.state === 'arrived';
  if (one.holder === null) return;
  await saveBusy(tx, one.id, one.holder, holds ? [one.span] : [], false);
}

function topicsOf(after: Appointment, before: Appointment | null): readonly Topic[] {
  const people = new Set([after.holder, before?.holder, after.move?.by].filter((one) => one != null));
  return [
    `hall:${after.place}`,
    `unit:${after.unit}`,
    ...[...people].map((one): Topic => `employee:${one}`),
    ...(after.case === null ? [] : [`case:${after.case}` as const]),
    'work',
  ];
}
