import assert from 'node:assert/strict';
import { test } from 'node:test';
import { civil } from '../time/calendars.fixture.ts';
import {
  ANNA,
  approval,
  CASE,
  delivery,
  desk,
  JANIS,
  letter,
  letterOpensCase,
  OTHER_UNIT,
  REPLY,
  realStandards,
  rulesOf,
  UNIT,
} from './desk.fixture.ts';
import { makeJudge } from './judge.ts';
import type { Obligation } from './obligation.ts';

const due = ({ dueAt }: Obligation) => (dueAt === null ? null : civil(dueAt));

/** Approved and delivered at once. */
function answer(on: ReturnType<typeof desk>, at: string, answers = true) {
  on.happens('reply.approved', at, approval({ answers }));
  on.happens('reply.delivered', at, delivery(answers));
}

test('5.2.1: a resident’s letter on Friday at 16:50 is to be answered by Monday 17:00, as a target', () => {
  const duty = letterOpensCase('2026-11-20T16:50').row('5.2.1');
  assert.equal(due(duty), '2026-11-23T17:00');
  assert.equal(duty.mechanism, 'endeavour');
  assert.equal(duty.topic, 'reply-to-client');
  assert.equal(duty.standard, 'adazi/2023-12-01');
  assert.equal(duty.unit, UNIT);
  assert.equal(duty.verdict, 'open');
  assert.ok(duty.explanation.length > 0);
});

test('5.2.1: an unmet target is late and still owed, never breached; answered late it is met, not in time', () => {
  const on = letterOpensCase('2026-11-20T10:00');
  on.happens('deadline.neared', '2026-11-23T15:00', { obligation: on.row('5.2.1').id });
  assert.equal(on.row('5.2.1').neared, true);
  on.happens('deadline.passed', '2026-11-23T17:00', { obligation: on.row('5.2.1').id });
  assert.deepEqual([on.row('5.2.1').verdict, on.row('5.2.1').inTime, on.row('5.2.1').settledBy], ['open', false, null]);
  answer(on, '2026-11-24T09:00');
  assert.deepEqual([on.row('5.2.1').verdict, on.row('5.2.1').inTime], ['met', false]);
  assert.equal(on.row('5.2.1').settledBy, on.events.length);
});

test('5.2.1: the unit’s own target counts before the standard’s', () => {
  const rules = {
    ...rulesOf(realStandards()),
    targetOf: (unit: unknown) => (unit === UNIT ? { workingDays: 3 } : null),
  };
  const on = letterOpensCase('2026-11-20T10:00', {}, desk(makeJudge(rules)));
  assert.equal(due(on.row('5.2.1')), '2026-11-25T17:00');
});

test('5.2.1: an automatic reply opens nothing, and neither does a colleague’s letter', () => {
  const on = desk();
  on.happens('email.received', '2026-11-20T10:00', letter({ awaitsAnswer: false }));
  on.happens('email.received', '2026-11-20T10:00', letter({ clientKind: 'employee' }));
  assert.deepEqual(on.all(), []);
});

test('5.2.1: several letters in one case are one duty with the earliest time, settled by one answer', () => {
  const on = letterOpensCase('2026-11-18T10:00');
  on.happens('email.received', '2026-11-19T09:00', letter());
  assert.equal(due(on.row('5.2.1')), '2026-11-19T17:00');
  answer(on, '2026-11-19T12:00');
  assert.equal(on.row('5.2.1').verdict, 'met');
});

test('5.2.1: a letter that comes while a reply is under way is not answered by that reply', () => {
  const on = letterOpensCase('2026-11-18T10:00');
  on.happens('reply.approved', '2026-11-18T11:00', approval());
  on.happens('email.received', '2026-11-18T11:01', letter());
  on.happens('reply.delivered', '2026-11-18T11:02', delivery());
  assert.deepEqual(
    on.rows('5.2.1').map(({ verdict }) => verdict),
    ['met', 'open'],
  );
  answer(on, '2026-11-18T12:00');
  assert.deepEqual(
    on.rows('5.2.1').map(({ verdict }) => verdict),
    ['met', 'met'],
  );
});

