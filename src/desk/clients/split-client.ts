import type { Tx } from '../../database/database.ts';
import type { CaseId, ClientId } from '../../vocabulary/ids.ts';
import type { ClientKind } from '../../vocabulary/words.ts';
import { type Desk, newId } from '../context.ts';
import { lockClient } from './client-record.store.ts';
import { insertClient } from './clients.store.ts';
import {
  belongingsOf,
  giveCases,
  giveContacts,
  isAnswerUnderWay,
  ownOf,
  redirectDrafts,
} from './merge-clients.store.ts';
import { recordOn, tellScreens } from './merge-clients.ts';

export interface ClientSplit {
  /** What the new client is called and is. */
  readonly name: string;
  readonly kind: ClientKind;
  readonly contacts: readonly string[];
  readonly cases: readonly CaseId[];
}

export type SplitRefusal =
  | { readonly refused: 'no-such-client' }
  | { readonly refused: 'already-merged' }
  | { readonly refused: 'nothing-chosen' }
  | { readonly refused: 'reply-under-way' };

/**
 * Makes chosen cases and ways to reach a client of their own, where two people stood in one record. Answers that are
 * being written in those cases lose the addresses that stay behind, and the other way round. Undone by merging the new
 * client back. Runs as the desk (`system`).
 */
export async function splitClient(
  desk: Desk,
  tx: Tx,
  id: ClientId,
  split: ClientSplit,
): Promise<{ readonly id: ClientId; readonly cases: number } | SplitRefusal> {
  const found = await lockClient(tx, id);
  if (found === null) return { refused: 'no-such-client' };
  if (found.mergedInto !== null) return { refused: 'already-merged' };
  const { cases, contacts } = await ownOf(tx, id, split.cases, split.contacts);
  if (cases.length === 0 && contacts.length === 0) return { refused: 'nothing-chosen' };
  if (await isAnswerUnderWay(tx, cases)) return { refused: 'reply-under-way' };
  const now = desk.clock();
  const fresh = newId<ClientId>();
  const { language } = found;
  await insertClient(tx, { id: fresh, kind: split.kind, name: split.name, language, formOfAddress: '' });
  await giveContacts(tx, contacts, id, fresh);
  await giveCases(tx, cases, id, fresh);
  await redirectDrafts(tx, cases, id);
  await redirectDrafts(tx, (await belongingsOf(tx, id)).cases, fresh);
  await recordOn(desk, tx, fresh, { kind: 'client.unmerged', at: now, facts: { outOf: id } });
  await recordOn(desk, tx, id, { kind: 'client.parted', at: now, facts: { from: fresh } });
  tellScreens(desk, tx, [id, fresh], cases);
  return { id: fresh, cases: cases.length };
}
