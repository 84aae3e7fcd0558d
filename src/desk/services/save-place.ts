import type { Tx } from '../../database/database.ts';
import type { CalendarFinding } from '../../time/calendar.ts';
import { parseCalendar } from '../../time/parse-calendar.ts';
import type { EmployeeId, PlaceId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { maySetUpPlace } from './may-set-up.ts';
import type { PlaceHours } from './place-hours.ts';
import { removePlaceHours, writePlaceHours } from './place-hours.store.ts';
import { placeById } from './place-services.ts';
import { outOfBounds, type QueueSetting } from './queue-setting.ts';
import { writeQueueSetting } from './queue-setting.store.ts';
import { SAVED, type Saved } from './save-service.ts';

export type PlaceSettingRefusal =
  | { readonly refused: 'not-allowed' | 'unknown-place' }
  | { readonly refused: 'hours-invalid'; readonly findings: readonly CalendarFinding[] }
  | { readonly refused: 'out-of-bounds'; readonly name: keyof QueueSetting };

interface Changing {
  readonly place: PlaceId;
  readonly by: EmployeeId | null;
}

/** When a place is open; `null`: while the house works. What overlaps or ends before it starts is refused with the place. */
export async function savePlaceHours(
  desk: Pick<Desk, 'notify' | 'clock'>,
  tx: Tx,
  { place, by }: Changing,
  hours: PlaceHours | null,
): Promise<Saved | PlaceSettingRefusal> {
  const refused = await notMine(tx, place);
  if (refused !== null) return refused;
  if (hours === null) await removePlaceHours(tx, place);
  else {
    const findings = hoursFindings(hours);
    if (findings.length > 0) return { refused: 'hours-invalid', findings };
    await writePlaceHours(tx, place, hours, { by, at: desk.clock() });
  }
  tx.afterCommit(() => desk.notify([`hall:${place}`]));
  return SAVED;
}

/** How a place calls (6.9 and what stands around it). */
export async function saveQueueSetting(
  desk: Pick<Desk, 'notify' | 'clock'>,
  tx: Tx,
  { place, by }: Changing,
  setting: QueueSetting,
): Promise<Saved | PlaceSettingRefusal> {
  const refused = await notMine(tx, place);
  if (refused !== null) return refused;
  const name = outOfBounds(setting);
  if (name !== null) return { refused: 'out-of-bounds', name };
  await writeQueueSetting(tx, place, setting, { by, at: desk.clock() });
  tx.afterCommit(() => desk.notify([`hall:${place}`]));
  return SAVED;
}

/** Pure: what is wrong with a place's hours, as `parseCalendar` finds it. */
export function hoursFindings({ weekly, closings, special }: PlaceHours): readonly CalendarFinding[] {
  const read = parseCalendar({
    version: 1,
    weekly,
    closings,
    specialHours: special,
    holidays: [],
    movedDays: [],
    yearsCovered: [],
  });
  return 'refused' in read ? read.findings : [];
}

async function notMine(tx: Tx, id: PlaceId): Promise<PlaceSettingRefusal | null> {
  const place = await placeById(tx, id);
  if (place === null) return { refused: 'unknown-place' };
  return maySetUpPlace(tx.identity, place) ? null : { refused: 'not-allowed' };
}
