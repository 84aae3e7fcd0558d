import type { Tx } from '../../database/database.ts';
import type { PlaceId, ServiceId } from '../../vocabulary/ids.ts';
import { type MeasuredTimes, type ServiceTimes, SHARES } from './service-times.ts';

/** Days of visits that times are counted from: a season, so that last year's form of a service is forgotten. */
const HISTORY_DAYS = 91;
/** In parts of the whole, the middle of each share. */
const FRACTIONS = Array.from({ length: SHARES }, (_, share) => (share + 0.5) / SHARES);

/**
 * What a place knows of how long its services take, as the loop counted it last; of all hours, or of one (0–23, Riga) where
 * only that is asked. Reads some hundred rows at most, however long the history. bounded: by services and hours.
 */
export async function serviceTimes(tx: Tx, place: PlaceId, hour: number | null = null): Promise<ServiceTimes> {
  const row = await tx.one<{
    usual: readonly (readonly [ServiceId, number])[];
    times: readonly (readonly [ServiceId, number, number, number[]])[];
    between: number | null;
    spread: number | null;
  }>(
    `select
       (select coalesce(json_agg(json_build_array(s.id, s.usual_minutes)), '[]') from place_service p
          join service s on s.tenant = p.tenant and s.id = p.service_id where p.tenant = $1 and p.place_id = $2) as usual,
       (select coalesce(json_agg(json_build_array(service_id, hour, n, minutes)), '[]') from service_time
          where tenant = $1 and place_id = $2 and ($3::integer is null or hour in (-1, $3::integer))) as times,
       p.between_minutes as between, p.spread
     from (select 1) one left join hall_pace p on p.tenant = $1 and p.place_id = $2`,
    [tx.identity.tenant, place, hour],
  );
  const measured = new Map<ServiceId, MeasuredTimes>();
  const byHour = new Map<string, MeasuredTimes>();
  for (const [service, at, n, minutes] of row?.times ?? [])
    if (at === -1) measured.set(service, { n, minutes });
    else byHour.set(`${service} ${at}`, { n, minutes });
  return {
    usual: new Map(row?.usual),
    measured,
    byHour,
    between: row?.between ?? 1,
    spread: row?.spread ?? 1,
  };
}

/**
 * Counts anew how long the services of a place take, from the call to the end. Visits that were left open by mistake lie
 * beyond six times what the service usually takes and are left out, as are those ended within seconds.
 */
export async function countTimes(tx: Tx, place: PlaceId, today: Temporal.PlainDate): Promise<void> {
  const of = [tx.identity.tenant, place];
  await tx.rows('delete from service_time where tenant = $1 and place_id = $2', of);
  await tx.rows(
    `with history as materialized (
       select service_id, extract(hour from called_at at time zone 'Europe/Riga')::smallint as hour,
         extract(epoch from ended_at - called_at)::float8 / 60 as minutes
       from visit where tenant = $1 and place_id = $2 and day >= $3 and state = 'closed' and called_at is not null),
     usual as (
       select service_id, greatest(30, 6 * percentile_cont(0.5) within group (order by minutes)) as most
       from history group by service_id)
     insert into service_time (tenant, place_id, service_id, hour, n, minutes)
     select $1, $2, h.service_id, coalesce(h.hour, -1), count(*), percentile_cont($4::float8[]) within group (order by h.minutes)
     from history h join usual u on u.service_id = h.service_id
     where h.minutes between 0.25 and u.most
     group by grouping sets ((h.service_id), (h.service_id, h.hour))`,
    [...of, today.subtract({ days: HISTORY_DAYS }), FRACTIONS],
  );
}

/** How a hall's pace was counted last. */
export interface HallPace {
  readonly between: number;
  readonly spread: number;
}

/** The median of minutes between an end and the next call at a desk whose next client was there already; at most five. */
export async function betweenClients(tx: Tx, place: PlaceId, today: Temporal.PlainDate): Promise<number | null> {
  const row = await tx.one<{ minutes: number | null }>(
    `with calls as (
       select ended_at, lead(called_at) over desks as next_called, lead(made_at) over desks as next_made from visit
       where tenant = $1 and place_id = $2 and day >= $3 and called_at is not null and desk_id is not null and ended_at is not null
       window desks as (partition by day, desk_id order by called_at))
     select least(5, percentile_cont(0.5) within group (order by extract(epoch from next_called - ended_at)::float8 / 60)) as minutes
     from calls where next_made < ended_at and next_called between ended_at and ended_at + interval '15 minutes'`,
    [tx.identity.tenant, place, today.subtract({ days: HISTORY_DAYS })],
  );
  return row?.minutes ?? null;
}

/** Of the waits that were told in the last week, how many ranges held; „at once” and calls that were repeated are left out. */
export async function rangesOfWeek(
  tx: Tx,
  place: PlaceId,
  today: Temporal.PlainDate,
): Promise<{ readonly said: number; readonly held: number }> {
  const row = await tx.one<{ said: number; held: number }>(
    `select count(*)::integer as said, count(*) filter (where called_at - made_at between
       estimate_low * interval '1 minute' and (estimate_high + 1) * interval '1 minute')::integer as held
     from visit where tenant = $1 and place_id = $2 and day >= $3 and estimate_high > 1 and called_at is not null and calls = 1`,
    [tx.identity.tenant, place, today.subtract({ days: 7 })],
  );
  return row ?? { said: 0, held: 0 };
}

export async function paceOf(tx: Tx, place: PlaceId): Promise<HallPace | null> {
  return tx.one<HallPace>(
    'select between_minutes as between, spread from hall_pace where tenant = $1 and place_id = $2 for update',
    [tx.identity.tenant, place],
  );
}

export async function savePace(
  tx: Tx,
  place: PlaceId,
  pace: HallPace & { readonly said: number; readonly held: number; readonly at: Temporal.Instant },
): Promise<void> {
  await tx.rows(
    `insert into hall_pace (tenant, place_id, between_minutes, spread, said, held, counted_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant, place_id) do update set between_minutes = excluded.between_minutes, spread = excluded.spread,
       said = excluded.said, held = excluded.held, counted_at = excluded.counted_at`,
    [tx.identity.tenant, place, pace.between, pace.spread, pace.said, pace.held, pace.at],
  );
}

/** Of several processes one counts at a time; the others leave it to that one. */
export async function lockCounting(tx: Tx): Promise<boolean> {
  const row = await tx.one<{ locked: boolean }>('select pg_try_advisory_xact_lock($1, $2) as locked', [
    COUNTING_LOCK,
    tx.identity.tenant,
  ]);
  return row?.locked === true;
}

/** Any number of our own, beside those of the queue, of migrating and of seeding. */
const COUNTING_LOCK = 6913;

/** A place whose times were counted before `before`, or never, and where somebody has been served since `since`; `null`: none. */
export async function placeToCount(
  tx: Tx,
  before: Temporal.Instant,
  since: Temporal.PlainDate,
): Promise<PlaceId | null> {
  const row = await tx.one<{ id: PlaceId }>(
    `select p.id from place p left join hall_pace h on h.tenant = p.tenant and h.place_id = p.id
     where p.tenant = $1 and (h.counted_at is null or h.counted_at < $2)
       and exists (select from visit v where v.tenant = p.tenant and v.place_id = p.id and v.day >= $3 and v.state = 'closed')
     order by h.counted_at nulls first, p.id limit 1`,
    [tx.identity.tenant, before, since],
  );
  return row?.id ?? null;
}
