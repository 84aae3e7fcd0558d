import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';

const letter = (n: number, text = 'Labdien! Vai man vajag atļauju?') =>
  `From: Paraugs Klients <klients${n}@klienti.example>\nTo: dome@paraugnovads.example\nSubject: Jautājums ${n}\nMessage-ID: <w${n}@klienti.example>\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`;

const sections = (body: string) =>
  [...body.matchAll(/<section class="work-group [^"]*"><h2>([^<]+)<span>(\d+)/g)].map(
    (match) => `${match[1]?.trim()} ${match[2]}`,
  );
const chosen = (body: string) =>
  [...body.matchAll(/name="chosen" value="([0-9a-f-]{36})"/g)].map((match) => match[1] ?? '');

test('5.2.3: what nobody has taken stands first; taken, it stands by its due time with its clause and the reason', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  const pages = await testPages(desk);
  await desk.receive(letter(1));
  const before = await pages.get('/mans-darbs', 'Anna');
  assert.deepEqual(sections(before.body), ['Neuzņemtās 1']);
  assert.match(before.body, /<b>Uzņemties<\/b>[\s\S]*?5\.2\.3\./);
  const taken = await pages.post(
    '/lietas/darit',
    { deed: 'take', chosen: chosen(before.body), to: '/mans-darbs' },
    'Anna',
  );
  assert.equal(taken.headers.location, '/mans-darbs');
  const after = await pages.get('/mans-darbs', 'Anna');
  assert.deepEqual(sections(after.body), ['Vēlāk 1']);
  assert.match(after.body, /<b>Atbildēt<\/b> <time[^>]*>līdz pirmd\. 17\.00<\/time> <i>5\.2\.1\.<\/i>/);
  assert.match(after.body, /Saņemts piektdien 16\.50 → skaita no .* → pirmdien 17\.00/);
  desk.at('2026-11-23T12:00');
  const today = await (await testPages(desk)).get('/mans-darbs', 'Anna');
  assert.deepEqual(sections(today.body), ['Šodien 1']);
  assert.match(today.body, /<time[^>]*>vēl 4 h 30 min<\/time>/);
  desk.at('2026-11-24T12:00');
  const late = await (await testPages(desk)).get('/mans-darbs', 'Anna');
  assert.deepEqual(sections(late.body), ['Nokavēts 1']);
  assert.match(late.body, /class="owed late"[\s\S]*?<span class="visually-hidden">Kavējas: <\/span>/);
  assert.match(late.body, /Jums ir 1 lieta; nokavēts termiņš: 1\./);
});

test('a head sees all that the unit owes with who holds it; an employee does not', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const pages = await testPages(desk);
  await desk.receive(letter(11));
  await desk.receive(letter(12));
  const free = chosen((await pages.get('/mans-darbs', 'Anna')).body);
  await pages.post('/lietas/darit', { deed: 'take', chosen: free[0] ?? '' }, 'Anna');
  const unit = await pages.get('/mans-darbs?skats=nodala', 'Mārtiņš');
  assert.match(unit.body, /Struktūrvienības darbs/);
  assert.match(unit.body, /Anna Paraudziņa/);
  assert.match(unit.body, /nav uzņemta/);
  const anna = await pages.get('/mans-darbs?skats=nodala', 'Anna');
  assert.doesNotMatch(anna.body, /Struktūrvienības darbs/);
});

test('nothing owed is said kindly; the page listens to one’s units and the start leads to it', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const pages = await testPages(desk);
  const empty = await pages.get('/mans-darbs', 'Dace');
  assert.match(empty.body, /Viss padarīts/);
  const topics = /name="laipa-live" content="([^"]+)"/.exec(empty.body)?.[1] ?? '';
  assert.deepEqual(topics, `employee:${desk.as('Dace').employee} unit:${desk.as('Dace').units[0]}`);
  assert.equal((await pages.get('/', 'Dace')).headers.location, '/mans-darbs');
  assert.equal((await pages.get('/darbs', 'Dace')).headers.location, '/mans-darbs');
});

test('a long list goes on where it ended, and the small numbers count what is there', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const pages = await testPages(desk);
  for (let n = 100; n < 134; n++) await desk.receive(letter(n));
  const ids = (await pages.get('/lietas', 'Anna')).body;
  await pages.post('/lietas/darit', { deed: 'take', chosen: chosen(ids) }, 'Anna');
  const first = await pages.get('/mans-darbs', 'Anna');
  const rows = (body: string) => [...body.matchAll(/<li id="l-([^"]+)"/g)].map((match) => match[1]);
  assert.equal(rows(first.body).length, 20);
  assert.match(first.body, /Mans darbs <span>34<\/span>/);
  const next = /href="(\/mans-darbs\?pec=[^"]+)"/.exec(first.body)?.[1] ?? '';
  const second = await pages.get(next, 'Anna');
  assert.equal(new Set([...rows(first.body), ...rows(second.body)]).size, 34);
});
