/** How a loop says what went wrong; it goes on. */
export type LoopLog = (loop: string, error: unknown) => void;

export interface Loop {
  readonly name: string;
  /** Wakes the loop before its time. */
  wake(): void;
  /** Ends after the turn under way. */
  stop(): Promise<void>;
}

/**
 * Does `turn` again and again with `pause` milliseconds between; at once where a turn says that more waits. A turn that
 * throws is said to `log` and tried again after the pause: a loop never ends by itself.
 */
export function every(name: string, pause: number, turn: () => Promise<boolean>, log: LoopLog): Loop {
  let stopping = false;
  let woken = false;
  let wakeUp: () => void = () => {};

  async function run(): Promise<void> {
    while (!stopping) {
      woken = false;
      const more = await turn().catch((error: unknown) => {
        if (!stopping) log(name, error);
        return false;
      });
      if (!more && !stopping && !woken) await sleep();
    }
  }

  function sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pause);
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
