import type { Tx } from '../../database/database.ts';
import type { CaseId, ClientId, EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { ReadingGround } from '../../vocabulary/words.ts';

/** A case that is not one's own, opened for somebody until an instant. */
export interface Grant {
  readonly ground: ReadingGround;
  readonly reason: string;
  readonly breakGlass: boolean;
  readonly until: Temporal.Instant;
}

interface GrantRow {
  readonly ground: ReadingGround;
  readonly reason: string;
  readonly break_glass: boolean;
  readonly until: Temporal.Instant;
}

export interface Standing {
  /** Only the holder and those named on it see that it exists. */
  readonly restricted: boolean;
  readonly named: boolean;
  /** Changed it last, within the hour: handed it on. */
  readonly changed: boolean;
  readonly grant: Grant | null;
}

/** How somebody who does not hold a case stands to it. One statement, by keys. */
export async function standingOf(tx: Tx, employee: EmployeeId, one: CaseId, now: Temporal.Instant): Promise<Standing> {
  const row = await tx.one<Omit<Standing, 'grant'> & Partial<GrantRow>>(
    `select c.restricted, exists (select from case_reader where tenant = $1 and case_id = $3 and employee_id = $2) as named,
       c.changed_by is not distinct from $2 and c.changed_on > now() - interval '1 hour' as changed, g.*
     from desk_case c left join lateral (
       select ground, reason, break_glass, until from case_grant
       where tenant = $1 and employee_id = $2 and case_id = $3 and until > $4 order by until desc limit 1) g on true
     where c.tenant = $1 and c.id = $3`,
    [tx.identity.tenant, employee, one, now],
  );
  const { ground, reason = '', break_glass = false, until } = row ?? {};
  const grant = ground == null || until == null ? null : { ground, reason, breakGlass: break_glass, until };
  const { restricted = true, named = false, changed = false } = row ?? {};
  return { restricted, named, changed, grant };
}

export interface Door {
  readonly id: CaseId;
  readonly number: string;
  readonly unit_id: UnitId;
  readonly unit_lv: string;
  readonly unit_en: string;
}

/** The door of a case that is not one's own: that it is there, and whose. Nothing of what is restricted or walled. */
export async function caseDoor(tx: Tx, number: string): Promise<Door | null> {
  return tx.one<Door>('select id, number, unit_id, unit_lv, unit_en from case_door($1)', [number]);
}

/** A restricted case that no wall stands before, for whoever may break the glass of its unit. */
export async function restrictedDoor(
  tx: Tx,
  number: string,
): Promise<{ readonly id: CaseId; readonly unit_id: UnitId; readonly client_id: ClientId } | null> {
  return tx.one('select id, unit_id, client_id from restricted_door($1)', [number]);
}

export async function insertGrant(
  tx: Tx,
  id: string,
  employee: EmployeeId,
  one: CaseId,
  grant: Grant,
  now: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `insert into case_grant (tenant, id, employee_id, case_id, ground, reason, break_glass, granted_at, until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tx.identity.tenant, id, employee, one, grant.ground, grant.reason, grant.breakGlass, now, grant.until],
  );
}

/** Who leads a unit on a day, and who looks after data protection: whom a broken glass is told to. */
export async function toldOfGlass(tx: Tx, unit: UnitId | null, day: Temporal.PlainDate): Promise<EmployeeId[]> {
  const rows = await tx.rows<{ id: EmployeeId }>(
    `select employee_id as id from held_post where tenant = $1 and unit_id = $2 and head
       and valid_from <= $3::date and (valid_to is null or valid_to >= $3::date)
     union select employee_id from role_holding where tenant = $1 and valid_from <= $3::date and (valid_to is null or valid_to >= $3::date)
       and (role = 'data-protection-officer' or ($2::uuid is null and role in ('executive-director','council-chair')))
     limit 20`,
    [tx.identity.tenant, unit, day.toString()],
  );
  return rows.map(({ id }) => id);
}
