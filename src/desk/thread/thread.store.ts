import type { Tx } from '../../database/database.ts';
import type { CaseId, MailId, NoteId, ReplyId } from '../../vocabulary/ids.ts';
import type { MailKind, ReplyState, ReplyWay } from '../../vocabulary/words.ts';
import type { MailRow } from '../mail/index.ts';
import type { ReplyAttachment, ReplyRecipient } from '../replies/index.ts';

/** Characters of one text that a thread carries; more stands on the letter's own page. */
export const MOST_TEXT = 6_000;

export interface ThreadMail {
  readonly what: 'mail';
  readonly id: MailId;
  readonly case_id: CaseId;
  readonly at: Temporal.Instant;
  readonly from_name: string | null;
  readonly from_address: string | null;
  readonly recipients: MailRow['recipients'];
  readonly subject: string;
  readonly text: string;
  readonly cut: boolean;
  readonly has_html: boolean;
  readonly kind: MailKind;
  readonly awaits_answer: boolean;
  readonly authentication: unknown;
  readonly defects: readonly string[];
  readonly attachments: MailRow['attachments'];
  readonly flags: MailRow['flags'];
}

export interface ThreadReply {
  readonly what: 'reply';
  readonly id: ReplyId;
  readonly case_id: CaseId;
  readonly at: Temporal.Instant;
  readonly state: ReplyState;
  readonly way: ReplyWay;
  readonly kind: 'answer' | 'refusal' | 'interim';
  readonly subject: string;
  readonly text: string;
  readonly cut: boolean;
  readonly recipients: readonly ReplyRecipient[];
  readonly attachments: readonly ReplyAttachment[];
  readonly letter_number: string | null;
  readonly author: string;
  readonly approved_at: Temporal.Instant | null;
  readonly hold_until: Temporal.Instant | null;
  readonly delivered_at: Temporal.Instant | null;
  readonly trouble: string | null;
}

export interface ThreadNote {
  readonly what: 'note';
  readonly id: NoteId;
  readonly case_id: CaseId;
  readonly at: Temporal.Instant;
  readonly author: string;
  readonly text: string;
}

export type ThreadEntry = ThreadMail | ThreadReply | ThreadNote;

/** The newest `limit` letters, replies and notes of these cases, oldest of them first. */
export async function newestEntries(tx: Tx, cases: readonly CaseId[], limit: number): Promise<ThreadEntry[]> {
  const letters = await newestMail(tx, cases, limit);
  const replies = await newestReplies(tx, cases, limit);
  const notes = await newestNotes(tx, cases, limit);
  const all: ThreadEntry[] = [...letters, ...replies, ...notes];
  all.sort((a, b) => Temporal.Instant.compare(b.at, a.at) || (a.id < b.id ? 1 : -1));
  return all.slice(0, limit).reverse();
}

async function newestMail(tx: Tx, cases: readonly CaseId[], limit: number): Promise<ThreadMail[]> {
  return tx.rows<ThreadMail>(
    `select 'mail' as what, id, case_id, received_at as at, from_name, from_address, recipients, coalesce(subject, '') as subject,
       left(coalesce(text, ''), ${MOST_TEXT}) as text, length(text) > ${MOST_TEXT} as cut, has_html, coalesce(kind, 'unreadable') as kind,
       awaits_answer, authentication, defects, attachments, flags
     from mail where tenant = $1 and case_id = any($2::uuid[]) order by received_at desc, id desc limit $3`,
    [tx.identity.tenant, cases, limit],
  );
}

/** What has left the house or is about to; drafts stand with their composer. */
async function newestReplies(tx: Tx, cases: readonly CaseId[], limit: number): Promise<ThreadReply[]> {
  return tx.rows<ThreadReply>(
    `select 'reply' as what, r.id, r.case_id, coalesce(r.approved_at, r.updated_at) as at, r.state, r.way, r.kind, r.subject,
       left(coalesce(r.text, ''), ${MOST_TEXT}) as text, coalesce(length(r.text) > ${MOST_TEXT}, false) as cut, r.recipients, r.attachments,
       r.letter_number, e.given_name || ' ' || e.surname as author, r.approved_at, r.hold_until, r.delivered_at, r.trouble
     from reply r join employee e on e.tenant = $1 and e.id = coalesce(r.approved_by, r.author_id)
     where r.tenant = $1 and r.case_id = any($2::uuid[]) and r.state not in ('draft','withdrawn')
     order by coalesce(r.approved_at, r.updated_at) desc, r.id desc limit $3`,
    [tx.identity.tenant, cases, limit],
  );
}

async function newestNotes(tx: Tx, cases: readonly CaseId[], limit: number): Promise<ThreadNote[]> {
  return tx.rows<ThreadNote>(
    `select 'note' as what, n.id, n.case_id, n.made_at as at, e.given_name || ' ' || e.surname as author, left(n.text, ${MOST_TEXT}) as text
     from note n join employee e on e.tenant = $1 and e.id = n.author_id
     where n.tenant = $1 and n.case_id = any($2::uuid[]) order by n.made_at desc, n.id desc limit $3`,
    [tx.identity.tenant, cases, limit],
  );
}
