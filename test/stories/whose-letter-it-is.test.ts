import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeCase, linkedCases } from '../../src/desk/cases/index.ts';
import { keepMail, mailOfCase, placeWaiting, readMail } from '../../src/desk/mail/index.ts';
import { eventsOfSubject } from '../../src/journal/index.ts';
import type { EmailAddress } from '../../src/vocabulary/ids.ts';
import { DESK, riga, testDesk, type TestDesk } from '../builders/desk.ts';
import {
  answer,
  assertJournalIsWhole,
  bounceOf,
  caseNow,
  caseOfMail,
  duties,
  letter,
  take,
} from '../builders/story.ts';

test('5.2.1: one letter fetched by two pollers at once is one case; the other copy is kept as its duplicate', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const raw = Buffer.from(letter({ id: 'divreiz' }));
  const copies = await Promise.all(
    (['smtp', 'imap', 'imap', 'smtp'] as const).map((source) =>
      keepMail(desk, {
        bytes: raw,
        source,
        receivedAt: desk.clock(),
        envelopeFrom: 'klients@klienti.example',
        envelopeTo: ['dome@paraugnovads.example'],
        authentication: null,
      }),
    ),
  );
  // Every copy is placed by two processes at once, as after a restart beside a running one.
  const fates = await Promise.all(
    [...copies, ...copies].map((id) => placeWaiting(desk, (bytes) => readMail(bytes), id)),
  );
  assert.deepEqual(fates.filter((fate) => fate === 'opened').length, 1);
  assert.deepEqual(fates.filter((fate) => fate === 'duplicate').length, 3);
  assert.deepEqual(fates.filter((fate) => fate === null).length, 4, 'what has its fate is left alone');
  assert.equal(await count(desk, 'desk_case'), 1);
  await assertJournalIsWhole(desk);
});

test('5.2.1: an answer that comes back is owed again: by its due time, or within four working hours where that is later', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const { id } = await desk.receive(letter({ id: 'atgriezas' }));
  const { id: caseId } = await caseOfMail(desk, id);
  await take(desk, 'Anna', caseId);
  desk.at('2026-11-20T11:00');
  const sent = await answer(desk, 'Anna', caseId);
  await changeCase(desk, desk.as('Anna'), caseId, { do: 'close', outcome: 'answered', answerOwed: false });
  assert.deepEqual(
    (await duties(desk, caseId, '5.2.1')).map(({ verdict, settledBy }) => [verdict, settledBy !== null]),
    [['met', true]],
  );

  desk.at('2026-11-23T16:30');
  const report = await desk.receive(bounceOf(sent));
  assert.equal(report.fate, 'joined');
  const one = await caseNow(desk, caseId);
  assert.equal(one.state, 'open', 'the closed case stands open again');
  const [owed] = (await duties(desk, caseId, '5.2.1')).filter(({ settledBy }) => settledBy === null);
  assert.equal(
    owed?.dueAt?.toString(),
    riga('2026-11-24T12:00').toString(),
    'half an hour on Monday, the rest on Tuesday',
  );

  desk.at('2026-11-24T09:40');
  await answer(desk, 'Anna', caseId);
  assert.ok((await duties(desk, caseId, '5.2.1')).every(({ settledBy }) => settledBy !== null));
  const again = await desk.receive(bounceOf(sent));
  assert.equal(again.fate, 'duplicate', 'the same report twice changes nothing');
  await assertJournalIsWhole(desk);
});

test('4.1: a stranger who quotes a number gets a case of their own and sees nothing of the other', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const first = await caseOfMail(desk, (await desk.receive(letter({ id: 'pirma' }))).id);
  const stranger = await desk.receive(
    letter({
      id: 'svesa',
      from: 'svesais@klienti.example',
      subject: `Par lietu ${first.number}`,
      text: `Kas notiek lietā ${first.number}?`,
    }),
  );
  assert.equal(stranger.fate, 'opened');
  const own = await caseOfMail(desk, stranger.id);
  assert.notEqual(own.id, first.id);
  assert.notEqual(own.client, first.client);
  const hint = await desk.database.read(DESK, (tx) => linkedCases(tx, own.id));
  assert.deepEqual(
    hint.map(({ id }) => id),
    [first.id],
    'the employee sees the hint',
  );
  await assertJournalIsWhole(desk);
});

