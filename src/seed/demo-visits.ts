import { deskIdentity } from '../database/connect.ts';
import { newId } from '../desk/context.ts';
import {
  bringPastVisits,
  countPlace,
  type MeasuredTimes,
  type PastVisit,
  seeded,
  SHARES,
  shortestWait,
  type ServiceTimes,
  withoutHistory,
} from '../desk/hall/index.ts';
import {
  calendarOfPlace,
  limitsAt,
  openingsOn,
  placeHours,
  type PlacedService,
  servicesAt,
} from '../desk/services/index.ts';
import type { OpenedDesk } from '../open-desk.ts';
import { dayOf } from '../time/zone.ts';
import type { DeskId, EmployeeId, ServiceId, VisitId } from '../vocabulary/ids.ts';
import { EMPLOYEES, PLACES } from './demo-people.ts';

/** Four weeks of days before today on which people came to the invented municipality's counters. */
const DAYS = 28;
/** Who comes when: a share of the day's visitors by hour; the hour after lunch is the quietest. */
const BY_HOUR: Readonly<Record<number, number>> = {
  8: 5,
  9: 11,
  10: 15,
  11: 13,
  12: 8,
  13: 7,
  14: 10,
  15: 10,
  16: 8,
  17: 6,
};
const BY_WEEKDAY = [0, 1.35, 1, 0.9, 1.1, 0.85, 0, 0];
/** For what they come: how often by letter; a letter that is not here comes twice in a hundred. */
const BY_LETTER: Readonly<Record<string, number>> = { A: 26, H: 12, J: 5, K: 13, L: 18, B: 7, D: 6, E: 6, F: 5, G: 4 };
const VISITORS_A_DESK = 27;
/** Who sits where, by place and desk. */
const SITTING = [['Anna', 'Mārtiņš', 'Jānis', 'Līga'], ['Dace']];

interface Chair {
  readonly desk: DeskId;
  readonly holder: EmployeeId;
  readonly gives: (service: ServiceId) => boolean;
  /** Gives only some services. */
  readonly limited: boolean;
  /** Epoch milliseconds. */
  freeAt: number;
  serving: { service: ServiceId; begunAt: Temporal.Instant; until: number } | null;
}

/**
 * Brings four weeks of visits over, as from an earlier queue system: made by chance from a fixed seed, told a wait by the
 * desk's own estimate, which knows the first week by its usual minutes only. Then the times are counted as the loop would.
 */
export async function seedPastVisits({ database, tenant, rules, clock }: OpenedDesk): Promise<void> {
  const now = clock();
  const house = rules.current().calendarOf(null);
  await database.write(deskIdentity(tenant), async (tx) => {
    for (const [nth, { id: place, desks }] of PLACES.entries()) {
      const calendar = calendarOfPlace(house, await placeHours(tx, place));
      const limits = await limitsAt(tx, place);
      const services = await servicesAt(tx, place, dayOf(now));
      const chairs = desks.map((desk, at): Chair => {
        const holder = personCalled(SITTING[nth]?.[at]);
        const gives = (service: ServiceId) => limits.desks.get(desk.id)?.has(service) ?? true;
        return { desk: desk.id, holder, gives, limited: limits.desks.has(desk.id), freeAt: 0, serving: null };
      });
      const known = new Map<ServiceId, number[]>();
      const next = seeded(2_312 + nth);
      const visits: PastVisit[] = [];
      for (let back = DAYS; back >= 1; back -= 1) {
        const day = dayOf(now).subtract({ days: back });
        const openings = openingsOn(calendar, day).openings;
        if (openings.length === 0) continue;
        const times = timesKnown(services, known, back > 21);
        visits.push(...dayOfVisits({ place, day, openings, services, chairs, times, next }, known));
      }
      await bringPastVisits(tx, visits);
      await countPlace(tx, place, now);
    }
  });
}

interface DemoDay {
  readonly place: PastVisit['place'];
  readonly day: Temporal.PlainDate;
  readonly openings: readonly { readonly opens: number; readonly closes: number }[];
  readonly services: readonly PlacedService[];
  readonly chairs: readonly Chair[];
  readonly times: ServiceTimes;
  readonly next: () => number;
}

const MINUTE = 60_000;

interface Waiting {
  readonly at: number;
  readonly service: PlacedService;
  readonly number: string;
  readonly isInternal: boolean;
  readonly minutes: number;
  readonly patience: number;
  readonly estimate: PastVisit['estimate'];
}

