import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listenSmtp } from '../../src/channels/smtp/listen.ts';
import { demoLetters, keepDemoMail } from '../../src/desk/demo-mailbox/index.ts';
import type { Case } from '../../src/desk/cases/index.ts';
import { type PartToSend, previewTask, sendTask, taskById, type TaskToSend } from '../../src/desk/tasks/index.ts';
import { newId } from '../../src/desk/context.ts';
import { obligationsOfSubject, replay, verifyJournal } from '../../src/journal/index.ts';
import { sendTaskLetter } from '../../src/loops/task-letters.ts';
import { DESK, riga, testDesk, type TestDesk } from '../builders/desk.ts';

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
async function deliver(desk: TestDesk): Promise<void> {
  const server = await listenSmtp(
    {
      host: '127.0.0.1',
      port: 0,
      name: 'mx.paraugnovads.example',
      maxBytes: 1_000_000,
      resolver: null,
      acceptsRecipient: () => 'demo-mailbox',
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
