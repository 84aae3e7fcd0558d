import assert from 'node:assert/strict';
import { test } from 'node:test';
import { riga } from '../../../time/calendars.fixture.ts';
import { type Column, diaryOf, type Entry } from './diary.ts';

const at = (civil: string) => riga(`2026-11-24T${civil}`).epochMilliseconds;
const column = (entries: readonly Entry[]): Column => ({
  seat: 'a',
  name: 'Jānis',
  person: true,
  away: false,
  entries,
});
const busy = (from: string, to: string): Entry => ({ kind: 'busy', from: at(from), to: at(to) });

test('a day stands in quarters of an hour; what overlaps stands in one cell, what is free in cells of its own', () => {
  const diary = diaryOf(
    [column([busy('09:10', '09:40'), busy('09:30', '10:00')])],
    [{ opens: at('09:00'), closes: at('11:00') }],
  );
  assert.equal(diary.times.length, 8);
  const [cells] = diary.cells;
  assert.deepEqual(
    [...cells!].map(([row, { rows, entries }]) => [row, rows, entries.length]),
    [
      [0, 4, 2],
      [4, 1, 0],
      [5, 1, 0],
      [6, 1, 0],
      [7, 1, 0],
    ],
  );
});

test('every row of every column is had by exactly one cell', () => {
  for (const entries of [
    [],
    [busy('08:50', '09:05')],
    [busy('10:50', '12:00')],
    [busy('09:00', '11:00'), busy('09:15', '09:20')],
  ]) {
    const diary = diaryOf([column(entries)], [{ opens: at('09:00'), closes: at('11:00') }]);
    const rows = [...diary.cells[0]!].reduce((sum, [, cell]) => sum + cell.rows, 0);
    assert.equal(rows, diary.times.length);
  }
});
