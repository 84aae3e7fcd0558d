import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { connect } from '../../src/database/connect.ts';
import { type CaseDeed, changeCase } from '../../src/desk/cases/index.ts';
import { watchDeadlines } from '../../src/desk/deadlines/index.ts';
import { keepMail, placeWaiting, readMail, waitingMail } from '../../src/desk/mail/index.ts';
import { readStatus } from '../../src/desk/status/index.ts';
import { eventsOfSubject } from '../../src/journal/index.ts';
import { loadStandards } from '../../src/load-standards.ts';
import { readIncomingMail } from '../../src/loops/incoming-mail.ts';
import { openDesk, type OpenedDesk } from '../../src/open-desk.ts';
import { EMPLOYEES } from '../../src/seed/demo-people.ts';
import type { MailId } from '../../src/vocabulary/ids.ts';
import { DESK, testDesk, type TestDesk } from '../builders/desk.ts';
import { assertJournalIsWhole, caseNow, caseOfMail, letter } from '../builders/story.ts';

const read = (raw: Buffer) => readMail(raw, { origin: 'desk.example', messageIdDomains: ['desk.example'] });

/** A second process upon the same database: its own pool, its own rules and addresses. */
async function another(desk: TestDesk): Promise<OpenedDesk> {
  const database = connect({ url: desk.testDatabase.appUrl, connections: 4 });
  return openDesk({ ...desk, database, standards: await loadStandards('adazi') });
}

async function keep(desk: TestDesk, raw: string): Promise<MailId> {
  return keepMail(desk, {
    bytes: Buffer.from(raw),
    source: 'smtp',
    receivedAt: desk.clock(),
    envelopeFrom: '',
    envelopeTo: ['dome@paraugnovads.example'],
    authentication: null,
  });
}

test('5.2.1: two desks that watch deadlines at once tell of each once', async (t) => {
  const desk = await testDesk('2026-11-20T10:00');
  const second = await another(desk);
  t.after(() => second.database.close());
  const cases = [];
  for (let nth = 0; nth < 20; nth += 1)
    cases.push((await caseOfMail(desk, (await desk.receive(letter({ id: `t${nth}` }))).id)).id);
  for (const moment of ['2026-11-23T12:00', '2026-11-23T16:00', '2026-11-30T09:00', '2027-01-04T09:00']) {
    desk.at(moment);
    const turns = await Promise.allSettled(
      [desk, second, desk, second, desk, second].map(async (one) => {
        while (await watchDeadlines(one));
      }),
    );
    assert.deepEqual(
      turns.map(({ status }) => status),
      turns.map(() => 'fulfilled'),
    );
    await desk.watchDeadlines();
  }
  for (const id of cases) {
    const events = await desk.database.read(DESK, (tx) => eventsOfSubject(tx, id));
    const told = events
      .filter(({ kind }) => kind === 'deadline.passed' || kind === 'deadline.neared')
      .map(({ kind, facts }) => `${kind} ${(facts as { obligation: string }).obligation}`);
    assert.ok(told.length >= 2);
    assert.deepEqual(told, [...new Set(told)]);
  }
  await assertJournalIsWhole(desk);
});

