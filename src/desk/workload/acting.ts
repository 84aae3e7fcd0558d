import type { EmployeeId } from '../../vocabulary/ids.ts';
import { awayOn, type Directory, lookup, postsOf, standInFor } from '../directory/index.ts';
import { chooseAbove } from '../walls/index.ts';

/** For whom somebody acts today, and why it is them. */
export interface ActingFor {
  readonly employee: EmployeeId;
  /** Named (or next in the chain); the head, where nobody stands in; the head, where the holder has left. */
  readonly why: 'stand-in' | 'no-stand-in' | 'left';
  readonly until: Temporal.PlainDate | null;
}

const NOBODY: ReadonlySet<EmployeeId> = new Set();

/**
 * For whom an employee acts on a day (civil, Riga), so that nothing of theirs is nobody's: those who are away and whose
 * stand-in (or theirs in turn) this is; those away without anybody who stands in, and those who have left, of whom this is
 * the next above. Nobody where oneself is away, since another acts then.
 */
export function actingFor(directory: Directory, me: EmployeeId, day: Temporal.PlainDate): ActingFor[] {
  if (awayOn(directory, me, day).length > 0) return [];
  const away = new Set(
    directory.absences
      .filter(({ firstDay, lastDay }) => within(day, firstDay, lastDay))
      .map(({ employee }) => employee),
  );
  const acting: ActingFor[] = [];
  for (const employee of away) {
    if (employee === me) continue;
    const until = awayOn(directory, employee, day)[0]?.lastDay ?? null;
    const stand = standInFor(directory, employee, day);
    if (stand.employee === me) acting.push({ employee, why: 'stand-in', until });
    else if (
      stand.employee === null &&
      postsOf(directory, employee, day).length > 0 &&
      isNextAbove(directory, employee, me, day)
    )
      acting.push({ employee, why: 'no-stand-in', until });
  }
  return [...acting, ...leftBelow(directory, me, day)];
}

/** The nearest above who is there; where all are away, the nearest. */
function isNextAbove(directory: Directory, employee: EmployeeId, me: EmployeeId, day: Temporal.PlainDate): boolean {
  return chooseAbove(directory, employee, day, NOBODY)?.employee === me;
}

/** Those who hold no post any more, of whom this was the next above on their last day. */
function leftBelow(directory: Directory, me: EmployeeId, day: Temporal.PlainDate): ActingFor[] {
  const { holdingsOf } = lookup(directory);
  return directory.people.flatMap(({ id }): ActingFor[] => {
    if (postsOf(directory, id, day).length > 0) return [];
    const ends = (holdingsOf.get(id) ?? []).flatMap(({ to }) => (to === null ? [] : [to]));
    const last = ends.toSorted((a, b) => Temporal.PlainDate.compare(b, a))[0];
    if (last === undefined || Temporal.PlainDate.compare(last, day) >= 0) return [];
    return isNextAbove(directory, id, me, last) ? [{ employee: id, why: 'left', until: null }] : [];
  });
}

function within(day: Temporal.PlainDate, from: Temporal.PlainDate, to: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, to) <= 0;
}
