import type { Dictionary } from '../../language/dictionary.ts';
import { HIDDEN_DAMAGE } from './office-words.ts';
import { type Confusion, confusionsBySign } from './confusions.ts';

/** A word that the damaged one may have been; `cost` 0 is the word as it stands. */
export interface Candidate {
  readonly form: string;
  readonly cost: number;
}

/** How many questions to the dictionary are left; shared by a whole import so that no text can make it endless. */
export interface Budget {
  left: number;
}

const HIGHEST_COST = 6;
const STEP = 0.5;
/** Candidates this much dearer than the cheapest one are no rivals to it. */
const WINDOW = 2;
const MOST_QUESTIONS = 4_000;
const MOST_STEPS = 60_000;
/** Steps of the search that cost as much as one question. */
const STEPS_A_QUESTION = 10;
const LONGEST = 40;
const LATVIAN = /^[a-zāčēģīķļņšūžŗō]$/u;

/**
 * Words the dictionary knows that a scanner may have turned into `word`, cheapest first. Where the word itself is known
 * only its diacritics are doubted, and only if `doubtful`. At most 4 000 questions a word.
 */
export function wordCandidates(
  word: string,
  dictionary: Dictionary,
  { diacritic, doubtful, budget }: { readonly diacritic: number; readonly doubtful: boolean; readonly budget: Budget },
): Candidate[] {
  if (word.length > LONGEST || budget.left <= 0) return [];
  const known = dictionary.knows(word);
  if (known && !doubtful) return [{ form: word, cost: 0 }];
  const table = known ? BARE_ONLY(diacritic) : confusionsBySign(diacritic);
  const highest = known ? 2 * diacritic : HIGHEST_COST;
  const found = new Map<string, number>();
  if (known) found.set(word, 0);
  const hidden = HIDDEN_DAMAGE.get(word);
  if (hidden) found.set(hidden, 1);
  let questions = 0;
  let steps = 0;

  const walk = (at: number, built: string, cost: number, over: number, limit: number): void => {
    if (cost > limit || questions > MOST_QUESTIONS || ++steps > MOST_STEPS) return;
    if (at === word.length) {
      if (cost <= over || found.has(built)) return;
      questions += 1;
      const form = recapitalise(word, built, dictionary);
      if (form !== null) found.set(form, Math.min(cost, found.get(form) ?? cost));
      return;
    }
    const sign = word[at]!;
    const first = at === 0;
    const letter = sign.toLowerCase();
    if (LATVIAN.test(letter)) {
      // A capital inside a word is damage of its own, though a small one.
      const price = sign === letter || first ? 0 : 0.8;
      walk(at + 1, built + letter, cost + price, over, limit);
    }
    for (const key of first && sign !== letter ? [sign, letter] : [sign]) {
      for (const confusion of table.get(key) ?? []) {
        if (!stands(confusion, word, at, key)) continue;
        walk(at + confusion.from.length, built + confusion.to, cost + confusion.cost, over, limit);
      }
    }
  };
  let over = -1;
  let until = highest;
  for (let limit = 0; limit <= until; limit += STEP) {
    walk(0, '', 0, over, limit);
    over = limit;
    if (found.size > 0 && !known) until = Math.min(until, Math.min(...found.values()) + WINDOW);
  }
  budget.left -= questions + Math.ceil(steps / STEPS_A_QUESTION);
  return [...found]
    .map(([form, cost]) => ({ form, cost }))
    .sort((a, b) => a.cost - b.cost || (a.form < b.form ? -1 : 1));
}

function BARE_ONLY(diacritic: number): ReadonlyMap<string, readonly Confusion[]> {
  const table = new Map<string, readonly Confusion[]>();
  for (const [sign, row] of confusionsBySign(diacritic)) {
    table.set(
      sign,
      row.filter(({ from, to }) => from.length === 1 && to.normalize('NFD')[0] === from && to !== from),
    );
  }
  return table;
}

function stands({ from, where }: Confusion, word: string, at: number, key: string): boolean {
  if (key + word.slice(at + 1, at + from.length) !== from) return false;
  const end = at + from.length === word.length;
  return where === undefined || (where === 'start' ? at === 0 : where === 'end' ? end && at > 0 : at > 0);
}

/** Gives the capital back. `S`, `Z`, `I` at the head may be a damaged small letter: then the small form is preferred. */
function recapitalise(word: string, built: string, dictionary: Dictionary): string | null {
  const head = word[0]!;
  if (head === head.toLowerCase()) return dictionary.knows(built) ? built : null;
  const capital = built[0]!.toUpperCase() + built.slice(1);
  if (built[0] === head.toLowerCase()) return dictionary.knows(capital) ? capital : null;
  if (head === 'I') return dictionary.knows(built) ? built : null;
  return dictionary.knows(capital) ? capital : null;
}
