import { deskIdentity } from '../../database/connect.ts';
import type { Tx } from '../../database/database.ts';
import { record, retrying } from '../../journal/index.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { EmailAddress, NoticeId } from '../../vocabulary/ids.ts';
import type { Desk, Topic } from '../context.ts';
import { knownDirectory, lookup, mailboxFor, unitsUp } from '../directory/index.ts';
import { insertPart, markPart, partsOf, toldOtherwise } from './hand-over.store.ts';
import type { CommittedFact, Notice } from './notice.ts';
import { lockNotice, markNotice, noticeById, noticeOfMessage } from './notices.store.ts';

/** A notice that is about to leave. */
export interface OutgoingNotice {
  readonly notice: Notice;
  /** Whose words they are, for the sender of a letter: the unit, else empty. */
  readonly author: string;
  /** The mailbox that answers come to; `null` where the municipality has none. */
  readonly mailbox: EmailAddress | null;
  /** Parts of a text message that the centre has taken before, counted from 1. */
  readonly taken: readonly number[];
}

/**
 * The notice as it leaves now; `null` where there is nothing to send any more: it has left, was called off, or was erased
 * with its client. What comes too late fails.
 */
export async function beginNotice(desk: Desk, id: NoticeId): Promise<OutgoingNotice | null> {
  const identity = deskIdentity(desk.tenant);
  const notice = await desk.database.read(identity, (tx) => noticeById(tx, id));
  if (notice === null || notice.state !== 'waiting') return null;
  if (notice.address === '') {
    await settle(desk, id, async (tx) => {
      const mark = { sentAt: null, endedAt: desk.clock(), parts: null, refused: null };
      await markNotice(tx, id, { state: 'called-off', ...mark });
      return null;
    });
    return null;
  }
  if (notice.until !== null && Temporal.Instant.compare(notice.until, desk.clock()) < 0) {
    await recordNoticeFailed(desk, id, TOO_LATE);
    return null;
  }
  return desk.database.read(identity, async (tx) => {
    const directory = await knownDirectory(desk.database, tx);
    const unit = notice.unit === null ? undefined : lookup(directory).units.get(notice.unit);
    const units = notice.unit === null ? [] : unitsUp(directory, notice.unit);
    return {
      notice,
      author: (notice.language === 'lv' ? unit?.nameLv : unit?.nameEn) ?? '',
      mailbox: (await mailboxFor(tx, units)) as EmailAddress | null,
      taken: notice.way === 'sms' ? (await partsOf(tx, id)).map(({ n }) => n) : [],
    };
  });
}

/** Kept as the reason where `until` has passed. */
export const TOO_LATE = 'too late';

/** Notes that the centre has taken one part of a text message: a second attempt leaves it out. */
export async function recordPartTaken(
  desk: Desk,
  id: NoticeId,
  part: { readonly n: number; readonly centreId: string },
): Promise<void> {
  await desk.database.write(deskIdentity(desk.tenant), (tx) => insertPart(tx, id, part, desk.clock()));
}

/** The relay or the centre has taken the notice whole: what was to be recorded then is recorded. A second call does nothing. */
export async function recordNoticeSent(desk: Desk, id: NoticeId, parts: number | null): Promise<void> {
  await settle(desk, id, async (tx, notice) => {
    // Called off while it was leaving: it has left all the same, and that is what counts.
    if (notice.state !== 'waiting' && notice.state !== 'called-off') return null;
    const now = desk.clock();
    await markNotice(tx, id, { state: 'sent', sentAt: now, endedAt: now, parts, refused: null });
    return notice.onSent;
  });
  await settleParts(desk, id);
}

/** Nobody will get it: refused for good, given up after the last attempt, or reported as undelivered after all. */
export async function recordNoticeFailed(desk: Desk, id: NoticeId, why: string): Promise<void> {
  await settle(desk, id, (tx, notice) => failed(desk, tx, notice, why));
}

/**
 * A report about a letter of ours: where it says that a notice has not arrived (`failure`; `null`: it is delayed, or has
 * arrived), the client has not been told after all. `false` where the letter was no notice.
 */
