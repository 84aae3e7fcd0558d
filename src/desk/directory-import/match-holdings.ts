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
  const standing = current.holdings.filter(({ to }) => to === null || Temporal.PlainDate.compare(to, day) >= 0);
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
  for (const holding of current.holdings) {
    if (kept.has(holding.id) || !holdsOn(holding, day)) continue;
    const post = postOf.get(holding.post);
    if (post !== undefined && ends(holding.employee, post)) ended.add(holding.id);
  }
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
