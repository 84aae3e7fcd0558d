import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';

export interface Colleague {
  readonly employee: EmployeeId;
  readonly name: string;
  /** Cases that they hold unfinished. */
  readonly holds: number;
  readonly head: boolean;
  readonly away: boolean;
  /** A wall stands between them and the case, or they declared an interest in its client. */
  readonly walled: boolean;
}

export interface Above {
  readonly employee: EmployeeId;
  readonly unit: UnitId;
  readonly name: string;
}

/** Why this one: said to whoever gets the case. */
export type SuccessorGround = 'fewest-cases' | 'only-head-left' | 'unit-above' | 'nobody';

export interface Successor {
  readonly holder: EmployeeId | null;
  readonly unit: UnitId;
  readonly ground: SuccessorGround;
  readonly name: string | null;
  readonly holds: number | null;
}

/**
 * 5.4.3: who gets a case after its holder has stepped aside: of the unit's people who are there and have no interest in it,
 * whoever holds the fewest cases; else the unit's head; else whoever is above. Where nobody is found the unit has it.
 */
export function chooseSuccessor(
  unit: UnitId,
  leaving: EmployeeId,
  colleagues: readonly Colleague[],
  above: Above | null,
): Successor {
  const able = colleagues.filter(({ employee, away, walled }) => employee !== leaving && !away && !walled);
  const [least] = able
    .filter(({ head }) => !head)
    .toSorted((a, b) => a.holds - b.holds || a.name.localeCompare(b.name, 'lv'));
  if (least !== undefined) return chosen(unit, least, 'fewest-cases');
  const head = able.find((one) => one.head);
  if (head !== undefined) return chosen(unit, head, 'only-head-left');
  if (above !== null)
    return { holder: above.employee, unit: above.unit, ground: 'unit-above', name: above.name, holds: null };
  return { holder: null, unit, ground: 'nobody', name: null, holds: null };
}

function chosen(unit: UnitId, { employee, name, holds }: Colleague, ground: SuccessorGround): Successor {
  return { holder: employee, unit, ground, name, holds };
}
