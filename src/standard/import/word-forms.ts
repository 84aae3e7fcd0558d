import type { Dictionary } from '../../language/dictionary.ts';
import { FIXED_PAIRS, GOVERNED, OFFICE_WORDS, SMALL_WORDS } from './office-words.ts';

/** What the grammar says of a form. Cases: `v` singular or `d` plural, then n g d a i l. */
export interface Form {
  readonly text: string;
  readonly cases: ReadonlySet<string>;
  readonly isNoun: boolean;
  readonly isAttribute: boolean;
  readonly isVerb: boolean;
  readonly lemmas: readonly string[];
}

/** Latvian endings of adjectives, participles and pronouns, longest first, with the cases each may be. */
const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ['ajiem', ['dd', 'di']],
  ['ajām', ['dd', 'di']],
  ['ajam', ['vd']],
  ['ajai', ['vd']],
  ['ajās', ['dl']],
  ['ajos', ['dl']],
  ['ajā', ['vl']],
  ['iem', ['dd', 'di']],
  ['ām', ['dd', 'di']],
  ['ais', ['vn']],
  ['am', ['vd']],
  ['ai', ['vd']],
  ['ās', ['dl', 'vg', 'dn', 'da']],
  ['os', ['dl', 'da']],
  ['as', ['vg', 'dn', 'da']],
  ['us', ['da']],
  ['ie', ['dn']],
  ['ā', ['vl', 'vg', 'vn']],
  ['o', ['va', 'vi', 'dg']],
  ['a', ['vn', 'vg']],
  ['u', ['va', 'vi', 'dg']],
  ['i', ['dn']],
  ['s', ['vn']],
  ['š', ['vn']],
];

/** Noun endings that stand for several cases, of which the dictionary names one. */
const NOUN_HOMONYMS: readonly (readonly [string, readonly string[]])[] = [
  ['šanās', ['vn', 'vg']],
  ['iem', ['dd', 'di']],
  ['ām', ['dd', 'di']],
  ['ēm', ['dd', 'di']],
  ['as', ['vg', 'dn', 'da']],
  ['es', ['vg', 'dn', 'da']],
  ['u', ['va', 'vi', 'dg']],
];

/** Reads a form's grammar off the dictionary's morphology and, for attributes, off its ending. */
export function formOf(text: string, dictionary: Dictionary): Form {
  const analyses = dictionary.analyse(text);
  const cases = new Set<string>();
  let isNoun = false;
  let isAttribute = false;
  let isVerb = false;
  for (const line of analyses) {
    const kind = /po:(\p{L}+)/u.exec(line)?.[1] ?? '';
    const inflected = /is:(\S+)/.exec(line)?.[1];
    const nominal = inflected && /^[vd]\p{L}[ngdali]$/u.test(inflected) ? inflected[0]! + inflected[2]! : null;
    const participle = kind.startsWith('darb') && /fl:[5W]/.test(line);
    // Nouns made of verbs („apkalpošana”) carry the flag J.
    if (kind === 'lietv' || (kind.startsWith('darb') && /fl:J/.test(line))) {
      isNoun = true;
      cases.add(nominal ?? 'vn');
      for (const one of NOUN_HOMONYMS.find(([ending]) => text.endsWith(ending))?.[1] ?? []) cases.add(one);
    } else if (['īpv', 'vietnv', 'skv'].includes(kind) || participle) {
      isAttribute = true;
      for (const one of nominal ? [nominal] : casesByEnding(text)) cases.add(one);
    } else if (kind.startsWith('darb')) isVerb = true;
  }
  return { text, cases, isNoun, isAttribute, isVerb, lemmas: dictionary.lemmas(text) };
}

function casesByEnding(text: string): readonly string[] {
  if (text.toLowerCase() === 'tas') return ['vn'];
  return ENDINGS.find(([ending]) => text.endsWith(ending))?.[1] ?? [];
}

