import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, type TestDesk, testDesk } from '../../../test/builders/desk.ts';
import { rawMail } from '../../../test/builders/mail.ts';
import type { Identity } from '../../database/database.ts';
import { obligationsOfSubject, replay, verifyJournal } from '../../journal/index.ts';
import type { CaseId, EmployeeId, MailId } from '../../vocabulary/ids.ts';
import { mailById, mailOfCase, splitMail, unsplitMail } from '../mail/index.ts';
import { caseById, changeCase, mergeCases, participantsOf, unmergeCase } from './index.ts';

const SAME = { clientsAreOne: false };
const ONE = { clientsAreOne: true };
let letters = 0;

async function newCase(
  desk: TestDesk,
  from = 'Žanis Bērziņš <zanis@iedzivotajs.example>',
  text?: string,
): Promise<{ id: CaseId; mail: MailId }> {
  letters += 1;
  const { id, fate } = await desk.receive(
    rawMail({ From: from, Subject: `Jautājums ${letters}`, 'Message-ID': `<q${letters}@x.example>` }, text),
  );
  assert.equal(fate, 'opened');
  const mail = await desk.database.read(DESK, (tx) => mailById(tx, id));
  return { id: mail?.case_id as CaseId, mail: id };
}

async function caseOf(desk: TestDesk, id: CaseId) {
  const one = await desk.database.read(DESK, (tx) => caseById(tx, id));
  assert.ok(one);
  return one;
}

async function owed(desk: TestDesk, id: CaseId): Promise<string[]> {
  const all = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, id));
  return all
    .filter(({ settledBy }) => settledBy === null)
    .map(({ clause }) => clause as string)
    .sort();
}

async function dueAt(desk: TestDesk, id: CaseId): Promise<Temporal.Instant | null> {
  const row = await desk.database.read(DESK, (tx) =>
    tx.one<{ due_at: Temporal.Instant | null }>('select due_at from desk_case where id = $1', [id]),
  );
  return row?.due_at ?? null;
}

async function journalAgrees(desk: TestDesk): Promise<void> {
  const { differences } = await desk.database.read(DESK, (tx) => replay(tx, desk.rules));
  assert.deepEqual(differences, []);
  const { tampering } = await desk.database.read(DESK, verifyJournal);
  assert.deepEqual(tampering, []);
}

const desk = await testDesk();
const anna = someone(desk);

function someone(from: TestDesk): Identity & { employee: EmployeeId } {
  return from.as('Mārtiņš');
}

test('5.2.1: a merged case keeps its own duty, which the lists see in the case that it went into', async () => {
  desk.at('2026-11-18T10:00');
  const first = await newCase(desk);
  const firstDue = await dueAt(desk, first.id);
  desk.at('2026-11-20T16:50');
  const second = await newCase(desk);
  const merged = await mergeCases(desk, anna, first.id, second.id, SAME);
  assert.ok(!('refused' in merged));
  assert.equal((await caseOf(desk, first.id)).state, 'merged');
  assert.ok((await owed(desk, first.id)).includes('5.2.1'));
  assert.deepEqual(await dueAt(desk, second.id), firstDue, 'the earlier due time is the lists’');
  assert.equal(await dueAt(desk, first.id), null);
  await journalAgrees(desk);
});

test('5.2.3: the merged case follows the holder of the other, and gets its own back when the merger is undone', async () => {
  const first = await newCase(desk);
  const second = await newCase(desk);
  await changeCase(desk, anna, first.id, { do: 'take', by: anna.employee, unit: anna.units[0] as never });
  assert.ok(!('refused' in (await mergeCases(desk, anna, first.id, second.id, SAME))));
  const holders = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, first.id));
  assert.ok(holders.filter(({ settledBy }) => settledBy === null).every(({ holder }) => holder === null));
  const undone = await unmergeCase(desk, anna, first.id);
  assert.ok(!('refused' in undone));
  const back = await caseOf(desk, first.id);
  assert.equal(back.state, 'open');
  assert.equal(back.holder, anna.employee);
  const again = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, first.id));
  assert.ok(again.filter(({ settledBy }) => settledBy === null).every(({ holder }) => holder === anna.employee));
  assert.ok((await owed(desk, first.id)).includes('5.2.1'));
  await journalAgrees(desk);
});

test('closing the other case with nothing to answer ends the merged duties; undoing the merger brings them back', async () => {
  const first = await newCase(desk);
  const second = await newCase(desk);
  await mergeCases(desk, anna, first.id, second.id, SAME);
  const closed = await changeCase(desk, anna, second.id, {
    do: 'close',
    outcome: 'no-answer-needed',
    answerOwed: true,
  });
  assert.ok(!('refused' in closed));
  assert.deepEqual(
    (await owed(desk, first.id)).filter((clause) => clause === '5.2.1'),
    [],
  );
  assert.ok(!('refused' in (await unmergeCase(desk, anna, first.id))));
  assert.ok((await owed(desk, first.id)).includes('5.2.1'));
  await journalAgrees(desk);
});

