import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { htmlFaults } from '../../../../test/builders/valid-html.ts';
import { giveTicket } from '../../../desk/counter/index.ts';
import { linkCode } from '../../../desk/link-codes.ts';
import { beginVisit, callNext, changeVisit, sitDown, type VisitDeed } from '../../../desk/visits/index.ts';
import { PLACES } from '../../../seed/demo-people.ts';
import { DEMO_SERVICES } from '../../../seed/demo-services.ts';
import type { VisitId } from '../../../vocabulary/ids.ts';

const desk = await testDesk('2026-11-20T10:00');
const pages = await testPages(desk);
const [place] = PLACES;
const [service] = DEMO_SERVICES;
const seat = place?.desks[0];
if (place === undefined || service === undefined || seat === undefined) throw new Error('The demo has a hall');
const anna = desk.as('Anna');
await desk.database.write(anna, (tx) =>
  sitDown(desk, tx, anna.employee, { place: place.id, desk: seat.id, unit: seat.unit }),
);

async function ticket(): Promise<{ readonly id: VisitId; readonly at: string }> {
  const made = {
    place: place?.id as never,
    service: service?.id as never,
    clientKind: 'natural-person',
    language: 'lv',
    source: 'kiosk',
  } as const;
  const given = await desk.database.write(DESK, (tx) => giveTicket(desk, tx, made));
  assert.ok('visit' in given, JSON.stringify(given));
  return { id: given.visit.id, at: `/gaidu/${linkCode(desk.vault, 'visit', given.visit.id)}` };
}

async function call(): Promise<void> {
  const called = await desk.database.write(anna, (tx) => callNext(desk, tx, anna.employee));
  assert.ok('visit' in called, JSON.stringify(called));
}

async function does(id: VisitId, deed: VisitDeed): Promise<void> {
  const changed = await changeVisit(desk, anna, id, deed);
  assert.ok(!('refused' in changed), JSON.stringify(changed));
}

test('6.5, 6.11, 6.12: the page goes with a ticket from the queue to the slip', async () => {
  const { id, at } = await ticket();
  const waiting = await pages.get(at);
  assert.match(waiting.body, /Gaidiet savu kārtu/);
  assert.match(waiting.body, /Jūs esat nākamais/);
  assert.match(waiting.body, /<p class="number">A 001<\/p>/);
  assert.match(waiting.body, /<meta name="robots" content="noindex, nofollow">/);
  assert.match(waiting.body, /<a class="plain-refresh"/);
  assert.deepEqual(await htmlFaults(waiting.body, 'waiting'), []);
  await call();
  const called = (await pages.get(at)).body;
  assert.match(called, /<h1>Nāciet pie 1\. galda<\/h1>/);
  assert.deepEqual(await htmlFaults(called, 'called'), []);
  await desk.database.write(anna, (tx) => beginVisit(desk, tx, id));
  assert.match((await pages.get(at)).body, /Jūs apkalpo pie 1\. galda/);
  await does(id, { do: 'pause', minutes: 5 });
  assert.match((await pages.get(at)).body, /Atvainojamies\. Turpināsim plkst\. 10\.05\./);
  await does(id, { do: 'resume' });
  const by = Temporal.Instant.from('2026-11-27T15:00:00Z');
  const words = 'Atbildi saņemsiet e-pastā.';
  await does(id, { do: 'tick', tick: { step: 'next-steps-given', way: 'screen', words, by } });
  await does(id, { do: 'close', outcome: 'answered', small: false, services: 1 });
  const slip = await pages.get(at);
  assert.match(slip.body, /Paldies, ka atnācāt/);
  assert.match(slip.body, /Atbildi saņemsiet e-pastā\./);
  assert.match(slip.body, /Līdz 2026\. gada 27\. novembrī/);
  assert.match(slip.body, /latvija\.gov\.lv/);
  assert.match(slip.body, /href="\/vertejums\/[A-Za-z0-9_-]{34}"/);
  assert.deepEqual(await htmlFaults(slip.body, 'slip'), []);
  assert.deepEqual(await htmlFaults((await pages.get(`${at}?valoda=en`)).body, 'slip en'), []);
  await pages.get(`${at}?valoda=lv`);
});

test('who goes away leaves the queue, and may come back to the same place the same day', async () => {
  const { at } = await ticket();
  await pages.get(at);
  const gone = await pages.post(`${at}/aizeju`, {});
  assert.equal(gone.headers.location, at);
  assert.match((await pages.get(at)).body, /Jūs atteicāties no rindas/);
  await pages.post(`${at}/esmu-atpakal`, {});
  assert.match((await pages.get(at)).body, /Gaidiet savu kārtu/);
  await pages.post(`${at}/aizeju`, {});
});

test('a page from before does not end what is being served by now', async () => {
  const { id, at } = await ticket();
  await call();
  await desk.database.write(anna, (tx) => beginVisit(desk, tx, id));
  await pages.post(`${at}/aizeju`, {});
  const { body } = await pages.get(at);
  assert.match(body, /<h1>Jūs apkalpo pie 1\. galda<\/h1>/);
  assert.doesNotMatch(body, /Jūs atteicāties no rindas/);
  await does(id, { do: 'close', outcome: 'answered', small: true, services: 1 });
});

test('whoever was called and not seen is told how long the number is kept, and returns by a press', async () => {
  const { id, at } = await ticket();
  await call();
  for (const minute of ['10:01', '10:02']) {
    desk.at(`2026-11-20T${minute}`);
    await does(id, { do: 'recall' });
  }
  desk.at('2026-11-20T10:03');
  await does(id, { do: 'park' });
  desk.at('2026-11-20T10:13');
  const parked = (await pages.get(at)).body;
  assert.match(parked, /Jūs izsaucām, bet neredzējām/);
  assert.match(parked, /saglabāts vēl 50 minūtes/);
  assert.deepEqual(await htmlFaults(parked, 'parked'), []);
  await pages.post(`${at}/esmu-atpakal`, {});
  assert.match((await pages.get(at)).body, /Gaidiet savu kārtu/);
});

test('a ticket of yesterday gets kind words; a code that is none a plain 404', async () => {
  const { at } = await ticket();
  desk.at('2026-11-21T09:00');
  const past = await pages.get(at);
  assert.equal(past.statusCode, 200);
  assert.match(past.body, /Šis numurs vairs nav spēkā/);
  assert.match(past.body, /2026\. gada 20\. novembrī/);
  assert.doesNotMatch(past.body, /data-waiting/);
  await pages.post(`${at}/esmu-atpakal`, {});
  assert.match((await pages.get(at)).body, /Šis numurs vairs nav spēkā/);
  for (const code of ['nekas', 'A'.repeat(34), `${at.split('/').at(-1)?.slice(0, -1)}_`]) {
    const unknown = await pages.get(`/gaidu/${code}`);
    assert.equal(unknown.statusCode, 404);
    assert.match(unknown.body, /Saite nav pilna vai nav mūsu/);
    assert.equal((await pages.get(`/gaidu/${code}/jaunumi`)).statusCode, 404);
    assert.equal((await pages.post(`/gaidu/${code}/aizeju`, {})).statusCode, 404);
  }
});
