import { Buffer } from 'node:buffer';
import { createRequire } from 'node:module';
import type { Engine } from './engine.ts';

/** Hunspell as a native module: loads in about 60 ms, with morphology. Throws where it was not built on this machine. */
export async function nodehunEngine(affixes: string, wordList: string): Promise<Engine> {
  const { Nodehun } = createRequire(import.meta.url)('nodehun') as typeof import('nodehun');
  const native = new Nodehun(Buffer.from(affixes), Buffer.from(wordList));
  return {
    engine: 'nodehun',
    knows: (word) => native.spellSync(word),
    suggest: (word) => native.suggestSync(word) ?? [],
    lemmas: (word) => native.stemSync(word),
    analyse: (word) => native.analyzeSync(word).map((line) => line.trim()),
  };
}
