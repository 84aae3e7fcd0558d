import type { Tx } from '../../database/database.ts';
import type { CaseId, ClientId, EmployeeId } from '../../vocabulary/ids.ts';
import type { ReadingGround } from '../../vocabulary/words.ts';
import type { ReadThing } from './reading.ts';

/** `own`: one's own matters; `stated`: those of others; `break-glass`; or one ground. */
export type GroundAsked = 'own' | 'stated' | 'break-glass' | ReadingGround;

export interface ReadingFilter {
  /** Of any of these clients; `null`: of all. */
  readonly clients: readonly ClientId[] | null;
  readonly readers: readonly EmployeeId[] | null;
  readonly from: Temporal.PlainDate | null;
  readonly to: Temporal.PlainDate | null;
  readonly ground: GroundAsked | null;
}

export const EVERY_READING: ReadingFilter = { clients: null, readers: null, from: null, to: null, ground: null };

export interface ReadingRow {
  readonly id: number;
  readonly at: Temporal.Instant;
  readonly reader_id: EmployeeId;
  readonly reader: string;
  /** As they stood in the directory on the day of the reading. */
  readonly post_lv: string | null;
  readonly post_en: string | null;
  readonly unit_lv: string | null;
  readonly unit_en: string | null;
  readonly what: ReadThing;
  readonly own: boolean;
  readonly ground: ReadingGround | null;
  readonly reason: string;
  readonly break_glass: boolean;
  readonly case_id: CaseId | null;
  readonly number: string | null;
  readonly client_id: ClientId | null;
  readonly client: string | null;
}

export interface ReadingPage {
  readonly oldestFirst: boolean;
  /** The reading after which the page begins. */
  readonly after: number | null;
  readonly limit: number;
}

/** A page of the log by time, by index of whichever is asked for; names of cases and clients as far as `tx` sees them. */
export async function findReadings(
  tx: Tx,
  filter: ReadingFilter,
  { oldestFirst, after, limit }: ReadingPage,
): Promise<ReadingRow[]> {
  const { conditions, values } = conditionsOf(tx, filter);
  if (after !== null) conditions.push(`r.id ${oldestFirst ? '>' : '<'} $${values.push(after)}`);
  const order = oldestFirst ? 'asc' : 'desc';
  return tx.rows<ReadingRow>(
    `select r.id, r.at, r.reader_id, e.given_name || ' ' || e.surname as reader, p.post_lv, p.post_en, p.unit_lv, p.unit_en, r.what, r.own,
       r.ground, r.reason, r.break_glass, r.case_id, c.number, r.client_id, cl.name as client
     from (select r.* from reading r where ${conditions.join(' and ')} order by r.id ${order} limit $${values.push(limit)}) r
     join employee e on e.tenant = $1 and e.id = r.reader_id
     left join desk_case c on c.tenant = $1 and c.id = r.case_id
     left join client cl on cl.tenant = $1 and cl.id = r.client_id
     left join lateral (
       select h.post_lv, h.post_en, u.name_lv as unit_lv, u.name_en as unit_en from held_post h join unit u on u.tenant = $1 and u.id = h.unit_id
       where h.tenant = $1 and h.employee_id = r.reader_id and h.valid_from <= (r.at at time zone 'Europe/Riga')::date
         and (h.valid_to is null or h.valid_to >= (r.at at time zone 'Europe/Riga')::date) order by h.head desc, h.valid_from limit 1) p on true
     order by r.id ${order}`,
    values,
  );
}

/** How many there are, counted no further than `most`. */
export async function countReadings(tx: Tx, filter: ReadingFilter, most: number): Promise<number> {
  const { conditions, values } = conditionsOf(tx, filter);
  const row = await tx.one<{ count: number }>(
    `select count(*) as count from (select from reading r where ${conditions.join(' and ')} limit $${values.push(most)}) x`,
    values,
  );
  return Number(row?.count ?? 0);
}

