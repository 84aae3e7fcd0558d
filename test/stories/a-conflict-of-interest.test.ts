import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeCase, caseById } from '../../src/desk/cases/index.ts';
import {
  acknowledgeRecusal,
  declareInterests,
  nameAccused,
  recuse,
  reportsTo,
} from '../../src/desk/interests/index.ts';
import { changeCases } from '../../src/desk/work/index.ts';
import { liftWall, standingWalls } from '../../src/desk/walls/index.ts';
import { openDraft, replyById } from '../../src/desk/replies/index.ts';
import { obligationsOfSubject } from '../../src/journal/index.ts';
import type { CaseId, WallId } from '../../src/vocabulary/ids.ts';
import { DESK, testDesk, type TestDesk } from '../builders/desk.ts';
import { assertJournalIsWhole, caseNow, caseOfMail, letter, take } from '../builders/story.ts';

const desk = await testDesk('2026-11-20T10:00');

async function received(id: string, from?: string, to?: string): Promise<CaseId> {
  const { id: mail } = await desk.receive(letter({ id, ...(from === undefined ? {} : { from }) }), to);
  return (await caseOfMail(desk, mail)).id;
}

async function wallsOf(given: string) {
  const who = desk.as(given).employee;
  return (await desk.database.read(DESK, (tx) => standingWalls(tx, 200))).filter(({ employee }) => employee === who);
}

const seenBy = (given: string, id: CaseId, of: TestDesk = desk) =>
  of.database.read(of.as(given), (tx) => caseById(tx, id));

test('5.4.3: one deed of recusal hands the case and its draft on, closes it to the one who left, and is reported to the head', async () => {
  const id = await received('recusal-1');
  await take(desk, 'Anna', id);
  const draft = await openDraft(desk, desk.as('Anna'), id);
  assert.ok(!('refused' in draft));
  const done = await recuse(desk, desk.as('Anna'), id, { ground: 'relative', words: 'Mana māsīca' });
  assert.ok(!('refused' in done), JSON.stringify(done));
  // Anna's only colleague at the centre is its head.
  assert.equal(done.successor.holder, desk.as('Mārtiņš').employee);
  assert.equal(done.successor.ground, 'only-head-left');
  assert.equal(await seenBy('Anna', id), null, 'closed at once');
  assert.equal((await seenBy('Mārtiņš', id))?.holder, desk.as('Mārtiņš').employee, 'the control sees it');
  const handed = await desk.database.read(DESK, (tx) => replyById(tx, draft.id));
  assert.equal(handed?.author, desk.as('Mārtiņš').employee);

  const [report] = await desk.database.read({ ...desk.as('Mārtiņš'), system: true }, (tx) =>
    reportsTo(tx, desk.as('Mārtiņš').employee),
  );
  assert.equal(report?.ground, 'relative');
  assert.equal(report?.words, 'Mana māsīca');
  const owed = async () =>
    (await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, report!.wall as never))).filter(
      ({ clause }) => clause === '5.4.3',
    );
  assert.deepEqual(
    (await owed()).map(({ topic, verdict, unit }) => ({ topic, verdict, unit })),
    [{ topic: 'recusal-report', verdict: 'open', unit: desk.as('Mārtiņš').units[0] }],
  );
  assert.deepEqual(await acknowledgeRecusal(desk, desk.as('Anna'), report!.wall), { refused: 'no-such-report' });
  assert.deepEqual(await acknowledgeRecusal(desk, desk.as('Mārtiņš'), report!.wall), { acknowledged: true });
  assert.deepEqual(
    (await owed()).map(({ verdict, inTime }) => [verdict, inTime]),
    [['met', true]],
    '5.4.3: the report is settled in time',
  );
});

test('5.4.3: of several colleagues whoever holds the fewest cases gets it; a colleague with an interest is passed over', async () => {
  const id = await received('recusal-2', 'sadzirde@klienti.example', 'buvvalde@paraugnovads.example');
  await take(desk, 'Jānis', id);
  const done = await recuse(desk, desk.as('Jānis'), id, { ground: 'friendship-or-enmity', words: '' });
  assert.ok(!('refused' in done));
  assert.equal(done.successor.holder, desk.as('Ilze').employee);
  // The head steps aside too: nobody of the unit is left, it goes upwards.
  const above = await recuse(desk, desk.as('Ilze'), id, { ground: 'own-matter', words: '' });
  assert.ok(!('refused' in above), JSON.stringify(above));
  assert.equal(above.successor.ground, 'unit-above');
  assert.equal(above.successor.holder, desk.as('Inga').employee, 'the executive director stands above the heads');
});

