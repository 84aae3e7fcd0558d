import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';

/** One request of a chain: who asked whom; a unit where nobody holds it. */
export interface Link {
  readonly asker: EmployeeId;
  readonly answerer: EmployeeId | UnitId;
}

/** So often the same asks the same about one matter; then somebody has to talk or decide. */
export const MOST_ROUNDS = 2;

/**
 * How often a chain of requests has gone the same way when this one is added: 1, the first time; above `MOST_ROUNDS` the
 * question goes in circles (A asks B, B asks A, A asks B …), however many stand between.
 */
export function roundsOf(chain: readonly Link[], next: Link): number {
  return chain.filter(({ asker, answerer }) => asker === next.asker && answerer === next.answerer).length + 1;
}
