import type { EmployeeId, PostId, UnitId } from '../../vocabulary/ids.ts';
import {
  awayOn,
  type Directory,
  holdersOfPost,
  holdsOn,
  lookup,
  postsOf,
  standInFor,
  supervisorsOf,
  unitsUp,
  headOf,
  deputiesOf,
  isHeld,
} from '../directory/index.ts';
import type { Asked, Routed } from './request.ts';

/** Who owes the answer, and by which steps it came to them. */
export interface Addressee {
  readonly unit: UnitId;
  /** `null`: the unit, until somebody of it takes the request. */
  readonly holder: EmployeeId | null;
  readonly routed: readonly Routed[];
}

export type NoAddressee = { readonly refused: 'no-such-addressee' | 'oneself' | 'nobody-there' };

/**
 * Finds who answers on a day (civil, Riga). A person who is away: their stand-in, on to the end of the chain; nobody stands
 * in, or all are away: the nearest above who is there, passing over the asker. A vacant post: the head of its unit, the
 * deputy, the next above. A unit: the unit. `shut` are people before whom a wall stands: it never comes to them.
 */
export function findAddressee(
  directory: Directory,
  asked: Asked,
  asker: EmployeeId,
  day: Temporal.PlainDate,
  shut: ReadonlySet<EmployeeId> = new Set(),
): Addressee | NoAddressee {
  switch (asked.kind) {
    case 'unit': {
      const unit = lookup(directory).units.get(asked.id);
      if (unit === undefined || !holdsOn(unit, day)) return { refused: 'no-such-addressee' };
      return { unit: unit.id, holder: null, routed: [] };
    }
    case 'person':
      if (asked.id === asker) return { refused: 'oneself' };
      if (shut.has(asked.id)) return { refused: 'nobody-there' };
      return forPerson(directory, asked.id, asker, day, shut, []);
    case 'post':
      return forPost(directory, asked.id, asker, day, shut);
  }
}

function forPost(
  directory: Directory,
  id: PostId,
  asker: EmployeeId,
  day: Temporal.PlainDate,
  shut: ReadonlySet<EmployeeId>,
): Addressee | NoAddressee {
  const post = lookup(directory).posts.get(id);
  if (post === undefined || !holdsOn(post, day)) return { refused: 'no-such-addressee' };
  const holders = holdersOfPost(directory, post, day);
  if (holders.includes(asker)) return { refused: 'oneself' };
  const open = holders.filter((one) => !shut.has(one));
  const present = open.find((one) => awayOn(directory, one, day).length === 0) ?? open[0];
  if (present !== undefined) return forPerson(directory, present, asker, day, shut, []);
  const routed: Routed[] = [{ why: 'vacant', post: id }];
  const unit = unitsUp(directory, post.unit).find((above) => seatsOf(directory, above, day).length > 0);
  const next = unit === undefined ? [] : seatsOf(directory, unit, day);
  const one = next.find((seat) => seat !== asker && !shut.has(seat));
  if (one !== undefined) return forPerson(directory, one, asker, day, shut, routed);
  const above = next[0] === undefined ? null : nearestThere(directory, next[0], asker, day, shut);
  return above === null ? { refused: 'nobody-there' } : { ...above, routed };
}

/** Who leads a unit: its head, else its deputies. */
function seatsOf(directory: Directory, unit: UnitId, day: Temporal.PlainDate): EmployeeId[] {
  const head = headOf(directory, unit, day);
  const seats = head !== null && isHeld(head) ? [head] : deputiesOf(directory, unit, day);
  return seats.flatMap(({ employee }) => employee ?? []);
}

function forPerson(
  directory: Directory,
  who: EmployeeId,
  asker: EmployeeId,
  day: Temporal.PlainDate,
  shut: ReadonlySet<EmployeeId>,
  routed: readonly Routed[],
): Addressee | NoAddressee {
  const acting = standInFor(directory, who, day);
  if (acting.employee === who) return seated(directory, who, day, routed);
  if (acting.employee === null && acting.why === 'left' && acting.via.length === 1)
    return { refused: 'no-such-addressee' };
  const steps = [...routed, ...acting.via.map((one) => awayStep(directory, one, day))];
  if (acting.employee !== null && acting.employee !== asker && !shut.has(acting.employee))
    return seated(directory, acting.employee, day, steps);
  const above = nearestThere(directory, who, asker, day, shut);
  if (above === null) return { refused: 'nobody-there' };
  return { ...above, routed: [...steps, { why: 'nobody-stands-in', employee: who }] };
}

/** The nearest above somebody who is there and is not the asker. */
export function nearestThere(
  directory: Directory,
  who: EmployeeId,
  asker: EmployeeId,
  day: Temporal.PlainDate,
  shut: ReadonlySet<EmployeeId>,
): Addressee | null {
  for (const { employee, unit } of supervisorsOf(directory, who, day)) {
    if (employee === asker || shut.has(employee) || awayOn(directory, employee, day).length > 0) continue;
    return { unit, holder: employee, routed: [] };
  }
  return null;
}

function awayStep(directory: Directory, employee: EmployeeId, day: Temporal.PlainDate): Routed {
  const last = awayOn(directory, employee, day)
    .map(({ lastDay }) => lastDay)
    .sort(Temporal.PlainDate.compare)
    .at(-1);
  return { why: 'away', employee, until: (last ?? day).toString() };
}

/** A person answers in the unit of the post that leads furthest. */
function seated(
  directory: Directory,
  holder: EmployeeId,
  day: Temporal.PlainDate,
  routed: readonly Routed[],
): Addressee | NoAddressee {
  const unit = unitOf(directory, holder, day);
  return unit === null ? { refused: 'no-such-addressee' } : { unit, holder, routed };
}

/** The unit of the post that leads furthest; `null`: nobody's. */
export function unitOf(directory: Directory, employee: EmployeeId, day: Temporal.PlainDate): UnitId | null {
  return postsOf(directory, employee, day)[0]?.unit ?? null;
}
