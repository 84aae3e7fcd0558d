import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServiceId } from '../../../vocabulary/ids.ts';
import { SHARES, type ServiceTimes, withoutHistory } from '../service-times.ts';
import { adviseRoster, type DayAdvice, type HourAdvice, type LoggedDay, type RosterQuestion } from './advise-roster.ts';

const DECLARE = 'declare' as ServiceId;
const tenMinutes: ServiceTimes = {
  ...withoutHistory(new Map([[DECLARE, 10]])),
  between: 0,
  measured: new Map([[DECLARE, { n: 1e6, minutes: Array(SHARES).fill(10) }]]),
};
/** So many in each quarter of an hour of these hours. */
const day = (weekday: number, byHour: Readonly<Record<number, number>>): LoggedDay => ({
  weekday,
  arrivals: Object.entries(byHour).flatMap(([hour, count]) =>
    [0, 1, 2, 3].map((quarter) => ({
      quarter: Number(hour) * 4 + quarter,
      service: DECLARE,
      isInternal: false,
      count,
    })),
  ),
});
const weeks = (count: number, byHour: Readonly<Record<number, number>>) =>
  Array.from({ length: count }, () => day(1, byHour));
const QUESTION: RosterQuestion = {
  days: weeks(6, { 9: 3, 10: 6, 11: 1 }),
  open: [{ weekday: 1, from: 9, to: 12 }],
  times: tenMinutes,
  target: { share: 0.9, minutes: 15 },
  discipline: { internalLimit: null },
  only: [],
  plan: {},
  seed: 1,
  runs: 60,
};
const advise = (change: Partial<RosterQuestion> = {}): HourAdvice[] => {
  const [first] = [...adviseRoster({ ...QUESTION, ...change })] as [DayAdvice];
  return [...first.hours];
};

test('two hours’ work in an hour needs two desks and a little more; the busiest hour needs the most', () => {
  const [nine, ten, eleven] = advise() as [HourAdvice, HourAdvice, HourAdvice];
  assert.ok(nine.needed.desks >= 2 && nine.needed.desks <= 3, `9: ${nine.needed.desks}`);
  assert.ok(ten.needed.desks >= 4 && ten.needed.desks <= 5, `10: ${ten.needed.desks}`);
  assert.ok(eleven.needed.desks <= 2, `11: ${eleven.needed.desks}`);
  assert.equal(ten.arrivals, 24);
});

test('what is advised keeps the target in every hour, and one desk fewer in the busiest does not', () => {
  const hours = advise();
  for (const { needed } of hours) assert.ok(needed.share >= 0.9 && needed.p90 <= 15);
  const busiest = hours[1] as HourAdvice;
  assert.ok(busiest.fewer !== null && busiest.fewer.desks === busiest.needed.desks - 1);
  assert.ok(busiest.fewer.p90 > busiest.needed.p90);
});

test('a looser target never needs more desks in all, the same question has the same answer', () => {
  const desks = (minutes: number) =>
    advise({ target: { share: 0.9, minutes } }).reduce((sum, { needed }) => sum + needed.desks, 0);
  assert.ok(desks(5) >= desks(15) && desks(15) >= desks(45));
  assert.deepEqual(advise(), advise());
});

test('the plan is run on the same days: too few desks in an hour show in the waits of that hour and the next', () => {
  const enough = advise({ plan: { 1: [3, 6, 3] } });
  const few = advise({ plan: { 1: [3, 2, 1] } });
  assert.ok((few[1]?.planned?.p90 ?? 0) > 15 && (few[2]?.planned?.p90 ?? 0) > 15);
  assert.ok((enough[1]?.planned?.p90 ?? 99) <= 15);
  assert.equal(few[0]?.planned?.desks, 3);
});

test('how sure: where days of the same name are alike the answer is narrow, where they differ much it is not', () => {
  const unlike = [2, 9, 3, 8].map((count) => day(1, { 9: count }));
  const hours = advise({ days: unlike });
  const nine = hours[0] as HourAdvice;
  assert.ok(nine.from <= nine.needed.desks && nine.to >= nine.needed.desks);
  assert.ok(nine.to > nine.from);
});

test('of a service that not everybody gives it is said how many must: few where it is rare, all where everybody asks for it', () => {
  const rare = 'rare' as ServiceId;
  const among = (day: LoggedDay, every: number): LoggedDay => ({
    ...day,
    arrivals: day.arrivals.map((one, nth) =>
      nth % every === 0 ? { ...one, service: rare, count: every === 1 ? one.count : 1 } : one,
    ),
  });
  const skilled = (every: number) =>
    [...adviseRoster({ ...QUESTION, days: QUESTION.days.map((day) => among(day, every)), only: [rare] })][0]?.skilled;
  assert.deepEqual(skilled(8), [{ service: rare, desks: 1 }]);
  assert.ok((skilled(1)?.[0]?.desks ?? 0) > 2);
  assert.deepEqual([...adviseRoster(QUESTION)][0]?.skilled, []);
});

test('a weekday nobody has come on yet is not advised upon, and it is said that there is nothing', () => {
  const open = [{ weekday: 2, from: 9, to: 12 }];
  assert.deepEqual([...adviseRoster({ ...QUESTION, open })], [{ weekday: 2, days: 0, hours: [], skilled: [] }]);
});

test('a day of 400 visitors over nine hours is advised upon within seconds', () => {
  const byHour = Object.fromEntries(Array.from({ length: 9 }, (_, nth) => [8 + nth, 11]));
  const begun = performance.now();
  const hours = advise({ days: weeks(8, byHour), open: [{ weekday: 1, from: 8, to: 17 }] });
  assert.equal(hours.length, 9);
  assert.ok(performance.now() - begun < 10_000);
});
