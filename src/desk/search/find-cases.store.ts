import type { Tx } from '../../database/database.ts';
import type { CaseId, EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { CaseState, SubmissionKind } from '../../vocabulary/words.ts';
import { type Arm, armsOf, conditionsOf, type Values, valuesFrom } from './case-conditions.ts';
import type { CaseFilter, CaseLine, CaseOrder, Place, SortKey } from './case-filter.ts';
import type { Visible } from './visible.ts';

/** As the indexes have it; a case without a due time stands after all that have one. */
const KEYS: Readonly<Record<SortKey, string>> = {
  due: `coalesce(c.due_at, 'infinity')`,
  received: 'c.opened_at',
  changed: 'c.changed_at',
};

export interface Asked {
  readonly filter: CaseFilter;
  readonly order: CaseOrder;
  readonly after: Place | null;
  readonly limit: number;
}

/**
 * A page of cases after a place in the list. Each unit's and each holder's own index is read from that place on for no
 * more than a page, so that a page costs the same in a small and in a large desk.
 */
export async function findCases(tx: Tx, visible: Visible, asked: Asked, now: Temporal.Instant): Promise<CaseLine[]> {
  const values = valuesFrom([tx.identity.tenant]);
  const { order } = asked;
  const direction = order.descending ? 'desc' : 'asc';
  const limit = values.add(asked.limit);
  const arms = armsOf(asked.filter, visible, values);
  const conditions = `${conditionsOf(asked.filter, values, now)}${afterCondition(asked, values)}`;
  const tail = `order by ${KEYS[order.by]} ${direction}, c.id ${direction} limit ${limit}`;
  const columns = `c.id, ${KEYS[order.by]} as key`;
  const rows = await tx.rows<LineRow>(
    `with found as (${arms.map((arm) => scan(arm, columns, conditions, tail)).join(' union ')}),
       shown as (select id, key from found order by key ${direction}, id ${direction} limit ${limit})
     select ${LINE} from shown s ${LINE_JOINS('s.id')} order by s.key ${direction}, s.id ${direction}`,
    values.list,
  );
  return rows.map(lineFromRow);
}

/** How many there are, counted no further than one beyond `upTo`. */
export async function countCases(
  tx: Tx,
  visible: Visible,
  filter: CaseFilter,
  upTo: number,
  now: Temporal.Instant,
): Promise<number> {
  const values = valuesFrom([tx.identity.tenant]);
  const limit = values.add(upTo + 1);
  const arms = armsOf(filter, visible, values);
  const conditions = conditionsOf(filter, values, now);
  const row = await tx.one<{ count: number }>(
    `select count(*) from (select id from (${arms
      .map((arm) => scan(arm, 'c.id', conditions, `limit ${limit}`))
      .join(' union ')}) as found limit ${limit}) as counted`,
    values.list,
  );
  return row?.count ?? 0;
}

function scan(arm: Arm, columns: string, conditions: string, tail: string): string {
  const one = `select ${columns} from desk_case c where c.tenant = $1 and ${arm.where} and ${conditions} ${tail}`;
  if (arm.units === null) return `(${one})`;
  return `(select x.* from unnest(${arm.units}::uuid[]) as u (id) cross join lateral (${one}) x)`;
}

function afterCondition({ order, after }: Asked, values: Values): string {
  if (after === null) return '';
  const key = values.add(after.at === null ? 'infinity' : after.at.toString());
  return ` and (${KEYS[order.by]}, c.id) ${order.descending ? '<' : '>'} (${key}::timestamptz, ${values.add(after.id)}::uuid)`;
}

export interface LineRow {
  readonly id: CaseId;
  readonly number: string;
  readonly title: string;
  readonly state: CaseState;
  readonly channel: string;
  readonly submission: SubmissionKind;
  readonly client: string;
  readonly unit_id: UnitId;
  readonly unit_lv: string;
  readonly unit_en: string;
  readonly holder_id: EmployeeId | null;
  readonly holder: string | null;
  readonly opened_at: Temporal.Instant;
  readonly changed_at: Temporal.Instant;
  readonly due_at: Temporal.Instant | null;
}

export const LINE = `c.id, c.number, c.title, c.state, c.channel, c.submission, cl.name as client, c.unit_id, n.name_lv as unit_lv,
    n.name_en as unit_en, c.holder_id, h.given_name || ' ' || h.surname as holder, c.opened_at, c.changed_at, c.due_at`;

/** The case of an id with the names behind its own ids. */
export const LINE_JOINS = (id: string): string => `join desk_case c on c.tenant = $1 and c.id = ${id}
    join client cl on cl.tenant = $1 and cl.id = c.client_id
    join unit n on n.tenant = $1 and n.id = c.unit_id
    left join employee h on h.tenant = $1 and h.id = c.holder_id`;

export function lineFromRow(row: LineRow): CaseLine {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    state: row.state,
    channel: row.channel,
    submission: row.submission,
    client: row.client,
    unit: row.unit_id,
    unitName: { lv: row.unit_lv, en: row.unit_en },
    holder: row.holder_id,
    holderName: row.holder,
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    dueAt: row.due_at,
  };
}
