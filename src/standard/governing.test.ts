import assert from 'node:assert/strict';
import { test } from 'node:test';
import { riga } from '../time/calendars.fixture.ts';
import type { ObligationId } from '../vocabulary/ids.ts';
import { approval, delivery, desk, letterOpensCase, realStandards } from './desk.fixture.ts';
import { explain } from './explain.ts';
import { figuresOf } from './figures.ts';
import { governing } from './governing.ts';

test('the law’s binding time governs before the unit’s target, and each says why', () => {
  const on = letterOpensCase('2026-11-02T09:00', { submission: 'application' });
  const answer = governing(on.all());
  const [law, target] = [on.row('IL-5-3'), on.row('5.2.1')];
  assert.equal(answer.get(law.id)?.governs, true);
  assert.equal(answer.get(law.id)?.why.lv, 'Saistošs termiņš (likumā) ir pirms mērķa (5.2.1. punktā).');
  assert.equal(answer.get(target.id)?.governs, false);
  assert.equal(answer.get(target.id)?.instead, law.id);
  assert.equal(answer.get(target.id)?.why.en, 'This is a target; the binding time (in the law) governs.');
  assert.equal(answer.get(on.row('5.3.4').id)?.governs, true, 'another topic is another matter');
});

test('of the same kind the earliest governs, at the same time the law’s, and always exactly one', () => {
  const law = letterOpensCase('2026-11-02T09:00', { submission: 'application' }).row('IL-5-3');
  const standard = { ...law, id: 'b' as ObligationId, standard: 'adazi/2023-12-01' as typeof law.standard };
  const earlier = { ...standard, id: 'c' as ObligationId, dueAt: riga('2026-11-03T09:00') };
  assert.equal(governing([standard, law]).get(law.id)?.governs, true);
  assert.equal(governing([law, standard, earlier]).get(earlier.id)?.governs, true);
  const all = [...governing([law, standard, earlier, { ...earlier, id: 'd' as ObligationId }]).values()];
  assert.equal(all.filter(({ governs }) => governs).length, 1);
});

test('what is settled governs nothing any more', () => {
  const on = letterOpensCase('2026-11-02T09:00', { submission: 'application' });
  on.happens('reply.delivered', '2026-11-02T10:00', delivery());
  assert.equal(governing(on.all()).get(on.row('IL-5-3').id)?.governs, false);
  assert.equal(governing([]).size, 0);
});

test('figures count duties clause by clause and add no two clauses together', () => {
  const on = letterOpensCase('2026-11-02T09:00', { submission: 'application' });
  on.happens('reply.approved', '2026-11-30T10:00', approval());
  on.happens('reply.delivered', '2026-11-30T10:00', delivery());
  on.happens('email.received', '2026-12-01T10:00', { ...on.events[1]?.facts } as never);
  const figures = new Map(figuresOf(on.all()).map((one) => [one.clause as string, one]));
  assert.deepEqual(figures.get('IL-5-3')?.verdicts, { open: 1, met: 0, breached: 1, excused: 0, 'not-assessable': 0 });
  assert.equal(figures.get('IL-5-3')?.inTime?.share, 0);
  assert.deepEqual(
    [figures.get('5.2.1')?.opened, figures.get('5.2.1')?.owed, figures.get('5.2.1')?.verdicts.met],
    [2, 1, 1],
  );
  assert.equal(figures.get('9.1')?.inTime, null);
});

test('5.2.1: a duty is explained in both languages: clause, event, counting, what settles it, how the clause is read', () => {
  const duty = letterOpensCase('2026-11-20T16:50').row('5.2.1');
  const standard = realStandards()[0] ?? assert.fail();
  const lv = explain(duty, standard, 'lv');
  assert.deepEqual(
    [...new Set(lv.map(({ about }) => about))],
    ['clause', 'binding', 'opened', 'counted', 'settles', 'interpretation'],
  );
  assert.equal(
    lv[0]?.text,
    'Standarta 5.2.1. apakšpunkts: Pienākumus un uzdevumus izpilda kvalitatīvi un laikus; ja termiņa nav — iespējami ātri.',
  );
  assert.equal(lv.find(({ about }) => about === 'opened')?.text, 'Pienākums rodas, kad saņemta klienta vēstule.');
  assert.equal(
    lv.find(({ about }) => about === 'settles')?.text,
    'To izpilda, kad atbilde nodota klienta pasta serverim vai lieta slēgta.',
  );
  assert.ok(
    explain(duty, standard, 'en').some(
      ({ text }) => text === 'The duty arises when a letter of the client was received.',
    ),
  );
  assert.throws(() => explain({ ...duty, clause: '9.9' as typeof duty.clause }, standard, 'lv'), /9\.9/);
});

test('every duty that the desk can open is explained without a gap', () => {
  const on = desk();
  letterOpensCase('2026-11-02T09:00', { submission: 'application' }, on);
  on.happens('reply.approved', '2026-11-30T10:00', approval());
  const standards = new Map(realStandards().map((standard) => [standard.id, standard]));
  for (const duty of on.all()) {
    for (const language of ['lv', 'en'] as const) {
      const lines = explain(duty, standards.get(duty.standard) ?? assert.fail(), language);
      assert.ok(
        lines.every(({ text }) => text.length > 3),
        duty.clause,
      );
    }
  }
});
