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

/**
 * For whom an employee acts on a day (civil, Riga), so that nothing of theirs is nobody's: those who are away and whose
 * stand-in (or theirs in turn) this is; those away without anybody who stands in, and those who have left, of whom this is
 * the next above who is there. Nobody where oneself is away and another is there.
 */
export function actingFor(directory: Directory, me: EmployeeId, day: Temporal.PlainDate): readonly ActingFor[] {
  return actorsOn(directory, day).get(me) ?? [];
}

/**
 * Who acts on a day for somebody who is away: the stand-in, else the next above. `null` where they are there, or where
 * nobody is left.
 */
export function actorFor(
  directory: Directory,
  employee: EmployeeId,
  day: Temporal.PlainDate,
): { readonly actor: EmployeeId | null; readonly until: Temporal.PlainDate } | null {
  const [absence] = awayOn(directory, employee, day);
  if (absence === undefined) return null;
  const actor = standInFor(directory, employee, day).employee ?? nextAbove(directory, employee, day) ?? null;
  return { actor: actor === employee ? null : actor, until: absence.lastDay };
}

type Actors = ReadonlyMap<EmployeeId, readonly ActingFor[]>;

/** Everybody's page asks this of the same directory and day: found once for both. */
const found = new WeakMap<Directory, { readonly day: string; readonly actors: Actors }>();

function actorsOn(directory: Directory, day: Temporal.PlainDate): Actors {
  const known = found.get(directory);
  if (known?.day === day.toString()) return known.actors;
  const actors = findActors(directory, day);
  found.set(directory, { day: day.toString(), actors });
  return actors;
}

function findActors(directory: Directory, day: Temporal.PlainDate): Actors {
  const actors = new Map<EmployeeId, ActingFor[]>();
  const add = (actor: EmployeeId | undefined, one: ActingFor) => {
    if (actor === undefined || actor === one.employee) return;
    actors.set(actor, [...(actors.get(actor) ?? []), one]);
  };
  const seen = new Set<EmployeeId>();
  for (const { employee, firstDay, lastDay } of directory.absences) {
    if (!within(day, firstDay, lastDay) || seen.has(employee)) continue;
    seen.add(employee);
    if (postsOf(directory, employee, day).length === 0) continue;
    const stand = standInFor(directory, employee, day);
    if (stand.employee !== null) add(stand.employee, { employee, why: 'stand-in', until: lastDay });
    else add(nextAbove(directory, employee, day), { employee, why: 'no-stand-in', until: lastDay });
  }
  for (const { employee, last } of leavers(directory, day))
    add(nextAbove(directory, employee, last), { employee, why: 'left', until: null });
  return actors;
}

/** The nearest above who is there; where all are away, the nearest. */
function nextAbove(directory: Directory, employee: EmployeeId, day: Temporal.PlainDate): EmployeeId | undefined {
  return chooseAbove(directory, employee, day, new Set())?.employee;
}

/** Those who hold no post any more, with their last day. */
function leavers(directory: Directory, day: Temporal.PlainDate) {
  const { holdingsOf } = lookup(directory);
  return [...holdingsOf].flatMap(([employee, holdings]) => {
    if (postsOf(directory, employee, day).length > 0) return [];
    const ends = holdings.flatMap(({ to }) => (to === null ? [] : [to]));
    const last = ends.toSorted((a, b) => Temporal.PlainDate.compare(b, a))[0];
    return last === undefined || Temporal.PlainDate.compare(last, day) >= 0 ? [] : [{ employee, last }];
  });
}

function within(day: Temporal.PlainDate, from: Temporal.PlainDate, to: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, to) <= 0;
}
