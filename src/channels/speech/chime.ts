import { waveOf } from './wave.ts';

const RATE = 22_050;
/** Two tones a third apart, the second below the first, in Hz; when each begins, in seconds. */
const TONES = [
  { hertz: 659.26, at: 0 },
  { hertz: 523.25, at: 0.32 },
];
const SECONDS = 1.5;

/** What is heard before a call: two soft tones that fade, as a WAV file of a second and a half. */
export function chime(): Buffer {
  const samples = new Float32Array(Math.round(SECONDS * RATE));
  for (const { hertz, at } of TONES) {
    for (let index = Math.round(at * RATE); index < samples.length; index += 1) {
      const t = index / RATE - at;
      // Rises in 12 ms, so that it does not click; a little of the octave makes it a bell and not a beep.
      const loud = Math.min(1, t / 0.012) * Math.exp(-t * 4.2) * 0.42;
      const tone = Math.sin(2 * Math.PI * hertz * t) + 0.18 * Math.sin(4 * Math.PI * hertz * t) * Math.exp(-t * 5);
      samples[index] = (samples[index] ?? 0) + tone * loud;
    }
  }
  // The last 50 ms fade to nothing.
  const fade = Math.round(0.05 * RATE);
  for (let index = 0; index < fade; index += 1) {
    const place = samples.length - fade + index;
    samples[place] = (samples[place] ?? 0) * (1 - index / fade);
  }
  return waveOf(samples, RATE);
}
