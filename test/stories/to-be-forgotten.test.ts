import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import type { Identity, Tx } from '../../src/database/database.ts';
import { changeCase, insertNote } from '../../src/desk/cases/index.ts';
import { clientByAddress } from '../../src/desk/clients/index.ts';
import { beginErasure, jobById, previewErasure } from '../../src/desk/client-data/index.ts';
import { followSearch, writeDocuments } from '../../src/desk/search/index.ts';
import {
  beginNightly,
  beginRetention,
  continueJob,
  insertHold,
  previewRetention,
  saveTerm,
  switchNightly,
} from '../../src/desk/retention/index.ts';
import { newId } from '../../src/desk/context.ts';
import { deskIdentity } from '../../src/database/connect.ts';
import { eventsOfSubject } from '../../src/journal/index.ts';
import type { CaseId, ClientId, EmailAddress, TenantId } from '../../src/vocabulary/ids.ts';
import { rawMail } from '../builders/mail.ts';
import { DESK, dictionary, riga, settled, testDesk, type TestDesk } from '../builders/desk.ts';
import { answer, assertJournalIsWhole, caseNow, caseOfMail, letter, take } from '../builders/story.ts';

const NAME = 'Žanis Kļaviņš';
const ADDRESS = 'zanis.klavins@klienti.example';
const PHONE = '29 555 017';
const CODE = '329999-99917';

const ATTACHED = `Mans iesniegums. ${NAME}, personas kods ${CODE}, tālr. ${PHONE}`;

/** Everything by which Žanis could still be found, also written without marks or in another case. */
const TRACES = [
  'kļaviņ',
  'klavin',
  // As base64 carries the attachment.
  Buffer.from(ATTACHED).toString('base64').slice(0, 40).toLowerCase(),
  'žanis kļaviņš',
  'žaņa kļaviņa',
  'zanis klavins',
  'zanis.klavins',
  '29555017',
  '29 555 017',
  '32999999917',
  '329999-99917',
];

/** Searches every column of words and of bytes of every table, as the owner, past all walls. */
async function tracesIn(url: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ schema: string; t: string; c: string; kind: string }>(
      `select c.table_schema as schema, c.table_name as t, c.column_name as c, c.udt_name as kind from information_schema.columns c
       join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
       where c.table_schema in ('public', 'graphile_worker') and t.table_type = 'BASE TABLE'
         and c.udt_name in ('text', 'varchar', 'jsonb', 'json', 'bytea', '_text', 'tsvector')`,
    );
    const found: string[] = [];
    for (const { schema, t, c, kind } of rows) {
      const { rows: all } = await owner.query<{ held: string | Buffer | null }>(
        `select ${kind === 'bytea' ? `"${c}"` : `"${c}"::text`} as held from "${schema}"."${t}"`,
      );
      for (const { held } of all) {
        const words = held?.toString('utf8').toLowerCase() ?? '';
        found.push(...TRACES.filter((trace) => words.includes(trace)).map((trace) => `${t}.${c}: ${trace}`));
      }
    }
    return [...new Set(found)];
  } finally {
    await owner.end();
  }
}

const dpo = (desk: TestDesk): Identity => ({ ...desk.as('Rita'), system: true });

async function finishJobs(desk: TestDesk): Promise<number> {
  const words = await dictionary;
  let turns = 0;
  while (await continueJob(desk, (tx, cases) => writeDocuments(tx, cases, words))) turns += 1;
  return turns;
}

async function follow(desk: TestDesk): Promise<void> {
  await settled(desk);
  while (await followSearch(desk, await dictionary));
}

const days = (desk: TestDesk) => ({
  today: desk.clock().toZonedDateTimeISO('Europe/Riga').toPlainDate(),
  keptSince: desk.clock().subtract({ hours: 24 * 365 * 5 }),
});

