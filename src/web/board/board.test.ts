import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, testDesk } from '../../../test/builders/desk.ts';
import { testPages } from '../../../test/builders/pages.ts';
import { htmlFaults } from '../../../test/builders/valid-html.ts';
import { giveTicket } from '../../desk/counter/index.ts';
import { callNext, sitDown } from '../../desk/visits/index.ts';
import { PLACES } from '../../seed/demo-people.ts';
import { DEMO_SERVICES } from '../../seed/demo-services.ts';
import type { PlaceId } from '../../vocabulary/ids.ts';
import { liveHub } from '../server/live-hub.ts';
import type { Speaker } from '../../channels/speech/speaker.ts';
import type { PageDeps } from '../page-deps.ts';
import type { WebRequest } from '../server/web-request.ts';
import { boardRoutes } from './board.routes.ts';
import { boardRooms } from './board-rooms.ts';

const desk = await testDesk('2026-11-20T10:00');
const pages = await testPages(desk);
const [first] = PLACES;
if (first === undefined) throw new Error('The demo has places');
const place: PlaceId = first.id;
const board = `/tablo/${place}`;
const anna = desk.as('Anna');

const give = (language: 'lv' | 'en' = 'lv') => {
  const service = DEMO_SERVICES[0]?.id;
  if (service === undefined) throw new Error('The demo has services');
  const made = { place, service, clientKind: 'natural-person', language, source: 'kiosk' } as const;
  return desk.database.write(DESK, (tx) => giveTicket(desk, tx, made));
};

test('a board is open to everybody and says what it knows before anybody is called', async () => {
  const shown = await pages.get(board);
  assert.equal(shown.statusCode, 200);
  assert.match(shown.body, /Vēl neviens nav izsaukts/);
  assert.match(shown.body, /Neviens negaida/);
  assert.match(shown.body, /Šodien līdz plkst\. 15\.00/);
  assert.match(shown.body, /Vieglāk no mājām:.*latvija\.gov\.lv/);
  assert.deepEqual(await htmlFaults(shown.body, 'board'), []);
  assert.deepEqual(await htmlFaults((await pages.get(`${board}?valoda=en`)).body, 'board en'), []);
  await pages.get(`${board}?valoda=lv`);
  for (const wrong of ['/tablo/nekas', '/tablo/00000000-0000-4000-8000-000000000000'])
    assert.equal((await pages.get(wrong)).statusCode, 404);
});

test('a called number stands with its desk; nothing of whoever holds it or of whoever called is shown', async () => {
  await give('en');
  await give();
  const desks = first.desks[0];
  if (desks === undefined) throw new Error('The place has desks');
  await desk.database.write(anna, (tx) =>
    sitDown(desk, tx, anna.employee, { place, desk: desks.id, unit: desks.unit }),
  );
  const called = await desk.database.write(anna, (tx) => callNext(desk, tx, anna.employee));
  assert.ok('visit' in called);
  const shown = (await pages.get(board)).body;
  assert.match(
    shown,
    /class="call called"[^>]*data-languages="lv en"[^>]*>.*<b>A 001<\/b><span class="at">pie 1\. galda/,
  );
  assert.match(shown, /Gaida 1 cilvēks/);
  assert.doesNotMatch(shown, /Anna|Deklarētā/);
});

test('only a number that stands on the board may be said, and without a voice there is none', async () => {
  for (const query of ['?numurs=A001&reize=1&val=lv', '?numurs=A999&reize=1&val=lv', '?numurs=A001&reize=1&val=de', ''])
    assert.equal((await pages.get(`${board}/balss${query}`)).statusCode, 404);
});

test('a call on the board is said in whole words, in the language that is asked for', async () => {
  const said: string[] = [];
  const speaker: Speaker = {
    async speak(lang, text) {
      said.push(`${lang} ${text}`);
      return Buffer.from('RIFF');
    },
    close: async () => {},
  };
  const deps = { desk, speaker } as unknown as PageDeps;
  const voice = boardRoutes(deps).find(({ path }) => path === '/tablo/:place/balss');
  assert.ok(voice !== undefined);
  const ask = async (query: Record<string, string>) =>
    (await voice.handle({} as WebRequest, { params: { place }, query, body: {}, files: [] } as never)).answer;
  assert.equal(await ask({ numurs: 'A001', reize: '1', val: 'lv' }), 'file');
  assert.equal(await ask({ numurs: 'A001', reize: '1', val: 'en' }), 'file');
  assert.equal(await ask({ numurs: 'A001', reize: '2', val: 'lv' }), 'refused');
  assert.deepEqual(said, [
    'lv A nulle nulle viens, lūdzu, pie pirmā galda.',
    'en [[eI]] zero zero one, please go to desk one.',
  ]);
});

test('a hall is read once for all of its boards, and each hears of a change once', async () => {
  const hub = liveHub();
  let reads = 0;
  const database = {
    ...desk.database,
    read: ((who, work) => {
      reads += 1;
      return desk.database.read(who, work);
    }) as typeof desk.database.read,
  };
  const rooms = boardRooms({ ...desk, database }, (error) => assert.fail(String(error)));
  const shown: string[][] = Array.from({ length: 50 }, () => []);
  const leaves = shown.map((own, n) => rooms.join(hub, place, n % 2 === 0 ? 'lv' : 'en', (markup) => own.push(markup)));
  const told = (times: number) => async () => {
    for (let look = 0; look < 200; look += 1) {
      if (shown.every((own) => own.length >= times)) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert.fail(`Not everybody was told ${times} times`);
  };
  await told(1)();
  assert.ok(reads <= 2, `${reads} reads for fifty boards`);
  await give();
  const before = reads;
  for (let n = 0; n < 20; n += 1) hub.publish(`hall:${place}`);
  await told(2)();
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(reads - before <= 2, `${reads - before} reads for twenty notices`);
  assert.ok(shown.every((own) => own.length === 2));
  assert.match(shown[0]?.[1] ?? '', /Gaida 2 cilvēki/);
  assert.match(shown[1]?.[1] ?? '', /2 people are waiting/);
  for (const leave of leaves) leave();
  assert.equal(hub.listeners, 0);
});

test('a database that is away leaves the board as it was, and is told', async () => {
  const hub = liveHub();
  const faults: unknown[] = [];
  const broken = { ...desk.database, read: () => Promise.reject(new Error('away')) };
  const rooms = boardRooms({ ...desk, database: broken }, (error) => faults.push(error));
  const leave = rooms.join(hub, place, 'lv', () => assert.fail('There is nothing to show'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(faults.length, 1);
  leave();
});

test('a closed place says when it opens', async () => {
  desk.at('2026-11-21T12:00');
  const shown = (await pages.get(board)).body;
  assert.match(shown, /Slēgts/);
  assert.match(shown, /Atvērsim pirmdien, 23\. novembrī, plkst\. 8\.30/);
});
