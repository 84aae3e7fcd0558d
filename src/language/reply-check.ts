import type { Finding, Span } from './finding.ts';
import type { Readability } from './readability.ts';
import type { LetterPart } from './reply-draft.ts';

/** What is checked, in the order it is shown. `recipients` is our own gate: no clause speaks of it. */
export const CHECKED_CLAUSES = [
  '9.1',
  '9.2',
  '9.3',
  '9.4',
  '9.5',
  '5.1.2',
  '5.1.3',
  '5.1.5',
  '5.7.4',
  '5.5.2',
  '10.3',
  'recipients',
] as const;
export type CheckedClause = (typeof CHECKED_CLAUSES)[number];

/**
 * `refuses`: the letter cannot leave like this. `needs-reason`: it can, if the employee gives a reason that is
 * recorded (the text may well be right where our reading of it fails). `warns`: advice.
 */
export type Weight = 'refuses' | 'needs-reason' | 'warns';

export interface ReplyFinding extends Finding {
  /** Where it stands; `signature`, `attachments` and `recipients` have no text, their span is empty. */
  readonly part: LetterPart | 'signature' | 'attachments' | 'recipients';
  readonly weight: Weight;
}

export const REQUIREMENTS = [
  'greeting',
  'reference',
  'content',
  'ground',
  'link',
  'main-message',
  'next-steps',
  'thanks',
  'apology',
] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** The text that satisfies a requirement: the composer marks it, so that the writer sees why a mark is green. */
export interface Satisfaction {
  readonly requirement: Requirement;
  readonly part: LetterPart;
  readonly span: Span;
}

export interface ClauseCheck {
  readonly clause: CheckedClause;
  readonly result: 'passed' | 'missing' | 'warning' | 'not-applicable';
  readonly force: 'mandatory' | 'endeavour';
  readonly satisfiedBy: readonly Satisfaction[];
  readonly findings: readonly ReplyFinding[];
}

export interface ReplyCheck {
  /** One entry for each of `CHECKED_CLAUSES`, in that order. */
  readonly clauses: readonly ClauseCheck[];
  /** Nothing mandatory is missing. */
  readonly mayBeSent: boolean;
  /** Clauses that are missing and may be overridden, each with a reason of its own. */
  readonly overridable: readonly CheckedClause[];
  /** Clauses that are missing and must be mended. */
  readonly refusing: readonly CheckedClause[];
  /** Of body and closing (5.7.4); `null` where they hold no words. */
  readonly readability: Readability | null;
}
