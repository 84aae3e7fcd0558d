import type { Tx } from '../../database/database.ts';
import type { PlaceId, UnitId } from '../../vocabulary/ids.ts';

export interface LedPlace {
  readonly id: PlaceId;
  readonly lv: string;
  readonly en: string;
}

/**
 * The places whose hall is led by whoever leads these units: where one of them has a desk or gives a service. `null`: every
 * place. Only places that exist on the day, the one with the most desks first. bounded: at most 100.
 */
export async function ledPlaces(tx: Tx, units: readonly UnitId[] | null, day: Temporal.PlainDate): Promise<LedPlace[]> {
  return tx.rows<LedPlace>(
    `select p.id, p.name_lv as lv, p.name_en as en from place p
     where p.tenant = $1 and p.valid_from <= $3 and (p.valid_to is null or p.valid_to >= $3)
       and ($2::uuid[] is null
         or exists (select from desk d where d.tenant = p.tenant and d.place_id = p.id and d.unit_id = any($2::uuid[]))
         or exists (select from place_service s join service v on v.tenant = s.tenant and v.id = s.service_id
              where s.tenant = p.tenant and s.place_id = p.id and coalesce(s.unit_id, v.unit_id) = any($2::uuid[])))
     order by (select count(*) from desk d where d.tenant = p.tenant and d.place_id = p.id) desc, p.name_lv, p.id limit 100`,
    [tx.identity.tenant, units, day],
  );
}
