import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EmployeeId, TaskId, UnitId } from '../../vocabulary/ids.ts';
import { decideTask, type Doer, mayDoPart, type TaskDeed } from './decide-task.ts';
import { demoCalendar } from '../../time/calendars.fixture.ts';
import { nextDigestAt } from './plan-task.ts';
import type { Task, TaskPart } from './task.ts';

const AT = Temporal.Instant.from('2026-11-20T10:00:00Z');
const who = (name: string, units: readonly string[] = [], actsFor: readonly string[] = []): Doer => ({
  employee: name as EmployeeId,
  units: units as UnitId[],
  actsFor: actsFor as EmployeeId[],
});
const part = (id: string, employee: string | null, more: Partial<TaskPart> = {}): TaskPart => ({
  id,
  employee: employee as EmployeeId | null,
  unit: 'building' as UnitId,
  responsible: false,
  words: '',
  dueAt: AT.add({ hours: 24 }),
  doneAt: null,
  doneBy: null,
  ...more,
});
const TASK: Task = {
  id: 'task' as TaskId,
  title: 'Caurlaide',
  body: '',
  case: null,
  sender: 'anna' as EmployeeId,
  unit: null,
  sentAt: AT,
  state: 'open',
  endedAt: null,
  callOffReason: '',
  origin: '',
  parts: [part('1', 'janis', { responsible: true }), part('2', 'zane'), part('3', null)],
};
const finish = (id: string): TaskDeed => ({ do: 'finish-part', part: id });
const kinds = (task: Task, deed: TaskDeed, doer: Doer) => {
  const change = decideTask(task, deed, doer, AT);
  return 'refused' in change ? change.refused : change.happened.map(({ kind }) => kind).join(' ');
};
const after = (task: Task, deed: TaskDeed, doer: Doer): Task => {
  const change = decideTask(task, deed, doer, AT);
  assert.ok(!('refused' in change));
  return change.task;
};

test('a part is done by whom it was given to, by anybody of its unit, by who acts for them, by the responsible one and the sender', () => {
  const may = (id: string, doer: Doer) => mayDoPart(TASK, TASK.parts[Number(id) - 1]!, doer);
  assert.ok(may('2', who('zane')) && may('2', who('dace', [], ['zane'])));
  assert.ok(may('3', who('ilze', ['building'])));
  assert.ok(may('2', who('janis')) && may('2', who('anna')), 'responsible and sender');
  assert.ok(may('2', who('dina', [], ['janis'])), 'who acts for the responsible one');
  assert.ok(!may('2', who('ilze', ['building'])), 'a colleague of a person is not that person');
  assert.ok(!may('1', who('zane')) && !may('3', who('maris', ['centre'])));
  assert.equal(kinds(TASK, finish('1'), who('zane')), 'not-yours');
});

test('the task is done with its last part, and open again when a part is taken up again', () => {
  const two = after(after(TASK, finish('1'), who('janis')), finish('2'), who('zane'));
  assert.equal(two.state, 'open');
  assert.equal(kinds(two, finish('3'), who('ilze', ['building'])), 'task.part-done task.done');
  const done = after(two, finish('3'), who('ilze', ['building']));
  assert.deepEqual([done.state, done.endedAt], ['done', AT]);
  const again: TaskDeed = { do: 'reopen-part', part: '2' };
  assert.equal(kinds(done, again, who('zane')), 'task.part-reopened');
  assert.deepEqual([after(done, again, who('zane')).state, after(done, again, who('zane')).endedAt], ['open', null]);
  assert.equal(kinds(after(done, again, who('zane')), again, who('zane')), 'not-done');
});

test('nothing is done twice, nothing that is not there, nothing after the end', () => {
  assert.equal(kinds(after(TASK, finish('1'), who('janis')), finish('1'), who('janis')), 'done-already');
  assert.equal(kinds(TASK, finish('9'), who('anna')), 'no-such-part');
  const off = after(TASK, { do: 'call-off', reason: 'Vairs nevajag' }, who('anna'));
  assert.deepEqual([off.state, off.callOffReason], ['called-off', 'Vairs nevajag']);
  for (const deed of [finish('1'), { do: 'reopen-part', part: '1' }, { do: 'call-off', reason: 'Vēlreiz' }] as const)
    assert.equal(kinds(off, deed, who('anna')), 'not-open');
});

test('only the sender calls a task off, with a reason that says something', () => {
  assert.equal(kinds(TASK, { do: 'call-off', reason: 'Vairs nevajag' }, who('janis')), 'not-the-sender');
  assert.equal(kinds(TASK, { do: 'call-off', reason: '  nē  ' }, who('anna')), 'reason-too-short');
});

/** Every order in which three people press every button, four presses long. */
test('whatever is pressed, a task is done exactly when all of its parts are', () => {
  const doers = [who('anna'), who('janis'), who('zane'), who('ilze', ['building'])];
  const deeds = ['1', '2', '3'].flatMap((id): TaskDeed[] => [finish(id), { do: 'reopen-part', part: id }]);
  const presses = doers.flatMap((doer) => deeds.map((deed) => ({ doer, deed })));
  let states = 0;
  const walk = (task: Task, left: number): void => {
    states += 1;
    assert.equal(
      task.state === 'done',
      task.parts.every(({ doneAt }) => doneAt !== null),
    );
    assert.equal(task.endedAt === null, task.state === 'open');
    if (left === 0) return;
    for (const { doer, deed } of presses) {
      const change = decideTask(task, deed, doer, AT);
      if (!('refused' in change)) walk(change.task, left - 1);
    }
  };
  walk(TASK, 4);
  assert.ok(states > 1_000, `${states}`);
});

test('a digest leaves at 8.00 of the next working day: not on a weekend, not on a holiday, the same day before 8.00', () => {
  const calendar = demoCalendar();
  const next = (civil: string) =>
    nextDigestAt(calendar, Temporal.PlainDateTime.from(civil).toZonedDateTime('Europe/Riga').toInstant())
      .toZonedDateTimeISO('Europe/Riga')
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' });
  assert.equal(next('2026-11-19T16:50'), '2026-11-20T08:00');
  assert.equal(next('2026-11-20T07:59'), '2026-11-20T08:00');
  assert.equal(next('2026-11-20T08:00'), '2026-11-23T08:00');
  assert.equal(next('2026-11-21T12:00'), '2026-11-23T08:00');
  assert.equal(next('2026-11-17T16:00'), '2026-11-19T08:00', '18 November is a holiday');
});