/** One day: whoever comes waits for a free chair that gives their service, in the order of arrival; some lose patience. */
function dayOfVisits(day: DemoDay, known: Map<ServiceId, number[]>): PastVisit[] {
  const { chairs, next, times } = day;
  const visits: PastVisit[] = [];
  let queue: Waiting[] = [];
  for (const chair of chairs) {
    chair.freeAt = 0;
    chair.serving = null;
  }
  const numbers = new Map<string, number>();
  const pace = Math.exp((next() + next() + next() - 1.5) * 0.22);

  /** Calls whoever can be called up to an instant. */
  const serveUntil = (until: number) => {
    for (;;) {
      const calls = queue.flatMap((one) => {
        const free = chairs
          .filter(({ gives }) => gives(one.service.id))
          .map((chair) => ({ chair, at: Math.max(one.at, chair.freeAt) }));
        const [first] = free.sort((a, b) => a.at - b.at);
        return first === undefined ? [] : [{ one, ...first }];
      });
      const [call] = calls.sort((a, b) => a.at - b.at || a.one.at - b.one.at);
      if (call === undefined || call.at > until) return;
      const { one, chair, at } = call;
      queue = queue.filter((other) => other !== one);
      if (at - one.at > one.patience * MINUTE) {
        visits.push(pastVisit(day, one, { state: 'left', endedAt: instant(one.at + one.patience * MINUTE) }));
        continue;
      }
      const calledAt = instant(at);
      const minutes = one.minutes * pace;
      const endedAt = instant(at + minutes * MINUTE);
      visits.push(
        pastVisit(day, one, {
          state: 'closed',
          desk: chair.desk,
          holder: chair.holder,
          calledAt,
          begunAt: instant(Math.min(at + (20 + next() * 40) * 1000, at + (minutes * MINUTE) / 2)),
          endedAt,
        }),
      );
      chair.freeAt = endedAt.epochMilliseconds + Math.round((20 + next() * 70) * 1000);
      chair.serving = { service: one.service.id, begunAt: calledAt, until: endedAt.epochMilliseconds };
      known.set(one.service.id, [...(known.get(one.service.id) ?? []), minutes]);
    }
  };

  for (const at of arrivals(day)) {
    serveUntil(at);
    const service = serviceAsked(day, at);
    const able = chairs.filter(({ gives }) => gives(service.id));
    const said = shortestWait(
      waysOf(able).map((desks) => ({
        service: service.id,
        now: instant(at),
        ahead: queue
          .filter((one) => desks.some(({ gives }) => gives(one.service.id)))
          .map((one) => ({ service: one.service.id, since: instant(one.at), state: 'waiting' as const })),
        desks: desks.length,
        serving: desks.flatMap(({ serving }) => (serving !== null && serving.until > at ? [serving] : [])),
        appointmentsAhead: [],
        times,
      })),
    );
    const nth = (numbers.get(service.letter) ?? 0) + 1;
    numbers.set(service.letter, nth);
    queue.push({
      at,
      service,
      number: `${service.letter}${String(nth).padStart(3, '0')}`,
      isInternal: next() < 0.05,
      minutes: service.usualMinutes * Math.exp(0.55 * (next() + next() + next() + next() - 2) * 1.73) * 0.9,
      patience: next() < 0.15 ? 15 + next() * 30 : 600,
      estimate: 'none' in said ? null : { low: said.lowMinutes, high: said.highMinutes, by: said.by },
    });
  }
  serveUntil(Number.POSITIVE_INFINITY);
  return visits;
}

/** All desks that give a service, and those that give only some. */
function waysOf(able: readonly Chair[]): (readonly Chair[])[] {
  const limited = able.filter(({ limited: isLimited }) => isLimited);
  return limited.length === 0 || limited.length === able.length ? [able] : [able, limited];
}

/** When they come, in epoch milliseconds, rising. */
function arrivals({ day, openings, chairs, next }: DemoDay): number[] {
  const wanted = VISITORS_A_DESK * chairs.length * (BY_WEEKDAY[day.dayOfWeek] ?? 0) * (0.9 + next() * 0.2);
  const whole = Object.values(BY_HOUR).reduce((a, b) => a + b);
  const all = Object.entries(BY_HOUR).flatMap(([hour, share]) => {
    const from = day.toZonedDateTime({ timeZone: 'Europe/Riga', plainTime: { hour: Number(hour) } }).epochMilliseconds;
    return Array.from(
      { length: Math.round((wanted * share) / whole + next() - 0.5) },
      () => from + Math.floor(next() * 3_600_000),
    );
  });
  return all
    .filter((at) => openings.some(({ opens, closes }) => opens <= at && at < closes - 10 * MINUTE))
    .sort((a, b) => a - b);
}

function serviceAsked({ services, next }: DemoDay, at: number): PlacedService {
  const open = services.filter(({ walkIn }) => walkIn);
  const weights = open.map(({ letter }) => BY_LETTER[letter] ?? 2);
  let left = next() * weights.reduce((a, b) => a + b, 0);
  const found = open.find((_, nth) => {
    left -= weights[nth] as number;
    return left < 0;
  });
  const service = found ?? open.at(-1);
  if (service === undefined) throw new Error(`Nothing can be asked for at ${at}`);
  return service;
}

/** What the desk knows of the times by then: nothing but the usual minutes at first. */
function timesKnown(
  services: readonly PlacedService[],
  known: ReadonlyMap<ServiceId, readonly number[]>,
  isFirstWeek: boolean,
): ServiceTimes {
  const nothing = withoutHistory(new Map(services.map(({ id, usualMinutes }) => [id, usualMinutes])));
  if (isFirstWeek) return nothing;
  const measured = [...known].map(([service, minutes]): [ServiceId, MeasuredTimes] => {
    const sorted = minutes.toSorted((a, b) => a - b);
    const share = (nth: number) => sorted[Math.floor(((nth + 0.5) / SHARES) * sorted.length)] as number;
    return [service, { n: sorted.length, minutes: Array.from({ length: SHARES }, (_, nth) => share(nth)) }];
  });
  return { ...nothing, measured: new Map(measured) };
}

function pastVisit({ place, day }: DemoDay, one: Waiting, end: PastVisit['end']): PastVisit {
  const { service, number, isInternal, estimate, at } = one;
  return {
    id: newId<VisitId>(),
    place,
    day,
    number,
    service: service.id,
    unit: service.unitThere,
    group: isInternal ? 'internal' : 'external',
    madeAt: instant(at),
    end,
    estimate,
  };
}

function personCalled(given: string | undefined): EmployeeId {
  const found = EMPLOYEES.find((one) => one.given === given);
  if (found === undefined) throw new Error(`Nobody in the demo is called ${given}`);
  return found.id;
}

function instant(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(ms));
}
