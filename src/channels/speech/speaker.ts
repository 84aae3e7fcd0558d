import { createHash } from 'node:crypto';
import type { Language } from '../../vocabulary/words.ts';
import { type Engine, packagedEngine, systemEngine } from './engines.ts';

export interface Speaker {
  /**
   * A text as a WAV file of 22,05 kHz; `null` where there is no voice on this machine, or it fails: the screen shows the
   * same words, and a chime is heard.
   */
  speak(lang: Language, text: string): Promise<Buffer | null>;
  close(): Promise<void>;
}

export interface SpeakerOptions {
  /** Asked in turn until one is there. */
  readonly engines?: readonly Engine[];
  /** Bytes of sound kept for those who ask for the same: every board of a hall does. */
  readonly keepBytes?: number;
  readonly onFault?: (error: unknown) => void;
}

const LONGEST = 300;
const VOICES: Readonly<Record<Language, string>> = { lv: 'lv', en: 'en-gb' };
/** Slower than a conversation and with gaps between words: a hall echoes. */
const MANNER = ['-s', '140', '-g', '3', '-a', '150'];

/** Opens the voice: the system's eSpeak NG where it is installed, else the package, else none. */
export function openSpeaker(options: SpeakerOptions = {}): Speaker {
  const engines = options.engines ?? [systemEngine(), packagedEngine()];
  const keepBytes = options.keepBytes ?? 8 * 1024 * 1024;
  const kept = new Map<string, Buffer>();
  const asked = new Map<string, Promise<Buffer | null>>();
  let bytes = 0;

  async function make(lang: Language, text: string): Promise<Buffer | null> {
    for (const engine of engines) {
      const wave = await engine.say(['-v', VOICES[lang], ...MANNER, text]).catch((error: unknown) => {
        options.onFault?.(error);
        return null;
      });
      if (wave !== null) return wave;
    }
    return null;
  }

  function keep(key: string, wave: Buffer): void {
    kept.set(key, wave);
    bytes += wave.length;
    // What was kept first goes first; a call is asked for again only while it is fresh.
    for (const [oldest, { length }] of kept) {
      if (bytes <= keepBytes) break;
      kept.delete(oldest);
      bytes -= length;
    }
  }

  return {
    speak(lang, text) {
      if (text.length > LONGEST || text.startsWith('-')) throw new Error('A call is one short sentence');
      const key = createHash('sha256').update(`${lang} ${text}`).digest('base64url');
      const known = kept.get(key);
      if (known !== undefined) return Promise.resolve(known);
      const before = asked.get(key);
      if (before !== undefined) return before;
      const making = make(lang, text).then((wave) => {
        asked.delete(key);
        if (wave !== null) keep(key, wave);
        return wave;
      });
      asked.set(key, making);
      return making;
    },
    close: async () => void (await Promise.all(engines.map((engine) => engine.close()))),
  };
}
