import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Tx } from '../../database/database.ts';

/** Bytes of one piece: small enough for memory, large enough that a letter is one row. */
export const PIECE_BYTES = 1024 * 1024;

/** Keeps bytes under their SHA-256, once, in pieces; returns the hash. */
export async function keepBytes(tx: Tx, bytes: Buffer): Promise<Buffer> {
  const hash = createHash('sha256').update(bytes).digest();
  if (bytes.length > PIECE_BYTES) {
    if (await newContent(tx, hash, bytes.length)) {
      for (let n = 0; n * PIECE_BYTES < bytes.length; n += 1) {
        await insertPiece(tx, hash, n, bytes.subarray(n * PIECE_BYTES, (n + 1) * PIECE_BYTES));
      }
    }
    return hash;
  }
  await tx.rows(
    `with fresh as (insert into content (tenant, hash, size) values ($1, $2, $3) on conflict do nothing returning hash)
     insert into content_piece (tenant, hash, n, bytes) select $1, hash, 0, $4 from fresh`,
    [tx.identity.tenant, hash, bytes.length, bytes],
  );
  return hash;
}

/** The same from a file, piece by piece: a message of 50 MB never stands in memory whole. */
export async function keepFile(tx: Tx, path: string): Promise<Buffer> {
  const digest = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    digest.update(chunk as Buffer);
    size += (chunk as Buffer).length;
  }
  const hash = digest.digest();
  if (!(await newContent(tx, hash, size))) return hash;
  let n = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    await insertPiece(tx, hash, n, chunk as Buffer);
    n += 1;
  }
  return hash;
}

async function newContent(tx: Tx, hash: Buffer, size: number): Promise<boolean> {
  const row = await tx.one(
    'insert into content (tenant, hash, size) values ($1, $2, $3) on conflict do nothing returning size',
    [tx.identity.tenant, hash, size],
  );
  return row !== null;
}

async function insertPiece(tx: Tx, hash: Buffer, n: number, bytes: Buffer): Promise<void> {
  await tx.rows('insert into content_piece (tenant, hash, n, bytes) values ($1, $2, $3, $4)', [
    tx.identity.tenant,
    hash,
    n,
    bytes,
  ]);
}

/** The bytes kept under a hash, whole; `null` where there are none. bounded: by the largest message accepted. */
export async function bytesOf(tx: Tx, hash: Buffer): Promise<Buffer | null> {
  const rows = await tx.rows<{ bytes: Buffer }>(
    'select bytes from content_piece where tenant = $1 and hash = $2 order by n limit 10000',
    [tx.identity.tenant, hash],
  );
  if (rows.length === 0) return null;
  return rows.length === 1 ? (rows[0] as { bytes: Buffer }).bytes : Buffer.concat(rows.map((row) => row.bytes));
}
