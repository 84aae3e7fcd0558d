import type { Tx } from '../../database/database.ts';
import type { PlaceId } from '../../vocabulary/ids.ts';
import type { PlaceHours } from './place-hours.ts';

/** The hours of a place; `null` where it is open while the house works. */
export async function placeHours(tx: Tx, place: PlaceId): Promise<PlaceHours | null> {
  return tx.one<PlaceHours>(`select weekly, closings, special from place_hours where tenant = $1 and place_id = $2`, [
    tx.identity.tenant,
    place,
  ]);
}
