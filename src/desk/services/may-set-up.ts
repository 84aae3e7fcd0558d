import type { Identity } from '../../database/database.ts';
import type { UnitId } from '../../vocabulary/ids.ts';
import type { Place } from '../directory/index.ts';
import { may } from '../powers/index.ts';

/** Whether somebody may change the services of a unit (`service.write`): its head, the steward, an administrator. */
export function mayWriteService(identity: Identity, unit: UnitId): boolean {
  return may(identity, 'service.write', { holder: null, unit });
}

/**
 * Whether somebody may set up a place (`counter.set-up`): an administrator, or the head of a unit that has a desk there on
 * that day. A place belongs to no unit; whoever serves in it answers for how it calls.
 */
export function maySetUpPlace(identity: Identity, place: Pick<Place, 'desks'>): boolean {
  const units = new Set(place.desks.filter(({ to }) => to === null).map(({ unit }) => unit));
  return [null, ...units].some((unit) => may(identity, 'counter.set-up', { holder: null, unit }));
}
