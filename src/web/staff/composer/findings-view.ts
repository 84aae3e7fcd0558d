import { stateMark } from '../../components/state-mark.ts';
import { attrs, type Content, type Html, html, nothing } from '../../html.ts';
import type { Language } from '../../../vocabulary/words.ts';
import type { CheckedClause, ReplyCheck, ReplyFinding, Satisfaction } from '../../../language/reply-check.ts';
import type { LetterPart } from '../../../language/reply-draft.ts';
import { composerTexts } from './texts.ts';

export type FindingPlace = ReplyFinding['part'];

interface Placed {
  readonly clause: CheckedClause;
  readonly found: ReplyFinding;
}

const MOST_SHOWN = 12;
const WEIGHTS = ['refuses', 'needs-reason', 'warns'] as const;

/**
 * What the check says of one place of the letter, the gravest first, then what satisfies which clause. The very list that
 * the page shows and that the script puts in while one types; each row carries its span for the marks in the text.
 */
export function findingsList(check: ReplyCheck, place: FindingPlace, lang: Language): Html {
  const found = findingsAt(check, place);
  const met = check.clauses.flatMap(({ clause, satisfiedBy }) =>
    satisfiedBy.filter(({ part }) => part === place).map((one) => ({ clause, one })),
  );
  const t = composerTexts(lang).findings;
  const shown = found.slice(0, MOST_SHOWN);
  return html`${shown.map((one) => findingRow(one, lang))}${
    found.length > shown.length
      ? html`<li class="finding"><small>${t.more(found.length - shown.length)}</small></li>`
      : nothing
  }${oncePerRequirement(met).map((one) => metRow(one, lang))}`;
}

/** Everything found at a place, the gravest first. */
export function findingsAt(check: ReplyCheck, place: FindingPlace): Placed[] {
  const all = check.clauses.flatMap(({ clause, findings }) =>
    findings.filter(({ part }) => part === place).map((found) => ({ clause, found })),
  );
  return all.sort((left, right) => WEIGHTS.indexOf(left.found.weight) - WEIGHTS.indexOf(right.found.weight));
}

/** Whether something that keeps the letter from leaving stands at this place. */
export function isWanting(check: ReplyCheck, place: FindingPlace): boolean {
  return findingsAt(check, place).some(({ found }) => found.weight !== 'warns');
}

/** A finding in words without the script: on the read-through page and in refusals. */
export function findingLine({ clause, found }: Placed, lang: Language): Content {
  return html`${withoutClause(found.message[lang])} ${clauseTag(clause, lang)}`;
}

/** „9.1.”; our own gate over recipients has no clause. */
export function clauseName(clause: string, lang: Language): string {
  return clause === 'recipients' ? composerTexts(lang).findings.gate : `${clause}.`;
}

function findingRow({ clause, found }: Placed, lang: Language): Html {
  const { span, part, weight, replacements, code } = found;
  const t = composerTexts(lang).findings;
  return html`<li${attrs({ class: `finding ${weight}`, 'data-code': code, 'data-part': part, 'data-start': span.start, 'data-end': span.end })}><a${attrs({ href: `#part-${part}`, 'data-go': true })}><span class="sign" aria-hidden="true">${weight === 'warns' ? '·' : '!'}</span><span><span class="visually-hidden">${t.mark[weight]} </span>${withoutClause(found.message[lang])} ${clauseTag(clause, lang)}</span></a>${
    code === 'supervisor-without-copy'
      ? // What is to be added is a recipient, so the form itself adds it, with a script or without.
        html`<span class="replacements">${replacements.map((address) => html`<button type="submit" name="do" value="kopija:${address}" aria-label="${t.addCopyTo(address)}">${t.addCopy}</button>`)}</span>`
      : replacements.length > 0
        ? html`<span class="replacements">${replacements.slice(0, 4).map((text) => html`<button type="button" data-replacement="${text}" aria-label="${t.replace(text)}">${text}</button>`)}</span>`
        : nothing
  }</li>`;
}

function metRow({ clause, one }: Met, lang: Language): Html {
  const t = composerTexts(lang).findings;
  return html`<li${attrs({ class: 'finding met', 'data-part': one.part, 'data-start': one.span.start, 'data-end': one.span.end })}><a${attrs({ href: `#part-${one.part}`, 'data-go': true })}><span class="sign">${stateMark('met')}</span><span><span class="visually-hidden">${t.mark.met} </span>${t.requirement[one.requirement]} ${clauseTag(clause, lang)}</span></a></li>`;
}

interface Met {
  readonly clause: CheckedClause;
  readonly one: Satisfaction & { readonly part: LetterPart };
}

/** A requirement met by several sentences is one row; its first sentence is marked. */
function oncePerRequirement(met: readonly Met[]): readonly Met[] {
  return met.filter(({ one }, index) => met.findIndex((other) => other.one.requirement === one.requirement) === index);
}

function clauseTag(clause: CheckedClause, lang: Language): Html {
  return html`<i class="clause">${clauseName(clause, lang)}</i>`;
}

/** The message without the clause it begins with: that stands behind it. */
function withoutClause(message: string): string {
  const rest = message.replace(/^\d+(?:\.\d+)*: /, '');
  return rest === message ? message : rest[0]!.toUpperCase() + rest.slice(1);
}
