import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { gatherBytes } from './intake-bytes.ts';

function pieces(count: number, size: number): Readable {
  return Readable.from(Array.from({ length: count }, (_, nth) => Buffer.alloc(size, nth)));
}

test('a small message stays in memory, a big one goes to a file that is removed', async () => {
  const small = await gatherBytes(pieces(2, 10), { memoryBytes: 20, maxBytes: 100 });
  assert.ok(small.bytes.kind === 'memory');
  assert.deepEqual(small.bytes.bytes, Buffer.concat([Buffer.alloc(10, 0), Buffer.alloc(10, 1)]));
  const big = await gatherBytes(pieces(3, 10), { memoryBytes: 20, maxBytes: 100 });
  assert.ok(big.bytes.kind === 'file');
  const { path } = big.bytes;
  assert.deepEqual(readFileSync(path), Buffer.concat([0, 1, 2].map((nth) => Buffer.alloc(10, nth))));
  await big.discard();
  assert.equal(existsSync(path), false);
});

test('of a message beyond the limit nothing more is kept', async () => {
  const huge = await gatherBytes(pieces(1_000, 1_000), { memoryBytes: 2_000, maxBytes: 5_000 });
  assert.equal(huge.tooLarge, true);
  assert.ok(huge.bytes.kind === 'file');
  assert.equal(readFileSync(huge.bytes.path).length, 5_000);
  await huge.discard();
});

test('a stream that breaks off is a failure and leaves no file', async () => {
  const broken = async function* () {
    yield Buffer.alloc(50);
    throw new Error('connection lost');
  };
  await assert.rejects(gatherBytes(broken(), { memoryBytes: 10, maxBytes: 100 }), /connection lost/);
});
