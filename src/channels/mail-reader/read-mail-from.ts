import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { OwnMarks, ReadMail } from '../../desk/mail/read/mail.ts';
import { readMail, unreadableMail } from '../../desk/mail/read/read-mail.ts';
import { type Posted, unpost } from './posted-mail.ts';

export interface MailReading {
  /** Messages up to this many bytes are read in the calling thread, which takes a few milliseconds at most. */
  readonly inThreadBytes?: number;
  /** Milliseconds for one message in a worker; after that it is `unreadable` (`took-too-long`). */
  readonly limitMs?: number;
  readonly workers?: number;
}

export interface MailReader {
  readonly read: (raw: Buffer) => ReadMail | Promise<ReadMail>;
  /** Ends the workers; what they were reading ends as `unreadable`. */
  close(): Promise<void>;
}

/** Reads messages for an installation with these marks: small ones at once, big ones in worker threads with a time limit. */
export function readMailFrom(own: OwnMarks | null, reading: MailReading = {}): MailReader {
  const inThreadBytes = reading.inThreadBytes ?? 1024 * 1024;
  const pool = new WorkerPool(
    own,
    reading.workers ?? Math.max(1, Math.min(4, availableParallelism() - 1)),
    reading.limitMs ?? 20_000,
  );
  return {
    read: (raw) => (raw.length <= inThreadBytes ? readMail(raw, own) : pool.read(raw)),
    close: () => pool.close(),
  };
}

/** Started when first needed; each worker reads one message at a time, the others wait their turn. */
class WorkerPool {
  readonly #own: OwnMarks | null;
  readonly #size: number;
  readonly #limitMs: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Set<Worker>();
  readonly #waiting: (() => void)[] = [];

  constructor(own: OwnMarks | null, size: number, limitMs: number) {
    this.#own = own;
    this.#size = size;
    this.#limitMs = limitMs;
  }

  async read(raw: Buffer): Promise<ReadMail> {
    while (this.#idle.length === 0 && this.#busy.size >= this.#size) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    const worker = this.#idle.pop() ?? this.#newWorker();
    this.#busy.add(worker);
    const answer = await ask(worker, { raw, own: this.#own }, this.#limitMs);
    this.#busy.delete(worker);
    if (typeof answer === 'object') this.#idle.push(worker);
    else await worker.terminate();
    this.#waiting.shift()?.();
    return typeof answer === 'object' ? answer : unreadableMail(raw, answer);
  }

  #newWorker(): Worker {
    const worker = new Worker(new URL('./read-mail-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    worker.once('exit', () => {
      const at = this.#idle.indexOf(worker);
      if (at !== -1) this.#idle.splice(at, 1);
    });
    // A waiting reader does not keep the program running.
    worker.unref();
    return worker;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((worker) => worker.terminate()));
  }
}

type Answer = ReadMail | 'took-too-long' | 'parser-failed';

function ask(worker: Worker, question: { raw: Buffer; own: OwnMarks | null }, limitMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    const settle = (answer: Answer) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('exit', onFailure);
      // The listener for errors stays: what a worker that is being given up still throws must not end the process.
      resolve(answer);
    };
    const onMessage = (posted: Posted) => settle(unpost(posted));
    const onFailure = () => settle('parser-failed');
    const timer = setTimeout(() => settle('took-too-long'), limitMs);
    worker.on('message', onMessage).on('exit', onFailure);
    worker.removeAllListeners('error').on('error', onFailure);
    worker.postMessage(question);
  });
}
