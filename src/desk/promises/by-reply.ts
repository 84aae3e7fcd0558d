import type { Tx } from '../../database/database.ts';
import type { CaseId, ClientId, EmployeeId, ReplyId, UnitId } from '../../vocabulary/ids.ts';
import type { ReplyWay } from '../../vocabulary/words.ts';
import type { Desk } from '../context.ts';
import { doToPromise, recordOnPromise } from './change-promise.ts';
import { makePromiseIn } from './make-promise.ts';
import { lockKeptBy, lockPromisesOfCase, savePromise } from './promises.store.ts';
import { takeProposed } from './reply-promises.store.ts';

/** A letter to the client that has left the house. */
export interface LetterLeft {
  readonly reply: ReplyId;
  readonly way: ReplyWay;
  /** An interim word keeps no promise of an answer. */
  readonly answers: boolean;
  /** What was promised later is not kept by it. */
  readonly approvedAt: Temporal.Instant;
  readonly case: CaseId;
  readonly client: ClientId;
  readonly unit: UnitId;
  /** Who owes what its closing promises. */
  readonly holder: EmployeeId;
}

/**
 * What a letter that has left means for promises: an answer keeps those that were given before it in its form (8.5.2), and
 * what its author ticked in its closing is promised from now on (9.3). A time that has gone by meanwhile is not promised.
 */
export async function promisesOfLetter(desk: Desk, tx: Tx, letter: LetterLeft): Promise<void> {
  const form = letter.way === 'e-mail' ? 'e-mail' : 'letter';
  if (letter.answers) {
    const before = (await lockPromisesOfCase(tx, letter.case)).filter(
      (one) =>
        one.form === form &&
        one.sourceReply !== letter.reply &&
        Temporal.Instant.compare(one.madeAt, letter.approvedAt) < 0,
    );
    for (const one of before) await doToPromise(desk, tx, one, { do: 'keep', form, words: '' }, letter.reply);
  }
  for (const { what, form: promised, answerBy } of await takeProposed(tx, letter.reply))
    await makePromiseIn(desk, tx, {
      what,
      to: { to: 'client', client: letter.client },
      case: letter.case,
      channel: 'e-mail',
      form: promised,
      answerBy,
      holder: letter.holder,
      unit: letter.unit,
      sourceReply: letter.reply,
    });
}

/** The letter has not reached the client: what it kept is owed again. */
export async function promisesOfBounce(
  desk: Desk,
  tx: Tx,
  bounce: { readonly reply: ReplyId; readonly status: string },
): Promise<void> {
  for (const one of await lockKeptBy(tx, bounce.reply)) {
    if (one.state === 'open') continue;
    const { endedAt: _endedAt, ...rest } = one;
    const again = { ...rest, state: 'open' } as const;
    await recordOnPromise(desk, tx, again, [{ kind: 'reply.bounced', at: desk.clock(), facts: bounce }], one);
    await savePromise(tx, again);
  }
}
