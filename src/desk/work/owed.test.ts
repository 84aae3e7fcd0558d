import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Obligation } from '../../standard/obligation.ts';
import { owedFirst, whenDue } from './owed.ts';

const riga = (civil: string) => Temporal.PlainDateTime.from(civil).toZonedDateTime('Europe/Riga').toInstant();

function duty(clause: string, mechanism: 'endeavour' | 'deadline', topic: string, due: string): Obligation {
  return {
    id: `${clause}-${due}`,
    subject: { kind: 'case', id: 'a' },
    clause,
    standard: clause.startsWith('IL') ? 'law/iesniegumu-likums/2026-03-01' : 'adazi/2023-12-01',
    mechanism,
    topic,
    openedBy: 1,
    openedAt: riga('2026-11-20T10:00'),
    dueAt: riga(due),
    nearAt: null,
    explanation: [],
    calendarVersion: 1,
    unit: null,
    holder: null,
    verdict: 'open',
    inTime: null,
    settledBy: null,
    settledAt: null,
    neared: false,
  } as unknown as Obligation;
}

test('5.2.1: the law’s binding term governs the answer; of the duties that govern the earliest is first', () => {
  const target = duty('5.2.1', 'endeavour', 'reply-to-client', '2026-11-23T10:00');
  const law = duty('IL-5-3', 'deadline', 'reply-to-client', '2026-12-20T23:59');
  const word = duty('5.3.4', 'endeavour', 'word-to-client', '2026-11-27T10:00');
  const owed = owedFirst([target, law, word]);
  assert.equal(owed?.first.clause, '5.3.4');
  assert.deepEqual(
    owed?.others.map(({ clause }) => clause),
    ['5.2.1', 'IL-5-3'],
  );
  assert.equal(owed?.why, null, 'nothing contests it');
  assert.match(
    owedFirst([target, law])?.why?.lv ?? '',
    /Saistošs termiņš \(likumā\) ir pirms mērķa \(5\.2\.1\. punktā\)/,
  );
});

test('what is settled or has no due time is not owed first', () => {
  const settled = { ...duty('5.2.1', 'endeavour', 'reply-to-client', '2026-11-23T10:00'), settledBy: 3 };
  const timeless = { ...duty('9', 'endeavour', 'reply-under-way', '2026-11-23T10:00'), dueAt: null };
  assert.equal(owedFirst([settled, timeless]), null);
});

test('a list is parted into late, today, this week up to Sunday, and later, by the day in Riga', () => {
  const now = riga('2026-11-20T14:10'); // a Friday
  assert.equal(whenDue(riga('2026-11-20T14:09'), now), 'late');
  assert.equal(whenDue(riga('2026-11-20T23:59'), now), 'today');
  assert.equal(whenDue(riga('2026-11-22T12:00'), now), 'this-week');
  assert.equal(whenDue(riga('2026-11-23T00:01'), now), 'later');
  assert.equal(whenDue(null, now), 'no-time');
  assert.equal(whenDue(riga('2026-11-29T12:00'), riga('2026-11-22T12:00')), 'later', 'on Sunday the week ends today');
});
