import assert from 'node:assert/strict';
import { test } from 'node:test';
import { obligationsOfSubject } from '../../src/journal/index.ts';
import { followFigures } from '../../src/desk/figures/index.ts';
import { checkDraft, openDraft, type Reply, replyById, writeDraft } from '../../src/desk/replies/index.ts';
import type { Case } from '../../src/desk/cases/index.ts';
import type { ClientId, ReplyId } from '../../src/vocabulary/ids.ts';
import { DESK, dictionary, settled, testDesk } from '../builders/desk.ts';
import { testPages } from '../builders/pages.ts';
import { assertValidHtml } from '../builders/valid-html.ts';
import { answer, assertJournalIsWhole, caseNow, caseOfMail, letter, take } from '../builders/story.ts';

const desk = await testDesk('2026-11-20T23:40');
const pages = await testPages(desk);
const FROM = 'aivars@klienti.example';
const one = await caseOfMail(desk, (await desk.receive(letter({ id: 'pirma', from: `Aivars Paraugs <${FROM}>` }))).id);
const client = one.client;

const duties = (id: ClientId) =>
  desk.database
    .read(DESK, (tx) => obligationsOfSubject(tx, id))
    .then((list) => list.map((duty) => [duty.clause, duty.verdict]));
const contentOf = (draft: Reply) => ({ ...draft, ...draft.parts });
const keyed = () => ({ _form: crypto.randomUUID() });
const ASKED = { to: 'client', channel: 'counter', identity: 'document', scope: 'progress', what: 'Kā virzās lieta' };

const checked = (id: ReplyId, of: Case) =>
  desk.database.read(desk.as('Anna'), async (tx) => {
    const reply = await replyById(tx, id);
    assert.ok(reply !== null);
    return checkDraft(desk, tx, of, reply, await dictionary);
  });

async function ask(fields: Record<string, string>, who = 'Anna') {
  const sent = await pages.post(`/klients/${client}/izsniegt`, { ...ASKED, ...keyed(), ...fields }, who);
  if (sent.statusCode !== 303) return { status: sent.statusCode, body: sent.body };
  const shown = await pages.get(String(sent.headers.location), who);
  return { status: shown.statusCode, body: shown.body };
}

test('5.2: from the case one is led to the question, and the client who shows who they are is told', async () => {
  const page = await pages.get(`/lieta/${one.number}`, 'Anna');
  assert.match(page.body, new RegExp(`/klients/${client}/izsniegt\\?lieta=${one.number}`));
  const form = await pages.get(`/klients/${client}/izsniegt?lieta=${one.number}`, 'Anna');
  assert.equal(form.statusCode, 200);
  const told = await ask({ case: one.number });
  assert.match(told.body, /Drīkst teikt/);
  assert.deepEqual(await duties(client), [['5.2', 'met']]);
});

test('5.2: without knowing who asks nothing is told, and the words to say it with are there in both languages', async () => {
  const refused = await ask({ identity: 'none' });
  assert.match(refused.body, /Nedrīkst teikt/);
  assert.match(refused.body, /Lūdzu, uzrādiet personu apliecinošu dokumentu/);
  assert.match(refused.body, /Please show an identity document/);
  assert.deepEqual(await duties(client), [['5.2', 'met']], 'a refusal owes and breaches nothing');
});

test('5.2: a power of attorney lets its holder know until its last day and refuses by itself on the next', async () => {
  const stranger = await ask({ to: 'representative', asker: 'Pilna Pilnvarotā' });
  assert.match(stranger.body, /nav pilnvaras/);
  const recorded = await pages.post(
    `/klients/${client}/pilnvara`,
    {
      ...keyed(),
      holder: 'Pilna Pilnvarotā',
      email: 'Pilna@klienti.example',
      kind: 'notarial',
      scopes: ['progress', 'documents'],
      from: '2026-11-01',
      to: '2026-11-20',
      number: '1234',
    },
    'Anna',
  );
  assert.equal(recorded.statusCode, 303, recorded.body);
  const [power] = await desk.database.read(DESK, (tx) => tx.rows<{ id: string }>('select id from authority'));
  const asked = { to: 'representative', asker: 'Pilna Pilnvarotā', authority: power?.id ?? '' };
  assert.match((await ask(asked)).body, /Drīkst teikt/);
  assert.match((await ask({ ...asked, scope: 'personal-data' })).body, /pilnvara uz to neattiecas/);
  desk.at('2026-11-21T00:10');
  assert.match((await ask(asked)).body, /pilnvara beigusies/);
  await pages.post(
    `/klients/${client}/pilnvara/${power?.id}/atsaukt`,
    { ...keyed(), [`reason-${power?.id}`]: 'Klients atsauca' },
    'Anna',
  );
  assert.match((await ask(asked)).body, /pilnvara atsaukta/);
});

