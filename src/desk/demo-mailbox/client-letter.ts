import { parseEmailAddress, type EmailAddress } from '../../vocabulary/ids.ts';

/** What somebody who plays a client has typed. */
export interface TypedLetter {
  readonly name: string;
  readonly from: EmailAddress;
  readonly to: EmailAddress;
  readonly subject: string;
  readonly text: string;
}

/** The letter of the desk that is answered, as its headers name it. */
export interface AnsweredLetter {
  readonly messageId: string;
  readonly references: readonly string[];
  readonly fromName: string;
  readonly text: string;
  /** „2026. gada 22. novembrī plkst. 16.50 … rakstīja:”, in the client's language. */
  readonly attribution: string;
}

/** A client's letter with the headers that a mail program gives it. */
export interface ClientLetter {
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: EmailAddress };
  readonly to: { readonly name: string; readonly address: EmailAddress };
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
}

/**
 * The letter as the client's own mail program would send it. `key` names the opening of the form: a second press gives the
 * same Message-ID, so that the desk knows the second copy for what it is.
 */
export function clientLetter(typed: TypedLetter, answered: AnsweredLetter | null, key: string): ClientLetter {
  const domain = typed.from.slice(typed.from.indexOf('@') + 1);
  return {
    messageId: `<${key}@${domain}>`,
    from: { name: typed.name, address: typed.from },
    to: { name: '', address: typed.to },
    subject: typed.subject,
    text: answered === null ? typed.text : `${typed.text}\n\n${answered.attribution}\n${quoted(answered.text)}\n`,
    inReplyTo: answered?.messageId ?? null,
    references: answered === null ? [] : [...answered.references, answered.messageId],
  };
}

/** „Re: …”, once. */
export function replySubject(subject: string): string {
  return /^\s*(re|atb)\s*:/i.test(subject) ? subject.trim() : `Re: ${subject.trim()}`;
}

const RESERVED = /(^|\.)(example|test|invalid|localhost)$|(^|\.)example\.(com|net|org)$/;

/**
 * An address that belongs to nobody (RFC 2606), as only such may play a client: the desk answers to it, and with a relay
 * set the answer would leave the house. `null` where the text is no address or could be somebody's.
 */
export function inventedAddress(text: string): EmailAddress | null {
  const address = parseEmailAddress(text);
  return address !== null && RESERVED.test(address.slice(address.indexOf('@') + 1)) ? address : null;
}

function quoted(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}
