import type { Tx } from '../../../database/database.ts';
import { directoryAt, type Directory, type Place } from '../../../desk/directory/index.ts';
import {
  type Limits,
  limitsAt,
  maySetUpPlace,
  type PlacedService,
  type PlaceHours,
  placeById,
  placeHours,
  type QueueSetting,
  queueSetting,
  servicesAt,
} from '../../../desk/services/index.ts';
import type { WorkingCalendar } from '../../../time/calendar.ts';
import { parseId, type PlaceId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { WebRequest } from '../../server/web-request.ts';

export const PLACE_PATH = '/iestades/vietas/:id/apkalposana';

/** A place with all that is set up there. */
export interface PlaceStands {
  readonly place: Place;
  readonly hours: PlaceHours | null;
  readonly house: WorkingCalendar;
  readonly queue: QueueSetting;
  readonly services: readonly PlacedService[];
  readonly limits: Limits;
  readonly directory: Directory;
  readonly mine: boolean;
}

/** `null` where there is no such place. */
export async function readPlace(
  tx: Tx,
  request: WebRequest,
  { desk }: PageDeps,
  given: string | undefined,
): Promise<PlaceStands | null> {
  const id = parseId<PlaceId>(given);
  const place = id && (await placeById(tx, id));
  if (!place) return null;
  const [hours, queue, services, limits, directory] = await Promise.all([
    placeHours(tx, place.id),
    queueSetting(tx, place.id),
    servicesAt(tx, place.id, request.today),
    limitsAt(tx, place.id),
    directoryAt(tx),
  ]);
  return {
    place,
    hours,
    house: desk.rules.current().calendarOf(null),
    queue,
    services,
    limits,
    directory,
    mine: maySetUpPlace(request.identity, place),
  };
}

/** A place's own parts as a calendar of its own, so that they are typed and checked as a house's are. */
export function calendarOfParts({ hours, house }: Pick<PlaceStands, 'hours' | 'house'>): WorkingCalendar {
  return {
    version: 1,
    weekly: hours?.weekly ?? house.weekly,
    holidayLaw: 'none',
    holidays: [],
    followsCabinet: false,
    movedDays: [],
    yearsCovered: [],
    closings: hours?.closings ?? [],
    specialHours: hours?.special ?? [],
    shortDayBeforeHoliday: 0,
  };
}
