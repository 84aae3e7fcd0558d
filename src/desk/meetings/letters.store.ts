import type { Tx } from '../../database/database.ts';
import type { EmailAddress, MeetingId } from '../../vocabulary/ids.ts';
import type { MeetingFile } from './meeting.ts';

export interface LetterPerson {
  readonly name: string;
  readonly address: EmailAddress;
}

/** A calendar message of ours, ready to leave. */
export interface MeetingLetter {
  readonly id: string;
  /** The meeting or the invitation. */
  readonly subjectId: MeetingId;
  readonly method: 'REQUEST' | 'CANCEL' | 'REPLY';
  readonly sender: LetterPerson;
  readonly recipients: readonly LetterPerson[];
  readonly subject: string;
  readonly text: string;
  readonly calendar: string;
  /** The Message-ID that it answers; empty where it answers none. */
  readonly inReplyTo: string;
  readonly attachments: readonly MeetingFile[];
}

export async function insertLetter(tx: Tx, letter: MeetingLetter, at: Temporal.Instant): Promise<void> {
  await tx.rows(
    `insert into meeting_letter (tenant, id, subject_id, method, sender, recipients, subject, text, calendar, in_reply_to, attachments, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      tx.identity.tenant,
      letter.id,
      letter.subjectId,
      letter.method,
      JSON.stringify(letter.sender),
      JSON.stringify(letter.recipients),
      letter.subject,
      letter.text,
      letter.calendar,
      letter.inReplyTo,
      JSON.stringify(letter.attachments),
      at,
    ],
  );
}

interface LetterRow {
  readonly id: string;
  readonly subject_id: MeetingId;
  readonly method: MeetingLetter['method'];
  readonly sender: LetterPerson;
  readonly recipients: readonly LetterPerson[];
  readonly subject: string;
  readonly text: string;
  readonly calendar: string;
  readonly in_reply_to: string;
  readonly attachments: readonly MeetingFile[];
  readonly taken: readonly string[];
}

/** A letter that has not left yet, with those who have got it already; `null` where nothing is to be sent any more. */
export async function letterToSend(
  tx: Tx,
  id: string,
): Promise<{ readonly letter: MeetingLetter; readonly taken: readonly string[] } | null> {
  const row = await tx.one<LetterRow>(
    `select id, subject_id, method, sender, recipients, subject, text, calendar, in_reply_to, attachments, taken from meeting_letter
     where tenant = $1 and id = $2 and state = 'waiting'`,
    [tx.identity.tenant, id],
  );
  if (row === null) return null;
  const { subject_id: subjectId, in_reply_to: inReplyTo, taken, ...rest } = row;
  return { letter: { ...rest, subjectId, inReplyTo }, taken };
}

export async function saveTaken(tx: Tx, id: string, accepted: readonly string[]): Promise<void> {
  await tx.rows(
    `update meeting_letter set taken = array(select distinct unnest(taken || $3::text[])) where tenant = $1 and id = $2`,
    [tx.identity.tenant, id, accepted.map((one) => one.toLowerCase())],
  );
}

/**
 * What became of a letter. What has left is not kept twice: its words go, the meeting and the invitation have theirs. Those
 * whom their server refused are marked among the invited.
 */
export async function endLetter(
  tx: Tx,
  id: string,
  end: { readonly state: 'sent' | 'refused'; readonly said: string; readonly at: Temporal.Instant },
  refused: readonly { readonly address: string; readonly said: string }[],
): Promise<void> {
  await tx.rows(
    `with letter as (
       update meeting_letter set state = $3, said = $4, sent_at = $5, recipients = '[]', taken = '{}', text = '', calendar = '', subject = '' where tenant = $1 and id = $2 and state = 'waiting' returning subject_id
     )
     update meeting_attendee a set undelivered = r.said
     from letter l, unnest($6::text[], $7::text[]) as r (address, said)
     where a.tenant = $1 and a.meeting_id = l.subject_id and a.address = r.address`,
    [
      tx.identity.tenant,
      id,
      end.state,
      end.said.slice(0, 500),
      end.at,
      refused.map(({ address }) => address.toLowerCase()),
      refused.map(({ said }) => said.slice(0, 300)),
    ],
  );
}

/** The last letter about a meeting or an invitation, for the page: on its way, gone, or refused and why. */
export async function lastLetter(tx: Tx, subject: MeetingId) {
  return tx.one<{
    method: MeetingLetter['method'];
    state: 'waiting' | 'sent' | 'refused';
    said: string;
    made_at: Temporal.Instant;
  }>(
    `select method, state, said, made_at from meeting_letter where tenant = $1 and subject_id = $2 order by made_at desc limit 1`,
    [tx.identity.tenant, subject],
  );
}
