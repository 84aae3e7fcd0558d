import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { obligationsOfSubject } from '../../journal/index.ts';
import { UNITS } from '../../seed/demo-people.ts';
import type { DeskId, PlaceId, ServiceId, VisitId } from '../../vocabulary/ids.ts';
import { DESK, riga, testDesk } from '../../../test/builders/desk.ts';
import { assertJournalIsWhole } from '../../../test/builders/story.ts';
import {
  allWaiting,
  beginVisit,
  callByHand,
  callNext,
  changeVisit,
  chooseNext,
  getUp,
  notePhoneAnswered,
  presenceOf,
  sayPresence,
  sitDown,
  sweepVisits,
  takeTicket,
  type TicketToMake,
  type Visit,
  visitById,
} from './index.ts';
import { headsOfQueue } from './queue.store.ts';

const TAX = '00000000-0000-7000-8000-0000000e0001' as ServiceId;
const PLAN = '00000000-0000-7000-8000-0000000e0002' as ServiceId;
const HALL = '00000000-0000-7000-8000-0000000e0100' as PlaceId;
const desks = [1, 2, 3].map((n) => `00000000-0000-7000-8000-0000000e020${n}` as DeskId);
const centre = UNITS[0]!.id;

const desk = await testDesk('2026-11-23T08:30');
await desk.database.write(DESK, async (tx) => {
  await tx.rows(`insert into place (tenant, id, name_lv, valid_from) values (1, $1, 'Zāle pārbaudēm', '2023-12-01')`, [
    HALL,
  ]);
  for (const [n, id] of desks.entries())
    await tx.rows(
      `insert into desk (tenant, id, place_id, number, unit_id, valid_from) values (1, $1, $2, $3, $4, '2023-12-01')`,
      [id, HALL, String(n + 1), centre],
    );
  for (const [id, letter] of [
    [TAX, 'X'],
    [PLAN, 'Y'],
  ] as const) {
    await tx.rows(
      `insert into service (tenant, id, letter, unit_id, name_lv, valid_from) values (1, $1, $2, $3, 'Pārbaude', '2023-12-01')`,
      [id, letter, centre],
    );
    await tx.rows('insert into place_service (tenant, place_id, service_id) values (1, $1, $2)', [HALL, id]);
  }
  await tx.rows(
    `insert into service_way (tenant, id, service_id, kind, at, since) values (1, gen_random_uuid(), $1, 'latvija', 'latvija.gov.lv', '2024-01-01')`,
    [TAX],
  );
});

async function ticket(more: Partial<TicketToMake> = {}): Promise<Visit> {
  const made = await desk.database.write(DESK, (tx) =>
    takeTicket(desk, tx, {
      place: HALL,
      service: TAX,
      clientKind: 'natural-person',
      language: 'lv',
      source: 'kiosk',
      ...more,
    }),
  );
  assert.ok(!('refused' in made), JSON.stringify(made));
  return made;
}

async function sits(given: string, nth: number) {
  const who = desk.as(given);
  const sat = await desk.database.write(who, (tx) =>
    sitDown(desk, tx, who.employee, { place: HALL, desk: desks[nth - 1]!, unit: centre }),
  );
  assert.ok(!('refused' in sat), JSON.stringify(sat));
  return who;
}

async function getsUp(given: string) {
  const who = desk.as(given);
  return desk.database.write(who, (tx) => getUp(desk, tx, who.employee));
}

async function next(given: string) {
  const who = desk.as(given);
  return desk.database.write(who, (tx) => callNext(desk, tx, who.employee));
}

async function calledBy(given: string) {
  const called = await next(given);
  assert.ok(!('refused' in called), JSON.stringify(called));
  return called;
}

async function does(given: string, visit: VisitId, deed: Parameters<typeof changeVisit>[3]) {
  return changeVisit(desk, desk.as(given), visit, deed);
}