test('5.4.3: a walled person is given the case by nobody and by no way', async () => {
  const id = await received('accomplice', 'prieksmets@klienti.example');
  await take(desk, 'Anna', id);
  await recuse(desk, desk.as('Anna'), id, { ground: 'own-matter', words: '' });
  const anna = desk.as('Anna');
  const refused = { refused: 'not-entrusted', clause: '5.4.3' };
  const martins = desk.as('Mārtiņš');
  const unit = anna.units[0]!;
  assert.deepEqual(
    await changeCase(desk, martins, id, { do: 'assign', to: anna.employee, unit }),
    refused,
    'assigned by the head',
  );
  assert.deepEqual(
    await changeCase(desk, martins, id, { do: 'hand-over', to: anna.employee, unit, reason: 'workload' }),
    refused,
    'handed over by an accomplice',
  );
  const many = await desk.database.write(martins, (tx) =>
    changeCases(desk, tx, [id], { do: 'assign', to: anna.employee, units: [unit] }),
  );
  assert.deepEqual(
    many.refused.map(({ why }) => why),
    [refused],
    'in bulk',
  );
  assert.deepEqual(await changeCase(desk, anna, id, { do: 'take', by: anna.employee, unit }), {
    refused: 'no-such-case',
  });
});

test('5.4.3: a declaration that names a client closes that client’s cases to the declarer, those held go on', async () => {
  const id = await received('declared-1', 'sia.piemers@uznemumi.example');
  await take(desk, 'Anna', id);
  const declared = await declareInterests(desk, desk.as('Anna'), {
    occasion: 'ad-hoc',
    nothing: false,
    interests: [
      {
        kind: 'company',
        name: 'SIA „Piemērs”',
        registrationNumber: '',
        email: 'SIA.Piemers@uznemumi.example',
        relation: 'dalībniece',
      },
    ],
  });
  assert.ok(!('refused' in declared), JSON.stringify(declared));
  assert.deepEqual([declared.walls, declared.passedOn], [1, 1]);
  assert.equal(await seenBy('Anna', id), null);
  assert.equal((await caseNow(desk, id)).holder, desk.as('Mārtiņš').employee);
  const later = await received('declared-2', 'sia.piemers@uznemumi.example');
  assert.equal(await seenBy('Anna', later), null, 'later cases of the client too');
  assert.ok(await seenBy('Mārtiņš', later));
  const duties = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, desk.as('Anna').employee as never));
  assert.deepEqual(
    duties
      .filter(({ clause, mechanism }) => clause === '5.4.3' && mechanism === 'register')
      .map(({ verdict }) => verdict),
    ['met'],
    '5.4.3: the declaration is its own evidence',
  );
});

test('5.4.3: a company that was declared before it ever wrote is walled off with its first letter', async () => {
  await declareInterests(desk, desk.as('Anna'), {
    occasion: 'ad-hoc',
    nothing: false,
    interests: [
      { kind: 'company', name: 'SIA „Vēlāk”', registrationNumber: '', email: 'birojs@velak.example', relation: '' },
    ],
  });
  const id = await received('declared-later', 'birojs@velak.example');
  assert.equal(await seenBy('Anna', id), null);
  assert.ok(await seenBy('Mārtiņš', id));
});

test('5.1.6: an employee who writes as a client does not decide in their own matter', async () => {
  const id = await received('own-matter', 'anna.paraudzina@paraugnovads.example');
  assert.equal(await seenBy('Anna', id), null);
  assert.deepEqual((await wallsOf('Anna')).filter(({ ground }) => ground === 'party').length, 1);
  assert.ok(await seenBy('Mārtiņš', id));
});

