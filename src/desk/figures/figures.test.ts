import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, settled, testDesk } from '../../../test/builders/desk.ts';
import { rawMail } from '../../../test/builders/mail.ts';
import { figuresOf } from '../../standard/figures.ts';
import { obligationsOfSubject, record, replay } from '../../journal/index.ts';
import type { CaseId, ClauseId, ClientId, DisclosureId, UnitId } from '../../vocabulary/ids.ts';
import { newId } from '../context.ts';
import { changeCase } from '../cases/index.ts';
import { countEverything } from './figures.store.ts';
import { mailById } from '../mail/index.ts';
import {
  beginningOf,
  countedByClause,
  countedByWeek,
  dutiesOfClause,
  followFigures,
  shareInTime,
  standings,
  weeksUntil,
} from './index.ts';

const TARGET = '5.2.1' as ClauseId;
const day = (text: string) => Temporal.PlainDate.from(text);

/** Three letters: of October, late; of Monday, closed as spam; of Tuesday, still owed. */
async function threeLetters() {
  const desk = await testDesk('2026-10-05T10:00');
  const cases: CaseId[] = [];
  for (const [nth, moment, to] of [
    [1, '2026-10-05T10:00', 'dome'],
    [2, '2026-11-23T09:00', 'dome'],
    [3, '2026-11-24T09:00', 'buvvalde'],
  ] as const) {
    desk.at(moment);
    const { id } = await desk.receive(
      rawMail({
        'Message-ID': `<f${nth}@klienti.example>`,
        From: `Klients <k${nth}@klienti.example>`,
        Subject: `Jautājums ${nth}`,
        To: `${to}@paraugnovads.example`,
      }),
      `${to}@paraugnovads.example`,
    );
    cases.push((await desk.database.read(DESK, (tx) => mailById(tx, id)))?.case_id as CaseId);
  }
  desk.at('2026-11-24T12:00');
  await desk.watchDeadlines();
  const anna = desk.as('Anna');
  const closed = await changeCase(desk, anna, cases[1] as CaseId, { do: 'close', outcome: 'spam', answerOwed: false });
  assert.ok(!('refused' in closed), JSON.stringify(closed));
  await settled(desk);
  while (await followFigures(desk));
  return { desk, cases };
}

test('5.2.1: three letters, one late, one spam, one owed, are counted so by the follower', async () => {
  const { desk, cases } = await threeLetters();
  const all = await desk.database.read(DESK, (tx) => countedByClause(tx, { units: null, from: null }));
  const standing = standings(all).get(TARGET);
  assert.equal(standing?.opened, 3);
  assert.equal(standing?.owed, 2);
  assert.equal(standing?.late, 1);
  assert.equal(standing?.verdicts['not-assessable'], 1);
  assert.equal(standing?.verdicts.breached, 0, 'an endeavour is never breached');
  assert.equal(shareInTime(standing as NonNullable<typeof standing>), null, 'nothing was decided with a time');

  const november = await desk.database.read(DESK, (tx) =>
    countedByClause(tx, { units: null, from: day('2026-11-01') }),
  );
  assert.equal(standings(november).get(TARGET)?.opened, 2);
  const building = desk.as('Jānis').units;
  const ofUnit = await desk.database.read(DESK, (tx) => countedByClause(tx, { units: building, from: null }));
  assert.equal(standings(ofUnit).get(TARGET)?.opened, 1);

  // The follower's sums are the pure sums over the duties as they stand, clause by clause.
  const duties = await desk.database.read(DESK, async (tx) =>
    [
      await obligationsOfSubject(tx, cases[0] as CaseId),
      await obligationsOfSubject(tx, cases[1] as CaseId),
      await obligationsOfSubject(tx, cases[2] as CaseId),
    ].flat(),
  );
  const byFollower = standings(all);
  for (const figures of figuresOf(duties)) {
    const counted = byFollower.get(figures.clause);
    assert.deepEqual(
      [counted?.opened, counted?.verdicts, counted?.owed, counted?.late],
      [figures.opened, figures.verdicts, figures.owed, figures.late],
      figures.clause,
    );
    assert.deepEqual(counted && shareInTime(counted), figures.inTime, figures.clause);
  }
  assert.deepEqual((await desk.database.read(DESK, (tx) => replay(tx, desk.rules))).differences, []);
});

