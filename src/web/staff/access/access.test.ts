import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { DESK, testDesk } from '../../../../test/builders/desk.ts';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { caseOfMail, letter } from '../../../../test/builders/story.ts';
import { eventsOfSubject, obligationsOfSubject } from '../../../journal/index.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';

const desk = await testDesk('2026-11-20T10:00');
const pages = await testPages(desk);
const { id: mail } = await desk.receive(letter({ id: 'door' }), 'buvvalde@paraugnovads.example');
const one = await caseOfMail(desk, mail);
const at = `/lieta/${one.number}`;

function readings(given: string) {
  return desk.database.read(DESK, (tx) =>
    tx.rows<{ what: string; own: boolean; ground: string | null; reason: string; break_glass: boolean }>(
      'select what, own, ground, reason, break_glass from reading where tenant = 1 and reader_id = $1 order by id',
      [desk.as(given).employee],
    ),
  );
}

function judged(employee: EmployeeId, clause: string) {
  return desk.database.read(DESK, async (tx) =>
    (await obligationsOfSubject(tx, employee)).filter((row) => row.clause === clause).map(({ verdict }) => verdict),
  );
}

async function restrict(on: boolean): Promise<void> {
  await desk.database.write(DESK, (tx) => tx.rows('update desk_case set restricted = $1 where id = $2', [on, one.id]));
}

test('5.1.1: one’s own case is read without a question, and the reading is logged once in ten minutes', async () => {
  assert.equal((await pages.get(at, 'Jānis')).statusCode, 200);
  assert.equal((await pages.get(at, 'Jānis')).statusCode, 200);
  assert.deepEqual(await readings('Jānis'), [
    { what: 'case', own: true, ground: null, reason: '', break_glass: false },
  ]);
  desk.at('2026-11-20T10:11');
  await pages.get(at, 'Jānis');
  assert.equal((await readings('Jānis')).length, 2);
});

test('5.1.1: the case of another unit shows its door and nothing of itself; nothing is logged yet', async () => {
  for (const path of [at, `${at}/zurnals`, `${at}/nodot`]) {
    const { statusCode, body } = await pages.get(path, 'Zane');
    assert.equal(statusCode, 200, path);
    assert.match(body, /Šī lieta ir citas struktūrvienības/);
    await assertValidHtml(body);
    assert.match(body, /Būvvalde/);
    assert.doesNotMatch(body, /bedr|klients@klienti/i);
  }
  assert.equal((await pages.get(`/vestule/${mail}`, 'Zane')).statusCode, 404);
  assert.deepEqual(await readings('Zane'), []);
});

test('5.1.1: a ground has to be chosen, and said in words where it is another one', async () => {
  const without = await pages.post(`${at}/atvert-ar-iemeslu`, { reason: 'tāpat' }, 'Zane');
  assert.equal(without.statusCode, 422);
  assert.match(without.body, /tāpat/);
  const wordless = await pages.post(`${at}/atvert-ar-iemeslu`, { ground: 'other', reason: 'jā' }, 'Zane');
  assert.equal(wordless.statusCode, 422);
  assert.match(wordless.body, /5\.1\.1\. punkts/);
  assert.deepEqual(await judged(desk.as('Zane').employee, '5.1.1'), []);
});

test('5.1.1: with a ground it opens until the end of the working day, each reading is logged with it, and the clause is met', async () => {
  const opened = await pages.post(`${at}/atvert-ar-iemeslu`, { ground: 'client-asks', reason: '' }, 'Zane');
  assert.equal(opened.headers.location, at);
  const shown = await pages.get(at, 'Zane');
  assert.match(shown.body, /bedre/);
  assert.equal((await pages.get(`/vestule/${mail}`, 'Zane')).statusCode, 200);
  assert.deepEqual(
    (await readings('Zane')).map(({ what, own, ground }) => [what, own, ground]),
    [
      ['case', false, 'client-asks'],
      ['letter', false, 'client-asks'],
    ],
  );
  assert.deepEqual(await judged(desk.as('Zane').employee, '5.1.1'), ['met']);
  const deed = await pages.post(`${at}/uznemties`, {}, 'Zane');
  assert.equal(deed.statusCode, 403, 'reading is no deed');
  desk.at('2026-11-20T17:30');
  assert.match((await pages.get(at, 'Zane')).body, /Šī lieta ir citas struktūrvienības/);
  desk.at('2026-11-20T10:30');
});