/** How likely a form is by itself, above its cost. `stems`: beginnings of words that the act surely has. */
export function weight(form: Form, stems: ReadonlySet<string>): number {
  const lower = form.text.toLowerCase();
  let score = 0;
  if (SMALL_WORDS.has(lower)) score += 1.5;
  if (form.lemmas.some((lemma) => OFFICE_WORDS.has(lemma.toLowerCase()))) score += 0.8;
  if (stems.has(stemOf(lower))) score += 0.4;
  return score;
}

export function stemOf(word: string): string {
  return word.slice(0, 4);
}

/** How well `next` stands after `previous` with nothing between: fixed pairs, government, agreement. */
export function fits(previous: Form, next: Form): number {
  const first = previous.text.toLowerCase();
  const second = next.text.toLowerCase();
  if (FIXED_PAIRS.has(`${first} ${second}`)) return 3;
  const governed = GOVERNED.get(first);
  if (governed) {
    if (governed.some((one) => next.cases.has(one))) return 1.5;
    // „ar klientu dokumentiem”: an attribute in the genitive may stand between.
    if (next.cases.has('vg') || next.cases.has('dg')) return 0.7;
    return next.cases.size > 0 || next.isVerb ? -1.5 : 0;
  }
  // „saskarsmē ar klientiem”: where, before with whom.
  if (second === 'ar' && previous.isNoun && isLocative(previous)) return previous.cases.has('vl') ? 0.8 : 0.6;
  if (second === 'dēļ') return previous.cases.has('vg') || previous.cases.has('dg') ? 2 : 0;
  if (
    previous.isAttribute &&
    !previous.isVerb &&
    !previous.cases.has('vn') &&
    next.isVerb &&
    !next.isNoun &&
    !next.isAttribute
  )
    return -0.6;
  if (previous.isAttribute && (next.isNoun || next.isAttribute)) {
    if (shared(previous, next)) return next.isNoun ? 1.2 : 0.5;
    if (next.cases.has('vg') || (next.cases.has('dg') && !next.cases.has('va'))) return 0.1;
    // „tās pamatojumu”: whose.
    return previous.cases.has('vg') ? 0.2 : -0.8;
  }
  // „nosūta atbildes”: an object after its verb.
  if (previous.isVerb && !previous.isNoun && !previous.isAttribute && (next.cases.has('da') || next.cases.has('va')))
    return 0.3;
  if (previous.isNoun && (previous.cases.has('vg') || previous.cases.has('dg')) && next.isNoun) return 0.3;
  if (previous.isNoun && next.isNoun && !shared(previous, next)) return -0.3;
  return 0;
}

/** How well two words go together that „un”, „vai” or a comma joins: „vietā un laikā”. */
export function fitsJoined(previous: Form, next: Form): number {
  if (SMALL_WORDS.has(previous.text) || SMALL_WORDS.has(next.text)) return 0;
  if (previous.cases.size === 0 || next.cases.size === 0) return previous.isVerb !== next.isVerb ? -0.4 : 0;
  return shared(previous, next) ? 0.7 : -0.5;
}

/** Where, in what: no other reading. */
export function isLocative({ cases }: Form): boolean {
  return cases.has('vl') || cases.has('dl');
}

export interface Place {
  /** No noun follows the word in its part of the sentence. */
  readonly ends: boolean;
  /** The part has its subject already or takes it from the clause above. */
  readonly subjectElsewhere: boolean;
  readonly isTitle: boolean;
}

/**
 * What speaks for a form by the place it stands in: a bare nominative is out of place where the subject stands
 * elsewhere, a genitive where no noun follows; a locative is likelier there. Titles begin in the nominative.
 */
export function inPlace(form: Form, place: Place): number {
  if (!form.isNoun) return 0;
  if (place.isTitle) return isLocative(form) ? -1 : 0;
  if (form.cases.has('vl')) return (place.subjectElsewhere ? 0.4 : 0) + (place.ends ? 0.4 : 0);
  if (form.cases.has('vg') && form.isNoun && !form.cases.has('dn') && place.ends) return -0.5;
  if (form.cases.has('vn') && !form.cases.has('vg') && place.subjectElsewhere) return -0.5;
  return 0;
}

function shared(a: Form, b: Form): boolean {
  for (const one of a.cases) if (b.cases.has(one)) return true;
  return false;
}
