import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedVisit } from '../../../test/builders/closed-visit.ts';
import { DESK, testDesk } from '../../../test/builders/desk.ts';
import { obligationsOfSubject, replay } from '../../journal/index.ts';
import { linkCode } from '../link-codes.ts';
import { loadStandards } from '../../load-standards.ts';
import { EMPLOYEES } from '../../seed/demo-people.ts';
import type { ClauseId, VisitId } from '../../vocabulary/ids.ts';
import {
  answerSurvey,
  followUp,
  surveyAtDesk,
  surveyFigures,
  surveyOf,
  surveyPath,
  toldAnswers,
  visitOfSurveyCode,
  writeSurveyWords,
} from './index.ts';

const standards = await loadStandards('adazi');
const desk = await testDesk('2026-11-20T10:00');
const OVERALL = '5.6.3' as ClauseId;
const idOf = (given: string) => EMPLOYEES.find((one) => one.given === given)?.id ?? null;

async function answer(visit: VisitId, score: number, clause = OVERALL, by: string | null = null) {
  return answerSurvey(desk, standards, { visit, clause, score, way: 'link', by: by === null ? null : idOf(by) });
}
const answersOf = (visit: VisitId) =>
  desk.database.read(DESK, (tx) =>
    tx.rows<{ clause: string; score: number; words: string; low: boolean }>(
      `select clause, score, words, low from survey_answer where tenant = 1 and visit_id = $1 order by clause <> '5.6.3' limit 9`,
      [visit],
    ),
  );
const eventsOf = (visit: VisitId) =>
  desk.database.read(DESK, (tx) =>
    tx.rows<{ kind: string; facts: Record<string, unknown> }>(
      'select kind, facts from event where tenant = 1 and subject_id = $1 order by version limit 20',
      [visit],
    ),
  );

test('5.6.3: two taps are two answers on the visit’s chain; the second question stays the one that was drawn', async () => {
  const { id } = await closedVisit(desk, 'Anna');
  const first = await answer(id, 5);
  assert.ok('standing' in first && first.standing.state === 'asks' && first.standing.nth === 2);
  const drawn = first.standing.question.clause;
  assert.notEqual(drawn, OVERALL);
  const again = await surveyOf(desk, standards, id);
  assert.ok(again?.standing.state === 'asks' && again.standing.question.clause === drawn);
  const second = await answer(id, 4, drawn);
  assert.ok('standing' in second && second.standing.state === 'answered');
  assert.deepEqual(
    (await answersOf(id)).map(({ clause, score }) => [clause, score]).sort(),
    [
      [OVERALL, 5],
      [drawn, 4],
    ].sort(),
  );
  const events = await eventsOf(id);
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ['survey.answered', 'survey.answered'],
  );
  assert.deepEqual(Object.keys(events[0]?.facts ?? {}).sort(), ['clause', 'score', 'service', 'unit', 'visit', 'way']);
});

test('an answer is given once: a second press, a second browser and going back change nothing', async () => {
  const { id } = await closedVisit(desk, 'Anna');
  const pressed = await Promise.all([answer(id, 1), answer(id, 5), answer(id, 3)]);
  assert.ok(pressed.every((one) => 'standing' in one));
  const kept = await answersOf(id);
  assert.equal(kept.length, 1);
  assert.equal((await eventsOf(id)).filter(({ kind }) => kind === 'survey.answered').length, 1);
  await answer(id, 2);
  assert.deepEqual(await answersOf(id), kept);
});

test('what is not asked, a score off the scale, a visit under way and one long past are refused by name', async () => {
  const { id } = await closedVisit(desk, 'Anna');
  assert.deepEqual(await answer(id, 4, '6.1' as ClauseId), { refused: 'not-asked' });
  for (const score of [0, 6, 2.5, Number.NaN]) assert.deepEqual(await answer(id, score), { refused: 'no-such-score' });
  const serving = await closedVisit(desk, 'Jānis', { state: 'left' });
  assert.deepEqual(await answer(serving.id, 4), { refused: 'not-yet' });
  assert.deepEqual(await answer('00000000-0000-7000-8000-000000000000' as VisitId, 4), { refused: 'no-such-visit' });
  desk.at('2026-12-05T10:00');
  assert.deepEqual(await answer(id, 4), { refused: 'over' });
  assert.deepEqual(await answersOf(id), []);
  desk.at('2026-11-20T10:00');
});

