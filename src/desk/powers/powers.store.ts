import type { Tx } from '../../database/database.ts';
import type { CaseId, ClientId, EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { ExceptionalPower } from '../../vocabulary/words.ts';

export interface UseToWrite {
  readonly id: string;
  readonly employee: EmployeeId;
  /** The unit whose head looks at it; `null`: the executive director, or the chair of the council. */
  readonly unit: UnitId | null;
  readonly power: ExceptionalPower;
  readonly case: CaseId | null;
  readonly client: ClientId | null;
  readonly reason: string;
  readonly at: Temporal.Instant;
}

export async function insertUses(tx: Tx, uses: readonly UseToWrite[]): Promise<void> {
  const rows = uses.map((use) => ({ ...use, case_id: use.case, client_id: use.client, at: use.at.toString() }));
  await tx.rows(
    `insert into power_use (tenant, id, employee_id, unit_id, power, case_id, client_id, reason, used_at)
     select $1, u.id, u.employee, u.unit, u.power, u.case_id, u.client_id, u.reason, u.at
     from jsonb_to_recordset($2::jsonb) as u (id uuid, employee uuid, unit uuid, power text, case_id uuid, client_id uuid, reason text, at timestamptz)`,
    [tx.identity.tenant, JSON.stringify(rows)],
  );
}

/**
 * Whose head answers for what somebody does on a day: the own unit's, or, where one leads that unit oneself, that of the
 * next unit above which one does not lead. `null` where nothing stands above.
 */
export async function reviewingUnit(tx: Tx, employee: EmployeeId, day: Temporal.PlainDate): Promise<UnitId | null> {
  const row = await tx.one<{ unit_id: UnitId }>(
    `with recursive mine as (
       select unit_id, bool_or(head) as head from held_post
       where tenant = $1 and employee_id = $2 and valid_from <= $3::date and (valid_to is null or valid_to >= $3::date) group by unit_id
     ), above as (
       select unit_id, 0 as steps from mine
       union all select u.parent_id, a.steps + 1 from above a join unit u on u.tenant = $1 and u.id = a.unit_id
         where u.parent_id is not null and a.steps < 20
     )
     select a.unit_id from above a where not exists (select from mine m where m.unit_id = a.unit_id and m.head)
     order by a.steps, a.unit_id limit 1`,
    [tx.identity.tenant, employee, day.toString()],
  );
  return row?.unit_id ?? null;
}

export interface UseRow {
  readonly id: string;
  readonly employee_id: EmployeeId;
  readonly employee: string;
  readonly post_lv: string | null;
  readonly post_en: string | null;
  readonly power: ExceptionalPower;
  readonly reason: string;
  readonly used_at: Temporal.Instant;
  readonly reviewed_at: Temporal.Instant | null;
  readonly reviewed_by: string | null;
  /** `null` also where the case is hidden from whoever asks. */
  readonly number: string | null;
  readonly of_case: boolean;
  readonly client_id: ClientId | null;
  readonly client: string | null;
}

/** Who heads the unit of a use on the day, besides whoever used the power. */
const HEADS = `select h.employee_id from held_post h where h.tenant = $1 and h.unit_id = p.unit_id and h.head
  and h.employee_id <> p.employee_id and h.valid_from <= $3::date and (h.valid_to is null or h.valid_to >= $3::date)`;
const AWAY = `select from absence a where a.tenant = $1 and a.employee_id = h.employee_id and a.ended_at is null
  and $3::date between a.first_day and a.last_day`;
/**
 * Which uses stand on somebody's list: those of the units they head; of the others that they lead (below, or while they
 * stand in) those whose own head is away or missing; and, for whoever reviews in the whole municipality, those above which
 * nobody stands. Never their own. $2 who, $3 day, $4 all, $5 the units they lead.
 */
const ON_MY_LIST = `p.employee_id <> $2 and (
  $2 in (${HEADS})
  or ((p.unit_id = any($5::uuid[]) or $4) and not exists (${HEADS} and not exists (${AWAY}))))`;

const USE = `p.id, p.employee_id, e.given_name || ' ' || e.surname as employee, t.post_lv, t.post_en, p.power, p.reason,
  p.used_at, p.reviewed_at, r.given_name || ' ' || r.surname as reviewed_by, c.number, p.case_id is not null as of_case, cl.id as client_id, cl.name as client`;
const USE_JOINS = `join employee e on e.tenant = $1 and e.id = p.employee_id
  left join employee r on r.tenant = $1 and r.id = p.reviewed_by
  left join desk_case c on c.tenant = $1 and c.id = p.case_id
  left join client cl on cl.tenant = $1 and cl.id = p.client_id
  left join lateral (select h.post_lv, h.post_en from held_post h where h.tenant = $1 and h.employee_id = p.employee_id
    and h.valid_from <= (p.used_at at time zone 'Europe/Riga')::date and (h.valid_to is null or h.valid_to >= (p.used_at at time zone 'Europe/Riga')::date)
    order by h.head desc, h.valid_from limit 1) t on true`;

export interface Reviewer {
  readonly me: EmployeeId;
  readonly day: Temporal.PlainDate;
  /** Reviews in the whole municipality. */
  readonly all: boolean;
  readonly leads: readonly UnitId[];
}

/** What waits for a reviewer (oldest first), or what was reviewed on their list (newest first). */
export async function usesOnList(
  tx: Tx,
  { me, day, all, leads }: Reviewer,
  reviewed: boolean,
  limit: number,
): Promise<UseRow[]> {
  return tx.rows<UseRow>(
    `select ${USE} from (select p.* from power_use p where p.tenant = $1 and (p.reviewed_at is not null) = $6 and ${ON_MY_LIST}
       order by case when $6 then null else p.used_at end, p.used_at desc limit $7) p ${USE_JOINS}
     order by case when $6 then null else p.used_at end, p.used_at desc limit $7`,
    [tx.identity.tenant, me, day.toString(), all, leads, reviewed, limit],
  );
}

/** What somebody used themselves, newest first. */
export async function ownUses(tx: Tx, me: EmployeeId, limit: number): Promise<UseRow[]> {
  return tx.rows<UseRow>(
    `select ${USE} from (select * from power_use where tenant = $1 and employee_id = $2 order by used_at desc limit $3) p ${USE_JOINS}
     order by p.used_at desc limit $3`,
    [tx.identity.tenant, me, limit],
  );
}

/** How much waits for a reviewer, counted no further than 100. */
export async function countToReview(tx: Tx, { me, day, all, leads }: Reviewer): Promise<number> {
  const row = await tx.one<{ waiting: number }>(
    `select count(*) as waiting from (select from power_use p where p.tenant = $1 and p.reviewed_at is null and ${ON_MY_LIST} limit 100) x`,
    [tx.identity.tenant, me, day.toString(), all, leads],
  );
  return Number(row?.waiting ?? 0);
}

export interface ReviewedUser {
  readonly employee_id: EmployeeId;
  readonly uses: number;
  /** Whether nothing of theirs waits any more. */
  readonly all: boolean;
}

/** Marks uses that stand on the reviewer's list and wait; gives whose they were. */
export async function markReviewed(
  tx: Tx,
  { me, day, all, leads }: Reviewer,
  ids: readonly string[],
  now: Temporal.Instant,
): Promise<ReviewedUser[]> {
  // bounded: by the uses that the page showed.
  return tx.rows<ReviewedUser>(
    `with marked as (
       update power_use p set reviewed_at = $6, reviewed_by = $2
       where p.tenant = $1 and p.id = any($7::uuid[]) and p.reviewed_at is null and ${ON_MY_LIST} returning p.id, p.employee_id)
     select m.employee_id, count(*) as uses, not exists (select from power_use w where w.tenant = $1 and w.employee_id = m.employee_id
       and w.reviewed_at is null and w.id not in (select id from marked)) as all
     from marked m group by m.employee_id`,
    [tx.identity.tenant, me, day.toString(), all, leads, now, ids],
  );
}
