import type { Tx } from '../../database/database.ts';
import type { RecordKind } from '../../vocabulary/words.ts';

/** A record whose term is over: what it is called on the list, and the moment its term is counted from. */
export interface Expired {
  readonly id: string;
  readonly name: string;
  readonly at: Temporal.Instant;
}

interface Source {
  readonly from: string;
  readonly id: string;
  readonly name: string;
  readonly at: string;
  /** What is kept in spite of the term. */
  readonly but: string;
}

const held = (by: string) =>
  `not exists (select from keep_hold h where h.tenant = $1 and h.lifted_at is null and h.until >= $3 and (${by}))`;

/**
 * Where the records of each kind stand, and what of them is never past its term: what is held, and cases in which
 * something is still owed. $1 tenant, $2 the moment before which the term is over, $3 today.
 */
const SOURCES: Readonly<Record<RecordKind, Source>> = {
  'closed-case': {
    from: 'desk_case x',
    id: 'x.id',
    name: `x.number || ' · ' || x.title`,
    at: 'x.closed_at',
    but: `x.state = 'closed' and x.erased_at is null and ${held('h.case_id = x.id or h.client_id = x.client_id')}
      and not exists (select from obligation o where o.tenant = $1 and o.subject_id = x.id and o.settled_by is null and o.verdict = 'open')
      and not exists (select from desk_case m join obligation o on o.tenant = $1 and o.subject_id = m.id
        where m.tenant = $1 and m.merged_into = x.id and o.settled_by is null and o.verdict = 'open')`,
  },
  'client-without-case': {
    from: 'client x',
    id: 'x.id',
    name: 'x.name',
    at: 'x.created_at',
    but: `x.erased_at is null and x.merged_into is null and x.kind <> 'employee' and ${held('h.client_id = x.id')}
      and not exists (select from desk_case c where c.tenant = $1 and c.client_id = x.id and c.erased_at is null)
      and not exists (select from client m where m.tenant = $1 and m.merged_into = x.id and m.erased_at is null)
      and not exists (select from disclosure d where d.tenant = $1 and d.client_id = x.id)`,
  },
  'quarantined-mail': {
    from: 'mail x',
    id: 'x.id',
    name: `coalesce(nullif(x.subject, ''), nullif(x.from_address, ''), '–')`,
    at: 'x.received_at',
    // And copies that came in again of a letter that was erased since.
    but: `(x.fate in ('quarantined', 'notice') or x.fate = 'duplicate' and exists (select from mail o where o.tenant = $1
        and o.fingerprint = x.fingerprint and o.fate in ('opened','joined','quarantined') and o.erased_at is not null))
      and x.erased_at is null`,
  },
  'reading-log': {
    from: 'reading x',
    id: 'x.id',
    name: 'x.what',
    at: 'x.at',
    but: held('h.case_id = x.case_id or h.client_id = x.client_id'),
  },
  disclosure: {
    from: 'disclosure x',
    id: 'x.id',
    name: 'x.what',
    at: 'x.at',
    but: held('h.case_id = x.case_id or h.client_id = x.client_id'),
  },
  declaration: {
    from: 'declaration x',
    id: 'x.id',
    name: 'x.year::text',
    at: 'x.made_at',
    // An interest that still stands walls somebody off.
    but: `not exists (select from interest i where i.tenant = $1 and i.declaration_id = x.id and i.ended_at is null)`,
  },
  'sign-in-log': { from: 'sign_in_log x', id: 'x.id', name: 'x.outcome', at: 'x.at', but: 'true' },
  'search-document': {
    from: 'search_document d join desk_case x on x.tenant = d.tenant and x.id = d.case_id',
    id: 'x.id',
    name: 'x.number',
    at: 'x.closed_at',
    but: `x.state = 'closed' and x.erased_at is null`,
  },
  // What was said and where slips were sent; that somebody was served stays, for the figures.
  visit: {
    from: 'visit x',
    id: 'x.id',
    name: `x.number || ' · ' || x.day`,
    at: 'x.ended_at',
    but: `(x.need <> '' or x.next_words <> ''
        or exists (select from survey_answer s where s.tenant = $1 and s.visit_id = x.id and s.words not in ('', '[dzēsts]'))
        or exists (select from notice n where n.tenant = $1 and n.subject_kind = 'visit' and n.subject_id = x.id and n.address <> ''))
      and ${held('h.case_id = x.case_id or h.client_id = x.client_id')}`,
  },
  appointment: {
    from: 'appointment x',
    id: 'x.id',
    name: 'x.number',
    at: 'x.ended_at',
    but: `x.client_name <> '[dzēsts]' and ${held('h.case_id = x.case_id or h.client_id = x.client_id')}`,
  },
};

const where = ({ from, at, but }: Source) => `from ${from} where x.tenant = $1 and ${at} < $2::timestamptz and ${but}`;
// $3 is named in every statement, so that all take the same values.
const TODAY = '$3::date is not null';

/** The oldest records of a kind whose term is over. */
export async function expired(
  tx: Tx,
  kind: RecordKind,
  before: Temporal.Instant,
  today: Temporal.PlainDate,
  limit: number,
): Promise<Expired[]> {
  const source = SOURCES[kind];
  return tx.rows<Expired>(
    `select ${source.id}::text as id, ${source.name} as name, ${source.at} as at ${where(source)} and ${TODAY}
     order by ${source.at}, ${source.id} limit $4`,
    [tx.identity.tenant, before, today, limit],
  );
}

export async function countExpired(
  tx: Tx,
  kind: RecordKind,
  before: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<number> {
  const row = await tx.one<{ count: number }>(
    `select count(*)::integer as count ${where(SOURCES[kind])} and ${TODAY}`,
    [tx.identity.tenant, before, today],
  );
  return row?.count ?? 0;
}

/** These cases with all that were merged into them. */
export async function withMerged(tx: Tx, cases: readonly string[]): Promise<string[]> {
  // bounded: by the pieces in which a run goes on.
  const rows = await tx.rows<{ id: string }>(
    `with recursive whole as (
       select id from desk_case where tenant = $1 and id = any($2::uuid[])
       union select c.id from whole w join desk_case c on c.tenant = $1 and c.merged_into = w.id
     ) select id from whole`,
    [tx.identity.tenant, cases],
  );
  return rows.map(({ id }) => id);
}

/** The addresses of these clients, in lower case. */
export async function addressesOf(tx: Tx, clients: readonly string[]): Promise<string[]> {
  // bounded: by the pieces in which a run goes on.
  const rows = await tx.rows<{ value: string }>(
    `select lower(value) as value from client_contact where tenant = $1 and kind = 'e-mail' and client_id = any($2::uuid[])`,
    [tx.identity.tenant, clients],
  );
  return rows.map(({ value }) => value);
}
