import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listenSmtp } from '../../src/channels/smtp/listen.ts';
import { demoLetters, keepDemoMail } from '../../src/desk/demo-mailbox/index.ts';
import { type Case, caseById, changeCase, mergeCases } from '../../src/desk/cases/index.ts';
import { bytesOf } from '../../src/desk/contents/index.ts';
import { writeAbsence } from '../../src/desk/directory/index.ts';
import { changeReaders } from '../../src/desk/interests/index.ts';
import { checkDraft, openDraft } from '../../src/desk/replies/index.ts';
import { raiseWall } from '../../src/desk/walls/index.ts';
import {
  changeTask,
  chooseDigest,
  copiesTo,
  lettersOf,
  type PartToSend,
  previewTask,
  sendDigests,
  sendTask,
  taskById,
  tasksOfCase,
  type TaskToSend,
} from '../../src/desk/tasks/index.ts';
import { newId } from '../../src/desk/context.ts';
import { obligationsOfSubject, replay, verifyJournal } from '../../src/journal/index.ts';
import { sendTaskLetter } from '../../src/loops/task-letters.ts';
import { DESK, dictionary, riga, testDesk, type TestDesk } from '../builders/desk.ts';
import { caseOfMail, letter, take } from '../builders/story.ts';

const DAY = Temporal.PlainDate.from('2026-11-20');

const part = (desk: TestDesk, given: string, responsible = false, due = '2026-11-27T17:00'): PartToSend => ({
  key: newId<string>(),
  employee: desk.as(given).employee,
  responsible,
  words: '',
  dueAt: riga(due),
});

const send = async (
  desk: TestDesk,
  given: string,
  parts: readonly PartToSend[],
  more: { readonly case?: Case; readonly leftOut?: TaskToSend['leftOut'] } = {},
) => {
  const who = desk.as(given);
  const plan = await previewTask(desk, who, more.case ?? null, parts);
  assert.ok(!('refused' in plan), JSON.stringify(plan));
  return sendTask(desk, who, {
    title: 'Siltumtrases caurlaide',
    body: 'Saskaņot, kad rakt.',
    case: more.case?.id ?? null,
    parts,
    leftOut: more.leftOut ?? [],
    shown: plan.copies.map(({ to }) => to),
    origin: 'https://laipa.example',
  });
};

/** A mail server that keeps what it takes in the demo's mailboxes, and all the letters that wait, handed to it. */
async function deliver(desk: TestDesk, takes: (address: string) => boolean = () => true): Promise<void> {
  const server = await listenSmtp(
    {
      host: '127.0.0.1',
      port: 0,
      name: 'mx.paraugnovads.example',
      maxBytes: 1_000_000,
      resolver: null,
      acceptsRecipient: (address) => (takes(address) ? 'demo-mailbox' : null),
      receive: async ({ bytes, envelope }) => {
        const raw = bytes.kind === 'memory' ? bytes.bytes : { file: bytes.path };
        await keepDemoMail(
          desk,
          envelope.to.map(({ address }) => address),
          raw,
        );
      },
    },
    () => {},
  );
  try {
    const waiting = await desk.database.read(DESK, (tx) =>
      tx.rows<{ id: string }>('select id from task_letter where tenant = 1 and handed_at is null order by id'),
    );
    for (const { id } of waiting)
      await sendTaskLetter(
        desk,
        { host: '127.0.0.1', port: server.port },
        { letter: id },
        { attempts: 1, max_attempts: 2 },
      );
  } finally {
    await server.close();
  }
}

const mailOf = (desk: TestDesk, given: string) =>
  desk.database.read(DESK, async (tx) => {
    const { EMPLOYEES } = await import('../../src/seed/demo-people.ts');
    const address = EMPLOYEES.find((one) => one.given === given)?.email ?? '';
    return demoLetters(tx, address);
  });

