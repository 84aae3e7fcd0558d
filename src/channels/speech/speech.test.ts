import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { callAloud } from '../../language/call-words.ts';
import { chime } from './chime.ts';
import { type Engine, packagedEngine, systemEngine } from './engines.ts';
import { openSpeaker } from './speaker.ts';
import { HEADER_BYTES, isWave, secondsOf, waveOf, withTrueLengths } from './wave.ts';

const packaged = packagedEngine();
after(() => packaged.close());

test('the chime is a WAV file of a second and a half that begins and ends in silence', () => {
  const wave = chime();
  assert.ok(isWave(wave));
  assert.equal(wave.readUInt32LE(4), wave.length - 8);
  assert.equal(wave.readUInt32LE(24), 22_050);
  assert.equal(secondsOf(wave), 1.5);
  assert.equal(wave.readInt16LE(HEADER_BYTES), 0);
  assert.ok(Math.abs(wave.readInt16LE(wave.length - 2)) < 40);
  const loudest = Math.max(...samplesOf(wave).map(Math.abs));
  assert.ok(loudest > 8000 && loudest < 32_767, `loudest ${loudest}`);
});

test('a call is spoken in Latvian by the packaged voice, off the main thread', async () => {
  const speaker = openSpeaker({ engines: [packaged] });
  const turns = { seen: 0 };
  const ticking = setInterval(() => (turns.seen += 1), 5);
  const wave = await speaker.speak('lv', callAloud('lv', { number: 'A014', desk: '3' }));
  clearInterval(ticking);
  assert.ok(wave !== null && isWave(wave));
  assert.equal(wave.readUInt32LE(24), 22_050);
  assert.ok(secondsOf(wave) > 1.5 && secondsOf(wave) < 8, `${secondsOf(wave)} s`);
  assert.ok(Math.max(...samplesOf(wave).map(Math.abs)) > 3000);
  assert.ok(turns.seen > 3, 'the event loop went on meanwhile');
});

test('the same words are made once, however many boards ask, and what is kept is bounded', async () => {
  const made: string[] = [];
  const engine = counting(made);
  const speaker = openSpeaker({ engines: [engine], keepBytes: 3000 });
  const [one, two] = await Promise.all([speaker.speak('lv', 'viens'), speaker.speak('lv', 'viens')]);
  assert.equal(one, two);
  assert.equal(await speaker.speak('lv', 'viens'), one);
  assert.deepEqual(made, ['lv viens']);
  // Each is 1044 bytes: the third pushes the first out.
  await speaker.speak('en', 'viens');
  await speaker.speak('lv', 'divi');
  await speaker.speak('lv', 'divi');
  await speaker.speak('lv', 'viens');
  assert.deepEqual(made, ['lv viens', 'en-gb viens', 'lv divi', 'lv viens']);
});

test('where there is no voice, or it fails, there are only the words on the screen', async () => {
  const faults: unknown[] = [];
  const absent = systemEngine('/nowhere/espeak-ng');
  const failing: Engine = { say: () => Promise.reject(new Error('broken')), close: async () => {} };
  const speaker = openSpeaker({ engines: [absent, failing], onFault: (error) => faults.push(error) });
  assert.equal(await speaker.speak('lv', 'viens'), null);
  assert.equal(await speaker.speak('lv', 'viens'), null);
  assert.equal(faults.length, 2);
  assert.throws(() => speaker.speak('lv', '--version'), /short sentence/);
  assert.throws(() => speaker.speak('lv', 'a'.repeat(400)), /short sentence/);
});

test('a program of the system is asked by its standard input and its lengths are put right', async () => {
  const wave = waveOf(new Float32Array(100), 22_050);
  const piped = Buffer.from(wave);
  piped.writeUInt32LE(0x7fffffff, 4);
  piped.writeUInt32LE(0x7fffffff, 40);
  assert.deepEqual(withTrueLengths(piped), wave);
  assert.throws(() => withTrueLengths(Buffer.from('no sound')), /no WAV/);
});

function counting(made: string[]): Engine {
  return {
    async say(options) {
      made.push(`${options[1]} ${options.at(-1)}`);
      return waveOf(new Float32Array(500), 22_050);
    },
    close: async () => {},
  };
}

function samplesOf(wave: Buffer): number[] {
  return Array.from({ length: (wave.length - HEADER_BYTES) / 2 }, (_, index) =>
    wave.readInt16LE(HEADER_BYTES + index * 2),
  );
}
