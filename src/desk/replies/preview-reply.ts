import { createHash } from 'node:crypto';
import type { Tx } from '../../database/database.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import { type Case, caseById } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { type CheckedDraft, checkDraft } from './check-draft.ts';
import { type ComposedLetter, composeLetter } from './compose-letter.ts';
import type { Reply } from './reply.ts';

/** What was read through: the letter to the letter, its subject, what kind it is, and everyone who gets it. */
export function readThroughHash(reply: Reply, html: string): string {
  const seen = [
    html,
    reply.subject,
    reply.way,
    reply.kind,
    reply.recipients.map(({ field, address }) => `${field}:${address}`),
    reply.attachments,
  ];
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex');
}

/** The letter as the read-through page shows it, with the check beside it; `known`: its case, where that is in hand. */
export async function previewReply(
  desk: Desk,
  tx: Tx,
  reply: Reply,
  dictionary: Dictionary,
  known: Case | null = null,
): Promise<CheckedDraft & ComposedLetter & { hash: string }> {
  const one = known ?? (await caseById(tx, reply.case));
  if (one === null) throw new Error(`Reply ${reply.id}: its case is missing`);
  const checked = await checkDraft(desk, tx, one, reply, dictionary);
  const letter = composeLetter(reply.parts, checked.signature, reply.language);
  return { ...letter, ...checked, hash: readThroughHash(reply, letter.html) };
}
