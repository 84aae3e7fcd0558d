import { Buffer } from 'node:buffer';
import type { Engine } from './engine.ts';

/** Hunspell in WebAssembly, where nothing native could be built: checks and suggests, has no morphology. */
export async function hunspellAsmEngine(affixes: string, wordList: string): Promise<Engine> {
  const { loadModule } = await import('hunspell-asm');
  const factory = await loadModule();
  const affixFile = factory.mountBuffer(Buffer.from(affixes), 'lv.aff');
  const wordFile = factory.mountBuffer(Buffer.from(wordList), 'lv.dic');
  const wasm = factory.create(affixFile, wordFile);
  return {
    engine: 'hunspell-asm',
    knows: (word) => wasm.spell(word),
    suggest: (word) => wasm.suggest(word),
    lemmas: () => [],
    analyse: () => [],
  };
}
