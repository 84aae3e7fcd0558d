import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askColleagueIn, changePromise, makePromise, promisesOfCase } from '../../src/desk/promises/index.ts';
import { beginSending, recordHanded } from '../../src/desk/replies/index.ts';
import { EMPLOYEES } from '../../src/seed/demo-people.ts';
import { recuse } from '../../src/desk/interests/index.ts';
import type { ReplyId } from '../../src/vocabulary/ids.ts';
import { testPages } from '../builders/pages.ts';
import { obligationsOfSubject } from '../../src/journal/index.ts';
import { changeCase } from '../../src/desk/cases/index.ts';
import type { Case } from '../../src/desk/cases/index.ts';
import type { AnswerForm } from '../../src/vocabulary/words.ts';
import { DESK, riga, type TestDesk, testDesk } from '../builders/desk.ts';
import {
  answer,
  approve,
  assertJournalIsWhole,
  bounceOf,
  caseNow,
  caseOfMail,
  duties,
  letter,
  take,
} from '../builders/story.ts';

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

function promisesIn(desk: TestDesk, one: Case) {
  return desk.database.read(DESK, (tx) => promisesOfCase(tx, one.id, 10));
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

test('9.3: a day that the closing names becomes a promise by one tick, once the letter has left, and never silently', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const pages = await testPages(desk);
  const one = await annasCase(desk);
  await pages.post(`/lieta/${one.number}/zina`, {}, 'Anna');
  const composer = await pages.get(`/lieta/${one.number}/atbilde`, 'Anna');
  const reply = /name="reply" value="([^"]+)"/.exec(composer.body)?.[1] ?? '';
  const reading = await pages.get(`/atbilde/${reply}/lasit`, 'Anna');
  assert.match(reading.body, /Vai tas ir solījums\?/);
  assert.doesNotMatch(reading.body, /name="promise"[^>]*checked/);
  const hash = /name="hash" value="([^"]+)"/.exec(reading.body)?.[1] ?? '';
  const sent = await pages.post(`/atbilde/${reply}/sutit`, { hash, promise: '0' }, 'Anna');
  assert.equal(sent.statusCode, 303, 'the word passes the composer’s checks as it stands');
  assert.deepEqual(await promisesIn(desk, one), [], 'nothing is promised while the letter can be taken back');
  desk.at('2026-11-20T10:05');
  await beginSending(desk, reply as ReplyId);
  await recordHanded(desk, reply as ReplyId, { outcome: 'accepted' });
  const [made] = await promisesIn(desk, one);
  assert.ok(made !== undefined);
  assert.deepEqual([made.form, made.state], ['e-mail', 'open']);
  assert.match(made.what, /^Atbildēsim līdz 2026\. gada/);
  assert.equal((await owed(desk, made.id)).clause, '8.5.2');
  const word = (await duties(desk, one.id, '5.3.4')).find(({ settledBy }) => settledBy !== null);
  assert.deepEqual([word?.clause, word?.verdict, word?.inTime], ['5.3.4', 'met', true]);
  const owes = await pages.get('/solijumi', 'Anna');
  assert.match(owes.body, /Atbildēsim līdz 2026\. gada/);
  assert.match((await pages.get('/mans-darbs', 'Anna')).body, new RegExp(`/solijums/${made.id}`));
  assert.match((await pages.get('/standarts/8.5.2', 'Mārtiņš')).body, new RegExp(`/solijums/${made.id}`));
  const second = await approve(desk, 'Anna', one.id, 'interim');
  await beginSending(desk, second);
  await recordHanded(desk, second, { outcome: 'accepted' });
  assert.equal((await promisesIn(desk, one)).length, 1, 'without a tick nothing is promised');
});

test('8.5.1, 8.5.2: a promise is made, passed on and kept from the pages; refusals name the clause and keep what was typed', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const pages = await testPages(desk);
  const one = await annasCase(desk);
  const path = `/lieta/${one.number}/solit`;
  assert.match((await pages.get(path, 'Anna')).body, /Apsolīt klientam atbildi/);
  const fields = {
    'solit-what': 'Pateikt, kad aizbērs bedri',
    'solit-day': '2026-11-23',
    'solit-time': '12.00',
    'solit-form': 'phone',
    'solit-channel': 'phone',
  };
  const wrong = await pages.post(path, { ...fields, 'solit-day': '2026-11-19' }, 'Anna');
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, /Šis laiks jau ir pagājis/);
  assert.match(wrong.body, /value="Pateikt, kad aizbērs bedri"/);
  assert.equal((await pages.post(path, fields, 'Anna')).statusCode, 303);
  const [made] = await promisesIn(desk, one);
  assert.equal(made?.answerBy.toString(), riga('2026-11-23T12:00').toString());
  assert.match((await pages.get(`/lieta/${one.number}/slegt`, 'Anna')).body, /Klientam vēl solīts: „Pateikt, kad/);
  assert.match(
    (await pages.get(`/lieta/${one.number}`, 'Anna')).body,
    new RegExp(`/solijums/${made?.id}"[^>]*data-key="i"`),
  );
  const at = `/solijums/${made?.id}`;
  const martins = desk.as('Mārtiņš');
  const late = await pages.post(
    `${at}/lugt`,
    {
      'lugt-what': 'Noskaidrot',
      'lugt-to': `${martins.employee}@${martins.units[0]}`,
      'lugt-form': 'in-laipa',
      'lugt-day': '2026-11-24',
    },
    'Anna',
  );
  assert.equal(late.statusCode, 422);
  assert.match(late.body, /vēlāk nedrīkst solīt \(8\.5\.2\.\)/);
  const passed = await pages.post(`${at}/nodot`, { 'nodot-to': `${martins.employee}@${martins.units[0]}` }, 'Anna');
  assert.equal(passed.statusCode, 303);
  assert.match((await pages.get('/solijumi', 'Mārtiņš')).body, /Pateikt, kad aizbērs bedri/);
  assert.doesNotMatch((await pages.get('/solijumi', 'Anna')).body, /Pateikt, kad aizbērs bedri/);
  assert.equal((await pages.post(`${at}/izdarits`, { 'izdarits-words': 'Aizbērs rīt' }, 'Mārtiņš')).statusCode, 303);
  assert.equal((await owed(desk, made!.id)).verdict, 'met');
  assert.match((await pages.get(at, 'Anna')).body, /Aizbērs rīt/);
});

