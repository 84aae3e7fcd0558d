import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientId, EmployeeId, PromiseId, UnitId } from '../../vocabulary/ids.ts';
import { decidePromise, type Kin, type PromiseDeed, refuseTime } from './decide.ts';
import { type AnswerPromise, standingOf } from './promise.ts';

const riga = (civil: string) => Temporal.PlainDateTime.from(civil).toZonedDateTime('Europe/Riga').toInstant();
const NOW = riga('2026-11-20T10:00');
const ALONE: Kin = { parentBy: null, latestChildBy: null };
const [ANNA, JANIS] = ['anna' as EmployeeId, 'janis' as EmployeeId];
const DESK = 'desk' as UnitId;

const promise: AnswerPromise = {
  id: 'one' as PromiseId,
  what: 'Piezvanīt',
  to: { to: 'client', client: 'client' as ClientId },
  case: null,
  channel: 'phone',
  form: 'phone',
  answerBy: riga('2026-11-24T12:00'),
  firstAnswerBy: riga('2026-11-24T12:00'),
  parent: null,
  holder: ANNA,
  unit: DESK,
  madeAt: riga('2026-11-19T10:00'),
  sourceReply: null,
  state: 'open',
};

const decided = (deed: PromiseDeed, kin: Kin = ALONE, one: AnswerPromise = promise) =>
  decidePromise(one, deed, kin, NOW);
const refusal = (deed: PromiseDeed, kin: Kin = ALONE, one: AnswerPromise = promise) => {
  const done = decided(deed, kin, one);
  return 'refused' in done ? done.refused : null;
};

test('8.5.2: kept in the promised form alone; within Laipa by words', () => {
  assert.equal(refusal({ do: 'keep', form: 'e-mail', words: 'Rakstīju' }), 'other-form');
  const kept = decided({ do: 'keep', form: 'phone', words: '' });
  assert.ok(!('refused' in kept));
  assert.deepEqual(kept.facts, [{ kind: 'answer.given', at: NOW, facts: { promise: 'one', form: 'phone' } }]);
  const inLaipa: AnswerPromise = { ...promise, form: 'in-laipa', to: { to: 'colleague', colleague: JANIS } };
  assert.equal(refusal({ do: 'keep', form: 'in-laipa', words: ' ' }, ALONE, inLaipa), 'words-missing');
  assert.equal(refusal({ do: 'keep', form: 'in-laipa', words: 'Otrdien' }, ALONE, inLaipa), null);
});

test('8.5.2: another time never goes beyond the promise it is made for, nor before those made for it', () => {
  const to = (answerBy: string, kin: Kin = ALONE) =>
    refusal({ do: 'renegotiate', answerBy: riga(answerBy), agreed: true }, kin);
  assert.equal(to('2026-11-25T12:00'), null);
  assert.equal(to('2026-11-25T12:00', { ...ALONE, parentBy: riga('2026-11-25T11:00') }), 'later-than-parent');
  assert.equal(to('2026-11-22T12:00', { ...ALONE, latestChildBy: riga('2026-11-23T09:00') }), 'earlier-than-child');
  assert.equal(to('2026-11-20T10:00'), 'time-past');
  assert.equal(to('2026-11-24T12:00'), 'same-time');
  assert.equal(to('2028-11-24T12:00'), 'too-far');
});

test('8.5.2: passed on, a later time is cut to the promised one and an earlier one binds; not to whoever waits for it', () => {
  const pass = (answerBy: string | null) =>
    decided({ do: 'pass-on', to: JANIS, unit: DESK, answerBy: answerBy === null ? null : riga(answerBy) });
  for (const [asked, by] of [
    [null, '2026-11-24T12:00'],
    ['2026-11-30T12:00', '2026-11-24T12:00'],
    ['2026-11-23T12:00', '2026-11-23T12:00'],
  ] as const) {
    const done = pass(asked);
    assert.ok(!('refused' in done));
    assert.deepEqual([done.promise.holder, done.promise.answerBy.toString()], [JANIS, riga(by).toString()]);
  }
  assert.equal(refusal({ do: 'pass-on', to: ANNA, unit: DESK, answerBy: null }), 'same-holder');
  const waits: AnswerPromise = { ...promise, to: { to: 'colleague', colleague: JANIS } };
  assert.equal(refusal({ do: 'pass-on', to: JANIS, unit: DESK, answerBy: null }, ALONE, waits), 'to-oneself');
});

test('8.5.2: what has ended is ended; called off after its time it is broken, not forgotten', () => {
  assert.equal(refusal({ do: 'call-off', words: '' }), 'words-missing');
  const off = decided({ do: 'call-off', words: 'Klients vairs negaida' });
  assert.ok(!('refused' in off));
  assert.equal(standingOf(off.promise, NOW), 'called-off');
  assert.equal(refusal({ do: 'keep', form: 'phone', words: '' }, ALONE, off.promise), 'promise-not-open');
  const late = { ...promise, answerBy: riga('2026-11-20T09:00') };
  assert.equal(standingOf(late, NOW), 'overdue');
  const broken = decided({ do: 'call-off', words: 'Klients vairs negaida' }, ALONE, late);
  assert.ok(!('refused' in broken));
  assert.equal(standingOf(broken.promise, NOW), 'broken');
  const told = decided({ do: 'keep', form: 'phone', words: '' }, ALONE, late);
  assert.ok(!('refused' in told));
  assert.equal(standingOf(told.promise, NOW), 'late');
});

test('8.5.1: a time is ahead and can be waited for', () => {
  assert.equal(refuseTime(NOW, null, NOW)?.refused, 'time-past');
  assert.equal(refuseTime(NOW.add({ seconds: 1 }), null, NOW), null);
});