test('4.1: a stranger who forwards or answers into a thread never joins it, even with our own Message-ID', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const { id: caseId } = await caseOfMail(desk, (await desk.receive(letter({ id: 'pavediens' }))).id);
  await take(desk, 'Anna', caseId);
  const sent = await answer(desk, 'Anna', caseId);
  for (const [id, answers] of [
    ['parsutits', sent],
    ['uz-pirmo', '<pavediens@klienti.example>'],
  ] as const) {
    const { id: mail, fate } = await desk.receive(
      letter({
        id,
        from: 'svesais@klienti.example',
        subject: 'Fwd: Re: Par bedri',
        text: 'Skat. zemāk. Kad to aizbērs?',
        answers,
      }),
    );
    assert.equal(fate, 'opened');
    assert.notEqual((await caseOfMail(desk, mail)).id, caseId);
  }
  assert.equal((await desk.database.read(DESK, (tx) => mailOfCase(tx, caseId))).length, 1);
  const mine = await desk.receive(letter({ id: 'mana', answers: sent, text: 'Vai piektdien tiešām?' }));
  assert.equal(mine.fate, 'joined', 'the client joins by the same Message-ID');
});

test('5.2.1: a client who answers within thirty days opens the closed case again; later it is a case that follows it', async () => {
  const desk = await testDesk('2026-09-15T10:00');
  const { id: caseId } = await caseOfMail(desk, (await desk.receive(letter({ id: 'veca' }))).id);
  await take(desk, 'Anna', caseId);
  const sent = await answer(desk, 'Anna', caseId);
  const close = { do: 'close', outcome: 'answered', answerOwed: false } as const;
  await changeCase(desk, desk.as('Anna'), caseId, close);

  desk.at('2026-10-15T23:50');
  const within = await desk.receive(letter({ id: 'trisdesmitaja', answers: sent, text: 'Bedre ir atkal. Ko darīt?' }));
  assert.equal(within.fate, 'joined', 'the thirtieth day counts whole');
  assert.equal((await caseNow(desk, caseId)).state, 'open');
  assert.equal((await duties(desk, caseId, '5.2.1')).filter(({ settledBy }) => settledBy === null).length, 1);

  desk.at('2026-10-16T09:00');
  const second = await answer(desk, 'Anna', caseId);
  await changeCase(desk, desk.as('Anna'), caseId, close);
  desk.at('2026-10-17T12:00');
  const thanks = await desk.receive(letter({ id: 'paldies', answers: second, text: 'Paldies par atbildi!' }));
  assert.deepEqual([thanks.fate, (await caseNow(desk, caseId)).state], ['joined', 'closed'], 'thanks wake nobody');

  desk.at('2026-11-16T00:10');
  const after = await desk.receive(
    letter({ id: 'pec-termina', answers: second, text: 'Un tagad tā ir pie 7. nama. Kad?' }),
  );
  assert.equal(after.fate, 'opened');
  const follow = await caseOfMail(desk, after.id);
  assert.equal(follow.followUpOf, caseId);
  assert.equal((await caseNow(desk, caseId)).state, 'closed');
  const [fact] = await desk.database.read(DESK, (tx) => eventsOfSubject(tx, follow.id));
  assert.equal(fact?.kind === 'case.opened' && fact.facts.followUpOf, caseId);
  await assertJournalIsWhole(desk);
});

test('5.2.1: two letters of one new client at once are two cases of one client', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const address = 'jauns@klienti.example' as EmailAddress;
  const both = await Promise.all(['a', 'b'].map((id) => desk.receive(letter({ id, from: address, subject: id }))));
  const cases = await Promise.all(both.map(({ id }) => caseOfMail(desk, id)));
  assert.notEqual(cases[0]?.id, cases[1]?.id);
  assert.equal(cases[0]?.client, cases[1]?.client);
});

async function count(desk: TestDesk, table: 'desk_case' | 'mail'): Promise<number> {
  const row = await desk.database.read(DESK, (tx) =>
    tx.one<{ n: number }>(`select count(*)::int as n from ${table} where tenant = $1`, [1]),
  );
  return row?.n ?? -1;
}
