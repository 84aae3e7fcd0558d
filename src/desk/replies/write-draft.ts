import type { Identity, Tx } from '../../database/database.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import { checkReply } from '../../language/check-reply.ts';
import { greeting, referenceSentence } from '../../language/greeting.ts';
import { htmlToText } from '../../language/html-to-text.ts';
import type { ReplyCheck } from '../../language/reply-check.ts';
import {
  type LetterPart,
  LETTER_PARTS,
  type ReplyContext,
  type ReplyDraft,
  type Signature,
} from '../../language/reply-draft.ts';
import type { CaseId, EmployeeId, ReplyId } from '../../vocabulary/ids.ts';
import type { Language } from '../../vocabulary/words.ts';
import { type Case, caseById, isOpen, lockCase, participantsOf } from '../cases/index.ts';
import { type Client, clientById, contactsOf } from '../clients/index.ts';
import { type Desk, newId } from '../context.ts';
import { employeeById, employeesByAddress, postsOf } from '../directory/index.ts';
import { linkStates } from '../links/index.ts';
import { cleanPart } from './clean-part.ts';
import {
  type AnsweredLetter,
  answerIsLate,
  type DraftContent,
  draftOf,
  insertDraft,
  letterToAnswer,
  lockReply,
  replyById,
  saveDraft,
} from './replies.store.ts';
import type { Reply, ReplyRecipient } from './reply.ts';

export const ZONE = 'Europe/Riga';

export type DraftRefusal =
  | { readonly refused: 'no-such-case' }
  | { readonly refused: 'no-such-reply' }
  | { readonly refused: 'case-not-open'; readonly state: Case['state'] }
  | { readonly refused: 'not-a-draft'; readonly state: Reply['state'] }
  /** A draft is written by its author alone. */
  | { readonly refused: 'not-the-author' }
  /** Another window or a colleague saved in between; what was typed comes back with the page. */
  | { readonly refused: 'draft-moved-on'; readonly newest: Reply };

/** The employee's draft on a case: the one that is open, or a new one filled from the case (9.1 salutation and reference). */
export async function openDraft(
  desk: Desk,
  who: Identity & { employee: EmployeeId },
  id: CaseId,
): Promise<Reply | DraftRefusal> {
  return desk.database.write(who, async (tx) => {
    // Locked, so that two windows opened at once end with one draft.
    const one = await lockCase(tx, id);
    if (one === null) return { refused: 'no-such-case' };
    const existing = await draftOf(tx, id, who.employee);
    if (existing !== null) return existing;
    if (!isOpen(one)) return { refused: 'case-not-open', state: one.state };
    const draft = await filledDraft(desk, tx, one, who.employee);
    await insertDraft(tx, draft);
    return draft;
  });
}

/** The draft that the employee has, or one filled from the case that is kept only with the first save (version 0). */
export async function proposeDraft(desk: Desk, tx: Tx, one: Case, author: EmployeeId): Promise<Reply | null> {
  const existing = await draftOf(tx, one.id, author);
  if (existing !== null) return existing;
  return isOpen(one) ? { ...(await filledDraft(desk, tx, one, author)), draftVersion: 0 } : null;
}

async function filledDraft(desk: Desk, tx: Tx, one: Case, author: EmployeeId): Promise<Reply> {
  const client = await clientOf(tx, one);
  const letter = await letterToAnswer(tx, one.id);
  const language = client.language;
  const address = await replyAddress(tx, one, letter);
  const salutation = greeting({ name: client.name, kind: client.kind, form: formOf(client) }, language);
  const reference = referenceSentence(
    letter === null
      ? { date: dayOf(one.openedAt), subject: one.title, channel: one.channel }
      : { date: dayOf(letter.received_at), subject: letter.subject ?? '', channel: 'e-mail' },
    language,
  );
  return {
    id: newId<ReplyId>(),
    case: one.id,
    way: 'e-mail',
    state: 'draft',
    kind: 'answer',
    answersMail: letter?.id ?? null,
    author,
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
    draftVersion: 1,
    updatedAt: desk.clock(),
    approvedAt: null,
    approvedBy: null,
    holdUntil: null,
    deliveredAt: null,
    trouble: null,
  };
}

/** Saves what the composer holds upon the version it was read at; the parts are sanitised here, whatever a browser sends. */
export async function writeDraft(
  desk: Desk,
  who: Identity & { employee: EmployeeId },
  id: ReplyId,
  upon: number,
  content: DraftContent,
): Promise<Reply | DraftRefusal> {
  return desk.database.write(who, (tx) => writeDraftIn(desk, tx, who, { reply: id, case: null, upon }, content));
}

