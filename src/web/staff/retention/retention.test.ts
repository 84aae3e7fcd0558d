import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { DESK, dictionary, testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { answer, caseOfMail, letter, take } from '../../../../test/builders/story.ts';
import { changeCase } from '../../../desk/cases/index.ts';
import { continueJob } from '../../../desk/retention/index.ts';
import { writeDocuments } from '../../../desk/search/index.ts';

const desk = await testDesk('2026-11-18T10:00');
let pages = await testPages(desk);
const DPO = 'Rita';

async function finishJobs(): Promise<void> {
  const words = await dictionary;
  while (await continueJob(desk, (tx, cases) => writeDocuments(tx, cases, words)));
}

async function validated(body: string): Promise<void> {
  const report = await new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      'long-title': 'off',
      'void-style': 'off',
      'require-sri': 'off',
      'prefer-native-element': 'off',
      'attribute-boolean-style': 'off',
      'doctype-style': 'off',
      'no-trailing-whitespace': 'off',
      'tel-non-breaking': 'off',
      'valid-id': 'off',
      'attribute-empty-style': 'off',
    },
  }).validateString(body);
  assert.deepEqual(
    report.results.flatMap(({ messages }) => messages.map((one) => `${one.ruleId}: ${one.message} (${one.line})`)),
    [],
  );
}

let nth = 0;

/** A client with one closed, answered case. */
async function client(name: string): Promise<{ id: string; number: string; mail: string }> {
  nth += 1;
  const { id } = await desk.receive(
    letter({
      id: `r${nth}`,
      from: `"${name}" <r${nth}@klienti.example>`,
      text: `Labdien! Mani sauc ${name}. Kad aizbērs?`,
    }),
  );
  const one = await caseOfMail(desk, id);
  await take(desk, 'Anna', one.id);
  await answer(desk, 'Anna', one.id);
  const closed = await changeCase(desk, desk.as('Anna'), one.id, {
    do: 'close',
    outcome: 'answered',
    answerOwed: false,
  });
  assert.ok(!('refused' in closed));
  return { id: one.client, number: one.number, mail: id };
}

test('only the data-protection officer sees the pages of data', async () => {
  for (const path of ['/dati', '/dati/klienti', '/dati/darbi', '/dati/aizturejumi', '/dati/dzest']) {
    const shown = await pages.get(path, DPO);
    assert.equal(shown.statusCode, 200, path);
    await validated(shown.body);
    await validated((await pages.get(`${path}?valoda=en`, DPO)).body);
    await pages.get(`${path}?valoda=lv`, DPO);
    for (const other of ['Anna', 'Mārtiņš', 'Kārlis'])
      assert.equal((await pages.get(path, other)).statusCode, 403, path);
  }
});

test('a term is a proposal until the municipality confirms it; a term of nothing is refused with what was typed', async () => {
  assert.match((await pages.get('/dati', DPO)).body, /piedāvāts, jāapstiprina/);
  const path = '/dati/glabasana/closed-case/termins';
  const refused = await pages.post(path, { years: '0', days: '0', ground: 'Nomenklatūra 1-5' }, DPO);
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /Nomenklatūra 1-5/);
  await validated(refused.body);
  const saved = await pages.post(path, { years: '2', days: '0', ground: 'Nomenklatūra 1-5', confirmed: 'yes' }, DPO);
  assert.equal(saved.headers['location'], '/dati');
  assert.match((await pages.get('/dati', DPO)).body, /2 gadus[\s\S]*apstiprināts/);
});