async function begins(given: string, visit: VisitId) {
  const begun = await desk.database.write(desk.as(given), (tx) => beginVisit(desk, tx, visit));
  assert.ok(!('refused' in begun), JSON.stringify(begun));
}

async function ended(given: string, visit: VisitId) {
  const closed = await does(given, visit, { do: 'close', outcome: 'answered', small: true, services: 1 });
  assert.ok(!('refused' in closed), JSON.stringify(closed));
}

async function verdicts(visit: VisitId): Promise<Record<string, string>> {
  const rows = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, visit));
  return Object.fromEntries(rows.map(({ clause, verdict }) => [clause, verdict]));
}

/** Nobody is left at a desk or in the queue. */
async function emptyHall(): Promise<void> {
  await desk.database.write(DESK, async (tx) => {
    await tx.rows(
      `update visit set state = 'left', ended_at = $1, resume_by = null where tenant = 1 and ended_at is null`,
      [desk.clock()],
    );
    await tx.rows('delete from counter_presence where tenant = 1');
  });
}

test('6.1–6.12: a visit served with every step ticked is evidenced clause by clause', async () => {
  await emptyHall();
  desk.at('2026-11-23T09:00');
  const visit = await ticket();
  assert.match(visit.number, /^X\d{3}$/);
  await sits('Anna', 1);
  desk.at('2026-11-23T09:04');
  const called = await calledBy('Anna');
  assert.deepEqual([called.visit.id, called.choice, called.passedOver], [visit.id, 'arrival', null]);
  await begins('Anna', visit.id);
  for (const tick of [
    { step: 'greeted' },
    { step: 'need-read-back', need: 'Kāds ir mans nodoklis šogad?' },
    { step: 'solution-chosen', solutions: ['00000000-0000-7000-8000-0000000e0900'] },
    { step: 'next-steps-given', way: 'print', words: 'Atbilde e-pastā', by: null },
    { step: 'understood' },
    { step: 'channels-told', way: 'print' },
    { step: 'goodbye' },
  ] as const)
    assert.ok(!('refused' in (await does('Anna', visit.id, { do: 'tick', tick }))));
  desk.at('2026-11-23T09:12');
  await ended('Anna', visit.id);
  assert.deepEqual(await verdicts(visit.id), {
    '5.3.1': 'met',
    '6.1': 'met',
    '6.3': 'met',
    '6.4': 'met',
    '6.5': 'met',
    '6.7': 'met',
    '6.9': 'met',
    '6.10': 'met',
    '6.11': 'met',
    '6.12': 'met',
  });
  await getsUp('Anna');
  await assertJournalIsWhole(desk);
});

test('6.1–6.12: a small contact ends with one key; what was not ticked is not evidenced, and nothing is breached', async () => {
  await emptyHall();
  desk.at('2026-11-23T09:20');
  const visit = await ticket();
  await sits('Anna', 1);
  await calledBy('Anna');
  await ended('Anna', visit.id);
  const after = await verdicts(visit.id);
  assert.deepEqual(
    ['6.1', '6.3', '6.12', '6.7'].map((clause) => after[clause]),
    ['not-assessable', 'not-assessable', 'not-assessable', 'met'],
  );
  assert.ok(!Object.values(after).includes('breached'));
  const back = await does('Anna', visit.id, { do: 'reopen' });
  assert.ok(!('refused' in back) && back.state === 'serving');
  assert.equal((await verdicts(visit.id))['6.1'], 'open');
  assert.ok(!('refused' in (await does('Anna', visit.id, { do: 'tick', tick: { step: 'greeted' } }))));
  assert.equal((await verdicts(visit.id))['6.1'], 'met');
  assert.ok(!('refused' in (await does('Anna', visit.id, { do: 'take-back', step: 'greeted' }))));
  assert.equal((await verdicts(visit.id))['6.1'], 'open');
  await ended('Anna', visit.id);
  await getsUp('Anna');
  await assertJournalIsWhole(desk);
});

