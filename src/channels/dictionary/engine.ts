import type { Dictionary } from '../../language/dictionary.ts';

/** What an engine answers, without memory and without care for odd words. */
export type Engine = Dictionary;

/** Longer than any Latvian word; hunspell's own buffers end not far above. */
const LONGEST = 60;
const PLAIN = /^[\p{L}\p{M}][\p{L}\p{M}'’.-]*$/u;
const NONE: readonly string[] = [];

/**
 * An engine made safe and quick: odd or very long text is simply unknown, and answers that cost much are remembered,
 * the oldest forgotten first. Holds at most `most` words a question (about 100 bytes each).
 */
export function remembering(engine: Engine, most = 20_000): Dictionary {
  const ask = (answer: (word: string) => readonly string[], size: number) => {
    const memory = new Map<string, readonly string[]>();
    return (written: string): readonly string[] => {
      const word = written.normalize('NFC');
      const known = memory.get(word);
      if (known !== undefined) return known;
      const given = fit(word) ? answer(word) : NONE;
      if (memory.size >= size)
        for (const oldest of memory.keys()) if (memory.delete(oldest) && memory.size < size) break;
      memory.set(word, given);
      return given;
    };
  };
  return {
    engine: engine.engine,
    knows: (word) => fit(word) && engine.knows(word.normalize('NFC')),
    suggest: ask((word) => engine.suggest(word), Math.ceil(most / 10)),
    lemmas: ask((word) => [...new Set(engine.lemmas(word))], most),
    analyse: ask((word) => engine.analyse(word), most),
  };
}

function fit(word: string): boolean {
  return word.length <= LONGEST && PLAIN.test(word);
}
