import type { DraftContent, Override, Reply, ReplyRecipient } from '../../../desk/replies/index.ts';
import { partFromText } from '../../../desk/replies/index.ts';
import { htmlToText } from '../../../language/html-to-text.ts';
import { CHECKED_CLAUSES } from '../../../language/reply-check.ts';
import { ANSWER_KINDS, LETTER_PARTS, type LetterPart } from '../../../language/reply-draft.ts';
import { parseId, type ReplyId } from '../../../vocabulary/ids.ts';
import { LANGUAGES, REPLY_WAYS } from '../../../vocabulary/words.ts';
import type { FormBody } from '../../server/define-route.ts';

/** What the composer's form (or its script, under the same names) brought. */
export interface SentDraft {
  readonly reply: ReplyId;
  /** The version that was read; 0 for a draft that is only proposed. */
  readonly upon: number;
  readonly content: DraftContent;
}

/**
 * Reads the composer's fields. A part comes as `<part>_html` from the script, else as plain text in `<part>`; text that is
 * still the saved part's own keeps that part's markup. `null` where the form names no reply.
 */
export function readDraft(body: FormBody, saved: Reply): SentDraft | null {
  const reply = parseId<ReplyId>(body['reply']);
  if (reply === null) return null;
  const upon = Number(one(body['upon']));
  const parts = Object.fromEntries(LETTER_PARTS.map((part) => [part, partOf(body, part, saved)]));
  return {
    reply,
    upon: Number.isInteger(upon) && upon >= 0 ? upon : 0,
    content: {
      way: choice(REPLY_WAYS, body['way']) ?? saved.way,
      kind: choice(ANSWER_KINDS, body['kind']) ?? saved.kind,
      language: choice(LANGUAGES, body['language']) ?? saved.language,
      subject: body['subject'] === undefined ? saved.subject : one(body['subject']),
      ...(parts as Record<LetterPart, string>),
      recipients: recipientsOf(body),
      overrides: overridesOf(body),
    },
  };
}

/** A part as a text area shows it. */
export function areaText(html: string): string {
  return htmlToText(html.replaceAll('</p><p>', '</p><br><p>')).text.replace(/\n+$/, '');
}

function partOf(body: FormBody, part: LetterPart, saved: Reply): string {
  const html = body[`${part}_html`];
  if (html !== undefined) return one(html);
  const text = one(body[part]).replaceAll('\r\n', '\n');
  return text === areaText(saved.parts[part]) ? saved.parts[part] : partFromText(text);
}

/** Recipients as they stand in the form and no others: who was taken out stays out. Roles are known to the case alone. */
function recipientsOf(body: FormBody): ReplyRecipient[] {
  const fields = many(body['recipient_field']);
  const listed = many(body['recipient_address']).map((address, index) => ({ address, field: fields[index] }));
  const added = bareAddress(one(body['new_address']));
  const all = added === '' ? listed : [...listed, { address: added, field: one(body['new_field']) }];
  return all
    .filter(({ address }) => address.trim() !== '')
    .map(({ address, field }) => ({
      address: bareAddress(address),
      name: '',
      field: field === 'cc' ? ('cc' as const) : ('to' as const),
      role: 'stranger' as const,
    }));
}

/** `Vārds Uzvārds <a@b.lv>` as people paste it → `a@b.lv`. */
function bareAddress(text: string): string {
  return (/<([^<>\s]+)>\s*$/.exec(text)?.[1] ?? text)
    .replace(/^mailto:/i, '')
    .trim()
    .slice(0, 320);
}

function overridesOf(body: FormBody): Override[] {
  return CHECKED_CLAUSES.flatMap((clause) => {
    const reason = one(body[`reason_${clause}`]).trim();
    return reason === '' ? [] : [{ clause, reason }];
  });
}

function one(value: FormBody[string]): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

function many(value: FormBody[string]): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

function choice<Value extends string>(values: readonly Value[], given: FormBody[string]): Value | undefined {
  return values.find((value) => value === one(given));
}