test('5.2.1: a withdrawn or failed reply answers nothing, and the next one does', () => {
  const on = letterOpensCase('2026-11-18T10:00');
  on.happens('reply.approved', '2026-11-18T11:00', approval());
  on.happens('reply.withdrawn', '2026-11-18T11:00', { reply: REPLY });
  on.happens('reply.approved', '2026-11-18T11:10', approval());
  on.happens('reply.failed', '2026-11-18T11:11', { reply: REPLY, code: 550 });
  assert.equal(on.row('5.2.1').verdict, 'open');
  answer(on, '2026-11-18T12:00');
  assert.equal(on.row('5.2.1').verdict, 'met');
});

test('5.2.1: a bounce makes the answered letter owed again, with at least four working hours', () => {
  const on = letterOpensCase('2026-11-18T10:00');
  answer(on, '2026-11-19T16:00');
  on.happens('reply.bounced', '2026-11-20T09:00', { reply: REPLY, status: '5.1.1' });
  assert.deepEqual([on.row('5.2.1').verdict, on.row('5.2.1').settledBy, on.row('5.2.1').inTime], ['open', null, null]);
  assert.equal(civil(on.row('5.2.1').dueAt ?? assert.fail()).slice(0, 10), '2026-11-20');
  answer(on, '2026-11-20T10:00');
  assert.deepEqual([on.row('5.2.1').verdict, on.row('5.2.1').inTime], ['met', true]);
});

test('5.2.1: the bounce of an interim word does not reopen what an earlier answer settled', () => {
  const on = letterOpensCase('2026-11-16T10:00');
  answer(on, '2026-11-16T12:00');
  answer(on, '2026-11-18T12:00', false);
  on.happens('reply.bounced', '2026-11-18T12:05', { reply: REPLY, status: '5.1.1' });
  assert.equal(on.row('5.2.1').verdict, 'met');
});

test('5.2.1: waiting for the client’s answer the duty falls away, and his next letter opens a new one', () => {
  const on = letterOpensCase('2026-11-16T10:00');
  answer(on, '2026-11-16T12:00', false);
  on.happens('case.put-to-client', '2026-11-16T12:00', {});
  assert.equal(on.row('5.2.1').verdict, 'not-assessable');
  on.happens('email.received', '2026-11-19T10:00', letter());
  assert.deepEqual(on.rows('5.2.1').map(due), ['2026-11-17T16:00', '2026-11-20T17:00']);
});

test('5.2.1: when the question to the client bounced, the answer is owed again', () => {
  const on = letterOpensCase('2026-11-16T10:00');
  answer(on, '2026-11-16T12:00', false);
  on.happens('case.put-to-client', '2026-11-16T12:00', {});
  on.happens('reply.bounced', '2026-11-16T12:10', { reply: REPLY, status: '5.1.1' });
  assert.equal(on.row('5.2.1').verdict, 'open');
});

test('5.2.1: spam was never owed an answer; reopening by hand makes it owed again by the first time', () => {
  const on = letterOpensCase('2026-11-16T10:00');
  on.happens('case.closed', '2026-11-16T10:05', { outcome: 'spam' });
  assert.equal(on.row('5.2.1').verdict, 'not-assessable');
  on.happens('case.reopened', '2026-11-16T10:06', { why: 'undo' });
  assert.equal(on.row('5.2.1').verdict, 'open');
  assert.equal(due(on.row('5.2.1')), '2026-11-17T16:00');
});

test('5.2.1: thanks need no answer; taken for thanks by mistake, the letter is owed its answer again', () => {
  const on = letterOpensCase('2026-11-16T10:00');
  on.happens('case.classified', '2026-11-16T10:05', { submission: 'gratitude' });
  assert.equal(on.row('5.2.1').verdict, 'not-assessable');
  on.happens('case.classified', '2026-11-16T10:06', { submission: 'question' });
  assert.equal(on.row('5.2.1').verdict, 'open');
});

