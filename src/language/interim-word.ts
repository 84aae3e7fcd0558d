import { sayDate } from '../time/say-date.ts';
import type { Language } from '../vocabulary/words.ts';

/** What is known of a matter when its client is given word (5.3.4). */
export interface InterimFacts {
  /** The unit that looks after it, as the client reads it. */
  readonly unit: string;
  /** The day by which the answer comes. */
  readonly until: Temporal.PlainDate;
  /** The answer's own time has gone by: the word apologises. */
  readonly late: boolean;
  /** Colleagues are finding something out for it. */
  readonly asked: boolean;
}

/**
 * A word to a client who waits: what is being done and until when, as main part and closing (HTML). It is shown in the
 * composer and checked like any letter before it leaves; nothing in it is left open.
 */
export function interimWord(
  { unit, until, late, asked }: InterimFacts,
  language: Language,
): { readonly body: string; readonly closing: string } {
  return language === 'lv' ? inLatvian(unit, until, late, asked) : inEnglish(unit, until, late, asked);
}

function inLatvian(unit: string, until: Temporal.PlainDate, late: boolean, asked: boolean) {
  const doing = asked
    ? 'Lai sniegtu pilnīgu atbildi, esam lūguši ziņas arī kolēģiem, kuru pārziņā ir šis jautājums.'
    : 'Vācam ziņas, kas vajadzīgas pilnīgai atbildei.';
  const polite = late ? 'Atvainojamies, ka atbilde kavējas!' : 'Pateicamies par pacietību!';
  return {
    body: paragraphs([`Jūsu jautājumu izskata ${escape(unit)}. ${doing}`]),
    closing: paragraphs([
      `Jūsu jautājumu vēl izskatām. Atbildēsim līdz ${sayDate(until, 'lv', 'dative')}. Jums pašlaik nekas nav jādara.`,
      polite,
    ]),
  };
}

function inEnglish(unit: string, until: Temporal.PlainDate, late: boolean, asked: boolean) {
  const doing = asked
    ? 'To give you a full answer, we have also asked the colleagues in charge of this matter.'
    : 'We are gathering what is needed for a full answer.';
  const polite = late ? 'We apologise for the delay.' : 'Thank you for your patience!';
  return {
    body: paragraphs([`${escape(unit)} is looking at your question. ${doing}`]),
    closing: paragraphs([
      `We are still looking at your question. We will answer by ${sayDate(until, 'en')}. You do not need to do anything now.`,
      polite,
    ]),
  };
}

function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${text}</p>`).join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