test('5.2: another client’s power of attorney is no power', async () => {
  const other = await caseOfMail(desk, (await desk.receive(letter({ id: 'otra', from: 'otrs@klienti.example' }))).id);
  await pages.post(
    `/klients/${other.client}/pilnvara`,
    { ...keyed(), holder: 'Kāds', kind: 'simple', scopes: 'everything', from: '2026-01-01' },
    'Anna',
  );
  const [power] = await desk.database.read(DESK, (tx) =>
    tx.rows<{ id: string }>('select id from authority where client_id = $1', [other.client]),
  );
  const refused = await ask({ to: 'representative', asker: 'Kāds', authority: power?.id ?? '' });
  assert.match(refused.body, /nav pilnvaras/);
});

test('5.2: an institution names the law it asks by', async () => {
  const asked = { to: 'institution', asker: 'Paraugiestāde', channel: 'e-address', identity: 'e-address' };
  assert.match((await ask(asked)).body, /nav nosaukts tiesiskais pamats/);
  assert.match((await ask({ ...asked, ground: 'Paraugu likuma 5. pants' })).body, /Drīkst teikt/);
});

test('5.2, 5.4.2: waiving the check needs a reason, which the head sees, and leaves the verdict undecided', async () => {
  const short = await ask({ identity: 'none', waive: 'jā' });
  assert.equal(short.status, 422);
  assert.match(short.body, /Iemeslam vajag vismaz/);
  assert.match(short.body, /Kā virzās lieta/, 'what was typed stays');
  const told = await ask({ identity: 'none', waive: 'Zvana glābējs, apdraudēta dzīvība' });
  assert.match(told.body, /Drīkst teikt/);
  assert.deepEqual((await duties(client)).at(-1), ['5.2', 'not-assessable']);
  const uses = await desk.database.read(DESK, (tx) => tx.rows('select power, client_id from power_use'));
  assert.deepEqual(uses, [{ power: 'waive-identity-check', client_id: client }]);
});

test('5.2: the register is the data-protection officer’s whole and a head’s for the own unit; others are shown nothing', async () => {
  assert.equal((await pages.get('/izsniegumi', 'Anna')).statusCode, 403);
  const whole = await pages.get('/izsniegumi', 'Rita');
  assert.equal(whole.statusCode, 200);
  assert.match(whole.body, /apdraudēta dzīvība/);
  const found = await pages.get('/izsniegumi?q=paraugu%20likuma', 'Rita');
  assert.equal(found.body.match(/Paraugu likuma 5/g)?.length, 1);
  assert.doesNotMatch((await pages.get('/izsniegumi?iznakums=refused', 'Rita')).body, /apdraudēta dzīvība/);
  const csv = await pages.get('/izsniegumi.csv', 'Rita');
  assert.match(csv.headers['content-type'] as string, /text\/csv/);
  assert.ok(csv.body.split('\r\n').length > 8);
});

test('5.2: the page of the clause shows the live figures of the unit that told', async () => {
  await settled(desk);
  while (await followFigures(desk));
  const clause = await pages.get('/standarts/5.2', 'Anna');
  assert.equal(clause.statusCode, 200);
  assert.doesNotMatch(clause.body, /Šajā laikā pienākumu nav/);
});

