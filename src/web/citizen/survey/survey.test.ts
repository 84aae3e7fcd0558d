import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedVisit } from '../../../../test/builders/closed-visit.ts';
import { DESK, testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { surveyPath } from '../../../desk/surveys/index.ts';
import type { VisitId } from '../../../vocabulary/ids.ts';

const desk = await testDesk('2026-11-20T10:00');
const pages = await testPages(desk);
const words = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const clauseIn = (body: string) => /name="punkts" value="([^"]+)"/.exec(body)?.[1] ?? '';
const scoresOf = (visit: VisitId) =>
  desk.database.read(DESK, (tx) =>
    tx.rows<{ clause: string; score: number; words: string }>(
      `select clause, score, words from survey_answer where tenant = 1 and visit_id = $1 order by clause <> '5.6.3' limit 9`,
      [visit],
    ),
  );

test('5.6.3: two taps and a word, without an account: question, question, thanks', async () => {
  const { id } = await closedVisit(desk, 'Anna');
  const path = surveyPath(desk, id);
  const first = await pages.get(path);
  assert.equal(first.statusCode, 200);
  assert.match(words(first.body), /Pārbaudes pakalpojums · 2026\. gada 20\. novembrī 1\. jautājums no 2/);
  assert.match(first.body, /<h1>Kā Jūs kopumā vērtējat apkalpošanu\?<\/h1>/);
  assert.match(words(first.body), /Ļoti labi Labi Viduvēji Slikti Ļoti slikti/);
  assert.doesNotMatch(first.body, /Anna|Paraudziņa/, 'nobody is named');

  const pressed = await pages.post(path, { punkts: clauseIn(first.body), vertejums: '5' });
  assert.deepEqual([pressed.statusCode, pressed.headers.location], [303, path]);
  const second = await pages.get(path);
  assert.match(words(second.body), /2\. jautājums no 2/);
  assert.match(words(second.body), /Noteikti jā Drīzāk jā Daļēji Drīzāk nē Noteikti nē/);
  await pages.post(path, { punkts: clauseIn(second.body), vertejums: '3' });
  const thanks = await pages.get(path);
  assert.match(thanks.body, /<h1>Paldies par vērtējumu!<\/h1>/);
  await pages.post(`${path}/piebilde`, { piebilde: 'Ātri un <b>laipni</b>!' });
  const last = await pages.get(path);
  assert.match(words(last.body), /Arī Jūsu piebilde ir saglabāta/);
  assert.doesNotMatch(last.body, /laipni/, 'what was written is not shown again behind a link');
  const kept = await scoresOf(id);
  assert.deepEqual(
    kept.map(({ score }) => score),
    [5, 3],
  );
  assert.equal(kept[0]?.words, 'Ātri un <b>laipni</b>!');
});

test('a press without an answer is told so at the question; going back and pressing again changes nothing', async () => {
  const { id } = await closedVisit(desk, 'Anna');
  const path = surveyPath(desk, id);
  const none = await pages.post(path, { punkts: '5.6.3' });
  assert.equal(none.statusCode, 422);
  assert.match(words(none.body), /Izvēlieties vienu no atbildēm/);
  for (const vertejums of ['6', '-1', '5.5', 'labi', '']) {
    assert.equal((await pages.post(path, { punkts: '5.6.3', vertejums })).statusCode, 422, vertejums);
  }
  await pages.post(path, { punkts: '5.6.3', vertejums: '4' });
  const again = await pages.post(path, { punkts: '5.6.3', vertejums: '1' });
  assert.equal(again.statusCode, 303);
  const elsewhere = await pages.post(path, { punkts: '99.9', vertejums: '1' });
  assert.equal(elsewhere.statusCode, 303, 'a question that is not asked leads to the one that is');
  assert.deepEqual(
    (await scoresOf(id)).map(({ clause, score }) => [clause, score]),
    [['5.6.3', 4]],
  );
});

test('words that are empty or too long come back with what was typed', async () => {
  const { id } = await closedVisit(desk, 'Anna');
  const path = surveyPath(desk, id);
  await pages.post(path, { punkts: '5.6.3', vertejums: '4' });
  const { body } = await pages.get(path);
  await pages.post(path, { punkts: clauseIn(body), vertejums: '4' });
  const empty = await pages.post(`${path}/piebilde`, { piebilde: '  ' });
  assert.equal(empty.statusCode, 422);
  assert.match(words(empty.body), /vērtējums jau ir saglabāts/);
  const long = await pages.post(`${path}/piebilde`, { piebilde: 'ā'.repeat(1001) });
  assert.equal(long.statusCode, 422);
  assert.ok(long.body.includes('ā'.repeat(1001)));
  await assertValidHtml(long.body, 'too long');
});

test('5.1.6: the employee who served is refused on their own device, a colleague is not', async () => {
  const { id } = await closedVisit(desk, 'Anna');
  const path = surveyPath(desk, id);
  const own = await pages.post(path, { punkts: '5.6.3', vertejums: '5' }, 'Anna');
  assert.equal(own.statusCode, 403);
  assert.match(words(own.body), /Savu darbu novērtēt nevar/);
  assert.deepEqual(await scoresOf(id), []);
  assert.equal((await pages.post(path, { punkts: '5.6.3', vertejums: '5' }, 'Jānis')).statusCode, 303);
});

test('a code that is none, of a visit under way, or after fourteen days: clear words and no answer kept', async () => {
  for (const code of ['abc', 'x'.repeat(34), encodeURIComponent('š'.repeat(34)), '%00']) {
    const { statusCode } = await pages.get(`/vertejums/${code}`);
    assert.equal(statusCode, 404, code);
  }
  const serving = await closedVisit(desk, 'Anna', { state: 'serving' });
  const early = await pages.get(surveyPath(desk, serving.id));
  assert.equal(early.statusCode, 200);
  assert.match(words(early.body), /Apmeklējums vēl nav noslēgts/);
  assert.equal((await pages.post(surveyPath(desk, serving.id), { punkts: '5.6.3', vertejums: '1' })).statusCode, 200);
  const late = await closedVisit(desk, 'Anna');
  desk.at('2026-12-05T10:00');
  const gone = await pages.get(surveyPath(desk, late.id));
  assert.equal(gone.statusCode, 410);
  assert.match(words(gone.body), /14 dienu laikā/);
  assert.equal((await pages.post(surveyPath(desk, late.id), { punkts: '5.6.3', vertejums: '1' })).statusCode, 410);
  assert.deepEqual(await scoresOf(late.id), []);
  desk.at('2026-11-20T10:00');
});

test('a press that comes from another site, without the page’s token, is refused', async () => {
  const { id } = await closedVisit(desk, 'Anna');
  const refused = await pages.post(surveyPath(desk, id), { _csrf: 'x', punkts: '5.6.3', vertejums: '5' });
  assert.equal(refused.statusCode, 403);
  assert.deepEqual(await scoresOf(id), []);
});

test('every state of the survey is valid HTML in both languages, and says that it is not to be listed', async () => {
  const { id } = await closedVisit(desk, 'Anna');
  const path = surveyPath(desk, id);
  for (const press of [null, { punkts: '5.6.3', vertejums: '2' }, 'next'] as const) {
    if (press === 'next') {
      const { body } = await pages.get(path);
      await pages.post(path, { punkts: clauseIn(body), vertejums: '1' });
    } else if (press !== null) await pages.post(path, press);
    for (const lang of ['lv', 'en']) {
      const { body } = await pages.get(`${path}?valoda=${lang}`);
      await assertValidHtml(body, `${lang} ${String(press)}`);
      assert.match(body, /noindex/);
    }
  }
});
