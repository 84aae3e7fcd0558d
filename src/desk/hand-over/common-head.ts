import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import { deputiesOf, type Directory, headOf, holdersOf, isHeld, type Seat, unitsUp } from '../directory/index.ts';

export interface CommonHead {
  readonly employee: EmployeeId;
  readonly unit: UnitId;
}

/**
 * Who decides between two units on a day (civil, Riga): the head of the nearest unit above both (of the unit itself, where
 * it is one), where that post is vacant its deputy, then further up, the executive director, the chair of the council.
 * `unable`: whom a wall keeps from the matter. `null` where nobody is found; then the case stays with whoever had it.
 */
export function commonHead(
  directory: Directory,
  one: UnitId,
  other: UnitId,
  day: Temporal.PlainDate,
  unable: ReadonlySet<EmployeeId>,
): CommonHead | null {
  const above = new Set(unitsUp(directory, other));
  const shared = unitsUp(directory, one).filter((unit) => above.has(unit));
  const seats: readonly (Seat | null)[] = [
    ...shared.flatMap((unit) => [headOf(directory, unit, day), ...deputiesOf(directory, unit, day)]),
    ...holdersOf(directory, 'executive-director', day),
    ...holdersOf(directory, 'deputy-executive-director', day),
    ...holdersOf(directory, 'council-chair', day),
    ...holdersOf(directory, 'council-vice-chair', day),
  ];
  const seat = seats.find((one): one is Seat & CommonHead => one !== null && isHeld(one) && !unable.has(one.employee));
  return seat === undefined ? null : { employee: seat.employee, unit: seat.unit };
}

/** Everybody who could be asked, so that walls before them are looked up at once. */
export function possibleHeads(directory: Directory, one: UnitId, other: UnitId, day: Temporal.PlainDate): EmployeeId[] {
  const found: EmployeeId[] = [];
  for (;;) {
    const next = commonHead(directory, one, other, day, new Set(found));
    if (next === null) return found;
    found.push(next.employee);
  }
}
