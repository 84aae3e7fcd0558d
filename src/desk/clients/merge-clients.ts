import type { Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { CaseId, ClientId } from '../../vocabulary/ids.ts';
import { type Desk, newId } from '../context.ts';
import type { ClientRecord } from './client-record.ts';
import { lockClient, savePersonalCode, sealedCodeOf } from './client-record.store.ts';
import {
  belongingsOf,
  casesWrittenFrom,
  emptyGaps,
  fillGaps,
  giveAuthorities,
  giveCases,
  giveContacts,
  insertMerge,
  isAnswerUnderWay,
  makeMain,
  markMerged,
  markUndone,
  mergeOf,
  redirectDrafts,
} from './merge-clients.store.ts';
import { resealPersonalCode } from './personal-code.ts';

export type ClientMergeRefusal =
  | { readonly refused: 'no-such-client' }
  | { readonly refused: 'same-client' }
  | { readonly refused: 'already-merged' }
  /** Both keep a personal code and they differ: two people, unless the employee says otherwise. */
  | { readonly refused: 'codes-differ' }
  | { readonly refused: 'not-merged' }
  /** The one it went into has itself gone into another: that comes first. */
  | { readonly refused: 'merged-further' }
  | { readonly refused: 'reply-under-way' };

/**
 * Makes two records of one client one: cases, ways to reach and powers of attorney go over, gaps are filled. Mail to any
 * of the addresses lands with the one that stays. What moved is kept, so that it is undone exactly. Runs as the desk
 * (`system`), after the policy and the walls have said yes to both.
 */
export async function mergeClients(
  desk: Desk,
  tx: Tx,
  from: ClientId,
  into: ClientId,
  options: { readonly codesMayDiffer: boolean },
): Promise<{ readonly cases: number } | ClientMergeRefusal> {
  if (from === into) return { refused: 'same-client' };
  const [one, other] = await lockBoth(tx, from, into);
  if (one === null || other === null) return { refused: 'no-such-client' };
  if (one.mergedInto !== null || other.mergedInto !== null) return { refused: 'already-merged' };
  const [code, otherCode] = [await sealedCodeOf(tx, from), await sealedCodeOf(tx, into)];
  const differ = code !== null && otherCode !== null && !code.index.equals(otherCode.index);
  if (differ && !options.codesMayDiffer) return { refused: 'codes-differ' };
  const now = desk.clock();
  const belongings = await belongingsOf(tx, from);
  const filled = await fillGaps(tx, from, into);
  if (code !== null && otherCode === null) {
    await savePersonalCode(tx, into, resealPersonalCode(desk, from, into, code));
    filled.push('personal_code');
  }
  await giveCases(tx, belongings.cases, from, into);
  await giveContacts(tx, belongings.contacts, from, into);
  await giveAuthorities(tx, belongings.authorities, from, into);
  await markMerged(tx, from, into);
  await insertMerge(tx, { id: newId(), from_id: from, into_id: into, ...belongings, filled, made_at: now });
  await recordOn(desk, tx, from, { kind: 'client.merged', at: now, facts: { into } });
  await recordOn(desk, tx, into, { kind: 'client.absorbed', at: now, facts: { from } });
  tellScreens(desk, tx, [from, into], belongings.cases);
  return { cases: belongings.cases.length };
}

/**
 * Takes a merge back: what went over and still stands there returns, and so do cases that came since from an address that
 * returns. Drafts in the returning cases lose the other client's addresses.
 */
export async function unmergeClient(
  desk: Desk,
  tx: Tx,
  from: ClientId,
): Promise<{ readonly outOf: ClientId; readonly cases: number } | ClientMergeRefusal> {
  const merge = await mergeOf(tx, from);
  if (merge === null) return { refused: 'not-merged' };
  const into = merge.into_id;
  const [one, other] = await lockBoth(tx, from, into);
  if (one === null || other === null) return { refused: 'no-such-client' };
  if (other.mergedInto !== null) return { refused: 'merged-further' };
  const since = await casesWrittenFrom(tx, into, merge.contacts, merge.made_at);
  const cases = [...new Set([...merge.cases, ...since])];
  if (await isAnswerUnderWay(tx, cases)) return { refused: 'reply-under-way' };
  const now = desk.clock();
  await markMerged(tx, from, null);
  await giveContacts(tx, merge.contacts, into, from);
  await makeMain(tx, from, merge.mains);
  await giveCases(tx, cases, into, from);
  await giveAuthorities(tx, merge.authorities, into, from);
  await redirectDrafts(tx, cases, into);
  await emptyGaps(tx, from, into, merge.filled);
  if (merge.filled.includes('personal_code')) await returnCode(tx, from, into);
  await markUndone(tx, merge.id, now);
  await recordOn(desk, tx, from, { kind: 'client.unmerged', at: now, facts: { outOf: into } });
  await recordOn(desk, tx, into, { kind: 'client.parted', at: now, facts: { from } });
  tellScreens(desk, tx, [from, into], cases);
  return { outOf: into, cases: cases.length };
}

/** The code that was only lent goes; one that was entered since stays. */
async function returnCode(tx: Tx, from: ClientId, into: ClientId): Promise<void> {
  const [own, lent] = [await sealedCodeOf(tx, from), await sealedCodeOf(tx, into)];
  if (own !== null && lent?.index.equals(own.index)) await savePersonalCode(tx, into, null);
}

/** Always in the same order, so that two mergers across each other do not wait for one another. */
async function lockBoth(tx: Tx, one: ClientId, other: ClientId): Promise<[ClientRecord | null, ClientRecord | null]> {
  if (one < other) return [await lockClient(tx, one), await lockClient(tx, other)];
  const second = await lockClient(tx, other);
  return [await lockClient(tx, one), second];
}

export async function recordOn(desk: Desk, tx: Tx, id: ClientId, fact: Fact): Promise<void> {
  await record(tx, desk.rules.current(), {
    subject: { kind: 'client', id },
    expected: 'current',
    facts: [fact],
    actor: tx.identity.employee,
  });
}

export function tellScreens(desk: Desk, tx: Tx, clients: readonly ClientId[], cases: readonly CaseId[]): void {
  tx.afterCommit(() =>
    desk.notify([
      ...clients.map((id) => `client:${id}` as const),
      ...cases.slice(0, 100).map((id) => `case:${id}` as const),
      'work',
    ]),
  );
}
