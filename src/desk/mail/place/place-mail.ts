import { assertNever } from '../../../vocabulary/brand.ts';
import type { CaseId } from '../../../vocabulary/ids.ts';
import type { DeliveryReport, Mailbox, ReadMail } from '../read/mail.ts';
import { awaitsAnswer } from '../read/awaits-answer.ts';
import { comesAfterWindow } from './reopening.ts';
import type { KnownToDesk, OpenReason, Placement, PlacementFlag, ReferencedMail } from './placement.ts';
import { subjectTopic } from './subject-topic.ts';

/**
 * Decides where a read message belongs. Pure: everything it may know stands in `known`. The rules and their reasons are
 * decision 0005: a letter joins a case only by the Message-ID of that case *and* a sender who takes part in it.
 */
export function placeMail(mail: ReadMail, known: KnownToDesk): Placement {
  if (known.mailbox === null) return { fate: 'quarantine', reason: 'unknown-mailbox' };
  switch (mail.kind) {
    case 'own-loop':
      return { fate: 'quarantine', reason: 'own-loop' };
    case 'unreadable':
      return { fate: 'quarantine', reason: mail.reason === 'too-large' ? 'too-large-to-parse' : 'unreadable' };
    case 'delivery-report':
      return placeReport(mail.report, known);
    case 'auto-reply':
      return placeAutoReply(mail, known);
    case 'mailing-list':
    case 'invitation':
    case 'letter':
      return placeLetter(mail, known, known.mailbox);
    default:
      return assertNever(mail);
  }
}

type OwnMailbox = NonNullable<KnownToDesk['mailbox']>;

/** A report joins the case of the letter of ours that it speaks of; whoever sent it, it brings no client's words. */
function placeReport(report: DeliveryReport, known: KnownToDesk): Placement {
  const letter = known.referenced.find(
    ({ messageId, direction }) => direction === 'out' && messageId === report.originalMessageId,
  );
  if (letter === undefined) return { fate: 'quarantine', reason: 'delivery-report-without-letter' };
  return {
    fate: 'join',
    as: 'delivery-report',
    case: standingCase(letter),
    reopen: false,
    awaitsAnswer: false,
    flags: [],
  };
}

function placeAutoReply(mail: ReadMail, known: KnownToDesk): Placement {
  const sender = mail.from;
  const reference = sender === null ? null : joinableReference(mail, sender, known);
  if (reference === null) return { fate: 'quarantine', reason: 'auto-reply-without-case' };
  return {
    fate: 'join',
    as: 'auto-reply',
    case: standingCase(reference),
    reopen: false,
    awaitsAnswer: false,
    flags: [],
  };
}

function placeLetter(mail: ReadMail, known: KnownToDesk, mailbox: OwnMailbox): Placement {
  const sender = clientOf(mail, known);
  if (sender === 'own') return { fate: 'quarantine', reason: 'own-loop' };
  if (sender === null) return { fate: 'quarantine', reason: 'no-sender' };
  const throughForm = sender !== mail.from;
  const reference = throughForm ? null : joinableReference(mail, sender, known);
  if (reference !== null) return placeReply(mail, sender, reference, known);
  if (mail.kind === 'mailing-list' && !isOwnList(mail, known)) return { fate: 'quarantine', reason: 'mailing-list' };
  return openCase(mail, sender, known, mailbox);
}

function placeReply(mail: ReadMail, sender: Mailbox, reference: ReferencedMail, known: KnownToDesk): Placement {
  const awaits = awaitsAnswer(mail);
  const flags = flagsOf(mail, sender, reference, known);
  const closed = reference.caseState === 'closed';
  // Thanks for a closed case are kept with it and wake nobody.
  if (closed && awaits && comesAfterWindow(reference.closedAt, known.now, known.reopenDays)) {
    const unit = reference.unit;
    return {
      fate: 'follow-up',
      of: standingCase(reference),
      client: sender,
      unit,
      clientIsEmployee: known.senderIsEmployee,
      awaitsAnswer: awaits,
      flags,
    };
  }
  return {
    fate: 'join',
    as: 'client',
    case: standingCase(reference),
    reopen: closed && awaits,
    awaitsAnswer: awaits,
    flags,
  };
}

