import type { Tx } from '../../database/database.ts';
import type { PlaceId, ServiceId, UnitId } from '../../vocabulary/ids.ts';
import type { Service } from './service.ts';
import { SERVICE, serviceFromRow, type ServiceRow } from './services.store.ts';

/** A service with where it is given, for the list of the catalogue. */
export interface CataloguedService extends Service {
  readonly places: readonly PlaceId[];
}

/** The catalogue, past services too, by letter. bounded: at most 500. */
export async function catalogue(tx: Tx): Promise<CataloguedService[]> {
  const rows = await tx.rows<ServiceRow & { places: PlaceId[] }>(
    `select ${SERVICE}, coalesce((select json_agg(p.place_id) from place_service p
         where p.tenant = s.tenant and p.service_id = s.id), '[]') as places
     from service s where s.tenant = $1 order by s.letter, s.name_lv, s.id limit 500`,
    [tx.identity.tenant],
  );
  return rows.map((row) => ({ ...serviceFromRow(row), places: row.places }));
}

/** Where a service is given, and whose work it is there; `unit` `null`: the service's own unit's. bounded: at most 200. */
export async function placesOfService(tx: Tx, service: ServiceId): Promise<{ place: PlaceId; unit: UnitId | null }[]> {
  return tx.rows(
    `select place_id as place, unit_id as unit from place_service where tenant = $1 and service_id = $2 order by place_id limit 200`,
    [tx.identity.tenant, service],
  );
}
