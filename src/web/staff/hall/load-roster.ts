import type { Tx } from '../../../database/database.ts';
import {
  desksThatServed,
  type LoggedDay,
  loggedDays,
  type OpenDay,
  rosterPlan,
  type RosterPlan,
  type RosterQuestion,
  serviceTimes,
} from '../../../desk/hall/index.ts';
import {
  calendarOfPlace,
  type Limits,
  limitsAt,
  openingsOn,
  type PlacedService,
  placeHours,
  queueSetting,
  servicesAt,
} from '../../../desk/services/index.ts';
import type { WorkingCalendar } from '../../../time/calendar.ts';
import { ZONE } from '../../../time/zone.ts';
import type { PlaceId, ServiceId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { WebRequest } from '../../server/web-request.ts';

export const WEEKS = [4, 8, 13] as const;
const SEED = 2_023;
/** Days that are played for each weekday: many where few come, fewer where a day is long to play and varies less. */
const RUNS = { most: 80, least: 20, arrivals: 40_000 };
const SHARE = 0.9;
const MOST_SKILLS = 4;

/** The question as it is asked of the roster, and what is shown beside its answer. */
export interface LoadedRoster {
  readonly question: RosterQuestion;
  readonly plan: RosterPlan;
  /** The plan stands in the question; else how many desks usually served. */
  readonly isPlanned: boolean;
  readonly weeks: (typeof WEEKS)[number];
  readonly services: readonly PlacedService[];
}

export async function loadRoster(
  { desk }: PageDeps,
  request: WebRequest,
  tx: Tx,
  place: PlaceId,
  asked: unknown,
): Promise<LoadedRoster> {
  const weeks = WEEKS.find((one) => String(one) === asked) ?? 8;
  // Up to yesterday: the question stays the same for a day, and so does its answer.
  const to = request.today.subtract({ days: 1 });
  const from = request.today.subtract({ weeks });
  const plan = await rosterPlan(tx, place);
  const days = await loggedDays(tx, place, from, to);
  const served = await desksThatServed(tx, place, from, to);
  const services = await servicesAt(tx, place, request.today);
  const limits = await limitsAt(tx, place);
  const { internalLimit } = await queueSetting(tx, place);
  const calendar = calendarOfPlace(desk.rules.current().calendarOf(null), await placeHours(tx, place));
  const open = openDays(calendar, request.today);
  const isPlanned = Object.keys(plan.desks).length > 0;
  const desks = (weekday: number, hour: number) =>
    isPlanned
      ? (plan.desks[weekday]?.[hour] ?? 0)
      : (served.find((one) => one.weekday === weekday && one.hour === hour)?.desks ?? 0);
  return {
    plan,
    isPlanned,
    weeks,
    services,
    question: {
      days,
      open,
      times: await serviceTimes(tx, place),
      target: { share: SHARE, minutes: plan.targetMinutes },
      discipline: { internalLimit },
      only: skillsAsked(limits, services),
      plan: Object.fromEntries(
        open.map(({ weekday, from: first, to: last }) => [
          weekday,
          Array.from({ length: last - first }, (_, nth) => desks(weekday, first + nth)),
        ]),
      ),
      seed: SEED,
      runs: runsFor(days),
    },
  };
}

function runsFor(days: readonly LoggedDay[]): number {
  const came = days.reduce((sum, day) => day.arrivals.reduce((all, one) => all + one.count, sum), 0);
  const mean = Math.max(1, came / Math.max(1, days.length));
  return Math.round(Math.min(RUNS.most, Math.max(RUNS.least, RUNS.arrivals / mean)));
}

/** What a desk of its own is kept for, and what somebody who gives only some services leaves out: of these it is asked how many must. */
function skillsAsked({ desks, employees }: Limits, services: readonly PlacedService[]): ServiceId[] {
  const kept = [...desks.values()];
  const some = [...employees.values()];
  return services
    .map(({ id }) => id)
    .filter((id) => kept.some((gives) => gives.has(id)) || some.some((gives) => !gives.has(id)))
    .slice(0, MOST_SKILLS);
}

/** How each weekday is open, as it is in most of the coming four weeks: a holiday does not close all Mondays. */
function openDays(calendar: WorkingCalendar, today: Temporal.PlainDate): OpenDay[] {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return Array.from({ length: 7 }, (_, nth) => nth + 1).flatMap((weekday) => {
    const all = Array.from({ length: 4 }, (_, week) => {
      const openings = openingsOn(calendar, monday.add({ days: weekday - 1, weeks: week })).openings;
      const [first, last] = [openings[0], openings.at(-1)];
      if (first === undefined || last === undefined) return null;
      return { weekday, from: hourOf(first.opens, 'floor'), to: hourOf(last.closes, 'ceil') };
    }).filter((one) => one !== null);
    const usual = all.toSorted((a, b) => count(all, b) - count(all, a))[0];
    return usual === undefined || usual.to <= usual.from ? [] : [usual];
  });
}

function count(all: readonly OpenDay[], one: OpenDay): number {
  return all.filter(({ from, to }) => from === one.from && to === one.to).length;
}

function hourOf(ms: number, round: 'floor' | 'ceil'): number {
  const time = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE);
  return Math[round](time.hour + time.minute / 60);
}
