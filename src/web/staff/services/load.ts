import type { Tx } from '../../../database/database.ts';
import { type AppointmentLine, strandedOf } from '../../../desk/appointments/index.ts';
import { type Directory, directoryAt, type Place, placesWithDesks } from '../../../desk/directory/index.ts';
import {
  type MeasuredLength,
  measuredLengths,
  placesOfService,
  type ServiceCard,
  serviceCard,
} from '../../../desk/services/index.ts';
import { parseId, type PlaceId, type ServiceId, type UnitId } from '../../../vocabulary/ids.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { unitName } from '../directory/say.ts';

/** A service with the places and the directory around it. */
export interface Loaded {
  readonly card: ServiceCard;
  readonly placed: readonly { readonly place: PlaceId; readonly unit: UnitId | null }[];
  readonly places: readonly Place[];
  readonly measured: readonly MeasuredLength[];
  readonly directory: Directory;
  /** Booked for a time at which it is given no more. */
  readonly stranded: readonly AppointmentLine[];
}

/** `null` where there is no such service. */
export async function loadService(tx: Tx, given: string | undefined, now: Temporal.Instant): Promise<Loaded | null> {
  const id = parseId<ServiceId>(given);
  if (id === null) return null;
  const card = await serviceCard(tx, id);
  if (card === null) return null;
  const [placed, places, measured, directory, stranded] = await Promise.all([
    placesOfService(tx, id),
    placesWithDesks(tx),
    measuredLengths(tx, id),
    directoryAt(tx),
    strandedOf(tx, card, now),
  ]);
  return { card, placed, places, measured, directory, stranded };
}

export function placeName(lang: Language, place: Pick<Place, 'nameLv' | 'nameEn'> | undefined): string {
  return unitName(lang, place);
}

export function nameOfUnit(lang: Language, directory: Directory, id: UnitId): string {
  return unitName(
    lang,
    directory.units.find((one) => one.id === id),
  );
}
