import { type Directory, holdsOn, type Post } from '../directory/index.ts';
import type { EmployeeId, PostId, UnitId } from '../../vocabulary/ids.ts';
import type { PostKind } from '../../vocabulary/words.ts';
import { kindOfTitle, LEADING } from './columns.ts';
import { isGone, type MatchedPeople } from './match-people.ts';
import type { MatchedUnits } from './match-units.ts';
import { headFaults } from './head-faults.ts';
import { type Fault, sameName, type Wanted, type WantedRow } from './wanted.ts';

export interface MatchedPosts {
  readonly of: ReadonlyMap<WantedRow, PostId>;
  readonly posts: ReadonlyMap<PostId, Post>;
  readonly faults: readonly Fault[];
}

/** Posts of a unit's own work; others (a steward's, the council chair's) no directory server takes away by not naming them. */
export const ORDINARY: readonly PostKind[] = ['employee', 'head', 'deputy-head'];

/**
 * Which post each row means: by its code; a unit's headship; the post that the person holds there already, under this
 * title or another; a vacant one of the same title; else a new one.
 */
export function matchPosts(
  current: Directory,
  wanted: Wanted,
  day: Temporal.PlainDate,
  people: MatchedPeople,
  units: MatchedUnits,
  newId: () => string,
): MatchedPosts {
  const posts = new Map(current.posts.map((post) => [post.id, post]));
  const inUnit = new Map<UnitId, Post[]>();
  for (const post of current.posts) if (holdsOn(post, day)) push(inUnit, post.unit, post);
  const byCode = new Map(
    current.posts.flatMap((post) => (post.code !== null && holdsOn(post, day) ? [[post.code, post.id]] : [])),
  );
  const holders = new Map<PostId, EmployeeId[]>();
  const holdingsOf = new Map<EmployeeId, number>();
  // Those who shall hold it later are holders too: their post is not free.
  for (const { post, employee, to } of current.holdings) {
    if (to !== null && Temporal.PlainDate.compare(to, day) < 0) continue;
    push(holders, post, employee);
    holdingsOf.set(employee, (holdingsOf.get(employee) ?? 0) + 1);
  }
  const of = new Map<WantedRow, PostId>();
  const claimed = new Set<PostId>();
  const claim = (row: WantedRow, id: PostId) => {
    of.set(row, id);
    claimed.add(id);
  };
  const free = (row: WantedRow) => (inUnit.get(units.of.get(row) as UnitId) ?? []).filter(({ id }) => !claimed.has(id));
  const holds = (post: Post, row: WantedRow) => {
    const person = people.of.get(row);
    return person !== undefined && (holders.get(post.id) ?? []).includes(person);
  };
  const titled = (post: Post, row: WantedRow) => sameName(post.titleLv) === sameName(row.post);
  const pending = () => wanted.rows.filter((row) => !of.has(row) && units.of.has(row));

  for (const row of wanted.rows) {
    const id = row.postCode === null ? undefined : byCode.get(row.postCode);
    if (id !== undefined && units.of.has(row)) claim(row, id);
  }
  // One headship a unit, whoever holds it from when to when.
  const headship = new Map<UnitId, PostId>();
  for (const row of wanted.rows.filter(isHeadship)) {
    const unit = units.of.get(row);
    if (unit === undefined) continue;
    // „Vadītājs: jā” beside the executive director's title: that post, and no second one that leads the unit.
    const above = free(row).find((post) => row.kind === null && isAbove(post.kind) && titled(post, row));
    if (above !== undefined) {
      claim(row, above.id);
      continue;
    }
    const known = of.get(row) ?? headship.get(unit);
    const own = free(row).filter((post) => post.kind === 'head');
    const found =
      known ??
      (own.find((post) => holds(post, row)) ?? own.find(({ id }) => holders.has(id)) ?? own[0])?.id ??
      free(row).find((post) => holds(post, row) && ORDINARY.includes(post.kind))?.id;
    const id = found ?? (newId() as PostId);
    if (found === undefined) posts.set(id, newPost(row, id, unit, day));
    headship.set(unit, id);
    claim(row, id);
  }
  const mayBe = (post: Post, row: WantedRow) => !(post.kind === 'head' && row.head === null && headship.has(post.unit));
  const listed = new Set(people.of.values());
  /** Whoever holds a post that no row of theirs means does not stay in it. */
  const leaves = (one: EmployeeId) =>
    wanted.source === 'csv' ||
    people.closed.has(one) ||
    (listed.has(one) ? holdingsOf.get(one) === 1 : isGone(one, people));
  const steps: readonly ((post: Post, row: WantedRow) => boolean)[] = [
    (post, row) => holds(post, row) && titled(post, row),
    (post, row) => holds(post, row) && (ORDINARY.includes(post.kind) || post.kind === row.kind),
    (post, row) => titled(post, row) && !holders.has(post.id),
    (post, row) => titled(post, row) && (holders.get(post.id) ?? []).every(leaves),
  ];
  for (const step of steps)
    for (const row of pending()) {
      const post = free(row).find((one) => mayBe(one, row) && step(one, row));
      if (post !== undefined) claim(row, post.id);
    }
  for (const row of pending()) {
    const unit = units.of.get(row) as UnitId;
    const shared = row.postCode === null ? undefined : byCode.get(row.postCode);
    const id = shared ?? (newId() as PostId);
    if (shared === undefined) posts.set(id, newPost(row, id, unit, day));
    if (row.postCode !== null) byCode.set(row.postCode, id);
    claim(row, id);
  }
  for (const [row, id] of of) {
    const post = posts.get(id);
    const unit = units.of.get(row);
    if (post !== undefined && unit !== undefined) posts.set(id, asListed(post, row, unit));
  }
  return { of, posts, faults: headFaults(of, people, posts) };
}

/** Whether a row means the headship of its unit, and not the council's chair or the executive director. */
function isHeadship({ kind, head, post }: WantedRow): boolean {
  if (kind !== null) return kind === 'head';
  return head === true && !isAbove(kindOfTitle(post));
}

/** Leads, but not as the head of a unit. */
function isAbove(kind: PostKind | null): boolean {
  return kind !== null && kind !== 'head' && LEADING.includes(kind);
}

function newPost(row: WantedRow, id: PostId, unit: UnitId, day: Temporal.PlainDate): Post {
  const told = kindOfTitle(row.post);
  const special = told === null || ORDINARY.includes(told) ? 'employee' : told;
  const kind = row.kind ?? (isHeadship(row) ? 'head' : special);
  const from = row.from !== null && Temporal.PlainDate.compare(row.from, day) < 0 ? row.from : day;
  return { id, code: row.postCode, unit, titleLv: row.post, titleEn: row.post, kind, from, to: null };
}

function asListed(post: Post, row: WantedRow, unit: UnitId): Post {
  const renamed = sameName(post.titleLv) !== sameName(row.post);
  const demoted: PostKind = post.kind === 'head' && row.head === false ? 'employee' : post.kind;
  const kept: PostKind = isHeadship(row) && !isAbove(post.kind) ? 'head' : demoted;
  return {
    ...post,
    unit,
    code: row.postCode ?? post.code,
    titleLv: renamed ? row.post : post.titleLv,
    titleEn: renamed ? row.post : post.titleEn,
    kind: row.kind ?? kept,
    from: row.from !== null && Temporal.PlainDate.compare(row.from, post.from) < 0 ? row.from : post.from,
  };
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