function conditionsOf(tx: Tx, { clients, readers, from, to, ground }: ReadingFilter) {
  const values: unknown[] = [tx.identity.tenant];
  const conditions = ['r.tenant = $1'];
  if (clients !== null) conditions.push(`r.client_id = any($${values.push(clients)}::uuid[])`);
  if (readers !== null) conditions.push(`r.reader_id = any($${values.push(readers)}::uuid[])`);
  if (from !== null)
    conditions.push(`r.at >= ($${values.push(from.toString())}::date::timestamp at time zone 'Europe/Riga')`);
  if (to !== null)
    conditions.push(`r.at < (($${values.push(to.toString())}::date + 1)::timestamp at time zone 'Europe/Riga')`);
  if (ground === 'own') conditions.push('r.own');
  else if (ground === 'stated') conditions.push('not r.own');
  else if (ground === 'break-glass') conditions.push('r.break_glass');
  else if (ground !== null) conditions.push(`r.ground = $${values.push(ground)}`);
  return { conditions, values };
}

export interface FoundClient {
  readonly id: ClientId;
  readonly name: string;
  readonly address: string;
  /** The record itself with all that were merged into it: under each of them there may be readings. */
  readonly records: readonly ClientId[];
}

const RECORDS = `array(with recursive record as (
    select f.id union select c.id from client c join record x on c.tenant = $1 and c.merged_into = x.id
  ) select id from record limit 100)`;

/** Clients by the number of a case of theirs, or by any part of their name, ways to be reached or address. At most 20. */
export async function clientsAsked(tx: Tx, asked: string): Promise<FoundClient[]> {
  return tx.rows<FoundClient>(
    `select f.id, f.name, f.address, ${RECORDS} as records from (
       select cl.id, cl.name, cl.address from client cl where cl.tenant = $1 and cl.merged_into is null and cl.id in (
         (select l.client_id from findable_client l where l.line like '%' || folded($2) || '%' limit 20)
         union (select client_id from desk_case where tenant = $1 and number = upper($2))
         union (select id from client where tenant = $1 and address <> '' and folded(address) like '%' || folded($2) || '%' limit 20))
       order by cl.name limit 20) f`,
    [tx.identity.tenant, asked.replaceAll(/[%_\\]/g, '')],
  );
}

/** A client by id; one that was merged is given as the record that it went into. */
export async function clientRead(tx: Tx, id: ClientId): Promise<FoundClient | null> {
  return tx.one<FoundClient>(
    `with recursive up as (
       select id, merged_into, 0 as steps from client where tenant = $1 and id = $2
       union all select c.id, c.merged_into, u.steps + 1 from client c join up u on c.tenant = $1 and c.id = u.merged_into where u.steps < 20
     ) select f.id, f.name, f.address, ${RECORDS} as records from client f
     where f.tenant = $1 and f.id = (select id from up order by steps desc limit 1)`,
    [tx.identity.tenant, id],
  );
}

/** Employees by any part of their name. At most 20. */
export async function readersAsked(
  tx: Tx,
  asked: string,
): Promise<{ readonly id: EmployeeId; readonly name: string }[]> {
  return tx.rows(
    `select id, given_name || ' ' || surname as name from employee
     where tenant = $1 and folded(given_name || ' ' || surname) like '%' || folded($2) || '%' order by surname, given_name limit 20`,
    [tx.identity.tenant, asked.replaceAll(/[%_\\]/g, '')],
  );
}

export interface HourCount {
  /** ISO, civil in Riga. */
  readonly day: string;
  readonly hour: number;
  readonly count: number;
}

/** How much somebody read in each hour from a day on. bounded: by the hours of the days. */
export async function readingHours(tx: Tx, reader: EmployeeId, from: Temporal.PlainDate): Promise<HourCount[]> {
  return tx.rows<HourCount>(
    `select (r.at at time zone 'Europe/Riga')::date::text as day, extract(hour from r.at at time zone 'Europe/Riga')::integer as hour, count(*)::integer as count
     from reading r where r.tenant = $1 and r.reader_id = $2 and r.at >= ($3::date::timestamp at time zone 'Europe/Riga')
     group by 1, 2 order by 1, 2 limit 2000`,
    [tx.identity.tenant, reader, from.toString()],
  );
}
