import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { caseOfMail, letter, take } from '../../../../test/builders/story.ts';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';

const desk = await testDesk('2026-11-20T10:00');
const pages = await testPages(desk);

async function held(id: string, given = 'Anna') {
  const one = await caseOfMail(desk, (await desk.receive(letter({ id, from: `${id}@klienti.example` }))).id);
  await take(desk, given, one.id);
  return one;
}

test('5.4.3: stepping aside says beforehand who gets the case and why, and afterwards nothing of it', async () => {
  const { number } = await held('solis');
  const shown = await pages.get(`/lieta/${number}/atstatities`, 'Anna');
  assert.match(shown.body, /Mārtiņš Paraugs/);
  assert.match(shown.body, /Kāpēc šis kolēģis/);
  const wordless = await pages.post(`/lieta/${number}/atstatities`, { ground: 'other', words: '' }, 'Anna');
  assert.equal(wordless.statusCode, 422);
  assert.match(wordless.body, /Uzrakstiet vadītājam, kāds ir iemesls/);
  const done = await pages.post(`/lieta/${number}/atstatities`, { ground: 'relative', words: 'Mana māsīca' }, 'Anna');
  assert.deepEqual([done.statusCode, done.headers.location], [303, '/']);
  assert.equal((await pages.get(`/lieta/${number}`, 'Anna')).statusCode, 404);
});

test('5.4.3: the head takes note with one press, lifts with a reason, and sees what was refused', async () => {
  const waiting = await pages.get('/mans-darbs', 'Mārtiņš');
  assert.match(waiting.body, /Ziņas par atstatīšanos, kas jāpieņem zināšanai: 1/);
  const page = await pages.get('/liegumi', 'Mārtiņš');
  assert.match(page.body, /Anna Paraudziņa atstatījās: radinieks vai tuvinieks/);
  assert.match(page.body, /„Mana māsīca”/);
  assert.match(page.body, /Noraidīti mēģinājumi/, '5.1.6: her reload was an attempt');
  const wall = /\/liegumi\/([0-9a-f-]{36})\/zinams/.exec(page.body)?.[1] ?? '';
  assert.equal((await pages.post(`/liegumi/${wall}/zinams`, {}, 'Mārtiņš')).statusCode, 303);
  assert.doesNotMatch((await pages.get('/mans-darbs', 'Mārtiņš')).body, /kas jāpieņem zināšanai/);
  assert.equal((await pages.post(`/liegumi/${wall}/atcelt`, { reason: 'jā' }, 'Mārtiņš')).statusCode, 422);
  for (const other of ['Ilze', 'Inga'])
    assert.equal((await pages.post(`/liegumi/${wall}/atcelt`, { reason: 'Tā vajag man' }, other)).statusCode, 403);
  for (const other of ['Anna', 'Kārlis']) {
    assert.equal((await pages.post(`/liegumi/${wall}/atcelt`, { reason: 'Tā vajag man' }, other)).statusCode, 403);
    assert.equal((await pages.get('/liegumi', other)).statusCode, 403);
  }
  assert.doesNotMatch((await pages.get('/liegumi', 'Ilze')).body, /Anna Paraudziņa/);
  const lifted = await pages.post(`/liegumi/${wall}/atcelt`, { reason: 'Izrādījās cits cilvēks' }, 'Mārtiņš');
  assert.equal(lifted.statusCode, 303);
});

test('5.4.3: a declaration needs an interest or the word that there is none; what was typed stays', async () => {
  const empty = await pages.post('/deklaracijas', { occasion: 'yearly', 'name-0': '' }, 'Anna');
  assert.equal(empty.statusCode, 422);
  assert.match(empty.body, /Ierakstiet vismaz vienu interesi/);
  const wrong = await pages.post(
    '/deklaracijas',
    { occasion: 'yearly', 'kind-0': 'company', 'name-0': 'SIA „Parauga būve”', 'number-0': '123' },
    'Anna',
  );
  assert.match(wrong.body, /Reģistrācijas numuram ir 11 ciparu/);
  assert.match(wrong.body, /value="SIA „Parauga būve”"/);
  const more = await pages.post('/deklaracijas', { do: 'rindas', 'name-0': 'SIA „Vēl viena”' }, 'Anna');
  assert.match(more.body, /name="name-4"/);
  assert.match(more.body, /value="SIA „Vēl viena”"/);
  const done = await pages.post('/deklaracijas', { occasion: 'yearly', nothing: 'yes', 'name-0': '' }, 'Anna');
  assert.equal(done.statusCode, 303);
  assert.match((await pages.get('/deklaracijas', 'Anna')).body, /2026\. gada deklarācija ir iesniegta/);
});