function openCase(mail: ReadMail, sender: Mailbox, known: KnownToDesk, mailbox: OwnMailbox): Placement {
  const related = relatedCases(mail, known);
  return {
    fate: 'open',
    reason: openReason(mail, sender, known),
    client: sender,
    clientIsEmployee: known.senderIsEmployee && sender === mail.from,
    unit: mailbox.unit,
    relatedTo: related,
    awaitsAnswer: awaitsAnswer(mail),
    flags: flagsOf(mail, sender, null, known),
  };
}

function openReason(mail: ReadMail, sender: Mailbox, known: KnownToDesk): OpenReason {
  const referenced = nearestReferences(mail, known);
  if (sender !== mail.from) return 'sent-through-form';
  if (referenced.length === 0) return known.mentioned.length > 0 ? 'mentions-case-only' : 'new-matter';
  if (known.senderIsEmployee) return 'employee-wrote';
  return referenced.some((one) => takesPart(sender, one)) ? 'mixes-threads' : 'stranger-in-thread';
}

/**
 * The message by which a letter joins: the nearest that we know, if its case counts the sender among its people. Where the
 * nearest belongs to others, an older common ancestor joins nothing: the letter quotes somebody else's thread.
 */
function joinableReference(mail: ReadMail, sender: Mailbox, known: KnownToDesk): ReferencedMail | null {
  const [nearest] = nearestReferences(mail, known);
  if (nearest === undefined || !takesPart(sender, nearest)) return null;
  return nearest.caseState === 'merged' && nearest.mergedInto === null ? null : nearest;
}

/** What the letter refers to and we know, nearest first: In-Reply-To, then References from the newest back. */
function nearestReferences(mail: ReadMail, known: KnownToDesk): readonly ReferencedMail[] {
  const order = [...(mail.inReplyTo === null ? [] : [mail.inReplyTo]), ...mail.references.toReversed()];
  const byId = new Map(known.referenced.map((one) => [one.messageId, one]));
  return [...new Set(order)].flatMap((id) => byId.get(id) ?? []);
}

function takesPart(sender: Mailbox, reference: ReferencedMail): boolean {
  return reference.participants.includes(sender.address);
}

function standingCase(reference: ReferencedMail): CaseId {
  return reference.mergedInto ?? reference.caseId;
}

/**
 * Who speaks: always the author, never one who was merely written to. A form of our own sends under our address and names
 * the author in Reply-To; our own address without one is our own voice coming back.
 */
function clientOf(mail: ReadMail, known: KnownToDesk): Mailbox | 'own' | null {
  if (mail.from === null) return null;
  if (!known.ownAddresses.has(mail.from.address)) return mail.from;
  const [author, ...others] = mail.replyTo;
  return author !== undefined && others.length === 0 && !known.ownAddresses.has(author.address) ? author : 'own';
}

/** Cases to show beside a new one: quoted by Message-ID or by number. A hint for the employee, no access for the sender. */
function relatedCases(mail: ReadMail, known: KnownToDesk): readonly CaseId[] {
  const referenced = nearestReferences(mail, known).map(standingCase);
  return [...new Set([...referenced, ...known.mentioned])];
}

function flagsOf(
  mail: ReadMail,
  sender: Mailbox,
  reference: ReferencedMail | null,
  known: KnownToDesk,
): readonly PlacementFlag[] {
  const flags: PlacementFlag[] = [];
  if (known.authentication === 'fail') flags.push('authentication-failed');
  if (sender === mail.from && mail.replyTo.some(({ address }) => address !== sender.address))
    flags.push('reply-to-differs');
  if (reference !== null && subjectTopic(reference.subject) !== subjectTopic(mail.subject)) flags.push('new-topic');
  if (mail.protection === 'encrypted' || mail.protection === 'signed-opaque') flags.push('cannot-be-read-here');
  if (mail.attachments.some(({ danger }) => danger !== null)) flags.push('dangerous-attachment');
  if (mail.machineSent) flags.push('sent-by-machine');
  const here = known.mailbox?.address;
  if (![...mail.to, ...mail.cc].some(({ address }) => address === here)) flags.push('not-addressed-to-us');
  return flags;
}

/** A list of our own domain is how some institutions share a mailbox: its letters are clients' letters. */
function isOwnList(mail: ReadMail, known: KnownToDesk): boolean {
  const id = mail.list?.id ?? null;
  if (id === null) return false;
  return [...known.ownAddresses].some((address) => {
    const domain = address.slice(address.indexOf('@') + 1);
    return id === domain || id.endsWith(`.${domain}`);
  });
}
