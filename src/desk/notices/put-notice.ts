import type { Tx } from '../../database/database.ts';
import type { NoticeId } from '../../vocabulary/ids.ts';
import { type Desk, newId } from '../context.ts';
import type { NewNotice, NoticeKind, NoticeSubject } from './notice.ts';
import { callOff, insertNotice } from './notices.store.ts';

/**
 * Puts a notice into the outbox; it leaves once the caller's transaction has committed, or at `runAt`. When it has really
 * been handed over, `onSent` is recorded on the chain of what it is about, else `onFailed`: what a client was told is proved
 * by the relay or the text centre, not by our having written it (5.1.7).
 */
export async function putNotice(desk: Desk, tx: Tx, notice: NewNotice): Promise<NoticeId> {
  const id = newId<NoticeId>();
  await insertNotice(tx, {
    id,
    kind: notice.kind,
    way: notice.to.way,
    language: notice.language,
    address: notice.to.way === 'e-mail' ? notice.to.address : notice.to.phone,
    name: notice.name,
    subject: notice.subject,
    text: notice.text,
    calendar: notice.to.way === 'e-mail' ? (notice.calendar ?? null) : null,
    about: notice.about,
    client: notice.client,
    unit: notice.unit,
    onSent: notice.onSent ?? null,
    onFailed: notice.onFailed ?? null,
    writtenAt: desk.clock(),
    runAt: notice.runAt ?? null,
    until: notice.until ?? null,
    state: 'waiting',
    messageId: `<pazinojums.${id}@${desk.settings.origin}>`,
    parts: null,
    sentAt: null,
    endedAt: null,
    refused: null,
  });
  return id;
}

/**
 * Calls off what has not left yet: the reminder of an appointment that was moved. Of some kinds, or of all. Works under any
 * identity of the tenant. How many were called off.
 */
export async function callOffNotices(
  tx: Tx,
  about: NoticeSubject,
  kinds: readonly NoticeKind[] | null = null,
): Promise<number> {
  return callOff(tx, about, kinds);
}
