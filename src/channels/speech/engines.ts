import { spawn } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { withTrueLengths } from './wave.ts';

/** A way to turn options of eSpeak NG into sound; `null` from one that is not there. Throws where it is there and fails. */
export interface Engine {
  say(options: readonly string[]): Promise<Buffer | null>;
  close(): Promise<void>;
}

/** Milliseconds for one sentence. */
const LIMIT = 10_000;
/** Milliseconds after which a thread that says nothing gives its memory back. */
const IDLE = 120_000;

/** The program of the operating system: a few hundredths of a second, but it has to be installed. */
export function systemEngine(program = 'espeak-ng'): Engine {
  let isThere = true;
  return {
    async say(options) {
      if (!isThere) return null;
      const wave = await run(program, [...options.slice(0, -1), '--stdin', '--stdout'], options.at(-1) ?? '');
      if (wave === null) isThere = false;
      return wave;
    },
    close: async () => {},
  };
}

function run(program: string, options: readonly string[], text: string): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, { stdio: ['pipe', 'pipe', 'ignore'], timeout: LIMIT });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stdin.on('error', () => {});
    child.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? resolve(null) : reject(error)));
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`The voice ended with ${code}`));
      resolve(withTrueLengths(Buffer.concat(parts)));
    });
    child.stdin.end(text);
  });
}

/** The package `espeak-ng` in a thread of its own, one sentence after the other; ends when it has not been asked for a while. */
export function packagedEngine(): Engine {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const end = async () => {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  const ask = async (options: readonly string[]): Promise<Buffer | null> => {
    clearTimeout(idle);
    worker ??= newWorker();
    try {
      return await answerOf(worker, options);
    } catch (error) {
      await end();
      throw error;
    } finally {
      idle = setTimeout(() => void end(), IDLE).unref();
    }
  };
  return {
    say(options) {
      const mine = last.then(() => ask(options));
      last = mine.catch(() => {});
      return mine;
    },
    close: end,
  };
}

function newWorker(): Worker {
  const worker = new Worker(new URL('./speak-worker.ts', import.meta.url));
  worker.unref();
  return worker;
}

function answerOf(worker: Worker, options: readonly string[]): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('exit', onExit);
      done();
    };
    const onMessage = (wave: Uint8Array | null) =>
      settle(() => resolve(wave === null ? null : withTrueLengths(Buffer.from(wave))));
    const onFailure = (error: Error) => settle(() => reject(error));
    const onExit = () => onFailure(new Error('The voice ended before it had spoken'));
    const timer = setTimeout(() => onFailure(new Error('The voice took too long')), LIMIT);
    worker.removeAllListeners('error').on('error', onFailure);
    worker.on('message', onMessage).on('exit', onExit);
    worker.postMessage(options);
  });
}