test('what is past its term is shown, counted by the person, and goes; a held case stays', async () => {
  const gone = await client('Ēriks Dzenis');
  const kept = await client('Ilga Vītola');
  desk.at('2029-01-10T10:00');
  // The sessions of two years ago have ended.
  pages = await testPages(desk);
  const held = await pages.post(
    '/dati/aizturejumi',
    { case: kept.number, why: 'Tiesvedība administratīvajā rajona tiesā', until: '2030-01-01' },
    DPO,
  );
  assert.equal(held.headers['location'], '/dati/aizturejumi', held.body.slice(0, 400));
  await validated((await pages.get('/dati/aizturejumi', DPO)).body);
  const list = await pages.get('/dati/glabasana/closed-case', DPO);
  assert.ok(list.body.includes(gone.number) && !list.body.includes(kept.number));
  await validated(list.body);

  const wrong = await pages.post('/dati/dzest', { kinds: 'closed-case', count: '7' }, DPO);
  assert.equal(wrong.statusCode, 422);
  await validated(wrong.body);
  const begun = await pages.post('/dati/dzest', { kinds: 'closed-case', count: '1' }, DPO);
  const job = String(begun.headers['location']);
  assert.match(job, /^\/dati\/darbi\//, begun.body.slice(0, 300));
  const going = await pages.get(job, DPO);
  assert.match(going.body, /notiek/);
  await validated(going.body);
  await finishJobs();
  const done = await pages.get(job, DPO);
  assert.match(done.body, /pabeigts[\s\S]*Slēgtas lietas/);
  await validated(done.body);

  const titles = await desk.database.read(DESK, (tx) =>
    tx.rows<{ number: string; title: string }>('select number, title from desk_case where tenant = 1 limit 10'),
  );
  assert.equal(titles.find(({ number }) => number === gone.number)?.title, '[dzēsts]');
  assert.equal(titles.find(({ number }) => number === kept.number)?.title, 'Par bedri');
  for (const path of [`/lieta/${gone.number}`, `/vestule/${gone.mail}`]) {
    const shown = await pages.get(path, 'Anna');
    assert.equal(shown.statusCode, 200, path);
    assert.ok(!shown.body.includes('Dzenis sauc'), path);
  }
});

test('a client’s data are handed out as an archive that a person can read, without what was held back', async () => {
  const { id, number, mail } = await client('Zaiga Ozoliņa');
  const found = await pages.get('/dati/klienti?q=zaiga', DPO);
  assert.ok(found.body.includes(`/dati/klients/${id}`));
  await validated(found.body);
  await validated((await pages.get(`/dati/klients/${id}`, DPO)).body);
  const refused = await pages.post(`/dati/klients/${id}/izsniegt`, { reason: 'jā' }, DPO);
  assert.equal(refused.statusCode, 422);
  await validated(refused.body);
  const begun = await pages.post(
    `/dati/klients/${id}/izsniegt`,
    { reason: 'Klienta lūgums, saņemts 10. janvārī' },
    DPO,
  );
  const job = String(begun.headers['location']);
  await validated((await pages.get(job, DPO)).body);
  const archive = await pages.get(`${job}/arhivs.zip`, DPO);
  assert.equal(archive.headers['content-type'], 'application/zip');
  const files = entriesOf(archive.rawPayload);
  const names = [...files.keys()];
  const readable = files.get('index.html')?.toString('utf8') ?? '';
  for (const said of [
    'Kas par Jums glabājas',
    number,
    'Mani sauc Zaiga Ozoliņa',
    'r3@klienti.example',
    'Bedri aizbērs',
  ])
    assert.ok(readable.includes(said), said);
  await validated(readable.replace(/<style>.*<\/style>/, ''));
  const machine = JSON.parse(files.get('data.json')?.toString('utf8') ?? '') as { tables: Record<string, unknown[]> };
  assert.ok((machine.tables['mail']?.length ?? 0) === 1 && (machine.tables['reply']?.length ?? 0) === 1);
  assert.ok(
    names.includes('index.html') && names.includes('data.json') && names.some((one) => one.endsWith('.eml')),
    names.join(),
  );
  const less = await pages.post(
    `/dati/klients/${id}/izsniegt`,
    { reason: 'Klienta lūgums, saņemts 11. janvārī', without: mail },
    DPO,
  );
  const without = entriesOf((await pages.get(`${String(less.headers['location'])}/arhivs.zip`, DPO)).rawPayload);
  assert.ok(![...without.keys()].some((one) => one.endsWith('.eml')));
  assert.ok(!without.get('data.json')?.toString('utf8').includes('Mani sauc'));
  assert.equal((await pages.get(`${job}/arhivs.zip`, 'Anna')).statusCode, 403);
  assert.match((await pages.get(job, DPO)).body, /Arhīvs ir lejupielādēts/);
  const used = await desk.database.read(DESK, (tx) =>
    tx.rows<{ reason: string }>(`select reason from power_use where tenant = 1 and power = 'export-client' limit 5`),
  );
  assert.equal(used.length, 2);
});

test('a client is erased only by the typed name and a reason; what is within its term is kept unless said otherwise', async () => {
  const { id, number } = await client('Vilis Kārkliņš');
  const shown = await pages.get(`/dati/klients/${id}/dzest`, DPO);
  assert.ok(shown.body.includes(number));
  await validated(shown.body);
  const path = `/dati/klients/${id}/dzest`;
  const fields = { scope: 'all', reason: 'Klienta lūgums un komisijas lēmums', name: 'Vilis' };
  const refused = await pages.post(path, fields, DPO);
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /neatbilst klienta vārdam/);
  await validated(refused.body);
  const kept = await pages.post(path, { ...fields, scope: 'expired', name: 'Vilis Kārkliņš' }, DPO);
  assert.equal(kept.statusCode, 422);
  assert.match(kept.body, /Nevienai lietai termiņš nav beidzies/);
  const begun = await pages.post(path, { ...fields, name: 'vilis karklins' }, DPO);
  assert.match(String(begun.headers['location']), /^\/dati\/darbi\//);
  await finishJobs();
  const after = await pages.get(path, DPO);
  assert.match(after.body, /dati jau ir dzēsti/);
  assert.equal((await pages.post(path, fields, 'Anna')).statusCode, 403);
  assert.equal((await pages.get('/dati/klients/00000000-0000-4000-8000-000000000001/dzest', DPO)).statusCode, 404);
});

/** The files of a ZIP archive, by its directory. */
function entriesOf(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = archive.indexOf('PK\x01\x02'); at !== -1; at = archive.indexOf('PK\x01\x02', at + 4)) {
    const [packed, length, place] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 42),
    ];
    const name = archive.subarray(at + 46, at + 46 + length).toString('utf8');
    const from = place + 30 + archive.readUInt16LE(place + 26) + archive.readUInt16LE(place + 28);
    const body = archive.subarray(from, from + packed);
    files.set(name, archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : body);
  }
  return files;
}
