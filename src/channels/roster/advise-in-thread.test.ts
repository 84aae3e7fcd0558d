import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adviseRoster, type RosterQuestion, withoutHistory } from '../../desk/hall/index.ts';
import type { ServiceId } from '../../vocabulary/ids.ts';
import { adviseInThread } from './advise-in-thread.ts';

const SERVICE = 'declare' as ServiceId;
const QUESTION: RosterQuestion = {
  days: [1, 2].map((weekday) => ({
    weekday,
    arrivals: [36, 37, 38, 39, 40].map((quarter) => ({ quarter, service: SERVICE, isInternal: false, count: 3 })),
  })),
  open: [
    { weekday: 1, from: 9, to: 12 },
    { weekday: 2, from: 9, to: 12 },
  ],
  times: withoutHistory(new Map([[SERVICE, 8]])),
  target: { share: 0.9, minutes: 15 },
  discipline: { internalLimit: null },
  only: [],
  plan: {},
  seed: 1,
  runs: 20,
};

test('a thread answers what the same question gives here, weekday by weekday, and says when it has ended', async () => {
  let told = 0;
  const run = adviseInThread(QUESTION, () => (told += 1));
  assert.equal(run.state, 'running');
  await run.ended;
  assert.equal(run.state, 'done');
  assert.deepEqual(run.days, [...adviseRoster(QUESTION)]);
  assert.equal(told, 2);
});

test('a question that fails ends as failed, with what was answered before, and nothing else ends with it', async () => {
  const broken = { ...QUESTION, open: [QUESTION.open[0], { weekday: 2, from: 12, to: 9 }] } as RosterQuestion;
  const run = adviseInThread(broken, () => {});
  await run.ended;
  assert.equal(run.state, 'failed');
  assert.equal(run.days.length, 1);
});
