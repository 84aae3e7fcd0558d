import { greeting, referenceSentence } from '../../language/greeting.ts';
import { dayOf } from '../../time/zone.ts';
import type { ReplyId } from '../../vocabulary/ids.ts';
import type { Case } from '../cases/index.ts';
import type { Client } from '../clients/index.ts';
import { newId } from '../context.ts';
import type { ReplyFacts } from './reply-facts.store.ts';
import type { Reply } from './reply.ts';

/** A draft filled from the case: 9.1 salutation and reference, to the address that the client wrote from. Version 0: kept nowhere. */
export function proposeDraft(one: Case, facts: ReplyFacts, now: Temporal.Instant): Reply {
  const { client, letter, author } = facts;
  const { language } = client;
  const address = replyAddress(facts);
  const salutation = greeting({ name: client.name, kind: client.kind, form: formOf(client) }, language);
  const reference = referenceSentence(
    letter === null
      ? { date: dayOf(one.openedAt), subject: one.title, channel: one.channel }
      : { date: dayOf(letter.receivedAt), subject: letter.subject ?? '', channel: 'e-mail' },
    language,
  );
  return {
    id: newId<ReplyId>(),
    case: one.id,
    way: 'e-mail',
    state: 'draft',
    kind: 'answer',
    answersMail: letter?.id ?? null,
    author: author.id,
    language,
    subject: replySubject(letter?.subject ?? one.title),
    parts: {
      salutation: `<p>${escapeText(client.formOfAddress || salutation)}</p><p>${escapeText(reference)}</p>`,
      body: '',
      closing: '',
    },
    recipients: address === null ? [] : [{ address, name: client.name, field: 'to', role: 'client' }],
    attachments: [],
    overrides: [],
    signature: null,
    html: null,
    text: null,
    letterNumber: null,
    messageId: null,
    draftVersion: 0,
    updatedAt: now,
    approvedAt: null,
    approvedBy: null,
    holdUntil: null,
    deliveredAt: null,
    trouble: null,
  };
}

/** Where the client reads: the address of the letter being answered where it is the client's own, else the first known. */
function replyAddress({ addresses, letter }: ReplyFacts): string | null {
  const from = letter?.from ?? '';
  return addresses.includes(from) ? from : (addresses[0] ?? null);
}

function replySubject(subject: string): string {
  return /^\s*re\s*:/i.test(subject) ? subject : `Re: ${subject}`;
}

/** Whether the client is addressed as a gentleman or a lady, by the form they are addressed with. */
export function formOf(client: Client): 'mr' | 'ms' | null {
  if (/kungs|\bMr\b/iu.test(client.formOfAddress)) return 'mr';
  return /kundze|\bMs\b/iu.test(client.formOfAddress) ? 'ms' : null;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
