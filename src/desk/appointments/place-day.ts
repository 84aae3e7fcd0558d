import type { Tx } from '../../database/database.ts';
import { dayOf, instantOf } from '../../time/zone.ts';
import type { EmployeeId, PlaceId, ServiceId, UnitId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import {
  awayOn,
  type Directory,
  holdersOfPost,
  holdsOn,
  knownDirectory,
  type Place,
  placesWithDesks,
  postsOfUnit,
} from '../directory/index.ts';
import {
  calendarOfPlace,
  type Limits,
  limitsAt,
  openingsOn,
  type PlacedService,
  placeHours,
  servicesAt,
} from '../services/index.ts';
import { type AppointmentSetting, ordinarySetting, type SeatKind } from './setting.ts';
import { settingsAt } from './settings.store.ts';
import type { Stretch } from './slots.ts';

/** What is known of a place for its appointments: asked once, whatever is booked. */
export interface PlaceKnown {
  readonly place: Place;
  readonly services: readonly PlacedService[];
  readonly settings: ReadonlyMap<ServiceId, AppointmentSetting>;
  readonly limits: Limits;
  readonly directory: Directory;
  /** The openings of a civil day, Europe/Riga. */
  openings(day: Temporal.PlainDate): readonly { readonly opens: number; readonly closes: number }[];
}

/** A place with what is given there on a day; `null` where there is no such place then. */
export async function knownPlace(desk: Desk, tx: Tx, id: PlaceId, day: Temporal.PlainDate): Promise<PlaceKnown | null> {
  const [places, services, settings, limits, directory, hours] = await Promise.all([
    placesWithDesks(tx),
    servicesAt(tx, id, day),
    settingsAt(tx, id),
    limitsAt(tx, id),
    knownDirectory(desk.database, tx),
    placeHours(tx, id),
  ]);
  const place = places.find((one) => one.id === id && holdsOn(one, day));
  if (place === undefined) return null;
  const calendar = calendarOfPlace(desk.rules.current().calendarOf(null), hours);
  return { place, services, settings, limits, directory, openings: (on) => openingsOn(calendar, on).openings };
}

/** How a service is booked here: as it was set, else as is ordinary. */
export function settingOf(known: PlaceKnown, service: PlacedService): AppointmentSetting {
  return known.settings.get(service.id) ?? ordinarySetting(known.place.id, service.id, service.usualMinutes);
}

/** The desks of the place on a day that give all of these services, by number. */
export function desksFor(
  { place, limits }: PlaceKnown,
  services: readonly ServiceId[],
  day: Temporal.PlainDate,
): readonly string[] {
  return place.desks
    .filter((desk) => holdsOn(desk, day))
    .filter(({ id }) => services.every((service) => limits.desks.get(id)?.has(service) ?? true))
    .map(({ id }) => id);
}

/**
 * Who of a unit gives all of these services: those who are named for them, else everybody but its head. A unit of its head
 * alone has its head.
 */
export function peopleFor(
  { directory, limits }: PlaceKnown,
  unit: UnitId,
  services: readonly ServiceId[],
  day: Temporal.PlainDate,
): readonly EmployeeId[] {
  const held = postsOfUnit(directory, unit, day).flatMap((post) =>
    holdersOfPost(directory, post, day).map((employee) => ({ employee, leads: post.kind === 'head' })),
  );
  const able = held.filter(({ employee }) =>
    services.every((service) => limits.employees.get(employee)?.has(service) ?? true),
  );
  const named = able.filter(({ employee, leads }) => !leads || limits.employees.has(employee));
  return [...new Set((named.length > 0 ? named : able).map(({ employee }) => employee))];
}

/** When somebody is away within these days, as whole civil days of Riga. */
export function awayIn(
  directory: Directory,
  seat: string,
  kind: SeatKind,
  days: readonly Temporal.PlainDate[],
): readonly Stretch[] {
  if (kind === 'desk') return [];
  return days.filter((day) => awayOn(directory, seat as EmployeeId, day).length > 0).map(dayStretch);
}

/** A civil day of Riga from midnight to midnight: 23 or 25 hours where the clock changes. */
export function dayStretch(day: Temporal.PlainDate): Stretch {
  const midnight = (one: Temporal.PlainDate) => instantOf(one, new Temporal.PlainTime()).epochMilliseconds;
  return { from: midnight(day), to: midnight(day.add({ days: 1 })) };
}

/** So many civil days from one on. */
export function daysFrom(first: Temporal.PlainDate, count: number): readonly Temporal.PlainDate[] {
  return Array.from({ length: Math.max(0, count) }, (_day, nth) => first.add({ days: nth }));
}

export function dayAt(ms: number): Temporal.PlainDate {
  return dayOf(Temporal.Instant.fromEpochMilliseconds(ms));
}
