import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byPressure, type Pressing } from './order.ts';
import { demoCalendar } from '../../time/calendars.fixture.ts';
import { dueAfter } from '../../time/due-after.ts';

const start = Temporal.PlainDateTime.from('2026-11-16T00:00').toZonedDateTime('Europe/Riga').toInstant();

/** Every hour of three weeks, holidays and nights among them, handed in from the youngest to the oldest and shuffled by a stride. */
function arrivals(count: number, stride: number): readonly Temporal.Instant[] {
  return Array.from({ length: count }, (_, n) => start.add({ hours: (n * stride) % count }));
}

test('5.2.1: work under the same target: the older never stands below the younger, whenever it came', () => {
  const calendar = demoCalendar();
  for (const length of [{ workingDays: 1 }, { workingHours: 4 }, { workingDays: 5 }]) {
    for (const stride of [1, 5, 101, 503]) {
      const work: Pressing[] = arrivals(504, stride).map((since, n) => ({
        id: String((n * 7919) % 504),
        since,
        due: dueAfter(calendar, since, length).at,
      }));
      const listed = work.toSorted(byPressure);
      for (const [at, one] of listed.entries()) {
        const next = listed[at + 1];
        if (next !== undefined) assert.ok(Temporal.Instant.compare(one.since, next.since) <= 0, `${one.id} ${next.id}`);
      }
    }
  }
});

test('5.2.1: a due time comes before none, an earlier before a later, and the order is the same from whichever end it is made', () => {
  const work: Pressing[] = [null, 3, 1, 1, null, 2].map((hours, n) => ({
    id: `${n}`,
    since: start.add({ hours: 10 - n }),
    due: hours === null ? null : start.add({ hours }),
  }));
  const ids = (list: readonly Pressing[]) => list.toSorted(byPressure).map(({ id }) => id);
  assert.deepEqual(ids(work), ['3', '2', '5', '1', '4', '0']);
  assert.deepEqual(ids(work.toReversed()), ids(work));
});
