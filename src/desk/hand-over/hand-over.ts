import type { Tx } from '../../database/database.ts';
import { dueAfter } from '../../time/due-after.ts';
import { dayOf } from '../../time/zone.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { HandBackReason, HandOverReason } from '../../vocabulary/words.ts';
import { type Case, type Changed, type ChangeRefusal, changeCaseIn, lockCase } from '../cases/index.ts';
import { type Desk, newId } from '../context.ts';
import { directoryAt, postsOf } from '../directory/index.ts';
import { isWalled, walledAmong } from '../walls/index.ts';
import { commonHead, type CommonHead, possibleHeads } from './common-head.ts';
import { type HandOver, handOversOf, insertHandOver, markReturned } from './hand-over.store.ts';
import { handedBackTimes, hadBefore, standingOffer } from './offer.ts';

export interface ToHandOver {
  readonly unit: UnitId;
  readonly to: EmployeeId | null;
  readonly reason: HandOverReason;
  readonly phraseGiven: boolean;
}

/** What was done; `climbedTo`: it had gone to and fro too often, so that the common head decides. */
export type HandedOver = Changed & { readonly climbedTo: CommonHead | null };

/** How long a receiver may hand back: a working day of their own unit. */
const TO_ANSWER = { workingDays: 1 } as const;

/** How often a case may come back before the common head decides, where the rules say nothing else. */
const TIMES = 2;

/**
 * 5.2.3: hands a case over in the caller's transaction. The receiver may hand it back for a working day of theirs, unless
 * the common head decided. To a unit that had the case before it counts as handed back; when that was done too often it
 * goes to the common head at once, whatever was chosen.
 */
export async function handOverCase(
  desk: Desk,
  tx: Tx,
  one: Case,
  wanted: ToHandOver,
): Promise<HandedOver | ChangeRefusal> {
  const by = employeeOf(tx);
  const at = desk.clock();
  const before = (await lockCase(tx, one.id)) ?? one;
  const earlier = await handOversOf(tx, one.id);
  const decided = isDecision(earlier, before, by);
  const circular = !decided && isRefusing(wanted.reason) && hadBefore(earlier, before.unit, wanted.unit);
  const id = newId<string>();
  const row = {
    id,
    case: one.id,
    from: { unit: before.unit, holder: before.holder },
    to: { unit: wanted.unit, holder: wanted.to },
    reason: wanted.reason,
    by,
    at,
    backUntil: decided ? null : dueAfter(desk.rules.current().calendarOf(wanted.unit), at, TO_ANSWER).at,
    circular,
  };
  if (circular && climbsNext(desk, earlier)) {
    const head = await headOfBoth(desk, tx, before, wanted.unit);
    if (head !== null && head.employee !== before.holder) {
      await insertHandOver(tx, row);
      const times = handedBackTimes(earlier) + 1;
      return back(desk, tx, before, row.id, { reason: 'outside-my-competence', words: null, times, ...climb(head) });
    }
  }
  const changed = await changeCaseIn(desk, tx, one.id, { do: 'hand-over', ...wanted });
  if ('refused' in changed) return changed;
  await insertHandOver(tx, row);
  return { ...changed, climbedTo: null };
}

export type HandBackRefusal =
  | ChangeRefusal
  /** There is nothing to hand back, the time for it has passed, or the common head has decided. */
  | { readonly refused: 'not-to-hand-back' }
  | { readonly refused: 'words-missing' };

/** 5.2.3: does not accept a hand-over: with a reason back to whoever had the case, or up to the common head. */
export async function handBackCase(
  desk: Desk,
  tx: Tx,
  one: Case,
  given: { readonly reason: HandBackReason; readonly words: string },
): Promise<HandedOver | HandBackRefusal> {
  const words = given.words.trim();
  if (words.length < 3) return { refused: 'words-missing' };
  const before = (await lockCase(tx, one.id)) ?? one;
  const earlier = await handOversOf(tx, one.id);
  const offer = standingOffer(earlier, before, employeeOf(tx), desk.clock());
  if (offer === null) return { refused: 'not-to-hand-back' };
  const times = handedBackTimes(earlier) + 1;
  const head = climbsNext(desk, earlier) ? await headOfBoth(desk, tx, before, offer.from_unit) : null;
  const to = head === null ? { ...(await sender(desk, tx, before, offer)), climbedTo: null } : climb(head);
  return back(desk, tx, before, offer.id, { reason: given.reason, words, times, ...to });
}

interface Back {
  readonly reason: HandBackReason;
  readonly words: string | null;
  readonly times: number;
  readonly unit: UnitId;
  readonly holder: EmployeeId | null;
  readonly climbedTo: CommonHead | null;
}

function climb(head: CommonHead): Pick<Back, 'unit' | 'holder' | 'climbedTo'> {
  return { unit: head.unit, holder: head.employee, climbedTo: head };
}

async function back(desk: Desk, tx: Tx, one: Case, row: string, to: Back): Promise<HandedOver | ChangeRefusal> {
  const { unit, holder, reason, words, times, climbedTo } = to;
  const changed = await changeCaseIn(desk, tx, one.id, { do: 'hand-back', unit, to: holder, reason, times });
  if ('refused' in changed) return changed;
  const by = employeeOf(tx);
  await markReturned(tx, row, { by, at: desk.clock(), reason, words, unit, holder, climbed: climbedTo !== null });
  tx.afterCommit(() => desk.notify(holder === null ? [`unit:${unit}`] : [`unit:${unit}`, `employee:${holder}`]));
  return { ...changed, climbedTo };
}

/** Whoever had it: the holder, where they still serve and no wall has come between; else their unit. */
async function sender(desk: Desk, tx: Tx, one: Case, { from_unit: unit, from_holder: holder }: HandOver) {
  if (holder === null) return { unit, holder };
  const isThere = postsOf(await directoryAt(tx), holder, dayOf(desk.clock())).length > 0;
  return { unit, holder: isThere && !(await isWalled(tx, holder, one.id, one.client)) ? holder : null };
}

async function headOfBoth(desk: Desk, tx: Tx, one: Case, other: UnitId): Promise<CommonHead | null> {
  const directory = await directoryAt(tx);
  const day = dayOf(desk.clock());
  const possible = possibleHeads(directory, one.unit, other, day);
  return commonHead(directory, one.unit, other, day, await walledAmong(tx, possible, one.id, one.client));
}

/** Whoever got the case because it went to and fro decides; nobody hands that back. */
function isDecision([last]: readonly HandOver[], one: Case, by: EmployeeId): boolean {
  return last?.climbed === true && last.back_unit === one.unit && (one.holder === by || last.back_holder === by);
}

function isRefusing(reason: HandOverReason): boolean {
  return reason === 'outside-my-competence' || reason === 'mistakenly-received';
}

/** Whether the next handing back of this case goes up to the common head. */
export function climbsNext(desk: Desk, handOvers: readonly HandOver[]): boolean {
  return handedBackTimes(handOvers) + 1 >= timesAllowed(desk);
}

function timesAllowed(desk: Desk): number {
  return desk.rules.current().body.handBacks ?? TIMES;
}

function employeeOf(tx: Tx): EmployeeId {
  const { employee } = tx.identity;
  if (employee === null) throw new Error('A case is handed over by somebody');
  return employee;
}