/** Žanis writes with an attachment, is answered and noted, and is named in a case of somebody else. */
async function history(desk: TestDesk): Promise<{ client: ClientId; own: CaseId; other: CaseId; otherLetter: string }> {
  const attachment = Buffer.from(ATTACHED).toString('base64');
  const { id } = await desk.receive(
    rawMail(
      {
        From: `"Zanis Klavins" <${ADDRESS}>`,
        'Message-ID': '<z1@zanis.klavins.example>',
        Subject: `Zanis Klavins par bedri`,
        'MIME-Version': '1.0',
        'Content-Type': 'multipart/mixed; boundary="b"',
      },
      `--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nLabdien! Mani sauc ${NAME}. Zvaniet ${PHONE}. Kad aizbērs bedri?\n--b\nContent-Type: application/octet-stream; name="iesniegums.txt"\nContent-Disposition: attachment; filename="iesniegums-zanis-klavins.txt"\nContent-Transfer-Encoding: base64\n\n${attachment}\n--b--\n`,
    ),
  );
  const own = (await caseOfMail(desk, id)).id;
  await take(desk, 'Anna', own);
  const anna = desk.as('Anna');
  await desk.database.write(anna, (tx) =>
    insertNote(tx, {
      id: newId(),
      case: own,
      author: anna.employee,
      text: `${NAME} zvanīja no ${PHONE}.`,
      at: desk.clock(),
    }),
  );
  await answer(desk, 'Anna', own);
  const stranger = await desk.receive(
    letter({
      id: 's1',
      from: 'cits@klienti.example',
      subject: 'Par kaimiņu',
      text: `Labdien! Mans kaimiņš ${NAME} dedzina lapas. Kam sūdzēties?`,
    }),
  );
  const other = (await caseOfMail(desk, stranger.id)).id;
  await desk.database.write(DESK, (tx) =>
    insertNote(tx, {
      id: newId(),
      case: other,
      author: anna.employee,
      text: `Runāju ar Žani Kļaviņu, Žaņa Kļaviņa tālrunis +371 ${PHONE}.`,
      at: desk.clock(),
    }),
  );
  await follow(desk);
  const client = await desk.database.read(DESK, (tx) => clientByAddress(tx, ADDRESS as EmailAddress));
  assert.ok(client !== null);
  await desk.database.write(DESK, (tx) =>
    tx.rows(
      `update client set name = $2, personal_code = $3, personal_code_index = $4, personal_code_mask = '32****-***17', address = 'Šķūņu iela 3' where tenant = 1 and id = $1`,
      [
        client.id,
        NAME,
        desk.vault.seal(CODE, `client.personal_code:${client.id}`),
        desk.vault.index(CODE, 'client.personal_code'),
      ],
    ),
  );
  await desk.database.write(DESK, (tx) =>
    tx.rows(
      `insert into client_contact (tenant, kind, value, client_id, written_as) values (1, 'phone', '+37129555017', $1, $2)`,
      [client.id, PHONE],
    ),
  );
  return { client: client.id, own, other, otherLetter: stranger.id };
}

async function close(desk: TestDesk, id: CaseId): Promise<void> {
  const done = await changeCase(desk, desk.as('Anna'), id, { do: 'close', outcome: 'answered', answerOwed: false });
  assert.ok(!('refused' in done), JSON.stringify(done));
}

