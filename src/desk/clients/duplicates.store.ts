import type { Tx } from '../../database/database.ts';
import { fold } from '../../language/fold.ts';
import type { ClientId } from '../../vocabulary/ids.ts';
import type { ClientRecord } from './client-record.ts';

export const DUPLICATE_REASONS = ['personal-code', 'registration-number', 'phone', 'e-mail', 'name'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

export interface Duplicate {
  readonly id: ClientId;
  readonly name: string;
  readonly contacts: readonly string[];
  readonly why: readonly DuplicateReason[];
}

/** Local parts that many share. */
const COMMON = ['info', 'birojs', 'office', 'pasts', 'kontakti', 'admin', 'gramatvediba', 'sales'];

/**
 * Records that may be the same client, the surest first: the same personal code or registration number, a number written
 * otherwise, the same beginning of an address with a name alike, or nearly the same name. What somebody said to be two
 * is left out.
 */
export async function duplicatesOf(tx: Tx, client: ClientRecord, limit = 5): Promise<Duplicate[]> {
  const phones = client.contacts.filter(({ kind }) => kind === 'phone').map(({ value }) => value.replace(/\D/g, ''));
  const tails = phones.filter((digits) => digits.length >= 8).map((digits) => `%${digits.slice(-8)}%`);
  const locals = client.contacts
    .filter(({ kind }) => kind === 'e-mail')
    .map(({ value }) => value.slice(0, value.indexOf('@')).replace(/\+.*$/, ''))
    .filter((local) => local.length >= 5 && !COMMON.includes(local))
    .map((local) => `%${local.replace(/[\\%_]/g, '\\$&')}@%`);
  // Of the names only those nearly the same are walked through; asked in one go with the statement below.
  const narrowed = tx.rows(`select set_config('pg_trgm.similarity_threshold', '0.6', true)`);
  const found = tx.rows<Duplicate>(
    `with me as (select id, folded(name) as name, personal_code_index as code, registration_number as number from client where tenant = $1 and id = $2),
     alike as (
       select client_id as id, 'name' as why, 4 as rank from findable_client where name % $3
       union all select client_id, 'phone', 2 from findable_client where line like any($4::text[]) and cardinality($4::text[]) > 0
       union all select client_id, 'e-mail', 3 from findable_client where line like any($5::text[]) and similarity(name, $3) > 0.3
       union all select c.id, 'personal-code', 0 from client c, me where c.tenant = $1 and c.personal_code_index = me.code
       union all select c.id, 'registration-number', 1 from client c, me where c.tenant = $1 and c.registration_number = me.number and me.number <> ''
     ), those as (
       select id, min(rank) as rank, array_agg(distinct why order by why) as why, count(*) as reasons from alike where id <> $2 and not exists (
         select from client_distinct d where d.tenant = $1 and d.one_id = least(alike.id, $2) and d.other_id = greatest(alike.id, $2))
       group by id order by rank, reasons desc, id limit 20
     )
     select c.id, c.name, t.why,
       array(select value from client_contact k where k.tenant = $1 and k.client_id = c.id order by k.main desc, k.kind, k.value limit 3) as contacts
     from those t join client c on c.tenant = $1 and c.id = t.id and c.merged_into is null
     order by t.rank, t.reasons desc, c.id limit $6`,
    [tx.identity.tenant, client.id, fold(client.name), tails, locals, limit],
  );
  await narrowed;
  return found;
}

/** Two that somebody has looked at and found to be two. */
export async function sayDistinct(tx: Tx, one: ClientId, other: ClientId, now: Temporal.Instant): Promise<void> {
  const [first, second] = one < other ? [one, other] : [other, one];
  await tx.rows(
    'insert into client_distinct (tenant, one_id, other_id, said_by, said_at) values ($1, $2, $3, $4, $5) on conflict do nothing',
    [tx.identity.tenant, first, second, tx.identity.employee, now],
  );
}