test('5.1.1: whoever sees every case states the ground for what is not their own too', async () => {
  assert.match((await pages.get(at, 'Līga')).body, /Šī lieta ir citas struktūrvienības/);
  assert.equal((await pages.get(`/vestule/${mail}`, 'Līga')).headers.location, at);
  await pages.post(`${at}/atvert-ar-iemeslu`, { ground: 'supervision', reason: 'Izlases pārbaude' }, 'Līga');
  assert.match((await pages.get(at, 'Līga')).body, /bedre/);
  assert.deepEqual(await readings('Līga'), [
    { what: 'case', own: false, ground: 'supervision', reason: 'Izlases pārbaude', break_glass: false },
  ]);
});

test('5.4.2: a restricted case is the same 404 as none, except for the head who breaks the glass with a reason', async () => {
  await restrict(true);
  const none = 'PN-2026-99999';
  for (const number of [one.number, none]) {
    assert.equal((await pages.get(`/lieta/${number}`, 'Dace')).statusCode, 404);
    assert.equal(
      (await pages.post(`/lieta/${number}/atvert-ar-iemeslu`, { ground: 'supervision' }, 'Dace')).statusCode,
      404,
    );
    assert.equal((await pages.get(`/lieta/${number}`, 'Ilze')).statusCode, 404);
    assert.equal((await pages.get(`/lieta/${number}/steidzami`, 'Ilze')).statusCode, 200, 'the question tells nothing');
  }
  const reason = 'Ārkārtas apsekojums, inspektors nav sasniedzams';
  for (const [number, who] of [
    [none, 'Ilze'],
    [one.number, 'Mārtiņš'],
  ] as const)
    assert.equal((await pages.post(`/lieta/${number}/steidzami`, { reason }, who)).statusCode, 404, who);
  const short = await pages.post(`${at}/steidzami`, { reason: 'steidzami' }, 'Ilze');
  await assertValidHtml(short.body);
  assert.equal(short.statusCode, 422);
  assert.match(short.body, /5\.4\.2\. punkts/);
  const notices = desk.notices.length;
  assert.equal((await pages.post(`${at}/steidzami`, { reason }, 'Ilze')).headers.location, at);
  assert.match((await pages.get(at, 'Ilze')).body, /bedre/);
  const told = desk.notices.slice(notices);
  assert.ok(
    told.includes(`employee:${desk.as('Inga').employee}`) && told.includes(`employee:${desk.as('Rita').employee}`),
  );
  assert.deepEqual(await readings('Ilze'), [
    { what: 'case', own: false, ground: 'supervision', reason, break_glass: true },
  ]);
  const ilze = desk.as('Ilze').employee;
  const events = await desk.database.read(DESK, (tx) => eventsOfSubject(tx, ilze));
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ['power.used', 'case.read'],
  );
  assert.deepEqual(await judged(ilze, '5.1.1'), ['met']);
  assert.deepEqual((await judged(ilze, '5.4.2')).sort(), ['met', 'open']);
  await restrict(false);
});

test('5.4.3: behind a wall there is no door, no glass and no reading', async () => {
  await desk.database.write(DESK, (tx) =>
    tx.rows(
      `insert into wall (tenant, id, employee_id, case_id, ground, raised_at) values (1, gen_random_uuid(), $1, $2, 'recusal', now())`,
      [desk.as('Dace').employee, one.id],
    ),
  );
  assert.equal((await pages.get(at, 'Dace')).statusCode, 404);
  assert.equal((await pages.post(`${at}/atvert-ar-iemeslu`, { ground: 'supervision' }, 'Dace')).statusCode, 404);
  assert.deepEqual(await readings('Dace'), []);
});

test('5.1.1: where the reading cannot be written down, nothing is shown', async () => {
  desk.at('2026-11-20T12:00');
  const owner = new pg.Client({ connectionString: desk.testDatabase.url });
  await owner.connect();
  await owner.query('alter table reading add constraint full_up check (false) not valid');
  const { statusCode, body } = await pages.get(at, 'Jānis');
  assert.equal(statusCode, 503);
  assert.match(body, /5\.1\.1\. punkts/);
  assert.doesNotMatch(body, /bedre/);
  for (const path of [`/klients/${one.client}`, `/klients/${one.client}/labot`]) {
    const page = await pages.get(path, 'Jānis');
    assert.equal(page.statusCode, 503, path);
    assert.match(page.body, /5\.1\.1\. punkts/);
    assert.doesNotMatch(page.body, /klienti\.example/);
  }
  await owner.query('alter table reading drop constraint full_up');
  await owner.end();
  assert.equal((await pages.get(at, 'Jānis')).statusCode, 200);
});
