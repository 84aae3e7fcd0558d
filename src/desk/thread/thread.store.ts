import type { Tx } from '../../database/database.ts';
import { instantOrNull, parseInstant } from '../../database/instants.ts';
import type { CaseId, MailId, NoteId, ReplyId } from '../../vocabulary/ids.ts';
import type { MailKind, ReplyState, ReplyWay } from '../../vocabulary/words.ts';
import type { MailRow } from '../mail/index.ts';
import type { ReplyAttachment, ReplyRecipient } from '../replies/index.ts';
import { BETWEEN_LETTERS, type Happening } from './case-journal.store.ts';
import { OWN_CASES } from './own-cases.ts';

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

export interface CaseThread {
  /** The newest letters, replies and notes of the case and of those merged into it, oldest of them first. */
  readonly entries: readonly ThreadEntry[];
  /** What happened between them, newest first. */
  readonly between: readonly Happening[];
}

/** An entry as the server writes it into JSON: instants are texts. */
type Written<Entry> = {
  readonly [Key in keyof Entry]: Entry[Key] extends Temporal.Instant | null ? string | null : Entry[Key];
};

/** Drafts stand with their composer: of the replies, what has left the house or is about to. */
const THREAD = `${OWN_CASES}
  select
    coalesce((select json_agg(m) from (
      select 'mail' as what, id, case_id, received_at as at, from_name, from_address, recipients, coalesce(subject, '') as subject,
        left(coalesce(text, ''), ${MOST_TEXT}) as text, length(text) > ${MOST_TEXT} as cut, has_html, coalesce(kind, 'unreadable') as kind,
        awaits_answer, authentication, defects, attachments, flags
      from mail where tenant = $1 and case_id = any(array(select id from own)) order by received_at desc, id desc limit $3) m), '[]') as letters,
    coalesce((select json_agg(r) from (
      select 'reply' as what, r.id, r.case_id, coalesce(r.approved_at, r.updated_at) as at, r.state, r.way, r.kind, r.subject,
        left(coalesce(r.text, ''), ${MOST_TEXT}) as text, coalesce(length(r.text) > ${MOST_TEXT}, false) as cut, r.recipients, r.attachments,
        r.letter_number, e.given_name || ' ' || e.surname as author, r.approved_at, r.hold_until, r.delivered_at, r.trouble
      from reply r join employee e on e.tenant = $1 and e.id = coalesce(r.approved_by, r.author_id)
      where r.tenant = $1 and r.case_id = any(array(select id from own)) and r.state not in ('draft','withdrawn')
      order by coalesce(r.approved_at, r.updated_at) desc, r.id desc limit $3) r), '[]') as replies,
    coalesce((select json_agg(n) from (
      select 'note' as what, n.id, n.case_id, n.made_at as at, e.given_name || ' ' || e.surname as author, left(n.text, ${MOST_TEXT}) as text
      from note n join employee e on e.tenant = $1 and e.id = n.author_id
      where n.tenant = $1 and n.case_id = any(array(select id from own)) order by n.made_at desc, n.id desc limit $3) n), '[]') as notes,
    ${BETWEEN_LETTERS} as between`;

/** The thread of a case, its newest `limit` entries; one statement. */
export async function caseThread(tx: Tx, id: CaseId, limit: number): Promise<CaseThread> {
  const row = await tx.one<{
    letters: readonly Written<ThreadMail>[];
    replies: readonly Written<ThreadReply>[];
    notes: readonly Written<ThreadNote>[];
    between: readonly Written<Happening>[];
  }>(THREAD, [tx.identity.tenant, id, limit]);
  const { letters = [], replies = [], notes = [], between = [] } = row ?? {};
  const all = [...letters, ...replies.map(withTimes), ...notes].map(
    (entry) => ({ ...entry, at: parseInstant(entry.at as string) }) as ThreadEntry,
  );
  all.sort((a, b) => Temporal.Instant.compare(b.at, a.at) || (a.id < b.id ? 1 : -1));
  return {
    entries: all.slice(0, limit).reverse(),
    between: between.map((line) => ({ ...line, at: parseInstant(line.at as string) }) as Happening),
  };
}

function withTimes(reply: Written<ThreadReply>) {
  const { approved_at, hold_until, delivered_at } = reply;
  return {
    ...reply,
    approved_at: instantOrNull(approved_at),
    hold_until: instantOrNull(hold_until),
    delivered_at: instantOrNull(delivered_at),
  };
}
