import { assertNever } from '../../vocabulary/brand.ts';
import { handedOnPromise } from '../../standard/mechanisms/promise.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { AnswerForm } from '../../vocabulary/words.ts';
import type { AnswerPromise, EndedPromise, OpenPromise } from './promise.ts';

/** What may be done with a promise. */
export type PromiseDeed =
  | { readonly do: 'keep'; readonly form: AnswerForm; readonly words: string }
  /** Another time; `agreed`: whoever was promised to said yes. */
  | { readonly do: 'renegotiate'; readonly answerBy: Temporal.Instant; readonly agreed: boolean }
  /** A colleague owes it from now on; an earlier time may be set, never a later one. */
  | {
      readonly do: 'pass-on';
      readonly to: EmployeeId;
      readonly unit: UnitId;
      readonly answerBy: Temporal.Instant | null;
    }
  | { readonly do: 'call-off'; readonly words: string };

/** What surrounds a promise: the one it was made for, and those made for it that are still owed. */
export interface Kin {
  readonly parentBy: Temporal.Instant | null;
  readonly latestChildBy: Temporal.Instant | null;
}

export type PromiseRefusal =
  | { readonly refused: 'promise-not-open' }
  /** 8.5.2: kept only by a contact in the promised form. */
  | { readonly refused: 'other-form'; readonly clause: '8.5.2'; readonly promised: AnswerForm }
  | { readonly refused: 'later-than-parent'; readonly clause: '8.5.2'; readonly by: Temporal.Instant }
  | { readonly refused: 'earlier-than-child'; readonly clause: '8.5.2'; readonly by: Temporal.Instant }
  | { readonly refused: 'time-past' }
  | { readonly refused: 'too-far' }
  | { readonly refused: 'same-time' }
  | { readonly refused: 'same-holder' }
  /** Nobody promises something to themselves. */
  | { readonly refused: 'to-oneself' }
  | { readonly refused: 'words-missing' };

export interface DecidedPromise {
  readonly promise: AnswerPromise;
  readonly facts: readonly Fact[];
}

/** Words that say something. */
const LEAST_WORDS = 3;
/** What lies further ahead is no promise of an answer. */
const MOST_DAYS = 366;

/** The one state machine of a promise; every channel uses it. Pure: `now` is the deed's instant. */
export function decidePromise(
  one: AnswerPromise,
  deed: PromiseDeed,
  kin: Kin,
  now: Temporal.Instant,
): DecidedPromise | PromiseRefusal {
  if (one.state !== 'open') return { refused: 'promise-not-open' };
  switch (deed.do) {
    case 'keep':
      return keep(one, deed.form, deed.words, now);
    case 'renegotiate':
      return renegotiate(one, deed, kin, now);
    case 'pass-on':
      return passOn(one, deed, kin, now);
    case 'call-off':
      if (deed.words.trim().length < LEAST_WORDS) return { refused: 'words-missing' };
      return end(one, 'called-off', { kind: 'promise.called-off', at: now, facts: { promise: one.id } });
    default:
      return assertNever(deed);
  }
}

/** Whether a time may be promised now: ahead, within a year, and no later than the promise that it is made for. */
export function refuseTime(
  answerBy: Temporal.Instant,
  parentBy: Temporal.Instant | null,
  now: Temporal.Instant,
): PromiseRefusal | null {
  if (Temporal.Instant.compare(answerBy, now) <= 0) return { refused: 'time-past' };
  if (answerBy.since(now).total('hours') > MOST_DAYS * 24) return { refused: 'too-far' };
  if (parentBy !== null && !handedOnPromise(parentBy, answerBy).equals(answerBy))
    return { refused: 'later-than-parent', clause: '8.5.2', by: parentBy };
  return null;
}

function keep(
  one: OpenPromise,
  form: AnswerForm,
  words: string,
  now: Temporal.Instant,
): DecidedPromise | PromiseRefusal {
  if (form !== one.form) return { refused: 'other-form', clause: '8.5.2', promised: one.form };
  // What is told within Laipa is told by the words themselves.
  if (form === 'in-laipa' && words.trim().length < LEAST_WORDS) return { refused: 'words-missing' };
  return end(one, 'kept', { kind: 'answer.given', at: now, facts: { promise: one.id, form } });
}

function renegotiate(
  one: OpenPromise,
  { answerBy, agreed }: PromiseDeed & { readonly do: 'renegotiate' },
  { parentBy, latestChildBy }: Kin,
  now: Temporal.Instant,
): DecidedPromise | PromiseRefusal {
  if (answerBy.equals(one.answerBy)) return { refused: 'same-time' };
  const refused = refuseTime(answerBy, parentBy, now);
  if (refused !== null) return refused;
  if (latestChildBy !== null && Temporal.Instant.compare(answerBy, latestChildBy) < 0)
    return { refused: 'earlier-than-child', clause: '8.5.2', by: latestChildBy };
  const fact: Fact = {
    kind: 'promise.renegotiated',
    at: now,
    facts: { promise: one.id, answerBy: answerBy.toString(), agreed },
  };
  return { promise: agreed ? { ...one, answerBy } : one, facts: [fact] };
}

function passOn(
  one: OpenPromise,
  { to, unit, answerBy }: PromiseDeed & { readonly do: 'pass-on' },
  { latestChildBy }: Kin,
  now: Temporal.Instant,
): DecidedPromise | PromiseRefusal {
  if (to === one.holder) return { refused: 'same-holder' };
  if (one.to.to === 'colleague' && one.to.colleague === to) return { refused: 'to-oneself' };
  const by = answerBy === null ? one.answerBy : handedOnPromise(one.answerBy, answerBy);
  const earlier = !by.equals(one.answerBy);
  if (earlier) {
    const refused = refuseTime(by, null, now);
    if (refused !== null) return refused;
    if (latestChildBy !== null && Temporal.Instant.compare(by, latestChildBy) < 0)
      return { refused: 'earlier-than-child', clause: '8.5.2', by: latestChildBy };
  }
  const facts: Fact[] = [{ kind: 'promise.passed-on', at: now, facts: { promise: one.id, holder: to, unit } }];
  // An earlier time binds the colleague; whoever was promised to has nothing against it.
  if (earlier)
    facts.push({
      kind: 'promise.renegotiated',
      at: now,
      facts: { promise: one.id, answerBy: by.toString(), agreed: true },
    });
  return { promise: { ...one, holder: to, unit, answerBy: by }, facts };
}

function end(one: OpenPromise, state: EndedPromise['state'], fact: Fact): DecidedPromise {
  return { promise: { ...one, state, endedAt: fact.at }, facts: [fact] };
}
