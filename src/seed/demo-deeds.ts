import { deskIdentity, employeeIdentity } from '../database/connect.ts';
import type { Identity } from '../database/database.ts';
import { caseById, changeCase, changeCaseIn, insertNote, mergeCases } from '../desk/cases/index.ts';
import { type Desk, newId } from '../desk/context.ts';
import { keepDemoMail } from '../desk/demo-mailbox/index.ts';
import { keepMail, mailById, placeWaiting, readMail } from '../desk/mail/index.ts';
import {
  addAttachments,
  approveReply,
  beginSending,
  markDispatched,
  openDraft,
  previewReply,
  recordHanded,
  replyById,
  writeDraft,
} from '../desk/replies/index.ts';
import { obligationsOfSubject } from '../journal/index.ts';
import type { Dictionary } from '../language/dictionary.ts';
import { assertNever } from '../vocabulary/brand.ts';
import type { CaseId, EmployeeId, NoteId, ReplyId, UnitId } from '../vocabulary/ids.ts';
import type { Role } from '../vocabulary/words.ts';
import { composeMail } from './demo-mail.ts';
import type { DemoLetter, DemoReply, DemoStep } from './demo-matter.ts';
import { EMPLOYEES } from './demo-people.ts';
import { type DemoTime, withDays } from './demo-time.ts';

/** What a matter has come to so far. */
export interface MatterSoFar {
  readonly key: string;
  letters: number;
  case: CaseId | null;
  firstLetter: string | null;
  lastReply: { readonly id: ReplyId; readonly messageId: string; readonly to: string } | null;
}

/** Everything a deed needs; `desk` has the clock of the deed, `at` is where it stands. */
export interface DemoStage {
  readonly desk: Desk;
  readonly dictionary: Dictionary;
  readonly time: DemoTime;
  readonly matters: ReadonlyMap<string, MatterSoFar>;
  at: Temporal.Instant;
}

type Person = Identity & { readonly employee: EmployeeId; readonly unit: UnitId };

/** Does one thing of the demo's story through the desk's own functions; a refusal means that the story is wrong. */
export async function doDeed(stage: DemoStage, matter: MatterSoFar, step: DemoStep): Promise<void> {
  const { desk } = stage;
  if ('letter' in step) return receive(stage, matter, step.letter);
  if ('bounce' in step) return bounce(stage, matter, step.bounce);
  const who = person(desk, step.by);
  const id = caseOf(matter);
  if ('take' in step) return done(await changeCase(desk, who, id, { do: 'take', by: who.employee, unit: who.unit }));
  if ('classify' in step) return done(await changeCase(desk, who, id, { do: 'classify', submission: step.classify }));
  if ('note' in step) return note(stage, who, id, step.note);
  if ('reply' in step) return reply(stage, matter, who, step.reply);
  if ('draft' in step) return void (await draft(stage, matter, who, step.draft));
  if ('dispatch' in step) return done(await markDispatched(desk, who, lastReply(matter).id));
  if ('putToClient' in step) return done(await changeCase(desk, who, id, { do: 'put-to-client' }));
  if ('close' in step)
    return done(
      await changeCase(desk, who, id, { do: 'close', outcome: step.close, answerOwed: await isOwed(desk, who, id) }),
    );
  if ('reopen' in step) return done(await changeCase(desk, who, id, { do: 'reopen', why: 'employee' }));
  if ('handOver' in step) {
    const { to, unitOf, reason } = step.handOver;
    const unit = person(desk, unitOf).unit;
    const holder = to === null ? null : person(desk, to).employee;
    return done(await changeCase(desk, who, id, { do: 'hand-over', unit, to: holder, reason }));
  }
  if ('mergeInto' in step) {
    const into = stage.matters.get(step.mergeInto);
    if (into === undefined) throw new Error(`The demo knows no matter \`${step.mergeInto}\``);
    return done(await mergeCases(desk, who, id, caseOf(into), { clientsAreOne: false }));
  }
  return assertNever(step);
}

