import type { Tx } from '../../database/database.ts';
import type { PlaceId, ServiceId } from '../../vocabulary/ids.ts';

/** Counts of those who came, by day and, where they are given, hour (0–23, Riga) and service; `null`: all together. */
export interface HallCounts {
  /** ISO. */
  readonly day: string;
  readonly hour: number | null;
  readonly service: ServiceId | null;
  readonly came: number;
  /** Served to the end. */
  readonly served: number;
  /** Gone by themselves, or called and not come. */
  readonly left: number;
  readonly internal: number;
  /** Who was called: minutes from the ticket until then. `null`: nobody was. */
  readonly p50: number | null;
  readonly p90: number | null;
  /** Median of minutes from the call to the end. */
  readonly took: number | null;
}

/**
 * What days of a place came to: all together, by hour, by service, and by both. A place's visits of at most 31 days, by the
 * index of place and day. bounded: by days, hours and services.
 */
export async function countsOfDays(tx: Tx, place: PlaceId, days: readonly Temporal.PlainDate[]): Promise<HallCounts[]> {
  return tx.rows<HallCounts>(
    `with came as (
       select day, service_id, extract(hour from since at time zone 'Europe/Riga')::integer as hour, state, queue_group,
         extract(epoch from called_at - since)::float8 / 60 as waited, extract(epoch from ended_at - called_at)::float8 / 60 as took
       from visit where tenant = $1 and place_id = $2 and day = any($3::date[]))
     select day::text, hour, service_id as service, count(*)::integer as came,
       count(*) filter (where state = 'closed')::integer as served,
       count(*) filter (where state in ('left','not-come'))::integer as left,
       count(*) filter (where queue_group = 'internal')::integer as internal,
       percentile_cont(0.5) within group (order by waited) as p50, percentile_cont(0.9) within group (order by waited) as p90,
       percentile_cont(0.5) within group (order by took) filter (where state = 'closed') as took
     from came group by grouping sets ((day), (day, hour), (day, service_id), (day, hour, service_id)) order by 1, 2, 3 limit 20000`,
    [tx.identity.tenant, place, days.slice(0, 31).map(String)],
  );
}