test('8.5.2: what was passed on to a colleague stays theirs when the case moves; a recusal takes the rest along, across the wall nothing is seen', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const one = await annasCase(desk);
  const [martins, janis] = [desk.as('Mārtiņš'), desk.as('Jānis')];
  const [passed, own] = [
    await promised(desk, one, 'phone', '2026-11-24T12:00'),
    await promised(desk, one, 'in-person', '2026-11-25T12:00'),
  ];
  const done = await changePromise(desk, desk.as('Anna'), passed.id, {
    do: 'pass-on',
    to: janis.employee,
    unit: janis.units[0]!,
    answerBy: null,
  });
  assert.ok(!('refused' in done), JSON.stringify(done));
  const aside = await recuse(desk, desk.as('Anna'), one.id, { ground: 'relative', words: 'Māsīca' });
  assert.ok(!('refused' in aside), JSON.stringify(aside));
  const { holder } = await caseNow(desk, one.id);
  assert.equal(holder, martins.employee);
  assert.deepEqual(
    [(await owed(desk, passed.id)).holder, (await owed(desk, own.id)).holder],
    [janis.employee, martins.employee],
  );
  const seen = await desk.database.read(desk.as('Anna'), (tx) => promisesOfCase(tx, one.id, 10));
  assert.deepEqual(seen, [], 'Anna gave both and sees neither across the wall');
  const barred = await changePromise(desk, martins, own.id, {
    do: 'pass-on',
    to: desk.as('Anna').employee,
    unit: desk.as('Anna').units[0]!,
    answerBy: null,
  });
  assert.deepEqual(barred, { refused: 'not-entrusted', clause: '5.4.3' });
  await assertJournalIsWhole(desk);
});

test('8.5.2: a promise is seen by those concerned alone', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const pages = await testPages(desk);
  const one = await annasCase(desk);
  const made = await promised(desk, one, 'phone', '2026-11-24T12:00');
  assert.equal((await pages.get(`/solijums/${made.id}`, 'Mārtiņš')).statusCode, 200, 'of the same unit');
  const stranger = EMPLOYEES.find(
    ({ unit, roles, given }) => unit !== desk.as('Anna').units[0] && roles.length === 0 && given !== 'Anna',
  );
  assert.ok(stranger !== undefined);
  assert.equal((await pages.get(`/solijums/${made.id}`, stranger.given)).statusCode, 404);
  const seen = await desk.database.read(desk.as(stranger.given), (tx) => obligationsOfSubject(tx, made.id));
  assert.deepEqual(seen, []);
  const denied = await changePromise(desk, desk.as(stranger.given), made.id, { do: 'keep', form: 'phone', words: '' });
  assert.deepEqual(denied, { refused: 'no-such-promise' });
});

test('5.3.4: clients without word stand in a list, and the key leads from one to the next', async () => {
  const desk = await testDesk('2026-11-13T10:00');
  const pages = await testPages(desk);
  const [first, second] = [await annasCase(desk, 'pirma'), await annasCase(desk, 'otra')];
  assert.match((await pages.get('/bez-zinas', 'Anna')).body, /Visi klienti zina/);
  desk.at('2026-11-23T10:00');
  const list = await (await testPages(desk)).get('/bez-zinas', 'Anna');
  assert.equal(list.body.match(/\/zina"/g)?.length, 2);
  assert.match((await (await testPages(desk)).get('/mans-darbs', 'Anna')).body, /Klients gaida ziņu: 2 lietas/);
  const fresh = await testPages(desk);
  await fresh.post(`/lieta/${first.number}/zina`, {}, 'Anna');
  const composer = await fresh.get(`/lieta/${first.number}/atbilde`, 'Anna');
  assert.match(composer.body, /Atvainojamies, ka atbilde kavējas!/);
  const reply = /name="reply" value="([^"]+)"/.exec(composer.body)?.[1] ?? '';
  const hash = /name="hash" value="([^"]+)"/.exec((await fresh.get(`/atbilde/${reply}/lasit`, 'Anna')).body)?.[1] ?? '';
  const sent = await fresh.post(`/atbilde/${reply}/sutit`, { hash }, 'Anna');
  const after = await fresh.get(String(sent.headers.location), 'Anna');
  assert.match(after.body, new RegExp(`Nākamā lieta bez ziņas: ${second.number}`));
  assert.equal((await fresh.get('/bez-zinas', 'Anna')).body.match(/\/zina"/g)?.length, 1);
});
