import { assertNever } from '../../vocabulary/brand.ts';
import type { Tx } from '../../database/database.ts';
import type { CaseId, EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import { type Case, type CaseDeed, type CaseRefusal, changeCaseIn, lockCase } from '../cases/index.ts';
import { type Desk, newId } from '../context.ts';
import { may } from '../powers/index.ts';
import { keepBulkDeed, type Move, numbersOf, takeBulkDeed } from './bulk.store.ts';

/** No more cases than this are changed by one press. */
export const CASES_AT_ONCE = 200;

export type BulkDeed =
  | { readonly do: 'take' }
  | { readonly do: 'release' }
  | { readonly do: 'assign'; readonly to: EmployeeId; readonly units: readonly UnitId[] };

export type OneRefusal =
  | CaseRefusal
  | { readonly refused: 'no-such-case' | 'not-allowed' | 'not-in-unit' | 'changed-since' };

export interface ManyDone {
  readonly done: number;
  readonly refused: readonly { readonly number: string | null; readonly why: OneRefusal }[];
  /** What undoes it; `null` where nothing was done. */
  readonly undo: string | null;
}

/**
 * Does one deed to many cases in the caller's transaction, each decided for itself: what is refused for one case hinders
 * no other. In the order of their ids, so that two who press at once do not wait for each other in a ring. A case that
 * already is as wanted counts as done.
 */
export async function changeCases(desk: Desk, tx: Tx, cases: readonly CaseId[], deed: BulkDeed): Promise<ManyDone> {
  const by = employeeOf(tx);
  const moves: Move[] = [];
  const refused: { id: CaseId; why: OneRefusal }[] = [];
  for (const id of inOrder(cases)) {
    const before = await lockCase(tx, id);
    const answer = before === null ? ({ refused: 'no-such-case' } as const) : await changeOne(desk, tx, before, deed);
    if ('refused' in answer) refused.push({ id, why: answer });
    else moves.push({ case: id, before: before?.holder ?? null, after: answer.holder });
  }
  const moved = moves.filter(({ before, after }) => before !== after);
  const undo = moved.length === 0 ? null : newId<string>();
  if (undo !== null) await keepBulkDeed(tx, { id: undo, by, at: desk.clock(), moves: moved });
  return { done: moves.length, refused: await named(tx, refused), undo };
}

/** Takes back what one press did, where nobody has changed the holder since; the rest is left and named. */
export async function undoMany(
  desk: Desk,
  tx: Tx,
  id: string,
): Promise<ManyDone | { readonly refused: 'nothing-to-undo' }> {
  const moves = await takeBulkDeed(tx, { id, by: employeeOf(tx), at: desk.clock() });
  if (moves === null) return { refused: 'nothing-to-undo' };
  const byCase = new Map(moves.map((move) => [move.case, move]));
  const refused: { id: CaseId; why: OneRefusal }[] = [];
  for (const one of inOrder([...byCase.keys()])) {
    const now = await lockCase(tx, one);
    const answer =
      now === null ? ({ refused: 'no-such-case' } as const) : await putBack(desk, tx, now, byCase.get(one));
    if ('refused' in answer) refused.push({ id: one, why: answer });
  }
  return { done: moves.length - refused.length, refused: await named(tx, refused), undo: null };
}

type OneDone = { readonly holder: EmployeeId | null };

async function changeOne(desk: Desk, tx: Tx, one: Case, deed: BulkDeed): Promise<OneDone | OneRefusal> {
  if (!may(tx.identity, ACTIONS[deed.do], { holder: one.holder, unit: one.unit })) {
    // What may not even be read is not said to exist.
    return { refused: may(tx.identity, 'case.read', one) ? 'not-allowed' : 'no-such-case' };
  }
  if (deed.do === 'assign' && !deed.units.includes(one.unit)) return { refused: 'not-in-unit' };
  return change(desk, tx, one.id, caseDeed(tx, one, deed));
}

const ACTIONS = { take: 'case.take', release: 'case.write', assign: 'case.assign' } as const;

function caseDeed(tx: Tx, { unit }: Case, deed: BulkDeed): CaseDeed {
  switch (deed.do) {
    case 'take':
      return { do: 'take', by: employeeOf(tx), unit };
    case 'release':
      return { do: 'release' };
    case 'assign':
      return { do: 'assign', to: deed.to, unit };
    default:
      return assertNever(deed);
  }
}

async function putBack(desk: Desk, tx: Tx, one: Case, move: Move | undefined): Promise<OneDone | OneRefusal> {
  if (move === undefined || one.holder !== move.after) return { refused: 'changed-since' };
  if (move.before === null) return change(desk, tx, one.id, { do: 'release' });
  return change(desk, tx, one.id, { do: 'assign', to: move.before, unit: one.unit });
}

async function change(desk: Desk, tx: Tx, id: CaseId, deed: CaseDeed): Promise<OneDone | OneRefusal> {
  const changed = await changeCaseIn(desk, tx, id, deed);
  return 'refused' in changed ? changed : { holder: changed.case.holder };
}

function inOrder(cases: readonly CaseId[]): readonly CaseId[] {
  return [...new Set(cases)].slice(0, CASES_AT_ONCE).toSorted();
}

async function named(tx: Tx, refused: readonly { id: CaseId; why: OneRefusal }[]): Promise<ManyDone['refused']> {
  if (refused.length === 0) return [];
  const hidden = refused.every(({ why }) => why.refused === 'no-such-case');
  const numbers = hidden
    ? new Map<CaseId, string>()
    : await numbersOf(
        tx,
        refused.map(({ id }) => id),
      );
  return refused.map(({ id, why }) => ({
    number: why.refused === 'no-such-case' ? null : (numbers.get(id) ?? null),
    why,
  }));
}

function employeeOf(tx: Tx): EmployeeId {
  const { employee } = tx.identity;
  if (employee === null) throw new Error('Cases are changed by somebody');
  return employee;
}
