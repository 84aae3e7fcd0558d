import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askColleagueIn, changePromise, makePromise } from '../../src/desk/promises/index.ts';
import { obligationsOfSubject } from '../../src/journal/index.ts';
import { changeCase } from '../../src/desk/cases/index.ts';
import type { Case } from '../../src/desk/cases/index.ts';
import type { AnswerForm } from '../../src/vocabulary/words.ts';
import { DESK, riga, type TestDesk, testDesk } from '../builders/desk.ts';
import { answer, assertJournalIsWhole, bounceOf, caseNow, caseOfMail, letter, take } from '../builders/story.ts';

async function annasCase(desk: TestDesk, id = 'solits'): Promise<Case> {
  const { id: mail } = await desk.receive(letter({ id }));
  const one = await caseOfMail(desk, mail);
  await take(desk, 'Anna', one.id);
  return caseNow(desk, one.id);
}

/** Anna promises the client of the case an answer. */
async function promised(desk: TestDesk, one: Case, form: AnswerForm, by: string) {
  const anna = desk.as('Anna');
  const made = await makePromise(desk, anna, {
    what: 'Pateikt, kad aizbērs bedri',
    to: { to: 'client', client: one.client },
    case: one.id,
    channel: 'phone',
    form,
    answerBy: riga(by),
    holder: anna.employee,
    unit: anna.units[0]!,
  });
  assert.ok(!('refused' in made), JSON.stringify(made));
  return made;
}

/** What a promise owes: its clause with verdict, whether in time, and by whom. */
async function owed(desk: TestDesk, id: string) {
  const all = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, id));
  assert.deepEqual(
    all.map(({ clause }) => clause),
    ['8.5.2'],
  );
  return all[0]!;
}

test('8.5.2: a promise to answer by e-mail is kept by the delivered answer, not by an interim word, and owed again when it bounces', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const one = await annasCase(desk);
  const made = await promised(desk, one, 'e-mail', '2026-11-24T12:00');
  assert.equal((await owed(desk, made.id)).dueAt?.toString(), riga('2026-11-24T12:00').toString());
  desk.at('2026-11-23T09:00');
  await answer(desk, 'Anna', one.id, 'interim');
  assert.equal((await owed(desk, made.id)).verdict, 'open');
  desk.at('2026-11-23T15:00');
  const messageId = await answer(desk, 'Anna', one.id);
  const kept = await owed(desk, made.id);
  assert.deepEqual([kept.clause, kept.verdict, kept.inTime], ['8.5.2', 'met', true]);
  desk.at('2026-11-23T15:30');
  await desk.receive(bounceOf(messageId));
  assert.equal((await owed(desk, made.id)).settledBy, null);
  desk.at('2026-11-25T09:00');
  await desk.watchDeadlines();
  await answer(desk, 'Anna', one.id);
  const late = await owed(desk, made.id);
  assert.deepEqual([late.clause, late.verdict, late.inTime], ['8.5.2', 'breached', false]);
  await assertJournalIsWhole(desk);
});

test('8.5.2: a promise to telephone is not kept by a letter, nor by anything but a call', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const one = await annasCase(desk);
  const made = await promised(desk, one, 'phone', '2026-11-24T12:00');
  desk.at('2026-11-23T09:00');
  await answer(desk, 'Anna', one.id);
  assert.equal((await owed(desk, made.id)).verdict, 'open');
  const wrong = await changePromise(desk, desk.as('Anna'), made.id, { do: 'keep', form: 'in-person', words: '' });
  assert.deepEqual(wrong, { refused: 'other-form', clause: '8.5.2', promised: 'phone' });
  const kept = await changePromise(desk, desk.as('Anna'), made.id, { do: 'keep', form: 'phone', words: 'Zvanīju' });
  assert.ok(!('refused' in kept));
  assert.deepEqual([(await owed(desk, made.id)).verdict, (await owed(desk, made.id)).inTime], ['met', true]);
  const again = await changePromise(desk, desk.as('Anna'), made.id, { do: 'keep', form: 'phone', words: '' });
  assert.deepEqual(again, { refused: 'promise-not-open' });
  await assertJournalIsWhole(desk);
});

test('8.5.2: another time counts only where the client agreed, and only before the promised one has passed', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const one = await annasCase(desk);
  const made = await promised(desk, one, 'phone', '2026-11-24T12:00');
  const agree = (answerBy: string, agreed: boolean) =>
    changePromise(desk, desk.as('Anna'), made.id, {
      do: 'renegotiate',
      answerBy: riga(answerBy),
      agreed,
      told: 'phone',
    });
  assert.ok(!('refused' in (await agree('2026-11-26T12:00', false))));
  assert.equal((await owed(desk, made.id)).dueAt?.toString(), riga('2026-11-24T12:00').toString());
  assert.ok(!('refused' in (await agree('2026-11-26T12:00', true))));
  assert.equal((await owed(desk, made.id)).dueAt?.toString(), riga('2026-11-26T12:00').toString());
  desk.at('2026-11-26T12:01');
  await desk.watchDeadlines();
  assert.ok(!('refused' in (await agree('2026-11-27T12:00', true))));
  const broken = await owed(desk, made.id);
  assert.deepEqual([broken.clause, broken.verdict, broken.settledBy], ['8.5.2', 'breached', null]);
  await assertJournalIsWhole(desk);
});

test('8.5.2: a colleague finds out no later than the client was promised; the case takes its promises along when it is handed over', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const one = await annasCase(desk);
  const made = await promised(desk, one, 'phone', '2026-11-24T12:00');
  const [anna, martins] = [desk.as('Anna'), desk.as('Mārtiņš')];
  const ask = (answerBy: string) =>
    desk.database.write(anna, (tx) =>
      askColleagueIn(desk, tx, {
        parent: made.id,
        what: 'Noskaidrot, kad brauc ceļinieki',
        form: 'in-laipa',
        answerBy: riga(answerBy),
        holder: martins.employee,
        unit: martins.units[0]!,
      }),
    );
  assert.deepEqual(await ask('2026-11-24T12:01'), {
    refused: 'later-than-parent',
    clause: '8.5.2',
    by: riga('2026-11-24T12:00'),
  });
  const child = await ask('2026-11-23T12:00');
  assert.ok(!('refused' in child), JSON.stringify(child));
  assert.equal((await owed(desk, child.id)).holder, martins.employee);
  const later = await changePromise(desk, martins, child.id, {
    do: 'renegotiate',
    answerBy: riga('2026-11-25T12:00'),
    agreed: true,
    told: 'in-laipa',
  });
  assert.equal('refused' in later && later.refused, 'later-than-parent');
  const handed = await changeCase(desk, desk.as('Anna'), one.id, {
    do: 'hand-over',
    unit: martins.units[0]!,
    to: martins.employee,
    reason: 'workload',
  });
  assert.ok(!('refused' in handed), JSON.stringify(handed));
  const moved = await owed(desk, made.id);
  assert.deepEqual([moved.holder, moved.dueAt?.toString()], [martins.employee, riga('2026-11-24T12:00').toString()]);
  assert.equal((await owed(desk, child.id)).verdict, 'not-assessable', 'nobody finds out for themselves');
  await assertJournalIsWhole(desk);
});
