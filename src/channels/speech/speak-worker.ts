import { parentPort } from 'node:worker_threads';

/** The voice as WebAssembly, as far as we use it. */
interface Engine {
  readonly FS: { readFile(name: string): Uint8Array };
}
type StartEngine = (options: {
  readonly arguments: readonly string[];
  readonly print: () => void;
  readonly printErr: () => void;
}) => Promise<Engine>;

/** Says one text for each question; a thread of its own, since a sentence takes some hundred milliseconds of a processor. */
parentPort?.on('message', async (options: readonly string[]) => {
  const start = await engine;
  if (start === null) return parentPort?.postMessage(null);
  const silent = () => {};
  const said = await start({ arguments: ['-w', 'said.wav', ...options], print: silent, printErr: silent });
  parentPort?.postMessage(said.FS.readFile('said.wav'));
});

/** The package is optional: where it was not installed there is no voice. */
const engine: Promise<StartEngine | null> = import('espeak-ng').then(
  (loaded) => loaded.default as StartEngine,
  () => null,
);
