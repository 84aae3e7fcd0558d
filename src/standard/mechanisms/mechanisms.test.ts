import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoCalendar, riga, civil } from '../../time/calendars.fixture.ts';
import { dueAfter } from '../../time/due-after.ts';
import type { JournalEvent } from '../../vocabulary/events.ts';
import { CASE, letterOpensCase, realStandards } from '../desk.fixture.ts';
import type { Mechanism, MechanismOf } from '../mechanism.ts';
import { notConfirmed, openConfirmation } from './confirmation.ts';
import { extendDeadline } from './deadline.ts';
import type { Occasion } from './duty.ts';
import { openEndeavour, shareKept } from './endeavour.ts';
import { excluded } from './exclusion.ts';
import { gateHolds } from './gate.ts';
import { endsBy, withinLimit } from './limit.ts';
import { observed } from './observation.ts';
import { inOrder, overtaken } from './order.ts';
import { handedOnPromise, keepsPromise, openPromise, renegotiatePromise } from './promise.ts';
import { answered } from './question.ts';
import { openRegister } from './register.ts';
import { routeTo } from './routing.ts';
import { stepsMissing } from './step.ts';

const clauses = realStandards()[0]?.clauses ?? [];
const calendar = demoCalendar();

/** The mechanism as the standard itself has it: numbers come from the clause, never from the test. */
function mechanism<Kind extends Mechanism['kind']>(clause: string, kind: Kind): MechanismOf<Kind> {
  const found = clauses.find(({ id }) => id === clause)?.mechanisms.find((one) => one.kind === kind);
  assert.ok(found, `${clause} has no ${kind}`);
  return found as MechanismOf<Kind>;
}

function occasion(at: string, facts: Record<string, unknown> = {}): Occasion {
  const from = riga(at);
  const event = {
    kind: 'case.noted',
    at: from,
    facts,
    subject: CASE,
    version: 7,
    actor: null,
  } as unknown as JournalEvent;
  return {
    event,
    facts,
    from,
    target: null,
    count: (length) => dueAfter(calendar, from, length),
    near: (dueAt) => dueAt,
  };
}

test('8.1: answered at the third ring is in time, at the fourth is not, and neither is a breach', () => {
  const endeavour = mechanism('8.1', 'endeavour');
  const ring = (rings: unknown) => openEndeavour(endeavour, occasion('2026-11-16T09:00', { rings }));
  assert.deepEqual([ring(3)?.verdict, ring(3)?.inTime], ['met', true]);
  assert.deepEqual([ring(4)?.verdict, ring(4)?.inTime], ['met', false]);
  assert.equal(ring(undefined), null);
});

test('8.1: a share says how sure it is: 8 of 10 lies anywhere between one half and nine tenths', () => {
  const share = shareKept(8, 10) ?? assert.fail();
  assert.equal(share.share, 0.8);
  assert.ok(share.low > 0.48 && share.low < 0.5 && share.high > 0.93 && share.high < 0.95, JSON.stringify(share));
  assert.equal(shareKept(0, 0), null);
});

test('8.5.2: a promise is due when it was promised for and is kept only in the promised form', () => {
  const promise = mechanism('8.5.2', 'promise');
  const opening = openPromise(
    promise,
    occasion('2026-11-16T09:00', { answerBy: '2026-11-17T10:00:00Z', form: 'phone' }),
  );
  assert.equal(opening?.topic, 'answer/phone');
  assert.equal(opening?.due?.at.toString(), '2026-11-17T10:00:00Z');
  const duty = { ...letterOpensCase('2026-11-16T09:00').row('5.2.1'), topic: 'answer/phone' };
  assert.equal(keepsPromise(promise, duty, { form: 'phone' }), true);
  assert.equal(keepsPromise(promise, duty, { form: 'e-mail' }), false);
});

test('8.5.2: without a time, or in a form that the clause does not know, nothing was promised', () => {
  const promise = mechanism('8.5.2', 'promise');
  assert.equal(openPromise(promise, occasion('2026-11-16T09:00', { form: 'phone' })), null);
  assert.equal(openPromise(promise, occasion('2026-11-16T09:00', { answerBy: 'soon', form: 'phone' })), null);
  assert.equal(
    openPromise(promise, occasion('2026-11-16T09:00', { answerBy: '2026-11-17T10:00:00Z', form: 'pigeon' })),
    null,
  );
});