test('5.1.6: nobody rates their own service; the attempt is kept, a colleague may rate', async () => {
  const { id } = await closedVisit(desk, 'Anna');
  assert.deepEqual(await answer(id, 5, OVERALL, 'Anna'), { refused: 'own-work', clause: '5.1.6' });
  assert.deepEqual(await answersOf(id), []);
  const barred = await desk.database.read(DESK, (tx) =>
    tx.rows<{ facts: { ground: string } }>(
      `select facts from event where tenant = 1 and kind = 'deed.barred' and subject_id = $1 limit 5`,
      [idOf('Anna')],
    ),
  );
  assert.deepEqual(
    barred.map(({ facts }) => facts.ground),
    ['own-work'],
  );
  assert.ok('standing' in (await answer(id, 5, OVERALL, 'Jānis')));
});

test('5.6.3: a low answer is owed a look of the head, who says what was done; whoever served never sees it', async () => {
  const { id } = await closedVisit(desk, 'Anna');
  await answer(id, 2);
  await writeSurveyWords(desk, standards, id, '  Ilgi gaidīju, un neviens neatvainojās. ');
  const owed = async () =>
    (await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, id))).filter(({ clause }) => clause === OVERALL);
  const [duty] = await owed();
  assert.equal(duty?.mechanism, 'endeavour');
  assert.equal(duty?.topic, 'follow-up');
  assert.equal(duty?.holder, idOf('Mārtiņš'));
  assert.equal(duty?.dueAt?.toZonedDateTimeISO('Europe/Riga').toPlainDate().toString(), '2026-11-25');

  const seenBy = async (who: string) =>
    (await desk.database.read(desk.as(who), (tx) => toldAnswers(tx, 'open', 50))).some(({ visit }) => visit === id);
  assert.deepEqual(await Promise.all(['Anna', 'Mārtiņš', 'Ilze', 'Jānis', 'Inga'].map(seenBy)), [
    false,
    true,
    false,
    false,
    true,
  ]);
  const journalOf = (who: string) =>
    desk.database.read(desk.as(who), async (tx) => [
      (await tx.rows(`select 1 from event where tenant = 1 and subject_id = $1 and kind like 'survey.%' limit 9`, [id]))
        .length,
      (await obligationsOfSubject(tx, id)).filter(({ topic }) => topic === 'follow-up').length,
    ]);
  assert.deepEqual(await journalOf('Anna'), [0, 0], 'nor does the journal tell it');
  assert.deepEqual(await journalOf('Mārtiņš'), [2, 1]);
  assert.deepEqual(await followUp(desk, desk.as('Anna'), { visit: id, words: 'Nekas', reached: false }), {
    refused: 'no-such-answer',
  });
  assert.deepEqual(await followUp(desk, desk.as('Mārtiņš'), { visit: id, words: '  ', reached: false }), {
    refused: 'words-missing',
  });
  const done = await followUp(desk, desk.as('Mārtiņš'), {
    visit: id,
    words: 'Piezvanīju un atvainojos.',
    reached: true,
  });
  assert.ok(!('refused' in done));
  assert.equal((await owed())[0]?.verdict, 'met');
  const again = await followUp(desk, desk.as('Inga'), { visit: id, words: 'Vēlreiz', reached: false });
  assert.ok('refused' in again && again.refused === 'followed-up');
});

test('5.6.3: where a head served, the next above looks at it, not the head', async () => {
  const { id } = await closedVisit(desk, 'Mārtiņš');
  await answer(id, 1);
  const [duty] = (await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, id))).filter(
    ({ topic }) => topic === 'follow-up',
  );
  assert.equal(duty?.holder, idOf('Inga'));
  const seen = await desk.database.read(desk.as('Mārtiņš'), (tx) => toldAnswers(tx, 'open', 50));
  assert.ok(!seen.some(({ visit }) => visit === id));
});

