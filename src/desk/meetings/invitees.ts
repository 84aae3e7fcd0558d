import type { EmailAddress, EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import { type Directory, headOf, isHeld, postsOf, standInFor, supervisorsOf } from '../directory/index.ts';
import type { CalendarEvent } from './calendar/calendar-event.ts';

/** One of ours who is asked to come. */
export interface Invitee {
  readonly employee: EmployeeId;
  /** Who answers: the same, or whoever stands in for them today. */
  readonly holder: EmployeeId;
  readonly unit: UnitId;
  readonly attendee: { readonly written: string; readonly name: string };
}

/** Whose mailbox it came to. */
export interface Arrival {
  readonly address: EmailAddress;
  readonly unit: UnitId;
  /** Every address of the desk with its unit. */
  readonly own: ReadonlyMap<EmailAddress, { readonly unit: UnitId }>;
}

/**
 * Whom of ours a calendar message asks: employees named in it; for a unit's address its head (or the next above, where
 * nobody leads it); where neither stands in it (forwarded, a hidden copy), the head of the unit in whose mailbox it came.
 * `day`: today in Riga. Pure.
 */
export function inviteesOf(
  directory: Directory,
  { attendees }: Pick<CalendarEvent, 'attendees'>,
  arrival: Arrival,
  day: Temporal.PlainDate,
): readonly Invitee[] {
  const byAddress = new Map(directory.people.map((person) => [person.email.toLowerCase(), person.id]));
  const invitees = new Map<EmployeeId, Invitee>();
  const add = (employee: EmployeeId | null, attendee: Invitee['attendee'], unit: UnitId) => {
    if (employee === null || invitees.has(employee)) return;
    const { employee: acting } = standInFor(directory, employee, day);
    invitees.set(employee, { employee, holder: acting ?? employee, unit, attendee });
  };
  for (const { address, written, name } of attendees) {
    const employee = byAddress.get(address);
    if (employee !== undefined && postsOf(directory, employee, day).length > 0)
      add(employee, { written, name }, unitOf(directory, employee, day) ?? arrival.unit);
  }
  for (const { address, written, name } of attendees) {
    const unit = byAddress.has(address) ? undefined : arrival.own.get(address)?.unit;
    if (unit !== undefined) add(leaderOf(directory, unit, day), { written, name }, unit);
  }
  if (invitees.size === 0)
    add(leaderOf(directory, arrival.unit, day), { written: arrival.address, name: '' }, arrival.unit);
  return [...invitees.values()];
}

/** Who leads a unit now: its head, else whoever answers for it from above. */
export function leaderOf(directory: Directory, unit: UnitId, day: Temporal.PlainDate): EmployeeId | null {
  const seat = headOf(directory, unit, day);
  if (seat !== null && isHeld(seat)) return seat.employee;
  const members = directory.people.filter(({ id }) => unitOf(directory, id, day) === unit);
  for (const { id } of members) {
    const [above] = supervisorsOf(directory, id, day);
    if (above !== undefined) return above.employee;
  }
  return above(directory, unit, day, 0);
}

function above(directory: Directory, unit: UnitId, day: Temporal.PlainDate, steps: number): EmployeeId | null {
  const parent = directory.units.find(({ id }) => id === unit)?.parent ?? null;
  if (parent === null || steps > 20) return null;
  const seat = headOf(directory, parent, day);
  return seat !== null && isHeld(seat) ? seat.employee : above(directory, parent, day, steps + 1);
}

/** The unit of the post that leads furthest; `null` for somebody who holds none. */
export function unitOf(directory: Directory, employee: EmployeeId, day: Temporal.PlainDate): UnitId | null {
  return postsOf(directory, employee, day)[0]?.unit ?? null;
}