test('5.4.3: a wall is lifted by the next in rank with a reason: not by oneself, an administrator, a head of others or a higher rank', async () => {
  const id = await received('lift', 'celt@klienti.example');
  await take(desk, 'Anna', id);
  await recuse(desk, desk.as('Anna'), id, { ground: 'former-employer', words: '' });
  const wall = (await wallsOf('Anna')).find((one) => one.case === id)!.id as WallId;
  const reason = 'Darba devējs ir cits uzņēmums ar līdzīgu nosaukumu';
  assert.deepEqual(await liftWall(desk, desk.as('Anna'), wall, reason), { refused: 'not-next-in-rank' });
  assert.deepEqual(await liftWall(desk, desk.as('Kārlis'), wall, reason), { refused: 'not-next-in-rank' });
  assert.deepEqual(await liftWall(desk, desk.as('Ilze'), wall, reason), { refused: 'not-next-in-rank' });
  assert.deepEqual(await liftWall(desk, desk.as('Inga'), wall, reason), { refused: 'not-next-in-rank' });
  const short = await liftWall(desk, desk.as('Mārtiņš'), wall, 'jā');
  assert.ok('refused' in short && short.refused === 'reason-too-short');
  const lifted = await liftWall(desk, desk.as('Mārtiņš'), wall, reason);
  assert.ok(!('refused' in lifted), JSON.stringify(lifted));
  assert.ok(await seenBy('Anna', id), 'seen again');
  const uses = await desk.database.read(DESK, (tx) =>
    tx.rows<{ power: string; reason: string }>(
      `select power, reason from power_use where tenant = 1 and employee_id = $1 and power = 'lift-wall'`,
      [desk.as('Mārtiņš').employee],
    ),
  );
  assert.deepEqual(uses, [{ power: 'lift-wall', reason }], '5.4.2: it stands on the list of the one above');
});

test('5.4.3: the executive director lifts no wall of their own; the chair of the council does', async () => {
  const id = await received('lift-top', 'augsa@klienti.example', 'vadiba@paraugnovads.example');
  await take(desk, 'Inga', id);
  await recuse(desk, desk.as('Inga'), id, { ground: 'relative', words: '' });
  const wall = (await wallsOf('Inga')).find((one) => one.case === id)!.id as WallId;
  const reason = 'Radniecība nav apstiprinājusies';
  assert.deepEqual(await liftWall(desk, desk.as('Inga'), wall, reason), { refused: 'own-wall' });
  const barred = await desk.database.read(DESK, (tx) =>
    tx.rows<{ ground: string }>('select ground from barred_deed where tenant = 1 and employee_id = $1', [
      desk.as('Inga').employee,
    ]),
  );
  assert.deepEqual(barred, [{ ground: 'about-oneself' }], '5.1.6: the attempt is kept');
  assert.ok(!('refused' in (await liftWall(desk, desk.as('Andris'), wall, reason))));
});

test('5.1.6, 14: the accused of a complaint neither sees nor handles it; it goes to the next above and to named readers alone', async () => {
  const id = await received('complaint', 'sudzetajs@klienti.example');
  await take(desk, 'Anna', id);
  const anna = desk.as('Anna');
  const martins = desk.as('Mārtiņš');
  const named = await nameAccused(desk, anna, id, martins.employee);
  assert.ok(!('refused' in named), JSON.stringify(named));
  assert.equal(named.handler, desk.as('Inga').employee, 'about a head: the executive director');
  assert.equal((await caseNow(desk, id)).submission, 'complaint');
  assert.equal(await seenBy('Mārtiņš', id), null, 'the accused');
  assert.equal(await seenBy('Līga', id), null, 'the steward, who reads every other case');
  assert.ok(await seenBy('Inga', id), 'the one who examines it');
  assert.ok(await seenBy('Anna', id), 'the one who received it');
  assert.deepEqual(await nameAccused(desk, martins, id, anna.employee), { refused: 'no-such-case' });
});

test('5.1.6: nobody names themselves; the attempt is kept and is the evidence', async () => {
  const id = await received('complaint-self', 'sudzetajs2@klienti.example');
  await take(desk, 'Anna', id);
  assert.deepEqual(await nameAccused(desk, desk.as('Anna'), id, desk.as('Anna').employee), {
    refused: 'about-oneself',
  });
  const duties = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, desk.as('Anna').employee as never));
  assert.ok(duties.some(({ clause, verdict }) => clause === '5.1.6' && verdict === 'met'));
});

test('the journal is whole after all of it', () => assertJournalIsWhole(desk));
