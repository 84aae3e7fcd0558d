import { deskIdentity } from '../../database/connect.ts';
import type { Tx } from '../../database/database.ts';
import { ConcurrentChange, record, retrying } from '../../journal/index.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { CaseId, ClientId, EmailAddress, MailId, ReplyId, UnitId } from '../../vocabulary/ids.ts';
import type { CaseState, ClientKind, MailFate, QuarantineReason } from '../../vocabulary/words.ts';
import {
  type Case,
  decideCase,
  insertCase,
  isOpen,
  linkCases,
  lockCase,
  proposeClientKind,
  recordOnCase,
} from '../cases/index.ts';
import { clientByAddress, clientById, clientForAddress } from '../clients/index.ts';
import { bytesOf, keepBytes, keepFile } from '../contents/index.ts';
import { type Desk, newId } from '../context.ts';
import { wallInterested } from '../interests/index.ts';
import { takeNoticeReport } from '../notices/index.ts';
import { promisesOfBounce } from '../promises/index.ts';
import { placeOnRequest } from '../requests/index.ts';
import { type ArrivalRefusal, receiveCalendar } from '../meetings/index.ts';
import { authenticationOutcome } from './authentication.ts';
import {
  claimMail,
  insertMail,
  lockFingerprint,
  type ReadColumns,
  saveFate,
  surroundingsOf,
  type WaitingMail,
} from './mail.store.ts';
import { mailTitle } from './mail-title.ts';
import { placeMail } from './place/place-mail.ts';
import type { KnownToDesk, Placement, PlacementFlag } from './place/placement.ts';
import { awaitsAnswer } from './read/awaits-answer.ts';
import { quoteSplit } from './show/quote-split.ts';
import type { ReadMail } from './read/mail.ts';
import { markReplyBounced } from './reply-trouble.store.ts';

/** A message as a channel hands it over: nothing is read yet. */
export interface Intake {
  readonly bytes: Buffer | { readonly file: string };
  readonly source: 'smtp' | 'imap' | 'demo';
  readonly receivedAt: Temporal.Instant;
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  readonly authentication: unknown;
}

/** Stores the raw bytes and the envelope; the channel acknowledges only when this has returned (it has committed). */
export async function keepMail(desk: Desk, intake: Intake): Promise<MailId> {
  const id = newId<MailId>();
  const addresses = desk.addresses();
  const mailbox = intake.envelopeTo.map((to) => addresses.get(to as EmailAddress)).find((found) => found !== undefined);
  await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const contentHash = Buffer.isBuffer(intake.bytes)
      ? await keepBytes(tx, intake.bytes)
      : await keepFile(tx, intake.bytes.file);
    await insertMail(tx, { ...intake, id, contentHash, mailbox: mailbox?.mailbox ?? null });
  });
  return id;
}

/** How a raw message is read: in this thread where it is small, in a worker with a time limit where it is not. */
export type MailReader = (raw: Buffer) => Promise<ReadMail> | ReadMail;

/**
 * Gives one waiting message its fate, in one transaction: read, placed, recorded. `null` where it has one already or
 * another process is at it. Whatever is thrown leaves the message waiting; the loop tries again and in the end puts it
 * into quarantine. `held` are its bytes where the caller still has them, so that they need not be fetched again.
 */
export async function placeWaiting(
  desk: Desk,
  read: MailReader,
  id: MailId,
  held: Buffer | null = null,
): Promise<MailFate | null> {
  return retrying(() =>
    desk.database.write(deskIdentity(desk.tenant), async (tx) => {
      const waiting = await claimMail(tx, id);
      if (waiting === null) return null;
      const raw = held ?? (await bytesOf(tx, waiting.content_hash));
      if (raw === null) throw new Error(`Mail ${id}: its bytes are missing`);
      return place(desk, tx, waiting, await read(raw));
    }),
  );
}

/** Ends the attempts on a message that cannot be processed: it stands in quarantine, whole, with the reason. */
export async function giveUpReading(desk: Desk, id: MailId): Promise<void> {
  await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const waiting = await claimMail(tx, id);
    if (waiting !== null) await quarantine(desk, tx, waiting, 'unreadable', NOTHING_READ);
  });
}