test('5.6.3: the head of whoever served looks at it also where the service is another unit’s work', async () => {
  const { id } = await closedVisit(desk, 'Anna', { unit: 'Jānis' });
  await answer(id, 1);
  const seenBy = async (who: string) =>
    (await desk.database.read(desk.as(who), (tx) => toldAnswers(tx, 'open', 50))).some(({ visit }) => visit === id);
  assert.deepEqual(await Promise.all(['Mārtiņš', 'Ilze', 'Anna', 'Jānis'].map(seenBy)), [true, true, false, false]);
  const owed = await desk.database.read(desk.as('Mārtiņš'), (tx) => obligationsOfSubject(tx, id));
  assert.equal(owed.find(({ topic }) => topic === 'follow-up')?.holder, idOf('Mārtiņš'));
});

test('words are kept once, beside an answer, cut where they are too long, and nobody serves them to colleagues', async () => {
  const { id } = await closedVisit(desk, 'Anna');
  assert.deepEqual(await writeSurveyWords(desk, standards, id, 'Pirms atbildes'), { refused: 'not-asked' });
  await answer(id, 5);
  const kept = await writeSurveyWords(desk, standards, id, 'ā'.repeat(1500));
  assert.ok('visit' in kept && kept.visit.worded);
  await writeSurveyWords(desk, standards, id, 'Citi vārdi');
  assert.equal((await answersOf(id))[0]?.words, 'ā'.repeat(1000));
  const lists = async (who: string) =>
    (await desk.database.read(desk.as(who), (tx) => toldAnswers(tx, 'words', 50))).map(({ visit }) => visit);
  assert.ok((await lists('Mārtiņš')).includes(id));
  assert.deepEqual(await lists('Anna'), []);
});

test('single answers are no employee’s to read or to write, sums are', async () => {
  const someone = desk.as('Zane');
  const rows = await desk.database.read(someone, (tx) =>
    tx.rows('select 1 from survey_answer where tenant = 1 limit 5'),
  );
  assert.deepEqual(rows, []);
  await assert.rejects(
    desk.database.write(someone, (tx) =>
      tx.rows(
        `insert into survey_answer (tenant, visit_id, clause, score, low, way, at, unit_id)
         values (1, gen_random_uuid(), '6.1', 5, false, 'link', now(), $1)`,
        [someone.units[0]],
      ),
    ),
    /row-level security/,
  );
  const sums = await desk.database.read(someone, (tx) => surveyFigures(tx, [OVERALL], { units: null, from: null }));
  assert.ok((sums.get(OVERALL) ?? []).reduce((sum, one) => sum + one, 0) >= 5);
  const ofUnit = await desk.database.read(someone, (tx) =>
    surveyFigures(tx, [OVERALL], { units: someone.units, from: null }),
  );
  assert.equal(ofUnit.get(OVERALL), undefined, 'nobody of the education department served anybody');
});

test('the tablet’s survey is of the visit closed at its desk a moment ago, and gone after a minute', async () => {
  desk.at('2026-11-21T11:00');
  const { id, desk: at } = await closedVisit(desk, 'Anna');
  assert.equal((await surveyAtDesk(desk, standards, at, 60))?.visit.id, id);
  desk.at('2026-11-21T11:01:01');
  assert.equal(await surveyAtDesk(desk, standards, at, 60), null);
  const next = await closedVisit(desk, 'Anna');
  await closedVisit(desk, 'Anna', { state: 'serving' });
  assert.equal(await surveyAtDesk(desk, standards, next.desk, 60), null, 'somebody is at the desk again');
});

test('a survey’s link opens its own visit and no other kind of thing', async () => {
  const { id } = await closedVisit(desk, 'Līga');
  const code = surveyPath(desk, id).split('/').at(-1) ?? '';
  assert.equal(visitOfSurveyCode(desk, code), id);
  assert.equal(visitOfSurveyCode(desk, `${code[0] === 'A' ? 'B' : 'A'}${code.slice(1)}`), null);
  assert.equal(visitOfSurveyCode(desk, linkCode(desk.vault, 'visit', id)), null);
});

test('what was recorded is computed again from the journal without a difference', async () => {
  assert.deepEqual((await desk.database.read(DESK, (tx) => replay(tx, desk.rules))).differences, []);
});
