import { createHash } from 'node:crypto';
import type { Tx } from '../../src/database/database.ts';
import { OBLIGATION_COLUMNS, obligationToRow } from '../../src/journal/obligation-row.ts';
import { earliestDue } from '../../src/journal/index.ts';
import { eventToRow } from '../../src/journal/record.store.ts';
import { newId } from '../../src/desk/context.ts';
import type { ClientId } from '../../src/vocabulary/ids.ts';
import type { History } from './history.ts';

/** Writes many cases with one statement a table, in the order of their foreign keys. */
export async function insertHistories(tx: Tx, histories: readonly History[], year: number): Promise<void> {
  const put = (statement: string, rows: readonly unknown[]) =>
    tx.rows(statement, [tx.identity.tenant, JSON.stringify(rows)]);
  const clients = new Map(histories.map(({ client }) => [client.address, { ...client, id: newId<ClientId>() }]));
  await put(CLIENTS, [...clients.values()]);
  await tx.rows(CASES, [tx.identity.tenant, JSON.stringify(histories.map(caseToRow)), year]);
  await put(
    CONTENTS,
    histories.map(({ mail }) => ({
      hash: sha256(mail.raw),
      size: mail.raw.length,
      bytes: mail.raw.toString('base64'),
    })),
  );
  await put(MAILS, histories.map(mailToRow));
  await put(
    REPLIES,
    histories.flatMap(({ reply }) => (reply === null ? [] : [reply])),
  );
  await put(SUBJECTS, histories.map(headToRow));
  await put(EVENTS, histories.flatMap(eventsToRows));
  await put(
    OBLIGATIONS,
    histories.flatMap(({ judged }) => judged.known.map(obligationToRow)),
  );
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const CLIENTS = `
with fresh as (
  insert into client_contact (tenant, kind, value, client_id, written_as)
  select $1, 'e-mail', c.address, c.id, c.address from jsonb_to_recordset($2::jsonb) as c (id uuid, name text, address text)
  on conflict do nothing returning client_id
)
insert into client (tenant, id, kind, name)
select $1, c.id, 'natural-person', c.name from jsonb_to_recordset($2::jsonb) as c (id uuid, name text, address text)
join fresh on fresh.client_id = c.id`;

const CASES = `
insert into desk_case (tenant, id, number, title, state, channel, submission, client_id, unit_id, holder_id, opened_at, closed_at, outcome, due_at, changed_at)
select $1, c.id, t.number_prefix || '-' || $3::text || '-' || lpad(nextval('case_number')::text, 5, '0'), c.title, c.state, 'e-mail', 'question',
  k.client_id, c.unit, c.holder, c.opened_at, c.closed_at, case when c.closed_at is null then null else 'answered' end, c.due_at, c.changed_at
from jsonb_to_recordset($2::jsonb) as c (id uuid, title text, state text, address text, unit uuid, holder uuid, opened_at timestamptz,
  closed_at timestamptz, due_at timestamptz, changed_at timestamptz)
join tenant t on t.id = $1
join client_contact k on k.tenant = $1 and k.kind = 'e-mail' and k.value = c.address`;

function caseToRow(one: History) {
  return {
    id: one.case,
    title: one.title,
    state: one.state,
    address: one.client.address,
    unit: one.unit,
    holder: one.holder,
    opened_at: one.openedAt,
    closed_at: one.closedAt,
    due_at: earliestDue(one.judged.known),
    changed_at: one.changedAt,
  };
}

const CONTENTS = `
with fresh as (
  insert into content (tenant, hash, size) select $1, decode(c.hash, 'hex'), c.size
  from jsonb_to_recordset($2::jsonb) as c (hash text, size bigint) on conflict do nothing returning hash
)
insert into content_piece (tenant, hash, n, bytes)
select $1, fresh.hash, 0, decode(c.bytes, 'base64') from jsonb_to_recordset($2::jsonb) as c (hash text, bytes text)
join fresh on fresh.hash = decode(c.hash, 'hex')`;

const MAILS = `
insert into mail (tenant, id, content_hash, source, received_at, envelope_from, envelope_to, mailbox_id, fate, case_id, kind, fingerprint,
  message_id, from_address, from_name, recipients, subject, sent_at, text, has_html, awaits_answer, defects, attachments, flags)
select $1, m.id, decode(m.hash, 'hex'), 'smtp', m.received_at, m.envelope_from, array[m.envelope_to], m.mailbox, 'opened', m.case_id, m.kind,
  decode(m.fingerprint, 'hex'), m.message_id, m.from_address, m.from_name, m.recipients, m.subject, m.sent_at, m.text, m.has_html,
  m.awaits_answer, m.defects, m.attachments, m.flags
from jsonb_to_recordset($2::jsonb) as m (id uuid, hash text, received_at timestamptz, envelope_from text, envelope_to text, mailbox uuid,
  case_id uuid, kind text, fingerprint text, message_id text, from_address text, from_name text, recipients jsonb, subject text,
  sent_at timestamptz, text text, has_html boolean, awaits_answer boolean, defects jsonb, attachments jsonb, flags jsonb)`;

function mailToRow({ case: caseId, mail: { id, raw, waiting, columns } }: History) {
  return {
    id,
    hash: sha256(raw),
    received_at: waiting.received_at,
    envelope_from: waiting.envelope_from,
    envelope_to: waiting.envelope_to[0],
    mailbox: waiting.mailbox_id,
    case_id: caseId,
    kind: columns.kind,
    fingerprint: columns.fingerprint?.toString('hex'),
    message_id: columns.messageId,
    from_address: columns.fromAddress,
    from_name: columns.fromName,
    recipients: columns.recipients,
    subject: columns.subject,
    sent_at: columns.sentAt,
    text: columns.text,
    has_html: columns.hasHtml,
    awaits_answer: columns.awaitsAnswer,
    defects: columns.defects,
    attachments: columns.attachments,
    flags: columns.flags,
  };
}

const REPLIES = `
insert into reply (tenant, id, case_id, way, state, answers_mail_id, author_id, subject, salutation, body, closing, recipients, html, text,
  letter_number, message_id, updated_at, approved_at, approved_by, hold_until, sent_at, delivered_at)
select $1, r.id, r.case_id, 'e-mail', 'delivered', r.answers_mail_id, r.author_id, r.subject, r.salutation, r.body, r.closing, r.recipients,
  r.html, r.text, r.letter_number, r.message_id, r.at, r.at, r.author_id, r.at, r.at, r.delivered_at
from jsonb_to_recordset($2::jsonb) as r (id uuid, case_id uuid, answers_mail_id uuid, author_id uuid, subject text, salutation text, body text,
  closing text, recipients jsonb, html text, text text, letter_number text, message_id text, at timestamptz, delivered_at timestamptz)`;

const SUBJECTS = `
insert into subject (tenant, id, kind, version, hash)
select $1, s.id, 'case', s.version, decode(s.hash, 'hex') from jsonb_to_recordset($2::jsonb) as s (id uuid, version integer, hash text)`;

function headToRow({ case: id, judged: { events } }: History) {
  return { id, version: events.length, hash: events.at(-1)?.hash.toString('hex') };
}

const EVENTS = `
insert into event (tenant, subject_id, version, kind, at, actor_id, facts, rules_version, hash)
select $1, e.subject_id, e.version, e.kind, e.at, e.actor, e.facts, e.rules_version, decode(e.hash, 'hex')
from jsonb_to_recordset($2::jsonb) as e (subject_id uuid, version integer, kind text, at timestamptz, actor uuid, facts jsonb,
  rules_version integer, hash text)`;

function eventsToRows({ judged, rulesVersion }: History) {
  return judged.events.map(({ event, hash }) => ({
    ...eventToRow(event, hash),
    subject_id: event.subject.id,
    actor: event.actor,
    rules_version: rulesVersion,
  }));
}

const OBLIGATIONS = `
insert into obligation (tenant, ${OBLIGATION_COLUMNS})
select $1, o.id, o.subject_id, o.subject_kind, o.clause, o.standard, o.mechanism, o.topic, o.opened_by, o.opened_at, o.due_at, o.near_at,
  o.explanation, o.calendar_version, o.unit_id, o.holder_id, o.verdict, o.in_time, o.settled_by, o.settled_at, o.neared
from jsonb_to_recordset($2::jsonb) as o (id uuid, subject_id uuid, subject_kind text, clause text, standard text, mechanism text, topic text,
  opened_by integer, opened_at timestamptz, due_at timestamptz, near_at timestamptz, explanation jsonb, calendar_version integer, unit_id uuid,
  holder_id uuid, verdict text, in_time boolean, settled_by integer, settled_at timestamptz, neared boolean)`;
