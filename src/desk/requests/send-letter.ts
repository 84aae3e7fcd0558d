import { deskIdentity } from '../../database/connect.ts';
import type { EmailAddress, EmployeeId } from '../../vocabulary/ids.ts';
import { caseById } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { type Directory, knownDirectory, lookup, mailboxFor, postsOf, unitsUp } from '../directory/index.ts';
import { isWalled } from '../walls/index.ts';
import { entryOf } from './ask.ts';
import { isClientAddress, isRestricted, letterById, markLetter, type StoredLetter, threadOf } from './letters.store.ts';
import type { Entry, Request } from './request.ts';
import { entriesOf, entryById, insertEntry } from './entries.store.ts';
import { requestById } from './requests.store.ts';
import { requestLetter } from './request-letter.ts';
import { nameOf, sayRouted } from './say-routed.ts';

/** A letter on its way to a colleague. */
export interface OutgoingRequestLetter {
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: EmailAddress };
  /** The mailbox that answers come back to; `null` where the municipality has none. */
  readonly mailbox: EmailAddress | null;
  /** Whose words they are. */
  readonly author: string;
  readonly subject: string;
  readonly text: string;
  readonly thread: readonly string[];
  readonly writtenAt: Temporal.Instant;
}

/**
 * The letter as it leaves now; `null` where there is nothing to send any more. What is among colleagues never goes to a client:
 * an address that is a client's is refused, and the request says that nobody was written to.
 */
export async function beginRequestLetter(desk: Desk, messageId: string): Promise<OutgoingRequestLetter | null> {
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const letter = await letterById(tx, messageId);
    if (letter === null || letter.sentAt !== null) return null;
    const [request, entry] = [await requestById(tx, letter.request), await entryById(tx, letter.entry)];
    if (request === null || entry === null) return null;
    const refused = (await isClientAddress(tx, letter.address, request.case))
      ? 'client-address'
      : request.case !== null && (await isWalled(tx, letter.to, request.case, null))
        ? 'walled'
        : null;
    if (refused !== null) {
      await markLetter(tx, messageId, { refused });
      await insertEntry(tx, undeliveredTo(request, letter, desk.clock()));
      return null;
    }
    const directory = await knownDirectory(desk.database, tx);
    const one = request.case === null ? null : await caseById(tx, request.case);
    const day = entry.at.toZonedDateTimeISO('Europe/Riga').toPlainDate();
    const units = postsOf(directory, letter.to, day).map(({ unit }) => unit);
    const seesCase =
      one !== null && !(await isRestricted(tx, one.id)) && (one.holder === letter.to || units.includes(one.unit));
    const [question] = await entriesOf(tx, request.id);
    const thread = (await threadOf(tx, request.id)).filter((id) => id !== messageId);
    const { subject, text } = requestLetter({
      kind: entry.kind,
      subject: request.subject,
      text: entry.text,
      author: entry.author === null ? '' : personLine(directory, entry.author, day),
      question: entry.kind === 'question' ? '' : (question?.text ?? ''),
      asker: personLine(directory, request.asker, day),
      caseNumber: seesCase ? one.number : null,
      dueAt: request.dueAt,
      answerBy: entry.answerBy,
      reason: entry.reason,
      routed: sayRouted(directory, request.routed, 'lv'),
      link: desk.settings.publicUrl == null ? '' : `${desk.settings.publicUrl}/pieprasijums/${request.id}`,
    });
    return {
      messageId,
      to: { name: nameOf(directory, letter.to), address: letter.address },
      mailbox: (await mailboxFor(tx, unitsUp(directory, request.unit))) as EmailAddress | null,
      author: entry.author === null ? 'Laipa' : nameOf(directory, entry.author),
      subject: thread.length === 0 ? subject : `Re: ${subject}`,
      text,
      thread,
      writtenAt: letter.writtenAt,
    };
  });
}

/** Records that a letter has left, or that its address refused it for good: then the request says so. */
export async function recordRequestLetter(
  desk: Desk,
  messageId: string,
  outcome: { readonly sentAt: Temporal.Instant } | { readonly refused: string },
): Promise<void> {
  await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const letter = await letterById(tx, messageId);
    if (letter === null) return;
    await markLetter(tx, messageId, outcome);
    if ('sentAt' in outcome) return;
    const request = await requestById(tx, letter.request);
    if (request === null) return;
    await insertEntry(tx, undeliveredTo(request, letter, desk.clock()));
    tx.afterCommit(() => desk.notify([`employee:${request.asker}`]));
  });
}

function undeliveredTo(request: Request, { to }: StoredLetter, at: Temporal.Instant): Entry {
  return entryOf(request, { at, author: to, kind: 'undelivered', text: '', channel: 'e-mail' });
}

/** „Anna Paraudziņa, galvenā speciāliste, Būvvalde”. */
function personLine(directory: Directory, employee: EmployeeId, day: Temporal.PlainDate): string {
  const [post] = postsOf(directory, employee, day);
  const unit = post === undefined ? undefined : lookup(directory).units.get(post.unit);
  return [nameOf(directory, employee), post?.titleLv, unit?.nameLv].filter(Boolean).join(', ');
}