async function receive(stage: DemoStage, matter: MatterSoFar, letter: DemoLetter): Promise<void> {
  matter.letters += 1;
  const messageId = `<${matter.key}.${matter.letters}@${letter.from.replace(/^.*@|>$/g, '')}>`;
  const raw = composeMail({
    ...letter,
    messageId,
    at: stage.at,
    to: mailboxOf(letter.to),
    text: await withNumbers(stage, withDays(letter.text, stage.time, stage.at, 'lv')),
    subject: await withNumbers(stage, letter.subject),
    headers: { ...threadOf(stage, matter, letter), ...letter.headers },
  });
  await deliver(stage, matter, raw, letter.from.replace(/^.*<|>$/g, ''), letter.to);
  matter.firstLetter ??= messageId;
}

function threadOf({ matters }: DemoStage, matter: MatterSoFar, { answers }: DemoLetter): Record<string, string> {
  if (answers === undefined) return {};
  const of = typeof answers === 'object' ? matters.get(answers.thread) : matter;
  const answered = answers === 'first-letter' ? of?.firstLetter : (of?.lastReply?.messageId ?? of?.firstLetter);
  if (of === undefined || answered == null) throw new Error(`${matter.key}: there is nothing to answer yet`);
  return { 'In-Reply-To': answered, References: [of.firstLetter, answered].filter(Boolean).join(' ') };
}

async function bounce(stage: DemoStage, matter: MatterSoFar, report: { status: string; said: string }): Promise<void> {
  matter.letters += 1;
  const { messageId, to } = lastReply(matter);
  const mx = 'mx.paraugnovads.example';
  const boundary = `report-${matter.key}-${matter.letters}`;
  const text = [
    `Return-Path: <>`,
    `From: MAILER-DAEMON@${mx} (Mail Delivery System)`,
    `To: dome@paraugnovads.example`,
    `Subject: Undelivered Mail Returned to Sender`,
    `Message-ID: <${matter.key}.${matter.letters}@${mx}>`,
    `Date: ${new Date(stage.at.epochMilliseconds).toUTCString()}`,
    `Auto-Submitted: auto-replied`,
    `MIME-Version: 1.0`,
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    ``,
    `--${boundary}`,
    `Content-Type: text/plain; charset=utf-8`,
    ``,
    `Your message could not be delivered to: <${to}>: ${report.said}`,
    ``,
    `--${boundary}`,
    `Content-Type: message/delivery-status`,
    ``,
    `Reporting-MTA: dns; ${mx}`,
    ``,
    `Final-Recipient: rfc822; ${to}`,
    `Action: failed`,
    `Status: ${report.status}`,
    `Diagnostic-Code: smtp; ${report.said}`,
    ``,
    `--${boundary}`,
    `Content-Type: message/rfc822`,
    ``,
    `From: dome@paraugnovads.example`,
    `To: ${to}`,
    `Message-ID: ${messageId}`,
    `Subject: Re`,
    ``,
    `--${boundary}--`,
    ``,
  ].join('\r\n');
  await deliver(stage, matter, Buffer.from(text), '', 'dome');
}

async function deliver(stage: DemoStage, matter: MatterSoFar, raw: Buffer, from: string, to: string): Promise<void> {
  const { desk } = stage;
  const id = await keepMail(desk, {
    bytes: raw,
    source: 'demo',
    receivedAt: stage.at,
    envelopeFrom: from,
    envelopeTo: [mailboxOf(to)],
    authentication: null,
  });
  const { origin } = desk.settings;
  await placeWaiting(desk, (bytes) => readMail(bytes, { origin, messageIdDomains: [origin] }), id);
  const mail = await desk.database.read(deskIdentity(desk.tenant), (tx) => mailById(tx, id));
  matter.case = mail?.case_id ?? matter.case;
}

async function note({ desk, at }: DemoStage, who: Person, id: CaseId, text: string): Promise<void> {
  const noteId = newId<NoteId>();
  await desk.database.write(who, async (tx) => {
    done(await changeCaseIn(desk, tx, id, { do: 'note', note: noteId }));
    await insertNote(tx, { id: noteId, case: id, author: who.employee, text, at });
  });
}