test('an erased client is found nowhere: no name in any case, no address, number or code, in no word and no byte', async () => {
  const desk = await testDesk('2026-11-18T10:00');
  const { client, own, otherLetter } = await history(desk);
  const asked = {
    by: desk.as('Rita').employee,
    client,
    scope: 'all',
    othersLetters: true,
    typedName: NAME,
    reason: 'Lūgums dzēst datus, saņemts 18. novembrī',
  } as const;

  const open = await desk.database.write(dpo(desk), (tx) => beginErasure(desk, tx, asked, days(desk)));
  assert.deepEqual('refused' in open && open.refused, 'cases-open');
  await close(desk, own);

  const preview = await desk.database.read(dpo(desk), (tx) => previewErasure(desk, tx, client, days(desk)));
  assert.deepEqual(preview?.open, []);
  assert.deepEqual(
    preview?.withinTerm.map(({ id }) => id),
    [own],
  );
  assert.deepEqual(
    preview?.others.map(({ id }) => id),
    [otherLetter],
  );
  assert.ok((preview?.rows['mail'] ?? 0) >= 1 && (preview?.rows['note'] ?? 0) === 1);

  const wrong = await desk.database.write(dpo(desk), (tx) =>
    beginErasure(desk, tx, { ...asked, typedName: 'Žanis' }, days(desk)),
  );
  assert.equal('refused' in wrong && wrong.refused, 'name-differs');
  assert.ok((await tracesIn(desk.testDatabase.url)).length > 20, 'the search sees what is there');

  const begun = await desk.database.write(dpo(desk), (tx) => beginErasure(desk, tx, asked, days(desk)));
  assert.ok('job' in begun, JSON.stringify(begun));
  await finishJobs(desk);
  assert.deepEqual(await tracesIn(desk.testDatabase.url), []);

  const job = await desk.database.read(DESK, (tx) => jobById(tx, begun.job));
  assert.deepEqual([job?.state, job?.plan, job?.step], ['done', null, job?.steps]);
  await assertJournalIsWhole(desk);
});

test('an erasure that breaks off goes on where it stood, and two desks at once do each piece once', async () => {
  const desk = await testDesk('2026-11-18T10:00');
  const { client, own } = await history(desk);
  await close(desk, own);
  const asked = {
    by: desk.as('Rita').employee,
    client,
    scope: 'all',
    othersLetters: true,
    typedName: NAME,
    reason: 'Lūgums dzēst datus, saņemts 18. novembrī',
  } as const;
  const begun = await desk.database.write(dpo(desk), (tx) => beginErasure(desk, tx, asked, days(desk)));
  assert.ok('job' in begun);
  const words = await dictionary;
  const write = (tx: Tx, cases: readonly string[]) => writeDocuments(tx, cases, words);
  let broken = 0;
  // Every piece is lost once after it was done: its transaction ends without a commit.
  for (let more = true; more; ) {
    const torn = await continueJob({ ...desk, database: { ...desk.database, write: tearing(desk) } }, write).catch(
      ({ message }: Error) => message,
    );
    assert.equal(torn, 'torn');
    broken += 1;
    more = (await Promise.all([desk, desk].map((one) => continueJob(one, write)))).some(Boolean);
  }
  assert.ok(broken > 5, `${broken} pieces`);
  assert.deepEqual(await tracesIn(desk.testDatabase.url), []);
  const events = await desk.database.read(DESK, (tx) => eventsOfSubject(tx, client));
  assert.equal(events.filter(({ kind }) => kind === 'client.erased').length, 1);
  await assertJournalIsWhole(desk);
});

/** A database whose next writing transaction does its work and is lost. */
function tearing(desk: TestDesk): TestDesk['database']['write'] {
  return (identity, work) =>
    desk.database.write(identity, async (tx) => {
      await work(tx);
      throw new Error('torn');
    });
}

test('what others share with the erased client stays theirs: the same file, their own letters', async () => {
  const desk = await testDesk('2026-11-18T10:00');
  const { client, own, other } = await history(desk);
  await close(desk, own);
  const before = await contents(desk);
  const begun = await desk.database.write(dpo(desk), (tx) =>
    beginErasure(
      desk,
      tx,
      {
        by: desk.as('Rita').employee,
        client,
        scope: 'all',
        othersLetters: false,
        typedName: NAME,
        reason: 'Lūgums dzēst datus, saņemts 18. novembrī',
      },
      days(desk),
    ),
  );
  assert.ok('job' in begun);
  await finishJobs(desk);
  const found = await tracesIn(desk.testDatabase.url);
  assert.ok(
    found.length > 0 && found.every((one) => /^(mail\.text|content_piece\.bytes|search_document\.)/.test(one)),
    found.join(),
  );
  const rows = await desk.database.read(DESK, (tx) =>
    tx.rows<{ text: string }>('select text from note where tenant = 1 and case_id = $1 limit 5', [other]),
  );
  assert.deepEqual(
    rows.map(({ text }) => text),
    ['Runāju ar [dzēsts], [dzēsts] tālrunis [dzēsts].'],
  );
  // The letter of Žanis went, the letter that says so came.
  assert.equal(await contents(desk), before);
});

