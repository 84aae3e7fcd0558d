import type { JoinedText } from './join-lines.ts';
import { GENITIVE_PREPOSITIONS } from './office-words.ts';
import type { Candidate } from './word-candidates.ts';
import { type Form, fits, fitsJoined, inPlace, type Place, weight } from './word-forms.ts';
import type { Word } from './words.ts';

/** A damaged word with the words it may have been; `pick` is the one chosen, `margin` its lead over the next. */
export interface Candidates {
  readonly word: Word;
  readonly text: number;
  readonly candidates: readonly Candidate[];
  readonly forms: readonly Form[];
  pick: number;
  margin: number;
}

const ROUNDS = 3;

/** Settles each word by its neighbours, alone and in pairs („augstā kvalitātē”), until nothing moves. */
export function chooseWords(
  places: readonly Candidates[],
  { text, isTitle }: JoinedText,
  stems: ReadonlySet<string>,
): void {
  const scoreOf = (at: number): number => {
    const place = places[at]!;
    const form = place.forms[place.pick]!;
    const own = weight(form, stems) - place.candidates[place.pick]!.cost;
    return own + inPlace(form, placeOf(places, at, text, isTitle)) + around(places, at, form, text);
  };
  const pairScore = (at: number): number => {
    const first = places[at]!;
    const beside = neighbour(places, at, 1, text);
    // What joins the two is in both scores and counts once.
    const shared = beside?.form ? joint(first.forms[first.pick]!, beside.form, beside.joined) : 0;
    return scoreOf(at) + scoreOf(at + 1) - shared;
  };
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    places.forEach((place, at) => {
      if (place.candidates.length < 2) return;
      const start = place.pick;
      const scores = place.candidates.map((_, index) => {
        place.pick = index;
        return scoreOf(at);
      });
      const pick = scores.indexOf(Math.max(...scores));
      place.pick = pick;
      place.margin = scores[pick]! - Math.max(...scores.filter((_, index) => index !== pick));
      moved ||= pick !== start;
    });
    places.forEach((place, at) => {
      const next = places[at + 1];
      if (!next || place.candidates.length < 2 || next.candidates.length < 2) return;
      const best = { first: place.pick, second: next.pick, score: pairScore(at) };
      const start = best.score;
      for (let first = 0; first < Math.min(place.candidates.length, 4); first++) {
        for (let second = 0; second < Math.min(next.candidates.length, 4); second++) {
          [place.pick, next.pick] = [first, second];
          const score = pairScore(at);
          if (score > best.score + 1e-9) Object.assign(best, { first, second, score });
        }
      }
      [place.pick, next.pick] = [best.first, best.second];
      if (best.score > start) {
        moved = true;
        place.margin = next.margin = best.score - start;
      }
    });
    if (!moved) return;
  }
}

const LOOK_BACK = 12;
const LOOK_AHEAD = 20;

/** Where in its part of the sentence a word stands; parts end at punctuation. */
function placeOf(places: readonly Candidates[], at: number, text: string, isTitle: boolean): Place {
  const here = places[at]!;
  const end = here.word.start + here.word.text.length;
  const rest = text.slice(end, end + LOOK_AHEAD).trimStart();
  // „5.1. cieņa: …”: the word that names the clause.
  if (isTitle || (at === 0 && rest.startsWith(':'))) return { ends: false, subjectElsewhere: false, isTitle: true };
  if (governedFromAfar(places, at, text)) return { ends: false, subjectElsewhere: false, isTitle };
  const next = places[at + 1];
  const after = next?.forms[next.pick];
  const subjectElsewhere = (after !== undefined && isSubject(after)) || hasSubjectBefore(places, at, text);
  const followed =
    after !== undefined && (after.isNoun || after.isAttribute || JOINING.test(after.text) || !subjectElsewhere);
  const ends = rest === '' || /^[,;:.()]/.test(rest) || (/^\p{L}/u.test(rest) && !followed);
  return { ends, subjectElsewhere, isTitle };
}

/** „pēc ienākošā zvana trešā signāla”: a preposition takes the genitives after it. */
function governedFromAfar(places: readonly Candidates[], at: number, text: string): boolean {
  for (let other = at - 1; other >= 0 && at - other <= 4; other--) {
    const place = places[other]!;
    const form = place.forms[place.pick];
    if (!form || /[;:.,()]/.test(between(places, other, text))) return false;
    if (GENITIVE_PREPOSITIONS.includes(form.text.toLowerCase())) return true;
    if (!form.cases.has('vg') && !form.cases.has('dg') && !form.isAttribute) return false;
  }
  return false;
}

function hasSubjectBefore(places: readonly Candidates[], at: number, text: string): boolean {
  for (let other = at - 1; other >= 0 && at - other <= LOOK_BACK; other--) {
    const gap = between(places, other, text);
    if (/[.()]/.test(gap)) return false;
    if (/[;:]/.test(gap)) return true;
    const form = places[other]!.forms[places[other]!.pick];
    if (form && /^(?:ja|ka|kad|tad)$/iu.test(form.text)) return false;
    if (form && (isSubject(form) || form.text === 'kas')) return true;
  }
  // A sub-clause goes on in small letters: where it has a verb, its subject stands in the clause above.
  return /^\p{Ll}/u.test(text) && beginsWithPredicate(places, text);
}

/** A finite verb stands before the first comma: the text says what somebody does and names no thing. */
function beginsWithPredicate(places: readonly Candidates[], text: string): boolean {
  for (let at = 0; at < places.length; at++) {
    const form = places[at]!.forms[places[at]!.pick];
    if (form?.isVerb && !form.isNoun && !form.isAttribute) return true;
    if (at + 1 < places.length && /[,;:.()]/.test(between(places, at, text))) return false;
  }
  return false;
}

function isSubject(form: Form): boolean {
  return form.isNoun && form.cases.has('dn') && form.text.endsWith('i');
}

function between(places: readonly Candidates[], at: number, text: string): string {
  const { word } = places[at]!;
  return text.slice(word.start + word.text.length, places[at + 1]!.word.start);
}

function around(places: readonly Candidates[], at: number, form: Form, text: string): number {
  let score = 0;
  const before = neighbour(places, at, -1, text);
  const after = neighbour(places, at, 1, text);
  if (before?.form) score += joint(before.form, form, before.joined);
  if (after?.form) score += joint(form, after.form, after.joined);
  return score;
}

function joint(first: Form, second: Form, joined: boolean): number {
  return joined && !(first.text === 'vēlāk') ? fitsJoined(first, second) : fits(first, second);
}

const JOINING = /^(?:un|vai|bet|kā arī)$/iu;

/** The word beside, or the one beyond „un”, „vai” or a comma. */
function neighbour(places: readonly Candidates[], at: number, step: 1 | -1, text: string) {
  let joined = false;
  for (let other = at + step; other >= 0 && other < places.length && Math.abs(other - at) <= 2; other += step) {
    const gap = between(places, step > 0 ? other - 1 : other, text);
    if (/[.;:()—–]/.test(gap)) return null;
    if (gap.includes(',')) joined = true;
    const place = places[other]!;
    const form = place.forms[place.pick];
    if (form && JOINING.test(form.text)) {
      joined = true;
      continue;
    }
    return { form: form ?? null, joined };
  }
  return null;
}