test('cases of two clients are merged only when the employee says that one answer serves both', async () => {
  const first = await newCase(desk, 'Cita Persona <cita@iedzivotajs.example>');
  const second = await newCase(desk);
  assert.deepEqual(await mergeCases(desk, anna, first.id, second.id, SAME), { refused: 'other-client' });
  assert.ok(!('refused' in (await mergeCases(desk, anna, first.id, second.id, ONE))));
  const parties = async () =>
    (await desk.database.read(DESK, (tx) => participantsOf(tx, second.id))).map(({ address }) => address);
  assert.ok((await parties()).includes('cita@iedzivotajs.example'), 'the other client’s letters join');
  await unmergeCase(desk, anna, first.id);
  assert.ok(!(await parties()).includes('cita@iedzivotajs.example'));
});

test('a case is merged neither into itself nor into a closed one, and a closed one is not merged', async () => {
  const first = await newCase(desk);
  const second = await newCase(desk);
  assert.deepEqual(await mergeCases(desk, anna, first.id, first.id, SAME), { refused: 'merge-into-itself' });
  await changeCase(desk, anna, second.id, { do: 'close', outcome: 'spam', answerOwed: true });
  assert.deepEqual(await mergeCases(desk, anna, first.id, second.id, SAME), { refused: 'merge-into-not-open' });
  assert.deepEqual(await mergeCases(desk, anna, second.id, first.id, SAME), {
    refused: 'case-not-open',
    state: 'closed',
  });
  assert.deepEqual(await unmergeCase(desk, anna, first.id), { refused: 'case-already-open' });
});

test('a chain of mergers shows the earliest due time at its end, also when its middle is taken out', async () => {
  desk.at('2026-11-17T09:00');
  const first = await newCase(desk);
  const earliest = await dueAt(desk, first.id);
  desk.at('2026-11-18T09:00');
  const second = await newCase(desk);
  const middle = await dueAt(desk, second.id);
  desk.at('2026-11-19T09:00');
  const third = await newCase(desk);
  const own = await dueAt(desk, third.id);
  await mergeCases(desk, anna, first.id, second.id, SAME);
  await mergeCases(desk, anna, second.id, third.id, SAME);
  assert.deepEqual(await dueAt(desk, third.id), earliest);
  await unmergeCase(desk, anna, first.id);
  assert.deepEqual(await dueAt(desk, third.id), middle);
  await unmergeCase(desk, anna, second.id);
  assert.deepEqual(await dueAt(desk, third.id), own);
  await journalAgrees(desk);
});

test('two mergers across each other end with one of them', async () => {
  const first = await newCase(desk);
  const second = await newCase(desk);
  const both = await Promise.all([
    mergeCases(desk, anna, first.id, second.id, SAME),
    mergeCases(desk, anna, second.id, first.id, SAME),
  ]);
  assert.equal(both.filter((one) => 'refused' in one).length, 1);
  await journalAgrees(desk);
});

test('a letter split off is owed from the day on which it came, and the split can be taken back', async () => {
  desk.at('2026-11-18T10:00');
  const first = await newCase(desk);
  const { id: more } = await desk.receive(
    rawMail({
      Subject: 'Re: Vēl kas',
      'Message-ID': '<more@x.example>',
      'In-Reply-To': `<q${letters}@x.example>`,
      References: `<q${letters}@x.example>`,
    }),
  );
  assert.equal((await desk.database.read(DESK, (tx) => mailOfCase(tx, first.id))).length, 2);
  desk.at('2026-11-20T09:00');
  const split = await splitMail(desk, anna, first.id, more);
  assert.ok(!('refused' in split));
  const duties = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, split.id));
  assert.equal(duties.find(({ clause }) => clause === '5.2.1')?.openedAt.toString(), '2026-11-18T08:00:00Z');
  assert.ok((await owed(desk, first.id)).includes('5.2.1'), 'the old case still owes its answer');
  assert.deepEqual(await splitMail(desk, anna, first.id, first.mail), { refused: 'only-message' });
  assert.deepEqual(await splitMail(desk, anna, first.id, more), { refused: 'mail-not-in-case' });
  assert.deepEqual(await unsplitMail(desk, anna, split.id), { into: first.id });
  assert.equal((await desk.database.read(DESK, (tx) => mailOfCase(tx, first.id))).length, 2);
  await journalAgrees(desk);
});

test('a split is not taken back once the new case has gone its own way', async () => {
  const first = await newCase(desk);
  const { id: more } = await desk.receive(
    rawMail({ 'Message-ID': '<own@x.example>', References: `<q${letters}@x.example>` }),
  );
  const split = await splitMail(desk, anna, first.id, more);
  assert.ok(!('refused' in split));
  await desk.receive(rawMail({ 'Message-ID': '<own2@x.example>', References: '<own@x.example>' }));
  assert.deepEqual(await unsplitMail(desk, anna, split.id), { refused: 'gone-its-own-way' });
});
