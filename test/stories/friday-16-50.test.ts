import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  askColleague,
  type Asked,
  beginRequestLetter,
  changeRequest,
  confirmAnswer,
  entriesOf,
  placeOnRequest,
  recordRequestLetter,
  requestById,
  sayInRequest,
  settleHeld,
  takeBack,
} from '../../src/desk/requests/index.ts';
import { directoryAt, vacancies, writeAbsence } from '../../src/desk/directory/index.ts';
import { obligationsOfSubject } from '../../src/journal/index.ts';
import { sayDueShort } from '../../src/time/say-due.ts';
import type { AbsenceId, CaseId, EmailAddress, MailId, RequestId } from '../../src/vocabulary/ids.ts';
import { DESK, riga, type TestDesk, testDesk } from '../builders/desk.ts';
import { assertJournalIsWhole, caseOfMail, letter } from '../builders/story.ts';

const FRIDAY = '2026-11-20T16:50';

async function ask(
  desk: TestDesk,
  from: string,
  to: string | Asked,
  more: { case?: CaseId; about?: RequestId; subject?: string } = {},
) {
  const asked: Asked = typeof to === 'string' ? { kind: 'person', id: desk.as(to).employee } : to;
  return desk.database.write(desk.as(from), (tx) =>
    askColleague(desk, tx, {
      asker: desk.as(from).employee,
      asked,
      subject: more.subject ?? 'Bedre Šķūņu ielā',
      text: 'Kad bedri aizbērs? Iedzīvotājs gaida atbildi.',
      case: more.case ?? null,
      about: more.about ?? null,
      channel: 'internal',
    }),
  );
}

async function asked(...given: Parameters<typeof ask>): Promise<RequestId> {
  const done = await ask(...given);
  assert.ok(!('refused' in done), JSON.stringify(done));
  return done.request.id;
}

async function duty(desk: TestDesk, id: RequestId) {
  const all = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, id));
  const [one] = all.filter(({ clause }) => clause === '10.1');
  assert.ok(one !== undefined && all.filter(({ clause }) => clause === '10.1').length === 1);
  return one;
}

async function read(desk: TestDesk, id: RequestId, as = DESK) {
  return desk.database.read(as, (tx) => requestById(tx, id));
}

async function entries(desk: TestDesk, id: RequestId) {
  return desk.database.read(DESK, (tx) => entriesOf(tx, id));
}

async function letters(desk: TestDesk, id: RequestId) {
  return desk.database.read(DESK, (tx) =>
    tx.rows<{ message_id: string; address: string; refused: string | null }>(
      'select message_id, address, refused from request_letter where tenant = 1 and request_id = $1 order by written_at, message_id',
      [id],
    ),
  );
}

/** The letter leaves; gives its Message-ID. */
async function sent(desk: TestDesk, id: RequestId, nth = 0) {
  const messageId = (await letters(desk, id))[nth]?.message_id ?? assert.fail('no letter');
  const outgoing = await beginRequestLetter(desk, messageId);
  assert.ok(outgoing !== null);
  await recordRequestLetter(desk, messageId, { sentAt: desk.clock() });
  return outgoing;
}

/** An answer as Outlook sends it: half the thread quoted below, without marks, and a signature. */
function fromOutlook(to: string, from: string, text: string, more = ''): string {
  return `From: "${from}" <${from}>
To: "Anna Paraudziņa (Laipa)" <dome@paraugnovads.example>
Subject: RE: Pieprasījums: Bedre
Message-ID: <${Math.abs(hash(text + from + to))}@outlook.example>
In-Reply-To: ${to}
References: ${to}
${more}MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

${text}

Ar cieņu,
Jānis Piemērs
Būvvalde

From: Anna Paraudziņa (Laipa) <dome@paraugnovads.example>
Sent: Friday, November 20, 2026 4:50 PM
To: Jānis Piemērs <janis.piemers@paraugnovads.example>
Subject: Pieprasījums: Bedre

Labdien!
Kad bedri aizbērs? Ja nevarat, uzrakstiet, kurā dienā atbildēsiet: rīt?
`;
}

function hash(text: string): number {
  return [...text].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) | 0, 7);
}

const JANIS = 'janis.piemers@paraugnovads.example';

