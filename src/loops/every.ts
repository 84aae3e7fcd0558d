import { describeFailure } from './describe-failure.ts';

/** How a loop says what went wrong; it goes on. */
export type LoopLog = (loop: string, error: unknown) => void;

export interface Loop {
  readonly name: string;
  /** Wakes the loop before its time. */
  wake(): void;
  /** Ends after the turn under way. */
  stop(): Promise<void>;
}

const LONGEST_PAUSE_MS = 10_000;

/**
 * Does `turn` again and again with `pause` milliseconds between; at once where a turn says that more waits. A turn that
 * throws is said to `log` and tried again after the pause, which doubles with each failure in a row: a loop never ends by
 * itself. The same failure again and again is said once, until a turn succeeds.
 */
export function every(name: string, pause: number, turn: () => Promise<boolean>, log: LoopLog): Loop {
  let stopping = false;
  let woken = false;
  let failures = 0;
  let said = '';
  let wakeUp: () => void = () => {};

  async function run(): Promise<void> {
    while (!stopping) {
      woken = false;
      const more = await oneTurn();
      if (!more && !stopping && !woken) await sleep(wait());
    }
  }

  async function oneTurn(): Promise<boolean> {
    try {
      const more = await turn();
      failures = 0;
      said = '';
      return more;
    } catch (error) {
      failures += 1;
      const saying = describeFailure(error);
      if (!stopping && saying !== said) log(name, error);
      said = saying;
      return false;
    }
  }

  function wait(): number {
    return Math.max(pause, Math.min(pause * 2 ** Math.min(failures, 10), LONGEST_PAUSE_MS));
  }

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const running = run();
  return {
    name,
    wake() {
      woken = true;
      wakeUp();
    },
    async stop() {
      stopping = true;
      wakeUp();
      await running;
    },
  };
}
