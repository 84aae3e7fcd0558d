import { type Html, html } from '../../html.ts';
import { CHECKED_CLAUSES, type CheckedClause, type ReplyCheck } from '../../../language/reply-check.ts';
import { LETTER_PARTS, type ReplyDraft } from '../../../language/reply-draft.ts';
import type { Override } from '../../../desk/replies/index.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { clauseName, type FindingPlace, findingsList, isWanting } from './findings-view.ts';
import { composerTexts } from './texts.ts';

export const PLACES: readonly FindingPlace[] = [...LETTER_PARTS, 'recipients', 'signature', 'attachments'];

/** What the script needs after a check: one list a place, and what stands at the foot. */
export interface CheckAnswer {
  readonly places: Readonly<
    Record<string, { readonly html: string; readonly wanting: boolean; readonly length: number | null }>
  >;
  readonly summary: string;
  /** The same in one sentence without markup, for those who hear the page; changes only with the state. */
  readonly say: string;
  readonly overridable: readonly CheckedClause[];
  readonly mayBeRead: boolean;
  readonly links: readonly string[];
}

export function checkAnswer(
  check: ReplyCheck,
  draft: ReplyDraft,
  overrides: readonly Override[],
  lang: Language,
): CheckAnswer {
  const places = PLACES.map((place) => {
    const text = (draft.parts as Partial<Record<FindingPlace, { text: string }>>)[place]?.text;
    const shown = {
      html: findingsList(check, place, lang).toString(),
      wanting: isWanting(check, place),
      length: text?.length ?? null,
    };
    return [place, shown] as const;
  });
  return {
    places: Object.fromEntries(places),
    summary: checkSummary(check, overrides, lang).toString(),
    say: stateWords(check, overrides, lang),
    overridable: check.overridable,
    mayBeRead: missingClauses(check, overrides).length === 0,
    links: [...new Set(LETTER_PARTS.flatMap((part) => draft.parts[part].links.map(({ href }) => href)))].slice(0, 20),
  };
}

/** The foot of the composer: may it leave, spelling, how it reads. */
export function checkSummary(check: ReplyCheck, overrides: readonly Override[], lang: Language): Html {
  const t = composerTexts(lang).summary;
  const spelling = check.clauses.find(({ clause }) => clause === '9.5');
  const words =
    spelling === undefined || spelling.result === 'not-applicable' ? null : t.spelling(spelling.findings.length);
  const reads = check.readability === null ? null : t.readability[readingLevel(check.readability.stepina)];
  const more = [words, reads].filter((one) => one !== null).join(' · ');
  return html`<b>${stateWords(check, overrides, lang)}</b>${more !== '' && html` <span>${more}</span>`}`;
}

/** Clauses that still keep the letter from leaving. */
export function missingClauses(check: ReplyCheck, overrides: readonly Override[]): CheckedClause[] {
  const reasoned = overrides.filter(({ reason }) => reason.trim().length >= 3).map(({ clause }) => clause);
  const left = [...check.refusing, ...check.overridable.filter((clause) => !reasoned.includes(clause))];
  return CHECKED_CLAUSES.filter((clause) => left.includes(clause));
}

/** Clauses left as they are with a reason. */
export function reasonedClauses(check: ReplyCheck, overrides: readonly Override[]): Override[] {
  return overrides.filter(
    ({ clause, reason }) => check.overridable.some((one) => one === clause) && reason.trim().length >= 3,
  );
}

function stateWords(check: ReplyCheck, overrides: readonly Override[], lang: Language): string {
  const t = composerTexts(lang).summary;
  const missing = missingClauses(check, overrides);
  if (missing.length > 0) return t.missing(clauseNames(missing, lang));
  const reasoned = reasonedClauses(check, overrides).map(({ clause }) => clause);
  return reasoned.length > 0 ? t.overridden(clauseNames(reasoned, lang)) : t.ready;
}

export function clauseNames(clauses: readonly string[], lang: Language): string {
  return clauses.map((clause) => clauseName(clause, lang)).join(', ');
}

/** Bands of Stepiņa's formula, set by plain and official sample letters (107 and −28). */
function readingLevel(stepina: number): 'easy' | 'middling' | 'hard' {
  return stepina >= 70 ? 'easy' : stepina >= 40 ? 'middling' : 'hard';
}
