import type { Tx } from '../../database/database.ts';
import type { ServiceId } from '../../vocabulary/ids.ts';
import { type CatalogueRefusal, serviceRefusal, type ServiceText } from './catalogue.ts';
import { lockCatalogue, neighboursOf, writeLastDay, writeService } from './catalogue.store.ts';
import { mayWriteService } from './may-set-up.ts';
import type { ServiceCard } from './service.ts';
import { serviceCard, unitIsThere } from './services.store.ts';

export type Saved = { readonly done: true };
export const SAVED: Saved = { done: true };

/**
 * Writes the card of a service (5.3.2): a new one, or over the one with its id. Whoever gives it to another unit must be
 * allowed to write for both.
 */
export async function saveService(tx: Tx, service: ServiceText): Promise<Saved | CatalogueRefusal> {
  await lockCatalogue(tx);
  const before = await serviceCard(tx, service.id);
  const units = before === null ? [service.unit] : [service.unit, before.unit];
  if (!units.every((unit) => mayWriteService(tx.identity, unit))) return { refused: 'not-allowed' };
  const refusal = serviceRefusal(service, await neighboursOf(tx, service.id));
  if (refusal !== null) return refusal;
  if (!(await unitIsThere(tx, service.unit))) return { refused: 'unknown-unit' };
  await writeService(tx, service);
  return SAVED;
}

/** The last day on which a service is given; `null` takes an end back. */
export async function endService(
  tx: Tx,
  id: ServiceId,
  to: Temporal.PlainDate | null,
): Promise<Saved | CatalogueRefusal> {
  const found = await ownService(tx, id);
  if ('refused' in found) return found;
  const refusal = serviceRefusal({ ...found, to }, await neighboursOf(tx, id));
  if (refusal !== null) return refusal;
  await writeLastDay(tx, id, to);
  return SAVED;
}

/** The card, with the catalogue locked, where this person may change it. */
export async function ownService(tx: Tx, id: ServiceId): Promise<ServiceCard | CatalogueRefusal> {
  await lockCatalogue(tx);
  const card = await serviceCard(tx, id);
  if (card === null) return { refused: 'unknown-service' };
  return mayWriteService(tx.identity, card.unit) ? card : { refused: 'not-allowed' };
}
