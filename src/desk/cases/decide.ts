import { assertNever } from '../../vocabulary/brand.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { CaseId, EmployeeId, MailId, NoteId, UnitId } from '../../vocabulary/ids.ts';
import type { ClosingOutcome, HandBackReason, HandOverReason, SubmissionKind } from '../../vocabulary/words.ts';
import { type Case, type ClosedCase, isOpen, type MergedCase, type OpenCase } from './case.ts';

/** What may be done with a case. */
export type CaseDeed =
  | { readonly do: 'take'; readonly by: EmployeeId; readonly unit: UnitId }
  | { readonly do: 'release' }
  | { readonly do: 'assign'; readonly to: EmployeeId; readonly unit: UnitId }
  | {
      readonly do: 'hand-over';
      readonly unit: UnitId;
      readonly to: EmployeeId | null;
      readonly reason: HandOverReason;
      /** 5.7.6: whether the client was told who will answer; asked where it is beyond one's competence. */
      readonly phraseGiven?: boolean;
    }
  /** A hand-over that is not accepted: back to whoever had it, or up to the head who decides. `times`: how often so far. */
  | {
      readonly do: 'hand-back';
      readonly unit: UnitId;
      readonly to: EmployeeId | null;
      readonly reason: HandBackReason;
      readonly times: number;
    }
  | { readonly do: 'classify'; readonly submission: SubmissionKind }
  | { readonly do: 'note'; readonly note: NoteId }
  | { readonly do: 'put-to-client' }
  | { readonly do: 'close'; readonly outcome: ClosingOutcome; readonly answerOwed: boolean }
  | { readonly do: 'reopen'; readonly why: 'client-wrote' | 'employee' | 'reply-bounced' | 'undo' }
  | { readonly do: 'answered' }
  | { readonly do: 'client-wrote' }
  | { readonly do: 'merge'; readonly into: Case }
  | { readonly do: 'unmerge' }
  | { readonly do: 'split'; readonly mail: MailId; readonly into: CaseId; readonly mails: number };

export type CaseRefusal =
  | { readonly refused: 'case-not-open'; readonly state: Case['state'] }
  | { readonly refused: 'case-already-open' }
  | { readonly refused: 'case-already-held'; readonly holder: EmployeeId }
  /** 5.2.1: a case is not closed as answered while an answer is owed and none was given. */
  | { readonly refused: 'answer-owed'; readonly clause: '5.2.1' }
  | { readonly refused: 'same-unit-and-holder' }
  | { readonly refused: 'merge-into-itself' }
  | { readonly refused: 'merge-into-not-open' }
  | { readonly refused: 'only-message' }
  /** 5.4.3, 5.1.6: a wall stands between the case and whoever would hold it; why is not said. */
  | { readonly refused: 'not-entrusted'; readonly clause: '5.4.3' };

export interface Decided {
  readonly case: Case;
  /** Nothing where the case already is as wanted. */
  readonly facts: readonly Fact[];
}