test('5.2.3: a case waits for one responsible person, follows each hand-over and keeps its due time', () => {
  const on = letterOpensCase('2026-11-16T09:00');
  const before = due(on.row('5.2.1'));
  assert.equal(on.row('5.2.3').holder, null);
  on.happens('case.taken', '2026-11-16T09:30', { holder: ANNA, unit: UNIT });
  assert.deepEqual([on.row('5.2.3').verdict, on.row('5.2.3').holder], ['met', ANNA]);
  on.happens('case.handed-over', '2026-11-16T10:00', {
    unit: OTHER_UNIT,
    holder: null,
    reason: 'outside-my-competence',
  });
  const [holder, competence] = [
    on.rows('5.2.3').find((one) => one.mechanism === 'endeavour'),
    on.rows('5.2.3').find((one) => one.mechanism === 'step'),
  ];
  assert.deepEqual([holder?.verdict, holder?.unit, holder?.holder], ['open', OTHER_UNIT, null]);
  assert.equal(competence?.verdict, 'met');
  assert.equal(on.row('5.2.1').unit, OTHER_UNIT);
  assert.equal(due(on.row('5.2.1')), before);
  on.happens('case.assigned', '2026-11-16T10:30', { holder: JANIS, unit: OTHER_UNIT });
  assert.equal(on.row('5.2.1').holder, JANIS);
});

test('5.2.3: a further letter after the answer is owed by whoever holds the case', () => {
  const on = letterOpensCase('2026-11-16T09:00');
  on.happens('case.taken', '2026-11-16T09:30', { holder: ANNA, unit: UNIT });
  answer(on, '2026-11-16T10:00');
  on.happens('case.assigned', '2026-11-16T11:00', { holder: JANIS, unit: UNIT });
  on.happens('email.received', '2026-11-17T09:00', letter());
  assert.equal(on.rows('5.2.1')[1]?.holder, JANIS);
});

test('5.3.1: the need in the client’s words is evidenced when the case opens, and only not known where it is missing', () => {
  assert.equal(letterOpensCase('2026-11-16T09:00').row('5.3.1').verdict, 'met');
  assert.equal(letterOpensCase('2026-11-16T09:00', { needStated: false }).row('5.3.1').verdict, 'not-assessable');
});

test('5.3.4: an interim word starts the time without word anew, an answer ends it', () => {
  const on = letterOpensCase('2026-11-02T09:00');
  assert.equal(due(on.row('5.3.4')), '2026-11-09T17:00');
  answer(on, '2026-11-04T12:00', false);
  assert.deepEqual(
    on.rows('5.3.4').map(({ verdict }) => verdict),
    ['met', 'open'],
  );
  assert.equal(due(on.rows('5.3.4')[1] ?? assert.fail()), '2026-11-11T17:00');
  answer(on, '2026-11-05T12:00');
  assert.deepEqual(
    on.rows('5.3.4').map(({ verdict }) => verdict),
    ['met', 'met'],
  );
});

test('9–9.5, 5.1.2, 5.1.5, 5.7.4: each reply records how every clause stood, in its writer’s name', () => {
  const on = letterOpensCase('2026-11-16T09:00');
  on.happens('reply.approved', '2026-11-16T10:00', approval(), JANIS);
  for (const clause of ['9.1', '9.2', '9.3', '9.4', '9.5', '5.1.2', '5.1.5', '5.7.4']) {
    assert.deepEqual([clause, on.row(clause).verdict, on.row(clause).holder], [clause, 'met', JANIS]);
  }
});

test('9.1: overridden with a reason it stays undecided; 9.2: the clause’s own words excuse it; 9.5: unread it is breached', () => {
  const on = letterOpensCase('2026-11-16T09:00');
  const checks = { ...approval().checks, '9.1': 'overridden', '9.2': 'overridden', '5.1.2': 'warned' } as const;
  on.happens('reply.approved', '2026-11-16T10:00', approval({ checks, readThrough: false }));
  assert.equal(on.row('9.1').verdict, 'not-assessable');
  assert.equal(on.row('9.2').verdict, 'excused');
  assert.equal(on.row('5.1.2').verdict, 'not-assessable');
  assert.equal(on.row('9.5').verdict, 'breached');
});

test('9: an official letter is the clause’s own exception, and its parts are not the clause’s matter', () => {
  const on = letterOpensCase('2026-11-16T09:00');
  const checks = Object.fromEntries(
    Object.keys(approval().checks).map((clause) => [clause, 'not-applicable' as const]),
  );
  on.happens('reply.approved', '2026-11-16T10:00', approval({ way: 'official-letter', checks }));
  assert.equal(on.rows('9').find(({ mechanism }) => mechanism === 'gate')?.verdict, 'excused');
  assert.deepEqual(on.rows('9.1'), []);
});

