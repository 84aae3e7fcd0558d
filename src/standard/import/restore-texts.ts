import type { Dictionary } from '../../language/dictionary.ts';
import type { Measured, Unsure } from './act.ts';
import { type Candidates, chooseWords } from './choose-words.ts';
import { DAMAGED_SIGNS } from './confusions.ts';
import type { JoinedText } from './join-lines.ts';
import { type Budget, type Candidate, wordCandidates } from './word-candidates.ts';
import { formOf, stemOf } from './word-forms.ts';
import { type Word, wordsOf } from './words.ts';

export interface RestoredTexts {
  /** In the order of the texts given. */
  readonly texts: readonly string[];
  readonly unsure: readonly Unsure[];
  readonly measured: Measured;
}

/** Questions to the dictionary in one import: about ten seconds at the worst, eight times what a bad scan needs. */
const QUESTIONS = 1_000_000;
const MOST_SUGGESTED = 12;
/** A Latvian text has a diacritic on every eighth letter or so; below this share they were lost. */
const LOST_BELOW = 0.04;
/** A choice this much better than the next one is sure. */
const SURE = 1.6;
const MARKED = /[āčēģīķļņšūž]/giu;

/**
 * Restores diacritics and damaged letters word by word: candidates from the confusions of scanners that the dictionary
 * knows, chosen by cost, grammar (government, agreement) and the act's own vocabulary. A word without a known candidate
 * stays as it stood. In a text that kept its diacritics, words that are known are left alone.
 */
export function restoreTexts(texts: readonly JoinedText[], dictionary: Dictionary): RestoredTexts {
  const whole = texts.map(({ text }) => text).join(' ');
  const letters = whole.match(/\p{L}/gu)?.length ?? 0;
  const lost = (whole.match(MARKED)?.length ?? 0) < letters * LOST_BELOW;
  const budget: Budget = { left: QUESTIONS };
  const options = { diacritic: lost ? 0.5 : 1, doubtful: lost, budget };
  const candidatesOf = remember((word: string) => wordCandidates(word, dictionary, options));
  const form = remember((word: string) => formOf(word, dictionary));
  const places = texts.map(({ text }, index) =>
    wordsOf(text).map((word): Candidates => {
      const candidates = withSmallHead(word, candidatesOf(word.text), dictionary);
      return { word, text: index, candidates, forms: candidates.map((one) => form(one.form)), pick: 0, margin: 9 };
    }),
  );
  const stems = surelyThere(places.flat());
  places.forEach((row, index) => chooseWords(row, texts[index]!, stems));

  const unsure: Unsure[] = [];
  let suggested = 0;
  const measured = { words: 0, knownBefore: 0, knownAfter: 0 };
  const restored = texts.map((joined, index) => {
    let text = '';
    let end = 0;
    for (const place of places[index]!) {
      const { word, candidates } = place;
      const chosen = candidates[place.pick]?.form ?? word.text;
      text += joined.text.slice(end, word.start) + chosen;
      end = word.start + word.text.length;
      measured.words += 1;
      measured.knownBefore += dictionary.knows(word.text) ? 1 : 0;
      measured.knownAfter += candidates.length > 0 ? 1 : 0;
      const entry = { line: joined.lineAt(word.start), original: word.text, chosen };
      const rivals = candidates.filter((_, at) => at !== place.pick).map((one) => one.form);
      if (candidates.length === 0) {
        const out = budget.left <= 0;
        const nearest =
          out || suggested++ >= MOST_SUGGESTED ? [] : dictionary.suggest(mechanical(word.text)).slice(0, 3);
        const alternatives = [...new Set([mechanical(word.text), ...nearest])].filter((one) => one !== word.text);
        unsure.push({ ...entry, why: out ? 'not-examined' : 'unknown-word', alternatives });
      } else if (rivals.length > 0 && place.margin < SURE)
        unsure.push({ ...entry, why: 'several-candidates', alternatives: rivals });
    }
    return mendPunctuation(text + joined.text.slice(end));
  });
  return { texts: restored, unsure, measured };
}

/** Beginnings of words that have one reading only, or the same beginning in all of them. */
function surelyThere(places: readonly Candidates[]): Set<string> {
  const stems = new Set<string>();
  for (const { candidates } of places) {
    const found = new Set(candidates.map(({ form }) => stemOf(form.toLowerCase())));
    if (found.size === 1) for (const stem of found) stems.add(stem);
  }
  return stems;
}

/** Inside a sentence a capital that became `Š` or `Ž` was a small letter: „Zargona” is „žargona”. */
function withSmallHead(word: Word, candidates: readonly Candidate[], dictionary: Dictionary): readonly Candidate[] {
  if (word.opens || !/^[SZ]/.test(word.text)) return candidates;
  return candidates.map((candidate) => {
    const small = candidate.form[0]!.toLowerCase() + candidate.form.slice(1);
    return /^[ŠŽ]/u.test(candidate.form) && dictionary.knows(small) ? { ...candidate, form: small } : candidate;
  });
}

/** The signs that no word has, each by its likeliest letter: a proposal for the reader, never put into the text. */
function mechanical(word: string): string {
  return word
    .replace(/[€&éèê]+/gu, 'ē')
    .replace(/s?[§$]|(?<=\p{Ll})s?S/gu, 'š')
    .replace(new RegExp(`[${DAMAGED_SIGNS}]`, 'g'), '');
}

function mendPunctuation(text: string): string {
  return text
    .replace(/,([;.])/g, '$1')
    .replace(/ +([,;.:])/g, '$1')
    .replace(/([—–])(?=\p{L})/gu, '$1 ');
}

function remember<Result>(answer: (word: string) => Result): (word: string) => Result {
  const known = new Map<string, Result>();
  return (word) => {
    const found = known.get(word) ?? answer(word);
    known.set(word, found);
    return found;
  };
}
