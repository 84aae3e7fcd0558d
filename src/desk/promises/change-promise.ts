import type { Identity, Tx } from '../../database/database.ts';
import { record, retrying } from '../../journal/index.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { PromiseId, ReplyId } from '../../vocabulary/ids.ts';
import type { AnswerForm } from '../../vocabulary/words.ts';
import { type Desk, newId, type Topic } from '../context.ts';
import { isWalled } from '../walls/index.ts';
import { decidePromise, type PromiseDeed, type PromiseRefusal } from './decide.ts';
import type { AnswerPromise } from './promise.ts';
import { insertChange, kinOf, lockChildren, lockPromise, moveChildren, savePromise } from './promises.store.ts';

export type ChangeRefusal =
  | PromiseRefusal
  | { readonly refused: 'no-such-promise' }
  /** 5.4.3: a wall stands between the matter and whoever would hold the promise; why is not said. */
  | { readonly refused: 'not-entrusted'; readonly clause: '5.4.3' };

/** A deed as somebody does it; of another time it is kept how the other was told and agreed. */
export type PromiseChanging = Exclude<PromiseDeed, { do: 'renegotiate' }> | Renegotiating;
type Renegotiating = Extract<PromiseDeed, { do: 'renegotiate' }> & { readonly told: AnswerForm };

/** Does one deed to a promise in a transaction of its own: decide, record, save. */
export async function changePromise(
  desk: Desk,
  who: Identity,
  id: PromiseId,
  deed: PromiseChanging,
): Promise<AnswerPromise | ChangeRefusal> {
  return retrying(() => desk.database.write(who, (tx) => changePromiseIn(desk, tx, id, deed)));
}

/** The same within a transaction that does more. */
export async function changePromiseIn(
  desk: Desk,
  tx: Tx,
  id: PromiseId,
  deed: PromiseChanging,
): Promise<AnswerPromise | ChangeRefusal> {
  const one = await lockPromise(tx, id);
  if (one === null) return { refused: 'no-such-promise' };
  if (deed.do === 'pass-on') {
    const client = one.to.to === 'client' ? one.to.client : null;
    if (await isWalled(tx, deed.to, one.case, client)) return { refused: 'not-entrusted', clause: '5.4.3' };
  }
  return doToPromise(desk, tx, one, deed, null);
}

/** Decides, records and saves; what ends takes with it what colleagues were still finding out for it. */
export async function doToPromise(
  desk: Desk,
  tx: Tx,
  one: AnswerPromise,
  deed: PromiseChanging,
  reply: ReplyId | null,
): Promise<AnswerPromise | PromiseRefusal> {
  const now = desk.clock();
  const decided = decidePromise(one, deed, await kinOf(tx, one), now);
  if ('refused' in decided) return decided;
  const after = decided.promise;
  await recordOnPromise(desk, tx, after, decided.facts, one);
  const words = deed.do === 'keep' || deed.do === 'call-off' ? deed.words.trim() : '';
  await savePromise(tx, after, { words, reply });
  if (deed.do === 'renegotiate')
    await insertChange(tx, {
      ...changeOf(one, now),
      kind: deed.agreed ? 'renegotiated' : 'refused',
      fromBy: one.answerBy,
      toBy: deed.answerBy,
      told: deed.told,
    });
  if (deed.do === 'pass-on') {
    await insertChange(tx, {
      ...changeOf(one, now),
      kind: 'passed-on',
      fromBy: one.answerBy,
      toBy: after.answerBy,
      fromHolder: one.holder,
      toHolder: after.holder,
    });
    await callOffChildren(desk, tx, after, 'own', (child) => child.holder === after.holder);
    await moveChildren(tx, after.id, after.holder);
  }
  if (after.state !== 'open') await callOffChildren(desk, tx, after, after.state, () => true);
  return after;
}

/** The answer was given, is no longer awaited, or is now owed by whoever was to find it out. */
async function callOffChildren(
  desk: Desk,
  tx: Tx,
  parent: AnswerPromise,
  why: keyof typeof ENDED_WITH_PARENT,
  which: (child: AnswerPromise) => boolean,
): Promise<void> {
  const children = await lockChildren(tx, [parent.id]);
  for (const child of children.filter(which))
    await doToPromise(desk, tx, child, { do: 'call-off', words: ENDED_WITH_PARENT[why] }, null);
}

const ENDED_WITH_PARENT = {
  kept: 'Atbilde jau sniegta.',
  own: 'Solījums nodots tam pašam darbiniekam.',
  'called-off': 'Solījums, kura dēļ tas bija jānoskaidro, ir atcelts.',
} as const;

export async function recordOnPromise(
  desk: Desk,
  tx: Tx,
  after: AnswerPromise,
  facts: readonly Fact[],
  before: AnswerPromise | null,
): Promise<void> {
  await record(tx, desk.rules.current(), {
    subject: { kind: 'promise', id: after.id },
    expected: before === null ? 0 : 'current',
    facts,
    actor: tx.identity.employee,
  });
  tx.afterCommit(() => desk.notify(topicsOf(after, before)));
}

function changeOf(one: AnswerPromise, at: Temporal.Instant) {
  return {
    id: newId<string>(),
    promise: one.id,
    at,
    fromBy: null,
    toBy: null,
    told: null,
    fromHolder: null,
    toHolder: null,
  };
}

function topicsOf(after: AnswerPromise, before: AnswerPromise | null): readonly Topic[] {
  const waits = after.to.to === 'colleague' ? [after.to.colleague] : [];
  const people = new Set([after.holder, ...waits, ...(before === null ? [] : [before.holder])]);
  const units = new Set([after.unit, ...(before === null ? [] : [before.unit])]);
  return [
    ...[...people].map((one): Topic => `employee:${one}`),
    ...[...units].map((one): Topic => `unit:${one}`),
    ...(after.case === null ? [] : [`case:${after.case}` as const]),
    'work',
  ];
}
