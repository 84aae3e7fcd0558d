import type { Tx } from '../../database/database.ts';
import type { Desk } from '../../desk/context.ts';
import { rangeOfHall, type WaitingNow, waitingNow } from '../../desk/counter/index.ts';
import type { Place } from '../../desk/directory/index.ts';
import { wayKindsAt } from '../../desk/services/index.ts';
import { type CalledNumber, lastCalled } from '../../desk/visits/index.ts';
import { dayOf } from '../../time/zone.ts';
import type { PlaceId } from '../../vocabulary/ids.ts';
import { placeOf } from '../kiosk/screen.ts';

/** The number that is called now and the four before it. */
export const CALLS_SHOWN = 5;

/** What a board shows of a hall; nothing in it is about anybody but by their number. */
export interface BoardNow {
  readonly at: Temporal.Instant;
  readonly place: Place;
  readonly calls: readonly CalledNumber[];
  readonly hall: WaitingNow;
  readonly range: { readonly low: number; readonly high: number } | null;
  /** Addresses of the portals in which services of this place are had from home. */
  readonly portals: readonly string[];
}

const PORTALS = { latvija: 'latvija.gov.lv', epakalpojumi: 'epakalpojumi.lv' } as const;

export async function loadBoard(desk: Desk, tx: Tx, id: PlaceId): Promise<BoardNow | null> {
  const at = desk.clock();
  const place = await placeOf(tx, id);
  if (place === null) return null;
  const calls = await lastCalled(tx, id, dayOf(at), CALLS_SHOWN);
  const hall = await waitingNow(desk, tx, id);
  const kinds = await wayKindsAt(tx, id, dayOf(at));
  const portals = (['latvija', 'epakalpojumi'] as const)
    .filter((kind) => kinds.includes(kind))
    .map((kind) => PORTALS[kind]);
  return { at, place, calls, hall, range: rangeOfHall(hall), portals };
}