test('9.1: of a reply that was withdrawn nothing is counted, of the one before everything stays', () => {
  const on = letterOpensCase('2026-11-16T09:00');
  answer(on, '2026-11-16T10:00', false);
  on.happens('reply.approved', '2026-11-16T11:00', approval({ readThrough: false }));
  on.happens('reply.withdrawn', '2026-11-16T11:00', { reply: REPLY });
  assert.deepEqual(
    on.rows('9.5').map(({ verdict }) => verdict),
    ['met', 'not-assessable'],
  );
  const gates = on.rows('9').filter(({ mechanism }) => mechanism === 'gate');
  assert.deepEqual(
    gates.map(({ verdict }) => verdict),
    ['met', 'not-assessable'],
  );
});

test('9.3: a check that nobody made decides nothing', () => {
  const on = letterOpensCase('2026-11-16T09:00');
  on.happens('reply.approved', '2026-11-16T10:00', approval({ checks: {} }));
  assert.equal(on.row('9.3').verdict, 'not-assessable');
});

test('IL-5-3: a submission received from 1 March 2026 has ten working days, one received before has a month', () => {
  const now = letterOpensCase('2026-03-02T09:00', { submission: 'application' }).row('IL-5-3');
  assert.equal(now.standard, 'law/iesniegumu-likums/2026-03-01');
  assert.equal(due(now), '2026-03-16T17:00');
  const before = letterOpensCase('2026-02-27T09:00', { submission: 'application' }).row('IL-5-3');
  assert.equal(before.standard, 'law/iesniegumu-likums/2008-01-01');
  assert.equal(before.dueAt?.toZonedDateTimeISO('Europe/Riga').toPlainDate().toString(), '2026-03-27');
});

test('IL-5-3: the day begins in Riga, not in Greenwich', () => {
  assert.equal(
    letterOpensCase('2026-03-01T00:30', { submission: 'application' }).row('IL-5-3').standard,
    'law/iesniegumu-likums/2026-03-01',
  );
  assert.equal(
    letterOpensCase('2026-02-28T23:30', { submission: 'application' }).row('IL-5-3').standard,
    'law/iesniegumu-likums/2008-01-01',
  );
});

test('IL-5-3: classified later, it runs from the letter, by the wording of the letter’s day', () => {
  const on = letterOpensCase('2026-02-27T09:00');
  on.happens('case.classified', '2026-03-03T09:00', { submission: 'application' });
  assert.equal(on.row('IL-5-3').standard, 'law/iesniegumu-likums/2008-01-01');
  assert.equal(civil(on.row('IL-5-3').openedAt), '2026-02-27T09:00');
  assert.equal(on.row('IL-5-3').openedBy, 2);
});

test('IL-5-3: classified back and forth it is the same duty', () => {
  const on = letterOpensCase('2026-11-02T09:00');
  on.happens('case.classified', '2026-11-02T09:10', { submission: 'application' });
  on.happens('case.classified', '2026-11-02T09:11', { submission: 'question' });
  assert.equal(on.row('IL-5-3').verdict, 'not-assessable');
  on.happens('case.classified', '2026-11-02T09:12', { submission: 'complaint' });
  assert.equal(on.row('IL-5-3').verdict, 'open');
});

test('IL-5-3: nothing opens where nothing is owed any more', () => {
  const on = letterOpensCase('2026-11-02T09:00');
  answer(on, '2026-11-02T10:00');
  on.happens('case.classified', '2026-11-02T11:00', { submission: 'application' });
  assert.deepEqual(on.rows('IL-5-3'), []);
});

test('IL-5-3: passed it is breached and still owed; answered late it stays breached', () => {
  const on = letterOpensCase('2026-11-02T09:00', { submission: 'application' });
  const { id, dueAt } = on.row('IL-5-3');
  on.happens('deadline.passed', civil(dueAt ?? assert.fail()), { obligation: id });
  assert.deepEqual([on.row('IL-5-3').verdict, on.row('IL-5-3').settledBy], ['breached', null]);
  answer(on, '2026-11-30T09:00');
  assert.deepEqual([on.row('IL-5-3').verdict, on.row('IL-5-3').inTime], ['breached', false]);
  assert.equal(on.row('IL-5-3').settledBy, on.events.length);
});

