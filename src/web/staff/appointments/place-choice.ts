import type { Tx } from '../../../database/database.ts';
import { presenceOf } from '../../../desk/visits/index.ts';
import { holdsOn, type Place, placesWithDesks } from '../../../desk/directory/index.ts';
import { parseId, type PlaceId } from '../../../vocabulary/ids.ts';
import type { WebRequest } from '../../server/web-request.ts';

/** The places of today and the one that is looked at: asked for, else where one sits, else one with a desk of one's unit. */
export async function choosePlace(
  web: WebRequest,
  tx: Tx,
  asked: string | undefined,
): Promise<{ readonly places: readonly Place[]; readonly place: Place | null }> {
  const [all, presence] = await Promise.all([
    placesWithDesks(tx),
    web.me === null ? null : presenceOf(tx, web.me.employee),
  ]);
  const places = all.filter((one) => holdsOn(one, web.today));
  const id = parseId<PlaceId>(asked) ?? presence?.place ?? null;
  const own = places.find(({ desks }) => desks.some(({ unit }) => unit !== null && web.identity.units.includes(unit)));
  return { places, place: places.find((one) => one.id === id) ?? own ?? places[0] ?? null };
}

export function placeName(lang: WebRequest['lang'], place: Pick<Place, 'nameLv' | 'nameEn'>): string {
  return lang === 'en' && place.nameEn !== '' ? place.nameEn : place.nameLv;
}
