import type { Tx } from '../../database/database.ts';
import type { EmployeeId, PlaceId, ServiceId, UnitId } from '../../vocabulary/ids.ts';
import type { Language } from '../../vocabulary/words.ts';
import type { Desk } from '../context.ts';
import { knownDirectory, lookup, municipalityOf, placesWithDesks } from '../directory/index.ts';
import { linkCode } from '../link-codes.ts';
import { inLanguage } from '../services/index.ts';
import { servicesNamed } from './names.store.ts';

/** What a message to a client names: in the client's language, nothing of anybody else. */
export interface LetterFacts {
  readonly language: Language;
  readonly service: string;
  readonly place: string;
  readonly address: string;
  /** Who receives them; empty where that is not said. */
  readonly person: string;
  readonly unit: string;
  readonly phone: string;
  readonly email: string;
  readonly municipality: string;
}

/** The names that messages about an appointment need, in three reads. */
export async function letterFacts(
  desk: Desk,
  tx: Tx,
  about: {
    readonly place: PlaceId;
    readonly services: readonly ServiceId[];
    readonly unit: UnitId | null;
    readonly holder: EmployeeId | null;
    readonly language: Language;
  },
): Promise<LetterFacts> {
  const [places, directory, services, house] = await Promise.all([
    placesWithDesks(tx),
    knownDirectory(desk.database, tx),
    servicesNamed(tx, about.services),
    municipalityOf(tx),
  ]);
  const { language } = about;
  const place = places.find(({ id }) => id === about.place);
  const unit = about.unit === null ? undefined : lookup(directory).units.get(about.unit);
  const person = about.holder === null ? undefined : lookup(directory).people.get(about.holder);
  const named = (lv: string, en: string) => (language === 'en' && en !== '' ? en : lv);
  return {
    language,
    service: about.services
      .flatMap((id) => services.get(id) ?? [])
      .map((name) => inLanguage(name, language))
      .join(' + '),
    place: named(place?.nameLv ?? '', place?.nameEn ?? ''),
    address: place?.address ?? '',
    person: person === undefined ? '' : `${person.givenName} ${person.surname}`,
    unit: named(unit?.nameLv ?? '', unit?.nameEn ?? ''),
    phone: unit?.phone || house.phone,
    email: unit?.email || house.email,
    municipality: house.name[language],
  };
}

/** The page of an appointment, of one offered time, or of somebody's place on the waiting list; by the code that opens it. */
export function clientLink(desk: Desk, kind: 'appointment' | 'offer' | 'waiting', id: string): string {
  return `${desk.settings.publicUrl ?? ''}${clientPath(desk, kind, id)}`;
}

export function clientPath(desk: Desk, kind: 'appointment' | 'offer' | 'waiting', id: string): string {
  const code = linkCode(desk.vault, kind === 'offer' ? 'offer' : 'appointment', id);
  return {
    appointment: `/pieteikums/${code}`,
    offer: `/pieteikums/laiks/${code}`,
    waiting: `/pieteikums/gaida/${code}`,
  }[kind];
}
