import type { Tx } from '../database/database.ts';
import { CHAIN_START, chainHash, merkleRoot, sealHash } from './chain.ts';
import { eventsAfter, historiesAfter } from './journal.store.ts';
import { eventHashesUpTo, insertSeal, lastSeal, sealsFrom } from './seal.store.ts';

/**
 * Seals what has been recorded since the last seal (a loop does so every minute): the Merkle root over the new events'
 * hashes, chained to the seal before. Returns the number of events sealed; `0` where there was nothing new.
 */
export async function sealNew(tx: Tx, most = 50_000): Promise<number> {
  const before = await lastSeal(tx);
  const { events } = await eventsAfter(
    tx,
    { xid: before?.upto_xid ?? '0', position: before?.upto_position ?? 0 },
    most,
  );
  const last = events.at(-1);
  if (last === undefined) return 0;
  const root = merkleRoot(events.map((event) => event.hash));
  await insertSeal(tx, {
    number: (before?.number ?? 0) + 1,
    after: { xid: before?.upto_xid ?? '0', position: before?.upto_position ?? 0 },
    upto: last,
    events: events.length,
    root,
    hash: sealHash(before?.hash ?? CHAIN_START, root, events.length),
  });
  return events.length;
}

export interface Tampering {
  readonly where: string;
  readonly what: 'event-changed' | 'event-missing' | 'head-differs' | 'seal-broken' | 'sealed-events-differ';
}

export interface Verification {
  readonly subjects: number;
  readonly events: number;
  readonly seals: number;
  readonly tampering: readonly Tampering[];
}

const FIRST = '00000000-0000-0000-0000-000000000000';

/** Recomputes every chain and every seal; what does not fit is named by subject and version, or by the seal's number. */
export async function verifyJournal(tx: Tx): Promise<Verification> {
  const tampering: Tampering[] = [];
  let subjects = 0;
  let events = 0;
  for (let after = FIRST; ; ) {
    const histories = await historiesAfter(tx, after, 500);
    const last = histories.at(-1);
    if (last === undefined) break;
    for (const history of histories) {
      let hash: Uint8Array = CHAIN_START;
      for (const [index, event] of history.events.entries()) {
        const where = `${event.subject.kind} ${event.subject.id} #${index + 1}`;
        if (event.version !== index + 1) tampering.push({ where, what: 'event-missing' });
        hash = chainHash(hash, event.subject, event.version, event, event.actor);
        if (!event.hash.equals(hash)) tampering.push({ where, what: 'event-changed' });
        hash = event.hash;
      }
      const complete = history.headVersion === history.events.length && history.headHash.equals(hash);
      if (!complete) tampering.push({ where: history.id, what: 'head-differs' });
      events += history.events.length;
    }
    subjects += histories.length;
    after = last.id;
  }
  const seals = await verifySeals(tx, tampering);
  return { subjects, events, seals, tampering };
}

async function verifySeals(tx: Tx, tampering: Tampering[]): Promise<number> {
  let before: Uint8Array = CHAIN_START;
  let count = 0;
  for (let next = 1; ; ) {
    const seals = await sealsFrom(tx, next, 200);
    if (seals.length === 0) return count;
    for (const seal of seals) {
      const where = `seal ${seal.number}`;
      const expected = sealHash(before, seal.root, seal.events);
      if (seal.number !== count + 1 || !seal.hash.equals(expected)) tampering.push({ where, what: 'seal-broken' });
      const hashes = await eventHashesUpTo(tx, seal);
      const same = hashes.length === seal.events && merkleRoot(hashes).equals(seal.root);
      if (!same) tampering.push({ where, what: 'sealed-events-differ' });
      before = seal.hash;
      count += 1;
    }
    next = count + 1;
  }
}