test('the duties of a clause are listed newest first, page by page, each with its matter and its events', async () => {
  const { desk } = await threeLetters();
  const everything = { units: null, from: null };
  const read = <Result>(work: Parameters<typeof desk.database.read<Result>>[1]) => desk.database.read(DESK, work);
  const first = await read((tx) => dutiesOfClause(tx, TARGET, everything, 'all', null, 2));
  assert.deepEqual(
    first.map(({ caseTitle }) => caseTitle),
    ['Jautājums 3', 'Jautājums 2'],
  );
  const last = first[1]?.obligation;
  const second = await read((tx) =>
    dutiesOfClause(tx, TARGET, everything, 'all', last ? { openedAt: last.openedAt, id: last.id } : null, 2),
  );
  assert.deepEqual(
    second.map(({ caseTitle }) => caseTitle),
    ['Jautājums 1'],
  );
  assert.match(first[0]?.caseNumber ?? '', /^PN-2026-\d{5}$/);
  assert.equal(first[0]?.openedBy?.kind, 'email.received');
  assert.equal(first[1]?.settledBy?.kind, 'case.closed');
  assert.deepEqual(
    (await read((tx) => dutiesOfClause(tx, TARGET, everything, 'late', null, 9))).map(({ caseTitle }) => caseTitle),
    ['Jautājums 1'],
  );
  assert.equal((await read((tx) => dutiesOfClause(tx, TARGET, everything, 'owed', null, 9))).length, 2);
  assert.equal((await read((tx) => dutiesOfClause(tx, TARGET, everything, 'not-assessable', null, 9))).length, 1);
  assert.equal(
    (
      await read((tx) =>
        dutiesOfClause(tx, TARGET, { units: desk.as('Jānis').units, from: day('2026-11-01') }, 'all', null, 9),
      )
    ).length,
    1,
  );
  const weeks = await read((tx) => countedByWeek(tx, TARGET, null, day('2026-09-28')));
  assert.deepEqual(
    weeks.map(({ week, opened, late }) => [week, opened, late]),
    [
      ['2026-10-05', 1, 1],
      ['2026-11-23', 2, 0],
    ],
  );
});

test('a duty that arose in the last hour of a month in Riga is counted in that month', async () => {
  const desk = await testDesk('2026-10-31T23:30');
  await desk.receive(rawMail({ 'Message-ID': '<robeza@klienti.example>' }));
  await settled(desk);
  while (await followFigures(desk));
  const from = (text: string) =>
    desk.database.read(DESK, (tx) => countedByClause(tx, { units: null, from: day(text) }));
  assert.equal(standings(await from('2026-11-01')).get(TARGET), undefined);
  assert.equal(standings(await from('2026-10-01')).get(TARGET)?.opened, 1);
});

test('this quarter begins on the first of its first month', () => {
  assert.equal(beginningOf('quarter', day('2026-12-31'))?.toString(), '2026-10-01');
  assert.equal(beginningOf('quarter', day('2026-01-01'))?.toString(), '2026-01-01');
  assert.equal(beginningOf('month', day('2026-02-28'))?.toString(), '2026-02-01');
  assert.equal(beginningOf('all', day('2026-02-28')), null);
  assert.deepEqual(weeksUntil(day('2026-11-22'), 2).map(String), ['2026-11-09', '2026-11-16']);
});

test('counting everything in one pass gives what counting month by month gave', async () => {
  const { desk } = await threeLetters();
  const read = () =>
    desk.database.read(DESK, (tx) =>
      tx.rows('select * from clause_figures order by clause, month, unit_id, mechanism limit 1000'),
    );
  const byMonth = await read();
  assert.ok(byMonth.length > 3);
  await desk.database.write(DESK, countEverything);
  assert.deepEqual(await read(), byMonth);
});

test('5.2: a gate that was not kept is breached, and is neither in time nor late', async () => {
  const desk = await testDesk('2026-11-24T12:00');
  const { employee, units } = desk.as('Anna');
  const client = newId<ClientId>();
  const told = {
    disclosure: newId<DisclosureId>(),
    to: 'representative',
    identityChecked: true,
    authorityRecorded: false,
    unit: units[0] as UnitId,
  } as const;
  await desk.database.write(DESK, (tx) =>
    record(tx, desk.rules.current(), {
      subject: { kind: 'client', id: client },
      expected: 0,
      facts: [{ kind: 'information.disclosed', at: desk.clock(), facts: told }],
      actor: employee,
    }),
  );
  await settled(desk);
  while (await followFigures(desk));
  const [counted, pure] = await desk.database.read(DESK, async (tx) => [
    await tx.rows(`select breached, timed, kept from clause_figures where clause = '5.2' limit 10`),
    figuresOf(await obligationsOfSubject(tx, client)).find(({ clause }) => clause === '5.2'),
  ]);
  assert.deepEqual(counted, [{ breached: 1, timed: 0, kept: 0 }]);
  assert.equal(pure?.verdicts.breached, 1);
  assert.equal(pure?.inTime, null);
});
