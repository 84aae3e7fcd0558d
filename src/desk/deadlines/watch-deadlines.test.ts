import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { DESK, riga, testDesk } from '../../../test/builders/desk.ts';
import { assertJournalIsWhole, caseOfMail, letter } from '../../../test/builders/story.ts';
import { eventsOfSubject } from '../../journal/index.ts';
import { changeCase } from '../cases/index.ts';
import { watchDeadlines } from './index.ts';

async function told(desk: Awaited<ReturnType<typeof testDesk>>, id: string) {
  const events = await desk.database.read(DESK, (tx) => eventsOfSubject(tx, id));
  return events.filter(({ kind }) => kind === 'deadline.passed');
}

test('5.2.1: a turn that comes late tells of the deadline at its own time, once', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  const { id } = await caseOfMail(desk, (await desk.receive(letter({ id: 'late' }))).id);
  desk.at('2026-11-24T03:00');
  await desk.watchDeadlines();
  await desk.watchDeadlines();
  const passed = (await told(desk, id)).map(({ at }) => at.toString());
  assert.equal(passed.filter((at) => at === riga('2026-11-23T17:00').toString()).length, 1);
  await assertJournalIsWhole(desk);
});

test('nothing is told of a duty that was settled in time', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const { id } = await caseOfMail(desk, (await desk.receive(letter({ id: 'spam' }))).id);
  await changeCase(desk, desk.as('Anna'), id, { do: 'close', outcome: 'spam', answerOwed: true });
  desk.at('2026-12-20T10:00');
  await desk.watchDeadlines();
  assert.deepEqual(await told(desk, id), []);
});

test('a case that cannot be recorded keeps no other waiting, and the failure is said', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const ids = [];
  for (const nth of [1, 2, 3])
    ids.push((await caseOfMail(desk, (await desk.receive(letter({ id: `g${nth}` }))).id)).id);
  const owner = new pg.Client({ connectionString: desk.testDatabase.url });
  await owner.connect();
  await owner.query(
    `alter table event add constraint sick check (subject_id <> '${ids[1]}' or kind not like 'deadline.%')`,
  );
  desk.at('2026-12-20T10:00');
  await assert.rejects(watchDeadlines(desk), { name: 'AggregateError' });
  assert.ok((await told(desk, ids[0]!)).length > 0 && (await told(desk, ids[2]!)).length > 0);
  assert.deepEqual(await told(desk, ids[1]!), []);
  await owner.query('alter table event drop constraint sick');
  await owner.end();
  await desk.watchDeadlines();
  assert.ok((await told(desk, ids[1]!)).length > 0);
});