test('8.5.2: another time counts from the agreement on; agreed when the promised one has gone by, it cures nothing', () => {
  const promise = mechanism('8.5.2', 'promise');
  const duty = { ...letterOpensCase('2026-11-16T09:00').row('5.2.1'), dueAt: riga('2026-11-17T12:00') };
  const agreed = (at: string, answerBy: string) => {
    const { event, facts } = occasion(at, { answerBy: riga(answerBy).toString() });
    return renegotiatePromise(promise, duty, event, facts, (dueAt) => dueAt).dueAt;
  };
  assert.equal(civil(agreed('2026-11-17T11:00', '2026-11-19T12:00') ?? assert.fail()), '2026-11-19T12:00');
  assert.equal(civil(agreed('2026-11-17T11:00', '2026-11-17T11:30') ?? assert.fail()), '2026-11-17T11:30');
  assert.equal(civil(agreed('2026-11-17T12:01', '2026-11-19T12:00') ?? assert.fail()), '2026-11-17T12:00');
});

test('8.5.2: who takes a promise over cannot promise a later time', () => {
  const [early, late] = [riga('2026-11-17T10:00'), riga('2026-11-18T10:00')];
  assert.equal(handedOnPromise(early, late), early);
  assert.equal(handedOnPromise(late, early), early);
});

test('10.1: an interim answer in time moves the due time to the day it names; a late or an earlier one does not', () => {
  const deadline = mechanism('10.1', 'deadline');
  const duty = letterOpensCase('2026-11-18T10:00').row('5.2.1');
  const extend = (at: string, answerBy: unknown) => {
    const { event, facts } = occasion(at, { answerBy });
    return extendDeadline(
      deadline,
      duty,
      event,
      facts,
      (length) => dueAfter(calendar, event.at, length),
      (dueAt) => dueAt,
    );
  };
  const extended = extend('2026-11-19T09:00', '2026-11-25T15:00:00Z');
  assert.equal(civil(extended.dueAt ?? assert.fail()), '2026-11-25T17:00');
  assert.deepEqual(
    extended.explanation.map(({ step }) => step),
    ['received', 'due'],
  );
  assert.equal(extend('2026-11-20T09:00', '2026-11-25T15:00:00Z'), duty);
  assert.equal(extend('2026-11-19T09:00', '2026-11-18T15:00:00Z'), duty);
  assert.equal(extend('2026-11-19T09:00', undefined), duty);
});

test('7.5: service ends only after a warning, unless there is danger', () => {
  const gate = mechanism('7.5', 'gate');
  assert.equal(gateHolds(gate, { danger: false }, []), false);
  assert.equal(gateHolds(gate, { danger: false }, [{ kind: 'incident.client-warned' }]), true);
  assert.equal(gateHolds(gate, { danger: true }, []), true);
});

test('9.5: a reply that was not read through does not pass', () => {
  const gate = mechanism('9.5', 'gate');
  assert.equal(gateHolds(gate, { readThrough: false }, []), false);
  assert.equal(gateHolds(gate, { readThrough: true }, []), true);
});

test('6.9: no internal client is called while an external one waits; among equals whoever came first', () => {
  const order = mechanism('6.9', 'order');
  const client = (group: string, since: string) => ({ since: riga(since), facts: { group } });
  const internal = client('internal', '2026-11-16T09:00');
  const external = client('external', '2026-11-16T09:10');
  const later = client('external', '2026-11-16T09:20');
  assert.equal(overtaken(order, internal, [later, external]), external);
  assert.equal(overtaken(order, later, [internal, external]), null);
  assert.deepEqual(inOrder(order, [internal, later, external]), [external, later, internal]);
});

test('6.7: a call taken while serving is a finding, one before, after or for this client is not', () => {
  const exclusion = mechanism('6.7', 'exclusion');
  const serving = [
    { from: riga('2026-11-16T09:00'), until: riga('2026-11-16T09:20') },
    { from: riga('2026-11-16T10:00'), until: null },
  ];
  const call = (at: string, forThisClient = false) => ({ at: riga(at), facts: { forThisClient } });
  const [before, during, forClient, atTheEnd, lasting] = [
    call('2026-11-16T08:59'),
    call('2026-11-16T09:10'),
    call('2026-11-16T09:11', true),
    call('2026-11-16T09:20'),
    call('2026-11-16T11:00'),
  ];
  assert.deepEqual(excluded(exclusion, serving, [before, during, forClient, atTheEnd, lasting]), [during, lasting]);
});

