import { type Standing, shareInTime } from '../../../desk/figures/index.ts';
import type { StandardQuestion } from '../../../standard/questions.ts';
import type { Clause } from '../../../standard/standard.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { badge } from '../../components/badge.ts';
import { attrs, type Html, html, nothing } from '../../html.ts';
import { sayNumber } from '../../texts/say.ts';
import { answersWords } from './answers.view.ts';
import { sayAwaited } from './awaited-words.ts';
import { standardTexts } from './texts.ts';

export interface ClauseRow {
  readonly clause: Clause;
  readonly standing: Standing | undefined;
  /** What clients are asked about it and answered. */
  readonly answers?: { readonly question: StandardQuestion; readonly counts: readonly number[] } | undefined;
  readonly state: 'carried' | 'partly' | 'not-carried';
  /** The events that are still to come, where it is not carried. */
  readonly awaits: readonly string[];
  readonly href: string;
}

/** A clause in the tree: number, summary, figures of the period; or the honest mark that nothing carries it yet. */
export function clauseRow({ clause, standing, answers, state, awaits, href }: ClauseRow, lang: Language): Html {
  const texts = standardTexts(lang);
  const depth = clause.id.split('.').length;
  return html`<li${attrs({ class: depth === 1 ? 'top' : null, id: `p-${clause.id.replaceAll('.', '-')}` })}><a class="clause-number" href="${href}">${printed(clause.id)}</a><p>${clause.summary[lang]}</p><div class="clause-state">${
    state === 'not-carried'
      ? html`${badge(texts.notCarried)}${awaits.length > 0 && html` <small>${texts.awaitsShort(sayAwaited(awaits, lang))}</small>`}`
      : html`${standing === undefined ? nothing : standingWords(standing, clause.force === 'endeavour', lang)}${answers !== undefined && answersWords(answers.question, answers.counts, lang)}${state === 'partly' && badge(texts.partly)}`
  }</div></li>`;
}

/** Only what there is: „jāizpilda 3 · kavējas 1 · izpildīti 41 · laikā 95 % (n = 40)”. */
export function standingWords(standing: Standing, endeavour: boolean, lang: Language): Html {
  const { figures: words, ...texts } = standardTexts(lang);
  const { verdicts, owed, late } = standing;
  const share = shareInTime(standing);
  const parts: readonly (readonly [name: string, value: number, tone: string])[] = [
    [words.owed, owed, ''],
    [words.late, late, 'late'],
    [words.met, verdicts.met, 'kept'],
    [words.breached, verdicts.breached, 'late'],
    [words.excused, verdicts.excused, ''],
    [words['not-assessable'], verdicts['not-assessable'], ''],
  ];
  return html`<ul class="standing">${parts
    .filter(([, value]) => value > 0)
    .map(
      ([name, value, tone]) =>
        html`<li${attrs({ class: tone === '' ? null : tone })}>${name} <b>${sayNumber(lang, value)}</b></li>`,
    )}${
    share !== null &&
    html`<li>${endeavour ? words.inTarget : words.inTime} <b>${sayShare(share.share, lang)}</b> <small>${texts.ofDecided(sayNumber(lang, standing.timed))}</small></li>`
  }</ul>`;
}

export function sayShare(share: number, lang: Language): string {
  return `${sayNumber(lang, Math.round(share * 100))} %`;
}

/** As the standard prints it: `5.2.1.`; a law's mark as it is. */
export function printed(id: string): string {
  return /^\d/.test(id) ? `${id}.` : id;
}