test('IL-5-3: answered late although no passing was recorded, it is breached all the same', () => {
  const on = letterOpensCase('2026-11-02T09:00', { submission: 'application' });
  answer(on, '2026-11-30T09:00');
  assert.equal(on.row('IL-5-3').verdict, 'breached');
});

test('IL-5-3: closing a case wipes out no breach, but spam was never owed an answer', () => {
  for (const [outcome, verdict] of [
    ['no-answer-needed', 'breached'],
    ['spam', 'not-assessable'],
  ] as const) {
    const on = letterOpensCase('2026-11-02T09:00', { submission: 'application' });
    on.happens('deadline.passed', '2026-11-25T09:00', { obligation: on.row('IL-5-3').id });
    on.happens('case.closed', '2026-11-26T09:00', { outcome });
    assert.deepEqual([on.row('IL-5-3').verdict, on.row('IL-5-3').settledBy], [verdict, on.events.length]);
    on.happens('case.reopened', '2026-11-26T09:01', { why: 'undo' });
    assert.equal(on.row('IL-5-3').settledBy, null);
  }
});

test('IL-5-3: a passing that comes before the due time, or names another duty, changes nothing', () => {
  const on = letterOpensCase('2026-11-02T09:00', { submission: 'application' });
  on.happens('deadline.passed', '2026-11-03T09:00', { obligation: on.row('IL-5-3').id });
  assert.equal(on.row('IL-5-3').verdict, 'open');
});

test('IL-5-3: a further letter in an answered submission’s case has the law’s time again', () => {
  const on = letterOpensCase('2026-11-02T09:00', { submission: 'application' });
  answer(on, '2026-11-03T09:00');
  on.happens('email.received', '2026-11-09T09:00', letter());
  assert.deepEqual(
    on.rows('IL-5-3').map(({ verdict }) => verdict),
    ['met', 'open'],
  );
});

test('IL-5-3: the law does not speak of letters between institutions', () => {
  assert.deepEqual(
    letterOpensCase('2026-11-02T09:00', { submission: 'application', clientKind: 'state-institution' }).rows('IL-5-3'),
    [],
  );
});

test('IAL-14-1 and VDAR-12-3: requests for information and for one’s own data have the time of their own act', () => {
  const information = letterOpensCase('2026-11-02T09:00', { submission: 'information-request' }).row('IAL-14-1');
  assert.equal(civil(information.dueAt ?? assert.fail()).slice(0, 10), '2026-11-17');
  const data = letterOpensCase('2026-11-02T09:00', { submission: 'data-subject-request' }).row('VDAR-12-3');
  assert.equal(civil(data.dueAt ?? assert.fail()).slice(0, 10), '2026-12-02');
});

test('merged: every duty of the source keeps its own due time, and the answer in the target settles it there too', () => {
  const on = letterOpensCase('2026-11-02T09:00', { submission: 'application' });
  const before = on.all();
  on.happens('case.merged', '2026-11-03T09:00', { into: '00000000-0000-4000-8000-0000000000c2' as never });
  assert.deepEqual(on.all(), before);
  on.happens('case.unmerged', '2026-11-03T09:01', { outOf: '00000000-0000-4000-8000-0000000000c2' as never });
  assert.deepEqual(on.all(), before);
  on.happens('reply.delivered', '2026-11-04T09:00', delivery());
  assert.equal(on.row('IL-5-3').verdict, 'met');
});

test('15: before the standard was in force nothing of it is owed', () => {
  const on = letterOpensCase('2023-11-30T23:59');
  assert.deepEqual(on.rows('5.2.1'), []);
  assert.equal(letterOpensCase('2023-12-01T00:00').rows('5.2.1').length, 1);
});

test('rows of another subject are left alone, and the order in which rows are handed in does not matter', () => {
  const judge = makeJudge(rulesOf(realStandards()));
  const on = letterOpensCase('2026-11-02T09:00', { submission: 'application' }, desk(judge));
  const event = { ...on.events[0], version: 9, kind: 'reply.delivered', facts: delivery() } as never;
  const other = { ...CASE, id: '00000000-0000-4000-8000-0000000000c9' };
  assert.deepEqual(
    judge(
      on.all().map((one) => ({ ...one, subject: other })),
      event,
    ),
    [],
  );
  assert.deepEqual(judge([...on.all()].reverse(), event), judge(on.all(), event));
});
