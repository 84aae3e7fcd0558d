import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { StandardQuestion } from '../../standard/questions.ts';
import type { ClauseId, VisitId } from '../../vocabulary/ids.ts';
import { drawQuestion, surveyStanding } from './survey.ts';

const question = (clause: string, overall = false): StandardQuestion => ({
  clause: clause as ClauseId,
  ask: { lv: `${clause}?`, en: `${clause}?` },
  scale: 5,
  least: 5,
  overall,
  low: overall ? 2 : 0,
});
const questions = [question('5.3.1'), question('5.6.3', true), question('6.1'), question('6.2')];
const closedAt = Temporal.Instant.from('2026-11-20T10:00Z');
const visit = '00000000-0000-7000-8000-000000000001' as VisitId;

test('5.6.3: the question about the whole comes first, then the drawn one, then nothing more', () => {
  const drawn = '6.2' as ClauseId;
  const first = surveyStanding({ closedAt, questions, drawn: null, answered: new Set() }, closedAt);
  assert.ok(first.state === 'asks' && first.question.clause === '5.6.3' && first.nth === 1 && first.of === 2);
  const second = surveyStanding({ closedAt, questions, drawn, answered: new Set(['5.6.3' as ClauseId]) }, closedAt);
  assert.ok(second.state === 'asks' && second.question.clause === '6.2' && second.nth === 2 && second.of === 2);
  const all = new Set(['5.6.3' as ClauseId, drawn]);
  assert.equal(surveyStanding({ closedAt, questions, drawn, answered: all }, closedAt).state, 'answered');
});

test('a visit is rated once it is through, for fourteen days and not a second longer', () => {
  const facts = { questions, drawn: null, answered: new Set<ClauseId>() };
  const stateAt = (at: Temporal.Instant) => surveyStanding({ ...facts, closedAt }, at).state;
  assert.equal(surveyStanding({ ...facts, closedAt: null }, closedAt).state, 'not-yet');
  assert.equal(stateAt(closedAt.add({ hours: 14 * 24 })), 'asks');
  assert.equal(stateAt(closedAt.add({ hours: 14 * 24, seconds: 1 })), 'over');
});

test('where the standard asks nothing, nobody is asked', () => {
  assert.equal(
    surveyStanding({ closedAt, questions: [], drawn: null, answered: new Set() }, closedAt).state,
    'answered',
  );
  assert.equal(drawQuestion([question('5.6.3', true)], new Map(), visit), null);
});

test('the question asked least often for the service is drawn, the same each time for the same visit', () => {
  const asked = new Map([
    ['5.3.1' as ClauseId, 3],
    ['6.1' as ClauseId, 2],
    ['6.2' as ClauseId, 3],
  ]);
  assert.equal(drawQuestion(questions, asked, visit)?.clause, '6.1');
  assert.equal(drawQuestion(questions, new Map(), visit), drawQuestion(questions, new Map(), visit));
});

test('over any visits, no question is asked more than once oftener than another', () => {
  fc.assert(
    fc.property(fc.array(fc.uuid(), { maxLength: 60 }), (visits) => {
      const asked = new Map<ClauseId, number>();
      for (const id of visits) {
        const drawn = drawQuestion(questions, asked, id as VisitId);
        assert.ok(drawn !== null && !drawn.overall);
        asked.set(drawn.clause, (asked.get(drawn.clause) ?? 0) + 1);
      }
      const counts = questions.filter((one) => !one.overall).map(({ clause }) => asked.get(clause) ?? 0);
      assert.ok(Math.max(...counts) - Math.min(...counts) <= 1, String(counts));
    }),
  );
});

test('which of equals is drawn is spread over the clauses by the visit, not by their order', () => {
  const first = new Map<string, number>();
  for (let n = 0; n < 300; n += 1) {
    const id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as VisitId;
    const clause = drawQuestion(questions, new Map(), id)?.clause ?? '';
    first.set(clause, (first.get(clause) ?? 0) + 1);
  }
  for (const clause of ['5.3.1', '6.1', '6.2'])
    assert.ok((first.get(clause) ?? 0) > 60, `${clause}: ${first.get(clause)}`);
});
