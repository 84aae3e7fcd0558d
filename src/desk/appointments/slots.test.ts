import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { riga } from '../../time/calendars.fixture.ts';
import { chooseOffers, OFFERED } from './choose-offers.ts';
import { bookable, meets, type Seat, type SlotQuestion, slotsOf } from './slots.ts';

const MINUTE = 60_000;
const DAY = Date.UTC(2026, 10, 23);

const stretch = fc
  .tuple(fc.integer({ min: 0, max: 3 * 1440 }), fc.integer({ min: 1, max: 300 }))
  .map(([from, length]) => ({ from: DAY + from * MINUTE, to: DAY + (from + length) * MINUTE }));
const seat = (id: string) =>
  fc.record({
    id: fc.constant(id),
    booked: fc.array(stretch, { maxLength: 8 }),
    away: fc.array(stretch, { maxLength: 3 }),
  });
const question: fc.Arbitrary<SlotQuestion> = fc.record({
  openings: fc
    .array(
      fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 700 })),
      {
        maxLength: 3,
      },
    )
    .map((list) =>
      list.map(([day, from, length]) => ({
        opens: DAY + (day * 1440 + from) * MINUTE,
        closes: DAY + (day * 1440 + from + length) * MINUTE,
      })),
    ),
  seats: fc.tuple(seat('a'), seat('b'), seat('c')).chain((all) => fc.subarray([...all])),
  minutes: fc.integer({ min: 5, max: 120 }),
  buffer: fc.integer({ min: 0, max: 30 }),
  notBefore: fc.integer({ min: 0, max: 3 * 1440 }).map((minute) => DAY + minute * MINUTE),
  walkInShare: fc.integer({ min: 0, max: 90 }),
});

test('5.1.7: a free time lies in an opening, not before its notice, and its seats are free with the buffer after it', () => {
  fc.assert(
    fc.property(question, (asked) => {
      for (const slot of slotsOf(asked)) {
        assert.equal(slot.to - slot.from, asked.minutes * MINUTE);
        assert.ok(slot.from >= asked.notBefore);
        assert.ok(asked.openings.some(({ opens, closes }) => opens <= slot.from && slot.to <= closes));
        const taken = { from: slot.from, to: slot.to + asked.buffer * MINUTE };
        const there = asked.seats.filter(({ away }) => !away.some((one) => meets(one, taken)));
        assert.ok(slot.seats.length > 0);
        for (const id of slot.seats) {
          const found = there.find((one) => one.id === id);
          assert.ok(found && !found.booked.some((one) => meets(one, taken)), `${id} is free`);
        }
        assert.ok(
          there.length - slot.seats.length < bookable(there.length, asked.walkInShare),
          'walk-ins keep their share',
        );
      }
    }),
    { numRuns: 500 },
  );
});

test('5.1.7: what is booked is never free again, however often and in whatever order it is booked', () => {
  fc.assert(
    fc.property(question, fc.array(fc.nat(), { maxLength: 12 }), (asked, picks) => {
      let seats: readonly Seat[] = asked.seats;
      for (const pick of picks) {
        const slots = slotsOf({ ...asked, seats });
        const slot = slots[pick % Math.max(1, slots.length)];
        if (slot === undefined) return;
        const taken = { from: slot.from, to: slot.to + asked.buffer * MINUTE };
        const chosen = seats.find(({ id }) => id === slot.seats[0])!;
        assert.ok(!chosen.booked.some((one) => meets(one, taken)));
        seats = seats.map((one) => (one === chosen ? { ...one, booked: [...one.booked, taken] } : one));
      }
    }),
    { numRuns: 300 },
  );
});

const free: Seat = { id: 'a', booked: [], away: [] };
const at = (civil: string) => riga(civil).epochMilliseconds;
const says = (from: number) =>
  Temporal.Instant.fromEpochMilliseconds(from)
    .toZonedDateTimeISO('Europe/Riga')
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });

test('5.1.7: on the night the clocks go back an hour is an hour: 3.00 comes twice and both can be booked', () => {
  const slots = slotsOf({
    openings: [{ opens: at('2026-10-25T02:00'), closes: at('2026-10-25T05:00') }],
    seats: [free],
    minutes: 60,
    buffer: 0,
    notBefore: 0,
    walkInShare: 0,
  });
  assert.deepEqual(
    slots.map(({ from }) => says(from)),
    ['02:00', '03:00', '03:00', '04:00'],
  );
});

test('5.1.7: on the night the clocks go on the hour that is not there cannot be booked', () => {
  const slots = slotsOf({
    openings: [{ opens: at('2027-03-28T02:00'), closes: at('2027-03-28T05:00') }],
    seats: [free],
    minutes: 60,
    buffer: 0,
    notBefore: 0,
    walkInShare: 0,
  });
  assert.deepEqual(
    slots.map(({ from }) => says(from)),
    ['02:00', '04:00'],
  );
});

test('of two free seats the one with fewer clients that day comes first; walk-ins keep theirs', () => {
  const nine = { from: at('2026-11-23T09:00'), to: at('2026-11-23T09:30') };
  const ask = (seats: readonly Seat[], walkInShare: number) =>
    slotsOf({
      openings: [{ opens: at('2026-11-23T09:30'), closes: at('2026-11-23T10:00') }],
      seats,
      minutes: 30,
      buffer: 0,
      notBefore: 0,
      walkInShare,
    });
  assert.deepEqual(
    ask(
      [
        { ...free, booked: [nine] },
        { ...free, id: 'b' },
      ],
      0,
    )[0]?.seats,
    ['b', 'a'],
  );
  const halfPast = { from: at('2026-11-23T09:30'), to: at('2026-11-23T10:00') };
  assert.deepEqual(
    ask(
      [
        { ...free, booked: [halfPast] },
        { ...free, id: 'b' },
      ],
      50,
    ),
    [],
  );
  assert.equal(ask([free], 90).length, 1);
});

test('5.1.7: three times are offered near the one that falls away, on different days and at different times of day', () => {
  const openings = ['23', '24', '25', '26'].map((day) => ({
    opens: at(`2026-11-${day}T09:00`),
    closes: at(`2026-11-${day}T17:00`),
  }));
  const slots = slotsOf({
    openings,
    seats: [free],
    minutes: 30,
    buffer: 0,
    notBefore: at('2026-11-23T12:00'),
    walkInShare: 0,
  });
  const offered = chooseOffers(slots, riga('2026-11-23T13:00'));
  assert.equal(offered.length, OFFERED);
  const days = offered.map(({ from }) =>
    Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO('Europe/Riga'),
  );
  assert.equal(new Set(days.map((one) => one.toPlainDate().toString())).size, 3);
  assert.ok(days.some((one) => one.hour < 12) && days.some((one) => one.hour >= 12));
  assert.deepEqual(
    offered,
    offered.toSorted((one, other) => one.from - other.from),
  );
  assert.equal(chooseOffers(slots.slice(0, 2), riga('2026-11-23T13:00')).length, 2);
});