async function place(desk: Desk, tx: Tx, waiting: WaitingMail, read: ReadMail): Promise<MailFate> {
  const fingerprint = Buffer.from(read.fingerprint, 'hex');
  const asked = {
    fingerprint,
    references: referencesOf(read),
    numbers: numbersIn(`${read.subject}\n${read.text.slice(0, 20_000)}`),
    sender: read.from?.address ?? null,
  };
  // Sent together, carried out one after the other: what is read is read under the lock.
  const [, around] = await Promise.all([lockFingerprint(tx, fingerprint), surroundingsOf(tx, asked)]);
  const columns = columnsOf(read, waiting);
  if (around.twin !== null) {
    await saveFate(tx, waiting.id, 'duplicate', { case: null, reason: null }, columns);
    return 'duplicate';
  }
  // What colleagues answer each other is looked for first, and never comes near a client's case.
  const request = await placeOnRequest(desk, tx, ofColleague(read, waiting));
  if (request !== null) {
    await saveFate(tx, waiting.id, 'joined', { case: null, request, reason: null }, columns);
    return 'joined';
  }
  const known = knownOf(desk, waiting);
  const refused = await asMeeting(desk, tx, waiting, read, known.mailbox?.address ?? null);
  if (refused === 'taken') {
    await saveFate(tx, waiting.id, 'meeting', { case: null, reason: null }, columns);
    return 'meeting';
  }
  if (await reportsNotice(desk, tx, read)) {
    await saveFate(tx, waiting.id, 'notice', { case: null, reason: null }, columns);
    return 'notice';
  }
  const placement = placeMail(read, { ...around, ...known });
  return carryOut(
    desk,
    tx,
    waiting,
    read,
    { placement: flagged(placement, refused), referenced: around.referenced },
    columns,
  );
}

/**
 * An invitation, its change or an answer to ours goes where meetings are answered (10.2). What cannot be taken so stays a
 * letter that tells why; `null`: it is no calendar message.
 */
async function asMeeting(
  desk: Desk,
  tx: Tx,
  waiting: WaitingMail,
  read: ReadMail,
  mailbox: EmailAddress | null,
): Promise<'taken' | ArrivalRefusal | null> {
  if (read.kind !== 'invitation' || mailbox === null) return null;
  const outcome = await receiveCalendar(desk, tx, {
    mail: waiting.id,
    at: waiting.received_at,
    calendar: read.invitation.calendar,
    words: quoteSplit(read.text.slice(0, 20_000)).written,
    messageId: read.messageIdMade ? '' : read.messageId,
    sender: read.from?.address ?? null,
    mailbox,
    authentication: authenticationOutcome(waiting.authentication),
  });
  return 'taken' in outcome ? 'taken' : outcome.refused;
}

/** Whether it reports on a notice to a client; then what became of that stands there. */
async function reportsNotice(desk: Desk, tx: Tx, read: ReadMail): Promise<boolean> {
  if (read.kind !== 'delivery-report' || read.report.originalMessageId === null) return false;
  const undelivered = read.report.recipients.find(({ action }) => action === 'failed');
  const why = undelivered === undefined ? null : (undelivered.diagnostic ?? undelivered.status ?? 'undelivered');
  return takeNoticeReport(desk, tx, read.report.originalMessageId, why);
}

/** With what people who look at the letter are told of its calendar part. */
function flagged(placement: Placement, refused: ArrivalRefusal | null): Placement {
  if (refused === null || placement.fate === 'quarantine') return placement;
  return { ...placement, flags: [...placement.flags, CALENDAR_FLAGS[refused]] };
}

const CALENDAR_FLAGS: Readonly<Record<ArrivalRefusal, PlacementFlag>> = {
  unreadable: 'calendar-unreadable',
  'too-large': 'calendar-unreadable',
  'asks-nothing': 'calendar-unreadable',
  'no-uid': 'calendar-unreadable',
  'no-start': 'calendar-unreadable',
  'absurd-time': 'calendar-unreadable',
  'unknown-zone': 'calendar-zone-unknown',
  'no-organiser': 'invitation-without-organiser',
  'not-from-organiser': 'invitation-not-from-organiser',
  'unknown-meeting': 'meeting-unknown',
  'not-invited': 'answer-not-from-invited',
};

/** A message as requests look at it: what was written now, what it refers to, nearest first. */
function ofColleague(read: ReadMail, waiting: WaitingMail): Parameters<typeof placeOnRequest>[2] {
  const references = [read.inReplyTo, ...read.references.toReversed()];
  return {
    mail: waiting.id,
    at: waiting.received_at,
    kind: read.kind,
    from: read.from?.address ?? null,
    written: quoteSplit(read.text).written,
    references: (read.kind === 'delivery-report' ? [read.report.originalMessageId] : references).filter(
      (id) => id !== null,
    ),
    forged: authenticationOutcome(waiting.authentication) === 'fail',
    awaitsAnswer: awaitsAnswer(read),
  };
}

