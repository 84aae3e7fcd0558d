import { Worker } from 'node:worker_threads';
import type { DayAdvice, RosterQuestion } from '../../desk/hall/index.ts';

/** Advice under way or done. */
export interface RosterRun {
  /** Weekdays that are asked about. */
  readonly total: number;
  /** Those that are answered, in the order of the question. */
  readonly days: readonly DayAdvice[];
  readonly state: 'running' | 'done' | 'failed';
  /** Ends when nothing more comes; never fails. */
  readonly ended: Promise<void>;
}

const LIMIT_MS = 60_000;

/**
 * Advises upon a roster in a thread of its own, so that nobody's page waits for it; `onDay` is called whenever a weekday is
 * done and at the end. Gives up after a minute.
 */
export function adviseInThread(question: RosterQuestion, onDay: () => void): RosterRun {
  const days: DayAdvice[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const run: { -readonly [Key in keyof RosterRun]: RosterRun[Key] } = {
    total: question.open.length,
    days,
    state: 'running',
    ended,
  };
  const worker = new Worker(new URL('./roster-worker.ts', import.meta.url), {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  // A question under way does not keep the program running.
  worker.unref();
  const timer = setTimeout(() => void worker.terminate(), LIMIT_MS);
  timer.unref();
  const settle = () => {
    if (run.state !== 'running') return;
    clearTimeout(timer);
    run.state = days.length === question.open.length ? 'done' : 'failed';
    resolve();
    onDay();
  };
  worker.on('message', (day: DayAdvice) => {
    days.push(day);
    if (days.length === question.open.length) settle();
    else onDay();
  });
  // It ends then; an error may be heard before what was answered, the end is not.
  worker.on('error', () => {});
  worker.on('exit', settle);
  return run;
}
