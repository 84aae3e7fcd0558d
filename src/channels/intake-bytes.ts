import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** The bytes of a received message: small ones in memory, big ones in a file that is removed after reception. */
export type IntakeBytes =
  | { readonly kind: 'memory'; readonly bytes: Buffer; readonly size: number }
  | { readonly kind: 'file'; readonly path: string; readonly size: number };

export interface GatheredBytes {
  readonly bytes: IntakeBytes;
  /** More came than may: what came after the limit was not kept. */
  readonly tooLarge: boolean;
  readonly discard: () => Promise<void>;
}

/**
 * Reads a stream to its end; what exceeds `memoryBytes` goes to a file piece by piece. Beyond `maxBytes` nothing is kept, so
 * that nobody fills the disk.
 */
export async function gatherBytes(
  stream: AsyncIterable<Buffer>,
  { memoryBytes, maxBytes }: { readonly memoryBytes: number; readonly maxBytes: number },
): Promise<GatheredBytes> {
  const pieces: Buffer[] = [];
  let size = 0;
  let tooLarge = false;
  let spill: Spill | null = null;
  try {
    for await (const piece of stream) {
      tooLarge ||= size + piece.length > maxBytes;
      if (tooLarge) continue;
      size += piece.length;
      if (spill !== null) await spill.write(piece);
      else pieces.push(piece);
      if (spill === null && size > memoryBytes) {
        spill = await openSpill();
        for (const kept of pieces.splice(0)) await spill.write(kept);
      }
    }
    if (spill === null) {
      const bytes = Buffer.concat(pieces, size);
      return { bytes: { kind: 'memory', bytes, size }, tooLarge, discard: async () => {} };
    }
    await spill.close();
    return { bytes: { kind: 'file', path: spill.path, size }, tooLarge, discard: spill.discard };
  } catch (failure) {
    await spill?.close().catch(() => {});
    await spill?.discard();
    throw failure;
  }
}

export function readIntake(bytes: IntakeBytes): Buffer | Readable {
  return bytes.kind === 'memory' ? bytes.bytes : createReadStream(bytes.path);
}

interface Spill {
  readonly path: string;
  readonly write: (piece: Buffer) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

async function openSpill(): Promise<Spill> {
  const folder = await mkdtemp(join(tmpdir(), 'laipa-mail-'));
  const path = join(folder, 'message.eml');
  const file = await open(path, 'wx', 0o600);
  let closed = false;
  return {
    path,
    write: async (piece) => {
      for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten;
    },
    close: async () => {
      if (!closed) await file.close();
      closed = true;
    },
    discard: () => rm(folder, { recursive: true, force: true }),
  };
}