export async function takeNoticeReport(
  desk: Desk,
  tx: Tx,
  messageId: string,
  failure: string | null,
): Promise<boolean> {
  const id = await noticeOfMessage(tx, messageId);
  if (id === null) return false;
  if (failure !== null) await settleIn(desk, tx, id, (_, notice) => failed(desk, tx, notice, failure));
  return true;
}

async function failed(desk: Desk, tx: Tx, notice: Notice, why: string): Promise<CommittedFact | null> {
  if (notice.state === 'failed' || notice.state === 'delivered' || notice.state === 'called-off') return null;
  const mark = { sentAt: notice.sentAt, endedAt: desk.clock(), parts: notice.parts, refused: why.slice(0, 300) };
  await markNotice(tx, notice.id, { state: 'failed', ...mark });
  return failure(tx, notice);
}

/** What a centre reports of one part of a text message, later. */
export interface DeliveryReceipt {
  /** The name of the part in every notation in which it may be kept. */
  readonly centreIds: readonly string[];
  readonly outcome: 'delivered' | 'failed';
  /** As the centre put it: `UNDELIV 069`. */
  readonly said: string;
}

/** Takes a delivery receipt; `false` where no part of that name is known (yet). */
export async function recordReceipt(desk: Desk, receipt: DeliveryReceipt): Promise<boolean> {
  const id = await desk.database.write(deskIdentity(desk.tenant), (tx) =>
    markPart(tx, receipt.centreIds, receipt.outcome, desk.clock()),
  );
  if (id === null) return false;
  if (receipt.outcome === 'failed') await recordNoticeFailed(desk, id, receipt.said);
  else await settleParts(desk, id);
  return true;
}

/** A text message is delivered once each of its parts is; one part that is not makes the whole undelivered. */
async function settleParts(desk: Desk, id: NoticeId): Promise<void> {
  await settle(desk, id, async (tx, notice) => {
    if (notice.state !== 'sent' || notice.parts === null) return null;
    const parts = await partsOf(tx, id);
    const now = desk.clock();
    const mark = { sentAt: notice.sentAt, endedAt: now, parts: notice.parts };
    if (parts.some(({ outcome }) => outcome === 'failed')) {
      await markNotice(tx, id, { ...mark, state: 'failed', refused: 'undelivered' });
      return failure(tx, notice);
    }
    if (parts.filter(({ outcome }) => outcome === 'delivered').length === notice.parts)
      await markNotice(tx, id, { ...mark, state: 'delivered', refused: null });
    return null;
  });
}

/** A client who was told the same in another way has been told, whatever became of this one. */
async function failure(tx: Tx, notice: Notice): Promise<CommittedFact | null> {
  return notice.onFailed === null || (await toldOtherwise(tx, notice)) ? null : notice.onFailed;
}

type Change = (tx: Tx, notice: Notice) => Promise<CommittedFact | null>;

async function settle(desk: Desk, id: NoticeId, change: Change): Promise<void> {
  await retrying(() => desk.database.write(deskIdentity(desk.tenant), (tx) => settleIn(desk, tx, id, change)));
}

/** Changes a notice and records the fact that comes of it in one transaction, and tells the screens. */
async function settleIn(desk: Desk, tx: Tx, id: NoticeId, change: Change): Promise<void> {
  const notice = await lockNotice(tx, id);
  if (notice === null) return;
  const fact = await change(tx, notice);
  if (fact !== null) {
    await record(tx, desk.rules.current(), {
      subject: notice.about,
      expected: 'current',
      facts: [{ ...fact, at: desk.clock() } as Fact],
      actor: null,
    });
  }
  tx.afterCommit(() => desk.notify(topicsOf(notice)));
}

function topicsOf({ about, unit }: Notice): Topic[] {
  return [
    ...(about.kind === 'visit' ? [`visit:${about.id}` as const] : []),
    ...(unit === null ? [] : [`unit:${unit}` as const]),
  ];
}
