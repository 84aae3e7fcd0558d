import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseById, changeCase } from '../../src/desk/cases/index.ts';
import { mailById } from '../../src/desk/mail/index.ts';
import {
  approveReply,
  beginSending,
  openDraft,
  previewReply,
  recordHanded,
  withdrawReply,
  writeDraft,
} from '../../src/desk/replies/index.ts';
import { eventsOfSubject, obligationsOfSubject, replay, verifyJournal } from '../../src/journal/index.ts';
import type { CaseId } from '../../src/vocabulary/ids.ts';
import { DESK, dictionary, riga, testDesk } from '../builders/desk.ts';

const LETTER = `From: Paraugs Klients <klients@klienti.example>
To: dome@paraugnovads.example
Subject: Vai siltumnīcai vajadzīga atļauja?
Message-ID: <pirma@klienti.example>
Content-Type: text/plain; charset=utf-8

Labdien! Gribu pagalmā uzlikt siltumnīcu, 24 kvadrātmetri. Vai man vajag atļauju?
Paldies!
`;

test('5.2.1, 9: a letter of Friday 16.50 becomes a case due on Monday 17.00, is answered and every duty is settled', async () => {
  const desk = await testDesk('2026-11-20T16:50');
  const { id, fate } = await desk.receive(LETTER);
  assert.equal(fate, 'opened');

  const mail = await desk.database.read(DESK, (tx) => mailById(tx, id));
  const caseId = mail?.case_id as CaseId;
  const opened = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, caseId));
  const answer = opened.find(({ clause }) => clause === '5.2.1');
  assert.equal(answer?.verdict, 'open');
  assert.equal(answer?.dueAt?.toString(), riga('2026-11-23T17:00').toString());

  const anna = desk.as('Anna');
  desk.at('2026-11-23T08:41');
  const taken = await changeCase(desk, anna, caseId, { do: 'take', by: anna.employee, unit: anna.units[0]! });
  assert.ok(!('refused' in taken));

  const draft = await openDraft(desk, anna, caseId);
  assert.ok(!('refused' in draft));
  assert.match(draft.parts.salutation, /Atbildu uz Jūsu 2026\. gada 20\. novembra/);
  const content = { ...draft, salutation: draft.parts.salutation, body: '', closing: '' };
  const empty = await previewAndApprove(desk, anna, draft.id);
  assert.equal('refused' in empty && empty.refused, 'reply-incomplete');

  const written = await writeDraft(desk, anna, draft.id, draft.draftVersion, {
    ...content,
    body: '<p>Siltumnīcai līdz 60 kvadrātmetriem būvatļauja nav vajadzīga. Tā noteikts vispārīgajos būvnoteikumos: <a href="https://likumi.example/bn">noteikumi</a>.</p>',
    closing:
      '<p>Jums nekas papildus nav jādara. Ja rodas jautājumi, lūdzu, rakstiet mums.</p><p>Paldies par Jūsu vēstuli!</p>',
  });
  assert.ok(!('refused' in written));
  const approved = await previewAndApprove(desk, anna, draft.id);
  assert.ok(!('refused' in approved), JSON.stringify(approved));

  const back = await withdrawReply(desk, anna, draft.id);
  assert.ok(!('refused' in back));
  assert.equal(await beginSending(desk, draft.id), null);
  const again = await previewAndApprove(desk, anna, draft.id);
  assert.ok(!('refused' in again), JSON.stringify(again));

  desk.at('2026-11-23T09:00');
  const outgoing = await beginSending(desk, draft.id);
  assert.deepEqual(outgoing?.thread, ['<pirma@klienti.example>']);
  await recordHanded(desk, draft.id, { outcome: 'accepted' });
  await recordHanded(desk, draft.id, { outcome: 'accepted' });

  await desk.database.read(DESK, async (tx) => {
    const events = await eventsOfSubject(tx, caseId);
    assert.deepEqual(
      events.map(({ kind }) => kind),
      [
        'case.opened',
        'email.received',
        'case.taken',
        'reply.approved',
        'reply.withdrawn',
        'reply.approved',
        'reply.delivered',
      ],
    );
    const settled = await obligationsOfSubject(tx, caseId);
    const answered = settled.find(({ clause }) => clause === '5.2.1');
    assert.deepEqual([answered?.verdict, answered?.inTime, answered?.settledBy], ['met', true, 7]);
    for (const clause of ['9', '9.1', '9.2', '9.3', '9.4', '9.5']) {
      assert.ok(
        settled.some((one) => one.clause === clause && one.verdict === 'met'),
        `${clause} has evidence`,
      );
    }
    const one = await caseById(tx, caseId);
    assert.equal(one?.state, 'answered');
    const replayed = await replay(tx, desk.rules);
    assert.deepEqual(replayed.differences, []);
    assert.deepEqual((await verifyJournal(tx)).tampering, []);
  });
});

async function previewAndApprove(
  desk: Awaited<ReturnType<typeof testDesk>>,
  who: ReturnType<typeof desk.as>,
  id: Parameters<typeof withdrawReply>[2],
) {
  const loaded = await dictionary;
  const { replyById } = await import('../../src/desk/replies/index.ts');
  const hash = await desk.database.read(who, async (tx) => {
    const reply = await replyById(tx, id);
    assert.ok(reply !== null);
    return (await previewReply(desk, tx, reply, loaded)).hash;
  });
  return approveReply(desk, who, { reply: id, readThrough: hash }, loaded);
}
