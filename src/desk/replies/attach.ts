import type { Identity, Tx } from '../../database/database.ts';
import type { EmployeeId, ReplyId } from '../../vocabulary/ids.ts';
import { keepBytes } from '../contents/index.ts';
import { safeFileName } from '../mail/index.ts';
import { lockReply, saveAttachments } from './replies.store.ts';
import type { Reply, ReplyAttachment } from './reply.ts';

/** All attachments of a letter together; most mail servers take no more. */
export const MOST_ATTACHED_BYTES = 25 * 1024 * 1024;
const MOST_FILES = 20;

export interface AttachedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export type AttachmentRefusal =
  | { readonly refused: 'no-such-reply' }
  | { readonly refused: 'not-the-author' }
  | { readonly refused: 'not-a-draft'; readonly state: Reply['state'] }
  | { readonly refused: 'attachments-too-large'; readonly bytes: number }
  | { readonly refused: 'too-many-attachments'; readonly most: number }
  | { readonly refused: 'empty-file'; readonly name: string };

type Author = Identity & { employee: EmployeeId };

/** Puts files beside a draft; all or none. The same file twice stands once. */
export async function addAttachments(
  tx: Tx,
  who: Author,
  id: ReplyId,
  files: readonly AttachedFile[],
): Promise<readonly ReplyAttachment[] | AttachmentRefusal> {
  const reply = await draftForAttaching(tx, who, id);
  if ('refused' in reply) return reply;
  const hollow = files.find(({ bytes }) => bytes.length === 0);
  if (hollow !== undefined) return { refused: 'empty-file', name: hollow.name };
  const bytes = sum(reply.attachments.map(({ size }) => size)) + sum(files.map((file) => file.bytes.length));
  if (bytes > MOST_ATTACHED_BYTES) return { refused: 'attachments-too-large', bytes };
  if (reply.attachments.length + files.length > MOST_FILES)
    return { refused: 'too-many-attachments', most: MOST_FILES };
  const attached = [...reply.attachments];
  for (const file of files) {
    const hash = (await keepBytes(tx, file.bytes)).toString('hex');
    const name = safeFileName(file.name);
    if (attached.some((one) => one.hash === hash && one.name === name)) continue;
    attached.push({ name, mediaType: mediaType(file.type), size: file.bytes.length, hash });
  }
  await saveAttachments(tx, id, attached);
  return attached;
}

/** Takes one away, by its place in the list and its hash, so that a list that has changed since loses nothing else. */
export async function removeAttachment(
  tx: Tx,
  who: Author,
  id: ReplyId,
  which: { readonly place: number; readonly hash: string },
): Promise<readonly ReplyAttachment[] | AttachmentRefusal> {
  const reply = await draftForAttaching(tx, who, id);
  if ('refused' in reply) return reply;
  const left = reply.attachments.filter(({ hash }, place) => place !== which.place || hash !== which.hash);
  if (left.length < reply.attachments.length) await saveAttachments(tx, id, left);
  return left;
}

async function draftForAttaching(tx: Tx, who: Author, id: ReplyId): Promise<Reply | AttachmentRefusal> {
  const reply = await lockReply(tx, id);
  if (reply === null) return { refused: 'no-such-reply' };
  if (reply.author !== who.employee) return { refused: 'not-the-author' };
  if (reply.state !== 'draft') return { refused: 'not-a-draft', state: reply.state };
  return reply;
}

/** What a browser says of a file's type, where it has the shape of one. */
function mediaType(said: string): string {
  return /^[a-z0-9]+\/[a-z0-9.+-]{1,100}$/i.test(said) ? said.toLowerCase() : 'application/octet-stream';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((left, right) => left + right, 0);
}