test('6.9: an internal client waits for external ones; called by hand before them it needs to be knowingly, and is a breach', async () => {
  await emptyHall();
  desk.at('2026-11-23T10:00');
  const colleague = await ticket({ clientKind: 'employee', source: 'employee' });
  desk.at('2026-11-23T10:05');
  const client = await ticket();
  await sits('Anna', 1);
  const anna = desk.as('Anna');
  const byHand = (knowingly: boolean) =>
    desk.database.write(anna, (tx) => callByHand(desk, tx, anna.employee, colleague.id, knowingly));
  assert.deepEqual(await byHand(false), { refused: 'passes-over', clause: '6.9', passedOver: 'external' });
  assert.equal((await calledBy('Anna')).visit.id, client.id);
  await ended('Anna', client.id);
  const another = await ticket();
  assert.ok(!('refused' in (await byHand(true))));
  assert.equal((await verdicts(colleague.id))['6.9'], 'breached');
  await ended('Anna', colleague.id);
  assert.equal((await calledBy('Anna')).visit.id, another.id);
  assert.equal((await verdicts(another.id))['6.9'], 'met');
  await ended('Anna', another.id);
});

test('6.9: a call by the head’s limit is counted apart: excused, with whom it passed over', async () => {
  await emptyHall();
  await desk.database.write(DESK, (tx) =>
    tx.rows(
      `insert into queue_setting (tenant, place_id, internal_limit, changed_at) values (1, $1, 30, $2)
      on conflict (tenant, place_id) do update set internal_limit = 30`,
      [HALL, desk.clock()],
    ),
  );
  desk.at('2026-11-23T10:30');
  const colleague = await ticket({ clientKind: 'employee', source: 'employee' });
  await ticket();
  desk.at('2026-11-23T11:00');
  await sits('Anna', 1);
  const called = await calledBy('Anna');
  assert.deepEqual([called.visit.id, called.choice, called.passedOver], [colleague.id, 'internal-limit', 'external']);
  assert.equal((await verdicts(colleague.id))['6.9'], 'excused');
  await desk.database.write(DESK, (tx) =>
    tx.rows('update queue_setting set internal_limit = null where tenant = 1 and place_id = $1', [HALL]),
  );
});

test('6.8: an interruption is a promise: kept by going on in time, broken and still owed when the time has passed', async () => {
  await emptyHall();
  desk.at('2026-11-23T11:10');
  const visit = await ticket();
  await sits('Anna', 1);
  await calledBy('Anna');
  await begins('Anna', visit.id);
  assert.deepEqual(await does('Anna', visit.id, { do: 'pause', minutes: 0 }), {
    refused: 'minutes-out-of-range',
    clause: '6.8',
    most: 60,
  });
  await does('Anna', visit.id, { do: 'pause', minutes: 5 });
  assert.equal((await desk.database.read(DESK, (tx) => presenceOf(tx, desk.as('Anna').employee)))?.state, 'paused');
  assert.deepEqual(await next('Anna'), { refused: 'desk-busy', number: visit.number });
  desk.at('2026-11-23T11:14');
  await does('Anna', visit.id, { do: 'resume' });
  const promises = async () =>
    (await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, visit.id))).filter((one) => one.clause === '6.8');
  assert.deepEqual(
    (await promises()).map(({ verdict, inTime }) => [verdict, inTime]),
    [['met', true]],
  );
  await does('Anna', visit.id, { do: 'pause', minutes: 3 });
  desk.at('2026-11-23T11:20');
  await desk.watchDeadlines();
  const late = (await promises()).at(-1);
  assert.deepEqual([late?.clause, late?.verdict, late?.settledBy], ['6.8', 'breached', null]);
  await does('Anna', visit.id, { do: 'resume' });
  assert.deepEqual((await promises()).at(-1)?.inTime, false);
  await ended('Anna', visit.id);
  await assertJournalIsWhole(desk);
});

