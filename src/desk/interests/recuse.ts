import type { Identity } from '../../database/database.ts';
import { retrying } from '../../journal/index.ts';
import type { CaseId, EmployeeId } from '../../vocabulary/ids.ts';
import type { ConflictGround } from '../../vocabulary/words.ts';
import { type Case, caseById, isOpen, lockCase } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { may } from '../powers/index.ts';
import { isWalled } from '../walls/index.ts';
import { passOn } from './pass-on.ts';
import type { Successor } from './successor.ts';

export interface Recused {
  readonly number: string;
  readonly successor: Successor;
}

export type RecuseRefusal =
  | { readonly refused: 'no-such-case' }
  | { readonly refused: 'case-not-open'; readonly state: Case['state'] }
  | { readonly refused: 'words-missing' };

/**
 * 5.4.3: the holder (or somebody of the case's unit) steps aside from a case. In one transaction: a wall before them, the
 * case with what they had begun to write to the next suitable holder, the report to whoever is next above. What they may
 * is asked before; the deed itself is the desk's, since they do not see the case any more when it is done.
 */
export async function recuse(
  desk: Desk,
  who: Identity & { readonly employee: EmployeeId },
  id: CaseId,
  given: { readonly ground: ConflictGround; readonly words: string },
): Promise<Recused | RecuseRefusal> {
  if (given.ground === 'other' && given.words.trim().length < 3) return { refused: 'words-missing' };
  const seen = await desk.database.read(who, (tx) => caseById(tx, id));
  if (seen === null || !may(who, 'case.recuse', seen)) return { refused: 'no-such-case' };
  return retrying(() =>
    desk.database.write({ ...who, system: true }, async (tx): Promise<Recused | RecuseRefusal> => {
      const one = await lockCase(tx, id);
      // Pressed twice at once: the first has stepped aside already.
      if (one === null || (await isWalled(tx, who.employee, one.id, one.client))) return { refused: 'no-such-case' };
      if (!isOpen(one)) return { refused: 'case-not-open', state: one.state };
      const successor = await passOn(desk, tx, one, who.employee, { ...given, words: given.words.trim() });
      return { number: one.number, successor };
    }),
  );
}
