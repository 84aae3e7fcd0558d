/** One call to be said: its key, the ways to its words in the languages of whoever is called. */
export interface Announcement {
  readonly key: string;
  readonly words: readonly string[];
}

/** So many calls wait to be said; what comes above that is on the screen alone. */
const MOST_WAITING = 6;

/**
 * Says calls one after the other, never two at once: the chime, then the words in each language. Browsers let a page sound
 * only after somebody has pressed something on it, or where they were started to allow it.
 */
export class BoardSound {
  readonly #context = new AudioContext();
  readonly #chime: string;
  readonly #speaks: boolean;
  readonly #kept = new Map<string, AudioBuffer>();
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(chime: string, speaks: boolean) {
    this.#chime = chime;
    this.#speaks = speaks;
  }

  get isOn(): boolean {
    return this.#context.state === 'running';
  }

  /** To be called from a press; gives whether sound is on. */
  async turnOn(): Promise<boolean> {
    await this.#context.resume();
    return this.isOn;
  }

  announce(one: Announcement): void {
    if (!this.isOn || this.#waiting >= MOST_WAITING) return;
    this.#waiting += 1;
    this.#last = this.#last
      .then(() => this.#say(one))
      .catch(() => {})
      .finally(() => {
        this.#waiting -= 1;
      });
  }

  async #say({ words }: Announcement): Promise<void> {
    // The words are fetched while the chime sounds.
    const said = this.#speaks ? words.map((url) => this.#load(url).catch(() => null)) : [];
    const chime = this.#kept.get(this.#chime) ?? (await this.#load(this.#chime));
    this.#kept.set(this.#chime, chime);
    await this.#play(chime);
    for (const one of said) {
      const buffer = await one;
      if (buffer !== null) await this.#play(buffer);
    }
  }

  async #load(url: string): Promise<AudioBuffer> {
    const answer = await fetch(url, { signal: AbortSignal.timeout(8000) });
    if (!answer.ok) throw new Error(`No sound: ${answer.status}`);
    return this.#context.decodeAudioData(await answer.arrayBuffer());
  }

  #play(buffer: AudioBuffer): Promise<void> {
    return new Promise((resolve) => {
      const source = this.#context.createBufferSource();
      source.buffer = buffer;
      source.connect(this.#context.destination);
      // A device that stops the sound meanwhile does not stop the calls after it.
      const timer = setTimeout(resolve, buffer.duration * 1000 + 2000);
      source.onended = () => {
        clearTimeout(timer);
        source.disconnect();
        resolve();
      };
      source.start();
    });
  }
}
