import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { HandOver } from './hand-over.store.ts';

/** Where a case is now. */
interface Place {
  readonly unit: UnitId;
  readonly holder: EmployeeId | null;
}

/**
 * The hand-over that this person may still hand back: the last one, not answered, within its time, the case still where it
 * was handed to, and not their own. `null` where there is none. `handOvers`: the newest first.
 */
export function standingOffer(
  handOvers: readonly HandOver[],
  one: Place,
  me: EmployeeId,
  now: Temporal.Instant,
): HandOver | null {
  const [last] = handOvers;
  if (last === undefined || last.answer !== null || last.back_until === null) return null;
  if (last.to_unit !== one.unit || last.made_by === me) return null;
  return Temporal.Instant.compare(now, last.back_until) <= 0 ? last : null;
}

/** How often a case came back, or went to a unit that had it already. */
export function handedBackTimes(handOvers: readonly HandOver[]): number {
  return handOvers.filter(({ answer, circular }) => answer === 'returned' || (circular && answer !== 'taken-back'))
    .length;
}

/** Whether a unit handed this case on before; within a unit it may go round. */
export function hadBefore(handOvers: readonly HandOver[], here: UnitId, there: UnitId): boolean {
  return here !== there && handOvers.some(({ from_unit: unit, answer }) => unit === there && answer !== 'taken-back');
}
