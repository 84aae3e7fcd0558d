import { type Directory, holdsOn, type Unit } from '../directory/index.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { MatchedPeople } from './match-people.ts';
import type { UnitGroup } from './match-units.ts';

/** Finds the unlisted unit of the institution whose people go into a new one together; one person who moves is no sign. */
export function unitRenamer(
  current: Directory,
  standing: readonly Unit[],
  day: Temporal.PlainDate,
  people: MatchedPeople,
): (group: UnitGroup, taken: ReadonlySet<UnitId>) => Unit | null {
  const unitOfPost = new Map(current.posts.map((post) => [post.id, post.unit]));
  const known = new Set(current.people.map(({ id }) => id));
  const holders = new Map<UnitId, Set<EmployeeId>>();
  for (const holding of current.holdings) {
    const unit = unitOfPost.get(holding.post);
    if (unit === undefined || !holdsOn(holding, day)) continue;
    holders.set(unit, (holders.get(unit) ?? new Set()).add(holding.employee));
  }
  return (group, taken) => {
    const here = new Set(group.rows.flatMap((row) => people.of.get(row) ?? []));
    const before = [...here].filter((id) => known.has(id)).length;
    const one = standing.find((unit) => {
      if (unit.institution !== group.institution || taken.has(unit.id)) return false;
      const own = [...(holders.get(unit.id) ?? [])];
      const together = own.filter((id) => here.has(id)).length;
      return together >= 2 && together * 2 > own.length && together * 2 > before;
    });
    return one ?? null;
  };
}