test('6.7: a call answered while serving is a finding unless it is for this client; during an interruption it is nobody’s concern', async () => {
  await emptyHall();
  desk.at('2026-11-23T11:30');
  const [first, second] = [await ticket(), await ticket()];
  await sits('Anna', 1);
  const { employee } = desk.as('Anna');
  const phone = (forThisClient: boolean) =>
    desk.database.write(DESK, (tx) => notePhoneAnswered(desk, tx, { employee, forThisClient }));
  assert.equal(await phone(false), null);
  await calledBy('Anna');
  await begins('Anna', first.id);
  await phone(true);
  await does('Anna', first.id, { do: 'pause', minutes: 5 });
  assert.equal(await phone(false), null);
  await does('Anna', first.id, { do: 'resume' });
  await ended('Anna', first.id);
  const rows = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, first.id));
  assert.deepEqual(
    rows.filter(({ clause }) => clause === '6.7').map(({ verdict }) => verdict),
    ['met', 'met'],
  );
  await calledBy('Anna');
  await begins('Anna', second.id);
  await phone(false);
  await ended('Anna', second.id);
  assert.equal((await verdicts(second.id))['6.7'], 'breached');
  await assertJournalIsWhole(desk);
});

test('nobody is skipped: called three times and not come they are put aside, found again in their old place, and given up only later', async () => {
  await emptyHall();
  desk.at('2026-11-23T13:00');
  const visit = await ticket();
  await sits('Anna', 1);
  await calledBy('Anna');
  assert.deepEqual(await does('Anna', visit.id, { do: 'recall' }), { refused: 'called-just-now', seconds: 10 });
  assert.deepEqual(await does('Anna', visit.id, { do: 'park' }), { refused: 'call-again', left: 2 });
  desk.at('2026-11-23T13:01');
  await does('Anna', visit.id, { do: 'recall' });
  desk.at('2026-11-23T13:02');
  await does('Anna', visit.id, { do: 'recall' });
  assert.ok(!('refused' in (await does('Anna', visit.id, { do: 'park' }))));
  const other = await ticket();
  desk.at('2026-11-23T13:20');
  assert.ok(!('refused' in (await changeVisit(desk, DESK, visit.id, { do: 'return' }))));
  const again = await calledBy('Anna');
  assert.deepEqual([again.visit.id, again.choice], [visit.id, 'returned']);
  desk.at('2026-11-23T13:21');
  await does('Anna', visit.id, { do: 'park' });
  desk.at('2026-11-23T14:22');
  await sweepVisits(desk);
  const gone = await desk.database.read(DESK, (tx) => visitById(tx, visit.id));
  assert.equal(gone?.state, 'not-come');
  assert.ok(!('refused' in (await changeVisit(desk, DESK, visit.id, { do: 'return' }))), 'still the same day');
  assert.equal((await calledBy('Anna')).visit.id, visit.id);
  await ended('Anna', visit.id);
  assert.equal((await calledBy('Anna')).visit.id, other.id);
  await ended('Anna', other.id);
});

test('a transfer keeps the place in the queue and waits for whom it was passed on to', async () => {
  await emptyHall();
  desk.at('2026-11-23T14:30');
  const visit = await ticket();
  desk.at('2026-11-23T14:40');
  const later = await ticket({ service: PLAN });
  await sits('Anna', 1);
  await sits('Mārtiņš', 2);
  await calledBy('Anna');
  await begins('Anna', visit.id);
  const moved = await does('Anna', visit.id, {
    do: 'transfer',
    service: PLAN,
    unit: centre,
    onlyDesk: desks[1]!,
    onlyHolder: null,
  });
  assert.ok(!('refused' in moved) && moved.state === 'waiting' && moved.since.equals(riga('2026-11-23T14:30')));
  assert.equal((await verdicts(visit.id))['6.7'], 'met');
  assert.equal((await calledBy('Mārtiņš')).visit.id, visit.id);
  assert.equal((await calledBy('Anna')).visit.id, later.id);
  await ended('Mārtiņš', visit.id);
  await ended('Anna', later.id);
});