test('10.3: a task to people of three units and two institutions: their heads get the letter, once, and the clause is met', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  // Dace serves in the Social Service, which has no head: the next above is told. Edgars' head's post stands vacant.
  const sent = await send(desk, 'Anna', [
    part(desk, 'Jānis', true),
    part(desk, 'Dace'),
    part(desk, 'Edgars'),
    part(desk, 'Mārtiņš'),
  ]);
  assert.ok(!('refused' in sent), JSON.stringify(sent));
  await deliver(desk);

  assert.equal(sent.copies, 2);
  const [janis, dace, ilze, inga, martins] = await Promise.all(
    ['Jānis', 'Dace', 'Ilze', 'Inga', 'Mārtiņš'].map((one) => mailOf(desk, one)),
  );
  assert.deepEqual(
    [janis, dace, ilze, inga, martins].map((letters) => letters?.length),
    [1, 1, 1, 1, 1],
  );
  assert.equal(ilze?.[0]?.from_address, 'dome@paraugnovads.example', 'from the unit of the sender');
  assert.match(ilze?.[0]?.text ?? '', /Kopiju saņem \(standarta 10\.3\. punkts\)/);
  assert.match(ilze?.[0]?.text ?? '', /– Ilze Paraugkalne: piedalās Jānis Piemērs \(Būvvalde\)/);
  assert.match(
    inga?.[0]?.text ?? '',
    /– Inga Piemērlauka: piedalās Dace Paraugozola \(Sociālās palīdzības nodaļa\), Edgars/,
  );
  const duties = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, sent.task.id));
  assert.deepEqual(
    duties.map(({ clause, verdict }) => `${clause} ${verdict}`),
    ['10.3 met'],
  );
  await desk.database.read(DESK, async (tx) => {
    assert.deepEqual((await replay(tx, desk.rules)).differences, []);
    assert.deepEqual((await verifyJournal(tx)).tampering, []);
  });
  const seen = async (given: string) =>
    (await desk.database.read(desk.as(given), (tx) => taskById(tx, sent.task.id))) !== null;
  assert.deepEqual(await Promise.all(['Anna', 'Jānis', 'Ilze', 'Inga', 'Dace', 'Zane', 'Kārlis'].map(seen)), [
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('10.3: a head who is away has the stand-in told, a digest waits until 8.00 of the next working day, and then leaves once', async () => {
  const desk = await testDesk('2026-11-20T16:30');
  const ilze = desk.as('Ilze');
  const absence = {
    employee: desk.as('Inga').employee,
    firstDay: DAY,
    lastDay: DAY.add({ days: 9 }),
    standIn: desk.as('Līga').employee,
  };
  const away = await desk.database.write(desk.as('Kārlis'), (tx) =>
    writeAbsence(desk, tx, desk.as('Kārlis').employee, absence),
  );
  assert.ok(!('refused' in away), JSON.stringify(away));
  await desk.database.write(ilze, (tx) => chooseDigest(tx, ilze.employee, true, desk.clock()));
  const sent = await send(desk, 'Anna', [part(desk, 'Jānis', true), part(desk, 'Edgars')]);
  assert.ok(!('refused' in sent));
  await deliver(desk);
  assert.equal((await mailOf(desk, 'Jānis')).length, 1);
  assert.match(
    (await mailOf(desk, 'Līga'))[0]?.text ?? '',
    /Līga Piemērkalna \(aizvieto; prombūtnē: Inga Piemērlauka\): piedalās Edgars/,
  );
  assert.equal((await mailOf(desk, 'Inga')).length, 0);
  assert.equal((await mailOf(desk, 'Ilze')).length, 0, 'her digest waits');

  desk.at('2026-11-22T12:00');
  assert.equal(await sendDigests(desk), false, 'not on a Sunday');
  desk.at('2026-11-23T08:00');
  while (await sendDigests(desk));
  await deliver(desk);
  const [digest, ...more] = await mailOf(desk, 'Ilze');
  assert.equal(more.length, 0);
  assert.match(
    digest?.text ?? '',
    /– Siltumtrases caurlaide\n  Sūta: Anna Paraudziņa \(Klientu apkalpošanas centrs\)\. Piedalās: Jānis Piemērs \(Būvvalde\)\./,
  );
  const kept = await desk.database.read(DESK, (tx) =>
    tx.rows<{ text: string }>(`select text from task_letter where tenant = 1 and kind = 'digest'`),
  );
  assert.deepEqual(kept, [{ text: '' }], 'the words of a digest are not kept');
});

async function caseHeldBy(desk: TestDesk, given: string, submission: 'complaint' | 'question'): Promise<Case> {
  const { id } = await caseOfMail(
    desk,
    (await desk.receive(letter({ id: `trase-${submission}`, from: 'trase@klienti.example' }))).id,
  );
  await take(desk, given, id);
  const who = desk.as(given);
  if (submission === 'complaint') {
    const done = await changeCase(desk, who, id, { do: 'classify', submission });
    assert.ok(!('refused' in done), JSON.stringify(done));
  }
  const one = await desk.database.read(who, (tx) => caseById(tx, id));
  assert.ok(one !== null);
  return one;
}

test('10.3: a complaint is not put off to a digest', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const ilze = desk.as('Ilze');
  await desk.database.write(ilze, (tx) => chooseDigest(tx, ilze.employee, true, desk.clock()));
  const complaint = await caseHeldBy(desk, 'Anna', 'complaint');
  const sent = await send(desk, 'Anna', [part(desk, 'Jānis', true)], { case: complaint });
  assert.ok(!('refused' in sent));
  await deliver(desk);
  assert.equal((await mailOf(desk, 'Ilze')).length, 1);
});

test('5.4.3, 10.3: a head walled off from the case gets no copy and sees no task; the next above gets it, and no word says why', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const one = await caseHeldBy(desk, 'Anna', 'question');
  const [ilze, janis] = [desk.as('Ilze').employee, desk.as('Jānis').employee];
  const wall = { behind: { case: one.id }, ground: 'declared-interest', reason: 'Brālis', unit: null } as const;
  await desk.database.write(DESK, (tx) => raiseWall(desk, tx, { ...wall, employee: ilze }));
  const sent = await send(desk, 'Anna', [part(desk, 'Jānis', true)], { case: one });
  assert.ok(!('refused' in sent));
  await deliver(desk);
  assert.deepEqual([(await mailOf(desk, 'Ilze')).length, (await mailOf(desk, 'Inga')).length], [0, 1]);
  const [{ text } = { text: '' }] = await mailOf(desk, 'Jānis');
  assert.match(text, /– Inga Piemērlauka: piedalās Jānis Piemērs/);
  assert.doesNotMatch(text, /Ilze|Brālis/);
  const seen = async (given: string) =>
    (await desk.database.read(desk.as(given), (tx) => taskById(tx, sent.task.id))) !== null;
  assert.deepEqual([await seen('Jānis'), await seen('Ilze')], [true, false], 'though it is of her unit');

  await desk.database.write(DESK, (tx) => raiseWall(desk, tx, { ...wall, employee: janis }));
  assert.equal(await seen('Jānis'), false, 'a wall that is raised later holds too');
  const barred = await previewTask(desk, desk.as('Anna'), one, [part(desk, 'Jānis', true)]);
  assert.equal('refused' in barred && barred.refused, 'cannot-take-part');
});

