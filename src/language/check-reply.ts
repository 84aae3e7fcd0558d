import type { GateResult } from '../vocabulary/words.ts';
import type { Dictionary } from './dictionary.ts';
import type { Span } from './finding.ts';
import { plainLanguage } from './plain-language.ts';
import { readability } from './readability.ts';
import { checkBody } from './reply-body.ts';
import {
  CHECKED_CLAUSES,
  type CheckedClause,
  type ClauseCheck,
  type ReplyCheck,
  type ReplyFinding,
} from './reply-check.ts';
import { checkClosing } from './reply-closing.ts';
import { LETTER_PARTS, type ReplyContext, type ReplyDraft } from './reply-draft.ts';
import { checkOpening } from './reply-opening.ts';
import { type Reading, read, type Reported } from './reply-reading.ts';
import { checkCopies, checkRecipients } from './reply-recipients.ts';
import { checkMandate, checkSignature } from './reply-signature.ts';
import { checkSpelling } from './spelling.ts';
import { checkTone } from './tone.ts';

/**
 * Whether a reply may leave, clause by clause: 9.1–9.5, respectful tone (5.1.2, 5.1.3, 5.1.5), plain language (5.7.4),
 * copies (10.3) and recipients. The one check, run while the letter is typed and again when it is sent; pure, some
 * milliseconds for a letter. Spans are UTF-16 offsets in the text of their part.
 */
export function checkReply(draft: ReplyDraft, context: ReplyContext, dictionary: Dictionary): ReplyCheck {
  const reading = read(draft, context, dictionary);
  const reported = report(reading);
  const clauses = CHECKED_CLAUSES.map((clause) => judge(clause, reported[clause], reading));
  const missing = clauses.filter(({ result }) => result === 'missing');
  const refusing = missing
    .filter(({ findings }) => findings.some(({ weight }) => weight === 'refuses'))
    .map(({ clause }) => clause);
  return {
    clauses,
    mayBeSent: missing.length === 0,
    overridable: missing.map(({ clause }) => clause).filter((clause) => !refusing.includes(clause)),
    refusing,
    readability: readability(`${draft.parts.body.text}\n${draft.parts.closing.text}`),
  };
}

/**
 * What goes into `reply.approved`, clause by clause, given the clauses the employee overrode with a reason; or which
 * clauses still keep the letter from leaving.
 */
export function gateResults(
  check: ReplyCheck,
  overridden: readonly CheckedClause[],
):
  | Readonly<Record<CheckedClause, GateResult>>
  | { readonly refused: 'reply-incomplete'; readonly clauses: readonly CheckedClause[] } {
  const left = [...check.refusing, ...check.overridable.filter((clause) => !overridden.includes(clause))];
  if (left.length > 0)
    return { refused: 'reply-incomplete', clauses: CHECKED_CLAUSES.filter((clause) => left.includes(clause)) };
  const results = check.clauses.map(({ clause, result }) => [clause, GATE[result]] as const);
  return Object.fromEntries(results) as Record<CheckedClause, GateResult>;
}

const GATE = {
  passed: 'passed',
  warning: 'warned',
  missing: 'overridden',
  'not-applicable': 'not-applicable',
} as const;

type Answer = Reported | 'not-applicable';

function report(reading: Reading): Record<CheckedClause, Answer> {
  const { draft, context } = reading;
  const tone = LETTER_PARTS.flatMap((part) =>
    checkTone(draft.parts[part].text, draft.language).map(({ clause, ...found }) => ({
      clause,
      found: { ...found, part },
    })),
  );
  const toneOf = (clause: CheckedClause) => only(tone.filter((one) => one.clause === clause).map(({ found }) => found));
  return {
    '9.1': checkOpening(reading),
    '9.2': checkBody(reading),
    '9.3': checkClosing(reading),
    '9.4': checkSignature(reading),
    '9.5': draft.language === 'lv' ? only(spelling(reading)) : 'not-applicable',
    '5.1.2': toneOf('5.1.2'),
    '5.1.3': toneOf('5.1.3'),
    '5.1.5': toneOf('5.1.5'),
    '5.7.4': only(plain(reading)),
    '5.5.2': draft.way === 'official-letter' ? only(checkMandate(reading)) : 'not-applicable',
    '10.3': context.supervisors.length > 0 ? only(checkCopies(reading)) : 'not-applicable',
    recipients: draft.way === 'e-mail' ? only(checkRecipients(reading)) : 'not-applicable',
  };
}

function spelling({ draft, context, dictionary }: Reading): ReplyFinding[] {
  const ownWords = [context.client.name, ...context.ownWords];
  return LETTER_PARTS.flatMap((part) => {
    const { text } = draft.parts[part];
    const quotes = quotesOf(text, context.subject);
    return checkSpelling(text, dictionary, ownWords)
      .filter(({ span }) => !quotes.some((quote) => quote.start <= span.start && span.end <= quote.end))
      .map((found) => ({ ...found, part, weight: 'warns' as const }));
  });
}

/** Where the client's subject stands between quotation marks: its words are the client's, mistakes and all. */
function quotesOf(text: string, subject: string): readonly Span[] {
  return [...text.matchAll(/[„“«"]([^„“”«»"]+)[“”»"]/gu)]
    .filter(([, words]) => subject.includes(words ?? ''))
    .map(({ 0: quote, index }) => ({ start: index, end: index + quote.length }));
}

function plain({ draft, dictionary }: Reading): ReplyFinding[] {
  return LETTER_PARTS.flatMap((part) =>
    plainLanguage(draft.parts[part].text, draft.language, dictionary).map((found) => ({
      ...found,
      part,
      weight: 'warns' as const,
    })),
  );
}

function only(findings: readonly ReplyFinding[]): Reported {
  return { satisfiedBy: [], findings };
}

const FORM_OF_EMAILS: readonly CheckedClause[] = ['9.1', '9.3', '9.4'];
const ADVICE: readonly CheckedClause[] = ['9.5', '5.1.2', '5.1.3', '5.7.4'];

function judge(clause: CheckedClause, answer: Answer, { bound }: Reading): ClauseCheck {
  const force = ADVICE.includes(clause) || (FORM_OF_EMAILS.includes(clause) && !bound) ? 'endeavour' : 'mandatory';
  if (answer === 'not-applicable') return { clause, result: 'not-applicable', force, satisfiedBy: [], findings: [] };
  const findings =
    force === 'mandatory' ? answer.findings : answer.findings.map((found) => ({ ...found, weight: 'warns' as const }));
  const missing = findings.some(({ weight }) => weight !== 'warns');
  const result = missing ? 'missing' : findings.length > 0 ? 'warning' : 'passed';
  return { clause, result, force, satisfiedBy: answer.satisfiedBy, findings };
}
