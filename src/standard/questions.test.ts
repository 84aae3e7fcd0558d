import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standardOf, textOf } from './desk.fixture.ts';
import { questionsOf } from './questions.ts';

const questions = questionsOf(standardOf(textOf('adazi/2023-12-01.yaml')));

test('5.6.3: one question is about the service as a whole, on a scale of five', () => {
  const overall = questions.filter((one) => one.overall);
  assert.deepEqual(
    overall.map(({ clause, scale, least }) => [clause, scale, least]),
    [['5.6.3', 5, 5]],
  );
  assert.equal(overall[0]?.ask.lv, 'Kā Jūs kopumā vērtējat apkalpošanu?');
});

test('6.1–6.12: the clauses that only a client can speak about each have a question, the telephone’s have none yet', () => {
  const clauses = questions.map(({ clause }) => String(clause));
  for (const clause of ['6.1', '6.2', '6.3', '6.6', '6.10', '6.12']) assert.ok(clauses.includes(clause), clause);
  assert.deepEqual(
    clauses.filter((clause) => clause.startsWith('8')),
    [],
  );
});

test('every question is a short sentence with a question mark, in both languages, and asks for nobody’s name', () => {
  for (const { clause, ask } of questions) {
    for (const words of [ask.lv, ask.en]) {
      assert.match(words, /^[A-ZĀČĒĢĪĶĻŅŠŪŽ].*\?$/, clause);
      assert.ok(words.length <= 80, `${clause}: ${words.length}`);
      assert.doesNotMatch(words, /vārds|uzvārds|name/i, clause);
    }
  }
});