async function away(desk: TestDesk, who: string, standIn: string | null) {
  const done = await desk.database.write({ ...desk.as(who), roles: ['employee', 'administrator'] }, (tx) =>
    writeAbsence(desk, tx, desk.as(who).employee, {
      employee: desk.as(who).employee,
      firstDay: Temporal.PlainDate.from('2026-11-20'),
      lastDay: Temporal.PlainDate.from('2026-11-27'),
      standIn: standIn === null ? null : desk.as(standIn).employee,
    }),
  );
  assert.ok(!('refused' in done), JSON.stringify(done));
  return done.id as AbsenceId;
}

test('10.1: asked on Friday at 16.50, due on Monday at 17.00, explained; answered on Monday it is kept', async () => {
  const desk = await testDesk(FRIDAY);
  const id = await asked(desk, 'Anna', 'Jānis');
  const open = await duty(desk, id);
  assert.equal(open.dueAt?.toString(), riga('2026-11-23T17:00').toString());
  assert.match(
    sayDueShort({ steps: open.explanation }, 'lv'),
    /Saņemts piektdien 16\.50 → skaita no .* → pirmdien 17\.00/,
  );
  assert.equal(open.holder, desk.as('Jānis').employee);
  desk.at('2026-11-23T10:00');
  const said = await sayInRequest(desk, desk.as('Jānis'), id, { do: 'answer', text: 'Trešdien.', channel: 'internal' });
  assert.ok('heldUntil' in said);
  // Held: the asker sees nothing of it yet.
  assert.equal((await desk.database.read(desk.as('Anna'), (tx) => entriesOf(tx, id))).length, 1);
  await settleHeld(desk, DESK, id);
  assert.equal((await read(desk, id))?.state, 'received');
  desk.at('2026-11-23T10:01');
  await settleHeld(desk, DESK, id);
  assert.equal((await read(desk, id))?.state, 'answered');
  const kept = await duty(desk, id);
  assert.equal(kept.verdict, 'met');
  assert.equal(kept.inTime, true);
  const rated = await changeRequest(desk, desk.as('Anna'), id, { do: 'rate', score: 5 });
  assert.ok(!('refused' in rated) && rated.score === 5);
  assert.deepEqual(await changeRequest(desk, desk.as('Jānis'), id, { do: 'rate', score: 5 }), { refused: 'not-yours' });
  const internal = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, id));
  assert.equal(internal.find(({ clause }) => clause === '4.2')?.verdict, 'met');
  await assertJournalIsWhole(desk);
});

test('10.1: not answered by Monday’s close it is breached, and still owed', async () => {
  const desk = await testDesk(FRIDAY);
  const id = await asked(desk, 'Anna', 'Jānis');
  desk.at('2026-11-24T08:00');
  await desk.watchDeadlines();
  const late = await duty(desk, id);
  assert.equal(late.verdict, 'breached');
  assert.equal(late.settledBy, null);
  await assertJournalIsWhole(desk);
});

test('10.1: an interim answer without explanation or date is returned, saying what is missing; with both it moves the time', async () => {
  const desk = await testDesk(FRIDAY);
  const id = await asked(desk, 'Anna', 'Jānis');
  desk.at('2026-11-23T09:00');
  const janis = desk.as('Jānis');
  const say = (text: string, answerBy: Temporal.Instant | null) =>
    sayInRequest(desk, janis, id, { do: 'interim', text, answerBy });
  assert.deepEqual(await say('drīz', null), {
    refused: 'interim-incomplete',
    clause: '10.1',
    missing: ['explanation', 'date'],
  });
  const words = 'Vajag apsekot ielu kopā ar būvnieku.';
  assert.deepEqual(await say(words, riga('2026-11-20T17:00')), {
    refused: 'interim-incomplete',
    clause: '10.1',
    missing: ['date-passed'],
  });
  assert.deepEqual(await say(words, riga('2026-11-23T16:00')), {
    refused: 'interim-incomplete',
    clause: '10.1',
    missing: ['date-not-later'],
  });
  assert.ok('heldUntil' in (await say(words, riga('2026-11-26T17:00'))));
  assert.deepEqual(await say(words, riga('2026-11-27T17:00')), { refused: 'being-sent' });
  // Taken back, then said again.
  const back = await takeBack(desk, janis, id);
  assert.ok(!('refused' in back) && back.text === words);
  assert.ok('heldUntil' in (await say(words, riga('2026-11-26T17:00'))));
  desk.at('2026-11-23T09:01');
  assert.deepEqual(await takeBack(desk, janis, id), { refused: 'too-late' });
  await settleHeld(desk, DESK, id);
  assert.equal((await read(desk, id))?.state, 'interim');
  assert.equal((await duty(desk, id)).dueAt?.toString(), riga('2026-11-26T17:00').toString());
  assert.equal((await duty(desk, id)).verdict, 'open');
  desk.at('2026-11-26T12:00');
  await sayInRequest(desk, janis, id, { do: 'answer', text: 'Aizbērs pirmdien.', channel: 'internal' });
  desk.at('2026-11-26T12:01');
  await settleHeld(desk, DESK, id);
  assert.equal((await duty(desk, id)).verdict, 'met');
  await assertJournalIsWhole(desk);
});

