import type { PlaceId, ServiceId } from '../../vocabulary/ids.ts';
import type { Validity } from '../directory/index.ts';
import type { Both, Service, ServiceCard } from './service.ts';

/** Why a change of the catalogue was not made. */
export type CatalogueRefusal =
  | {
      readonly refused:
        | 'not-allowed'
        | 'unknown-service'
        | 'unknown-place'
        | 'unknown-unit'
        | 'unknown-desk'
        | 'unknown-employee'
        | 'unknown-solution'
        | 'unknown-way'
        | 'name-missing'
        | 'letter-malformed'
        | 'law-not-https'
        | 'no-way-in'
        | 'minutes-out-of-bounds'
        | 'text-missing'
        | 'too-many-solutions'
        | 'number-out-of-bounds'
        | 'url-not-https'
        | 'phone-malformed'
        | 'email-malformed'
        | 'at-missing'
        | 'not-given-here';
    }
  | { readonly refused: 'ends-before-it-starts'; readonly from: Temporal.PlainDate }
  | { readonly refused: 'letter-taken'; readonly letter: string; readonly by: Both };

/** The words of a card, without what stands in rows of its own. */
export type ServiceText = Omit<ServiceCard, 'solutions' | 'ways'>;

/** A service beside another at the same place, by letter. */
export interface Neighbour extends Validity {
  readonly id: ServiceId;
  readonly place: PlaceId;
  readonly letter: string;
  readonly name: Both;
}

/** Pure: what is wrong with a card, whoever writes it; `neighbours`: what else is given at its places. */
export function serviceRefusal(service: ServiceText, neighbours: readonly Neighbour[]): CatalogueRefusal | null {
  const { name, letter, law, byAppointment, walkIn, usualMinutes, from, to } = service;
  if (name.lv.trim() === '') return { refused: 'name-missing' };
  if (!/^[A-Z]{1,2}$/.test(letter)) return { refused: 'letter-malformed' };
  if (law.url !== '' && !isHttps(law.url)) return { refused: 'law-not-https' };
  if (!byAppointment && !walkIn) return { refused: 'no-way-in' };
  if (!Number.isInteger(usualMinutes) || usualMinutes < 1 || usualMinutes > 240) {
    return { refused: 'minutes-out-of-bounds' };
  }
  if (to !== null && Temporal.PlainDate.compare(to, from) < 0) return { refused: 'ends-before-it-starts', from };
  return letterTaken(service, neighbours);
}

/** Pure: on one place's board a letter means one service; two may have it one after the other. */
export function letterTaken(
  service: Pick<Service, 'id' | 'letter' | 'from' | 'to'>,
  neighbours: readonly Neighbour[],
): CatalogueRefusal | null {
  const other = neighbours.find(
    (one) => one.id !== service.id && one.letter === service.letter && overlap(one, service),
  );
  return other === undefined ? null : { refused: 'letter-taken', letter: service.letter, by: other.name };
}

/** An address of a page that a browser opens safely: `https://`, with a host and without spaces. */
export function isHttps(url: string): boolean {
  return /^https:\/\/[^\s/]+\.[^\s]+$/.test(url) && URL.canParse(url);
}

function overlap(a: Validity, b: Validity): boolean {
  const endsBefore = (one: Validity, other: Validity) =>
    one.to !== null && Temporal.PlainDate.compare(one.to, other.from) < 0;
  return !endsBefore(a, b) && !endsBefore(b, a);
}
