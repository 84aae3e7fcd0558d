import type { Tx } from '../../database/database.ts';
import type { PlaceId } from '../../vocabulary/ids.ts';
import type { ToldWait } from './estimate-error.ts';

const MOST = 20_000;

export interface ToldWaits {
  readonly told: readonly ToldWait[];
  /** Left out: called more than once, so that the time of the first call is not that of the last. */
  readonly calledAgain: number;
  /** Left out: went before they were called. */
  readonly left: number;
}

/** Waits that were estimated and have come true at a place, from a day until another (both included), the newest first. */
export async function toldWaits(
  tx: Tx,
  place: PlaceId,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<ToldWaits> {
  const of = [tx.identity.tenant, place, from, to];
  const told = await tx.rows<ToldWait>(
    `select service_id as service, extract(hour from made_at at time zone 'Europe/Riga')::integer as hour, estimate_by as by,
       estimate_low as low, estimate_high as high, extract(epoch from called_at - made_at)::float8 / 60 as waited
     from visit where tenant = $1 and place_id = $2 and day between $3 and $4
       and estimate_low is not null and estimate_high is not null and estimate_by is not null and called_at >= made_at and calls = 1
     order by day desc, made_at desc limit ${MOST}`,
    of,
  );
  const out = await tx.one<{ again: number; left: number }>(
    `select count(*) filter (where calls > 1)::integer as again,
       count(*) filter (where called_at is null and state = 'left')::integer as left
     from visit where tenant = $1 and place_id = $2 and day between $3 and $4 and estimate_low is not null`,
    of,
  );
  return { told, calledAgain: out?.again ?? 0, left: out?.left ?? 0 };
}
