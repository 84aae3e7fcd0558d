import { createHash } from 'node:crypto';
import { adviseInThread, type RosterRun } from '../../../channels/roster/advise-in-thread.ts';
import type { RosterQuestion } from '../../../desk/hall/index.ts';

const MOST = 30;

/** Advice under way and advice that was given lately, by its question; one thread a question, whoever asks it. */
export class RosterRuns {
  readonly #runs = new Map<string, RosterRun>();

  /** The run of this question; begun where nobody has asked it yet, and again where it failed and `again` is set. */
  ask(question: RosterQuestion, onDay: () => void, again = false): RosterRun {
    const key = keyOf(question);
    const known = this.#runs.get(key);
    if (known !== undefined && !(again && known.state === 'failed')) return known;
    const run = adviseInThread(question, onDay);
    this.#runs.delete(key);
    this.#runs.set(key, run);
    for (const [oldest, one] of this.#runs) {
      if (this.#runs.size <= MOST) break;
      if (one.state !== 'running') this.#runs.delete(oldest);
    }
    return run;
  }
}

function keyOf({ times, ...question }: RosterQuestion): string {
  const known = { ...times, usual: [...times.usual], measured: [...times.measured], byHour: [...times.byHour] };
  return createHash('sha256')
    .update(JSON.stringify([question, known]))
    .digest('base64url');
}