test('two desks that call at the same instant never have the same client, and nobody is left over', async () => {
  await emptyHall();
  desk.at('2026-11-23T15:00');
  const waiting = [];
  for (let n = 0; n < 3; n += 1) waiting.push((await ticket()).id);
  await Promise.all([sits('Anna', 1), sits('Mārtiņš', 2), sits('Jānis', 3)]);
  const called = await Promise.all([calledBy('Anna'), calledBy('Mārtiņš'), calledBy('Jānis')]);
  assert.deepEqual(called.map(({ visit }) => visit.id).sort(), waiting.sort());
  const twice = await Promise.all([next('Anna'), next('Anna')]);
  assert.ok(twice.every((one) => 'refused' in one && one.refused === 'desk-busy'));
});

test('somebody else’s client cannot be ended, interrupted or given up; a desk that is taken cannot be sat at', async () => {
  await emptyHall();
  desk.at('2026-11-23T15:30');
  const visit = await ticket();
  await sits('Anna', 1);
  await sits('Mārtiņš', 2);
  await calledBy('Anna');
  for (const deed of [
    { do: 'close', outcome: 'answered', small: true, services: 1 },
    { do: 'pause', minutes: 5 },
    { do: 'recall' },
    { do: 'park' },
  ] as const)
    assert.deepEqual(await does('Mārtiņš', visit.id, deed), { refused: 'not-yours' });
  const janis = desk.as('Jānis');
  const sat = await desk.database.write(janis, (tx) =>
    sitDown(desk, tx, janis.employee, { place: HALL, desk: desks[0]!, unit: null }),
  );
  assert.deepEqual(sat, { refused: 'desk-taken' });
  assert.deepEqual(await getsUp('Anna'), { refused: 'serving', clause: '6.8', number: visit.number });
  await ended('Anna', visit.id);
});

test('7.6: a break ends by itself after fifteen minutes', async () => {
  await emptyHall();
  desk.at('2026-11-23T16:00');
  const anna = await sits('Anna', 1);
  await desk.database.write(anna, (tx) => sayPresence(desk, tx, anna.employee, 'break'));
  const state = async () => (await desk.database.read(DESK, (tx) => presenceOf(tx, anna.employee)))?.state;
  desk.at('2026-11-23T16:14');
  await sweepVisits(desk);
  assert.equal(await state(), 'break');
  desk.at('2026-11-23T16:15');
  await sweepVisits(desk);
  assert.equal(await state(), 'free');
});

test('a visit that nobody ended does not wait for tomorrow’s desk, and a ticket of yesterday is not found again today', async () => {
  await emptyHall();
  desk.at('2026-11-23T16:50');
  const visit = await ticket();
  desk.at('2026-11-24T08:00');
  await sweepVisits(desk);
  assert.equal((await desk.database.read(DESK, (tx) => visitById(tx, visit.id)))?.state, 'left');
  assert.deepEqual(await changeVisit(desk, DESK, visit.id, { do: 'return' }), { refused: 'too-long-ago' });
});

test('a ticket made later than its client came is in its true place and flagged; tomorrow and yesterday are refused', async () => {
  await emptyHall();
  desk.at('2026-11-24T10:00');
  const late = await ticket({ source: 'employee', since: riga('2026-11-24T09:40') });
  const facts = await desk.database.read(DESK, (tx) =>
    tx.one<{ facts: { backDated: boolean } }>(
      `select facts from event where tenant = 1 and subject_id = $1 and kind = 'visit.waiting'`,
      [late.id],
    ),
  );
  assert.equal(facts?.facts.backDated, true);
  for (const since of ['2026-11-23T09:00', '2026-11-24T10:30']) {
    const refused = await desk.database.write(DESK, (tx) =>
      takeTicket(desk, tx, {
        place: HALL,
        service: TAX,
        clientKind: 'natural-person',
        language: 'lv',
        source: 'employee',
        since: riga(since),
      }),
    );
    assert.deepEqual(refused, { refused: 'since-not-today' });
  }
});

