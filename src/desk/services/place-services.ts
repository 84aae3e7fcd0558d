import type { Tx } from '../../database/database.ts';
import type { DeskId, EmployeeId, PlaceId, ServiceId, UnitId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { directoryAt, type Place, placesWithDesks, postsOf } from '../directory/index.ts';
import { may } from '../powers/index.ts';
import { type CatalogueRefusal, letterTaken } from './catalogue.ts';
import {
  knownServices,
  lockCatalogue,
  neighboursAt,
  removePlaced,
  writeDeskLimit,
  writeEmployeeLimit,
  writePlaced,
} from './catalogue.store.ts';
import { maySetUpPlace } from './may-set-up.ts';
import { ownService, SAVED, type Saved } from './save-service.ts';
import { unitIsThere } from './services.store.ts';

type Telling = Pick<Desk, 'notify'>;

/** Gives a service at a place; `unit`: whose work it is there, `null`: the service's own unit. */
export async function placeService(
  desk: Telling,
  tx: Tx,
  { place, service, unit }: { readonly place: PlaceId; readonly service: ServiceId; readonly unit: UnitId | null },
): Promise<Saved | CatalogueRefusal> {
  const card = await ownService(tx, service);
  if ('refused' in card) return card;
  if ((await placeById(tx, place)) === null) return { refused: 'unknown-place' };
  if (unit !== null && !(await unitIsThere(tx, unit))) return { refused: 'unknown-unit' };
  const taken = letterTaken(card, await neighboursAt(tx, place));
  if (taken !== null) return taken;
  await writePlaced(tx, place, service, unit);
  tx.afterCommit(() => desk.notify([`hall:${place}`]));
  return SAVED;
}

/** Takes a service from a place. Whoever waits for it there is served; nobody new can take a ticket for it. */
export async function unplaceService(
  desk: Telling,
  tx: Tx,
  { place, service }: { readonly place: PlaceId; readonly service: ServiceId },
): Promise<Saved | CatalogueRefusal> {
  const card = await ownService(tx, service);
  if ('refused' in card) return card;
  if (!(await removePlaced(tx, place, service))) return { refused: 'not-given-here' };
  tx.afterCommit(() => desk.notify([`hall:${place}`]));
  return SAVED;
}

/** What a desk gives; no service named: all of its place. `counter.set-up` of its unit, or of the place where it has none. */
export async function limitDesk(
  desk: Telling,
  tx: Tx,
  at: DeskId,
  services: readonly ServiceId[],
): Promise<Saved | CatalogueRefusal> {
  await lockCatalogue(tx);
  const place = (await placesWithDesks(tx)).find(({ desks }) => desks.some(({ id }) => id === at));
  const found = place?.desks.find(({ id }) => id === at);
  if (place === undefined || found === undefined) return { refused: 'unknown-desk' };
  const allowed =
    found.unit === null
      ? maySetUpPlace(tx.identity, place)
      : may(tx.identity, 'counter.set-up', { holder: null, unit: found.unit });
  if (!allowed) return { refused: 'not-allowed' };
  if ((await knownServices(tx, services)).length !== new Set(services).size) return { refused: 'unknown-service' };
  await writeDeskLimit(tx, at, [...new Set(services)]);
  tx.afterCommit(() => desk.notify([`hall:${place.id}`]));
  return SAVED;
}

/** What somebody gives; no service named: all of the desk they sit at. `counter.set-up` of one of their units. */
export async function limitEmployee(
  desk: Telling,
  tx: Tx,
  employee: EmployeeId,
  services: readonly ServiceId[],
  today: Temporal.PlainDate,
): Promise<Saved | CatalogueRefusal> {
  await lockCatalogue(tx);
  const units = postsOf(await directoryAt(tx), employee, today).map(({ unit }) => unit);
  if (units.length === 0) return { refused: 'unknown-employee' };
  const allowed = units.some((unit) => may(tx.identity, 'counter.set-up', { holder: null, unit }));
  if (!allowed) return { refused: 'not-allowed' };
  if ((await knownServices(tx, services)).length !== new Set(services).size) return { refused: 'unknown-service' };
  await writeEmployeeLimit(tx, employee, [...new Set(services)]);
  const places = await placesWithDesks(tx);
  tx.afterCommit(() => desk.notify(places.map(({ id }) => `hall:${id}` as const)));
  return SAVED;
}

export async function placeById(tx: Tx, id: PlaceId): Promise<Place | null> {
  return (await placesWithDesks(tx)).find((place) => place.id === id) ?? null;
}
