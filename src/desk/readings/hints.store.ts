import type { Tx } from '../../database/database.ts';
import type { CaseId, ClientId, EmployeeId } from '../../vocabulary/ids.ts';
import type { HintKind, Seen, Watch } from './hint.ts';

/** Days, both included, civil in Riga. */
export interface Days {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

/** How many hints of a kind are shown at most. */
export const HINTS = 50;
const IN_DAYS = `r.tenant = $1 and r.at >= ($2::date::timestamp at time zone 'Europe/Riga')
  and r.at < (($3::date + 1)::timestamp at time zone 'Europe/Riga')`;
const NAME = `e.given_name || ' ' || e.surname as reader_name`;
const READER = 'join employee e on e.tenant = $1 and e.id = g.reader_id';

export interface FoundHint {
  readonly reader_id: EmployeeId;
  readonly reader_name: string;
  readonly count: number;
  readonly last: Temporal.Instant;
  readonly day?: string;
  readonly hour?: number;
  readonly client_id?: ClientId;
  readonly client?: string;
  readonly surname?: string;
  readonly same_home?: boolean;
  readonly case_id?: CaseId;
  readonly number?: string;
}

function days(tx: Tx, { from, to }: Days): readonly unknown[] {
  return [tx.identity.tenant, from.toString(), to.toString()];
}

/** Who read many clients of others in one day. */
export async function manyClients(tx: Tx, period: Days, least: number): Promise<FoundHint[]> {
  return tx.rows<FoundHint>(
    `select g.*, ${NAME} from (
       select r.reader_id, (r.at at time zone 'Europe/Riga')::date::text as day, count(distinct r.client_id) as count, max(r.at) as last
       from reading r where ${IN_DAYS} and not r.own and r.client_id is not null
       group by 1, 2 having count(distinct r.client_id) >= $4 order by count desc limit ${HINTS}) g ${READER} limit ${HINTS}`,
    [...days(tx, period), least],
  );
}

/**
 * Readers whose surname begins like a word of a natural person's name, or who share an address or a way to be reached with
 * them (found through the reader's own record as a client). The names are compared once more where the language is known.
 */
export async function nearClients(tx: Tx, period: Days): Promise<FoundHint[]> {
  return tx.rows<FoundHint>(
    `with pair as materialized (
       select r.reader_id, r.client_id, count(*) as count, max(r.at) as last from reading r
       where ${IN_DAYS} and r.client_id is not null group by 1, 2
     ), reader as materialized (
       select e.id, e.surname, '% ' || left(folded(e.surname), greatest(3, length(folded(e.surname)) - 3)) || '%' as alike
       from employee e where e.tenant = $1 and e.id in (select reader_id from pair)
     ), self as materialized (
       select e.id as reader_id, own.id as client_id, nullif(folded(own.address), '') as address
       from employee e join client_contact k on k.tenant = $1
         and ((k.kind = 'e-mail' and k.value = lower(e.email)) or (k.kind = 'phone' and e.phone <> '' and k.value = e.phone))
       join client own on own.tenant = $1 and own.id = k.client_id
       where e.tenant = $1 and e.id in (select id from reader)
     ), named as (
       select p.*, d.surname, false as same_home from pair p join reader d on d.id = p.reader_id
       left join client_line l on l.tenant = $1 and l.client_id = p.client_id where ' ' || l.name like d.alike
     ), home as (
       select p.*, '' as surname, true as same_home from pair p where exists (select from self s where s.reader_id = p.reader_id and (s.client_id = p.client_id
         or (s.address is not null and s.address = (select folded(c.address) from client c where c.tenant = $1 and c.id = p.client_id))))
     )
     select g.*, cl.name as client, ${NAME} from (select * from named union all select * from home) g
     join client cl on cl.tenant = $1 and cl.id = g.client_id and cl.kind = 'natural-person' ${READER}
     order by g.last desc limit 500`,
    days(tx, period),
  );
}

/** Who read at night (22 to 6) or on days that are not worked: weekends, and the weekdays given. */
export async function oddHours(tx: Tx, period: Days, freeDays: readonly string[]): Promise<FoundHint[]> {
  return tx.rows<FoundHint>(
    `select g.*, ${NAME} from (
       select r.reader_id, t.day::text as day, count(*) as count, max(r.at) as last, (max(t.hour) filter (where t.hour < 6 or t.hour >= 22))::integer as hour
       from reading r cross join lateral (select (r.at at time zone 'Europe/Riga')::date as day, extract(hour from r.at at time zone 'Europe/Riga') as hour) t
       where ${IN_DAYS} and (t.hour < 6 or t.hour >= 22 or extract(isodow from t.day) in (6, 7) or t.day = any($4::date[]))
       group by 1, 2 order by last desc limit 200) g ${READER} limit 200`,
    [...days(tx, period), freeDays],
  );
}

/**
 * Who read one case again and again, neither holding it nor doing anything in it. Colleagues look into cases of their unit
 * often: for those it takes three times as many.
 */
export async function readWithoutDeed(tx: Tx, period: Days, least: number): Promise<FoundHint[]> {
  return tx.rows<FoundHint>(
    `select g.*, ${NAME}, c.number from (
       select r.reader_id, r.case_id, count(*) as count, max(r.at) as last from reading r
       where ${IN_DAYS} and r.case_id is not null and r.what = 'case' group by 1, 2 having count(*) filter (where not r.own) >= $4 or count(*) >= 3 * $4 order by count desc limit 500) g ${READER}
     join desk_case c on c.tenant = $1 and c.id = g.case_id and c.holder_id is distinct from g.reader_id
     where not exists (select from event v where v.tenant = $1 and v.subject_id = g.case_id and v.actor_id = g.reader_id)
     order by g.count desc limit ${HINTS}`,
    [...days(tx, period), least],
  );
}

/** Restricted cases that somebody opened by breaking the glass. */
export async function brokenGlass(tx: Tx, period: Days): Promise<FoundHint[]> {
  return tx.rows<FoundHint>(
    `select g.*, ${NAME}, c.number from (
       select r.reader_id, r.case_id, count(*) as count, max(r.at) as last from reading r
       where ${IN_DAYS} and r.break_glass and r.case_id is not null group by 1, 2 order by last desc limit ${HINTS}) g ${READER}
     join desk_case c on c.tenant = $1 and c.id = g.case_id limit ${HINTS}`,
    days(tx, period),
  );
}

interface SeenRow {
  readonly kind: HintKind;
  readonly reader_id: EmployeeId;
  readonly about: string;
  readonly at: Temporal.Instant;
  readonly by: string;
  readonly note: string;
}

/** The last look at each hint about these readers, by `kind|reader|about`. */
export async function seenHints(tx: Tx, readers: readonly EmployeeId[]): Promise<ReadonlyMap<string, Seen>> {
  const rows = await tx.rows<SeenRow>(
    `select distinct on (h.kind, h.reader_id, h.about) h.kind, h.reader_id, h.about, h.seen_at as at, e.given_name || ' ' || e.surname as by, h.note
     from reading_hint h join employee e on e.tenant = $1 and e.id = h.seen_by
     where h.tenant = $1 and h.reader_id = any($2::uuid[]) order by h.kind, h.reader_id, h.about, h.seen_at desc limit 5000`,
    [tx.identity.tenant, readers],
  );
  return new Map(
    rows.map(({ kind, reader_id, about, at, by, note }) => [`${kind}|${reader_id}|${about}`, { at, by, note }]),
  );
}

export async function insertSeen(
  tx: Tx,
  hint: { readonly kind: HintKind; readonly reader: EmployeeId; readonly about: string },
  by: EmployeeId,
  note: string,
  at: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `insert into reading_hint (tenant, kind, reader_id, about, seen_at, seen_by, note) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict do nothing`,
    [tx.identity.tenant, hint.kind, hint.reader, hint.about, at, by, note],
  );
}

export async function watchRow(tx: Tx): Promise<Watch | null> {
  return tx.one<Watch>('select many_clients as "manyClients", repeated from reading_watch where tenant = $1', [
    tx.identity.tenant,
  ]);
}

export async function saveWatch(tx: Tx, watch: Watch, by: EmployeeId, at: Temporal.Instant): Promise<void> {
  await tx.rows(
    `insert into reading_watch (tenant, many_clients, repeated, changed_at, changed_by) values ($1, $2, $3, $4, $5)
     on conflict (tenant) do update set many_clients = excluded.many_clients, repeated = excluded.repeated,
       changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [tx.identity.tenant, watch.manyClients, watch.repeated, at, by],
  );
}
