import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedVisit } from '../../../../test/builders/closed-visit.ts';
import { testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { answerSurvey, writeSurveyWords } from '../../../desk/surveys/index.ts';
import { loadStandards } from '../../../load-standards.ts';
import type { ClauseId, VisitId } from '../../../vocabulary/ids.ts';

const standards = await loadStandards('adazi');
const desk = await testDesk('2026-11-20T10:00');
const pages = await testPages(desk);
const words = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

async function rated(by: string, score: number, said = ''): Promise<VisitId> {
  const { id: visit } = await closedVisit(desk, by);
  const clause = '5.6.3' as ClauseId;
  await answerSurvey(desk, standards, { visit, clause, score, way: 'tablet', by: null });
  if (said !== '') await writeSurveyWords(desk, standards, visit, said);
  return visit;
}

const low = await rated('Anna', 1, 'Gaidīju <b>stundu</b>.');
const praised = await rated('Anna', 5, 'Paldies, ļoti laipni!');

test('5.6.3: the head finds the low rating with its words, writes down what was done, and it is done', async () => {
  const { body, statusCode } = await pages.get('/vertejumi', 'Mārtiņš');
  assert.equal(statusCode, 200);
  assert.match(words(body), /Ļoti slikti \(1 no 5\)/);
  assert.match(body, /Gaidīju &lt;b&gt;stundu&lt;\/b&gt;/);
  assert.match(words(body), /izskatīt līdz /);
  assert.doesNotMatch(body, /Paraudziņa/, 'who served is not named');
  const work = await pages.get('/mans-darbs', 'Mārtiņš');
  assert.match(work.body, new RegExp(`/vertejumi/${low}`));
  assert.doesNotMatch((await pages.get('/mans-darbs', 'Anna')).body, /\/vertejumi\//);

  const empty = await pages.post(`/vertejumi/${low}`, { darits: ' ', sazinajos: 'yes' }, 'Mārtiņš');
  assert.equal(empty.statusCode, 422);
  assert.match(empty.body, /checked/);
  const done = await pages.post(`/vertejumi/${low}`, { darits: 'Piezvanīju.', sazinajos: 'yes' }, 'Mārtiņš');
  assert.deepEqual([done.statusCode, done.headers.location], [303, '/vertejumi']);
  assert.match(words((await pages.get('/vertejumi', 'Mārtiņš')).body), /Nav neviena neizskatīta zema vērtējuma/);
  const list = await pages.get('/vertejumi?skats=izskatitie', 'Mārtiņš');
  assert.match(words(list.body), /Kas darīts: Piezvanīju\. Mārtiņš Paraugs, .* Klients zina, kas darīts/);
  assert.doesNotMatch((await pages.get('/mans-darbs', 'Mārtiņš')).body, /\/vertejumi\//);
  const again = await pages.post(`/vertejumi/${low}`, { darits: 'Vēlreiz' }, 'Inga');
  assert.deepEqual([again.statusCode, again.headers.location], [303, `/vertejumi/${low}`]);
});

test('need to know: who served and other units see no single rating, neither in the list nor by its address', async () => {
  const other = await rated('Anna', 2);
  for (const who of ['Ilze', 'Rita']) {
    assert.doesNotMatch((await pages.get('/vertejumi', who)).body, new RegExp(other), who);
    assert.equal((await pages.get(`/vertejumi/${other}`, who)).statusCode, 404, who);
    assert.equal((await pages.post(`/vertejumi/${other}`, { darits: 'x' }, who)).statusCode, 404, who);
  }
  assert.equal((await pages.get('/vertejumi', 'Anna')).statusCode, 403);
  assert.equal((await pages.get(`/vertejumi/${other}`, 'Anna')).statusCode, 403);
  const own = await rated('Mārtiņš', 1);
  assert.equal((await pages.get(`/vertejumi/${own}`, 'Mārtiņš')).statusCode, 404, 'a head does not look at their own');
  assert.equal((await pages.get(`/vertejumi/${own}`, 'Inga')).statusCode, 200);
});

test('what clients wrote beside good ratings stands in a list of its own', async () => {
  const { body } = await pages.get('/vertejumi?skats=piebildes', 'Mārtiņš');
  assert.match(words(body), /Paldies, ļoti laipni!/);
  assert.equal((await pages.get(`/vertejumi/${praised}`, 'Mārtiņš')).statusCode, 404, 'there is nothing to look at');
});

test('the pages of ratings are valid HTML in both languages', async () => {
  for (const path of ['/vertejumi', '/vertejumi?skats=izskatitie', '/vertejumi?skats=piebildes', `/vertejumi/${low}`]) {
    for (const lang of ['lv', 'en']) {
      const { body } = await pages.get(`${path}${path.includes('?') ? '&' : '?'}valoda=${lang}`, 'Inga');
      await assertValidHtml(body, `${path} ${lang}`);
    }
  }
});