test('10.3, 5.1.6: of a restricted case a head is told that an employee has a task, and no letter says more', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const one = await caseHeldBy(desk, 'Anna', 'question');
  await desk.database.write({ ...desk.as('Anna'), system: true }, (tx) =>
    changeReaders(desk, tx, one, { restricted: true, readers: [] }),
  );
  const sent = await send(desk, 'Anna', [part(desk, 'Jānis', true)], { case: one });
  assert.ok(!('refused' in sent));
  await deliver(desk);
  for (const given of ['Jānis', 'Ilze']) {
    const [mail] = await mailOf(desk, given);
    assert.ok(mail !== undefined, given);
    assert.doesNotMatch(`${mail.subject} ${mail.text}`, /Siltumtrases|Saskaņot|PN-2026/, given);
  }
  assert.match((await mailOf(desk, 'Ilze'))[0]?.text ?? '', /piedalās: Jānis Piemērs \(Būvvalde\)/);
  const seen = async (given: string) =>
    (await desk.database.read(desk.as(given), (tx) => taskById(tx, sent.task.id))) !== null;
  assert.deepEqual([await seen('Jānis'), await seen('Ilze'), await seen('Mārtiņš')], [true, false, false]);
  const [line] = await desk.database.read(desk.as('Ilze'), (tx) => copiesTo(tx, desk.as('Ilze').employee, 10));
  assert.deepEqual([line?.title, line?.sender, line?.of], [null, null, ['Jānis Piemērs (Būvvalde)']]);
});

