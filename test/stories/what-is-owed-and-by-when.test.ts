import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { changeCase } from '../../src/desk/cases/index.ts';
import { watchDeadlines } from '../../src/desk/deadlines/index.ts';
import { openDraft, writeDraft } from '../../src/desk/replies/index.ts';
import { eventsOfSubject, newestRules, putRulesInForce, sealNew, verifyJournal } from '../../src/journal/index.ts';
import { UNITS } from '../../src/seed/demo-people.ts';
import type { CaseId, InstitutionId } from '../../src/vocabulary/ids.ts';
import { DESK, riga, testDesk, type TestDesk, settled } from '../builders/desk.ts';
import { answer, assertJournalIsWhole, caseNow, caseOfMail, duties, letter, take } from '../builders/story.ts';

async function aCase(desk: TestDesk, id: string): Promise<CaseId> {
  return (await caseOfMail(desk, (await desk.receive(letter({ id }))).id)).id;
}

async function happened(desk: TestDesk, id: CaseId, kind: string): Promise<string[]> {
  const events = await desk.database.read(DESK, (tx) => eventsOfSubject(tx, id));
  return events.filter((event) => event.kind === kind).map(({ at }) => at.toString());
}

test('5.2.1: nearing and passing are said once, at the due time itself, however many processes watch and however late', async () => {
  const desk = await testDesk('2026-11-18T10:00');
  const id = await aCase(desk, 'termins');
  await take(desk, 'Anna', id);
  const [owed] = await duties(desk, id, '5.2.1');
  assert.equal(owed?.dueAt?.toString(), riga('2026-11-19T17:00').toString());

  desk.at('2026-11-20T09:00');
  await Promise.all(Array.from({ length: 4 }, () => watchDeadlines(desk)));
  await desk.watchDeadlines();
  const passed = await happened(desk, id, 'deadline.passed');
  assert.deepEqual(passed, [owed?.dueAt?.toString()]);
  const [late] = await duties(desk, id, '5.2.1');
  assert.deepEqual(
    [late?.verdict, late?.inTime],
    ['open', false],
    'a target missed is no breach: the answer is still owed',
  );
  await assertJournalIsWhole(desk);
});

test('5.2.1: before the due time it is said once that it is near', async () => {
  const desk = await testDesk('2026-11-18T10:00');
  const id = await aCase(desk, 'tuvu');
  const near = (await duties(desk, id, '5.2.1'))[0]?.nearAt;
  assert.ok(near != null);
  desk.at('2026-11-19T16:59');
  await Promise.all([watchDeadlines(desk), watchDeadlines(desk)]);
  await desk.watchDeadlines();
  assert.equal((await happened(desk, id, 'deadline.neared')).filter((at) => at === near.toString()).length, 1);
  assert.deepEqual(
    (await happened(desk, id, 'deadline.passed')).filter((at) => at === riga('2026-11-19T17:00').toString()),
    [],
  );
});

test('5.2.1: a late answer is an answer given, and not in time', async () => {
  const desk = await testDesk('2026-11-16T10:00');
  const id = await aCase(desk, 'velu');
  await take(desk, 'Anna', id);
  desk.at('2026-11-19T09:00');
  await desk.watchDeadlines();
  await answer(desk, 'Anna', id);
  const [duty] = await duties(desk, id, '5.2.1');
  assert.deepEqual([duty?.verdict, duty?.inTime], ['met', false]);
  await assertJournalIsWhole(desk);
});

test('IL-5-3: a submission unanswered after ten working days is a breach, and the answer that comes later mends nothing', async () => {
  const desk = await testDesk('2026-10-26T10:00');
  const id = await aCase(desk, 'iesniegums');
  await take(desk, 'Anna', id);
  await changeCase(desk, desk.as('Anna'), id, { do: 'classify', submission: 'application' });
  const [law] = await duties(desk, id, 'IL-5-3');
  assert.equal(law?.dueAt?.toString(), riga('2026-11-09T17:00').toString());
  desk.at('2026-11-12T10:00');
  await desk.watchDeadlines();
  assert.equal((await duties(desk, id, 'IL-5-3'))[0]?.verdict, 'breached');
  await answer(desk, 'Anna', id);
  const [after] = await duties(desk, id, 'IL-5-3');
  assert.equal(after?.verdict, 'breached');
  assert.ok(after?.settledBy != null, 'yet nothing is owed any more');
  await assertJournalIsWhole(desk);
});

