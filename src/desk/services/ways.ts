import type { Tx } from '../../database/database.ts';
import { parseEmailAddress, type ServiceId } from '../../vocabulary/ids.ts';
import type { ServiceWay } from '../../vocabulary/words.ts';
import { type CatalogueRefusal, isHttps } from './catalogue.ts';
import { endWayRow, writeWay } from './catalogue.store.ts';
import { ownService, SAVED, type Saved } from './save-service.ts';
import type { OtherWay } from './service.ts';

/** 6.11: writes another way to a service: a new one, or over the one with its id. */
export async function saveWay(tx: Tx, service: ServiceId, way: OtherWay): Promise<Saved | CatalogueRefusal> {
  const found = await ownService(tx, service);
  if ('refused' in found) return found;
  const refusal = wayRefusal(way);
  if (refusal !== null) return refusal;
  await writeWay(tx, service, way);
  return SAVED;
}

export async function endWay(
  tx: Tx,
  service: ServiceId,
  id: string,
  now: Temporal.Instant,
): Promise<Saved | CatalogueRefusal> {
  return changeEnd(tx, service, id, now);
}

/** Takes the end of another way back. */
export async function restoreWay(tx: Tx, service: ServiceId, id: string): Promise<Saved | CatalogueRefusal> {
  return changeEnd(tx, service, id, null);
}

async function changeEnd(
  tx: Tx,
  service: ServiceId,
  id: string,
  at: Temporal.Instant | null,
): Promise<Saved | CatalogueRefusal> {
  const found = await ownService(tx, service);
  if ('refused' in found) return found;
  return (await endWayRow(tx, service, id, at)) ? SAVED : { refused: 'unknown-way' };
}

/** Pure: what is wrong with another way, or `null`. */
export function wayRefusal({ kind, at }: Pick<OtherWay, 'kind' | 'at'>): CatalogueRefusal | null {
  if (at.trim() === '') return { refused: 'at-missing' };
  switch (shapeOf(kind)) {
    case 'page':
      return isHttps(pageAddress(at)) ? null : { refused: 'url-not-https' };
    case 'phone':
      return /^\+?[\d ()-]{5,24}$/.test(at) ? null : { refused: 'phone-malformed' };
    case 'e-mail':
      return parseEmailAddress(at) === null ? { refused: 'email-malformed' } : null;
    case 'words':
      return null;
  }
}

/** Where a press on another way leads: a page, a telephone, a letter; `null` where it is words only (the e-address). */
export function wayHref({ kind, at }: Pick<OtherWay, 'kind' | 'at'>): string | null {
  switch (shapeOf(kind)) {
    case 'page':
      return pageAddress(at);
    case 'phone':
      return `tel:${at.replaceAll(/[^+\d]/g, '')}`;
    case 'e-mail':
      return `mailto:${at}`;
    case 'words':
      return null;
  }
}

const SHAPES = {
  latvija: 'page',
  epakalpojumi: 'page',
  web: 'page',
  phone: 'phone',
  'e-mail': 'e-mail',
  'e-address': 'words',
} as const satisfies Record<ServiceWay, string>;

function shapeOf(kind: ServiceWay): (typeof SHAPES)[ServiceWay] {
  return SHAPES[kind];
}

/** „latvija.gov.lv/…” as people write it, with what browsers need before it. */
function pageAddress(at: string): string {
  return /^[a-z][a-z+.-]*:/i.test(at) ? at : `https://${at}`;
}
