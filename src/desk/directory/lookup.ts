import type { EmployeeId, PostId, UnitId } from '../../vocabulary/ids.ts';
import { type Absence, type Directory, type Holding, holdsOn, type Person, type Post, type Unit } from './directory.ts';

/** The directory sorted for questions: who holds a post, which posts a unit has, what stands below it. */
export interface Lookup {
  readonly units: ReadonlyMap<UnitId, Unit>;
  readonly posts: ReadonlyMap<PostId, Post>;
  readonly people: ReadonlyMap<EmployeeId, Person>;
  readonly below: ReadonlyMap<UnitId | null, readonly Unit[]>;
  readonly postsOfUnit: ReadonlyMap<UnitId, readonly Post[]>;
  readonly holdingsOfPost: ReadonlyMap<PostId, readonly Holding[]>;
  readonly holdingsOf: ReadonlyMap<EmployeeId, readonly Holding[]>;
  readonly absencesOf: ReadonlyMap<EmployeeId, readonly Absence[]>;
}

/** A directory is a value that never changes, so its lookup is made once. */
const made = new WeakMap<Directory, Lookup>();

export function lookup(directory: Directory): Lookup {
  const known = made.get(directory);
  if (known !== undefined) return known;
  const fresh: Lookup = {
    units: byId(directory.units),
    posts: byId(directory.posts),
    people: byId(directory.people),
    below: Map.groupBy(directory.units, (unit) => unit.parent),
    postsOfUnit: Map.groupBy(directory.posts, (post) => post.unit),
    holdingsOfPost: Map.groupBy(directory.holdings, (holding) => holding.post),
    holdingsOf: Map.groupBy(directory.holdings, (holding) => holding.employee),
    absencesOf: Map.groupBy(directory.absences, (absence) => absence.employee),
  };
  made.set(directory, fresh);
  return fresh;
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<Row['id'], Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Who holds a post on a day: nobody where it is vacant or not there, several where it is held twice. */
export function holdersOfPost(directory: Directory, post: Post, day: Temporal.PlainDate): EmployeeId[] {
  if (!holdsOn(post, day)) return [];
  return (lookup(directory).holdingsOfPost.get(post.id) ?? [])
    .filter((holding) => holdsOn(holding, day))
    .map(({ employee }) => employee);
}

/** The posts of a unit on a day, the one that leads furthest first. */
export function postsOfUnit(directory: Directory, unit: UnitId, day: Temporal.PlainDate): Post[] {
  return (lookup(directory).postsOfUnit.get(unit) ?? []).filter((post) => holdsOn(post, day)).sort(byRank);
}

/** The posts a person holds on a day, the one that leads furthest first. */
export function postsOf(directory: Directory, employee: EmployeeId, day: Temporal.PlainDate): Post[] {
  const { holdingsOf, posts } = lookup(directory);
  return (holdingsOf.get(employee) ?? [])
    .filter((holding) => holdsOn(holding, day))
    .flatMap(({ post }) => posts.get(post) ?? [])
    .filter((post) => holdsOn(post, day))
    .sort(byRank);
}

function byRank(a: Post, b: Post): number {
  return RANK.indexOf(a.kind) - RANK.indexOf(b.kind) || Temporal.PlainDate.compare(a.from, b.from);
}

const RANK: readonly Post['kind'][] = [
  'council-chair',
  'executive-director',
  'council-vice-chair',
  'deputy-executive-director',
  'head',
  'steward',
  'data-protection-officer',
  'deputy-head',
  'employee',
];

/** Whether somebody belongs to the municipality on a day: holds a post. */
export function serves(directory: Directory, employee: EmployeeId, day: Temporal.PlainDate): boolean {
  return postsOf(directory, employee, day).length > 0;
}
