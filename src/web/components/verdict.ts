import { type Html, html } from '../html.ts';
import { kitTexts } from '../texts/kit.ts';
import type { Verdict } from '../../vocabulary/verdict.ts';
import type { Language } from '../../vocabulary/words.ts';
import { type OwedState, stateMark } from './state-mark.ts';

const MARKS: Record<Verdict, OwedState> = {
  open: 'open',
  met: 'met',
  breached: 'late',
  excused: 'excused',
  'not-assessable': 'unknown',
};

/** How a duty was kept, by shape and word. It speaks of the matter, never of a person. */
export function verdictMark(verdict: Verdict, lang: Language): Html {
  const state = MARKS[verdict];
  return html`<span class="verdict ${state}">${stateMark(state)} ${kitTexts(lang).verdict[verdict]}</span>`;
}
