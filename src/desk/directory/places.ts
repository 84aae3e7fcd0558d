import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { may } from '../powers/index.ts';
import { type Place, placesWithDesks, type ServiceDesk, writePlaces } from './places.store.ts';
import { publishDirectory } from './publish.ts';
import { lockDirectory } from './write-directory.store.ts';

export { type Place, placesWithDesks, type ServiceDesk } from './places.store.ts';

export type PlaceRefusal =
  | { readonly refused: 'not-allowed' | 'unknown-place' | 'desks-below' }
  | { readonly refused: 'ends-before-it-starts'; readonly from: Temporal.PlainDate }
  | { readonly refused: 'number-taken'; readonly number: string };

export type PlaceDeed =
  | { readonly put: 'place'; readonly row: Omit<Place, 'desks'> }
  | { readonly put: 'desk'; readonly row: ServiceDesk };

/** Writes a place where clients are met, or a desk in it (`people.manage`); published like any change of the directory. */
export async function changePlaces(
  desk: Desk,
  tx: Tx,
  actor: EmployeeId,
  deed: PlaceDeed,
): Promise<{ readonly done: true } | PlaceRefusal> {
  if (!may(tx.identity, 'people.manage')) return { refused: 'not-allowed' };
  await lockDirectory(tx);
  const refusal = placeRefusal(await placesWithDesks(tx), deed);
  if (refusal !== null) return refusal;
  await writePlaces(tx, deed);
  await publishDirectory(desk, tx, { source: 'by-hand', changes: 1, actor });
  return { done: true };
}

/** Pure: what is wrong with a change of places and desks, or `null`. */
export function placeRefusal(places: readonly Place[], deed: PlaceDeed): PlaceRefusal | null {
  const { from, to } = deed.row;
  if (to !== null && Temporal.PlainDate.compare(to, from) < 0) return { refused: 'ends-before-it-starts', from };
  if (deed.put === 'place') {
    const desks = places.find(({ id }) => id === deed.row.id)?.desks ?? [];
    return to !== null && desks.some((one) => one.to === null) ? { refused: 'desks-below' } : null;
  }
  const place = places.find(({ id }) => id === deed.row.place);
  if (place === undefined) return { refused: 'unknown-place' };
  const same = place.desks.some(
    (one) => one.id !== deed.row.id && one.to === null && to === null && one.number === deed.row.number,
  );
  return same ? { refused: 'number-taken', number: deed.row.number } : null;
}
