import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { riga } from '../time/calendars.fixture.ts';
import { CLIENT_KINDS, CLOSING_OUTCOMES, SUBMISSION_KINDS } from '../vocabulary/words.ts';
import type { EventKind, JournalEvent } from '../vocabulary/events.ts';
import {
  ANNA,
  approval,
  CASE,
  delivery,
  JANIS,
  letter,
  OTHER_UNIT,
  REPLY,
  realStandards,
  rulesOf,
  UNIT,
} from './desk.fixture.ts';
import { governing } from './governing.ts';
import { makeJudge, touchable } from './judge.ts';
import type { Obligation } from './obligation.ts';

const judge = makeJudge(rulesOf(realStandards()));

type Happening = {
  readonly kind: EventKind;
  readonly facts: Record<string, unknown>;
  readonly minutes: number;
  readonly pick: number;
};

const unit = fc.constantFrom(UNIT, OTHER_UNIT);
const holder = fc.constantFrom(ANNA, JANIS);
const submission = fc.constantFrom(...SUBMISSION_KINDS);
const clientKind = fc.constantFrom(...CLIENT_KINDS);
const facts: readonly (readonly [EventKind, fc.Arbitrary<Record<string, unknown>>])[] = [
  ['case.classified', fc.record({ submission })],
  ['case.taken', fc.record({ holder, unit })],
  ['case.released', fc.record({ unit })],
  ['case.assigned', fc.record({ holder, unit })],
  [
    'case.handed-over',
    fc.record({ unit, holder: fc.option(holder), reason: fc.constantFrom('outside-my-competence', 'absence') }),
  ],
  ['case.put-to-client', fc.constant({})],
  ['case.closed', fc.record({ outcome: fc.constantFrom(...CLOSING_OUTCOMES) })],
  ['case.reopened', fc.record({ why: fc.constantFrom('client-wrote', 'employee', 'reply-bounced', 'undo') })],
  ['case.merged', fc.constant({ into: 'x' })],
  ['case.unmerged', fc.constant({ outOf: 'x' })],
  ['email.received', fc.record({ awaitsAnswer: fc.boolean(), clientKind }).map((some) => letter(some))],
  ['reply.approved', fc.record({ answers: fc.boolean(), readThrough: fc.boolean() }).map((some) => approval(some))],
  ['reply.withdrawn', fc.constant({ reply: REPLY })],
  ['reply.failed', fc.constant({ reply: REPLY, code: 550 })],
  ['reply.delivered', fc.boolean().map((answers) => delivery(answers))],
  ['reply.bounced', fc.constant({ reply: REPLY, status: '5.1.1' })],
  ['deadline.neared', fc.constant({})],
  ['deadline.passed', fc.constant({})],
];
const happening: fc.Arbitrary<Happening> = fc
  .constantFrom(...facts)
  .chain(([kind, arbitrary]) =>
    fc.record({ kind: fc.constant(kind), facts: arbitrary, minutes: fc.nat(3 * 24 * 60), pick: fc.nat(20) }),
  );
const opening = fc
  .record({ submission, clientKind })
  .map((some) => ({ channel: 'e-mail', unit: UNIT, needStated: true, followUpOf: null, ...some }));
const chain = fc.tuple(opening, fc.array(happening, { maxLength: 25 }));

/** The chain as a journal: deadlines name a row that then stands, as the loop that watches them would. */
function live(
  first: Record<string, unknown>,
  rest: readonly Happening[],
  seen: (
    rows: ReadonlyMap<string, Obligation>,
    event: JournalEvent,
    before: ReadonlyMap<string, Obligation>,
  ) => void = () => {},
) {
  const rows = new Map<string, Obligation>();
  const events: JournalEvent[] = [];
  let at = riga('2026-02-25T10:00');
  for (const { kind, facts: given, minutes, pick } of [
    { kind: 'case.opened' as const, facts: first, minutes: 0, pick: 0 },
    ...rest,
  ]) {
    at = at.add({ minutes });
    const row = [...rows.values()][pick % Math.max(1, rows.size)];
    const some = kind.startsWith('deadline.') ? { obligation: row?.id ?? 'none' } : given;
    const event = {
      kind,
      at,
      facts: some,
      subject: CASE,
      version: events.length + 1,
      actor: ANNA,
    } as unknown as JournalEvent;
    const before = new Map(rows);
    for (const { change, obligation } of judge([...rows.values()], event)) {
      assert.equal(rows.has(obligation.id), change === 'changed', `${change} ${obligation.clause}`);
      rows.set(obligation.id, obligation);
    }
    events.push(event);
    seen(rows, event, before);
  }
  return { rows, events };
}