test('what somebody typed that looks like a formula is text in the file', async () => {
  await ask({ what: '=HYPERLINK("http://x")' });
  assert.match((await pages.get('/izsniegumi.csv', 'Rita')).body, /"'=HYPERLINK\(""http/);
});

test('5.1.1: a client that only other units work with is opened with a reason; the address alone shows nothing', async () => {
  const asked = await pages.get(`/klients/${client}`, 'Kārlis');
  assert.match(asked.body, /Kāpēc atverat šo klientu/);
  assert.doesNotMatch(asked.body, /aivars@klienti/);
  for (const path of ['labot', 'izsniegt', 'pilnvara', 'sadalit', 'apvienot']) {
    const past = await pages.get(`/klients/${client}/${path}`, 'Kārlis');
    assert.equal(past.headers.location, `/klients/${client}`, `${path} leads to the door`);
  }
  const deed = await pages.post(`/klients/${client}/labot/atsaukt`, keyed(), 'Kārlis');
  assert.equal(deed.headers.location, `/klients/${client}`);
  const wanting = await pages.post(`/klients/${client}/atvert`, { ground: 'other' }, 'Kārlis');
  assert.equal(wanting.statusCode, 422);
  await pages.post(`/klients/${client}/atvert`, { ground: 'helping-colleague' }, 'Kārlis');
  const shown = await pages.get(`/klients/${client}`, 'Kārlis');
  assert.match(shown.body, /aivars@klienti/);
  assert.match(shown.body, /citas struktūrvienības lieta/);
  assert.doesNotMatch(shown.body, /Par bedri/, 'the matter itself stays shut');
  const readings = await desk.database.read(DESK, (tx) =>
    tx.rows(
      `select distinct own, ground from reading where what = 'client' and client_id = $1 and ground is not null`,
      [client],
    ),
  );
  assert.deepEqual(readings, [{ own: false, ground: 'helping-colleague' }]);
});

test('a client is entered, found, changed and put back through the pages; the code is masked, and shown only for a reason', async () => {
  const made = await pages.post(
    '/klienti/jauns',
    {
      ...keyed(),
      kind: 'natural-person',
      name: 'Žanete Lapiņa',
      language: 'lv',
      code: '32999999990',
      'kind-new0': 'phone',
      'value-new0': '29 123 456',
      'kind-new1': 'e-mail',
      'value-new1': 'zanete@klienti.example',
      needs: 'large-print',
      agreed: '2026-11-20',
    },
    'Anna',
  );
  assert.equal(made.statusCode, 303, made.body);
  const address = String(made.headers.location);
  const shown = await pages.get(address, 'Anna');
  assert.match(shown.body, /liela druka/);
  assert.match(shown.body, /32\*\*\*\*-\*\*\*90/);
  assert.doesNotMatch(shown.body, /329999/);
  assert.match((await pages.get('/klienti?q=lapina', 'Anna')).body, /Žanete Lapiņa/);
  assert.match((await pages.get('/klienti?q=29123456', 'Anna')).body, /Žanete Lapiņa/);
  const byCode = await pages.post('/klienti', { q: '329999-99990' }, 'Anna');
  assert.equal(byCode.statusCode, 200, 'no address holds the code');
  assert.match(byCode.body, /Žanete Lapiņa/);
  assert.doesNotMatch(byCode.body, /329999/);

  assert.equal((await pages.post(`${address}/personas-kods`, { reason: 'jā' }, 'Anna')).statusCode, 422);
  const opened = await pages.post(`${address}/personas-kods`, { reason: 'Salīdzinu ar pasi klātienē' }, 'Anna');
  assert.match(opened.body, /329999-99990/);
  const read = await desk.database.read(DESK, (tx) =>
    tx.rows(`select what, reason from reading where what = 'personal-code'`),
  );
  assert.deepEqual(read, [{ what: 'personal-code', reason: 'Salīdzinu ar pasi klātienē' }]);

  const wrong = {
    ...keyed(),
    version: '2',
    kind: 'natural-person',
    name: 'Žanete Ozola',
    language: 'lv',
    needs: 'wheelchair',
  };
  const refused = await pages.post(`${address}/labot`, wrong, 'Anna');
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /5\.1\. punkts/);
  assert.match(refused.body, /Žanete Ozola/, 'what was typed stays');
  const saved = await pages.post(`${address}/labot`, { ...wrong, ...keyed(), agreed: '2026-11-20' }, 'Anna');
  assert.equal(saved.statusCode, 303, saved.body);
  assert.match((await pages.get(address, 'Anna')).body, /Žanete Ozola/);
  await pages.post(`${address}/labot/atsaukt`, keyed(), 'Anna');
  assert.match((await pages.get(address, 'Anna')).body, /Žanete Lapiņa/);
});

