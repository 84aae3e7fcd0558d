import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EmployeeId, RequestId, UnitId } from '../../vocabulary/ids.ts';
import { decideRequest, missingOfInterim } from './decide-request.ts';
import { dayNamed, readReply } from './read-reply.ts';
import type { Request } from './request.ts';
import { requestLetter } from './request-letter.ts';
import { roundsOf } from './rounds.ts';

const [ANNA, JANIS, ILZE] = ['a', 'b', 'c'].map((n) => `00000000-0000-4000-8000-00000000000${n}` as EmployeeId) as [
  EmployeeId,
  EmployeeId,
  EmployeeId,
];
const UNIT = '00000000-0000-4000-8000-000000000001' as UnitId;
const at = (civil: string) => Temporal.PlainDateTime.from(civil).toZonedDateTime('Europe/Riga').toInstant();
const NOW = at('2026-11-23T10:00');

function received(more: Partial<Request> = {}): Request {
  return {
    id: '00000000-0000-4000-8000-0000000000aa' as RequestId,
    asker: ANNA,
    askerUnit: UNIT,
    unit: UNIT,
    holder: JANIS,
    asked: { kind: 'person', id: JANIS },
    routed: [],
    case: null,
    about: null,
    subject: 'Bedre',
    state: 'received',
    askedAt: at('2026-11-20T16:50'),
    dueAt: at('2026-11-23T17:00'),
    endedAt: null,
    score: null,
    ...more,
  };
}

const DEEDS = [
  { do: 'answer', text: 'Trešdien.', channel: 'internal' },
  { do: 'interim', text: 'Jāsarunā ar būvnieku.', answerBy: at('2026-11-25T17:00') },
  { do: 'return', reason: 'needs-more', text: 'Kura iela?' },
  { do: 'withdraw' },
] as const;

test('10.1: received and interim lead on, what has ended does not come back', () => {
  for (const deed of DEEDS) {
    for (const state of ['received', 'interim'] as const) {
      const decided = decideRequest(received({ state }), deed, NOW);
      assert.ok(!('refused' in decided), deed.do);
      assert.equal(decided.facts.length, 1);
    }
    for (const state of ['answered', 'returned', 'withdrawn'] as const)
      assert.deepEqual(decideRequest(received({ state, endedAt: NOW }), deed, NOW), { refused: 'ended' });
  }
});

test('10.1: an interim answer may follow another, and each names a later time', () => {
  const second = received({ state: 'interim', dueAt: at('2026-11-25T17:00') });
  const deed = { do: 'interim', text: 'Būvnieks vēl nav atbildējis.', answerBy: at('2026-11-27T17:00') } as const;
  assert.ok(!('refused' in decideRequest(second, deed, NOW)));
  assert.deepEqual(missingOfInterim(second, deed.text, at('2026-11-25T17:00'), NOW), ['date-not-later']);
  assert.deepEqual(missingOfInterim(second, '', null, NOW), ['explanation', 'date']);
});

test('nothing is answered or returned without words; what is not answered is not rated', () => {
  const one = received();
  assert.deepEqual(decideRequest(one, { do: 'answer', text: ' \n', channel: 'internal' }, NOW), {
    refused: 'nothing-said',
  });
  assert.deepEqual(decideRequest(one, { do: 'return', reason: 'other', text: '' }, NOW), { refused: 'reason-missing' });
  assert.deepEqual(decideRequest(one, { do: 'rate', score: 5 }, NOW), { refused: 'not-answered-yet' });
  const answered = received({ state: 'answered', endedAt: NOW });
  for (const score of [0, 6, 2.5, Number.NaN])
    assert.deepEqual(decideRequest(answered, { do: 'rate', score }, NOW), { refused: 'no-such-score' });
});

test('rounds count the same way of a question, however many stand between', () => {
  const link = (asker: EmployeeId, answerer: EmployeeId) => ({ asker, answerer });
  assert.equal(roundsOf([], link(ANNA, JANIS)), 1);
  assert.equal(roundsOf([link(JANIS, ANNA), link(ANNA, JANIS)], link(ANNA, JANIS)), 2);
  const ring = [link(ANNA, JANIS), link(JANIS, ILZE), link(ILZE, ANNA)];
  assert.equal(roundsOf([...ring, ...ring], link(ANNA, JANIS)), 3);
});

test('a day is read from the words of an e-mail, and only where one is named', () => {
  const monday = Temporal.PlainDate.from('2026-11-23');
  const named = (words: string) => dayNamed(words, monday)?.toString() ?? null;
  assert.equal(named('atbildēšu 26. novembrī'), '2026-11-26');
  assert.equal(named('būs līdz 26.11.'), '2026-11-26');
  assert.equal(named('būs līdz 4.1.'), '2027-01-04');
  assert.equal(named('līdz 26.11.2026.'), '2026-11-26');
  assert.equal(named('by 2026-11-30'), '2026-11-30');
  assert.equal(named('rīt došu ziņu'), '2026-11-24');
  assert.equal(named('parīt'), '2026-11-25');
  assert.equal(named('trešdien'), '2026-11-25');
  assert.equal(named('pirmdien'), '2026-11-30');
  assert.equal(named('nākamnedēļ'), '2026-12-04');
  assert.equal(named('31. februārī'), null);
  assert.equal(named('rītdienas sapulcē'), null);
  assert.equal(named('drīz'), null);
});

test('an answer is an answer; words that put off are to be confirmed; a signature alone is nothing', () => {
  const monday = Temporal.PlainDate.from('2026-11-23');
  assert.deepEqual(readReply('Aizbērs trešdien.', monday), { as: 'answer', text: 'Aizbērs trešdien.' });
  assert.equal(readReply('Šobrīd nevaru, jo nav datu.', monday).as, 'interim');
  assert.equal(readReply('I will get back to you tomorrow', monday).as, 'interim');
  assert.deepEqual(readReply('Jā.\n-- \nJānis\nBūvvalde', monday), { as: 'answer', text: 'Jā.' });
  assert.equal(readReply('\n-- \nJānis', monday).as, 'empty');
});

test('a letter greets once and names the case only where it is told to', () => {
  const told = {
    kind: 'question',
    subject: 'Bedre',
    text: 'Labdien!\n\nKad aizbērs?',
    author: 'Anna Paraudziņa',
    question: '',
    asker: 'Anna Paraudziņa',
    caseNumber: null,
    dueAt: at('2026-11-23T17:00'),
    answerBy: null,
    reason: null,
    routed: [],
    link: '',
  } as const;
  const { subject, text } = requestLetter(told);
  assert.equal(subject, 'Pieprasījums: Bedre');
  assert.equal(text.match(/Labdien/g)?.length, 1);
  assert.match(text, /Kad aizbērs\?/);
  assert.doesNotMatch(text, /Lieta:/);
  assert.match(requestLetter({ ...told, caseNumber: 'PN-2026-00001' }).text, /Lieta: PN-2026-00001\./);
});
