import type { Identity, Tx } from '../../database/database.ts';
import type { CaseId, EmployeeId, PromiseId, ReplyId, UnitId } from '../../vocabulary/ids.ts';
import type { AnswerForm, Channel } from '../../vocabulary/words.ts';
import { type Desk, newId } from '../context.ts';
import { isWalled } from '../walls/index.ts';
import { type ChangeRefusal, recordOnPromise } from './change-promise.ts';
import { refuseTime } from './decide.ts';
import type { AnswerPromise, PromisedTo } from './promise.ts';
import { insertPromise, lockPromise } from './promises.store.ts';

/** What is promised; whichever channel it is given on. */
export interface Promising {
  readonly what: string;
  readonly to: PromisedTo;
  readonly case: CaseId | null;
  readonly channel: Channel;
  readonly form: AnswerForm;
  readonly answerBy: Temporal.Instant;
  readonly holder: EmployeeId;
  readonly unit: UnitId;
  readonly sourceReply?: ReplyId;
}

/** Makes a promise in a transaction of its own. */
export async function makePromise(
  desk: Desk,
  who: Identity,
  promising: Promising,
): Promise<AnswerPromise | ChangeRefusal> {
  return desk.database.write(who, (tx) => makePromiseIn(desk, tx, promising));
}

/** The same within a transaction that does more: a call that ends, a letter that has left. */
export async function makePromiseIn(
  desk: Desk,
  tx: Tx,
  promising: Promising,
  parent: AnswerPromise | null = null,
): Promise<AnswerPromise | ChangeRefusal> {
  const { to, holder } = promising;
  if (promising.what.trim() === '') return { refused: 'words-missing' };
  if (to.to === 'colleague' && to.colleague === holder) return { refused: 'to-oneself' };
  const now = desk.clock();
  const refused = refuseTime(promising.answerBy, parent?.answerBy ?? null, now);
  if (refused !== null) return refused;
  const client = to.to === 'client' ? to.client : parent?.to.to === 'client' ? parent.to.client : null;
  if (await isWalled(tx, holder, promising.case, client)) return { refused: 'not-entrusted', clause: '5.4.3' };
  const one: AnswerPromise = {
    ...promising,
    id: newId<PromiseId>(),
    what: promising.what.trim(),
    firstAnswerBy: promising.answerBy,
    parent: parent?.id ?? null,
    madeAt: now,
    sourceReply: promising.sourceReply ?? null,
    state: 'open',
  };
  // The row first: what it owes is seen with it.
  await insertPromise(tx, one, tx.identity.employee ?? holder);
  await recordOnPromise(
    desk,
    tx,
    one,
    [
      {
        kind: 'answer.promised',
        at: now,
        facts: {
          promise: one.id,
          to: to.to,
          form: one.form,
          answerBy: one.answerBy.toString(),
          parent: one.parent,
          unit: one.unit,
          holder,
        },
      },
    ],
    null,
  );
  return one;
}

export interface AskingColleague {
  readonly parent: PromiseId;
  readonly what: string;
  readonly form: AnswerForm;
  readonly answerBy: Temporal.Instant;
  readonly holder: EmployeeId;
  readonly unit: UnitId;
}

/** 8.5.2: a colleague finds out for whoever owes the answer, never later than that one is due. */
export async function askColleagueIn(
  desk: Desk,
  tx: Tx,
  { parent: id, ...asked }: AskingColleague,
): Promise<AnswerPromise | ChangeRefusal> {
  const parent = await lockPromise(tx, id);
  if (parent === null) return { refused: 'no-such-promise' };
  if (parent.state !== 'open') return { refused: 'promise-not-open' };
  const to = { to: 'colleague', colleague: parent.holder } as const;
  return makePromiseIn(desk, tx, { ...asked, to, case: parent.case, channel: 'internal' }, parent);
}