test('an answer never goes to the client to whom the case belonged before', async () => {
  const mine = await caseOfMail(
    desk,
    (await desk.receive(letter({ id: 'kopigi', from: 'vecaki@klienti.example' }))).id,
  );
  await take(desk, 'Anna', mine.id);
  const anna = desk.as('Anna');
  const draft = await openDraft(desk, anna, mine.id);
  assert.ok(!('refused' in draft));
  assert.deepEqual(
    draft.recipients.map(({ address }) => address),
    ['vecaki@klienti.example'],
  );
  const sent = await pages.post(
    `/klients/${mine.client}/sadalit`,
    { ...keyed(), name: 'Meita', kind: 'natural-person', cases: mine.id },
    'Anna',
  );
  assert.equal(sent.statusCode, 303, sent.body);
  const after = await desk.database.read(anna, (tx) => replyById(tx, draft.id));
  assert.deepEqual(after?.recipients, [], 'the former client is taken out of what is being written');
  const stale = await writeDraft(desk, anna, draft.id, draft.draftVersion, contentOf(draft));
  assert.ok('refused' in stale, 'what stands open in a browser is behind by a version');
  const page = await pages.get(`/lieta/${mine.number}/atbilde`, 'Anna');
  assert.doesNotMatch(page.body, /name="recipient_address" value="vecaki@klienti.example"/);
  // Somebody puts the address in again: it is another client's now, and that needs a reason.
  assert.ok(after !== null);
  const again = { ...contentOf(after), recipients: draft.recipients };
  const written = await writeDraft(desk, anna, draft.id, after.draftVersion, again);
  assert.ok(!('refused' in written));
  const check = await checked(draft.id, await caseNow(desk, mine.id));
  assert.ok(
    check.check.clauses.flatMap(({ findings }) => findings).some(({ code }) => code === 'recipient-another-client'),
  );
  await assertJournalIsWhole(desk);
});

test('5.2: the composer says until when a power of attorney lets its holder know, and asks for a reason once it has ended', async () => {
  const mine = await caseOfMail(desk, (await desk.receive(letter({ id: 'pilnvara', from: 'pn@klienti.example' }))).id);
  await take(desk, 'Anna', mine.id);
  const record = (to: string, email: string) =>
    pages.post(
      `/klients/${mine.client}/pilnvara`,
      { ...keyed(), holder: 'Dēls', kind: 'simple', scopes: 'everything', from: '2026-01-01', to, email },
      'Anna',
    );
  await record('2026-12-31', 'dels@klienti.example');
  await record('2026-10-31', 'vedekla@klienti.example');
  const anna = desk.as('Anna');
  const draft = await openDraft(desk, anna, mine.id);
  assert.ok(!('refused' in draft));
  const recipients = ['pn', 'dels', 'vedekla'].map((local, index) => ({
    address: `${local}@klienti.example`,
    name: '',
    field: index === 0 ? ('to' as const) : ('cc' as const),
    role: 'stranger' as const,
  }));
  const written = await writeDraft(desk, anna, draft.id, draft.draftVersion, { ...contentOf(draft), recipients });
  assert.ok(!('refused' in written));
  const found = await checked(draft.id, mine);
  assert.deepEqual(
    found.draft.recipients.map(({ role, power }) => [role, power?.state, power?.until]),
    [
      ['client', undefined, undefined],
      ['representative', 'valid', '2026-12-31'],
      ['stranger', 'expired', '2026-10-31'],
    ],
  );
  const codes = found.check.clauses.flatMap(({ findings }) => findings).map(({ code }) => code);
  assert.ok(codes.includes('authority-not-valid'));
  assert.ok(!codes.includes('recipient-stranger'));
  const page = await pages.get(`/lieta/${mine.number}/atbilde`, 'Anna');
  assert.match(page.body, /pilnvarotā persona līdz 2026\. gada 31\. decembrim/);
  assert.match(page.body, /pilnvara beigusies/);
});

test('a reply that is on its way keeps its case with its client until it is known whether it arrived', async () => {
  const mine = await caseOfMail(desk, (await desk.receive(letter({ id: 'cela', from: 'cela@klienti.example' }))).id);
  await take(desk, 'Anna', mine.id);
  await answer(desk, 'Anna', mine.id);
  await desk.database.write(DESK, (tx) => tx.rows(`update reply set state = 'sent' where case_id = $1`, [mine.id]));
  const refused = await pages.post(
    `/klients/${mine.client}/sadalit`,
    { ...keyed(), name: 'Cits', kind: 'natural-person', cases: mine.id },
    'Anna',
  );
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /vēl ir ceļā/);
});