/** Which draft is saved, on which case and version; without a case it has to stand already. */
export interface DraftTarget {
  readonly reply: ReplyId;
  readonly case: CaseId | null;
  readonly upon: number;
}

/** The same within a transaction under way. Version 0 is a draft that was only proposed: it is kept now. */
export async function writeDraftIn(
  desk: Desk,
  tx: Tx,
  who: Identity & { employee: EmployeeId },
  target: DraftTarget,
  content: DraftContent,
): Promise<Reply | DraftRefusal> {
  const clean = cleanContent(content);
  if (target.upon === 0 && target.case !== null) {
    const kept = await keepProposed(desk, tx, who, target.reply, target.case, clean);
    if (kept !== null) return kept;
  }
  const before = await lockReply(tx, target.reply);
  if (before === null || (target.case !== null && before.case !== target.case)) return { refused: 'no-such-reply' };
  if (before.author !== who.employee) return { refused: 'not-the-author' };
  if (before.state !== 'draft') return { refused: 'not-a-draft', state: before.state };
  const saved = await saveDraft(tx, target.reply, target.upon, clean, desk.clock());
  if (saved === null) return { refused: 'draft-moved-on', newest: before };
  return { ...withContent(before, clean), draftVersion: saved };
}

async function keepProposed(
  desk: Desk,
  tx: Tx,
  who: { employee: EmployeeId },
  reply: ReplyId,
  id: CaseId,
  clean: DraftContent,
): Promise<Reply | DraftRefusal | null> {
  const one = await lockCase(tx, id);
  if (one === null) return { refused: 'no-such-case' };
  if ((await replyById(tx, reply)) !== null) return null;
  const newest = await draftOf(tx, id, who.employee);
  if (newest !== null) return { refused: 'draft-moved-on', newest };
  if (!isOpen(one)) return { refused: 'case-not-open', state: one.state };
  const draft = { ...withContent(await filledDraft(desk, tx, one, who.employee), clean), id: reply };
  await insertDraft(tx, draft);
  return draft;
}

/** What a browser sent, cut to size and rid of all markup that a letter does not have. */
export function cleanContent(content: DraftContent): DraftContent {
  return {
    ...content,
    subject: content.subject.replace(/\s+/g, ' ').trim().slice(0, 300),
    salutation: cleanPart(content.salutation),
    body: cleanPart(content.body),
    closing: cleanPart(content.closing),
    recipients: content.recipients.slice(0, 50),
    overrides: content.overrides.map(({ clause, reason }) => ({ clause, reason: reason.slice(0, 1000) })),
  };
}

/** A reply with what the composer holds now. */
export function withContent(reply: Reply, content: DraftContent): Reply {
  const { way, kind, language, subject, salutation, body, closing, recipients, overrides } = content;
  return { ...reply, way, kind, language, subject, recipients, overrides, parts: { salutation, body, closing } };
}

/** The one check over a draft as it stands, with all that the case knows. */
export async function checkDraft(
  desk: Desk,
  tx: Tx,
  reply: Reply,
  dictionary: Dictionary,
): Promise<{ check: ReplyCheck; draft: ReplyDraft; signature: Signature }> {
  const one = await caseById(tx, reply.case);
  if (one === null) throw new Error(`Reply ${reply.id}: its case is missing`);
  const signature = await signatureOf(desk, tx, reply.author, reply.language, one);
  const draft: ReplyDraft = {
    language: reply.language,
    parts: {
      salutation: htmlToText(reply.parts.salutation),
      body: htmlToText(reply.parts.body),
      closing: htmlToText(reply.parts.closing),
    },
    signature,
    attachments: reply.attachments,
    recipients: await withRoles(tx, one, reply.recipients),
    way: reply.way,
  };
  return { check: checkReply(draft, await contextOf(desk, tx, one, reply, draft), dictionary), draft, signature };
}

/** Links that were tried within a day and are dead; what was not tried is not held against the letter. */
async function deadLinksOf(desk: Desk, tx: Tx, { parts }: ReplyDraft): Promise<string[]> {
  const hrefs = LETTER_PARTS.flatMap((part) => parts[part].links.map(({ href }) => href));
  const states = await linkStates(tx, [...new Set(hrefs)].slice(0, 100), desk.clock().subtract({ hours: 24 }));
  return states.filter(({ opens }) => !opens).map(({ href }) => href);
}

