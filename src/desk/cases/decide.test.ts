import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CaseId, ClientId, EmployeeId, MailId, NoteId, UnitId } from '../../vocabulary/ids.ts';
import { CASE_STATES, type CaseState } from '../../vocabulary/words.ts';
import { type Case, isOpen } from './case.ts';
import { type CaseDeed, decideCase } from './decide.ts';

const NOW = Temporal.Instant.from('2026-11-20T10:00:00Z');
const ANNA = 'anna' as EmployeeId;
const JANIS = 'janis' as EmployeeId;
const UNIT = 'unit' as UnitId;
const OTHER = 'other-unit' as UnitId;

function aCase(state: CaseState, id = 'one', holder: EmployeeId | null = null): Case {
  const base = {
    id: id as CaseId,
    number: 'PN-2026-00001',
    title: 'Bedre',
    channel: 'e-mail',
    submission: 'question',
    client: 'client' as ClientId,
    unit: UNIT,
    holder,
    openedAt: NOW,
    followUpOf: null,
  } as const;
  if (state === 'closed') return { ...base, state, closedAt: NOW, outcome: 'answered' };
  if (state === 'merged') return { ...base, state, mergedInto: 'root' as CaseId };
  return { ...base, state };
}

type Does = CaseDeed['do'];
const DEEDS: { readonly [Do in Does]: CaseDeed & { readonly do: Do } } = {
  take: { do: 'take', by: ANNA, unit: UNIT },
  release: { do: 'release' },
  assign: { do: 'assign', to: JANIS, unit: OTHER },
  'hand-over': { do: 'hand-over', unit: OTHER, to: null, reason: 'workload' },
  'hand-back': { do: 'hand-back', unit: OTHER, to: null, reason: 'not-enough-known', times: 1 },
  classify: { do: 'classify', submission: 'complaint' },
  note: { do: 'note', note: 'note' as NoteId },
  'put-to-client': { do: 'put-to-client' },
  close: { do: 'close', outcome: 'answered', answerOwed: false },
  reopen: { do: 'reopen', why: 'employee' },
  answered: { do: 'answered' },
  'client-wrote': { do: 'client-wrote' },
  merge: { do: 'merge', into: aCase('open', 'root') },
  unmerge: { do: 'unmerge' },
  split: { do: 'split', mail: 'mail' as MailId, into: 'new' as CaseId, mails: 2 },
};

/** The state after each deed, or the refusal; the columns are the states in the order of `CASE_STATES`. */
const TABLE: { readonly [Do in Does]: readonly [string, string, string, string, string] } = {
  take: ['open', 'waiting-for-client', 'answered', '!case-not-open', '!case-not-open'],
  release: ['open', 'waiting-for-client', 'answered', '!case-not-open', '!case-not-open'],
  assign: ['open', 'waiting-for-client', 'answered', '!case-not-open', '!case-not-open'],
  'hand-over': ['open', 'waiting-for-client', 'answered', '!case-not-open', '!case-not-open'],
  'hand-back': ['open', 'waiting-for-client', 'answered', '!case-not-open', '!case-not-open'],
  classify: ['open', 'waiting-for-client', 'answered', '!case-not-open', '!case-not-open'],
  note: ['open', 'waiting-for-client', 'answered', 'closed', 'merged'],
  'put-to-client': [
    'waiting-for-client',
    'waiting-for-client',
    'waiting-for-client',
    '!case-not-open',
    '!case-not-open',
  ],
  close: ['closed', 'closed', 'closed', '!case-not-open', '!case-not-open'],
  reopen: ['!case-already-open', '!case-already-open', '!case-already-open', 'open', '!case-not-open'],
  answered: ['answered', 'answered', 'answered', '!case-not-open', '!case-not-open'],
  'client-wrote': ['open', 'open', 'open', '!case-not-open', '!case-not-open'],
  merge: ['merged', 'merged', 'merged', '!case-not-open', '!case-not-open'],
  unmerge: ['!case-already-open', '!case-already-open', '!case-already-open', '!case-already-open', 'open'],
  split: ['open', 'waiting-for-client', 'answered', '!case-not-open', '!case-not-open'],
};

