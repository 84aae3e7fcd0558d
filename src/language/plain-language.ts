import type { Language } from '../vocabulary/words.ts';
import type { Dictionary } from './dictionary.ts';
import type { Finding, Span } from './finding.ts';
import { foldEvenly } from './fold.ts';
import { OFFICIALESE, OFFICIALESE_ENGLISH, type Officialese } from './officialese.ts';
import { latvian, overlap, quotations, under } from './pattern.ts';
import { sentences } from './sentences.ts';
import { type Token, tokenise } from './tokenise.ts';
import { heavyConstructions } from './heavy-constructions.ts';

const LONG_SENTENCE = 20;
const MANY_COMMAS = 3;
const LAW = latvian(
  '\\d+\\.\\s?pant\\w*|\\d+\\.\\s?(?:apakš)?punkt\\w*|noteikum\\w* Nr\\.|\\b(?:section|article) \\d+',
);

const compile = (list: readonly Officialese[]) =>
  list.map((entry) => ({ ...entry, pattern: latvian(`\\b(?:${entry.phrase})(?!\\w)`) }));
const COMPILED = { lv: compile(OFFICIALESE), en: compile(OFFICIALESE_ENGLISH) };

/**
 * 5.7.4: where a text could be plainer, with what may stand instead. Advice only, nothing here blocks a letter. What
 * stands in quotation marks is somebody else's wording and is left alone. Without morphology (WebAssembly engine) the
 * checks on word forms stay silent.
 */
export function plainLanguage(text: string, language: Language, dictionary: Dictionary): Finding[] {
  const tokens = tokenise(text);
  const quoted = quotations(text);
  const found = [
    ...sentences(text).flatMap((sentence) =>
      sentenceFindings(text, sentence, within(tokens, sentence), language, dictionary),
    ),
    ...officialese(text, language),
  ];
  return found
    .filter(({ code, span }) => code === 'long-sentence' || !quoted.some((quote) => overlap(quote, span)))
    .sort((left, right) => left.span.start - right.span.start);
}

function sentenceFindings(
  text: string,
  sentence: Span,
  tokens: readonly Token[],
  language: Language,
  dictionary: Dictionary,
): Finding[] {
  const found: Finding[] = [];
  const words = tokens.filter(({ kind }) => kind === 'word').length;
  const commas = under(text, sentence).split(',').length - 1;
  const laws = [...foldEvenly(under(text, sentence)).matchAll(LAW)].length;
  if (words > LONG_SENTENCE) found.push(longSentence(sentence, words));
  else if (commas > MANY_COMMAS) found.push(manyCommas(sentence, commas));
  if (laws > 2) found.push(manyLaws(sentence, laws));
  return language === 'lv' ? [...found, ...heavyConstructions(tokens, dictionary)] : found;
}

function officialese(text: string, language: Language): Finding[] {
  const folded = foldEvenly(text);
  const hits = COMPILED[language].flatMap((entry) =>
    Array.from(folded.matchAll(entry.pattern), (match) => ({
      ...entry,
      span: { start: match.index, end: match.index + match[0].length },
    })),
  );
  const length = ({ span }: { span: Span }) => span.end - span.start;
  const longestFirst = hits.sort((left, right) => length(right) - length(left));
  return longestFirst
    .filter((hit, index) => !longestFirst.slice(0, index).some((longer) => overlap(longer.span, hit.span)))
    .map(({ span, instead, fits }) => phraseFinding(under(text, span), span, instead, fits));
}

function phraseFinding(written: string, span: Span, instead: readonly string[], fits: boolean): Finding {
  const capital = written[0] !== written[0]?.toLowerCase();
  const said = instead.map((words) => (capital ? words.charAt(0).toUpperCase() + words.slice(1) : words));
  const list = instead.map((words) => (words.startsWith('(') ? words : `„${words}”`)).join(' vai ');
  const english = instead.map((words) => (words.startsWith('(') ? words : `“${words}”`)).join(' or ');
  return {
    span,
    code: 'officialese',
    message: {
      lv: `„${written}” ir kancelejas valoda. Vienkāršāk: ${list}.`,
      en: `“${written}” is officialese. Plainer: ${english}.`,
    },
    replacements: fits ? said : [],
  };
}

function within(tokens: readonly Token[], span: Span): Token[] {
  return tokens.filter((token) => token.start >= span.start && token.end <= span.end);
}

function longSentence(span: Span, words: number): Finding {
  return {
    span,
    code: 'long-sentence',
    message: {
      lv: `Teikumā ir ${countedWords(words)}. Sadaliet to: vienā teikumā viena doma, līdz ${LONG_SENTENCE} vārdiem.`,
      en: `The sentence has ${words} words. Split it: one thought a sentence, up to ${LONG_SENTENCE} words.`,
    },
    replacements: [],
  };
}

function countedWords(words: number): string {
  return `${words} ${words % 10 === 1 && words % 100 !== 11 ? 'vārds' : 'vārdi'}`;
}

function manyCommas(span: Span, commas: number): Finding {
  return {
    span,
    code: 'many-commas',
    message: {
      lv: `Teikumā ir daudz komatu (${commas}). Sadaliet to vairākos teikumos vai sarakstā.`,
      en: `The sentence has many commas (${commas}). Split it into sentences or a list.`,
    },
    replacements: [],
  };
}

function manyLaws(span: Span, laws: number): Finding {
  return {
    span,
    code: 'many-law-references',
    message: {
      lv: `Vienā teikumā ir ${laws} atsauces uz tiesību normām. Pasakiet būtību vienkārši un atsauces lieciet teikuma beigās vai saitē.`,
      en: `One sentence refers to ${laws} legal provisions. Say the substance plainly; put the references at its end or in a link.`,
    },
    replacements: [],
  };
}
