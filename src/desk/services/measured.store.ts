import type { Tx } from '../../database/database.ts';
import type { PlaceId, ServiceId } from '../../vocabulary/ids.ts';

/** How long a service took at a place at all hours: half of the visits at most `half` minutes, nine of ten at most `most`. */
export interface MeasuredLength {
  readonly place: PlaceId;
  readonly visits: number;
  readonly half: number;
  readonly most: number;
}

/** From this many visits on a time is told; fewer say little. */
const ENOUGH = 20;

/** What the loop counted last about a service, place by place. bounded: by its places. */
export async function measuredLengths(tx: Tx, service: ServiceId): Promise<MeasuredLength[]> {
  return tx.rows<MeasuredLength>(
    `select place_id as place, n as visits,
       round(minutes[greatest(1, ceil(cardinality(minutes) * 0.5)::integer)])::integer as half,
       round(minutes[greatest(1, ceil(cardinality(minutes) * 0.9)::integer)])::integer as most
     from service_time where tenant = $1 and service_id = $2 and hour = -1 and n >= $3 order by place_id limit 200`,
    [tx.identity.tenant, service, ENOUGH],
  );
}
