import type { Tx } from '../../database/database.ts';
import { loosePattern } from './mention-pattern.ts';

/** Columns and tables come from the inventory; they are quoted all the same. */
export function quoted(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`No name of a table or column: ${name}`);
  return `"${name}"`;
}

/** Puts `sets` in place of what stands in rows whose `key` is one of `ids`; `null`: removes the rows. How many there were. */
export async function eraseRows(
  tx: Tx,
  table: string,
  key: string,
  ids: readonly string[],
  sets: Readonly<Record<string, unknown>> | null,
): Promise<number> {
  const row = await tx.one<{ rows: number }>('select erase_rows($1, $2, $3::text[], $4::jsonb) as rows', [
    table,
    key,
    ids,
    sets === null ? null : JSON.stringify(sets),
  ]);
  return row?.rows ?? 0;
}

/** Puts a word in place of whatever matches in a column, of all rows or of those named. */
export async function eraseMentions(
  tx: Tx,
  table: string,
  column: string,
  put: { readonly pattern: string; readonly word: string; readonly ids?: readonly string[] },
): Promise<number> {
  const row = await tx.one<{ rows: number }>('select erase_mentions($1, $2, $3, $4, $5::uuid[]) as rows', [
    table,
    column,
    put.pattern,
    put.word,
    put.ids ?? null,
  ]);
  return row?.rows ?? 0;
}

/** Removes bytes that nothing points to any more; hashes in hexadecimal. */
export async function forgetContent(tx: Tx, hashes: readonly string[]): Promise<number> {
  if (hashes.length === 0) return 0;
  const row = await tx.one<{ gone: number }>('select forget_content($1::bytea[]) as gone', [
    [...new Set(hashes)].map((hash) => Buffer.from(hash, 'hex')),
  ]);
  return row?.gone ?? 0;
}

/** The hashes that rows hold, in a column of bytes or in a list of attachments. */
export async function hashesOf(
  tx: Tx,
  table: string,
  column: string,
  key: string,
  ids: readonly string[],
): Promise<string[]> {
  const [of, held, by] = [quoted(table), quoted(column), quoted(key)];
  const list = column === 'attachments';
  const type = await typeOf(tx, table, key);
  // bounded: by the pieces in which a job goes on, and by what one letter can hold.
  const rows = await tx.rows<{ hash: string }>(
    list
      ? `select distinct one ->> 'hash' as hash from ${of} x cross join lateral jsonb_array_elements(x.${held}) one
         where x.tenant = $1 and x.${by} = any($2::${type}[])`
      : `select distinct encode(${held}, 'hex') as hash from ${of} where tenant = $1 and ${by} = any($2::${type}[]) and ${held} is not null`,
    [tx.identity.tenant, ids],
  );
  return rows.map(({ hash }) => hash);
}

async function typeOf(tx: Tx, table: string, column: string): Promise<'uuid' | 'text' | 'bytea'> {
  const row = await tx.one<{ type: 'uuid' | 'text' | 'bytea' }>(
    'select format_type(atttypid, null) as type from pg_attribute where attrelid = $1::regclass and attname = $2',
    [table, column],
  );
  if (row === null || !['uuid', 'text', 'bytea'].includes(row.type)) throw new Error(`No key: ${table}.${column}`);
  return row.type;
}

/** These letters, those of these cases and from these addresses, with every other copy of the same letter. */
export async function lettersOf(
  tx: Tx,
  by: { readonly mail?: readonly string[]; readonly case?: readonly string[]; readonly address?: readonly string[] },
): Promise<string[]> {
  // bounded: by the pieces in which a job goes on.
  const rows = await tx.rows<{ id: string }>(
    `with own as (
       select id, content_hash, fingerprint from mail where tenant = $1 and case_id = any($2::uuid[])
       union all select id, content_hash, fingerprint from mail where tenant = $1 and id = any($4::uuid[])
       union all select id, content_hash, fingerprint from mail where tenant = $1 and cardinality($3::text[]) > 0
         and (lower(from_address) = any($3) or lower(envelope_from) = any($3))
     )
     select id from own
     union select m.id from mail m join own o on m.content_hash = o.content_hash where m.tenant = $1 and m.erased_at is null
     union select m.id from mail m where m.tenant = $1 and m.fate = 'duplicate' and m.fingerprint in (select fingerprint from own)`,
    [tx.identity.tenant, by.case ?? [], by.address ?? [], by.mail ?? []],
  );
  return rows.map(({ id }) => id);
}

/** Notes when a case, a client or a letter was erased, so that pages say so. */
export async function markErased(
  tx: Tx,
  table: 'desk_case' | 'client' | 'mail',
  ids: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.rows(`update ${table} set erased_at = $3 where tenant = $1 and id = any($2::uuid[]) and erased_at is null`, [
    tx.identity.tenant,
    ids,
    at,
  ]);
}

/** How many rows of a table are about these; each row is counted once. */
export async function countTied(
  tx: Tx,
  table: string,
  ties: readonly { readonly column: string; readonly ids: readonly string[] }[],
): Promise<number> {
  const conditions = await Promise.all(
    ties.map(
      async ({ column }, index) => `${quoted(column)} = any($${index + 2}::${await typeOf(tx, table, column)}[])`,
    ),
  );
  const row = await tx.one<{ count: number }>(
    `select count(*)::integer as count from ${quoted(table)} where tenant = $1 and (${conditions.join(' or ')})`,
    [tx.identity.tenant, ...ties.map(({ ids }) => ids)],
  );
  return row?.count ?? 0;
}

/** Cases in whose words somebody is named: their search documents hold the same words. */
export async function casesMentioning(tx: Tx, pattern: string, most = 5_000): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select id from desk_case where tenant = $1 and title ~* $2
     union select case_id from note where tenant = $1 and text ~* $2
     union select case_id from reply where tenant = $1 and (text ~* $2 or subject ~* $2)
     union select case_id from mail where tenant = $1 and case_id is not null and (text ~* $2 or subject ~* $2)
     limit $3`,
    [tx.identity.tenant, pattern, most],
  );
  return rows.map(({ id }) => id);
}

/** Letters of others in which somebody is named. */
export async function othersLetters(
  tx: Tx,
  pattern: string,
  cases: readonly string[],
  addresses: readonly string[],
): Promise<{ readonly id: string; readonly number: string | null }[]> {
  return tx.rows<{ id: string; number: string | null }>(
    `select m.id, c.number from mail m left join desk_case c on c.tenant = m.tenant and c.id = m.case_id
     where m.tenant = $1 and (m.case_id is null or m.case_id <> all($3::uuid[])) and (m.from_address is null or lower(m.from_address) <> all($4::text[]))
       and m.erased_at is null and concat_ws(' ', m.subject, m.text, m.from_name, m.recipients::text) ~* $5
       and concat_ws(' ', m.subject, m.text, m.from_name, m.recipients::text) ~* $2
     order by m.received_at desc limit 1000`,
    [tx.identity.tenant, pattern, cases, addresses, loosePattern(pattern)],
  );
}
