import type { Tx } from '../../database/database.ts';
import { dayOf } from '../../time/zone.ts';
import type { EmployeeId, PlaceId, ServiceId, UnitId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import type { PlacedService } from '../services/index.ts';
import {
  awayIn,
  daysFrom,
  dayStretch,
  desksFor,
  knownPlace,
  type PlaceKnown,
  peopleFor,
  settingOf,
} from './place-day.ts';
import { takenIn } from './seats.store.ts';
import { minutesFor, MOST_MINUTES, type SeatKind } from './setting.ts';
import { type Seat, type Slot, slotsOf, type Stretch } from './slots.ts';

/** What somebody wants a time for. */
export interface TimeWanted {
  readonly place: PlaceId;
  readonly services: readonly [ServiceId, ...ServiceId[]];
  readonly people: number;
  /** One person only, where the client asked for them. */
  readonly person: EmployeeId | null;
  /** Staff may book at once and into what is kept for walk-ins; on the web neither. */
  readonly by: 'client' | 'employee';
  readonly from?: Temporal.PlainDate;
  /** Days to look at from `from` (today) on; as far as the service is booked ahead where nothing is said. */
  readonly days?: number;
}

export type TimesRefusal =
  | { readonly refused: 'no-such-place' | 'service-not-here' | 'not-by-appointment' }
  /** Of different units, or one at a desk and one by a person: they are booked apart. */
  | { readonly refused: 'not-together' }
  | { readonly refused: 'too-long'; readonly most: number };

/** The free times of what is wanted, with what a booking needs to know. */
export interface FreeTimes {
  readonly slots: readonly Slot[];
  readonly seatKind: SeatKind;
  readonly minutes: number;
  readonly buffer: number;
  readonly unit: UnitId;
  readonly services: readonly PlacedService[];
  readonly daysAhead: number;
}

/** When something can be booked: the place's openings, who is there, what is taken. In order of time. */
export async function freeTimes(desk: Desk, tx: Tx, wanted: TimeWanted): Promise<FreeTimes | TimesRefusal> {
  const today = dayOf(desk.clock());
  const known = await knownPlace(desk, tx, wanted.place, today);
  return known === null ? { refused: 'no-such-place' } : freeTimesAt(desk, tx, known, wanted);
}

/** The same for a place that was read already. */
export async function freeTimesAt(
  desk: Desk,
  tx: Tx,
  known: PlaceKnown,
  wanted: TimeWanted,
): Promise<FreeTimes | TimesRefusal> {
  const now = desk.clock();
  const terms = termsOf(known, wanted);
  if ('refused' in terms) return terms;
  const today = dayOf(now);
  const first = wanted.from === undefined || Temporal.PlainDate.compare(wanted.from, today) < 0 ? today : wanted.from;
  const last = today.add({ days: terms.daysAhead });
  const count = Math.min(wanted.days ?? terms.daysAhead + 1, first.until(last).days + 1);
  const days = daysFrom(first, count);
  const seats = await seatsIn(tx, known, terms, wanted, days);
  const noticeMs = wanted.by === 'client' ? terms.noticeHours * 3_600_000 : 0;
  const slots = slotsOf({
    openings: days.flatMap((day) => known.openings(day)),
    seats,
    minutes: terms.minutes,
    buffer: terms.buffer,
    notBefore: now.epochMilliseconds + noticeMs,
    walkInShare: wanted.by === 'client' ? terms.walkInShare : 0,
  });
  return { ...terms, slots };
}

type Terms = Omit<FreeTimes, 'slots'> & { readonly noticeHours: number; readonly walkInShare: number };

/** How the services are booked together; what is stricter of each counts. */
function termsOf(known: PlaceKnown, { services: ids, people, person }: TimeWanted): Terms | TimesRefusal {
  const services = ids.flatMap((id) => known.services.find((one) => one.id === id) ?? []);
  const [first] = services;
  if (first === undefined || services.length < ids.length) return { refused: 'service-not-here' };
  if (services.some(({ byAppointment }) => !byAppointment)) return { refused: 'not-by-appointment' };
  const settings = services.map((one) => settingOf(known, one));
  const kinds = new Set(settings.map(({ seats }) => seats));
  if (kinds.size > 1 || services.some(({ unitThere }) => unitThere !== first.unitThere))
    return { refused: 'not-together' };
  const minutes = minutesFor(settings, people);
  if (minutes > MOST_MINUTES) return { refused: 'too-long', most: MOST_MINUTES };
  const most = (of: (one: (typeof settings)[number]) => number) => Math.max(...settings.map(of));
  return {
    minutes,
    services,
    unit: first.unitThere,
    // Whoever asks for a person is booked by their time.
    seatKind: person !== null || kinds.has('person') ? 'person' : 'desk',
    buffer: most(({ buffer }) => buffer),
    noticeHours: most(({ noticeHours }) => noticeHours),
    walkInShare: most(({ walkInShare }) => walkInShare),
    daysAhead: Math.min(...settings.map(({ daysAhead }) => daysAhead)),
  };
}

async function seatsIn(
  tx: Tx,
  known: PlaceKnown,
  { seatKind, unit }: Terms,
  { services, person }: TimeWanted,
  days: readonly Temporal.PlainDate[],
): Promise<readonly Seat[]> {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const able = seatKind === 'desk' ? desksFor(known, services, first) : peopleFor(known, unit, services, first);
  const ids = person === null ? able : able.filter((id) => id === person);
  const range: Stretch = { from: dayStretch(first).from, to: dayStretch(last).to };
  const bySeat = Map.groupBy(await takenIn(tx, ids, range), ({ seat }) => seat);
  return ids.map((id) => {
    const taken = bySeat.get(id) ?? [];
    return {
      id,
      booked: taken.filter(({ booked }) => booked).map(({ stretch }) => stretch),
      away: [
        ...awayIn(known.directory, id, seatKind, days),
        ...taken.filter(({ booked }) => !booked).map(({ stretch }) => stretch),
      ],
    };
  });
}
