import type { Tx } from '../../database/database.ts';
import type { EmployeeId, PlaceId, ServiceId } from '../../vocabulary/ids.ts';
import type { LoggedDay } from './roster/advise-roster.ts';

/** Who came on each day from one until another (both included), by quarter of an hour, service and group. */
export async function loggedDays(
  tx: Tx,
  place: PlaceId,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<LoggedDay[]> {
  const rows = await tx.rows<{
    day: string;
    weekday: number;
    arrivals: readonly (readonly [number, ServiceId, boolean, number])[];
  }>(
    `with came as (
       select day, extract(hour from since at time zone 'Europe/Riga')::integer * 4
           + extract(minute from since at time zone 'Europe/Riga')::integer / 15 as quarter,
         service_id, queue_group = 'internal' as internal, count(*)::integer as n
       from visit where tenant = $1 and place_id = $2 and day between $3 and $4 group by 1, 2, 3, 4)
     select day::text, extract(isodow from day)::integer as weekday,
       json_agg(json_build_array(quarter, service_id, internal, n) order by quarter, service_id, internal) as arrivals
     from came group by day order by day limit 200`,
    [tx.identity.tenant, place, from, to],
  );
  return rows.map(({ weekday, arrivals }) => ({
    weekday,
    arrivals: arrivals.map(([quarter, service, isInternal, count]) => ({ quarter, service, isInternal, count })),
  }));
}

/** The plan of a place. */
export interface RosterPlan {
  readonly targetMinutes: number;
  /** Desks by weekday („1”: Monday) and hour of the day („9”). */
  readonly desks: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export const ROSTER_PLAN: RosterPlan = { targetMinutes: 15, desks: {} };

/** What the head has planned; without a plan only the target that is proposed. */
export async function rosterPlan(tx: Tx, place: PlaceId): Promise<RosterPlan> {
  const row = await tx.one<RosterPlan>(
    'select target_minutes as "targetMinutes", desks from roster_plan where tenant = $1 and place_id = $2',
    [tx.identity.tenant, place],
  );
  return row ?? ROSTER_PLAN;
}

export async function saveRosterPlan(
  tx: Tx,
  place: PlaceId,
  plan: RosterPlan,
  { by, at }: { readonly by: EmployeeId | null; readonly at: Temporal.Instant },
): Promise<void> {
  await tx.rows(
    `insert into roster_plan (tenant, place_id, target_minutes, desks, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant, place_id) do update set target_minutes = excluded.target_minutes, desks = excluded.desks,
       changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [tx.identity.tenant, place, plan.targetMinutes, JSON.stringify(plan.desks), by, at],
  );
}

/**
 * How many desks usually served in each hour of each weekday: the median over the days on which anybody came. What stands
 * instead of a plan where nobody has made one. bounded: by weekdays and hours.
 */
export async function desksThatServed(
  tx: Tx,
  place: PlaceId,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<{ readonly weekday: number; readonly hour: number; readonly desks: number }[]> {
  return tx.rows(
    `with served as (
       select day, extract(hour from h)::integer as hour, count(distinct desk_id)::integer as desks
       from visit v, generate_series(date_trunc('hour', v.called_at at time zone 'Europe/Riga'),
         least(v.ended_at, v.called_at + interval '3 hours') at time zone 'Europe/Riga', interval '1 hour') h
       where tenant = $1 and place_id = $2 and day between $3 and $4 and called_at is not null and ended_at is not null and desk_id is not null
       group by 1, 2)
     select extract(isodow from day)::integer as weekday, hour,
       round(percentile_cont(0.5) within group (order by desks))::integer as desks
     from served group by 1, 2 order by 1, 2 limit 200`,
    [tx.identity.tenant, place, from, to],
  );
}
