import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import type { Identity } from '../../src/database/database.ts';
import { changeCase, insertNote } from '../../src/desk/cases/index.ts';
import { clientByAddress } from '../../src/desk/clients/index.ts';
import { beginErasure, jobById, previewErasure } from '../../src/desk/client-data/index.ts';
import { followSearch, writeDocuments } from '../../src/desk/search/index.ts';
import { beginRetention, continueJob, insertHold, previewRetention } from '../../src/desk/retention/index.ts';
import { newId } from '../../src/desk/context.ts';
import type { CaseId, ClientId, EmailAddress } from '../../src/vocabulary/ids.ts';
import { rawMail } from '../builders/mail.ts';
import { DESK, dictionary, settled, testDesk, type TestDesk } from '../builders/desk.ts';
import { answer, assertJournalIsWhole, caseOfMail, letter, take } from '../builders/story.ts';

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