async function contextOf(desk: Desk, tx: Tx, one: Case, reply: Reply, draft: ReplyDraft): Promise<ReplyContext> {
  const client = await clientOf(tx, one);
  const contacts = await contactsOf(tx, client.id);
  const letter = await letterToAnswer(tx, one.id);
  const late = await answerIsLate(tx, one.id, desk.clock());
  return {
    client: {
      name: client.name,
      kind: client.kind,
      form: formOf(client),
      addresses: contacts.filter(({ kind }) => kind === 'e-mail').map(({ value }) => value),
    },
    received: letter === null ? null : dayOf(letter.received_at),
    subject: letter?.subject ?? one.title,
    kind: reply.kind,
    late,
    supervisors: [],
    deadLinks: await deadLinksOf(desk, tx, draft),
    // The introduction quotes the client's subject as the client wrote it.
    ownWords: [draft.signature.name, (letter?.subject ?? one.title).replace(/[^\p{L}\s-]/gu, ' ')],
  };
}

/** 9.4: the signature comes from the directory and can't be left out; the post in the case's unit goes before others. */
export async function signatureOf(
  desk: Desk,
  tx: Tx,
  author: EmployeeId,
  language: Language,
  one: Case,
): Promise<Signature> {
  const employee = await employeeById(tx, author);
  if (employee === null) throw new Error(`Employee ${author} is missing`);
  const posts = await postsOf(tx, author, dayOf(desk.clock()));
  const post = posts.find(({ unit }) => unit === one.unit) ?? posts[0];
  const lv = language === 'lv';
  return {
    name: `${employee.givenName} ${employee.surname}`,
    institution:
      post === undefined
        ? ''
        : [lv ? post.unitNameLv : post.unitNameEn, lv ? post.institutionNameLv : post.institutionNameEn].join(', '),
    post: post === undefined ? '' : lv ? post.postLv : post.postEn,
    phone: post?.phone ?? employee.phone,
    email: employee.email,
    website: post?.website ?? '',
  };
}

/** Each recipient with the role the case knows; what the browser says of roles does not count. */
export async function withRoles(tx: Tx, one: Case, recipients: readonly ReplyRecipient[]): Promise<ReplyRecipient[]> {
  const participants = new Map((await participantsOf(tx, one.id)).map((known) => [known.address, known]));
  const colleagues = await employeesByAddress(
    tx,
    recipients.map(({ address }) => address.toLowerCase()),
  );
  const employees = new Map(colleagues.map((one) => [one.email, one.name]));
  return recipients.map((recipient) => {
    const address = recipient.address.toLowerCase();
    const known = participants.get(address);
    if (known !== undefined)
      return {
        ...recipient,
        name: known.name || recipient.name,
        role: known.role === 'client' ? 'client' : 'representative',
      };
    const employee = employees.get(address);
    if (employee !== undefined) return { ...recipient, name: employee, role: 'employee' };
    return { ...recipient, role: 'stranger' };
  });
}

async function clientOf(tx: Tx, one: Case): Promise<Client> {
  const client = await clientById(tx, one.client);
  if (client === null) throw new Error(`Case ${one.number}: its client is missing`);
  return client;
}

/** Where the client reads: the address of the letter being answered where it is the client's own, else the first known. */
async function replyAddress(tx: Tx, one: Case, letter: AnsweredLetter | null): Promise<string | null> {
  const contacts = (await contactsOf(tx, one.client)).filter(({ kind }) => kind === 'e-mail').map(({ value }) => value);
  const from = letter?.from_address ?? '';
  return contacts.includes(from) ? from : (contacts[0] ?? null);
}

function replySubject(subject: string): string {
  return /^\s*re\s*:/i.test(subject) ? subject : `Re: ${subject}`;
}

function formOf(client: Client): 'mr' | 'ms' | null {
  if (/kungs|\bMr\b/iu.test(client.formOfAddress)) return 'mr';
  return /kundze|\bMs\b/iu.test(client.formOfAddress) ? 'ms' : null;
}

function dayOf(at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO(ZONE).toPlainDate();
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Whether a part says anything. */
export function saysAnything(parts: Readonly<Record<LetterPart, string>>): boolean {
  return LETTER_PARTS.some((part) => htmlToText(parts[part]).text.trim() !== '');
}