async function contents(desk: TestDesk): Promise<number> {
  const row = await desk.database.read(DESK, (tx) =>
    tx.one<{ n: number }>('select count(*)::integer as n from content where tenant = 1'),
  );
  return row?.n ?? 0;
}

test('by default only what is past its term goes; the client goes with the last case', async () => {
  const desk = await testDesk('2026-11-18T10:00');
  const { client, own } = await history(desk);
  await close(desk, own);
  desk.at('2028-01-10T10:00');
  const late = await desk.receive(
    letter({ id: 'z9', from: `${NAME} <${ADDRESS}>`, text: 'Labdien! Vai bedre ir aizbērta?' }),
  );
  const second = (await caseOfMail(desk, late.id)).id;
  assert.notEqual(second, own);
  await take(desk, 'Anna', second);
  await answer(desk, 'Anna', second);
  await close(desk, second);
  desk.at('2032-06-01T10:00');
  const asked = {
    by: desk.as('Rita').employee,
    client,
    scope: 'expired',
    othersLetters: false,
    typedName: NAME,
    reason: 'Lūgums dzēst datus, saņemts 1. jūnijā',
  } as const;
  const keptSince = riga('2027-06-01T00:00');
  const first = await desk.database.write(dpo(desk), (tx) =>
    beginErasure(desk, tx, asked, { ...days(desk), keptSince }),
  );
  assert.ok('job' in first, JSON.stringify(first));
  await finishJobs(desk);
  const left = await desk.database.read(dpo(desk), (tx) =>
    previewErasure(desk, tx, client, { ...days(desk), keptSince }),
  );
  assert.equal(left?.client.name, NAME);
  assert.deepEqual(
    left?.cases.map(({ id }) => id),
    [second],
  );
  const rest = await desk.database.write(dpo(desk), (tx) =>
    beginErasure(desk, tx, asked, { ...days(desk), keptSince: riga('2032-06-01T00:00') }),
  );
  assert.ok('job' in rest, JSON.stringify(rest));
  await finishJobs(desk);
  const none = await desk.database.read(dpo(desk), (tx) => previewErasure(desk, tx, client, days(desk)));
  assert.equal(none?.client.name, 'Dzēsts klients');
  await assertJournalIsWhole(desk);
});

test('a run of the terms leaves alone what is owed and what is held, says in the journal what went, and figures stay', async () => {
  const desk = await testDesk('2026-11-18T10:00');
  const closed: CaseId[] = [];
  for (const n of [1, 2, 3]) {
    const one = await caseOfMail(desk, (await desk.receive(letter({ id: `g${n}`, from: `g${n}@klienti.example` }))).id);
    await take(desk, 'Anna', one.id);
    if (n < 3) await answer(desk, 'Anna', one.id);
    if (n < 3) await close(desk, one.id);
    closed.push(one.id);
  }
  desk.at('2032-06-01T10:00');
  const today = days(desk).today;
  await desk.database.write(DESK, (tx) =>
    insertHold(tx, {
      id: newId(),
      on: { case: closed[1] as CaseId },
      reason: 'Tiesvedība',
      until: today.add({ days: 10 }),
      by: null,
      at: desk.clock(),
    }),
  );
  const due = await desk.database.read(DESK, (tx) => previewRetention(tx, today));
  assert.equal(due.find(({ term }) => term.kind === 'closed-case')?.due, 1);
  const before = await duties(desk);
  const begun = await desk.database.write(DESK, (tx) =>
    beginRetention(desk, tx, { by: null, kinds: ['closed-case'], today }),
  );
  assert.ok('job' in begun);
  const again = await desk.database.write(DESK, (tx) =>
    beginRetention(desk, tx, { by: null, kinds: ['closed-case'], today }),
  );
  assert.equal('refused' in again && again.refused, 'running');
  await finishJobs(desk);
  const titles = await desk.database.read(DESK, (tx) =>
    tx.rows<{ id: CaseId; title: string }>('select id, title from desk_case where tenant = 1 limit 10'),
  );
  assert.deepEqual(
    closed.map((id) => titles.find((one) => one.id === id)?.title),
    ['[dzēsts]', 'Par bedri', 'Par bedri'],
  );
  const events = await desk.database.read(DESK, (tx) => eventsOfSubject(tx, begun.job));
  assert.deepEqual(
    events.map(({ kind, facts }) => [kind, facts]),
    [['records.erased', { records: 1, recordKind: 'closed-case' }]],
  );
  assert.deepEqual(await duties(desk), before);
  await assertJournalIsWhole(desk);
});

