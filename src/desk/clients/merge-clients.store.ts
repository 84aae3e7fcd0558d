import type { Tx } from '../../database/database.ts';
import type { CaseId, ClientId } from '../../vocabulary/ids.ts';

export interface MergeRow {
  readonly id: string;
  readonly from_id: ClientId;
  readonly into_id: ClientId;
  readonly cases: readonly CaseId[];
  readonly contacts: readonly string[];
  readonly authorities: readonly string[];
  readonly mains: readonly string[];
  readonly filled: readonly string[];
  readonly made_at: Temporal.Instant;
}

/** What belongs to a client now, by id. */
export async function belongingsOf(
  tx: Tx,
  id: ClientId,
): Promise<{ cases: CaseId[]; contacts: string[]; mains: string[]; authorities: string[] }> {
  const row = await tx.one<{ cases: CaseId[]; contacts: string[]; mains: string[]; authorities: string[] }>(
    `select array(select id from desk_case where tenant = $1 and client_id = $2) as cases,
       array(select id from client_contact where tenant = $1 and client_id = $2) as contacts,
       array(select id from client_contact where tenant = $1 and client_id = $2 and main) as mains,
       array(select id from authority where tenant = $1 and client_id = $2) as authorities`,
    [tx.identity.tenant, id],
  );
  return row ?? { cases: [], contacts: [], mains: [], authorities: [] };
}

/**
 * Gives cases to a client. Who changed a case last sees it for an hour (0012): whoever puts clients in order changes no
 * case, so the cases are written as by nobody.
 */
export async function giveCases(tx: Tx, cases: readonly CaseId[], from: ClientId, into: ClientId): Promise<void> {
  await tx.rows(`select set_config('laipa.employee', '', true)`);
  await tx.rows('update desk_case set client_id = $4 where tenant = $1 and id = any($2::uuid[]) and client_id = $3', [
    tx.identity.tenant,
    cases,
    from,
    into,
  ]);
  await tx.rows(`select set_config('laipa.employee', $1, true)`, [tx.identity.employee ?? '']);
}

/** Gives contacts; one that was the main one of its kind stays so only where the other has none. */
export async function giveContacts(tx: Tx, contacts: readonly string[], from: ClientId, into: ClientId): Promise<void> {
  await tx.rows(
    `update client_contact k set client_id = $4, main = k.main and not exists (
       select from client_contact o where o.tenant = $1 and o.client_id = $4 and o.kind = k.kind and o.main)
     where k.tenant = $1 and k.id = any($2::uuid[]) and k.client_id = $3`,
    [tx.identity.tenant, contacts, from, into],
  );
}

/** Makes these the client's main contacts and no others; none is meanwhile, as there is one of a kind at most. */
export async function makeMain(tx: Tx, client: ClientId, contacts: readonly string[]): Promise<void> {
  const own = [tx.identity.tenant, client];
  await tx.rows('update client_contact set main = false where tenant = $1 and client_id = $2 and main', own);
  await tx.rows('update client_contact set main = true where tenant = $1 and client_id = $2 and id = any($3::uuid[])', [
    ...own,
    contacts,
  ]);
}

export async function giveAuthorities(tx: Tx, ids: readonly string[], from: ClientId, into: ClientId): Promise<void> {
  await tx.rows('update authority set client_id = $4 where tenant = $1 and id = any($2::uuid[]) and client_id = $3', [
    tx.identity.tenant,
    ids,
    from,
    into,
  ]);
}

export async function markMerged(tx: Tx, id: ClientId, into: ClientId | null): Promise<void> {
  await tx.rows('update client set merged_into = $3, version = version + 1 where tenant = $1 and id = $2', [
    tx.identity.tenant,
    id,
    into,
  ]);
}

const FILLABLE = ['registration_number', 'address', 'form_of_address'] as const;

/** Where the record says nothing of how the client is to be served, what the other says goes over as one. */
const WISHES = `i.needs = '{}' and i.needs_words = '' and f.needs_agreed_on is not null`;
const LENT_WISHES = `'needs' = any($4::text[]) and (i.needs, i.needs_words, i.needs_agreed_on) is not distinct from (f.needs, f.needs_words, f.needs_agreed_on)`;
const CHANNEL = 'i.preferred_channel is null and f.preferred_channel is not null';

/** Fills what the record lacks from the other; gives the columns. */
export async function fillGaps(tx: Tx, from: ClientId, into: ClientId): Promise<string[]> {
  const row = await tx.one<{ filled: string[] }>(
    `with gaps as (select ${FILLABLE.map((column) => `i.${column} = '' and f.${column} <> '' as ${column}`).join(', ')},
         ${WISHES} as needs, ${CHANNEL} as preferred_channel
       from client i, client f where i.tenant = $1 and i.id = $3 and f.tenant = $1 and f.id = $2),
     filled as (update client i set ${FILLABLE.map((column) => `${column} = case when g.${column} then f.${column} else i.${column} end`).join(', ')},
       needs = case when g.needs then f.needs else i.needs end,
       needs_words = case when g.needs then f.needs_words else i.needs_words end,
       needs_agreed_on = case when g.needs then f.needs_agreed_on else i.needs_agreed_on end,
       preferred_channel = case when g.preferred_channel then f.preferred_channel else i.preferred_channel end
       from gaps g, client f where i.tenant = $1 and i.id = $3 and f.tenant = $1 and f.id = $2)
     select array_remove(array[${[...FILLABLE, 'needs', 'preferred_channel'].map((column) => `case when ${column} then '${column}' end`).join(', ')}], null) as filled from gaps`,
    [tx.identity.tenant, from, into],
  );
  return row?.filled ?? [];
}

