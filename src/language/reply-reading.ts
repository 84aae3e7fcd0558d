import type { Dictionary } from './dictionary.ts';
import type { Span, Wording } from './finding.ts';
import { foldEvenly } from './fold.ts';
import type { LetterText } from './letter-text.ts';
import { places } from './pattern.ts';
import type { ReplyFinding, Requirement, Satisfaction, Weight } from './reply-check.ts';
import { LETTER_PARTS, type LetterPart, type ReplyContext, type ReplyDraft } from './reply-draft.ts';
import { sentences } from './sentences.ts';

/** A part read once for all checks. */
export interface PartReading extends LetterText {
  readonly part: LetterPart;
  readonly folded: string;
  readonly sentences: readonly Span[];
  /** Whether it holds no letters at all. */
  readonly empty: boolean;
}

export interface Reading {
  readonly draft: ReplyDraft;
  readonly context: ReplyContext;
  readonly dictionary: Dictionary;
  readonly parts: Readonly<Record<LetterPart, PartReading>>;
  /** Clause 9 binds electronic replies to external clients; elsewhere its form is an endeavour. */
  readonly bound: boolean;
}

/** What one clause's reading gives. */
export interface Reported {
  readonly satisfiedBy: readonly Satisfaction[];
  readonly findings: readonly ReplyFinding[];
}

export function read(draft: ReplyDraft, context: ReplyContext, dictionary: Dictionary): Reading {
  const parts = Object.fromEntries(LETTER_PARTS.map((part) => [part, readPart(part, draft.parts[part])]));
  return {
    draft,
    context,
    dictionary,
    parts: parts as Record<LetterPart, PartReading>,
    bound: context.client.kind !== 'employee' && draft.way === 'e-mail',
  };
}

function readPart(part: LetterPart, { text, links }: LetterText): PartReading {
  return { part, text, links, folded: foldEvenly(text), sentences: sentences(text), empty: !/\p{L}/u.test(text) };
}

/** The sentences of a part in which one of the patterns stands. */
export function sentencesWith(reading: PartReading, patterns: readonly RegExp[]): Span[] {
  const hits = places(reading.folded, patterns);
  return reading.sentences.filter((sentence) =>
    hits.some((hit) => hit.start >= sentence.start && hit.start < sentence.end),
  );
}

export function satisfied(requirement: Requirement, part: LetterPart, spans: readonly Span[]): Satisfaction[] {
  return spans.map((span) => ({ requirement, part, span }));
}

export function finding(
  part: ReplyFinding['part'],
  weight: Weight,
  code: string,
  message: Wording,
  span: Span = { start: 0, end: 0 },
  replacements: readonly string[] = [],
): ReplyFinding {
  return { part, weight, code, message, span, replacements };
}
