import type { Tx } from '../../database/database.ts';
import type { PlaceId, VisitId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import type { PlacedService } from '../services/index.ts';
import { type Visit, visitById } from '../visits/index.ts';
import { hallNow } from './hall-now.ts';
import { openingOf, type Wait, waitOf, waitOfNewcomer } from './wait.ts';

/** A place as somebody sees it who thinks of coming: is it open, how many wait, for how long one would. */
export interface WaitingNow {
  readonly open: boolean;
  readonly closesAt: Temporal.Instant | null;
  readonly opensAt: Temporal.Instant | null;
  readonly waiting: number;
  /** Desks at which somebody sits. */
  readonly desks: number;
  readonly services: readonly { readonly service: PlacedService; readonly waiting: number; readonly wait: Wait }[];
}

/** How it is at a place now, service by service, for an external client who comes without an appointment. */
export async function waitingNow(desk: Desk, tx: Tx, place: PlaceId): Promise<WaitingNow> {
  const hall = await hallNow(desk, tx, place);
  const opening = openingOf(hall);
  return {
    open: opening.open,
    closesAt: opening.open ? opening.until : null,
    opensAt: opening.open ? null : opening.opens,
    waiting: hall.waiting.length,
    desks: hall.servers.length,
    services: hall.services.map((service) => ({
      service,
      waiting: hall.waiting.filter((one) => one.service === service.id).length,
      wait: waitOfNewcomer(hall, { service: service.id, group: 'external' }),
    })),
  };
}

/** The shortest and the longest of the ranges, in minutes; `null` where none is said. For a board: one line for the hall. */
export function rangeOfHall({ services }: Pick<WaitingNow, 'services'>): { low: number; high: number } | null {
  const ranges = services.flatMap(({ wait: { estimate } }) => ('none' in estimate ? [] : [estimate]));
  if (ranges.length === 0) return null;
  return {
    low: Math.min(...ranges.map(({ lowMinutes }) => lowMinutes)),
    high: Math.max(...ranges.map(({ highMinutes }) => highMinutes)),
  };
}

/** A ticket with its place in the queue; `wait` is `null` once it is not waited for any more. `null`: no such ticket. */
export async function placeInQueue(
  desk: Desk,
  tx: Tx,
  id: VisitId,
): Promise<{ readonly visit: Visit; readonly wait: Wait | null } | null> {
  const visit = await visitById(tx, id);
  if (visit === null) return null;
  if (visit.state !== 'waiting') return { visit, wait: null };
  return { visit, wait: waitOf(await hallNow(desk, tx, visit.place), visit) };
}
