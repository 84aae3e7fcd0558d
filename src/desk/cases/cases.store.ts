import type { Tx } from '../../database/database.ts';
import type { CaseId, ReplyId } from '../../vocabulary/ids.ts';
import type { Case } from './case.ts';

interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: Case['state'];
  readonly channel: string;
  readonly submission: string;
  readonly client_id: string;
  readonly unit_id: string;
  readonly holder_id: string | null;
  readonly opened_at: Temporal.Instant;
  readonly closed_at: Temporal.Instant | null;
  readonly outcome: string | null;
  readonly merged_into: string | null;
  readonly follow_up_of: string | null;
}

const COLUMNS =
  'id, number, title, state, channel, submission, client_id, unit_id, holder_id, opened_at, closed_at, outcome, merged_into, follow_up_of';

function caseFromRow(row: CaseRow): Case {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    state: row.state,
    channel: row.channel,
    submission: row.submission,
    client: row.client_id,
    unit: row.unit_id,
    holder: row.holder_id,
    openedAt: row.opened_at,
    followUpOf: row.follow_up_of,
    ...(row.state === 'closed' ? { closedAt: row.closed_at, outcome: row.outcome } : {}),
    ...(row.state === 'merged' ? { mergedInto: row.merged_into } : {}),
  } as Case;
}