test('10.3: word that the task is done comes to its sender in the same thread; when it is called off all are told', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const first = await send(desk, 'Anna', [part(desk, 'Jānis', true)]);
  assert.ok(!('refused' in first));
  desk.at('2026-11-20T11:00');
  const done = await changeTask(desk, desk.as('Jānis'), first.task.id, {
    do: 'finish-part',
    part: first.task.parts[0]!.id,
  });
  assert.ok(!('refused' in done) && done.state === 'done');
  const second = await send(desk, 'Anna', [part(desk, 'Jānis', true)]);
  assert.ok(!('refused' in second));
  const off = await changeTask(desk, desk.as('Anna'), second.task.id, { do: 'call-off', reason: 'Trase jau slēgta' });
  assert.ok(!('refused' in off) && off.state === 'called-off');
  await deliver(desk);
  const [word] = await mailOf(desk, 'Anna');
  assert.match(word?.text ?? '', /Pēdējo daļu pabeidza: Jānis Piemērs/);
  const raw = await desk.database.read(DESK, (tx) => bytesOf(tx, word!.content_hash));
  assert.match(raw?.toString() ?? '', new RegExp(`In-Reply-To: <uzdevums.${first.task.id}@desk.example>`));
  assert.match(raw?.toString() ?? '', /Auto-Submitted: auto-generated/);
  assert.equal((await mailOf(desk, 'Ilze')).filter(({ text }) => /Iemesls: Trase jau slēgta/.test(text)).length, 1);
});

test('10.3: a letter to the client with a colleague of another unit in copy wants that colleague’s head in copy too', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const one = await caseHeldBy(desk, 'Anna', 'question');
  const anna = desk.as('Anna');
  const draft = await openDraft(desk, anna, one.id);
  assert.ok(!('refused' in draft));
  const stands = async (...more: readonly string[]) => {
    const cc = more.map((address) => ({ address, name: '', field: 'cc' as const, role: 'stranger' as const }));
    const reply = { ...draft, recipients: [...draft.recipients, ...cc] };
    return desk.database.read(anna, async (tx) => {
      const { check } = await checkDraft(desk, tx, one, reply, await dictionary);
      return check.clauses.find(({ clause }) => clause === '10.3');
    });
  };
  assert.equal((await stands())?.result, 'not-applicable');
  assert.equal((await stands('martins.paraugs@paraugnovads.example'))?.result, 'not-applicable', 'of the same unit');
  const wanting = await stands('janis.piemers@paraugnovads.example');
  assert.equal(wanting?.result, 'missing');
  assert.deepEqual(
    wanting?.findings.map(({ replacements }) => replacements),
    [['ilze.paraugkalne@paraugnovads.example']],
  );
  const whole = await stands('janis.piemers@paraugnovads.example', 'ilze.paraugkalne@paraugnovads.example');
  assert.equal(whole?.result, 'passed', 'her own head is not wanted: she is there as his');
});