test('numbers begin anew each day, one letter a service, none twice however many take one at once', async () => {
  await emptyHall();
  desk.at('2026-11-25T09:00');
  const taken = await Promise.all(Array.from({ length: 12 }, () => ticket()));
  assert.deepEqual(
    taken.map(({ number }) => number).sort(),
    Array.from({ length: 12 }, (_, n) => `X${String(n + 1).padStart(3, '0')}`),
  );
});

test('property: the heads that the database gives make the same choice as the whole queue', async () => {
  const { employee } = desk.as('Anna');
  const server = { desk: desks[0]!, employee, gives: () => true };
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          ago: fc.integer({ min: 0, max: 120 }),
          internal: fc.boolean(),
          appointed: fc.option(fc.integer({ min: -100, max: 40 }), { nil: null }),
          only: fc.constantFrom(null, null, desks[0]!, desks[1]!),
        }),
        { maxLength: 12 },
      ),
      fc.option(fc.integer({ min: 5, max: 60 }), { nil: null }),
      async (list, internalLimit) => {
        await emptyHall();
        desk.at('2026-11-26T12:00');
        const now = desk.clock();
        for (const { ago, internal, appointed, only } of list) {
          const made = await ticket({
            clientKind: internal ? 'employee' : 'natural-person',
            since: now.subtract({ minutes: ago }),
            onlyDesk: only,
          });
          if (appointed !== null)
            await desk.database.write(DESK, (tx) =>
              tx.rows('update visit set appointed_at = $2 where tenant = 1 and id = $1', [
                made.id,
                now.add({ minutes: appointed }),
              ]),
            );
        }
        const discipline = { internalLimit, appointmentEarly: 5, appointmentLate: 10 };
        const { all, heads } = await desk.database.read(DESK, async (tx) => ({
          all: await allWaiting(tx, HALL, 100),
          heads: await headsOfQueue(tx, { place: HALL, desk: desks[0]!, employee }, [TAX, PLAN], discipline, now),
        }));
        const [whole, few] = [chooseNext(all, server, discipline, now), chooseNext(heads, server, discipline, now)];
        assert.deepEqual(
          [few?.visit.id, few?.choice, few?.passedOver],
          [whole?.visit.id, whole?.choice, whole?.passedOver],
        );
      },
    ),
    { numRuns: 25 },
  );
});

test('5.4.3: a visit of a client behind a wall is neither seen nor called by whoever the wall stands before', async () => {
  await emptyHall();
  desk.at('2026-11-27T09:00');
  const anna = desk.as('Anna');
  const client = '00000000-0000-7000-8000-0000000e0300';
  await desk.database.write(DESK, async (tx) => {
    await tx.rows(
      `insert into client (tenant, id, kind, name, language) values (1, $1, 'natural-person', 'Paraugs', 'lv')`,
      [client],
    );
    await tx.rows(
      `insert into wall (tenant, id, employee_id, client_id, ground, raised_at) values (1, gen_random_uuid(), $1, $2, 'declared-interest', $3)`,
      [anna.employee, client, desk.clock()],
    );
  });
  const walled = await ticket({ client: client as never });
  await sits('Anna', 1);
  assert.deepEqual(await next('Anna'), { refused: 'nobody-waits' });
  assert.equal(await desk.database.read(anna, (tx) => visitById(tx, walled.id)), null);
  await sits('Mārtiņš', 2);
  assert.equal((await calledBy('Mārtiņš')).visit.id, walled.id);
});
