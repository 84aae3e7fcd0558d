import { createHash } from 'node:crypto';
import type { Fact, SubjectRef } from '../vocabulary/events.ts';
import type { EmployeeId } from '../vocabulary/ids.ts';

/** What a subject's chain begins with. */
export const CHAIN_START: Uint8Array = new Uint8Array(32);

/** The hash of an event over the one before it: a changed, removed or inserted event breaks every later hash. */
export function chainHash(
  before: Uint8Array,
  subject: SubjectRef,
  version: number,
  fact: Fact,
  actor: EmployeeId | null,
): Buffer {
  const sealed = canonical([subject.kind, subject.id, version, fact.kind, fact.at.toString(), actor, fact.facts]);
  return createHash('sha256').update(before).update(sealed).digest();
}

/** JSON with the keys of every object in order, so that the database may keep them in its own. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

/** The Merkle root over event hashes in order; a lone hash at the end of a level goes up as it is. */
export function merkleRoot(hashes: readonly Uint8Array[]): Buffer {
  let level: Uint8Array[] = [...hashes];
  if (level.length === 0) return Buffer.from(CHAIN_START);
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const left = level[index] as Uint8Array;
      const right = level[index + 1];
      above.push(right === undefined ? left : createHash('sha256').update(left).update(right).digest());
    }
    level = above;
  }
  return Buffer.from(level[0] as Uint8Array);
}

/** The hash of a seal: over the seal before, its root, and how many events it covers. */
export function sealHash(before: Uint8Array, root: Uint8Array, events: number): Buffer {
  return createHash('sha256').update(before).update(root).update(String(events)).digest();
}
