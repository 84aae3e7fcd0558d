import type { EmployeeId, PostId, UnitId } from '../../vocabulary/ids.ts';
import {
  awayOn,
  type Directory,
  postsOf,
  standInFor,
  type Supervisor,
  type SupervisorGround,
  supervisorsIn,
} from '../directory/index.ts';

/** Somebody who is to take part: a person, or a unit as such. */
export type Participant =
  | { readonly key: string; readonly employee: EmployeeId }
  | { readonly key: string; readonly unit: UnitId };

/** For whom a copy is, and why it goes to this head. */
export interface CopyReason {
  /** The participant's own key. */
  readonly of: string;
  /** In whose place the head stands there: the unit that they lead, or the place at the top. */
  readonly ground: SupervisorGround;
  readonly unit: UnitId;
  /** Posts nearer to the participant that nobody holds. */
  readonly vacant: readonly PostId[];
}

/** One copy: who gets it, once however many of theirs take part. */
export interface Copy {
  readonly to: EmployeeId;
  /** The head who is away, where `to` stands in for them. */
  readonly insteadOf: EmployeeId | null;
  /** The head is away and nobody acts for them: the copy waits for their return. */
  readonly waits: boolean;
  readonly reasons: readonly CopyReason[];
}

/**
 * 10.3: who gets a copy of a task, as the directory stands on the day of sending (civil, Riga): the head of each participant
 * of another unit or institution, of each post by which they are of another. The direct head is passed over only where a
 * wall stands before them (`walled`), and then without a word why, or where the post is vacant. Whoever stands in gets it
 * for a head who is away. Nobody gets two; nobody who sends the task or takes part in it gets one.
 */
export function copiesFor(
  directory: Directory,
  participants: readonly Participant[],
  sender: EmployeeId,
  day: Temporal.PlainDate,
  walled: ReadonlySet<EmployeeId>,
): readonly Copy[] {
  const knows = new Set<EmployeeId>([
    sender,
    ...participants.flatMap((one) => ('employee' in one ? [one.employee] : [])),
  ]);
  const copies = new Map<EmployeeId, Copy>();
  for (const one of participants) {
    for (const chain of chainsOf(directory, one, sender, day)) {
      const found = chosen(directory, chain, day, knows, walled);
      if (found === null) continue;
      const { head, ...who } = found;
      const { ground, unit } = head;
      const reason = { of: one.key, ground, unit, vacant: head.vacant.map(({ post }) => post) };
      const before = copies.get(who.to);
      copies.set(who.to, before === undefined ? { ...who, reasons: [reason] } : joined(before, who.insteadOf, reason));
    }
  }
  return [...copies.values()];
}

/** Whoever may come to get a copy: of them it is asked whether a wall stands before them. */
export function headsConcerned(
  directory: Directory,
  participants: readonly Participant[],
  sender: EmployeeId,
  day: Temporal.PlainDate,
): readonly EmployeeId[] {
  const above = participants
    .flatMap((one) => chainsOf(directory, one, sender, day))
    .flat()
    .map(({ employee }) => employee);
  return [...new Set(above.flatMap((head) => [head, standInFor(directory, head, day).employee ?? head]))];
}

/** Whether a participant is of another unit than the sender: then the clause speaks. */
export function isOfAnotherUnit(
  directory: Directory,
  one: Participant,
  sender: EmployeeId,
  day: Temporal.PlainDate,
): boolean {
  const own = unitsOf(directory, sender, day);
  if ('unit' in one) return !own.has(one.unit);
  const theirs = unitsOf(directory, one.employee, day);
  return one.employee !== sender && theirs.size > 0 && theirs.isDisjointFrom(own);
}

/** Those above a participant, a row for each post that is of another unit; none for the sender's own colleagues. */
function chainsOf(
  directory: Directory,
  one: Participant,
  sender: EmployeeId,
  day: Temporal.PlainDate,
): readonly (readonly Supervisor[])[] {
  if (!isOfAnotherUnit(directory, one, sender, day)) return [];
  if ('unit' in one) return [supervisorsIn(directory, null, { unit: one.unit, kind: 'employee' }, day)];
  return postsOf(directory, one.employee, day).map((post) => supervisorsIn(directory, one.employee, post, day));
}

function chosen(
  directory: Directory,
  chain: readonly Supervisor[],
  day: Temporal.PlainDate,
  knows: ReadonlySet<EmployeeId>,
  walled: ReadonlySet<EmployeeId>,
): (Pick<Copy, 'to' | 'insteadOf' | 'waits'> & { readonly head: Supervisor }) | null {
  for (const head of chain) {
    if (knows.has(head.employee)) return null;
    if (walled.has(head.employee)) continue;
    if (awayOn(directory, head.employee, day).length === 0)
      return { head, to: head.employee, insteadOf: null, waits: false };
    const acting = standInFor(directory, head.employee, day).employee;
    // A stand-in who takes part does not oversee themselves: the head reads it on coming back.
    if (acting === null || knows.has(acting) || walled.has(acting))
      return { head, to: head.employee, insteadOf: null, waits: true };
    return { head, to: acting, insteadOf: head.employee, waits: false };
  }
  return null;
}

function joined(before: Copy, insteadOf: EmployeeId | null, reason: CopyReason): Copy {
  const known = before.reasons.some(({ of, unit }) => of === reason.of && unit === reason.unit);
  return {
    ...before,
    // Concerned as a head themselves, they need no other's name.
    insteadOf: before.insteadOf === null ? null : (insteadOf ?? null),
    reasons: known ? before.reasons : [...before.reasons, reason],
  };
}

function unitsOf(directory: Directory, employee: EmployeeId, day: Temporal.PlainDate): ReadonlySet<UnitId> {
  return new Set(postsOf(directory, employee, day).map(({ unit }) => unit));
}