/** The one state machine of a case; every path uses it. Pure: `now` is the deed's instant. */
export function decideCase(one: Case, deed: CaseDeed, now: Temporal.Instant): Decided | CaseRefusal {
  if (deed.do === 'reopen') return reopen(one, deed.why, now);
  if (deed.do === 'unmerge') return unmerge(one, now);
  // A note may be written on a closed case too: what is learnt later belongs there.
  if (deed.do === 'note') return { case: one, facts: [{ kind: 'case.noted', at: now, facts: { note: deed.note } }] };
  if (!isOpen(one)) return { refused: 'case-not-open', state: one.state };
  switch (deed.do) {
    case 'take':
      if (one.holder === deed.by) return { case: one, facts: [] };
      if (one.holder !== null) return { refused: 'case-already-held', holder: one.holder };
      return {
        case: { ...one, holder: deed.by, unit: deed.unit },
        facts: [{ kind: 'case.taken', at: now, facts: { holder: deed.by, unit: deed.unit } }],
      };
    case 'release':
      if (one.holder === null) return { case: one, facts: [] };
      return { case: { ...one, holder: null }, facts: [{ kind: 'case.released', at: now, facts: { unit: one.unit } }] };
    case 'assign':
      if (one.holder === deed.to && one.unit === deed.unit) return { case: one, facts: [] };
      return {
        case: { ...one, holder: deed.to, unit: deed.unit },
        facts: [{ kind: 'case.assigned', at: now, facts: { holder: deed.to, unit: deed.unit } }],
      };
    case 'hand-over':
      if (one.unit === deed.unit && one.holder === deed.to) return { refused: 'same-unit-and-holder' };
      return {
        case: { ...one, holder: deed.to, unit: deed.unit },
        facts: [
          { kind: 'case.handed-over', at: now, facts: { unit: deed.unit, holder: deed.to, reason: deed.reason } },
          ...endOfDiscussion(one, deed.reason, deed.phraseGiven ?? false, now),
        ],
      };
    case 'hand-back': {
      const { unit, to: holder, reason, times } = deed;
      return {
        case: { ...one, holder, unit },
        facts: [{ kind: 'case.handed-back', at: now, facts: { unit, holder, reason, times } }],
      };
    }
    case 'classify':
      if (one.submission === deed.submission) return { case: one, facts: [] };
      return {
        case: { ...one, submission: deed.submission },
        facts: [{ kind: 'case.classified', at: now, facts: { submission: deed.submission } }],
      };
    case 'put-to-client':
      if (one.state === 'waiting-for-client') return { case: one, facts: [] };
      return {
        case: { ...one, state: 'waiting-for-client' },
        facts: [{ kind: 'case.put-to-client', at: now, facts: {} }],
      };
    case 'answered':
      return { case: { ...one, state: 'answered' }, facts: [] };
    case 'client-wrote':
      return { case: { ...one, state: 'open' }, facts: [] };
    case 'close':
      return close(one, deed.outcome, deed.answerOwed, now);
    case 'merge':
      return merge(one, deed.into, now);
    case 'split':
      if (deed.mails < 2) return { refused: 'only-message' };
      return { case: one, facts: [{ kind: 'case.split', at: now, facts: { into: deed.into, mail: deed.mail } }] };
    default:
      return assertNever(deed);
  }
}

/** 5.7.6: counted for the unit that ends the discussion, not for the one that will answer. */
function endOfDiscussion(one: OpenCase, reason: HandOverReason, phraseGiven: boolean, at: Temporal.Instant): Fact[] {
  if (reason !== 'outside-my-competence') return [];
  return [{ kind: 'discussion.ended', at, facts: { phraseGiven, unit: one.unit } }];
}

function close(
  one: OpenCase,
  outcome: ClosingOutcome,
  answerOwed: boolean,
  now: Temporal.Instant,
): Decided | CaseRefusal {
  if (outcome === 'answered' && answerOwed) return { refused: 'answer-owed', clause: '5.2.1' };
  const closed: ClosedCase = { ...one, state: 'closed', closedAt: now, outcome };
  return { case: closed, facts: [{ kind: 'case.closed', at: now, facts: { outcome } }] };
}

function reopen(
  one: Case,
  why: 'client-wrote' | 'employee' | 'reply-bounced' | 'undo',
  now: Temporal.Instant,
): Decided | CaseRefusal {
  if (one.state === 'merged') return { refused: 'case-not-open', state: 'merged' };
  if (one.state !== 'closed') return { refused: 'case-already-open' };
  const { closedAt: _closedAt, outcome: _outcome, ...rest } = one;
  return { case: { ...rest, state: 'open' }, facts: [{ kind: 'case.reopened', at: now, facts: { why } }] };
}

function merge(one: OpenCase, into: Case, now: Temporal.Instant): Decided | CaseRefusal {
  if (into.id === one.id) return { refused: 'merge-into-itself' };
  if (!isOpen(into)) return { refused: 'merge-into-not-open' };
  const merged: MergedCase = { ...one, state: 'merged', mergedInto: into.id };
  return { case: merged, facts: [{ kind: 'case.merged', at: now, facts: { into: into.id } }] };
}

function unmerge(one: Case, now: Temporal.Instant): Decided | CaseRefusal {
  if (one.state !== 'merged') return { refused: 'case-already-open' };
  const { mergedInto, ...rest } = one;
  return {
    case: { ...rest, state: 'open' },
    facts: [{ kind: 'case.unmerged', at: now, facts: { outOf: mergedInto } }],
  };
}