/** Empties again what was filled and has not been changed since. */
export async function emptyGaps(tx: Tx, from: ClientId, into: ClientId, filled: readonly string[]): Promise<void> {
  await tx.rows(
    `update client i set ${FILLABLE.map((column) => `${column} = case when '${column}' = any($4::text[]) and i.${column} = f.${column} then '' else i.${column} end`).join(', ')},
       needs = case when ${LENT_WISHES} then '{}' else i.needs end,
       needs_words = case when ${LENT_WISHES} then '' else i.needs_words end,
       needs_agreed_on = case when ${LENT_WISHES} then null else i.needs_agreed_on end,
       preferred_channel = case when 'preferred_channel' = any($4::text[]) and i.preferred_channel = f.preferred_channel then null else i.preferred_channel end
     from client f where i.tenant = $1 and i.id = $3 and f.tenant = $1 and f.id = $2`,
    [tx.identity.tenant, from, into, filled],
  );
}

export async function insertMerge(tx: Tx, merge: MergeRow): Promise<void> {
  await tx.rows(
    `insert into client_merge (tenant, id, from_id, into_id, cases, contacts, authorities, mains, filled, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.identity.tenant,
      merge.id,
      merge.from_id,
      merge.into_id,
      merge.cases,
      merge.contacts,
      merge.authorities,
      merge.mains,
      merge.filled,
      tx.identity.employee,
      merge.made_at,
    ],
  );
}

/** The merge by which a client's record went into another and stands there still. */
export async function mergeOf(tx: Tx, from: ClientId): Promise<MergeRow | null> {
  return tx.one<MergeRow>(
    `select id, from_id, into_id, cases, contacts, authorities, mains, filled, made_at from client_merge
     where tenant = $1 and from_id = $2 and undone_at is null order by made_at desc limit 1`,
    [tx.identity.tenant, from],
  );
}

export async function markUndone(tx: Tx, merge: string, now: Temporal.Instant): Promise<void> {
  await tx.rows('update client_merge set undone_at = $3 where tenant = $1 and id = $2', [
    tx.identity.tenant,
    merge,
    now,
  ]);
}

/** Records that stand merged into a client directly, newest first. */
export async function mergedInto(
  tx: Tx,
  into: ClientId,
): Promise<{ id: ClientId; name: string; made_at: Temporal.Instant }[]> {
  return tx.rows(
    `select c.id, c.name, m.made_at from client_merge m join client c on c.tenant = $1 and c.id = m.from_id
     where m.tenant = $1 and m.into_id = $2 and m.undone_at is null order by m.made_at desc limit 20`,
    [tx.identity.tenant, into],
  );
}

/** Cases that a client was given since an instant because a letter came from one of these addresses. */
export async function casesWrittenFrom(
  tx: Tx,
  client: ClientId,
  contacts: readonly string[],
  since: Temporal.Instant,
): Promise<CaseId[]> {
  const rows = await tx.rows<{ id: CaseId }>(
    `select c.id from desk_case c where c.tenant = $1 and c.client_id = $2 and c.opened_at >= $4
       and (select m.from_address from mail m where m.tenant = $1 and m.case_id = c.id order by m.received_at limit 1) in (
         select value from client_contact where tenant = $1 and id = any($3::uuid[]) and kind = 'e-mail')
     limit 1000`,
    [tx.identity.tenant, client, contacts, since],
  );
  return rows.map(({ id }) => id);
}

/** Whether an answer of any of these cases is on its way: to whom it went must not change under it. */
export async function isAnswerUnderWay(tx: Tx, cases: readonly CaseId[]): Promise<boolean> {
  const row = await tx.one(
    `select from reply where tenant = $1 and case_id = any($2::uuid[]) and state in ('approved', 'sent') limit 1`,
    [tx.identity.tenant, cases],
  );
  return row !== null;
}

/**
 * Takes out of the drafts of these cases every recipient whose address is the former client's: what is written to one
 * client never goes to another. A draft open in a browser is behind by a version then, and is refused.
 */
export async function redirectDrafts(tx: Tx, cases: readonly CaseId[], former: ClientId): Promise<number> {
  const changed = await tx.rows<{ id: string }>(
    `update reply r set draft_version = draft_version + 1, read_through = null, recipients = coalesce((
       select jsonb_agg(x) from jsonb_array_elements(r.recipients) x where not exists (
         select from client_contact k where k.tenant = $1 and k.client_id = $3 and k.value = lower(x ->> 'address'))), '[]')
     where r.tenant = $1 and r.case_id = any($2::uuid[]) and r.state = 'draft' and exists (
       select from jsonb_array_elements(r.recipients) x join client_contact k on k.tenant = $1 and k.client_id = $3
         and k.value = lower(x ->> 'address')) returning r.id`,
    [tx.identity.tenant, cases, former],
  );
  // Nor do they stay party to it: what one writes must not join the other's case.
  await tx.rows(
    `delete from case_party p using client_contact k where p.tenant = $1 and p.case_id = any($2::uuid[]) and k.tenant = $1
       and k.client_id = $3 and k.value = p.address`,
    [tx.identity.tenant, cases, former],
  );
  return changed.length;
}

/** Of these cases those that are the client's, and of these contacts likewise. */
export async function ownOf(
  tx: Tx,
  client: ClientId,
  cases: readonly CaseId[],
  contacts: readonly string[],
): Promise<{ cases: CaseId[]; contacts: string[] }> {
  const row = await tx.one<{ cases: CaseId[]; contacts: string[] }>(
    `select array(select id from desk_case where tenant = $1 and client_id = $2 and id = any($3::uuid[])) as cases,
       array(select id from client_contact where tenant = $1 and client_id = $2 and id = any($4::uuid[])) as contacts`,
    [tx.identity.tenant, client, cases, contacts],
  );
  return row ?? { cases: [], contacts: [] };
}
