import { assertNever } from '../../vocabulary/brand.ts';
import type { EmployeeId, PostId, UnitId } from '../../vocabulary/ids.ts';
import type { PostKind } from '../../vocabulary/words.ts';
import type { Directory, Post } from './directory.ts';
import { deputiesOf, headOf, holdersOf, isHeld, type Seat } from './heads.ts';
import { lookup, postsOf } from './lookup.ts';

/** Why this one is above: by the post itself, or in place of somebody whose post is vacant. */
export type SupervisorGround = 'head' | 'deputy' | 'executive-director' | 'council-chair';

export interface Supervisor {
  readonly employee: EmployeeId;
  readonly unit: UnitId;
  readonly post: PostId;
  readonly kind: PostKind;
  readonly ground: SupervisorGround;
  /** Posts on the way up to this one that nobody holds: why it is not the nearer one. */
  readonly vacant: readonly Seat[];
}

/**
 * Everybody above an employee on a day (civil, Riga), the direct head first, then upwards: unit by unit, the executive
 * director, the chair of the council. Never oneself: a head's own head is the next above. Where a post is vacant its
 * deputy comes, else the next in line, and `vacant` says so. Whoever is away is left in: `standInFor` tells who acts.
 */
export function supervisorsOf(directory: Directory, employee: EmployeeId, day: Temporal.PlainDate): Supervisor[] {
  const above: Supervisor[] = [];
  for (const post of postsOf(directory, employee, day))
    for (const one of supervisorsIn(directory, employee, post, day))
      if (!above.some((before) => before.employee === one.employee)) above.push(one);
  return above;
}

/** As `supervisorsOf`, above one post alone; without an employee: above any ordinary post of that unit. */
export function supervisorsIn(
  directory: Directory,
  employee: EmployeeId | null,
  post: Pick<Post, 'unit' | 'kind'>,
  day: Temporal.PlainDate,
): Supervisor[] {
  const above: Supervisor[] = [];
  let vacant: Seat[] = [];
  for (const rung of rungsAbove(directory, post, day)) {
    vacant = [
      ...vacant,
      ...rung.seats.filter((seat) => !isHeld(seat) && !vacant.some((one) => one.post === seat.post)),
    ];
    const held = rung.seats.filter(isHeld).filter((seat) => seat.employee !== employee);
    const fresh = held.filter((seat) => !above.some((one) => one.employee === seat.employee));
    for (const { employee: other, unit, post: seat, kind } of fresh)
      above.push({ employee: other, unit, post: seat, kind, ground: rung.ground, vacant });
    if (held.length > 0) vacant = [];
  }
  return above;
}

/** The one to whom something is reported; `null` for the chair of the council, and where nobody is above. */
export function supervisorOf(directory: Directory, employee: EmployeeId, day: Temporal.PlainDate): Supervisor | null {
  return supervisorsOf(directory, employee, day)[0] ?? null;
}

interface Rung {
  readonly ground: SupervisorGround;
  readonly seats: readonly Seat[];
}

function rungsAbove(directory: Directory, post: Pick<Post, 'unit' | 'kind'>, day: Temporal.PlainDate): Rung[] {
  const director = topRungs(directory, 'executive-director', 'deputy-executive-director', day);
  const chair = topRungs(directory, 'council-chair', 'council-vice-chair', day);
  switch (post.kind) {
    case 'council-chair':
      return [];
    case 'council-vice-chair':
    case 'executive-director':
      return chair;
    case 'deputy-executive-director':
      return [...director, ...chair];
    case 'head':
      return [
        ...unitsUp(directory, post.unit)
          .slice(1)
          .flatMap((unit) => unitRungs(directory, unit, day)),
        ...director,
        ...chair,
      ];
    case 'employee':
    case 'deputy-head':
    case 'steward':
    case 'data-protection-officer':
      return [
        ...unitsUp(directory, post.unit).flatMap((unit) => unitRungs(directory, unit, day)),
        ...director,
        ...chair,
      ];
    default:
      return assertNever(post.kind);
  }
}

/** A unit and those above it, the nearest first; ends where a cycle would begin again. */
export function unitsUp(directory: Directory, unit: UnitId): UnitId[] {
  const { units } = lookup(directory);
  const way: UnitId[] = [];
  for (let at: UnitId | null = unit; at !== null && !way.includes(at); at = units.get(at)?.parent ?? null) way.push(at);
  return way;
}

/** The head of a unit; where the post is vacant or not there, the deputies. The chair does not lead a unit's work. */
function unitRungs(directory: Directory, unit: UnitId, day: Temporal.PlainDate): Rung[] {
  const head = headOf(directory, unit, day);
  if (head?.kind === 'council-chair') return [];
  const own: Rung = {
    ground: head?.kind === 'executive-director' ? 'executive-director' : 'head',
    seats: head === null ? [] : [head],
  };
  return head !== null && isHeld(head) ? [own] : [own, { ground: 'deputy', seats: deputiesOf(directory, unit, day) }];
}

/** The post at the top; its deputies only where nobody holds it. */
function topRungs(
  directory: Directory,
  kind: 'executive-director' | 'council-chair',
  deputy: PostKind,
  day: Temporal.PlainDate,
): Rung[] {
  const seats = holdersOf(directory, kind, day);
  if (seats.some(isHeld)) return [{ ground: kind, seats: seats.filter(isHeld) }];
  return [
    { ground: kind, seats },
    { ground: 'deputy', seats: holdersOf(directory, deputy, day).filter(isHeld) },
  ];
}
