import type { EmployeeId, PostId, UnitId } from '../../vocabulary/ids.ts';
import type { PostKind } from '../../vocabulary/words.ts';
import type { Directory, Post } from './directory.ts';
import { holdsOn } from './directory.ts';
import { holdersOfPost, lookup, postsOfUnit } from './lookup.ts';

/** A post with the one who holds it; `null`: vacant. */
export interface Seat {
  readonly post: PostId;
  readonly unit: UnitId;
  readonly kind: PostKind;
  readonly employee: EmployeeId | null;
}

/** In a unit with no head of its own the first of these leads it: the management's unit is led by the executive director. */
const LEADS: readonly PostKind[] = ['head', 'executive-director', 'council-chair'];

/**
 * Who leads a unit on a day (civil, Riga): the post of its head, vacant or not; `null` where the unit has no such post.
 * Of two heads the earlier holds, until the directory is mended.
 */
export function headOf(directory: Directory, unit: UnitId, day: Temporal.PlainDate): Seat | null {
  const posts = postsOfUnit(directory, unit, day);
  const kind = LEADS.find((one) => posts.some((post) => post.kind === one));
  return kind === undefined ? null : heldFirst(seatsOf(directory, posts, kind, day));
}

/** Who deputises for the head of a unit on a day; vacant posts left out. */
export function deputiesOf(directory: Directory, unit: UnitId, day: Temporal.PlainDate): Seat[] {
  return seatsOf(directory, postsOfUnit(directory, unit, day), 'deputy-head', day).filter(isHeld);
}

/** Every post of a kind in the municipality on a day, the held before the vacant (clause 14). */
export function holdersOf(directory: Directory, kind: PostKind, day: Temporal.PlainDate): Seat[] {
  const posts = directory.posts.filter((post) => post.kind === kind && holdsOn(post, day));
  return seatsOf(directory, posts, kind, day).sort((a, b) => Number(isHeld(b)) - Number(isHeld(a)));
}

/** Posts that nobody holds on a day. */
export function vacancies(directory: Directory, day: Temporal.PlainDate): Post[] {
  return directory.posts.filter(
    (post) =>
      holdsOn(post, day) && unitStands(directory, post, day) && holdersOfPost(directory, post, day).length === 0,
  );
}

function unitStands(directory: Directory, post: Post, day: Temporal.PlainDate): boolean {
  const unit = lookup(directory).units.get(post.unit);
  return unit !== undefined && holdsOn(unit, day);
}

function seatsOf(directory: Directory, posts: readonly Post[], kind: PostKind, day: Temporal.PlainDate): Seat[] {
  return posts
    .filter((post) => post.kind === kind)
    .flatMap((post): Seat[] => {
      const seat = { post: post.id, unit: post.unit, kind };
      const holders = holdersOfPost(directory, post, day);
      return holders.length === 0 ? [{ ...seat, employee: null }] : holders.map((employee) => ({ ...seat, employee }));
    });
}

function heldFirst(seats: readonly Seat[]): Seat | null {
  return seats.find(isHeld) ?? seats[0] ?? null;
}

export function isHeld(seat: Seat): seat is Seat & { readonly employee: EmployeeId } {
  return seat.employee !== null;
}
