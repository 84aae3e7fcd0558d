import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedVisit } from '../../../../test/builders/closed-visit.ts';
import { testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { answerSurvey } from '../../../desk/surveys/index.ts';
import { loadStandards } from '../../../load-standards.ts';
import type { ClauseId } from '../../../vocabulary/ids.ts';

const standards = await loadStandards('adazi');
const desk = await testDesk('2026-09-15T10:00');
const pages = await testPages(desk);
const words = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const row = (body: string, clause: string) =>
  words(
    new RegExp(`<li[^>]* id="p-${clause.replaceAll('.', '-')}">([\\s\\S]*?)(?=<li[^>]* id="p-|</section>)`).exec(
      body,
    )?.[1] ?? '',
  );

async function rate(by: string, score: number): Promise<void> {
  const { id: visit } = await closedVisit(desk, by);
  const clause = '5.6.3' as ClauseId;
  const answered = await answerSurvey(desk, standards, { visit, clause, score, way: 'link', by: null });
  assert.ok('standing' in answered);
}

// One answer of the quarter before, then four for the centre and five for the building authority.
await rate('Anna', 1);
desk.at('2026-11-20T10:00');
for (const score of [5, 5, 4, 4]) await rate('Anna', score);
for (const score of [2, 3, 3, 3, 4]) await rate('Jānis', score);

test('5.6.3: a clause’s page says what clients answered: how many, how, and how sure that is', async () => {
  const { body } = await pages.get('/standarts/5.6.3', 'Līga');
  assert.match(words(body), /Ko saka klienti Pēc apmeklējuma jautā: „Kā Jūs kopumā vērtējat apkalpošanu\?”/);
  assert.match(words(body), /Vidējais vērtējums 3,7 no 5/);
  assert.match(words(body), /9 atbildes, ar 95 % ticamību 2,\d–4,\d/);
  assert.match(body, /aria-label="Atbildes pēc vērtējuma: Ļoti labi 2, Labi 3, Viduvēji 3, Slikti 1, Ļoti slikti 0"/);
});

test('answers below the least number are told as too few, by unit and by period', async () => {
  const centre = desk.as('Anna').units[0];
  const few = await pages.get(`/standarts/5.6.3?vieniba=${centre}`, 'Līga');
  assert.match(words(few.body), /Par maz atbilžu \(4 no 5\), lai ko teiktu/);
  assert.doesNotMatch(words(few.body), /Vidējais vērtējums/);
  const all = await pages.get(`/standarts/5.6.3?vieniba=${centre}&laiks=viss`, 'Līga');
  assert.match(words(all.body), /5 atbildes/);
  const none = await pages.get('/standarts/6.1?laiks=menesis', 'Līga');
  assert.match(
    words(none.body),
    /„Vai darbinieks sasveicinājās un paskatījās Jums acīs\?” Šajā laikā neviens uz to nav atbildējis/,
  );
});

test('need to know: an employee sees the answers of the own units, not another’s, and no way to single ones', async () => {
  const own = await pages.get('/standarts/5.6.3', 'Anna');
  assert.match(words(own.body), /Par maz atbilžu \(4 no 5\)/);
  const foreign = await pages.get(`/standarts/5.6.3?vieniba=${desk.as('Jānis').units[0]}`, 'Anna');
  assert.match(words(foreign.body), /Par maz atbilžu \(4 no 5\)/, 'another unit cannot be asked for');
  assert.doesNotMatch(own.body, /href="\/vertejumi"/);
  assert.match((await pages.get('/standarts/5.6.3', 'Ilze')).body, /href="\/vertejumi"/);
  assert.match(words((await pages.get('/standarts/5.6.3', 'Jānis')).body), /Vidējais vērtējums 3,0 no 5/);
});

test('in the tree a clause’s row carries the mean where there is one, and a clause without question nothing', async () => {
  const { body } = await pages.get('/standarts', 'Līga');
  assert.match(row(body, '5.6.3'), /klientu vērtējums 3,7 n = 9/);
  assert.doesNotMatch(row(body, '5.2.1'), /klientu vērtējums/);
  assert.doesNotMatch(row(body, '6.1'), /klientu vērtējums/);
});

test('the pages with answers are valid HTML in both languages', async () => {
  for (const lang of ['lv', 'en']) {
    for (const path of ['/standarts/5.6.3', '/standarts/6.2', '/standarts']) {
      await assertValidHtml((await pages.get(`${path}?valoda=${lang}`, 'Līga')).body, `${path} ${lang}`);
    }
  }
});
