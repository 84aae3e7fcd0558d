import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { DESK, settled, testDesk } from '../../test/builders/desk.ts';
import { newId } from '../desk/context.ts';
import { UNITS } from '../seed/demo-people.ts';
import type { Fact } from '../vocabulary/events.ts';
import {
  ConcurrentChange,
  eventsOfSubject,
  obligationsOfSubject,
  record,
  replay,
  sealNew,
  verifyJournal,
} from './index.ts';

const desk = await testDesk('2026-11-20T10:00');
const unit = UNITS[0]!.id;

function opened(): Fact {
  const facts = {
    channel: 'e-mail',
    clientKind: 'natural-person',
    unit,
    submission: 'question',
    needStated: true,
    followUpOf: null,
  } as const;
  return { kind: 'case.opened', at: desk.clock(), facts };
}

function recordOn(
  id: string,
  expected: number | 'current',
  facts: readonly Fact[],
  jobs: Parameters<typeof record>[2]['jobs'] = [],
) {
  return desk.database.write(DESK, (tx) =>
    record(tx, desk.rules.current(), { subject: { kind: 'case', id }, expected, facts, actor: null, jobs }),
  );
}

test('a fact, what it opens and what it calls for are written together or not at all', async () => {
  const id = newId<string>();
  const recording = { subject: { kind: 'case', id } as const, expected: 0, facts: [opened()], actor: null };
  const failing = desk.database.write(DESK, async (tx) => {
    await record(tx, desk.rules.current(), {
      ...recording,
      jobs: [{ task: 'send-reply', payload: { reply: id }, key: `test:${id}` }],
    });
    throw new Error('the subject could not be saved');
  });
  await assert.rejects(failing, /could not be saved/);
  await desk.database.read(DESK, async (tx) => {
    assert.deepEqual(await eventsOfSubject(tx, id), []);
    assert.deepEqual(await obligationsOfSubject(tx, id), []);
  });
  const owner = new pg.Client({ connectionString: desk.testDatabase.url });
  await owner.connect();
  const jobs = await owner.query('select count(*) from graphile_worker.jobs where key = $1', [`test:${id}`]);
  await owner.end();
  assert.equal(Number(jobs.rows[0].count), 0);
});