function knownOf(desk: Desk, waiting: WaitingMail): Omit<KnownToDesk, 'referenced' | 'mentioned' | 'senderIsEmployee'> {
  const addresses = desk.addresses();
  const mailbox = [...addresses].find(([, found]) => found.mailbox === waiting.mailbox_id);
  return {
    now: waiting.received_at,
    mailbox: mailbox === undefined ? null : { address: mailbox[0], unit: mailbox[1].unit },
    ownAddresses: new Set(addresses.keys()),
    reopenDays: desk.settings.reopenDays,
    authentication: authenticationOutcome(waiting.authentication),
  };
}

async function carryOut(
  desk: Desk,
  tx: Tx,
  waiting: WaitingMail,
  read: ReadMail,
  { placement, referenced }: { placement: Placement; referenced: KnownToDesk['referenced'] },
  columns: ReadColumns,
): Promise<MailFate> {
  switch (placement.fate) {
    case 'quarantine':
      return quarantine(desk, tx, waiting, placement.reason, columns);
    case 'open':
    case 'follow-up': {
      const opened = await openCase(desk, tx, {
        mail: waiting.id,
        at: waiting.received_at,
        read,
        client: placement.client,
        clientIsEmployee: placement.clientIsEmployee,
        unit: placement.unit,
        followUpOf: placement.fate === 'follow-up' ? placement.of : null,
        awaits: placement.awaitsAnswer,
        authentication: authenticationOutcome(waiting.authentication),
      });
      for (const related of placement.fate === 'open' ? placement.relatedTo : [])
        await linkCases(tx, opened, related, 'mentions');
      if (placement.fate === 'follow-up') await linkCases(tx, opened, placement.of, 'follow-up');
      await saveFate(tx, waiting.id, 'opened', { case: opened, reason: null }, { ...columns, flags: placement.flags });
      return 'opened';
    }
    case 'join':
      await joinCase(desk, tx, waiting, read, placement, stateSeen(referenced, placement.case));
      await saveFate(
        tx,
        waiting.id,
        'joined',
        { case: placement.case, reason: null },
        { ...columns, flags: placement.flags },
      );
      return 'joined';
  }
}

async function quarantine(
  desk: Desk,
  tx: Tx,
  waiting: WaitingMail,
  reason: QuarantineReason,
  columns: ReadColumns,
): Promise<MailFate> {
  await record(tx, desk.rules.current(), {
    subject: { kind: 'mail', id: waiting.id },
    expected: 0,
    facts: [{ kind: 'email.quarantined', at: waiting.received_at, facts: { mail: waiting.id, reason } }],
    actor: null,
  });
  await saveFate(tx, waiting.id, 'quarantined', { case: null, reason }, columns);
  tx.afterCommit(() => desk.notify(['quarantine']));
  return 'quarantined';
}

export interface Opening {
  readonly mail: MailId;
  readonly at: Temporal.Instant;
  readonly read: ReadMail;
  readonly client: { readonly name: string; readonly address: EmailAddress; readonly written: string };
  readonly clientIsEmployee: boolean;
  readonly unit: UnitId;
  readonly followUpOf: CaseId | null;
  readonly awaits: boolean;
  readonly authentication: 'pass' | 'fail' | 'none';
}

/** A letter becomes a case: the client is found or made, the duties open, the row stands with its due time. */
export async function openCase(desk: Desk, tx: Tx, opening: Opening): Promise<CaseId> {
  const id = newId<CaseId>();
  const { name, address, written } = opening.client;
  const known = await clientByAddress(tx, address);
  const kind: ClientKind = opening.clientIsEmployee ? 'employee' : (known?.kind ?? proposeClientKind(name, address));
  const client: ClientId = await clientForAddress(tx, { id: newId(), name: name || address, address, written, kind });
  const facts: Fact[] = [
    {
      kind: 'case.opened',
      at: opening.at,
      facts: {
        channel: 'e-mail',
        clientKind: kind,
        unit: opening.unit,
        submission: 'question',
        needStated: opening.read.text.trim() !== '',
        followUpOf: opening.followUpOf,
      },
    },
    {
      kind: 'email.received',
      at: opening.at,
      facts: {
        mail: opening.mail,
        kind: opening.read.kind,
        awaitsAnswer: opening.awaits,
        clientKind: kind,
        unit: opening.unit,
        authentication: opening.authentication,
      },
    },
  ];
  const recorded = await record(tx, desk.rules.current(), {
    subject: { kind: 'case', id },
    expected: 0,
    facts,
    actor: tx.identity.employee,
  });
  const title = mailTitle(opening.read);
  const row = {
    id,
    title,
    state: 'open',
    channel: 'e-mail',
    submission: 'question',
    client,
    unit: opening.unit,
    holder: null,
    openedAt: opening.at,
    followUpOf: opening.followUpOf,
  } as const;
  await insertCase(tx, row, recorded.dueAt, opening.at.toZonedDateTimeISO('Europe/Riga').year);
  await wallInterested(desk, tx, client);
  tx.afterCommit(() => desk.notify(['work', `unit:${opening.unit}`]));
  return id;
}

