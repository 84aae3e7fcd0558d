import type { Tx } from '../../database/database.ts';
import type { EmailAddress, EmployeeId, MailId, RequestId } from '../../vocabulary/ids.ts';
import type { MailKind } from '../../vocabulary/words.ts';
import type { Desk } from '../context.ts';
import { type Directory, knownDirectory, standInFor } from '../directory/index.ts';
import { closeOf } from './answer-by.ts';
import { askColleague, entryOf, topicsOf } from './ask.ts';
import { nearestThere, unitOf } from './addressee.ts';
import { carryOut } from './change-request.ts';
import { letterJobs } from './letter-jobs.ts';
import { enqueueJobs, type StoredLetter, lettersAmong } from './letters.store.ts';
import { readReply } from './read-reply.ts';
import { senderIn } from './sender-in.ts';
import { type Entry, isOpen, type Request } from './request.ts';
import { insertEntry } from './entries.store.ts';
import { lockRequest } from './requests.store.ts';

/** A message as it was read, as far as requests look at it. */
export interface ReceivedMail {
  readonly mail: MailId;
  readonly at: Temporal.Instant;
  readonly kind: MailKind;
  readonly from: EmailAddress | null;
  /** What was written now, without the letters quoted below. */
  readonly written: string;
  /** Nearest first: In-Reply-To, then References from the newest back; of a report the letter it speaks of. */
  readonly references: readonly string[];
  /** SPF, DKIM and DMARC said that the sender's name is false. */
  readonly forged: boolean;
  /** More than thanks. */
  readonly awaitsAnswer: boolean;
}

/**
 * Places what colleagues answer from their mail programs: by the Message-ID of a letter of ours about a request *and* a sender
 * who is asked in it (or stands in, or asked it). Anything else is not of a request: `null`, and the message goes its ordinary
 * way. An outsider never joins, whatever they quote.
 */
export async function placeOnRequest(desk: Desk, tx: Tx, received: ReceivedMail): Promise<RequestId | null> {
  const letters = await lettersAmong(tx, received.references);
  if (letters.length === 0) return null;
  const byId = new Map(letters.map((letter) => [letter.messageId, letter]));
  const letter = received.references.map((id) => byId.get(id)).find((one) => one !== undefined);
  if (letter === undefined) return null;
  const request = await lockRequest(tx, letter.request);
  if (request === null) return null;
  if (received.kind === 'delivery-report') return undelivered(desk, tx, request, letter, received);
  const directory = await knownDirectory(desk.database, tx);
  const sender = senderIn(directory, request, received);
  if (sender === null) return null;
  if (received.kind === 'auto-reply') return autoReplied(desk, tx, directory, request, sender, received);
  if (sender === request.asker) return added(desk, tx, directory, request, sender, received);
  return answered(desk, tx, directory, request, sender, received);
}

async function answered(
  desk: Desk,
  tx: Tx,
  directory: Directory,
  request: Request,
  author: EmployeeId,
  received: ReceivedMail,
): Promise<RequestId> {
  const today = received.at.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const reading = readReply(received.written, today);
  const said = { at: received.at, author, channel: 'e-mail', mail: received.mail } as const;
  // Late words, words that seem to put off, words of a doubtful sender: the asker says what they are.
  if (reading.as !== 'answer' || received.forged || !isOpen(request)) {
    const day = reading.as === 'interim' ? reading.day : null;
    const answerBy = day === null ? null : closeOf(desk.rules.current().calendarOf(request.unit), day);
    const text = reading.as === 'empty' ? received.written.trim().slice(0, 20_000) : reading.text;
    await insertEntry(tx, entryOf(request, { ...said, kind: 'unconfirmed', text, answerBy }));
    tell(desk, tx, request);
    return request.id;
  }
  const entry: Entry = entryOf(request, { ...said, kind: 'answer', text: reading.text });
  await insertEntry(tx, entry);
  await carryOut(desk, tx, directory, request, entry, { do: 'answer', text: entry.text, channel: 'e-mail' });
  return request.id;
}

