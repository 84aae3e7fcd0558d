import { type Directory, holdsOn, type Holding } from '../directory/index.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import { describeChanges } from './describe-changes.ts';
import { matchPeople } from './match-people.ts';
import { matchHoldings } from './match-holdings.ts';
import { matchPosts } from './match-posts.ts';
import { matchUnits } from './match-units.ts';
import { lastDay } from './place-units.ts';
import type { Plan, PlanRows } from './plan.ts';
import type { Fault, Faults, Wanted } from './wanted.ts';

export interface Planning {
  /** The first day on which the list holds (civil, Riga). */
  readonly day: Temporal.PlainDate;
  /** Gives a fresh id each time; the plan already names what it will make. */
  readonly newId: () => string;
  /** Who holds the administrator's role: somebody must be left to mend what an import did. */
  readonly administrators: readonly EmployeeId[];
}

/**
 * What would change if the list were brought in on a day: nothing is deleted, what is no longer ends the day before.
 * Faults name rows and columns of the list; with one of them there is no plan.
 */
export function planChanges(
  current: Directory,
  wanted: Wanted,
  { day, newId, administrators }: Planning,
): Plan | Faults {
  const people = matchPeople(current, wanted, newId);
  const units = matchUnits(current, wanted, day, people, newId);
  const posts = matchPosts(current, wanted, day, people, units, newId);
  const faults: Fault[] = [...people.faults, ...units.faults, ...posts.faults];
  if (wanted.rows.length === 0 && wanted.known.length === 0)
    faults.push({ reason: 'empty-list', row: null, column: null, found: '' });
  if (faults.length > 0) return { refused: 'faults', faults: faults.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)) };

  const { holdings, ended } = matchHoldings(current, wanted, day, people, units, posts, newId);
  const holdingRows = new Map<string, Holding>(holdings);
  for (const id of ended) {
    const holding = holdings.get(id);
    if (holding !== undefined) holdingRows.set(id, { ...holding, to: endOf(holding, day) });
  }
  const postRows = new Map(posts.posts);
  if (wanted.source === 'csv') {
    const claimed = new Set(posts.of.values());
    const institutionOf = new Map(current.units.map((unit) => [unit.id, unit.institution]));
    for (const post of current.posts) {
      const institution = institutionOf.get(post.unit);
      if (!holdsOn(post, day) || claimed.has(post.id) || institution === undefined) continue;
      if (units.covered.has(institution)) postRows.set(post.id, { ...post, to: lastDay(post.from, day) });
    }
  }
  const after: Directory = {
    institutions: [...units.institutions.values()],
    units: [...units.units.values()],
    posts: [...postRows.values()],
    people: [...people.people.values()],
    holdings: [...holdingRows.values()],
    absences: current.absences,
  };
  const leaving = leavers(current, after, ended, day);
  if (administrators.length > 0 && administrators.every((id) => leaving.has(id)))
    return { refused: 'faults', faults: [{ reason: 'last-administrator', row: null, column: null, found: '' }] };
  const before = new Set(current.holdings.filter((holding) => holdsOn(holding, day)).map(({ employee }) => employee))
    .size;
  return {
    day,
    rows: changedRows(current, after),
    ...describeChanges(current, after, { day, leaving, wanted, people }),
    notes: wanted.notes,
    leaving: [...leaving],
    brake: leaving.size * 3 > before ? { ends: leaving.size, of: before } : null,
  };
}

/** The directory as it would stand; what `applyPlan` writes, as a value. */
export function applied(current: Directory, { rows }: Pick<Plan, 'rows'>): Directory {
  const put = <Row extends { readonly id: string }>(before: readonly Row[], changed: readonly Row[]): Row[] => [
    ...new Map([...before, ...changed].map((row) => [row.id, row])).values(),
  ];
  return {
    institutions: put(current.institutions, rows.institutions),
    units: put(current.units, rows.units),
    posts: put(current.posts, rows.posts),
    people: put(current.people, rows.people),
    holdings: put(current.holdings, rows.holdings),
    absences: current.absences,
  };
}

/** Whether there is anything to apply. */
export function isEmpty({ rows }: Pick<Plan, 'rows'>): boolean {
  return Object.values(rows).every((list) => list.length === 0);
}

function leavers(current: Directory, after: Directory, ended: ReadonlySet<string>, day: Temporal.PlainDate) {
  const remains = new Set<EmployeeId>();
  for (const holding of after.holdings)
    if (!ended.has(holding.id) && (holding.to === null || Temporal.PlainDate.compare(holding.to, day) >= 0))
      remains.add(holding.employee);
  const ending = current.holdings.filter((holding) => ended.has(holding.id));
  return new Set(ending.map(({ employee }) => employee).filter((employee) => !remains.has(employee)));
}

/** The day before `day`; what began today or later is called off: it ends before it begins, or access would last till midnight. */
function endOf({ from }: Holding, day: Temporal.PlainDate): Temporal.PlainDate {
  const first = Temporal.PlainDate.compare(from, day) < 0 ? day : from;
  return first.subtract({ days: 1 });
}

function changedRows(current: Directory, after: Directory): PlanRows {
  const changed = <Row extends { readonly id: string }>(before: readonly Row[], rows: readonly Row[]): Row[] => {
    const was = new Map(before.map((row) => [row.id, row]));
    return rows.filter((row) => {
      const old = was.get(row.id);
      if (old === row) return false;
      const keys = Object.keys(row) as (keyof Row)[];
      return old === undefined || keys.some((key) => JSON.stringify(old[key]) !== JSON.stringify(row[key]));
    });
  };
  return {
    institutions: changed(current.institutions, after.institutions),
    units: changed(current.units, after.units),
    posts: changed(current.posts, after.posts),
    people: changed(current.people, after.people),
    holdings: changed(current.holdings, after.holdings),
  };
}