test('10.1: a colleague who never opens Laipa answers from Outlook, and the answer alone stands in the request', async () => {
  const desk = await testDesk(FRIDAY);
  const id = await asked(desk, 'Anna', 'Jānis');
  const question = await sent(desk, id);
  assert.equal(question.to.address, JANIS);
  assert.match(question.text, /Atbilde gaidāma līdz pirmdienai, 2026\. gada 23\. novembrim, plkst\. 17\.00/);
  desk.at('2026-11-23T09:00');
  const { fate } = await desk.receive(fromOutlook(question.messageId, JANIS, 'Trešdien, ja nelīs.'));
  assert.equal(fate, 'joined');
  const [, answer] = await entries(desk, id);
  assert.equal(answer?.kind, 'answer');
  assert.equal(answer?.text, 'Trešdien, ja nelīs.\n\nAr cieņu,\nJānis Piemērs\nBūvvalde');
  assert.equal(answer?.author, desk.as('Jānis').employee);
  assert.equal((await duty(desk, id)).verdict, 'met');
  // The asker is told by e-mail too.
  assert.deepEqual(
    (await letters(desk, id)).map(({ address }) => address),
    [JANIS, 'anna.paraudzina@paraugnovads.example'],
  );
  await assertJournalIsWhole(desk);
});

test('10.1: words that put off are no answer: the asker confirms them with the day they name', async () => {
  const desk = await testDesk(FRIDAY);
  const id = await asked(desk, 'Anna', 'Jānis');
  const { messageId } = await sent(desk, id);
  desk.at('2026-11-23T09:00');
  await desk.receive(fromOutlook(messageId, JANIS, 'Jāsarunā ar būvnieku, atbildēšu ceturtdien.'));
  const unsure = (await entries(desk, id)).at(-1);
  assert.equal(unsure?.kind, 'unconfirmed');
  assert.equal(unsure?.answerBy?.toString(), riga('2026-11-26T17:00').toString());
  assert.equal((await duty(desk, id)).dueAt?.toString(), riga('2026-11-23T17:00').toString());
  desk.at('2026-11-23T11:00');
  const anna = desk.as('Anna');
  const confirmed = await confirmAnswer(desk, anna, id, unsure?.id ?? '', {
    kind: 'interim',
    answerBy: unsure?.answerBy ?? null,
  });
  assert.ok(!('refused' in confirmed));
  assert.equal((await duty(desk, id)).dueAt?.toString(), riga('2026-11-26T17:00').toString());
});

test('an outsider’s reply never joins a request, and nothing of a request comes into a client’s thread', async () => {
  const desk = await testDesk(FRIDAY);
  const matter = await caseOfMail(desk, (await desk.receive(letter({ id: 'bedre' }))).id);
  const id = await asked(desk, 'Anna', 'Jānis', { case: matter.id });
  const { messageId } = await sent(desk, id);
  const outside = await desk.receive(fromOutlook(messageId, 'klients@klienti.example', 'Man to pārsūtīja.'));
  assert.equal(outside.fate, 'opened');
  assert.equal((await entries(desk, id)).length, 1);
  const { id: answer } = await desk.receive(fromOutlook(messageId, JANIS, 'Trešdien.'));
  const inCase = await desk.database.read(DESK, (tx) =>
    tx.one<{ case_id: CaseId | null }>('select case_id from mail where tenant = 1 and id = $1', [answer as MailId]),
  );
  assert.equal(inCase?.case_id, null);
});

test('a colleague who is not asked does not answer for another', async () => {
  const desk = await testDesk(FRIDAY);
  const id = await asked(desk, 'Anna', 'Jānis');
  const { messageId } = await sent(desk, id);
  await desk.receive(fromOutlook(messageId, 'edgars.piemerbergs@paraugnovads.example', 'Es zinu!'));
  assert.equal((await entries(desk, id)).length, 1);
});