test('every deed in every state of a case leads where the table says, or is refused', () => {
  for (const [does, row] of Object.entries(TABLE)) {
    for (const [column, state] of CASE_STATES.entries()) {
      const decided = decideCase(aCase(state), DEEDS[does as Does], NOW);
      const found = 'refused' in decided ? `!${decided.refused}` : decided.case.state;
      assert.equal(found, row[column], `${does} upon ${state}`);
    }
  }
});

test('a deed that changes nothing records nothing, so that a second press leaves no trace', () => {
  const held = aCase('open', 'one', ANNA);
  const again: readonly [Case, CaseDeed][] = [
    [held, { do: 'take', by: ANNA, unit: UNIT }],
    [aCase('open'), { do: 'release' }],
    [held, { do: 'assign', to: ANNA, unit: UNIT }],
    [held, { do: 'classify', submission: 'question' }],
    [aCase('waiting-for-client'), { do: 'put-to-client' }],
  ];
  for (const [one, deed] of again) assert.deepEqual(decideCase(one, deed, NOW), { case: one, facts: [] }, deed.do);
});

test('5.2.1, 5.2.3: what is owed, held or alone is not closed, taken or split away', () => {
  assert.deepEqual(decideCase(aCase('open'), { do: 'close', outcome: 'answered', answerOwed: true }, NOW), {
    refused: 'answer-owed',
    clause: '5.2.1',
  });
  assert.ok(!('refused' in decideCase(aCase('open'), { do: 'close', outcome: 'spam', answerOwed: true }, NOW)));
  assert.deepEqual(decideCase(aCase('open', 'one', JANIS), DEEDS.take, NOW), {
    refused: 'case-already-held',
    holder: JANIS,
  });
  assert.deepEqual(decideCase(aCase('open'), { ...DEEDS.split, mails: 1 }, NOW), { refused: 'only-message' });
  assert.deepEqual(decideCase(aCase('open'), { ...DEEDS.merge, into: aCase('open') }, NOW), {
    refused: 'merge-into-itself',
  });
  for (const state of ['closed', 'merged'] as const)
    assert.deepEqual(decideCase(aCase('open'), { ...DEEDS.merge, into: aCase(state, 'root') }, NOW), {
      refused: 'merge-into-not-open',
    });
  const same: CaseDeed = { do: 'hand-over', unit: UNIT, to: ANNA, reason: 'workload' };
  assert.deepEqual(decideCase(aCase('open', 'one', ANNA), same, NOW), { refused: 'same-unit-and-holder' });
});

const person = fc.constantFrom(ANNA, JANIS);
const unit = fc.constantFrom(UNIT, OTHER);
const deed: fc.Arbitrary<CaseDeed> = fc.oneof(
  fc.record({ do: fc.constant('take'), by: person, unit }),
  fc.record({ do: fc.constant('assign'), to: person, unit }),
  fc.record({ do: fc.constant('hand-over'), unit, to: fc.option(person), reason: fc.constant('absence') }),
  fc.record({ do: fc.constant('close'), outcome: fc.constantFrom('answered', 'spam'), answerOwed: fc.boolean() }),
  fc.constantFrom(...Object.values(DEEDS)),
) as fc.Arbitrary<CaseDeed>;

test('whatever is done in whatever order, a case has one unit, at most one holder, and what its state demands', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
      let one = aCase('open');
      for (const next of deeds) {
        const decided = decideCase(one, next, NOW);
        if ('refused' in decided) continue;
        const after = decided.case;
        assert.ok([UNIT, OTHER].includes(after.unit));
        assert.ok(after.holder === null || [ANNA, JANIS].includes(after.holder));
        assert.equal('closedAt' in after, after.state === 'closed');
        assert.equal('outcome' in after, after.state === 'closed');
        assert.equal('mergedInto' in after, after.state === 'merged');
        assert.equal(isOpen(after), !['closed', 'merged'].includes(after.state));
        if (after.holder !== one.holder || after.unit !== one.unit) assert.equal(decided.facts.length, 1, next.do);
        one = after;
      }
    }),
  );
});
