import assert from 'node:assert/strict';
import {
  approveReply,
  beginSending,
  openDraft,
  previewReply,
  recordHanded,
  replyById,
  writeDraft,
} from '../../src/desk/replies/index.ts';
import { mailById } from '../../src/desk/mail/index.ts';
import { caseById, type Case, changeCase } from '../../src/desk/cases/index.ts';
import { obligationsOfSubject, replay, verifyJournal } from '../../src/journal/index.ts';
import type { AnswerKind } from '../../src/language/reply-draft.ts';
import type { CaseId, MailId, ReplyId } from '../../src/vocabulary/ids.ts';
import { DESK, dictionary, type TestDesk } from './desk.ts';

export interface LetterToWrite {
  /** The local part of the Message-ID and, unless told otherwise, of the sender. */
  readonly id: string;
  readonly from?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly answers?: string;
}

/** A letter of a client as it comes over the wire. */
export function letter({
  id,
  from = 'klients@klienti.example',
  subject = 'Par bedri',
  text,
  answers,
}: LetterToWrite): string {
  const thread = answers === undefined ? '' : `In-Reply-To: ${answers}\nReferences: ${answers}\n`;
  return `From: ${from}\nTo: dome@paraugnovads.example\nSubject: ${subject}\nMessage-ID: <${id}@klienti.example>\n${thread}Content-Type: text/plain; charset=utf-8\n\n${text ?? 'Labdien! Šķūņu ielā ir bedre. Kad to aizbērs?'}\n`;
}

/** The report of our relay that a letter has not arrived. */
export function bounceOf(messageId: string, to = 'klients@klienti.example'): string {
  return `Return-Path: <>
From: MAILER-DAEMON@mx.paraugnovads.example
To: dome@paraugnovads.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <bounce-of-${messageId.slice(1)}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain

Not delivered.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.paraugnovads.example

Final-Recipient: rfc822; ${to}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b1
Content-Type: message/rfc822

Message-ID: ${messageId}
Subject: Re

--b1--
`;
}

export async function caseOfMail(desk: TestDesk, id: MailId): Promise<Case> {
  return desk.database.read(DESK, async (tx) => {
    const mail = await mailById(tx, id);
    const one = mail?.case_id == null ? null : await caseById(tx, mail.case_id);
    assert.ok(one !== null, 'the letter stands in a case');
    return one;
  });
}

export async function caseNow(desk: TestDesk, id: CaseId): Promise<Case> {
  const one = await desk.database.read(DESK, (tx) => caseById(tx, id));
  assert.ok(one !== null);
  return one;
}

/** What a case owes or owed by one clause. */
export async function duties(desk: TestDesk, id: CaseId, clause: string) {
  const all = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, id));
  return all.filter((one) => one.clause === clause);
}

export async function take(desk: TestDesk, given: string, id: CaseId): Promise<void> {
  const who = desk.as(given);
  const taken = await changeCase(desk, who, id, { do: 'take', by: who.employee, unit: who.units[0]! });
  assert.ok(!('refused' in taken), JSON.stringify(taken));
}

/** Writes, reads through and approves a whole reply; it has not left yet. */
export async function approve(
  desk: TestDesk,
  given: string,
  id: CaseId,
  kind: AnswerKind = 'answer',
): Promise<ReplyId> {
  const who = desk.as(given);
  const draft = await openDraft(desk, who, id);
  assert.ok(!('refused' in draft), JSON.stringify(draft));
  const written = await writeDraft(desk, who, draft.id, draft.draftVersion, {
    ...draft,
    kind,
    salutation: draft.parts.salutation,
    body: '<p>Bedri aizbērs ceļu dienests līdz piektdienai, 27. novembrim. To nosaka domes saistošie noteikumi Nr. 9.</p>',
    closing:
      '<p>Bedre būs aizbērta līdz piektdienai. Jums nekas papildus nav jādara.</p><p>Atvainojamies par gaidīšanu un pateicamies!</p>',
  });
  assert.ok(!('refused' in written), JSON.stringify(written));
  const words = await dictionary;
  const readThrough = await desk.database.read(who, async (tx) => {
    const reply = await replyById(tx, draft.id);
    assert.ok(reply !== null);
    return (await previewReply(desk, tx, reply, words)).hash;
  });
  const approved = await approveReply(desk, who, { reply: draft.id, readThrough }, words);
  assert.ok(!('refused' in approved), JSON.stringify(approved));
  return draft.id;
}

/** A whole reply that the relay has taken; its Message-ID. */
export async function answer(desk: TestDesk, given: string, id: CaseId, kind: AnswerKind = 'answer'): Promise<string> {
  const reply = await approve(desk, given, id, kind);
  const outgoing = await beginSending(desk, reply);
  assert.ok(outgoing !== null);
  await recordHanded(desk, reply, { outcome: 'accepted' });
  return outgoing.reply.messageId;
}

/** Every chain is whole, and the journal judged again gives the same duties. */
export async function assertJournalIsWhole(desk: TestDesk): Promise<void> {
  await desk.database.read(DESK, async (tx) => {
    assert.deepEqual((await replay(tx, desk.rules)).differences, []);
    assert.deepEqual((await verifyJournal(tx)).tampering, []);
  });
}