async function draft(stage: DemoStage, matter: MatterSoFar, who: Person, words: DemoReply): Promise<ReplyId> {
  const { desk, time, at } = stage;
  const opened = await openDraft(desk, who, caseOf(matter));
  if ('refused' in opened) throw new Error(`${matter.key}: no draft, ${opened.refused}`);
  const language = words.language ?? opened.language;
  const said = (text: string) => withDays(text, time, at, language);
  const written = await writeDraft(desk, who, opened.id, opened.draftVersion, {
    way: words.way ?? 'e-mail',
    kind: words.kind ?? 'answer',
    language,
    subject: opened.subject,
    salutation: opened.parts.salutation,
    body: said(words.body),
    closing: said(words.closing),
    recipients: opened.recipients,
    overrides: words.overrides ?? [],
  });
  done(written);
  const { files } = words;
  if (files !== undefined)
    await desk.database.write(who, async (tx) => done(await addAttachments(tx, who, opened.id, files)));
  return opened.id;
}

async function reply(stage: DemoStage, matter: MatterSoFar, who: Person, words: DemoReply): Promise<void> {
  const { desk, dictionary } = stage;
  const id = await draft(stage, matter, who, words);
  const readThrough = await desk.database.read(who, async (tx) => {
    const one = await replyById(tx, id);
    if (one === null) throw new Error(`${matter.key}: its draft is missing`);
    return (await previewReply(desk, tx, one, dictionary)).hash;
  });
  done(await approveReply(desk, who, { reply: id, readThrough }, dictionary));
  if (words.way === 'official-letter') {
    matter.lastReply = { id, messageId: '', to: '' };
    return;
  }
  stage.at = stage.at.add({ seconds: desk.settings.holdSeconds + 1 });
  const outgoing = await beginSending(desk, id);
  if (outgoing === null) throw new Error(`${matter.key}: its letter did not leave`);
  await recordHanded(desk, id, { outcome: 'accepted' });
  const { messageId, recipients, subject, text, html } = outgoing.reply;
  const to = recipients[0]?.address ?? '';
  matter.lastReply = { id, messageId, to };
  const from = `${outgoing.sender.name} <${outgoing.sender.address}>`;
  const copy = composeMail({ messageId, at: stage.at, from, to, subject, text, html, files: words.files });
  await keepDemoMail(desk, [to], copy);
}

async function isOwed(desk: Desk, who: Identity, id: CaseId): Promise<boolean> {
  const duties = await desk.database.read(who, (tx) => obligationsOfSubject(tx, id));
  return duties.some(({ topic, settledBy }) => topic === 'reply-to-client' && settledBy === null);
}

/** `‹number bedre›` is the number under which the matter `bedre` is known. */
async function withNumbers({ desk, matters }: DemoStage, text: string): Promise<string> {
  const [whole, key] = /‹number ([a-z-]+)›/.exec(text) ?? [];
  if (whole === undefined || key === undefined) return text;
  const id = matters.get(key)?.case;
  const one = id == null ? null : await desk.database.read(deskIdentity(desk.tenant), (tx) => caseById(tx, id));
  if (one === null) throw new Error(`The demo quotes the number of \`${key}\`, which has none yet`);
  return text.replaceAll(whole, one.number);
}

function person(desk: Desk, given: string): Person {
  const one = EMPLOYEES.find((employee) => employee.given === given);
  if (one === undefined) throw new Error(`No demo employee is called ${given}`);
  const roles: Role[] = ['employee', ...(one.head ? (['head'] as const) : []), ...one.roles];
  return { ...employeeIdentity(desk.tenant, one.id, roles, [one.unit]), employee: one.id, unit: one.unit };
}

function caseOf(matter: MatterSoFar): CaseId {
  if (matter.case === null) throw new Error(`${matter.key}: no case has come of it`);
  return matter.case;
}

function lastReply(matter: MatterSoFar): NonNullable<MatterSoFar['lastReply']> {
  if (matter.lastReply === null) throw new Error(`${matter.key}: no reply has left`);
  return matter.lastReply;
}

function mailboxOf(local: string): string {
  return `${local}@paraugnovads.example`;
}

function done(result: unknown): void {
  if (typeof result === 'object' && result !== null && 'refused' in result)
    throw new Error(`The demo's story was refused: ${JSON.stringify(result)}`);
}
