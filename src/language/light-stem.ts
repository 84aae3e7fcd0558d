/** Endings of nouns, adjectives and names on folded text, longest first. */
const ENDINGS = [
  'ajiem ajos ajam ajas ajai ajam iem',
  'ajs aja aju iem',
  'ies iem ais',
  'am as os us is es em im um ai ei ie ij',
  'a e i o u s',
]
  .flatMap((line) => line.split(' '))
  .sort((left, right) => right.length - left.length);
const VOWEL = /[aeiouy]/;
const SHORTEST = 3;

/**
 * The unchanging front of a folded Latvian word, for words the dictionary does not know (surnames above all):
 * `liepins`, `liepinam` → `liepin`; `gulbis`, `gulbja` → `gulb`. Merges a little too much rather than too little.
 */
export function lightStem(folded: string): string {
  for (const ending of ENDINGS) {
    const stem = folded.slice(0, -ending.length);
    if (stem.length >= SHORTEST && folded.endsWith(ending) && VOWEL.test(stem)) return stem.replace(/([bpmv])j$/, '$1');
  }
  return folded;
}