function stateSeen(referenced: KnownToDesk['referenced'], id: CaseId): CaseState | null {
  return referenced.find((letter) => (letter.mergedInto ?? letter.caseId) === id)?.caseState ?? null;
}

async function joinCase(
  desk: Desk,
  tx: Tx,
  waiting: WaitingMail,
  read: ReadMail,
  placement: Placement & { fate: 'join' },
  seen: CaseState | null,
): Promise<void> {
  const before = await lockCase(tx, placement.case);
  if (before === null) throw new Error(`Case ${placement.case} was placed upon, yet is missing`);
  // Closed or merged since the letter was placed: it is placed again, or it would lie in a case that nobody looks at.
  if (before.state !== seen) throw new ConcurrentChange(`Case ${before.id}: ${before.state}, placed when ${seen}`);
  const at = waiting.received_at;
  const client = await clientById(tx, before.client);
  if (client === null) throw new Error(`Case ${before.id}: its client is missing`);
  const facts: Fact[] = [];
  let after: Case = before;
  const bounced = placement.as === 'delivery-report' ? await bouncedReply(tx, read) : null;
  if (before.state === 'closed' && (placement.reopen || bounced !== null)) {
    const reopened = decideCase(before, { do: 'reopen', why: bounced === null ? 'client-wrote' : 'reply-bounced' }, at);
    if ('refused' in reopened) throw new Error(`Case ${before.id} could not be reopened: ${reopened.refused}`);
    after = reopened.case;
    facts.push(...reopened.facts);
  }
  facts.push({
    kind: 'email.received',
    at,
    facts: {
      mail: waiting.id,
      kind: read.kind,
      awaitsAnswer: placement.awaitsAnswer,
      clientKind: client.kind,
      unit: before.unit,
      authentication: authenticationOutcome(waiting.authentication),
    },
  });
  if (bounced !== null) facts.push({ kind: 'reply.bounced', at, facts: bounced });
  if (isOpen(after) && (placement.awaitsAnswer || bounced !== null)) after = { ...after, state: 'open' };
  await recordOnCase(desk, tx, after, facts, before);
  if (bounced !== null) await promisesOfBounce(desk, tx, bounced);
}

/** The reply that a report says has not arrived; delays and successes are no bounces. */
async function bouncedReply(tx: Tx, read: ReadMail): Promise<{ reply: ReplyId; status: string } | null> {
  if (read.kind !== 'delivery-report' || read.report.originalMessageId === null) return null;
  const failed = read.report.recipients.find(({ action }) => action === 'failed');
  if (failed === undefined) return null;
  const reply = await markReplyBounced(tx, read.report.originalMessageId, failed.diagnostic ?? failed.status ?? '');
  return reply === null ? null : { reply, status: failed.status ?? '5.0.0' };
}

function referencesOf(read: ReadMail): string[] {
  const reported = read.kind === 'delivery-report' ? [read.report.originalMessageId] : [];
  return [...new Set([read.inReplyTo, ...read.references, ...reported].filter((id) => id !== null))];
}

const NUMBER = /\b[A-Z]{1,6}-20\d\d-\d{5,9}\b/g;

function numbersIn(text: string): string[] {
  return [...new Set(text.match(NUMBER) ?? [])].slice(0, 5);
}

const NOTHING_READ: ReadColumns = {
  kind: 'unreadable',
  fingerprint: null,
  messageId: null,
  fromAddress: null,
  fromName: null,
  recipients: [],
  subject: '',
  sentAt: null,
  text: '',
  hasHtml: false,
  awaitsAnswer: false,
  defects: [],
  attachments: [],
  flags: [],
};

/** What is kept of a message as read, beside its bytes. */
export function columnsOf(read: ReadMail, waiting: WaitingMail): ReadColumns {
  const role = (name: 'to' | 'cc' | 'reply-to') => (one: { name: string; written: string }) => ({
    role: name,
    name: one.name,
    address: one.written,
  });
  const recipients = [
    ...read.to.map(role('to')),
    ...read.cc.map(role('cc')),
    ...read.replyTo.map(role('reply-to')),
  ].slice(0, 200);
  return {
    kind: read.kind,
    fingerprint: Buffer.from(read.fingerprint, 'hex'),
    messageId: read.messageId,
    fromAddress: read.from?.address ?? (waiting.envelope_from || null),
    fromName: read.from?.name ?? null,
    recipients,
    subject: read.subject,
    sentAt: read.date,
    text: read.text,
    hasHtml: read.html !== null,
    awaitsAnswer: awaitsAnswer(read),
    defects: read.defects,
    attachments: read.attachments,
    flags: [],
  };
}
