import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import pg from 'pg';
import { Webhook } from 'standardwebhooks';
import { sendWebhook, WebhookNotTaken } from '../../src/channels/webhooks/standard-webhooks.ts';
import { beginVisit, callNext, changeVisit, sayPresence, sitDown, takeTicket } from '../../src/desk/visits/index.ts';
import { presenceJobs, sweepMessages } from '../../src/desk/webhooks/index.ts';
import { obligationsOfSubject } from '../../src/journal/index.ts';
import { doJobs, JOBS_APPLICATION } from '../../src/loops/jobs.ts';
import { demoId, EMPLOYEES, PLACES, UNITS } from '../../src/seed/demo-people.ts';
import { buildServer } from '../../src/web/server/build-server.ts';
import { liveHub } from '../../src/web/server/live-hub.ts';
import { pagesOf } from '../../src/web/pages.ts';
import { loadStandards } from '../../src/load-standards.ts';
import type { ServiceId, VisitId } from '../../src/vocabulary/ids.ts';
import { DESK, dictionary, testDesk } from '../builders/desk.ts';
import { testPages } from '../builders/pages.ts';

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const HOOK = new Webhook(SECRET);
const PLACE = PLACES[0];
const SEAT = PLACE?.desks[0];
const SERVICE = demoId<ServiceId>(9, 1);
assert.ok(PLACE !== undefined && SEAT !== undefined);
const HALL = PLACE.id;

interface Told {
  readonly type: string;
  readonly timestamp: string;
  readonly data: { employee: string; state: string; place: string | null; desk: string | null };
}