async function duties(desk: TestDesk): Promise<unknown> {
  return desk.database.read(DESK, (tx) =>
    tx.rows('select clause, verdict, count(*) from obligation where tenant = 1 group by 1, 2 order by 1, 2 limit 100'),
  );
}

test('at night the desk erases by itself only where it was switched on, only confirmed terms, and once a night', async () => {
  const desk = await testDesk('2026-11-18T10:00');
  const one = await caseOfMail(desk, (await desk.receive(letter({ id: 'n1' }))).id);
  await take(desk, 'Anna', one.id);
  await answer(desk, 'Anna', one.id);
  await close(desk, one.id);
  desk.at('2032-06-01T03:00');
  assert.equal(await beginNightly(desk), false);
  const rita = desk.as('Rita').employee;
  await desk.database.write(DESK, (tx) => switchNightly(tx, true, rita, desk.clock()));
  assert.equal(await beginNightly(desk), false, 'a proposed term is no decision');
  await desk.database.write(DESK, (tx) =>
    saveTerm(
      tx,
      { kind: 'closed-case', years: 5, days: 0, ground: 'Nomenklatūra 1-5', confirmed: true },
      rita,
      desk.clock(),
    ),
  );
  assert.equal(await beginNightly(desk), false, 'this night was taken already');
  desk.at('2032-06-02T10:00');
  assert.equal(await beginNightly(desk), false, 'it is day');
  desk.at('2032-06-03T03:00');
  assert.deepEqual(await Promise.all([beginNightly(desk), beginNightly(desk)]).then((all) => all.filter(Boolean)), [
    true,
  ]);
  await finishJobs(desk);
  assert.equal((await caseNow(desk, one.id)).title, '[dzēsts]');
});

test('nobody erases past the rules: no person, no job, no journal, no other municipality', async () => {
  const desk = await testDesk('2026-11-18T10:00');
  const { own } = await history(desk);
  const erase = (table: string) => `select erase_rows('${table}', 'id', array['${own}'], null)`;
  const run = (identity: Identity, sql: string) => desk.database.write(identity, (tx) => tx.rows(sql));
  await assert.rejects(run(desk.as('Rita'), erase('note')), /Only the desk itself erases/);
  await assert.rejects(run(DESK, erase('note')), /Nothing is being erased/);
  await desk.database.write(DESK, (tx) =>
    tx.rows(
      `insert into data_job (tenant, id, kind, state, made_at) values (1, gen_random_uuid(), 'retention', 'running', now())`,
    ),
  );
  for (const table of ['event', 'obligation', 'seal', 'subject', 'tenant'])
    await assert.rejects(run(DESK, erase(table)), /never erased/, table);
  await assert.rejects(run(DESK, erase('pg_class')), /No table of a tenant/);
  await assert.rejects(run(DESK, `delete from mail where case_id = '${own}'`), /permission denied/);
  await assert.rejects(run(DESK, `delete from content_piece`), /permission denied/);
  // Another municipality has no job under way, and sees nothing of this one.
  const elsewhere = deskIdentity(2 as TenantId);
  await assert.rejects(
    run(elsewhere, `select erase_rows('note', 'case_id', array['${own}'], null)`),
    /Nothing is being erased/,
  );
  const notes = await desk.database.read(DESK, (tx) => tx.rows('select id from note where tenant = 1 limit 5'));
  assert.equal(notes.length, 2);
});