const plain = (rows: ReadonlyMap<string, Obligation>) =>
  JSON.stringify([...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));

test('a replay of the journal gives the same rows, whatever happened and in whatever order rows are handed in', () => {
  fc.assert(
    fc.property(chain, ([first, rest]) => {
      const { rows, events } = live(first, rest);
      const again = new Map<string, Obligation>();
      for (const event of events) {
        for (const { obligation } of judge([...again.values()].reverse(), event)) again.set(obligation.id, obligation);
      }
      assert.equal(plain(again), plain(rows));
    }),
    { numRuns: 200, seed: 15 },
  );
});

test('judging by the rows that may still be touched gives the same as judging by all', () => {
  fc.assert(
    fc.property(chain, ([first, rest]) => {
      live(first, rest, (_rows, event, before) => {
        assert.deepEqual(judge(touchable(before.values()), event), judge([...before.values()], event));
      });
    }),
    { numRuns: 200, seed: 19 },
  );
});

/** Spam, thanks, and a reply that never left: what was held against these never was owed. */
const NEVER_OWED: readonly EventKind[] = ['case.closed', 'case.classified', 'reply.withdrawn', 'reply.failed'];

test('whatever happens: an endeavour is never breached, a due time once counted only moves later, a breach stays unless it never was owed', () => {
  fc.assert(
    fc.property(chain, ([first, rest]) => {
      live(first, rest, (rows, event, before) => {
        for (const now of rows.values()) {
          const was = before.get(now.id);
          if (now.mechanism === 'endeavour' || now.mechanism === 'step') assert.notEqual(now.verdict, 'breached');
          assert.equal(now.settledBy === null, now.settledAt === null);
          if (now.verdict === 'open') assert.equal(now.settledBy, null);
          if (now.verdict === 'met') assert.notEqual(now.settledBy, null);
          if (was?.dueAt && now.dueAt) assert.ok(Temporal.Instant.compare(now.dueAt, was.dueAt) >= 0);
          if (was?.verdict === 'breached' && now.verdict !== 'breached') {
            assert.equal(now.verdict, 'not-assessable');
            assert.ok(NEVER_OWED.includes(event.kind), event.kind);
          }
        }
      });
    }),
    { numRuns: 200, seed: 16 },
  );
});

test('5.2.1: after a letter that awaits an answer something is owed, until an answer or a stated reason ends it', () => {
  fc.assert(
    fc.property(chain, ([first, rest]) => {
      const { rows } = live(first, [...rest, { kind: 'email.received', facts: { ...letter() }, minutes: 1, pick: 0 }]);
      const owed = [...rows.values()].filter((one) => one.clause === '5.2.1' && one.settledBy === null);
      assert.ok(owed.length > 0);
    }),
    { numRuns: 200, seed: 17 },
  );
});

test('of the duties about one thing exactly one governs', () => {
  fc.assert(
    fc.property(chain, ([first, rest]) => {
      const rows = [...live(first, rest).rows.values()];
      const answer = governing(rows);
      const owed = rows.filter(({ topic, settledBy }) => topic !== null && settledBy === null);
      for (const [topic, duties] of Map.groupBy(owed, ({ topic }) => topic)) {
        assert.equal(duties.filter(({ id }) => answer.get(id)?.governs).length, 1, String(topic));
      }
    }),
    { numRuns: 200, seed: 18 },
  );
});