export async function caseById(tx: Tx, id: CaseId): Promise<Case | null> {
  const row = await tx.one<CaseRow>(`select ${COLUMNS} from desk_case where tenant = $1 and id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : caseFromRow(row);
}

/** The same, locked until the transaction ends: whoever decides upon it decides alone. */
export async function lockCase(tx: Tx, id: CaseId): Promise<Case | null> {
  const row = await tx.one<CaseRow>(
    `select ${COLUMNS} from desk_case where tenant = $1 and id = $2 for no key update`,
    [tx.identity.tenant, id],
  );
  return row === null ? null : caseFromRow(row);
}

/** The case that a reply belongs to. */
export async function caseOfReply(tx: Tx, reply: ReplyId): Promise<Case | null> {
  const row = await tx.one<CaseRow>(
    `select ${COLUMNS} from desk_case where tenant = $1 and id = (select case_id from reply where tenant = $1 and id = $2)`,
    [tx.identity.tenant, reply],
  );
  return row === null ? null : caseFromRow(row);
}

export async function caseByNumber(tx: Tx, number: string): Promise<Case | null> {
  const row = await tx.one<CaseRow>(`select ${COLUMNS} from desk_case where tenant = $1 and number = upper($2)`, [
    tx.identity.tenant,
    number,
  ]);
  return row === null ? null : caseFromRow(row);
}

/** Writes the case as it stands after a deed, with the due time that `record` found. */
export async function saveCase(
  tx: Tx,
  one: Case,
  dueAt: Temporal.Instant | null,
  now: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `update desk_case set state = $3, submission = $4, client_id = $5, unit_id = $6, holder_id = $7, closed_at = $8,
       outcome = $9, merged_into = $10, due_at = $11, changed_at = $12, title = $13
     where tenant = $1 and id = $2`,
    [
      tx.identity.tenant,
      one.id,
      one.state,
      one.submission,
      one.client,
      one.unit,
      one.holder,
      one.state === 'closed' ? one.closedAt : null,
      one.state === 'closed' ? one.outcome : null,
      one.state === 'merged' ? one.mergedInto : null,
      dueAt,
      now,
      one.title,
    ],
  );
}

/** A new case; its number comes from the sequence: prefix, year in Riga, running number. Returns the number. */
export async function insertCase(
  tx: Tx,
  one: Omit<Case, 'number'>,
  dueAt: Temporal.Instant | null,
  year: number,
): Promise<string> {
  const row = await tx.one<{ number: string }>(
    `insert into desk_case (tenant, id, number, title, state, channel, submission, client_id, unit_id, holder_id, opened_at,
       follow_up_of, due_at, changed_at)
     select $1, $2, t.number_prefix || '-' || $3::text || '-' || lpad(nextval('case_number')::text, 5, '0'), $4, 'open', $5, $6, $7, $8,
       $9, $10, $11, $12, $10 from tenant t where t.id = $1
     returning number`,
    [
      tx.identity.tenant,
      one.id,
      year,
      one.title,
      one.channel,
      one.submission,
      one.client,
      one.unit,
      one.holder,
      one.openedAt,
      one.followUpOf,
      dueAt,
    ],
  );
  if (row === null) throw new Error('The tenant is missing: a case was not written');
  return row.number;
}

/** Writes the due time alone. */
export async function saveDue(tx: Tx, id: CaseId, dueAt: Temporal.Instant): Promise<void> {
  await tx.rows('update desk_case set due_at = $3 where tenant = $1 and id = $2', [tx.identity.tenant, id, dueAt]);
}

/** Cases that stand in this one, at any remove. */
export async function casesMergedInto(tx: Tx, id: CaseId): Promise<CaseId[]> {
  const rows = await tx.rows<{ id: CaseId }>(
    `with recursive inner_case as (
       select id from desk_case where tenant = $1 and merged_into = $2
       union select c.id from desk_case c join inner_case i on c.tenant = $1 and c.merged_into = i.id
     ) select id from inner_case limit 100`,
    [tx.identity.tenant, id],
  );
  return rows.map((row) => row.id);
}

export async function linkCases(
  tx: Tx,
  one: CaseId,
  other: CaseId,
  why: 'mentions' | 'follow-up' | 'split' | 'linked',
): Promise<void> {
  await tx.rows(
    'insert into case_link (tenant, case_id, other_id, why) values ($1, $2, $3, $4) on conflict do nothing',
    [tx.identity.tenant, one, other, why],
  );
}

export interface LinkedCase {
  readonly id: CaseId;
  readonly number: string;
  readonly title: string;
  readonly why: string;
}

/** Cases linked with this one, either way. */
export async function linkedCases(tx: Tx, id: CaseId): Promise<LinkedCase[]> {
  return tx.rows<LinkedCase>(
    `select c.id, c.number, c.title, l.why from case_link l
     join desk_case c on c.tenant = l.tenant and c.id = case when l.case_id = $2 then l.other_id else l.case_id end
     where l.tenant = $1 and (l.case_id = $2 or l.other_id = $2) limit 50`,
    [tx.identity.tenant, id],
  );
}

export async function addParty(tx: Tx, id: CaseId, address: string, name: string): Promise<void> {
  await tx.rows(
    'insert into case_party (tenant, case_id, address, name) values ($1, $2, $3, $4) on conflict do nothing',
    [tx.identity.tenant, id, address, name],
  );
}

/** Addresses whose owners take part in the case: the client's own and the parties an employee added. */
export async function participantsOf(
  tx: Tx,
  id: CaseId,
): Promise<{ address: string; name: string; role: 'client' | 'party' }[]> {
  return tx.rows(
    `select k.value as address, cl.name, 'client' as role from desk_case c
       join client cl on cl.tenant = c.tenant and cl.id = c.client_id
       join client_contact k on k.tenant = c.tenant and k.client_id = c.client_id and k.kind = 'e-mail'
     where c.tenant = $1 and c.id = $2
     union all
     select address, name, 'party' from case_party where tenant = $1 and case_id = $2
     limit 100`,
    [tx.identity.tenant, id],
  );
}

export interface NoteRow {
  readonly id: string;
  readonly text: string;
  readonly made_at: Temporal.Instant;
  readonly author: string;
}

export async function insertNote(
  tx: Tx,
  note: { id: string; case: CaseId; author: string; text: string; at: Temporal.Instant },
): Promise<void> {
  await tx.rows('insert into note (tenant, id, case_id, author_id, text, made_at) values ($1, $2, $3, $4, $5, $6)', [
    tx.identity.tenant,
    note.id,
    note.case,
    note.author,
    note.text,
    note.at,
  ]);
}