test('a sender whose name is false answers nothing: the asker is asked', async () => {
  const desk = await testDesk(FRIDAY);
  const id = await asked(desk, 'Anna', 'Jānis');
  const { messageId } = await sent(desk, id);
  const mail = (await desk.receive(letter({ id: 'kas-to-sutija' }))).id;
  const forged = { mail, at: desk.clock(), kind: 'letter', from: JANIS as EmailAddress, written: 'Trešdien.' } as const;
  const placed = await desk.database.write(DESK, (tx) =>
    placeOnRequest(desk, tx, { ...forged, references: [messageId], forged: true, awaitsAnswer: true }),
  );
  assert.equal(placed, id);
  assert.equal((await entries(desk, id)).at(-1)?.kind, 'unconfirmed');
  assert.equal((await duty(desk, id)).settledBy, null);
});

test('nothing is written to an address that is a client’s', async () => {
  const desk = await testDesk(FRIDAY);
  await desk.receive(letter({ id: 'own', from: JANIS.replace('janis', 'x') }));
  await desk.database.write(DESK, (tx) =>
    tx.rows(`update client_contact set value = $1 where tenant = 1 and value = $2`, [
      JANIS,
      JANIS.replace('janis', 'x'),
    ]),
  );
  const id = await asked(desk, 'Anna', 'Jānis');
  const [written] = await letters(desk, id);
  assert.equal(await beginRequestLetter(desk, written?.message_id ?? ''), null);
  assert.equal((await letters(desk, id))[0]?.refused, 'client-address');
  assert.equal((await entries(desk, id)).at(-1)?.kind, 'undelivered');
});

test('10.1: who is away is not asked: the stand-in, told why; both away, the head', async () => {
  const desk = await testDesk(FRIDAY);
  await away(desk, 'Jānis', 'Edgars');
  const first = await read(desk, await asked(desk, 'Anna', 'Jānis'));
  assert.equal(first?.holder, desk.as('Edgars').employee);
  assert.deepEqual(
    first?.routed.map(({ why }) => why),
    ['away'],
  );
  await away(desk, 'Edgars', null);
  const second = await read(desk, await asked(desk, 'Anna', 'Jānis'));
  assert.equal(second?.holder, desk.as('Ilze').employee);
  assert.deepEqual(
    second?.routed.map(({ why }) => why),
    ['away', 'away', 'nobody-stands-in'],
  );
});

test('10.1: a head who asks is not asked instead of their own people who are away: it goes on to the next above', async () => {
  const desk = await testDesk(FRIDAY);
  await away(desk, 'Jānis', null);
  const request = await read(desk, await asked(desk, 'Ilze', 'Jānis'));
  assert.equal(request?.holder, desk.as('Inga').employee);
  assert.deepEqual(await ask(desk, 'Ilze', 'Ilze'), { refused: 'oneself' });
});

test('10.1: given back with the reason it is answered in time; the asker asks again by e-mail, and that is owed anew', async () => {
  const desk = await testDesk(FRIDAY);
  const id = await asked(desk, 'Anna', 'Jānis');
  await sayInRequest(desk, desk.as('Jānis'), id, { do: 'return', reason: 'needs-more', text: 'Kura māja?' });
  desk.at('2026-11-20T16:51');
  await settleHeld(desk, DESK, id);
  assert.equal((await duty(desk, id)).verdict, 'met');
  const { messageId, to, text } = await sent(desk, id, 1);
  assert.equal(to.address, 'anna.paraudzina@paraugnovads.example');
  assert.match(text, /Iemesls: vajag vairāk ziņu\./);
  await desk.receive(fromOutlook(messageId, to.address, 'Ceturtā māja. Kad aizbērs?'));
  const again = await desk.database.read(DESK, (tx) =>
    tx.one<{ id: RequestId; holder_id: string }>(
      'select id, holder_id from request where tenant = 1 and about_id = $1',
      [id],
    ),
  );
  assert.equal(again?.holder_id, desk.as('Jānis').employee);
  assert.equal((await duty(desk, again?.id ?? assert.fail())).verdict, 'open');
});

