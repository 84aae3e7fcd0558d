import { touchable } from '../../src/journal/index.ts';
import type { OpenedDesk } from '../../src/open-desk.ts';
import type { Obligation } from '../../src/standard/obligation.ts';
import { makeHistory } from '../data-set/history.ts';
import { seeded } from '../machine/random.ts';
import { atMost, type Row } from '../row.ts';

/** Judging alone: whole histories of cases, from the letter to the closing, in memory. */
export function measureJudge(desk: OpenedDesk): Row[] {
  const random = seeded(7);
  const now = desk.clock();
  const histories = Array.from({ length: 400 }, (_, nth) =>
    makeHistory(desk, random, nth, now.subtract({ hours: 24 * 40 + nth }), 'closed', 100),
  );
  const { judge } = desk.rules.current();
  let events = 0;
  let micros = 0;
  for (let round = 0; round < 4; round += 1) {
    const began = performance.now();
    for (const { judged } of histories) {
      const known = new Map<string, Obligation>();
      for (const { event } of judged.events) {
        for (const { obligation } of judge(touchable(known.values()), event)) known.set(obligation.id, obligation);
      }
    }
    // The first round is the compiler's.
    if (round === 0) continue;
    micros += (performance.now() - began) * 1000;
    events += histories.reduce((sum, { judged }) => sum + judged.events.length, 0);
  }
  return [{ name: 'judge one event in memory', value: micros / events, unit: 'µs', limit: null, goal: atMost(20) }];
}