test('5.2.3: what is outside my competence goes to the right unit, its duty with it and its due time unchanged', async () => {
  const desk = await testDesk('2026-11-18T10:00');
  const id = await aCase(desk, 'nodots');
  await take(desk, 'Anna', id);
  const [before] = await duties(desk, id, '5.2.1');
  const janis = desk.as('Jānis');
  desk.at('2026-11-18T11:00');
  const handed = await changeCase(desk, desk.as('Anna'), id, {
    do: 'hand-over',
    unit: janis.units[0]!,
    to: null,
    reason: 'outside-my-competence',
  });
  assert.ok(!('refused' in handed));
  const [after] = await duties(desk, id, '5.2.1');
  assert.deepEqual([after?.unit, after?.holder], [janis.units[0], null]);
  assert.equal(after?.dueAt?.toString(), before?.dueAt?.toString());
  const holder = (await duties(desk, id, '5.2.3')).filter(({ settledBy }) => settledBy === null);
  assert.ok(
    holder.some(({ dueAt }) => dueAt !== null),
    'somebody of the new unit is to take it',
  );

  const again = await changeCase(desk, janis, id, {
    do: 'hand-over',
    unit: janis.units[0]!,
    to: null,
    reason: 'outside-my-competence',
  });
  assert.equal('refused' in again && again.refused, 'same-unit-and-holder');
  await take(desk, 'Jānis', id);
  assert.equal((await duties(desk, id, '5.2.1'))[0]?.holder, janis.employee);
  await assertJournalIsWhole(desk);
});

test('5.2.3: of two employees who take a case at once one has it, the other hears who', async () => {
  const desk = await testDesk('2026-11-18T10:00');
  const id = await aCase(desk, 'abi');
  const both = await Promise.all(
    ['Anna', 'Mārtiņš'].map((given) => {
      const who = desk.as(given);
      return changeCase(desk, who, id, { do: 'take', by: who.employee, unit: who.units[0]! });
    }),
  );
  const refused = both.filter((one) => 'refused' in one);
  assert.equal(refused.length, 1);
  const holder = (await caseNow(desk, id)).holder;
  assert.deepEqual(refused[0], { refused: 'case-already-held', holder });
  assert.equal((await happened(desk, id, 'case.taken')).length, 1);
});

test('9: of two windows with one draft the second save is refused with the newest text, and nothing is lost', async () => {
  const desk = await testDesk('2026-11-18T10:00');
  const id = await aCase(desk, 'divi-logi');
  const anna = desk.as('Anna');
  await take(desk, 'Anna', id);
  const [one, other] = await Promise.all([openDraft(desk, anna, id), openDraft(desk, anna, id)]);
  assert.ok(!('refused' in one) && !('refused' in other));
  assert.equal(one.id, other.id, 'two windows, one draft');
  const content = { ...one, salutation: one.parts.salutation, closing: '' };
  const first = await writeDraft(desk, anna, one.id, one.draftVersion, { ...content, body: '<p>No pirmā loga.</p>' });
  assert.ok(!('refused' in first));
  const second = await writeDraft(desk, anna, one.id, one.draftVersion, { ...content, body: '<p>No otrā loga.</p>' });
  assert.ok('refused' in second && second.refused === 'draft-moved-on');
  assert.match(second.newest.parts.body, /No pirmā loga/);
});

test('5.2.1: a changed calendar counts for letters to come; what is owed already keeps its due time', async () => {
  const desk = await testDesk('2026-11-18T10:00');
  const before = await aCase(desk, 'pirms');
  await desk.database.write(DESK, async (tx) => {
    const rules = await newestRules(tx);
    assert.ok(rules !== null);
    const institution = UNITS[0]!.institution as InstitutionId;
    const calendar = rules.body.calendars[institution] as { closings?: unknown[]; weekly: Record<string, unknown> };
    const closed = { ...calendar, weekly: { ...calendar.weekly, thursday: [] } };
    await putRulesInForce(
      tx,
      { ...rules.body, calendars: { ...rules.body.calendars, [institution]: closed } },
      null,
      'Ceturtdienās slēgts',
    );
  });
  await desk.refresh();
  const after = await aCase(desk, 'pec');
  assert.equal((await duties(desk, before, '5.2.1'))[0]?.dueAt?.toString(), riga('2026-11-19T17:00').toString());
  assert.equal((await duties(desk, after, '5.2.1'))[0]?.dueAt?.toString(), riga('2026-11-20T17:00').toString());
  await assertJournalIsWhole(desk);
});

test('the owner of the tables who makes a breach look like an answer in time is found out, event by event', async () => {
  const desk = await testDesk('2026-11-16T10:00');
  const id = await aCase(desk, 'viltots');
  await take(desk, 'Anna', id);
  desk.at('2026-11-19T09:00');
  await answer(desk, 'Anna', id);
  await settled(desk);
  await desk.database.write(DESK, (tx) => sealNew(tx));
  const events = await desk.database.read(DESK, (tx) => eventsOfSubject(tx, id));
  const delivered = events.find(({ kind }) => kind === 'reply.delivered');
  const owner = new pg.Client({ connectionString: desk.testDatabase.url });
  await owner.connect();
  await owner.query(`update event set at = $1 where subject_id = $2 and version = $3`, [
    '2026-11-17T10:00:00+02:00',
    id,
    delivered?.version,
  ]);
  await owner.end();
  const { tampering } = await desk.database.read(DESK, verifyJournal);
  assert.deepEqual(tampering, [{ where: `case ${id} #${delivered?.version}`, what: 'event-changed' }]);
});
