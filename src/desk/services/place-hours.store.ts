import type { Tx } from '../../database/database.ts';
import type { EmployeeId, PlaceId } from '../../vocabulary/ids.ts';
import type { PlaceHours } from './place-hours.ts';

/** The hours of a place; `null` where it is open while the house works. */
export async function placeHours(tx: Tx, place: PlaceId): Promise<PlaceHours | null> {
  return (await hoursOfPlaces(tx, [place])).get(place) ?? null;
}

/** The hours of places; one that is open while the house works is not named. bounded: by the places. */
export async function hoursOfPlaces(tx: Tx, places: readonly PlaceId[]): Promise<ReadonlyMap<PlaceId, PlaceHours>> {
  const rows = await tx.rows<PlaceHours & { readonly place: PlaceId }>(
    `select place_id as place, weekly, closings, special from place_hours where tenant = $1 and place_id = any($2::uuid[])`,
    [tx.identity.tenant, places],
  );
  return new Map(rows.map(({ place, ...hours }) => [place, hours]));
}

export async function writePlaceHours(
  tx: Tx,
  place: PlaceId,
  { weekly, closings, special }: PlaceHours,
  { by, at }: { readonly by: EmployeeId | null; readonly at: Temporal.Instant },
): Promise<void> {
  await tx.rows(
    `insert into place_hours (tenant, place_id, weekly, closings, special, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant, place_id) do update set weekly = excluded.weekly, closings = excluded.closings,
       special = excluded.special, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [tx.identity.tenant, place, JSON.stringify(weekly), JSON.stringify(closings), JSON.stringify(special), by, at],
  );
}

/** From now on the place is open while the house works. */
export async function removePlaceHours(tx: Tx, place: PlaceId): Promise<void> {
  await tx.rows('delete from place_hours where tenant = $1 and place_id = $2', [tx.identity.tenant, place]);
}