test('an automatic reply settles nothing: the request goes on to the head, with the due time as it was', async () => {
  const desk = await testDesk(FRIDAY);
  const id = await asked(desk, 'Anna', 'Jānis');
  const { messageId } = await sent(desk, id);
  const auto = fromOutlook(messageId, JANIS, 'Esmu atvaļinājumā.', 'Auto-Submitted: auto-replied\n');
  assert.equal((await desk.receive(auto)).fate, 'joined');
  const request = await read(desk, id);
  assert.equal(request?.state, 'received');
  assert.equal(request?.holder, desk.as('Ilze').employee);
  const owed = await duty(desk, id);
  assert.equal(owed.holder, desk.as('Ilze').employee);
  assert.equal(owed.dueAt?.toString(), riga('2026-11-23T17:00').toString());
  assert.ok((await letters(desk, id)).some(({ address }) => address === 'ilze.paraugkalne@paraugnovads.example'));
  await assertJournalIsWhole(desk);
});

test('a vacant post: the next in line is asked, told why', async () => {
  const desk = await testDesk(FRIDAY);
  const directory = await desk.database.read(DESK, (tx) => directoryAt(tx));
  const post = vacancies(directory, Temporal.PlainDate.from('2026-11-20')).find(({ kind }) => kind === 'head');
  assert.ok(post !== undefined);
  const request = await read(desk, await asked(desk, 'Anna', { kind: 'post', id: post.id }));
  assert.equal(request?.holder, desk.as('Inga').employee);
  assert.deepEqual(request?.routed[0], { why: 'vacant', post: post.id });
});

test('a unit is asked: its head learns of it, anybody of it takes it, and then it is theirs', async () => {
  const desk = await testDesk(FRIDAY);
  const unit = desk.as('Jānis').units[0] ?? assert.fail();
  const id = await asked(desk, 'Anna', { kind: 'unit', id: unit });
  assert.equal((await letters(desk, id))[0]?.address, 'ilze.paraugkalne@paraugnovads.example');
  assert.equal((await duty(desk, id)).holder, null);
  assert.ok(
    !('refused' in (await changeRequest(desk, desk.as('Jānis'), id, { do: 'take', by: desk.as('Jānis').employee }))),
  );
  assert.equal((await duty(desk, id)).holder, desk.as('Jānis').employee);
});

test('a question that goes round: the second time is shown, the third is refused', async () => {
  const desk = await testDesk(FRIDAY);
  const one = await asked(desk, 'Anna', 'Jānis');
  const two = await asked(desk, 'Jānis', 'Anna', { about: one });
  const again = await ask(desk, 'Anna', 'Jānis', { about: two });
  assert.ok(!('refused' in again) && again.rounds === 2);
  const four = await asked(desk, 'Jānis', 'Anna', { about: again.request.id });
  assert.deepEqual(await ask(desk, 'Anna', 'Jānis', { about: four }), {
    refused: 'in-circles',
    clause: '10.1',
    rounds: 2,
  });
});

test('5.4.3: nobody before whom a wall stands is asked about that case, and a restricted case is not named', async () => {
  const desk = await testDesk(FRIDAY);
  const matter = await caseOfMail(desk, (await desk.receive(letter({ id: 'siena' }))).id);
  await desk.database.write(DESK, (tx) =>
    tx.rows(
      `insert into wall (tenant, id, employee_id, case_id, ground, raised_at) values (1, gen_random_uuid(), $1, $2, 'complaint-about', now())`,
      [desk.as('Jānis').employee, matter.id],
    ),
  );
  assert.deepEqual(await ask(desk, 'Anna', 'Jānis', { case: matter.id }), { refused: 'walled' });
  const id = await asked(
    desk,
    'Anna',
    { kind: 'unit', id: desk.as('Jānis').units[0] ?? assert.fail() },
    { case: matter.id },
  );
  assert.equal(await read(desk, id, desk.as('Jānis')), null, 'a wall hides the request of that case');
  assert.notEqual(await read(desk, id, desk.as('Ilze')), null);
  assert.doesNotMatch((await sent(desk, id)).text, /Lieta:/);
});

test('one who is neither asked nor asking, nor of the unit, finds no request', async () => {
  const desk = await testDesk(FRIDAY);
  const id = await asked(desk, 'Anna', 'Jānis');
  assert.equal(await read(desk, id, desk.as('Dace')), null);
  assert.notEqual(await read(desk, id, desk.as('Jānis')), null);
  const events = await desk.database.read(desk.as('Dace'), (tx) =>
    tx.rows('select 1 from event where tenant = 1 and subject_id = $1', [id]),
  );
  assert.equal(events.length, 0);
});
