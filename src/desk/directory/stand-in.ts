import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Absence, Directory } from './directory.ts';
import { lookup, serves } from './lookup.ts';

/**
 * Who acts for somebody on a day. `via`: whom one passed on the way, oneself first. Where nobody is found, `employee` is
 * `null` and `why` says what is missing.
 */
export type StandIn =
  | { readonly employee: EmployeeId; readonly via: readonly EmployeeId[]; readonly why: 'present' | 'stand-in' }
  | {
      readonly employee: null;
      readonly via: readonly EmployeeId[];
      /** Nobody was named; the chain came back to itself; the one named has left. */
      readonly why: 'none-named' | 'all-away' | 'left';
    };

/**
 * Whoever acts for an employee on a day (civil, Riga): oneself where one is there, else the stand-in, or theirs where they
 * are away too. Nobody is asked twice, so that a ring of people who stand in for each other ends in `null`, `all-away`.
 */
export function standInFor(directory: Directory, employee: EmployeeId, day: Temporal.PlainDate): StandIn {
  if (!serves(directory, employee, day)) return { employee: null, via: [employee], why: 'left' };
  if (awayOn(directory, employee, day).length === 0) return { employee, via: [], why: 'present' };
  return search(directory, employee, day, new Set([employee]), [employee]);
}

function search(
  directory: Directory,
  employee: EmployeeId,
  day: Temporal.PlainDate,
  asked: Set<EmployeeId>,
  via: readonly EmployeeId[],
): StandIn {
  let nearest: StandIn = { employee: null, via, why: 'none-named' };
  for (const { standIn } of awayOn(directory, employee, day)) {
    if (standIn === null) continue;
    if (asked.has(standIn)) {
      nearest = { employee: null, via, why: 'all-away' };
      continue;
    }
    asked.add(standIn);
    if (!serves(directory, standIn, day)) {
      nearest = { employee: null, via: [...via, standIn], why: 'left' };
      continue;
    }
    if (awayOn(directory, standIn, day).length === 0) return { employee: standIn, via, why: 'stand-in' };
    const further = search(directory, standIn, day, asked, [...via, standIn]);
    if (further.employee !== null) return further;
    nearest = further;
  }
  return nearest;
}

/** The absences of somebody that cover a day; those taken back are not in the directory. */
export function awayOn(directory: Directory, employee: EmployeeId, day: Temporal.PlainDate): Absence[] {
  return (lookup(directory).absencesOf.get(employee) ?? []).filter(
    ({ firstDay, lastDay }) =>
      Temporal.PlainDate.compare(firstDay, day) <= 0 && Temporal.PlainDate.compare(day, lastDay) <= 0,
  );
}

/** For whom an employee acts on a day; nobody where they are away themselves. */
export function standsInForOn(directory: Directory, employee: EmployeeId, day: Temporal.PlainDate): EmployeeId[] {
  return [...new Set(directory.absences.map((absence) => absence.employee))].filter(
    (one) => one !== employee && standInFor(directory, one, day).employee === employee,
  );
}
