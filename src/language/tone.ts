import type { Language } from '../vocabulary/words.ts';
import type { Finding, Span } from './finding.ts';
import { foldEvenly } from './fold.ts';
import { overlap, places, quotations, under } from './pattern.ts';
import { TONE_RULES } from './tone-lexicon.ts';

/** A finding about tone: which clause it touches, and whether the letter may leave with it. */
export interface ToneFinding extends Finding {
  readonly clause: '5.1.2' | '5.1.3' | '5.1.5';
  readonly weight: 'refuses' | 'warns';
}

const SHOUTED = /(?<!\p{L})\p{Lu}{4,}(?:[\s,]+\p{Lu}{2,})+(?!\p{L})|(?<!\p{L})\p{Lu}{9,}(?!\p{L})/gu;
const EXCLAIMED = /!{2,}|\?!|!\?|\?{2,}/g;
const SMALL_YOU = /(?<=[\p{L}\p{N},;:–-]\s)(?:jūs|jums|jūsu)(?!\p{L})/gu;

/**
 * 5.1.2, 5.1.3, 5.1.5: whether a text speaks to the client with respect. Insult and intimidation refuse; the rest is
 * advice. Bad words in quotation marks are somebody else's and only warn.
 */
export function checkTone(text: string, language: Language): ToneFinding[] {
  const folded = foldEvenly(text);
  const quoted = quotations(text);
  const found: ToneFinding[] = [];
  for (const { clause, code, weight, patterns, message } of TONE_RULES) {
    if (code === 'familiar-you' && language !== 'lv') continue;
    for (const span of places(folded, patterns)) {
      if (found.some((earlier) => overlap(earlier.span, span))) continue;
      const quote = quoted.some((quotation) => overlap(quotation, span));
      if (quote && weight === 'warns') continue;
      found.push({
        clause,
        code: quote ? `quoted-${code}` : code,
        weight: quote ? 'warns' : weight,
        span,
        message,
        replacements: [],
      });
    }
  }
  return [...found, ...looks(text, language)].sort((left, right) => left.span.start - right.span.start);
}

/** What the eye hears: capitals, rows of exclamation marks, a small `jūs`. */
function looks(text: string, language: Language): ToneFinding[] {
  const shouted = spans(text, SHOUTED).map((span) =>
    warning(
      span,
      'capitals',
      'Lielie burti skan kā kliegšana. Rakstiet ar parastajiem.',
      'Capitals sound like shouting. Use ordinary letters.',
      [under(text, span).toLowerCase()],
    ),
  );
  const exclaimed = spans(text, EXCLAIMED).map((span) =>
    warning(span, 'exclamation-marks', 'Pietiek ar vienu pieturzīmi.', 'One mark is enough.', [under(text, span)[0]!]),
  );
  const small = (language === 'lv' ? spans(text, SMALL_YOU) : []).map((span) =>
    warning(
      span,
      'small-you',
      'Vēstulē klientam „Jūs” raksta ar lielo burtu.',
      'In a Latvian letter “Jūs” takes a capital.',
      [under(text, span).replace('j', 'J')],
    ),
  );
  return [...shouted, ...exclaimed, ...small];
}

function spans(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

function warning(span: Span, code: string, lv: string, en: string, replacements: readonly string[]): ToneFinding {
  return { clause: '5.1.2', weight: 'warns', code, span, message: { lv, en }, replacements };
}
