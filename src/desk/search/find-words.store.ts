import type { Tx } from '../../database/database.ts';
import type { CaseId } from '../../vocabulary/ids.ts';
import { conditionsOf, seenCondition, unitCondition, valuesFrom } from './case-conditions.ts';
import type { CaseFilter, CaseLine, Place } from './case-filter.ts';
import { LINE, LINE_JOINS, type LineRow, lineFromRow } from './find-cases.store.ts';
import type { Visible } from './visible.ts';

/** What a search looks for: words for `to_tsquery`, and the folded text as a part of the line of names. */
export interface Sought {
  readonly words: string;
  readonly line: string;
}

export interface Found {
  readonly lines: readonly CaseLine[];
  /** How many of the newest that were looked for there are, at most `most`. */
  readonly count: number;
}

/**
 * Cases that hold all the words or have the text in their line, newest first, among the newest `most`. PostgreSQL plans
 * it anew each time: for a rare word it goes by the words, for one that stands everywhere by the newest cases.
 */
export async function searchCases(
  tx: Tx,
  visible: Visible,
  asked: { filter: CaseFilter; sought: Sought; after: Place | null; limit: number; most: number },
  now: Temporal.Instant,
): Promise<Found> {
  const { filter, sought, after } = asked;
  const values = valuesFrom([tx.identity.tenant]);
  const mine = filter.scope === 'mine' ? ` and c.holder_id = ${values.add(visible.me)}::uuid` : '';
  const units = filter.scope === 'unit' ? ` and c.unit_id = any(${values.add(visible.units)}::uuid[])` : '';
  const conditions = `${conditionsOf(filter, values, now)}${unitCondition(filter, values)}${mine}${units} and ${seenCondition(visible, values)}`;
  const matches = matchCondition(sought, values);
  const beyond =
    after === null
      ? 'true'
      : `(key, id) < (${values.add(after.at?.toString() ?? 'infinity')}::timestamptz, ${values.add(after.id)}::uuid)`;
  await tx.rows(`select set_config('plan_cache_mode', 'force_custom_plan', true)`);
  const rows = await tx.rows<LineRow & { count: number }>(
    `with found as materialized (
       select c.id, c.opened_at as key from desk_case c join searchable d on d.case_id = c.id
       where c.tenant = $1 and ${conditions} and ${matches}
       order by c.opened_at desc, c.id desc limit ${values.add(asked.most)}),
     shown as (select id, key from found where ${beyond} order by key desc, id desc limit ${values.add(asked.limit)})
     select ${LINE}, (select count(*) from found) as count from shown s ${LINE_JOINS('s.id')} order by s.key desc, s.id desc`,
    values.list,
  );
  return { lines: rows.map(lineFromRow), count: rows[0]?.count ?? 0 };
}

function matchCondition({ words, line }: Sought, values: ReturnType<typeof valuesFrom>): string {
  const parts: string[] = [];
  if (words !== '') parts.push(`d.words @@ to_tsquery('simple', ${values.add(words)})`);
  if (line !== '') parts.push(`d.line like ${values.add(`%${line.replace(/[\\%_]/g, '\\$&')}%`)}`);
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}

/** The beginnings of up to three letters of each case, to show where the words stand. */
export async function textsOf(tx: Tx, cases: readonly CaseId[]): Promise<ReadonlyMap<CaseId, readonly string[]>> {
  const rows = await tx.rows<{ id: CaseId; texts: string[] }>(
    `select x.id, array(select left(m.text, 1500) from mail m where m.tenant = $1 and m.case_id = x.id and m.text is not null
       order by m.received_at limit 3) as texts
     from unnest($2::uuid[]) as x (id) limit 200`,
    [tx.identity.tenant, cases],
  );
  return new Map(rows.map(({ id, texts }) => [id, texts]));
}
