/**
 * The Latvian dictionary as the pure code sees it: handed in, already loaded, answering at once. Adapters that load one
 * from disk stand in `channels/dictionary/` (nodehun where it could be built, hunspell-asm otherwise).
 */
export interface Dictionary {
  /** Which engine answers, for `laipa doctor` and the tests. */
  readonly engine: 'nodehun' | 'hunspell-asm';
  /** Whether the word, as written, is Latvian. Names, numbers and addresses are the caller's to skip. */
  knows(word: string): boolean;
  /** Nearest words, best first. Costly (tens of milliseconds): ask for unknown words only. */
  suggest(word: string): readonly string[];
  /** Base forms of the word, without duplicates; empty where unknown or where the engine has no morphology. */
  lemmas(word: string): readonly string[];
  /** Hunspell's morphological lines (`st:tikt fl:5 is:dpd` …); empty where the engine has none. */
  analyse(word: string): readonly string[];
}