test('every page of a client and of what may be told is sound HTML in both languages', async () => {
  for (const [path, who] of [
    ['/klienti', 'Anna'],
    ['/klienti?q=paraugs', 'Anna'],
    ['/klienti/jauns', 'Anna'],
    [`/klients/${client}`, 'Anna'],
    [`/klients/${client}/labot`, 'Anna'],
    [`/klients/${client}/apvienot`, 'Anna'],
    [`/klients/${client}/sadalit`, 'Anna'],
    [`/klients/${client}/izsniegt?lieta=${one.number}`, 'Anna'],
    [`/klients/${client}/pilnvara`, 'Anna'],
    ['/izsniegumi', 'Rita'],
  ] as const)
    for (const lang of ['lv', 'en']) {
      const page = await pages.get(`${path}${path.includes('?') ? '&' : '?'}valoda=${lang}`, who);
      assert.equal(page.statusCode, 200, path);
      await assertValidHtml(page.body, path);
    }
  await pages.get('/klienti?valoda=lv', 'Anna');
});

test('5.4.3: behind a wall there is no such client: not on the page, in search, among duplicates, in the register, by no deed', async () => {
  const from = 'Radinieks Paraugs <radinieks@klienti.example>';
  const theirs = await caseOfMail(
    desk,
    (await desk.receive(letter({ id: 'siena', from, subject: 'Radinieka lieta' }))).id,
  );
  const told = { ...ASKED, ...keyed(), what: 'Radiniekam pastāstītais' };
  await pages.post(`/klients/${theirs.client}/izsniegt`, told, 'Anna');
  const twin = await caseOfMail(
    desk,
    (await desk.receive(letter({ id: 'dvinis', from: 'Radinieks Paraugs <r.paraugs@cits.example>' }))).id,
  );
  assert.match((await pages.get(`/klients/${twin.client}`, 'Anna')).body, /Varbūt tas pats klients/);
  await desk.database.write(DESK, (tx) =>
    tx.rows(
      `insert into wall (tenant, id, employee_id, client_id, ground, raised_at) values (1, gen_random_uuid(), $1, $2, 'declared-interest', now())`,
      [desk.as('Anna').employee, theirs.client],
    ),
  );
  for (const path of ['', '/labot', '/izsniegt', '/pilnvara', '/apvienot', '/sadalit'])
    assert.equal((await pages.get(`/klients/${theirs.client}${path}`, 'Anna')).statusCode, 404, path);
  for (const words of ['radinieks', 'radinieks@klienti.example', theirs.number])
    assert.doesNotMatch(
      (await pages.get(`/klienti?q=${encodeURIComponent(words)}`, 'Anna')).body,
      new RegExp(`/klients/${theirs.client}`),
      words,
    );
  assert.doesNotMatch((await pages.get(`/klients/${twin.client}`, 'Anna')).body, /Varbūt tas pats klients/);
  const merge = await pages.post(`/klients/${twin.client}/apvienot`, { ...keyed(), from: theirs.client }, 'Anna');
  assert.equal(merge.statusCode, 404);
  const deed = await pages.post(`/klients/${theirs.client}/izsniegt`, { ...told, ...keyed() }, 'Anna');
  assert.equal(deed.statusCode, 404);
  const taken = await pages.post(
    '/klienti/jauns',
    {
      ...keyed(),
      kind: 'natural-person',
      name: 'Cits',
      language: 'lv',
      'kind-new0': 'e-mail',
      'value-new0': 'radinieks@klienti.example',
    },
    'Anna',
  );
  assert.equal(taken.statusCode, 422);
  assert.match(taken.body, /jau ir pie cita klienta/);
  assert.doesNotMatch(taken.body, new RegExp(`Radinieks Paraugs|${theirs.client}`));
  const rows = await desk.database.read(desk.as('Anna'), (tx) =>
    tx.rows('select from disclosure where client_id = $1 union all select from authority where client_id = $1', [
      theirs.client,
    ]),
  );
  assert.deepEqual(rows, []);
});
