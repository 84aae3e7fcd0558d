import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginErasure } from '../../src/desk/client-data/index.ts';
import { insertClient } from '../../src/desk/clients/index.ts';
import { newId } from '../../src/desk/context.ts';
import { continueJob } from '../../src/desk/retention/index.ts';
import { writeDocuments } from '../../src/desk/search/index.ts';
import { answerSurvey, followUp, surveyFigures, writeSurveyWords } from '../../src/desk/surveys/index.ts';
import { loadStandards } from '../../src/load-standards.ts';
import type { ClauseId, ClientId } from '../../src/vocabulary/ids.ts';
import { closedVisit } from '../builders/closed-visit.ts';
import { DESK, dictionary, testDesk } from '../builders/desk.ts';
import { assertJournalIsWhole } from '../builders/story.ts';

const NAME = 'Žanis Kļaviņš';

test('what a client wrote beside a rating, and what the head wrote of it, is erased with the client; the counts stay', async () => {
  const standards = await loadStandards('adazi');
  const desk = await testDesk('2026-11-18T10:00');
  const client = newId<ClientId>();
  await desk.database.write(DESK, (tx) =>
    insertClient(tx, { id: client, kind: 'natural-person', name: NAME, language: 'lv', formOfAddress: '' }),
  );
  const [own, other] = [await closedVisit(desk, 'Anna', { client }), await closedVisit(desk, 'Anna')];
  const clause = '5.6.3' as ClauseId;
  for (const { id: visit } of [own, other])
    await answerSurvey(desk, standards, { visit, clause, score: 1, way: 'link', by: null });
  await writeSurveyWords(desk, standards, own.id, 'Mani sauc Žanis, zvaniet 29 555 017.');
  await writeSurveyWords(desk, standards, other.id, `Stāvēju rindā aiz cilvēka vārdā ${NAME}.`);
  await followUp(desk, desk.as('Mārtiņš'), { visit: own.id, words: 'Piezvanīju Žanim Kļaviņam.', reached: true });

  const officer = { ...desk.as('Rita'), system: true };
  const today = desk.clock().toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const begun = await desk.database.write(officer, (tx) =>
    beginErasure(
      desk,
      tx,
      {
        by: desk.as('Rita').employee,
        client,
        scope: 'all',
        othersLetters: true,
        typedName: NAME,
        reason: 'Lūgums dzēst datus',
      },
      { today, keptSince: desk.clock().subtract({ hours: 24 * 365 * 5 }) },
    ),
  );
  assert.ok('job' in begun, JSON.stringify(begun));
  const loaded = await dictionary;
  while (await continueJob(desk, (tx, cases) => writeDocuments(tx, cases, loaded)));

  const rows = await desk.database.read(DESK, (tx) =>
    tx.rows<{ words: string; follow_words: string; score: number }>(
      'select words, follow_words, score from survey_answer where tenant = 1 order by (visit_id = $1) desc limit 9',
      [own.id],
    ),
  );
  assert.equal(rows[0]?.words, '');
  assert.doesNotMatch(JSON.stringify(rows), /Žani|Kļaviņ|29 555/);
  assert.match(rows[1]?.words ?? '', /Stāvēju rindā aiz cilvēka vārdā/);
  const sums = await desk.database.read(DESK, (tx) => surveyFigures(tx, [clause], { units: null, from: null }));
  assert.deepEqual(sums.get(clause), [2]);
  await assertJournalIsWhole(desk);
});