/** The telephone side: verifies by the library what it is told, and answers as the test wants. */
async function telephoneSide() {
  const told: { id: string; message: Told }[] = [];
  const refused: string[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const status = answers.shift() ?? 200;
      const headers = request.headers as Record<string, string>;
      try {
        const message = HOOK.verify(text, headers) as Told;
        if (status < 300) told.push({ id: headers['webhook-id'] ?? '', message });
        else refused.push(headers['webhook-id'] ?? '');
      } catch (error) {
        refused.push((error as Error).message);
      }
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, told, refused, answers };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

async function until(what: () => boolean, say: string): Promise<void> {
  for (let look = 0; look < 400; look += 1) {
    if (what()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited in vain for ${say}`);
}

const phone = await telephoneSide();
// Signatures are held to the real clock, as the library does it.
const civil = Temporal.Now.plainDateTimeISO('Europe/Riga').round('second').toString();
const plain = await testDesk(civil);
const desk = { ...plain, settings: { ...plain.settings, webhook: { url: phone.url, secret: SECRET } } };
const anna = desk.as('Anna');
await desk.database.write(DESK, async (tx) => {
  await tx.rows(
    `insert into service (tenant, id, letter, unit_id, name_lv, valid_from) values (1, $1, 'T', $2, 'Pārbaude', '2023-12-01') on conflict do nothing`,
    [SERVICE, UNITS[0]?.id],
  );
  await tx.rows(`insert into place_service (tenant, place_id, service_id) values (1, $1, $2) on conflict do nothing`, [
    PLACE.id,
    SERVICE,
  ]);
});
const server = buildServer({
  database: desk.database,
  tenant: desk.tenant,
  config: { demo: true, publicUrl: null, log: () => {} },
  now: desk.clock,
  hub: liveHub(),
  ...pagesOf({ desk, dictionary: await dictionary, standards: await loadStandards('adazi'), demo: true, smtpPort: 1 }),
});
await server.ready();
after(() => server.close());

/** A message of the telephone side; what is in `change` is done to it after it was signed. */
async function call(
  data: unknown,
  {
    id = `msg_${crypto.randomUUID()}`,
    type = 'call.answered',
    at = new Date(),
    change = (text: string) => text,
    headers = {},
  } = {},
) {
  const text = JSON.stringify({ type, timestamp: at.toISOString(), data });
  return server.inject({
    method: 'POST',
    url: '/api/zvani',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': HOOK.sign(id, at, text),
      ...headers,
    },
    payload: change(text),
  });
}

/** Somebody waits, is called and comes to Anna's desk. */
async function serving(): Promise<VisitId> {
  await desk.database.write(DESK, (tx) =>
    takeTicket(desk, tx, {
      place: HALL,
      service: SERVICE,
      clientKind: 'natural-person',
      language: 'lv',
      source: 'kiosk',
    }),
  );
  const called = await desk.database.write(anna, (tx) => callNext(desk, tx, anna.employee));
  assert.ok('visit' in called, JSON.stringify(called));
  const begun = await desk.database.write(anna, (tx) => beginVisit(desk, tx, called.visit.id));
  assert.ok(!('refused' in begun), JSON.stringify(begun));
  return called.visit.id;
}

const close = (visit: VisitId) =>
  changeVisit(desk, anna, visit, { do: 'close', outcome: 'answered', small: true, services: 1 });
const exclusion = async (visit: VisitId) =>
  (await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, visit))).find(
    ({ clause, mechanism }) => clause === '6.7' && mechanism === 'exclusion',
  )?.verdict;

test('6.7: the telephone side is told by signed messages when somebody serves and when they are free again', async (t) => {
  const owner = new pg.Pool({ connectionString: desk.testDatabase.url, max: 6, application_name: JOBS_APPLICATION });
  owner.on('error', () => {});
  owner.on('connect', (client) => client.on('error', () => {}));
  const jobs = await doJobs(desk, null, owner, () => {});
  t.after(async () => {
    await jobs.stop();
    await owner.end();
  });
  const sat = await desk.database.write(anna, (tx) =>
    sitDown(desk, tx, anna.employee, { place: PLACE.id, desk: SEAT.id, unit: UNITS[0]?.id ?? null }),
  );
  assert.ok(!('refused' in sat));
  await until(() => phone.told.length === 1, 'that Anna is free');
  assert.deepEqual(phone.told[0]?.message, {
    type: 'presence.changed',
    timestamp: desk.clock().toString(),
    data: { employee: anna.employee, state: 'free', place: PLACE.id, desk: SEAT.id },
  });

  // The receiver is away for a moment: it is told again, by the same id.
  phone.answers.push(500);
  const visit = await serving();
  await until(() => phone.told.length === 2, 'that Anna serves');
  assert.equal(phone.told[1]?.message.data.state, 'serving');
  assert.deepEqual(phone.refused, [phone.told[1]?.id]);

  // It leads elsewhere: what is signed for it goes nowhere else.
  phone.answers.push(302);
  await close(visit);
  await until(() => phone.told.length === 3, 'that Anna is free again');
  assert.equal(phone.told[2]?.message.data.state, 'free');
  assert.equal(new Set(phone.told.map(({ id }) => id)).size, 3);
  const everything = JSON.stringify(phone.told);
  for (const word of [anna.employee, PLACE.id, SEAT.id]) assert.ok(everything.includes(word));
  assert.doesNotMatch(everything, /Anna|Paraudz|@|\b[A-Z]\d{3}\b/, 'ids alone');
});

test('6.7: of several changes that wait for one employee only the last leaves', async () => {
  const waiting = async () =>
    (
      await desk.database.read(DESK, (tx) =>
        tx.one<{ figures: { waiting: number } }>('select job_figures() as figures'),
      )
    )?.figures.waiting;
  for (const state of ['away', 'free', 'away', 'free'] as const)
    await desk.database.write(anna, (tx) => sayPresence(desk, tx, anna.employee, state));
  assert.equal(await waiting(), 1);
});

test('6.7: a call answered while a client is served is a finding, unless it was for this client', async () => {
  const visit = await serving();
  const noted = await call({ employee: anna.employee, forThisClient: true });
  assert.deepEqual([noted.statusCode, noted.json()], [200, { noted: true }]);
  await close(visit);
  assert.equal(await exclusion(visit), 'met');

  const other = await serving();
  const email = EMPLOYEES.find(({ id }) => id === anna.employee)?.email ?? '';
  assert.deepEqual((await call({ employee: email.toUpperCase() })).json(), { noted: true });
  assert.equal(await exclusion(other), 'breached');
  await close(other);
});

test('6.7: the same message again does nothing twice; nobody served and a call told too late are no finding', async () => {
  const visit = await serving();
  const id = 'msg_again';
  const twice = await Promise.all([
    call({ employee: anna.employee }, { id }),
    call({ employee: anna.employee }, { id }),
  ]);
  assert.deepEqual(twice.map((one) => one.json<{ noted: boolean }>().noted).sort(), [false, true]);
  const events = await desk.database.read(DESK, (tx) =>
    tx.rows(`select 1 from event where tenant = 1 and subject_id = $1 and kind = 'visit.phone-answered' limit 9`, [
      visit,
    ]),
  );
  assert.equal(events.length, 1);
  await close(visit);
  assert.deepEqual((await call({ employee: anna.employee })).json(), { noted: false });
  await desk.database.write(DESK, (tx) => sweepMessages(tx, desk.clock().add({ hours: 1 })));
});

test('a message that is changed, signed by another, old or not signed at all is refused before it is read', async () => {
  const refusedAs = async (answer: Promise<{ statusCode: number; headers: object; body: string }>) => {
    const { statusCode, headers, body } = await answer;
    assert.match(String((headers as Record<string, string>)['content-type']), /^application\/problem\+json/);
    assert.equal((JSON.parse(body) as { status: number }).status, statusCode);
    return statusCode;
  };
  const data = { employee: anna.employee };
  assert.equal(await refusedAs(call(data, { change: (text) => text.replace('answered', 'answerEd') })), 401);
  assert.equal(await refusedAs(call(data, { at: new Date(Date.now() - 6 * 60_000) })), 401);
  assert.equal(await refusedAs(call(data, { headers: { 'webhook-signature': 'v1,AAAA v2,x v1' } })), 401);
  assert.equal(await refusedAs(call(data, { headers: { 'webhook-id': '' } })), 401);
  assert.equal(await refusedAs(server.inject({ method: 'POST', url: '/api/zvani', payload: {} })), 401);
  assert.equal(
    await refusedAs(call(data, { headers: { 'content-type': 'application/x-www-form-urlencoded' } })),
    401,
    'a form is not signed',
  );
});

test('a signed message that makes no sense is told what is wrong, as problem details', async () => {
  const detail = async (answer: ReturnType<typeof call>) => {
    const { statusCode, body } = await answer;
    return `${statusCode} ${(JSON.parse(body) as { detail: string }).detail}`;
  };
  assert.match(await detail(call({ employee: anna.employee }, { type: 'call.ringing' })), /^422 .*call\.answered/);
  assert.match(await detail(call({})), /^422 .*data\.employee/);
  assert.match(await detail(call({ employee: 'nobody@elsewhere.example' })), /^422 Šāda darbinieka sarakstā nav/);
  assert.match(await detail(call({ employee: anna.employee, forThisClient: 'jā' })), /^422 .*forThisClient/);
  for (const employee of [null, 7, ['x'], { id: 1 }, 'x\u0000y@z.lv'])
    assert.match(await detail(call({ employee })), /^422/);
  const broken = await call({}, { change: () => '[1]' });
  assert.equal(broken.statusCode, 401);
});

test('a receiver that does not take a message makes it wait, one that hangs does not hold us', async () => {
  phone.answers.push(410);
  await assert.rejects(
    sendWebhook({ url: phone.url, secret: SECRET }, { id: 'msg_x', body: '{}' }, Temporal.Now.instant()),
    (error: Error) => error instanceof WebhookNotTaken && /410/.test(error.message),
  );
});

test('without a secret nothing is told and there is nothing at the address', async () => {
  const pages = await testPages(plain);
  const answer = await pages.post('/api/zvani', {});
  assert.equal(answer.statusCode, 404);
  assert.deepEqual(
    presenceJobs(plain, { employee: anna.employee, state: 'free', place: null, desk: null, at: plain.clock() }),
    [],
  );
});
