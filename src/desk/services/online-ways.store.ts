import type { Tx } from '../../database/database.ts';
import type { PlaceId } from '../../vocabulary/ids.ts';
import type { ServiceWay } from '../../vocabulary/words.ts';

/** 6.11: which kinds of other ways the services of a place have on a day: for one line on a board. bounded: by the kinds. */
export async function wayKindsAt(tx: Tx, place: PlaceId, day: Temporal.PlainDate): Promise<ServiceWay[]> {
  const rows = await tx.rows<{ kind: ServiceWay }>(
    `select distinct w.kind from service_way w
       join place_service p on p.tenant = w.tenant and p.service_id = w.service_id
       join service s on s.tenant = w.tenant and s.id = w.service_id
     where w.tenant = $1 and p.place_id = $2 and w.ended_at is null and w.since <= $3
       and s.valid_from <= $3 and (s.valid_to is null or s.valid_to >= $3) order by w.kind limit 20`,
    [tx.identity.tenant, place, day],
  );
  return rows.map(({ kind }) => kind);
}
