import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ServiceId } from '../../vocabulary/ids.ts';
import { estimateWait, shortestWait, type WaitEstimate, type WaitQuestion } from './estimate.ts';
import { SHARES, type ServiceTimes, timesOf, withoutHistory } from './service-times.ts';

const NOW = Temporal.Instant.from('2026-11-23T08:10:00Z');
const [DECLARE, BUILD, BENEFIT] = ['declare', 'build', 'benefit'] as unknown as [ServiceId, ServiceId, ServiceId];
const USUAL = new Map([
  [DECLARE, 6],
  [BUILD, 25],
  [BENEFIT, 15],
]);
const QUESTION: WaitQuestion = {
  service: DECLARE,
  now: NOW,
  ahead: [],
  desks: 1,
  serving: [],
  appointmentsAhead: [],
  times: withoutHistory(USUAL),
};

const waiting = (service: ServiceId) => ({ service, since: NOW, state: 'waiting' as const });
const minutesAgo = (minutes: number) => NOW.subtract({ seconds: Math.round(minutes * 60) });
const range = (estimate: WaitEstimate) => {
  assert.ok('lowMinutes' in estimate, JSON.stringify(estimate));
  return estimate;
};
const ask = (change: Partial<WaitQuestion>) => range(estimateWait({ ...QUESTION, ...change }));
const exactly = (minutes: number, n: number): ServiceTimes => ({
  ...withoutHistory(USUAL),
  between: 0,
  measured: new Map([...USUAL.keys()].map((service) => [service, { n, minutes: Array(SHARES).fill(minutes) }])),
});

test('without an open desk, and when the place is closed, nothing is estimated and it is said why', () => {
  assert.deepEqual(estimateWait({ ...QUESTION, desks: 0 }), { none: 'no-desk' });
  assert.deepEqual(estimateWait({ ...QUESTION, closesAt: null }), { none: 'closed' });
  assert.deepEqual(estimateWait({ ...QUESTION, closesAt: NOW }), { none: 'closed' });
  assert.ok('lowMinutes' in estimateWait({ ...QUESTION, closesAt: NOW.add({ hours: 1 }) }));
});

test('a free desk and nobody ahead: called at once', () => {
  assert.deepEqual(ask({}), { lowMinutes: 0, highMinutes: 1, by: 'usual' });
});

test('with measured times that hardly vary the range lies about what one counts by hand', () => {
  const { lowMinutes, highMinutes, by } = ask({
    ahead: Array.from({ length: 6 }, () => waiting(DECLARE)),
    desks: 2,
    times: exactly(10, 10_000),
  });
  assert.equal(by, 'measured');
  assert.ok(lowMinutes <= 30 && highMinutes >= 30, `${lowMinutes}–${highMinutes}`);
  assert.ok(lowMinutes >= 20 && highMinutes <= 45, `${lowMinutes}–${highMinutes}`);
});

test('few measured visits are drawn towards the usual minutes, and the estimate says that it rests on them', () => {
  const few = exactly(60, 3);
  assert.equal(ask({ ahead: [waiting(DECLARE)], times: few }).by, 'usual');
  const mean = timesOf(few, DECLARE, 10).reduce((a, b) => a + b) / SHARES;
  assert.ok(mean > 6 && mean < 25, String(mean));
});

test('who has long been served is not „any moment now”: a service that outlasts all known ones goes on for a while', () => {
  const begun = (minutes: number) => ask({ serving: [{ service: DECLARE, begunAt: minutesAgo(minutes) }] });
  assert.ok(begun(120).lowMinutes >= 10);
  assert.ok(begun(2).highMinutes >= 5);
});

test('an appointment that falls before the turn comes first; one long after it does not', () => {
  const ahead = [waiting(BENEFIT), waiting(BENEFIT)];
  const without = ask({ ahead });
  const at = (minutes: number) => ask({ ahead, appointmentsAhead: [{ at: NOW.add({ minutes }), service: BUILD }] });
  assert.ok(at(5).highMinutes > without.highMinutes);
  assert.deepEqual(at(600), without);
});

test('whoever wants what a desk of its own gives waits for that desk where that is sooner, not for everybody else', () => {
  const everybody: WaitQuestion = { ...QUESTION, ahead: Array.from({ length: 9 }, () => waiting(DECLARE)), desks: 3 };
  const own: WaitQuestion = { ...QUESTION, ahead: [], desks: 1 };
  assert.deepEqual(shortestWait([everybody, own]), estimateWait(own));
  assert.deepEqual(shortestWait([everybody]), estimateWait(everybody));
  assert.deepEqual(shortestWait([everybody, { ...own, desks: 0 }]), estimateWait(everybody));
  assert.deepEqual(shortestWait([{ ...own, desks: 0 }]), { none: 'no-desk' });
});

const serviceIn = fc.constantFrom(DECLARE, BUILD, BENEFIT);
const someQuestion = fc.record({
  service: serviceIn,
  ahead: fc.array(serviceIn.map(waiting), { maxLength: 40 }),
  desks: fc.integer({ min: 1, max: 9 }),
  serving: fc.array(
    fc.record({ service: serviceIn, begunAt: fc.double({ min: 0, max: 90, noNaN: true }).map(minutesAgo) }),
    { maxLength: 9 },
  ),
  appointmentsAhead: fc.array(
    fc.record({ service: serviceIn, at: fc.integer({ min: -20, max: 300 }).map((minutes) => NOW.add({ minutes })) }),
    { maxLength: 6 },
  ),
  times: fc.constantFrom(withoutHistory(USUAL), exactly(12, 50), { ...withoutHistory(USUAL), spread: 1.7 }),
});

test('property: one more ahead, wherever they stand, never shortens the wait', () => {
  fc.assert(
    fc.property(someQuestion, serviceIn, fc.nat(40), (change, service, at) => {
      const before = ask(change);
      const after = ask({ ...change, ahead: change.ahead.toSpliced(at, 0, waiting(service)) });
      assert.ok(after.lowMinutes >= before.lowMinutes && after.highMinutes >= before.highMinutes);
    }),
  );
});

test('property: one more desk never lengthens the wait', () => {
  fc.assert(
    fc.property(someQuestion, (change) => {
      const before = ask(change);
      const after = ask({ ...change, desks: change.desks + 1 });
      assert.ok(after.lowMinutes <= before.lowMinutes && after.highMinutes <= before.highMinutes);
    }),
  );
});

test('property: the range is ordered, not negative, whole, and the same at every asking', () => {
  fc.assert(
    fc.property(someQuestion, (change) => {
      const said = ask(change);
      assert.ok(Number.isInteger(said.lowMinutes) && Number.isInteger(said.highMinutes));
      assert.ok(0 <= said.lowMinutes && said.lowMinutes < said.highMinutes);
      assert.deepEqual(ask(change), said);
    }),
  );
});

test('two hundred who wait are estimated in a few milliseconds at most', () => {
  const ahead = Array.from({ length: 200 }, (_, nth) => waiting([DECLARE, BUILD, BENEFIT][nth % 3] as ServiceId));
  const often = 50;
  for (let warm = 0; warm < often; warm += 1) ask({ ahead, desks: 6 });
  const begun = performance.now();
  for (let nth = 0; nth < often; nth += 1) ask({ ahead, desks: 6 });
  // Less than a millisecond where the machine has nothing else to do.
  assert.ok((performance.now() - begun) / often < 5);
});