test('two who decide upon the same version: one is recorded, the other is told', async () => {
  const id = newId<string>();
  await recordOn(id, 0, [opened()]);
  const close: Fact = { kind: 'case.closed', at: desk.clock(), facts: { outcome: 'no-answer-needed' } };
  const both = await Promise.allSettled([recordOn(id, 1, [close]), recordOn(id, 1, [close])]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
  assert.ok(refused.reason instanceof ConcurrentChange);
  assert.equal((await desk.database.read(DESK, (tx) => eventsOfSubject(tx, id))).length, 2);
});

test('a subject that exists cannot begin again', async () => {
  const id = newId<string>();
  await recordOn(id, 0, [opened()]);
  await assert.rejects(recordOn(id, 0, [opened()]), ConcurrentChange);
});

test('the application can neither change nor remove what happened', async () => {
  const id = newId<string>();
  await recordOn(id, 0, [opened()]);
  for (const statement of [
    'update event set kind = kind',
    'delete from event',
    'delete from obligation',
    'delete from seal',
  ]) {
    await assert.rejects(
      desk.database.write(DESK, (tx) => tx.rows(statement)),
      /permission denied/,
      statement,
    );
  }
});

test('another tenant sees nothing of the journal, and a transaction without a tenant is an error', async () => {
  const id = newId<string>();
  await recordOn(id, 0, [opened()]);
  const other = { ...DESK, tenant: 2 as typeof DESK.tenant };
  assert.deepEqual(await desk.database.read(other, (tx) => tx.rows('select * from event limit 1')), []);
  await assert.rejects(
    desk.testDatabase.database.pool.query('select * from event limit 1'),
    /laipa\.tenant|invalid input syntax for type integer: ""/,
  );
});

test('tampering with a sealed event is found, and named by subject and version', async () => {
  const id = newId<string>();
  await recordOn(id, 0, [opened()]);
  await settled(desk);
  const sealed = await desk.database.write(DESK, (tx) => sealNew(tx));
  assert.ok(sealed > 0);
  assert.deepEqual((await desk.database.read(DESK, verifyJournal)).tampering, []);

  const owner = new pg.Client({ connectionString: desk.testDatabase.url });
  await owner.connect();
  await owner.query(
    `update event set facts = jsonb_set(facts, '{submission}', '"application"') where subject_id = $1`,
    [id],
  );
  const changed = await desk.database.read(DESK, verifyJournal);
  assert.deepEqual(changed.tampering, [{ where: `case ${id} #1`, what: 'event-changed' }]);
  const replayed = await desk.database.read(DESK, (tx) => replay(tx, desk.rules));
  assert.ok(
    replayed.differences.some(({ subject }) => subject === id),
    'the replay sees that the duties would be others',
  );

  await owner.query('delete from event where subject_id = $1', [id]);
  await owner.query('delete from obligation where subject_id = $1', [id]);
  await owner.query('delete from subject where id = $1', [id]);
  await owner.end();
  const removed = await desk.database.read(DESK, verifyJournal);
  assert.ok(
    removed.tampering.some(({ what }) => what === 'sealed-events-differ'),
    'a whole subject cut out is missed by its seal',
  );
});

test('every event is sealed once and in the order of the transactions, also where their numbers gain a digit', async () => {
  const young = await testDesk('2026-11-20T10:00');
  for (let made = 0; made < 12; made += 1) {
    const recording = {
      subject: { kind: 'case', id: newId<string>() } as const,
      expected: 0,
      facts: [opened()],
      actor: null,
    };
    await young.database.write(DESK, (tx) => record(tx, young.rules.current(), recording));
  }
  const owner = new pg.Client({ connectionString: young.testDatabase.url });
  await owner.connect();
  await owner.query(`update event set xid = renumbered.n::text::xid8
    from (select position, row_number() over (order by event.xid, position) as n from event) renumbered where renumbered.position = event.position`);
  const { rows } = await owner.query('select count(*)::integer as count from event');
  await owner.end();

  let sealed = 0;
  for (let of = 1; of > 0; sealed += of) of = await young.database.write(DESK, (tx) => sealNew(tx, 5));
  assert.equal(sealed, rows[0].count);
  assert.deepEqual((await young.database.read(DESK, verifyJournal)).tampering, []);
});

test('5.4.2: what is still owed is known beside any number of entries that were settled long ago', async () => {
  const who = desk.as('Anna').employee;
  const subject = { kind: 'employee', id: who } as const;
  const facts = { power: 'unmask-personal-code', reasonStated: true, case: null, client: null, unit } as const;
  const use = (at: Temporal.Instant): Fact => ({ kind: 'power.used', at, facts });
  const rules = desk.rules.current();
  const write = (given: readonly Fact[]) =>
    desk.database.write(DESK, (tx) => record(tx, rules, { subject, expected: 'current', facts: given, actor: who }));
  const open = async () => {
    const all = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, who));
    return all.filter(({ clause, settledBy }) => clause === '5.4.2' && settledBy === null).length;
  };
  const reviewed: Fact = { kind: 'power.reviewed', at: desk.clock(), facts: { uses: 1 } };
  await write([use(desk.clock()), reviewed]);
  // A long service: rows as the first, settled, more than a recording reads.
  await desk.database.write(DESK, (tx) =>
    tx.rows(
      `insert into obligation select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid()))).*
       from obligation o, generate_series(1, 1100) where o.tenant = 1 and o.subject_id = $1 and o.clause = '5.4.2' and o.mechanism = 'register'`,
      [who],
    ),
  );
  await write([use(desk.clock())]);
  assert.equal(await open(), 1);
  await write([reviewed]);
  assert.equal(await open(), 0, 'the review settles the newest use');
});
