import type { CaseId, ClientId, EmployeeId, PromiseId, ReplyId, UnitId } from '../../vocabulary/ids.ts';
import type { AnswerForm, Channel } from '../../vocabulary/words.ts';

/** To whom an answer was promised. */
export type PromisedTo =
  | { readonly to: 'client'; readonly client: ClientId }
  | { readonly to: 'colleague'; readonly colleague: EmployeeId };

interface PromiseBase {
  readonly id: PromiseId;
  /** In the giver's words. */
  readonly what: string;
  readonly to: PromisedTo;
  readonly case: CaseId | null;
  /** Where it was given. */
  readonly channel: Channel;
  /** 8.5.1: kept only in this form. */
  readonly form: AnswerForm;
  readonly answerBy: Temporal.Instant;
  /** As it was promised first. */
  readonly firstAnswerBy: Temporal.Instant;
  /** What this one is found out for. */
  readonly parent: PromiseId | null;
  readonly holder: EmployeeId;
  readonly unit: UnitId;
  readonly madeAt: Temporal.Instant;
  /** The letter in whose closing it was given (9.3). */
  readonly sourceReply: ReplyId | null;
}

export type OpenPromise = PromiseBase & { readonly state: 'open' };
export type EndedPromise = PromiseBase & { readonly state: 'kept' | 'called-off'; readonly endedAt: Temporal.Instant };

/** An answer that somebody promised by a time in a form; one ledger for every channel (8.5, 6.8, 9.3, 10.1). */
export type AnswerPromise = OpenPromise | EndedPromise;

/** How a promise stands: owed, its time gone by and still owed, kept, kept late, broken (its time went by and nothing came), called off. */
export type Standing = 'owed' | 'overdue' | 'kept' | 'late' | 'broken' | 'called-off';

export function standingOf(
  one: Pick<AnswerPromise, 'answerBy' | 'state'> & { readonly endedAt?: Temporal.Instant | null },
  now: Temporal.Instant,
): Standing {
  const past = (at: Temporal.Instant) => Temporal.Instant.compare(at, one.answerBy) > 0;
  if (one.state === 'open') return past(now) ? 'overdue' : 'owed';
  const late = past(one.endedAt ?? now);
  if (one.state === 'kept') return late ? 'late' : 'kept';
  return late ? 'broken' : 'called-off';
}