/** The asker writes on about their own question: it stands in the request and goes to whoever answers. */
async function added(
  desk: Desk,
  tx: Tx,
  directory: Directory,
  request: Request,
  author: EmployeeId,
  received: ReceivedMail,
): Promise<RequestId> {
  const reading = readReply(received.written, received.at.toZonedDateTimeISO('Europe/Riga').toPlainDate());
  const text = reading.as === 'empty' ? '' : reading.text;
  if (!isOpen(request) && received.awaitsAnswer && text !== '') {
    // A question again, after the answer: it opens a duty of its own, or it would lie with nobody.
    const asked = request.holder === null ? request.asked : ({ kind: 'person', id: request.holder } as const);
    const { subject, case: one } = request;
    const again = await askColleague(desk, tx, {
      asker: author,
      asked,
      subject,
      text,
      case: one,
      about: request.id,
      channel: 'e-mail',
    });
    if (!('refused' in again)) return again.request.id;
  }
  const entry = entryOf(request, {
    at: received.at,
    author,
    kind: 'question',
    text,
    channel: 'e-mail',
    mail: received.mail,
  });
  await insertEntry(tx, entry);
  await enqueueJobs(tx, await letterJobs(desk, tx, directory, request, entry));
  tell(desk, tx, request);
  return request.id;
}

/** Not there: that settles nothing. Whoever stands in is asked instead, else the nearest above who is there. */
async function autoReplied(
  desk: Desk,
  tx: Tx,
  directory: Directory,
  request: Request,
  author: EmployeeId,
  received: ReceivedMail,
): Promise<RequestId> {
  const entry = entryOf(request, {
    at: received.at,
    author,
    kind: 'auto-reply',
    text: received.written.trim().slice(0, 5_000),
    channel: 'e-mail',
    mail: received.mail,
  });
  await insertEntry(tx, entry);
  tell(desk, tx, request);
  const next = author === request.holder && isOpen(request) ? nextAfter(directory, request, author, received.at) : null;
  if (next === null) return request.id;
  const deed = { do: 'pass-on', ...next, routed: [{ why: 'auto-reply', employee: author }] } as const;
  const passed = entryOf(request, { at: received.at, author: null, kind: 'passed-on', text: '', channel: 'internal' });
  await insertEntry(tx, passed);
  await carryOut(desk, tx, directory, request, passed, deed);
  return request.id;
}

/** Nobody is asked twice: whose automatic reply has already passed the request on is not come back to. */
function nextAfter(
  directory: Directory,
  request: Request,
  author: EmployeeId,
  at: Temporal.Instant,
): { readonly unit: Request['unit']; readonly holder: EmployeeId } | null {
  const day = at.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const gone = new Set([
    author,
    ...request.routed.flatMap((step) => (step.why === 'auto-reply' ? [step.employee] : [])),
  ]);
  const standIn = standInFor(directory, author, day).employee;
  if (standIn !== null && standIn !== request.asker && !gone.has(standIn)) {
    const unit = unitOf(directory, standIn, day);
    if (unit !== null) return { unit, holder: standIn };
  }
  const above = nearestThere(directory, author, request.asker, day, gone);
  return above === null || above.holder === null ? null : { unit: above.unit, holder: above.holder };
}

async function undelivered(
  desk: Desk,
  tx: Tx,
  request: Request,
  letter: StoredLetter,
  received: ReceivedMail,
): Promise<RequestId> {
  await insertEntry(
    tx,
    entryOf(request, {
      at: received.at,
      author: letter.to,
      kind: 'undelivered',
      text: '',
      channel: 'e-mail',
      mail: received.mail,
    }),
  );
  tell(desk, tx, request);
  return request.id;
}

function tell(desk: Desk, tx: Tx, request: Request): void {
  tx.afterCommit(() => desk.notify(topicsOf(request)));
}
