import type { Tx } from '../../database/database.ts';
import { checkReply } from '../../language/check-reply.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import { htmlToText } from '../../language/html-to-text.ts';
import type { ReplyCheck } from '../../language/reply-check.ts';
import { LETTER_PARTS, type ReplyContext, type ReplyDraft, type Signature } from '../../language/reply-draft.ts';
import { dayOf } from '../../time/zone.ts';
import type { Case } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { type LinkState, linkStates } from '../links/index.ts';
import { formOf } from './propose-draft.ts';
import { withKnownRoles } from './recipient-roles.ts';
import { type ReplyFacts, replyFacts } from './reply-facts.store.ts';
import type { Reply, ReplyRecipient } from './reply.ts';
import { signatureOf } from './signature-of.ts';
import { supervisorsFor } from './supervisors.ts';

export interface CheckedDraft {
  readonly check: ReplyCheck;
  readonly draft: Omit<ReplyDraft, 'recipients'> & { readonly recipients: readonly ReplyRecipient[] };
  readonly signature: Signature;
  /** The links of the letter, each once. */
  readonly links: readonly string[];
  /** Those that were tried within a day. */
  readonly linkStates: readonly LinkState[];
}

/** The one check over a draft as it stands, with all that the case knows; `facts` where they are in hand. */
export async function checkDraft(
  desk: Desk,
  tx: Tx,
  one: Case,
  reply: Reply,
  dictionary: Dictionary,
  facts: ReplyFacts | null = null,
): Promise<CheckedDraft> {
  // The signature is the author's, whoever looks.
  const known = facts?.author.id === reply.author ? facts : await replyFacts(tx, one, reply.author, desk.clock());
  const signature = signatureOf(known, reply.language, one.unit);
  const parts = {
    salutation: htmlToText(reply.parts.salutation),
    body: htmlToText(reply.parts.body),
    closing: htmlToText(reply.parts.closing),
  };
  const links = [...new Set(LETTER_PARTS.flatMap((part) => parts[part].links.map(({ href }) => href)))];
  const [recipients, states] = await Promise.all([
    withKnownRoles(tx, known, reply.recipients, dayOf(desk.clock())),
    linkStates(tx, links.slice(0, 100), desk.clock().subtract({ hours: 24 })),
  ]);
  const supervisors = await supervisorsFor(desk, tx, one, reply.author, recipients);
  const { language, attachments, way } = reply;
  const draft = {
    language,
    parts,
    signature,
    attachments,
    recipients: recipients.map((recipient) =>
      recipient.role === 'employee' && supervisors.includes(recipient.address.toLowerCase())
        ? { ...recipient, role: 'supervisor' as const }
        : recipient,
    ),
    way,
  };
  const check = checkReply(draft, { ...contextOf(one, reply, known, signature, states), supervisors }, dictionary);
  return { check, draft, signature, links, linkStates: states };
}

/** What the check has to know; a link that was not tried is not held against the letter. */
function contextOf(
  one: Case,
  reply: Reply,
  { client, addresses, letter, late, mandated }: ReplyFacts,
  signature: Signature,
  states: readonly LinkState[],
): Omit<ReplyContext, 'supervisors'> {
  const subject = letter?.subject ?? one.title;
  return {
    client: { name: client.name, kind: client.kind, form: formOf(client), addresses },
    received: letter === null ? null : dayOf(letter.receivedAt),
    subject,
    kind: reply.kind,
    late,
    mandated,
    deadLinks: states.filter(({ opens }) => !opens).map(({ href }) => href),
    ownWords: [signature.name],
  };
}
