import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { erlangC } from './erlang-c.fixture.ts';
import { seeded } from './seeded.ts';
import { type Arrival, type HallDay, type Pool, simulateHall, type StaffGroup } from './simulate-hall.ts';

const HALL: Pool = { id: 'hall', target: { share: 0.9, minutes: 15 } };
const PHONE: Pool = { id: 'phone', target: { share: 0.9, minutes: 0.25 } };
const SLOTS = { from: 0, minutes: 60 };

const comes = (at: number, more: Partial<Arrival> = {}): Arrival => ({
  at,
  pool: 0,
  skill: 0,
  minutes: 10,
  isInternal: false,
  ...more,
});
const people = (count: number | readonly number[], more: Partial<StaffGroup> = {}): StaffGroup => ({
  pools: [0],
  skills: new Set(),
  count: typeof count === 'number' ? [count] : count,
  ...more,
});
const run = (arrivals: readonly Arrival[], staff: readonly StaffGroup[], more: Partial<HallDay> = {}) =>
  simulateHall({ arrivals, pools: [HALL], staff, discipline: { internalLimit: null }, slots: SLOTS, ...more });
const waits = (...asked: Parameters<typeof run>) => [...run(...asked).waits];

/** Random arrivals and exponential times: `load` desks' worth of work, `count` arrivals, mean time 1. */
function random(load: number, count: number, pool = 0, seed = 7): Arrival[] {
  const next = seeded(seed);
  const gap = () => -Math.log(1 - next());
  let at = 0;
  return Array.from({ length: count }, () => {
    at += gap() / load;
    return comes(at, { minutes: gap(), pool });
  });
}

for (const [load, desks] of [
  [1.5, 2],
  [4, 5],
  [8, 10],
] as const)
  test(`with random arrivals and times ${desks} desks under a load of ${load} wait as Erlang’s formula says`, () => {
    const known = erlangC({ load, desks });
    const found = run(random(load, 200_000), [people(desks)]).waits;
    const share = (longer: number) => found.filter((wait) => wait > longer).length / found.length;
    const near = (value: number, expected: number) =>
      assert.ok(Math.abs(value - expected) < 0.08 * expected + 0.004, `${value} for ${expected}`);
    near(share(1e-9), known.waits);
    near(found.reduce((a, b) => a + b) / found.length, known.mean);
    near(share(1), known.longerThan(1));
  });

test('two desks and a load of one and a half: nearly two of three wait, as the tables have it', () => {
  assert.ok(Math.abs(erlangC({ load: 1.5, desks: 2 }).waits - 0.642857) < 1e-6);
});

test('in order of arrival at one desk; nobody waits where there are enough', () => {
  assert.deepEqual(waits([comes(0), comes(1), comes(2)], [people(1)]), [0, 9, 18]);
  assert.deepEqual(waits([comes(0), comes(1), comes(2)], [people(3)]), [0, 0, 0]);
});

test('6.9: external clients are taken before a colleague, until the limit that the head has set', () => {
  const arrivals = [comes(0), comes(1, { isInternal: true }), comes(2), comes(3)];
  assert.deepEqual(waits(arrivals, [people(1)]), [0, 29, 8, 17]);
  assert.deepEqual(waits(arrivals, [people(1)], { discipline: { internalLimit: 15 } }), [0, 19, 8, 27]);
});

test('what only some can do waits for them, and they are kept free for it as long as others are free', () => {
  const skilled = people(1, { skills: new Set([1]) });
  assert.deepEqual(waits([comes(0), comes(1, { skill: 1 })], [skilled, people(1)]), [0, 0]);
  assert.deepEqual(waits([comes(0, { skill: 2 })], [skilled]), [Number.POSITIVE_INFINITY]);
});

test('whoever comes before the hour with more desks waits for it; whoever is served as desks close is served to the end', () => {
  assert.deepEqual(waits([comes(50), comes(51), comes(52)], [people([1, 3])]), [0, 9, 8]);
  assert.deepEqual(waits([comes(55), comes(56), comes(57)], [people([2, 1])]), [0, 0, 9]);
});

test('whoever has no patience left has gone, and is no work for anybody', () => {
  const { waits: waited, gone } = run([comes(0), comes(1, { patience: 3 }), comes(2)], [people(1)]);
  assert.deepEqual([...waited], [0, 3, 8]);
  assert.deepEqual([...gone], [0, 1, 0]);
});

test('8.1: the telephone joins as a second pool: who serves both answers it first, and the hall waits longer for it', () => {
  const hall = random(3, 20_000);
  const calls = random(1, 7_000, 1, 11);
  const both = [...hall, ...calls].sort((a, b) => a.at - b.at);
  const pools = [HALL, PHONE];
  const mean = (found: Float64Array, pool: number) => {
    const of = [...found].filter((_, one) => both[one]?.pool === pool);
    return of.reduce((a, b) => a + b) / of.length;
  };
  const shared = run(both, [people(5, { pools: [1, 0] })], { pools }).waits;
  const apart = run(both, [people(4), people(1, { pools: [1, 0] })], { pools }).waits;
  assert.ok(mean(shared, 1) < mean(shared, 0));
  assert.ok(mean(shared, 1) < mean(apart, 1), 'five who may answer are there sooner than one');
  const alone = run(hall, [people(5)]).waits;
  assert.ok(mean(shared, 0) > alone.reduce((a, b) => a + b) / alone.length);
});

const someArrivals = fc
  .array(fc.tuple(fc.double({ min: 0, max: 300, noNaN: true }), fc.double({ min: 0.1, max: 60, noNaN: true })), {
    maxLength: 60,
  })
  .map((all) => all.map(([at, minutes]) => comes(at, { minutes })).sort((a, b) => a.at - b.at));

test('property: one desk more never makes anybody of one group wait longer, and nobody is lost', () => {
  fc.assert(
    fc.property(someArrivals, fc.integer({ min: 1, max: 5 }), (arrivals, desks) => {
      const fewer = waits(arrivals, [people(desks)]);
      const more = waits(arrivals, [people(desks + 1)]);
      for (const [one, wait] of more.entries())
        assert.ok(Number.isFinite(wait) && wait <= (fewer[one] as number) + 1e-9);
    }),
  );
});
