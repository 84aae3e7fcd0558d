import type { Tx } from '../../database/database.ts';
import type { DeskId, EmployeeId, PlaceId, UnitId } from '../../vocabulary/ids.ts';
import type { PresenceState } from '../../vocabulary/words.ts';

/** Who sits at which desk, and what they are doing. */
export interface Presence {
  readonly employee: EmployeeId;
  readonly state: PresenceState;
  readonly place: PlaceId;
  readonly desk: DeskId;
  readonly unit: UnitId | null;
  readonly since: Temporal.Instant;
  /** When a break ends by itself. */
  readonly until: Temporal.Instant | null;
}

const COLUMNS = 'employee_id as employee, state, place_id as place, desk_id as desk, unit_id as unit, since, until';

/** Where somebody sits now; `null`: nowhere. */
export async function presenceOf(tx: Tx, employee: EmployeeId): Promise<Presence | null> {
  return tx.one<Presence>(`select ${COLUMNS} from counter_presence where tenant = $1 and employee_id = $2`, [
    tx.identity.tenant,
    employee,
  ]);
}

/** The same, held until the transaction ends. */
export async function lockPresence(tx: Tx, employee: EmployeeId): Promise<Presence | null> {
  return tx.one<Presence>(`select ${COLUMNS} from counter_presence where tenant = $1 and employee_id = $2 for update`, [
    tx.identity.tenant,
    employee,
  ]);
}

/** Everybody who sits at a place now. bounded: by its desks. */
export async function presentAt(tx: Tx, place: PlaceId): Promise<Presence[]> {
  return tx.rows<Presence>(
    `select ${COLUMNS} from counter_presence where tenant = $1 and place_id = $2 order by desk_id limit 500`,
    [tx.identity.tenant, place],
  );
}

/** Sits somebody down; `false` where somebody else has the desk. */
export async function putPresence(tx: Tx, presence: Presence): Promise<boolean> {
  const { employee, state, place, desk, unit, since, until } = presence;
  const taken = await tx.one(
    'select from counter_presence where tenant = $1 and desk_id = $2 and employee_id <> $3 for update',
    [tx.identity.tenant, desk, employee],
  );
  if (taken !== null) return false;
  await tx.rows(
    `insert into counter_presence (tenant, employee_id, state, place_id, desk_id, unit_id, since, until)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant, employee_id) do update set state = excluded.state, place_id = excluded.place_id,
       desk_id = excluded.desk_id, unit_id = excluded.unit_id, since = excluded.since, until = excluded.until`,
    [tx.identity.tenant, employee, state, place, desk, unit, since, until],
  );
  return true;
}

export async function removePresence(tx: Tx, employee: EmployeeId): Promise<void> {
  await tx.rows('delete from counter_presence where tenant = $1 and employee_id = $2', [tx.identity.tenant, employee]);
}

/** Whose break has run out. bounded: at most 100 a turn. */
export async function breaksOver(tx: Tx, now: Temporal.Instant): Promise<Presence[]> {
  return tx.rows<Presence>(
    `select ${COLUMNS} from counter_presence where tenant = $1 and state = 'break' and until <= $2
     order by until limit 100 for update skip locked`,
    [tx.identity.tenant, now],
  );
}
