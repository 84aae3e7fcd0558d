import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Fact, SubjectRef } from '../vocabulary/events.ts';
import { CHAIN_START, canonical, chainHash, merkleRoot, sealHash } from './chain.ts';

const SUBJECT: SubjectRef = { kind: 'case', id: '00000000-0000-7000-8000-000000000001' };
const AT = Temporal.Instant.from('2026-11-20T14:50:00Z');

function closed(outcome: 'answered' | 'spam'): Fact {
  return { kind: 'case.closed', at: AT, facts: { outcome } };
}

test('an event has the same hash however the database orders the keys of its facts', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))),
      (facts) => {
        const shuffled = Object.fromEntries(Object.entries(facts).reverse());
        assert.equal(canonical(shuffled), canonical(facts));
        assert.deepEqual(JSON.parse(canonical(facts)), JSON.parse(JSON.stringify(facts)));
      },
    ),
  );
});

test('any change of an event changes its hash and every hash after it', () => {
  const first = chainHash(CHAIN_START, SUBJECT, 1, closed('answered'), null);
  const changed = chainHash(CHAIN_START, SUBJECT, 1, closed('spam'), null);
  assert.notDeepEqual(first, changed);
  assert.notDeepEqual(
    chainHash(first, SUBJECT, 2, closed('spam'), null),
    chainHash(changed, SUBJECT, 2, closed('spam'), null),
  );
});

test('the same event in another subject or place has another hash', () => {
  const here = chainHash(CHAIN_START, SUBJECT, 1, closed('answered'), null);
  assert.notDeepEqual(
    chainHash(CHAIN_START, { ...SUBJECT, id: SUBJECT.id.replace('1', '2') }, 1, closed('answered'), null),
    here,
  );
  assert.notDeepEqual(chainHash(CHAIN_START, SUBJECT, 2, closed('answered'), null), here);
});

test('a Merkle root tells order, number and content of what it covers', () => {
  const hashes = [1, 2, 3, 4, 5].map((n) => chainHash(CHAIN_START, SUBJECT, n, closed('answered'), null));
  const root = merkleRoot(hashes);
  assert.notDeepEqual(merkleRoot([...hashes].reverse()), root);
  assert.notDeepEqual(merkleRoot(hashes.slice(0, 4)), root);
  assert.notDeepEqual(sealHash(CHAIN_START, root, 5), sealHash(root, root, 5));
  assert.deepEqual(merkleRoot([hashes[0]!]), hashes[0]);
});
