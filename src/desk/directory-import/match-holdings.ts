import { type Directory, holdsOn, type Holding, type Post } from '../directory/index.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import { isGone, type MatchedPeople } from './match-people.ts';
import { type MatchedPosts, ORDINARY } from './match-posts.ts';
import type { MatchedUnits } from './match-units.ts';
import type { Wanted } from './wanted.ts';

/** What the list leaves of who holds what: kept, ended, begun. */
export function matchHoldings(
  current: Directory,
  wanted: Wanted,
  day: Temporal.PlainDate,
  people: MatchedPeople,
  units: MatchedUnits,
  posts: MatchedPosts,
  newId: () => string,
): { readonly holdings: ReadonlyMap<string, Holding>; readonly ended: ReadonlySet<string> } {
  const holdings = new Map(current.holdings.map((holding) => [holding.id, holding]));
  const standing = current.holdings.filter((holding) => !isPast(holding, day));
  const byPair = Map.groupBy(standing, ({ employee, post }) => `${employee} ${post}`);
  const kept = new Set<string>();
  const keepsOne = new Set<EmployeeId>();
  for (const [row, employee] of people.of) {
    const post = posts.of.get(row);
    if (post === undefined) continue;
    const known = byPair.get(`${employee} ${post}`)?.find(({ id }) => !kept.has(id));
    const id = known?.id ?? newId();
    kept.add(id);
    if (known !== undefined) keepsOne.add(employee);
    const from = row.from ?? known?.from ?? day;
    holdings.set(id, { id, employee, post, from, to: row.to ?? known?.to ?? null });
  }
  const listed = new Set(people.of.values());
  const postOf = new Map(current.posts.map((post) => [post.id, post]));
  const institutionOf = new Map(current.units.map((unit) => [unit.id, unit.institution]));
  const ended = new Set<string>();
  const open = current.holdings.filter((holding) => !kept.has(holding.id) && !isPast(holding, day));
  for (const holding of open) {
    const post = postOf.get(holding.post);
    if (holdsOn(holding, day) && post !== undefined && ends(holding.employee, post)) ended.add(holding.id);
  }
  // Whoever leaves does not come back by what they would have held later; others keep what is foreseen for them.
  const staying = new Set([
    ...listed,
    ...open.filter(({ id, from }) => holds(from, day) && !ended.has(id)).map(({ employee }) => employee),
  ]);
  const leaving = new Set(open.filter(({ id }) => ended.has(id)).map(({ employee }) => employee));
  for (const { id, employee } of open) if (leaving.has(employee) && !staying.has(employee)) ended.add(id);
  return { holdings, ended };

  function ends(employee: EmployeeId, post: Post): boolean {
    if (wanted.source === 'csv') {
      const institution = institutionOf.get(post.unit);
      return institution !== undefined && units.covered.has(institution);
    }
    if (people.closed.has(employee)) return true;
    if (listed.has(employee)) return !keepsOne.has(employee) && ORDINARY.includes(post.kind);
    return isGone(employee, people);
  }
}

/** Ended before `day`, or called off before it began. */
function isPast({ from, to }: Holding, day: Temporal.PlainDate): boolean {
  const { compare } = Temporal.PlainDate;
  return to !== null && (compare(to, day) < 0 || compare(to, from) < 0);
}

function holds(from: Temporal.PlainDate, day: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(from, day) <= 0;
}
