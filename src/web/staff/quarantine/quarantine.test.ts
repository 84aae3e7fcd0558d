import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { DESK, dictionary, settled, testDesk } from '../../../../test/builders/desk.ts';
import { rawMail } from '../../../../test/builders/mail.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { caseByNumber } from '../../../desk/cases/index.ts';
import { mailById } from '../../../desk/mail/index.ts';
import { followSearch } from '../../../desk/search/index.ts';
import { obligationsOfSubject, replay, verifyJournal } from '../../../journal/index.ts';

const desk = await testDesk('2026-11-18T10:00');
const pages = await testPages(desk);
let letters = 0;

/** A letter of a list, which goes into quarantine. */
async function quarantined(headers: Record<string, string> = {}, body = 'Jaunumi no saraksta.\n'): Promise<string> {
  letters += 1;
  const raw = rawMail(
    {
      'Message-ID': `<l${letters}@list.example>`,
      From: 'Saraksts <saraksts@list.example>',
      'List-Id': '<jaunumi.list.example>',
      Precedence: 'list',
      Subject: `Jaunumi ${letters}`,
      ...headers,
    },
    body,
  );
  const { id, fate } = await desk.receive(raw);
  assert.equal(fate, 'quarantined');
  return id;
}

async function journalAgrees(): Promise<void> {
  const { differences } = await desk.database.read(DESK, (tx) => replay(tx, desk.rules));
  assert.deepEqual(differences, []);
  assert.deepEqual((await desk.database.read(DESK, verifyJournal)).tampering, []);
}

const HEAD = 'Mārtiņš';
const unit = desk.as(HEAD).units[0] as string;
const AS_CASE = {
  subject: 'No saraksta',
  unit,
  name: 'Paraugs Klients',
  email: 'paraugs@klienti.example',
  awaits: 'yes',
};

test('an empty quarantine says so', async () => {
  const shown = await pages.get('/karantina', 'Anna');
  assert.match(shown.body, /Karantīna ir tukša/);
  await assertValidHtml(shown.body);
});

test('the list says why each letter is there and what to do; the number stands beside the destination', async () => {
  const id = await quarantined();
  const shown = await pages.get('/karantina', 'Anna');
  assert.match(shown.body, /Saraksta vēstule/);
  assert.match(shown.body, /Karantīna <span>1<\/span>/);
  assert.ok(shown.body.includes(`/karantina/${id}`));
  await assertValidHtml(shown.body);
  await assertValidHtml((await pages.get('/karantina?valoda=en', 'Anna')).body);
});

test('everybody may look, but only who may release sees the ways out', async () => {
  const id = await quarantined();
  const looked = await pages.get(`/karantina/${id}`, 'Anna');
  assert.equal(looked.statusCode, 200);
  assert.match(looked.body, /nodaļas vadītājs vai administrators/);
  assert.ok(!looked.body.includes(`/karantina/${id}/lieta`));
  assert.equal((await pages.post(`/karantina/${id}/lieta`, AS_CASE, 'Anna')).statusCode, 403);
  assert.equal((await pages.get('/karantina/00000000-0000-4000-8000-000000000001', HEAD)).statusCode, 404);
  assert.equal((await pages.get('/karantina/nekas', HEAD)).statusCode, 404);
});

test('a letter becomes a case that is owed from the day on which it came, once however often it is pressed', async () => {
  desk.at('2026-11-18T10:00');
  const id = await quarantined();
  desk.at('2026-11-18T15:00');
  const shown = await pages.get(`/karantina/${id}`, HEAD);
  await assertValidHtml(shown.body);
  const refused = await pages.post(`/karantina/${id}/lieta`, { ...AS_CASE, subject: '' }, HEAD);
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /value="paraugs@klienti\.example"/);
  await assertValidHtml(refused.body);
  const nameless = await pages.post(`/karantina/${id}/lieta`, { ...AS_CASE, name: '', email: '' }, HEAD);
  assert.equal(nameless.statusCode, 422);
  const key = '00000000-0000-4000-8000-0000000000aa';
  const done = await pages.post(`/karantina/${id}/lieta`, { ...AS_CASE, _form: key }, HEAD);
  assert.equal(done.statusCode, 303);
  const location = String(done.headers['location']);
  assert.equal(
    (await pages.post(`/karantina/${id}/lieta`, { ...AS_CASE, _form: key }, HEAD)).headers['location'],
    location,
  );
  const one = await desk.database.read(DESK, (tx) => caseByNumber(tx, location.split('/')[2] ?? ''));
  const duties = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, one?.id ?? ''));
  assert.equal(duties.find(({ clause }) => clause === '5.2.1')?.openedAt.toString(), '2026-11-18T08:00:00Z');
  const late = await pages.post(`/karantina/${id}/lieta`, AS_CASE, HEAD);
  assert.equal(late.statusCode, 409);
  assert.match(late.body, /vairs nav karantīnā/);
  await journalAgrees();
});

test('a letter joins a case that is searched for; what awaits nothing opens no duty', async () => {
  const { id: known } = await desk.receive(rawMail({ 'Message-ID': '<k1@x.example>', Subject: 'Ielas bedre' }));
  const mail = await desk.database.read(DESK, (tx) => mailById(tx, known));
  const row = await desk.database.read(DESK, (tx) =>
    tx.one<{ number: string }>('select number from desk_case where id = $1', [mail?.case_id]),
  );
  const number = row?.number ?? '';
  await settled(desk);
  while (await followSearch(desk, await dictionary));
  const id = await quarantined();
  const found = await pages.get(`/karantina/${id}?q=${number.slice(-4)}`, HEAD);
  assert.ok(found.body.includes(`?ar=${number}`));
  await assertValidHtml(found.body);
  const chosen = await pages.get(`/karantina/${id}?ar=${number}`, HEAD);
  assert.match(chosen.body, new RegExp(`Pievienot lietai ${number}`));
  await assertValidHtml(chosen.body);
  const unknown = await pages.post(`/karantina/${id}/pievienot`, { case: 'PN-2026-99999' }, HEAD);
  assert.equal(unknown.statusCode, 422);
  assert.match(unknown.body, /Tādas lietas nav/);
  await assertValidHtml(unknown.body);
  const done = await pages.post(`/karantina/${id}/pievienot`, { case: number }, HEAD);
  assert.equal(done.headers['location'], `/lieta/${number}`);
  const now = await desk.database.read(DESK, (tx) => mailById(tx, id as never));
  assert.deepEqual([now?.fate, now?.case_id, now?.awaits_answer], ['joined', mail?.case_id, false]);
  await journalAgrees();
});

test('what a sender writes into a quarantined letter does not run', async () => {
  const evil = '<script>alert(1)</script>';
  const id = await quarantined({ Subject: evil, From: `"${evil}" <x@list.example>` }, evil);
  for (const path of ['/karantina', `/karantina/${id}`]) {
    const shown = await pages.get(path, HEAD);
    assert.ok(!shown.body.includes('<script>alert'), path);
    await assertValidHtml(shown.body);
  }
});

test('all that went into quarantine is still there or in a case: nothing is deleted', async () => {
  const row = await desk.database.read(DESK, (tx) =>
    tx.one<{ kept: number }>(`select count(*) as kept from mail where kind = 'mailing-list'`),
  );
  assert.equal(row?.kept, letters);
});
