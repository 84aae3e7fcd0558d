import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Dictionary } from '../../language/dictionary.ts';
import { type Engine, remembering } from './engine.ts';
import { hunspellAsmEngine } from './hunspell-asm.ts';
import { nodehunEngine } from './nodehun.ts';
import { withOwnWords } from './own-words.ts';

/**
 * Loads the Latvian dictionary with our own words (about 0.1 s, 15 MB; once a process). Prefers the native engine and
 * falls back to WebAssembly where it was not built; `engine` asks for one of them and then throws instead.
 */
export async function loadDictionary(engine?: Dictionary['engine']): Promise<Dictionary> {
  const package_ = import.meta.resolve('dictionary-lv');
  const read = (name: string, base: string) => readFile(fileURLToPath(new URL(name, base)), 'utf8');
  const [affixes, words, ownWords] = await Promise.all([
    read('index.aff', package_),
    read('index.dic', package_),
    read('own-words.txt', import.meta.url),
  ]);
  return remembering(await start(affixes, withOwnWords(words, ownWords), engine));
}

async function start(affixes: string, words: string, engine: Dictionary['engine'] | undefined): Promise<Engine> {
  if (engine === 'hunspell-asm') return hunspellAsmEngine(affixes, words);
  if (engine === 'nodehun') return nodehunEngine(affixes, words);
  return nodehunEngine(affixes, words).catch(() => hunspellAsmEngine(affixes, words));
}
