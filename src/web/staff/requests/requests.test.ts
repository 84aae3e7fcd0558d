import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { settleHeld } from '../../../desk/requests/index.ts';
import { DESK } from '../../../../test/builders/desk.ts';
import type { RequestId } from '../../../vocabulary/ids.ts';
import { caseOfMail, letter } from '../../../../test/builders/story.ts';

const clean = (words: string) => words.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

async function asked() {
  const desk = await testDesk('2026-11-20T16:50');
  const pages = await testPages(desk);
  const to = `person:${desk.as('Jānis').employee}`;
  const sent = await pages.post(
    '/pieprasijumi/jauns',
    { kam: to, temats: 'Bedre', teksts: 'Kad aizbērs?', do: 'sutit' },
    'Anna',
  );
  assert.equal(sent.statusCode, 303, sent.body.slice(0, 300));
  const path = sent.headers.location ?? '';
  return { desk, pages, path, id: path.split('/').at(-1) as RequestId };
}

test('10.1: a colleague is found by name, asked, and has it in their work with the reason line by line', async () => {
  const { desk, pages, path } = await asked();
  const found = await pages.post('/pieprasijumi/jauns', { mekle: 'piemērs', do: 'mekle' }, 'Anna');
  assert.equal(found.statusCode, 422);
  assert.match(found.body, new RegExp(`value="person:${desk.as('Jānis').employee}"`));
  const work = await pages.get('/mans-darbs', 'Jānis');
  assert.match(clean(work.body), /Bedre Pieprasījums · jautā Anna Paraudziņa/);
  assert.match(work.body, /<b>Atbildēt kolēģim<\/b> <time[^>]*>līdz pirmd\. 17\.00<\/time> <i>10\.1\.<\/i>/);
  const shown = await pages.get(path, 'Jānis');
  assert.equal(shown.statusCode, 200);
  assert.match(shown.body, /<ol class="request-why">/);
  assert.match((await pages.get('/pieprasijumi', 'Jānis')).body, /Bedre/);
  assert.match((await pages.get('/pieprasijumi?skats=nodala', 'Ilze')).body, /Bedre/);
  assert.match((await pages.get('/pieprasijumi?skats=jautatie', 'Anna')).body, /gaida atbildi/);
  assert.equal((await pages.get(path, 'Dace')).statusCode, 404);
});

test('10.1: an interim answer without its parts comes back with what was typed and what is missing', async () => {
  const { pages, path } = await asked();
  const back = await pages.post(path, { teksts: 'drīz', do: 'interim', diena: '' }, 'Jānis');
  assert.equal(back.statusCode, 422);
  assert.match(back.body, /Starpatbildei vajag skaidrojumu/);
  assert.match(back.body, /Starpatbildei vajag dienu/);
  assert.match(back.body, /drīz<\/textarea>/);
  const sunday = await pages.post(
    path,
    { teksts: 'Jāsaskaņo ar būvnieku.', do: 'interim', diena: '2026-11-29' },
    'Jānis',
  );
  assert.match(sunday.body, /Šajā dienā nestrādā/);
});

test('an answer is held, taken back with its words, given again, and rated by one press', async () => {
  const { desk, pages, path, id } = await asked();
  const said = await pages.post(path, { teksts: 'Trešdien.', do: 'answer' }, 'Jānis');
  assert.equal(said.statusCode, 303);
  assert.match((await pages.get(path, 'Jānis')).body, /Atbilde vēl nav aizgājusi/);
  assert.doesNotMatch((await pages.get(path, 'Anna')).body, /Trešdien/);
  const back = await pages.post(`${path}/atsaukt-atbildi`, {}, 'Jānis');
  assert.match(back.body, /Trešdien\.<\/textarea>/);
  await pages.post(path, { teksts: 'Trešdien no rīta.', do: 'answer' }, 'Jānis');
  desk.at('2026-11-20T16:51');
  await settleHeld(desk, DESK, id);
  const shown = await pages.get(path, 'Anna');
  assert.match(shown.body, /Trešdien no rīta/);
  assert.match(shown.body, /Kā Jums palīdzēja/);
  assert.equal((await pages.post(`${path}/vertet`, { vertejums: '4' }, 'Anna')).statusCode, 303);
  assert.match((await pages.get(path, 'Anna')).body, /4 no 5/);
  assert.equal((await pages.post(`${path}/vertet`, { vertejums: '4' }, 'Jānis')).statusCode, 403);
  assert.match((await pages.get('/standarts/10.1', 'Līga')).body, /10\.1/);
});

test('asked from a case it carries the case; a case that is not one’s own to see is not there', async () => {
  const { desk, pages } = await asked();
  const one = await caseOfMail(desk, (await desk.receive(letter({ id: 'no-lietas' }))).id);
  const form = await pages.get(`/lieta/${one.number}/pieprasit`, 'Anna');
  assert.match(form.body, new RegExp(`name="lieta" value="${one.number}"`));
  assert.equal((await pages.get(`/lieta/${one.number}/pieprasit`, 'Dace')).statusCode, 404);
});

test('10.1: whoever stands in for somebody who left after they were asked has it in their work, and answers', async () => {
  const { desk, pages, path, id } = await asked();
  desk.at('2026-11-23T08:40');
  const away = await pages.post(
    `/iestades/darbinieks/${desk.as('Jānis').employee}/prombutne`,
    { from: '2026-11-23', to: '2026-11-27', standIn: 'Edgars Piemērbergs' },
    'Ilze',
  );
  assert.equal(away.statusCode, 303, away.body.slice(0, 500));
  const later = await testPages(desk);
  assert.match((await later.get('/mans-darbs', 'Edgars')).body, /Bedre/);
  assert.match((await later.get('/pieprasijumi', 'Edgars')).body, /Bedre/);
  assert.equal((await later.post(path, { teksts: 'Trešdien.', do: 'answer' }, 'Edgars')).statusCode, 303);
  desk.at('2026-11-23T08:41');
  await settleHeld(desk, DESK, id);
  assert.match((await later.get(path, 'Anna')).body, /Atbild Edgars/);
});
