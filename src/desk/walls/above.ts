import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import { awayOn, type Directory, supervisorsOf } from '../directory/index.ts';

export interface Above {
  readonly employee: EmployeeId;
  readonly unit: UnitId;
}

/**
 * Who is next above somebody on a day (civil, Riga) and may act: not away and not walled off from the same matter
 * themselves. The executive director answers for whoever has nobody else, the chair of the council for the executive
 * director; above the chair stands the council, which has no seat at the desk: `null`.
 */
export function chooseAbove(
  directory: Directory,
  employee: EmployeeId,
  day: Temporal.PlainDate,
  walled: ReadonlySet<EmployeeId>,
): Above | null {
  const able = supervisorsOf(directory, employee, day).filter((one) => !walled.has(one.employee));
  return able.find((one) => awayOn(directory, one.employee, day).length === 0) ?? able[0] ?? null;
}
