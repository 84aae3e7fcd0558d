import type { Tx } from '../../database/database.ts';
import type { EmployeeId, MandateId, PostId, UnitId } from '../../vocabulary/ids.ts';
import type { MandateKind } from '../../vocabulary/words.ts';
import type { MandateToGive } from './mandates.ts';

/** A mandate with what its post and unit are called. */
export interface Mandate {
  readonly id: MandateId;
  readonly employee: EmployeeId | null;
  readonly post: PostId | null;
  readonly postLv: string | null;
  readonly postEn: string | null;
  readonly kind: MandateKind;
  readonly scope: string;
  readonly unit: UnitId | null;
  readonly unitLv: string | null;
  readonly unitEn: string | null;
  readonly document: string;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate | null;
}

interface Row extends Omit<Mandate, 'from' | 'to'> {
  readonly from: string;
  readonly to: string | null;
}

const MANDATE = `m.id, m.employee_id as employee, m.post_id as post, p.title_lv as "postLv", p.title_en as "postEn", m.kind, m.scope,
  m.unit_id as unit, u.name_lv as "unitLv", u.name_en as "unitEn", m.document, m.valid_from::text as "from", m.valid_to::text as "to"
  from mandate m left join post p on p.tenant = m.tenant and p.id = m.post_id left join unit u on u.tenant = m.tenant and u.id = m.unit_id`;

function fromRow({ from, to, ...row }: Row): Mandate {
  return { ...row, from: Temporal.PlainDate.from(from), to: to === null ? null : Temporal.PlainDate.from(to) };
}

/**
 * 5.5.2: what an employee may say, sign or decide in the name of the municipality on a day (civil, Riga): what was given to
 * the person and what goes with the posts held that day. One statement; at most 200.
 */
export async function mandatesOf(tx: Tx, employee: EmployeeId, day: Temporal.PlainDate): Promise<Mandate[]> {
  const rows = await tx.rows<Row>(
    `select ${MANDATE}
     where m.tenant = $1 and m.valid_from <= $3::date and (m.valid_to is null or m.valid_to >= $3::date)
       and (m.employee_id = $2 or m.post_id in (
         select h.post_id from held_post h where h.tenant = $1 and h.employee_id = $2
           and h.valid_from <= $3::date and (h.valid_to is null or h.valid_to >= $3::date)))
     order by m.kind, m.valid_from limit 200`,
    [tx.identity.tenant, employee, day],
  );
  return rows.map(fromRow);
}

/** Everything ever given to a person, or to the posts they hold or held; the newest first, at most 200. */
export async function mandatesEver(tx: Tx, employee: EmployeeId): Promise<Mandate[]> {
  const rows = await tx.rows<Row>(
    `select ${MANDATE}
     where m.tenant = $1 and (m.employee_id = $2 or m.post_id in (select post_id from holding where tenant = $1 and employee_id = $2))
     order by m.valid_from desc, m.id desc limit 200`,
    [tx.identity.tenant, employee],
  );
  return rows.map(fromRow);
}

export async function mandateById(tx: Tx, id: MandateId): Promise<Mandate | null> {
  const row = await tx.one<Row>(`select ${MANDATE} where m.tenant = $1 and m.id = $2`, [tx.identity.tenant, id]);
  return row === null ? null : fromRow(row);
}

export async function insertMandate(
  tx: Tx,
  id: MandateId,
  { to, kind, scope, unit, document, from, until }: MandateToGive,
  by: EmployeeId | null,
  at: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `insert into mandate (tenant, id, employee_id, post_id, kind, scope, unit_id, document, valid_from, valid_to, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      tx.identity.tenant,
      id,
      'employee' in to ? to.employee : null,
      'post' in to ? to.post : null,
      kind,
      scope,
      unit,
      document,
      from,
      until,
      by,
      at,
    ],
  );
}

/** Shortens a mandate to a last day; `false` where it ends by then already. */
export async function endMandateRow(tx: Tx, id: MandateId, day: Temporal.PlainDate): Promise<boolean> {
  const row = await tx.one<{ id: MandateId }>(
    `update mandate set valid_to = $3::date where tenant = $1 and id = $2 and (valid_to is null or valid_to > $3::date) returning id`,
    [tx.identity.tenant, id, day],
  );
  return row !== null;
}