test('10.3: the relay is away, then refuses one address: nobody gets the letter twice, and the sender sees for whom it was refused', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const sent = await send(desk, 'Anna', [part(desk, 'Jānis', true)]);
  assert.ok(!('refused' in sent));
  const [{ id } = { id: '' }] = await desk.database.read(DESK, (tx) =>
    tx.rows<{ id: string }>('select id from task_letter where tenant = 1'),
  );
  const away = { host: '127.0.0.1', port: 1, timeoutMs: 500 };
  const attempt = { attempts: 1, max_attempts: 9 };
  await assert.rejects(sendTaskLetter(desk, away, { letter: id }, attempt));
  await assert.rejects(sendTaskLetter(desk, null, { letter: id }, attempt), /No relay/);
  await deliver(desk, (address) => address !== 'ilze.paraugkalne@paraugnovads.example');
  await deliver(desk);
  assert.equal((await mailOf(desk, 'Jānis')).length, 1);
  assert.equal((await mailOf(desk, 'Ilze')).length, 0);
  const [fate] = await desk.database.read(desk.as('Anna'), (tx) => lettersOf(tx, sent.task.id, 5));
  assert.match(fate?.trouble ?? '', /^ilze\.paraugkalne@paraugnovads\.example: 550/);
  assert.ok(fate?.handedAt);
});

test('10.3: a task of a case that was merged stands on the page of the case it went into', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const [one, other] = [await caseHeldBy(desk, 'Anna', 'question'), await caseHeldBy(desk, 'Anna', 'complaint')];
  const sent = await send(desk, 'Anna', [part(desk, 'Jānis', true)], { case: one });
  assert.ok(!('refused' in sent));
  const merged = await mergeCases(desk, desk.as('Mārtiņš'), one.id, other.id, { clientsAreOne: false });
  assert.ok(!('refused' in merged), JSON.stringify(merged));
  const lines = await desk.database.read(desk.as('Mārtiņš'), (tx) => tasksOfCase(tx, other.id, 10));
  assert.deepEqual(
    lines.map(({ id }) => id),
    [sent.task.id],
  );
});

test('5.4.3, 10.3: a wall that is raised, and access that is restricted, while a copy waits for the digest hold for the digest too', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const ilze = desk.as('Ilze');
  await desk.database.write(ilze, (tx) => chooseDigest(tx, ilze.employee, true, desk.clock()));
  const [walled, restricted] = [await caseHeldBy(desk, 'Anna', 'question'), await another(desk, 'Anna')];
  for (const one of [walled, restricted]) {
    const sent = await send(desk, 'Anna', [part(desk, 'Jānis', true)], { case: one });
    assert.ok(!('refused' in sent));
  }
  const wall = { behind: { case: walled.id }, ground: 'declared-interest', reason: '', unit: null } as const;
  await desk.database.write(DESK, (tx) => raiseWall(desk, tx, { ...wall, employee: ilze.employee }));
  await desk.database.write({ ...desk.as('Anna'), system: true }, (tx) =>
    changeReaders(desk, tx, restricted, { restricted: true, readers: [] }),
  );
  desk.at('2026-11-23T08:00');
  while (await sendDigests(desk));
  await deliver(desk);
  const [digest, ...more] = await mailOf(desk, 'Ilze');
  assert.equal(more.length, 0);
  assert.match(digest?.subject ?? '', /: 1 \(/, 'one line: the other is behind the wall');
  assert.match(digest?.text ?? '', /Lieta ir ar ierobežotu pieeju, saturs nav minēts/);
  assert.doesNotMatch(digest?.text ?? '', /Siltumtrases/);
});

async function another(desk: TestDesk, given: string): Promise<Case> {
  const { id } = await caseOfMail(desk, (await desk.receive(letter({ id: 'cita', from: 'cita@klienti.example' }))).id);
  await take(desk, given, id);
  const one = await desk.database.read(desk.as(given), (tx) => caseById(tx, id));
  assert.ok(one !== null);
  return one;
}