test('two desks that read the same waiting mail give each message one fate, and a thread one case', async (t) => {
  const desk = await testDesk('2026-11-20T10:00');
  const second = await another(desk);
  t.after(() => second.database.close());
  for (let nth = 0; nth < 15; nth += 1) {
    await keep(desk, letter({ id: `m${nth}` }));
    await keep(desk, letter({ id: `m${nth}` }));
  }
  const troubles: unknown[] = [];
  const log = (_loop: string, error: unknown) => void troubles.push(error);
  const loops = [desk, second].map((one) => readIncomingMail(one, read, log));
  for (const began = Date.now(); Date.now() - began < 20_000; ) {
    if ((await desk.database.read(DESK, (tx) => waitingMail(tx, 1))).length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await Promise.all(loops.map((loop) => loop.stop()));
  assert.deepEqual(troubles, []);
  const { messages, cases } = await desk.database.read(DESK, readStatus);
  assert.equal(JSON.stringify(messages.received).includes('"duplicate":15'), true, JSON.stringify({ messages, cases }));
  assert.equal(messages.received.opened, 15);
  await assertJournalIsWhole(desk);
});

test('a letter that arrives while its case is being closed opens it again', async (t) => {
  const desk = await testDesk('2026-11-20T10:00');
  const second = await another(desk);
  t.after(() => second.database.close());
  const anna = desk.as('Anna');
  for (let nth = 0; nth < 10; nth += 1) {
    const one = await caseOfMail(desk, (await desk.receive(letter({ id: `z${nth}` }))).id);
    const next = await keep(
      desk,
      letter({ id: `z${nth}b`, answers: `<z${nth}@klienti.example>`, text: 'Labdien! Kad?' }),
    );
    await Promise.all([
      placeWaiting(second, read, next),
      changeCase(desk, anna, one.id, { do: 'close', outcome: 'no-answer-needed', answerOwed: true }),
    ]);
    const after = await caseNow(desk, one.id);
    const events = await desk.database.read(DESK, (tx) => eventsOfSubject(tx, one.id));
    const closed = events.findIndex(({ kind }) => kind === 'case.closed');
    const received = events.findLastIndex(({ kind }) => kind === 'email.received');
    assert.equal(after.state, closed < received ? 'open' : 'closed', events.map(({ kind }) => kind).join(' '));
  }
});

const people = EMPLOYEES.slice(0, 3);
const who = fc.constantFrom(...people);
const deed = fc.oneof(
  who.map(({ id, unit }): CaseDeed => ({ do: 'take', by: id, unit })),
  who.map(({ id, unit }): CaseDeed => ({ do: 'assign', to: id, unit })),
  who.map(({ unit }): CaseDeed => ({ do: 'hand-over', unit, to: null, reason: 'workload' })),
  fc.constantFrom<CaseDeed>(
    { do: 'release' },
    { do: 'classify', submission: 'complaint' },
    { do: 'classify', submission: 'information-request' },
    { do: 'put-to-client' },
    { do: 'close', outcome: 'no-answer-needed', answerOwed: true },
    { do: 'reopen', why: 'employee' },
    { do: 'client-wrote' },
  ),
);

test('5.2.3: whatever two desks do to a case at once, it has one unit and one holder at most, and a replay agrees', async (t) => {
  const desk = await testDesk('2026-11-20T10:00');
  const second = await another(desk);
  t.after(() => second.database.close());
  let nth = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(deed, deed), { minLength: 1, maxLength: 8 }), async (pairs) => {
      nth += 1;
      const { id } = await caseOfMail(desk, (await desk.receive(letter({ id: `p${nth}` }))).id);
      for (const [one, other] of pairs)
        await Promise.all([changeCase(desk, desk.as('Anna'), id, one), changeCase(second, desk.as('Anna'), id, other)]);
      const after = await caseNow(desk, id);
      const events = await desk.database.read(DESK, (tx) => eventsOfSubject(tx, id));
      let unit: string | undefined;
      let holder: string | null = null;
      for (const { kind, facts } of events) {
        const told = facts as { unit?: string; holder?: string | null };
        if (kind === 'case.opened' || kind === 'case.released') [unit, holder] = [told.unit, null];
        if (kind === 'case.taken' || kind === 'case.assigned' || kind === 'case.handed-over')
          [unit, holder] = [told.unit, told.holder ?? null];
      }
      assert.deepEqual([after.unit, after.holder], [unit, holder]);
      const [closings, reopenings] = ['case.closed', 'case.reopened'].map(
        (wanted) => events.filter(({ kind }) => kind === wanted).length,
      ) as [number, number];
      assert.equal(closings - reopenings, after.state === 'closed' ? 1 : 0);
    }),
    { numRuns: 15 },
  );
  await assertJournalIsWhole(desk);
});