test('14: a complaint goes up the ladder of the clause, and about the council itself nobody is invented', () => {
  const routing = mechanism('14', 'routing');
  const decider = (about: string) => routeTo(routing, { about }, new Set());
  assert.deepEqual(decider('employee'), ['head-of-employee']);
  assert.deepEqual(decider('head'), ['executive-director', 'deputy-executive-director']);
  assert.deepEqual(decider('deputy-council-chair'), ['council-chair']);
  assert.deepEqual(decider('council-chair'), ['council']);
  assert.equal(decider('council'), null);
});

test('14: whoever is walled off decides nothing, even when nobody is left', () => {
  const routing = mechanism('14', 'routing');
  assert.deepEqual(routeTo(routing, { about: 'head' }, new Set(['executive-director'])), ['deputy-executive-director']);
  assert.deepEqual(routeTo(routing, { about: 'council-chair' }, new Set(['council'])), []);
});

test('7.6: a break of fifteen minutes is a right; longer is excused, never breached; it ends by itself', () => {
  const limit = mechanism('7.6', 'limit');
  assert.equal(withinLimit(limit, 15), 'met');
  assert.equal(withinLimit(limit, 16), 'excused');
  assert.equal(withinLimit({ ...limit, as: 'duty' }, 16), 'breached');
  assert.equal(withinLimit(limit, null), 'not-assessable');
  assert.equal(civil(endsBy(limit, riga('2026-11-16T10:00'))), '2026-11-16T10:15');
});

test('6.1–6.12: steps that were not ticked are listed in the order of the clause', () => {
  const step = (clause: string) => mechanism(clause, 'step');
  const steps = [
    { step: step('6.10'), ticked: false },
    { step: step('6.1'), ticked: true },
    { step: step('6.4'), ticked: false },
  ];
  assert.deepEqual(
    stepsMissing(steps).map((one) => one.step.nth),
    [3, 5],
  );
});

test('5.3: too few answers say nothing, and answers off the scale are none', () => {
  const question = mechanism('5.3.2', 'question');
  assert.equal(answered(question, [0, 0, 0, 0, 4]), null);
  assert.equal(answered(question, [0, 0, 0, 0, 4, 0, 0, 0, 1]), null);
  const five = answered(question, [0, 0, 1, 1, 3]);
  assert.equal(five?.answers, 5);
  assert.equal(five?.mean, 4.4);
});

test('5.3: the interval of a mean narrows with the answers, stays within the scale and is never a point', () => {
  const question = mechanism('5.3.2', 'question');
  const widths = [5, 50, 500].map((count) => {
    const all = answered(question, [0, 0, 0, 0, count]);
    assert.ok(all !== null && all.high === 5 && all.low < 5 && all.low >= 1);
    return all.high - all.low;
  });
  assert.deepEqual(
    widths,
    widths.toSorted((a, b) => b - a),
  );
  assert.ok((widths[0] ?? 0) > 1 && (widths[2] ?? 1) < 0.2);
});

test('5.5.1: what could not be seen counts neither way', () => {
  const observation = mechanism('5.5.1', 'observation');
  assert.equal(observed(observation, ['seen', 'seen', 'seen', 'seen', 'could-not-see']), null);
  assert.deepEqual(observed(observation, ['seen', 'seen', 'not-seen', 'seen', 'seen', 'could-not-see']), {
    sheets: 5,
    seen: 4,
  });
});

test('5.7.2: a bulletin is to be confirmed within five working days by each of its audience', () => {
  const opening = openConfirmation(mechanism('5.7.2', 'confirmation'), occasion('2026-11-02T09:00'));
  assert.equal(civil(opening.due?.at ?? assert.fail()), '2026-11-09T17:00');
  assert.deepEqual(notConfirmed(['a', 'b', 'a', 'c'], new Set(['b'])), ['a', 'c']);
});

test('5.6.5: the author of a suggestion is owed an answer; an entry without a time is evidence by itself', () => {
  const suggestion = openRegister(mechanism('5.6.5', 'register'), occasion('2026-11-02T09:00'));
  assert.deepEqual([suggestion.verdict, civil(suggestion.due?.at ?? assert.fail())], ['open', '2026-11-16T17:00']);
  const training = openRegister(mechanism('5.7.3', 'register'), occasion('2026-11-02T09:00'));
  assert.deepEqual([training.verdict, training.due], ['met', null]);
});
