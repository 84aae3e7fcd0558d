import type { Tx } from '../../../database/database.ts';
import {
  type FreeTimes,
  freeTimesAt,
  knownPlace,
  type PlaceKnown,
  type TimesRefusal,
} from '../../../desk/appointments/index.ts';
import type { Desk } from '../../../desk/context.ts';
import { parseId, type PlaceId, type ServiceId } from '../../../vocabulary/ids.ts';
import type { WebRequest } from '../../server/web-request.ts';

/** What stands in the address of the booking pages: nothing is kept until somebody books. */
export interface Asked {
  readonly place: PlaceId | null;
  readonly services: readonly ServiceId[];
  readonly people: number;
  /** The first day that is shown. */
  readonly from: Temporal.PlainDate | null;
  readonly start: Temporal.Instant | null;
  /** They know that there are other ways, and would rather come. */
  readonly comes: boolean;
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

const MOST_SERVICES = 3;
const MOST_PEOPLE = 5;

export function readAsked(query: Query): Asked {
  const one = (name: string) => [query[name] ?? ''].flat()[0] ?? '';
  const services = one('pakalpojums')
    .split(',')
    .flatMap((id) => parseId<ServiceId>(id) ?? []);
  const people = Number(one('cilveki'));
  return {
    place: parseId<PlaceId>(one('vieta')),
    services: [...new Set(services)].slice(0, MOST_SERVICES),
    people: Number.isInteger(people) && people >= 1 && people <= MOST_PEOPLE ? people : 1,
    from: readDay(one('no')),
    start: readStart(one('laiks')),
    comes: one('klatiene') === 'ja',
  };
}

export function readDay(text: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}

export function readStart(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return null;
  }
}

/** The address of a step, with what was answered so far. */
export function bookingAddress(asked: Asked, changed: Partial<Asked> = {}): string {
  const { place, services, people, from, start, comes } = { ...asked, ...changed };
  const query = new URLSearchParams();
  if (place !== null) query.set('vieta', place);
  if (services.length > 0) query.set('pakalpojums', services.join(','));
  if (people > 1) query.set('cilveki', String(people));
  if (comes) query.set('klatiene', 'ja');
  if (from !== null) query.set('no', from.toString());
  if (start !== null) query.set('laiks', start.toString());
  return `/pieteikties${query.size === 0 ? '' : `?${query}`}`;
}

/** What is known of the place, and the free times of what was asked. */
export interface Offered {
  readonly known: PlaceKnown;
  readonly free: FreeTimes | TimesRefusal;
}

export async function offeredTimes(desk: Desk, tx: Tx, web: WebRequest, asked: Asked): Promise<Offered | null> {
  if (asked.place === null) return null;
  const known = await knownPlace(desk, tx, asked.place, web.today);
  const [first, ...more] = asked.services;
  if (known === null || first === undefined) return null;
  const free = await freeTimesAt(desk, tx, known, {
    place: asked.place,
    services: [first, ...more],
    people: asked.people,
    person: null,
    by: 'client',
    ...(asked.from === null ? {} : { from: asked.from }),
  });
  return { known, free };
}

/** Days with free times that are shown at once. */
const DAYS_SHOWN = 3;

/** The times of the first days, and where the next ones begin. */
export function pageOfTimes(slots: FreeTimes['slots']): {
  readonly times: readonly Temporal.Instant[];
  readonly next: Temporal.PlainDate | null;
} {
  const days: string[] = [];
  const times: Temporal.Instant[] = [];
  for (const { from } of slots) {
    const at = Temporal.Instant.fromEpochMilliseconds(from);
    const day = at.toZonedDateTimeISO('Europe/Riga').toPlainDate().toString();
    if (!days.includes(day)) {
      if (days.length === DAYS_SHOWN) return { times, next: Temporal.PlainDate.from(day) };
      days.push(day);
    }
    times.push(at);
  }
  return { times, next: null };
}
