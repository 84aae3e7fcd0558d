import type { ImapFlow } from 'imapflow';

/** Gathers what the server announces, so that nothing announced while fetching is missed. */
export class Notices {
  #arrived = false;
  #failure: unknown = null;
  #wake: (() => void) | null = null;
  readonly #client: ImapFlow;
  readonly #signal: AbortSignal;
  readonly #onAbort = () => this.#wake?.();

  constructor(client: ImapFlow, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
    client.on('exists', () =>
      this.#note(() => {
        this.#arrived = true;
      }),
    );
    client.on('close', () =>
      this.#note(() => {
        this.#failure ??= new Error('The server closed the connection');
      }),
    );
    client.on('error', (failure: unknown) =>
      this.#note(() => {
        this.#failure ??= failure;
      }),
    );
    signal.addEventListener('abort', this.#onAbort);
  }

  clear(): void {
    this.#arrived = false;
  }

  has(): boolean {
    return this.#arrived || this.#failure !== null || this.#signal.aborted;
  }

  /** Resolves at a notice, at the abort or after `limitMs`; throws where the connection is gone. */
  async next(limitMs: number): Promise<void> {
    if (!this.has()) {
      const woken = Promise.withResolvers<void>();
      const timer = setTimeout(woken.resolve, limitMs);
      this.#wake = woken.resolve;
      await woken.promise;
      this.#wake = null;
      clearTimeout(timer);
    }
    if (this.#failure !== null && !this.#signal.aborted) throw this.#failure;
  }

  end(): void {
    this.#signal.removeEventListener('abort', this.#onAbort);
    // An error may still come from a connection that is being given up; without a listener it would end the process.
    this.#client.on('error', () => {});
  }

  #note(change: () => void): void {
    change();
    this.#wake?.();
  }
}