test('5.4.3: declarations are read by oneself, the head and above; an administrator as such reads none', async () => {
  await pages.post(
    '/deklaracijas',
    { occasion: 'ad-hoc', 'kind-0': 'company', 'name-0': 'SIA „Slepenā”', 'number-0': '40003000000' },
    'Anna',
  );
  const anna = desk.as('Anna').employee;
  for (const reader of ['Mārtiņš', 'Inga'])
    assert.match((await pages.get(`/deklaracijas/${anna}`, reader)).body, /SIA „Slepenā”/);
  for (const stranger of ['Kārlis', 'Līga', 'Ilze', 'Rita', 'Jānis'])
    assert.doesNotMatch((await pages.get(`/deklaracijas/${anna}`, stranger)).body, /Slepenā/, stranger);
  for (const stranger of ['Kārlis', 'Līga', 'Ilze', 'Jānis']) {
    const rows = await desk.database.read(desk.as(stranger), (tx) =>
      tx.rows('select from interest union all select from declaration where employee_id = $1', [anna]),
    );
    assert.equal(rows.length, 0, `raw SQL as ${stranger}`);
  }
});

test('5.4.3: the administrator sets the day until which everybody declares, and no day that a year lacks', async () => {
  assert.equal((await pages.post('/deklaracijas/datums', { month: '2', day: '29' }, 'Kārlis')).statusCode, 422);
  assert.equal((await pages.post('/deklaracijas/datums', { month: '12', day: '15' }, 'Kārlis')).statusCode, 303);
  assert.match((await pages.get('/deklaracijas', 'Zane')).body, /līdz 2026\. gada 15\. decembrim/);
  assert.equal((await pages.post('/deklaracijas/datums', { month: '1', day: '1' }, 'Anna')).statusCode, 403);
});

test('5.1.6: a restricted case is for its holder and the people named; somebody walled off cannot be named', async () => {
  const { number } = await held('ierobezota');
  const janis = desk.as('Jānis').employee;
  const saved = await pages.post(`/lieta/${number}/pieeja`, { restricted: 'yes', add: janis }, 'Anna');
  assert.equal(saved.statusCode, 303);
  assert.equal((await pages.get(`/lieta/${number}`, 'Jānis')).statusCode, 200, 'named');
  assert.equal((await pages.get(`/lieta/${number}`, 'Mārtiņš')).statusCode, 404, 'the head of the unit is not');
  const named = await pages.post(`/lieta/${number}/par-ko`, { who: desk.as('Mārtiņš').employee }, 'Anna');
  assert.equal(named.statusCode, 303);
  const again = await pages.post(
    `/lieta/${number}/pieeja`,
    { restricted: 'yes', add: desk.as('Mārtiņš').employee },
    'Inga',
  );
  assert.equal(again.statusCode, 422);
  assert.match(again.body, /lieta nav uzticama/);
});

test('pages are valid HTML in both languages', async () => {
  const { number } = await held('lapas', 'Mārtiņš');
  const asked = [
    '/deklaracijas?rindas=2',
    '/liegumi',
    `/lieta/${number}/atstatities`,
    `/lieta/${number}/par-ko`,
    `/lieta/${number}/pieeja`,
  ];
  for (const path of asked) {
    const { body } = await pages.get(path, 'Mārtiņš');
    await assertValidHtml(body, path);
    const english = await pages.get(`${path}${path.includes('?') ? '&' : '?'}valoda=en`, 'Mārtiņš');
    assert.match(english.body, /<html[^>]*lang="en"/);
    await assertValidHtml(english.body, `${path} en`);
  }
});
