/** Bytes of the header of a plain WAV file. */
export const HEADER_BYTES = 44;

/** A WAV file of one channel, 16 bits a sample. `samples` from −1 to 1; `rate` in Hz. */
export function waveOf(samples: Float32Array, rate: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES + samples.length * 2);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples.length * 2, 40);
  for (const [index, sample] of samples.entries()) {
    bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), HEADER_BYTES + index * 2);
  }
  return bytes;
}

/** The same sound with the lengths that it has: a program that writes into a pipe does not know them beforehand. */
export function withTrueLengths(wave: Buffer): Buffer {
  if (!isWave(wave)) throw new Error('These bytes are no WAV file');
  const bytes = Buffer.from(wave);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.writeUInt32LE(bytes.length - HEADER_BYTES, 40);
  return bytes;
}

export function isWave(bytes: Buffer): boolean {
  return (
    bytes.length > HEADER_BYTES &&
    bytes.toString('latin1', 0, 4) === 'RIFF' &&
    bytes.toString('latin1', 8, 16) === 'WAVEfmt ' &&
    bytes.toString('latin1', 36, 40) === 'data'
  );
}

/** Seconds of a WAV file as `waveOf` writes it. */
export function secondsOf(wave: Buffer): number {
  return (wave.length - HEADER_BYTES) / wave.readUInt32LE(28);
}
