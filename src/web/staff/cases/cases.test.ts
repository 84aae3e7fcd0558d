import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { caseById } from '../../../desk/cases/index.ts';
import { mailById } from '../../../desk/mail/index.ts';
import { followSearch } from '../../../desk/search/index.ts';
import { replay } from '../../../journal/index.ts';
import { EMPLOYEES } from '../../../seed/demo-people.ts';
import type { CaseId } from '../../../vocabulary/ids.ts';
import { DESK, dictionary, type TestDesk, settled, testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';

let sent = 0;

/** A case opened by a letter. */
async function opened(
  desk: TestDesk,
  letter: { subject?: string; text?: string; from?: string; to?: string } = {},
): Promise<{ id: CaseId; number: string }> {
  sent += 1;
  const from = letter.from ?? `Paraugs Klients <klients${sent}@klienti.example>`;
  const to = letter.to ?? 'dome@paraugnovads.example';
  const raw = `From: ${from}\nTo: ${to}\nSubject: ${letter.subject ?? `Jautājums ${sent}`}\nMessage-ID: <${sent}@klienti.example>\nContent-Type: text/plain; charset=utf-8\n\n${letter.text ?? 'Labdien! Vai man vajag atļauju?'}\n`;
  const { id, fate } = await desk.receive(raw, to);
  assert.equal(fate, 'opened');
  return desk.database.read(DESK, async (tx) => {
    const one = await caseById(tx, (await mailById(tx, id))?.case_id as CaseId);
    assert.ok(one !== null);
    return { id: one.id, number: one.number };
  });
}

async function indexed(desk: TestDesk): Promise<void> {
  await settled(desk);
  while (await followSearch(desk, await dictionary));
}

const numbersIn = (body: string) => [...body.matchAll(/<a href="\/lieta\/([A-Z0-9-]+)">/g)].map((match) => match[1]);
const BUILDING = 'buvvalde@paraugnovads.example';

test('the list holds the cases of one’s units, says how many and why in this order', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const first = await opened(desk);
  desk.at('2026-11-20T10:00');
  const second = await opened(desk, { text: 'Paziņojums.' });
  const elsewhere = await opened(desk, { to: BUILDING });
  const pages = await testPages(desk);
  const shown = await pages.get('/lietas', 'Anna');
  assert.equal(shown.statusCode, 200);
  assert.deepEqual(numbersIn(shown.body), [first.number, second.number]);
  assert.match(shown.body, /2 lietas · pēc termiņa/);
  assert.deepEqual(numbersIn((await pages.get('/lietas?kartot=-received', 'Anna')).body), [
    second.number,
    first.number,
  ]);
  assert.deepEqual(numbersIn((await pages.get('/lietas', 'Jānis')).body), [elsewhere.number]);
  // The steward may read every case, whoever's it is.
  assert.equal(numbersIn((await pages.get('/lietas?skats=visas', 'Līga')).body).length, 3);
  assert.deepEqual(numbersIn((await pages.get(`/lietas?skats=visas&q=${elsewhere.number}`, 'Anna')).body), []);
});

test('filters narrow, and every combination of them with every order is a page', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const pages = await testPages(desk);
  const mine = await opened(desk);
  const free = await opened(desk);
  await pages.post('/lietas/darit', { deed: 'take', chosen: mine.id }, 'Anna');
  const list = async (query: string, who = 'Anna') => numbersIn((await pages.get(`/lietas?${query}`, who)).body);
  const anna = EMPLOYEES.find(({ given }) => given === 'Anna')?.id;
  assert.deepEqual(await list('skats=manas'), [mine.number]);
  assert.deepEqual(await list('tur=neviens'), [free.number]);
  assert.deepEqual(await list(`tur=${anna}`), [mine.number]);
  assert.deepEqual(await list(`tur=${anna}&skats=visas`, 'Līga'), [mine.number]);
  assert.deepEqual(await list('stavoklis=closed'), []);
  assert.deepEqual(await list('veids=gratitude'), []);
  assert.deepEqual(await list('no=2026-11-21'), []);
  assert.deepEqual((await list('no=2026-11-20&lidz=2026-11-20')).length, 2);
  assert.deepEqual(await list('kave=ja'), []);
  desk.at('2026-11-20T15:00');
  assert.deepEqual(await list('kave=ja'), [free.number], '5.2.3: nobody has taken it within four hours');
  const unit = EMPLOYEES.find(({ given }) => given === 'Anna')?.unit;
  for (const scope of ['manas', 'nodala', 'visas'])
    for (const state of ['unfinished', 'open', 'resting', 'waiting-for-client', 'answered', 'closed', 'any'])
      for (const sort of ['due', '-due', 'received', '-changed'])
        for (const more of [
          '',
          `&nodala=${unit}`,
          '&tur=neviens',
          `&tur=${anna}&veids=question&kave=ja&no=2026-01-01`,
          '&q=jautajums',
        ])
          for (const who of ['Anna', 'Līga']) {
            const query = `skats=${scope}&stavoklis=${state}&kartot=${sort}${more}`;
            assert.equal((await pages.get(`/lietas?${query}`, who)).statusCode, 200, query);
          }
  assert.deepEqual(pages.log, []);
});

test('a page goes on where the last one ended though cases come meanwhile: none twice, none left out', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const there: string[] = [];
  for (let n = 0; n < 45; n++) there.push((await opened(desk)).number);
  const pages = await testPages(desk);
  const first = await pages.get('/lietas?kartot=-received', 'Anna');
  for (let n = 0; n < 3; n++) await opened(desk);
  const next = /href="(\/lietas\?[^"]*pec=[^"]+)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const second = await pages.get(next, 'Anna');
  const all = [...numbersIn(first.body), ...numbersIn(second.body)];
  assert.equal(numbersIn(first.body).length, 35);
  assert.deepEqual(all.toSorted(), there.toSorted());
  assert.match(second.body, /No sākuma/);
});

test('5.2.3: taking many at once decides each for itself; what another holds is named and the rest is done', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const pages = await testPages(desk);
  const [one, two, foreign] = [await opened(desk), await opened(desk), await opened(desk, { to: BUILDING })];
  await pages.post('/lietas/darit', { deed: 'take', chosen: one.id }, 'Mārtiņš');
  const done = await pages.post(
    '/lietas/darit',
    { deed: 'take', chosen: [one.id, two.id, foreign.id], to: '/lietas?skats=manas' },
    'Anna',
  );
  assert.equal(done.statusCode, 303);
  assert.equal(done.headers.location, '/lietas?skats=manas');
  const flash = flashOf(done.headers['set-cookie']);
  assert.match(flash.say, /Uzņēmāties: 1 lieta\./);
  assert.match(flash.say, new RegExp(`${one.number}: to jau uzņēmies cits`));
  assert.match(flash.say, /lietas nav vai tā Jums nav redzama/);
  assert.doesNotMatch(flash.say, new RegExp(foreign.number), 'what may not be read is not named');

  const holder = async (id: CaseId) => (await desk.database.read(DESK, (tx) => caseById(tx, id)))?.holder ?? null;
  const anna = desk.as('Anna').employee;
  assert.deepEqual([await holder(two.id), await holder(foreign.id)], [anna, null]);
  const undone = await pages.post(flash.undo?.action ?? '', {}, 'Anna');
  assert.match(flashOf(undone.headers['set-cookie']).say, /Atsaukts: 1 lieta\./);
  assert.deepEqual([await holder(one.id), await holder(two.id)], [desk.as('Mārtiņš').employee, null]);
  const again = await pages.post(flash.undo?.action ?? '', {}, 'Anna');
  assert.match(flashOf(again.headers['set-cookie']).say, /Vairs nav ko atsaukt/);
  assert.deepEqual(await desk.database.read(DESK, async (tx) => (await replay(tx, desk.rules)).differences), []);
});

test('a head assigns within the unit and takes it back; another’s undo and a case changed since are left alone', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const pages = await testPages(desk);
  const one = await opened(desk);
  const holder = async () => (await desk.database.read(DESK, (tx) => caseById(tx, one.id)))?.holder ?? null;
  const [anna, martins, janis] = [desk.as('Anna').employee, desk.as('Mārtiņš').employee, desk.as('Jānis').employee];
  const refused = await pages.post('/lietas/darit', { deed: 'assign', assignee: martins, chosen: one.id }, 'Anna');
  assert.match(flashOf(refused.headers['set-cookie']).say, /Jums nav šādu tiesību/);
  const elsewhere = await pages.post('/lietas/darit', { deed: 'assign', assignee: janis, chosen: one.id }, 'Mārtiņš');
  assert.match(flashOf(elsewhere.headers['set-cookie']).say, /darbinieks nav tās struktūrvienībā/);
  const done = await pages.post('/lietas/darit', { deed: 'assign', assignee: anna, chosen: one.id }, 'Mārtiņš');
  const { undo } = flashOf(done.headers['set-cookie']);
  assert.equal(await holder(), anna);
  await pages.post(undo?.action ?? '', {}, 'Anna');
  assert.equal(await holder(), anna, 'only who did it takes it back');
  await pages.post('/lietas/darit', { deed: 'release', chosen: one.id }, 'Anna');
  const late = await pages.post(undo?.action ?? '', {}, 'Mārtiņš');
  assert.match(flashOf(late.headers['set-cookie']).say, /kāds to tikmēr mainīja/);
  assert.equal(await holder(), null);
});

test('nothing chosen, nobody chosen, too many and an unknown deed are refused with what to do', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const pages = await testPages(desk);
  const one = await opened(desk);
  const many = Array.from({ length: 201 }, () => crypto.randomUUID());
  for (const [fields, say] of [
    [{ deed: 'take' }, /Neviena lieta nav izvēlēta/],
    [{ deed: 'take', chosen: many }, /ne vairāk kā 200/],
    [{ deed: 'assign', chosen: one.id }, /Nav izvēlēts, kam/],
    [{ deed: 'burn', chosen: one.id }, /Nav saprotams/],
  ] as const) {
    const answer = await pages.post('/lietas/darit', fields as never, 'Anna');
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, say);
  }
  const away = await pages.post('/lietas/darit', { deed: 'take', chosen: one.id, to: '//evil.example/' }, 'Anna');
  assert.equal(away.headers.location, '/lietas');
});

test('a search finds every inflection without diacritics, a part of a name, and jumps to a number', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const pages = await testPages(desk);
  const found = await opened(desk, {
    subject: 'Par apgaismojumu',
    text: 'Labdien! Pašvaldībām adresētās sūdzības par ielu apgaismojumu paliek bez atbildes.',
    from: 'Žanete Paraugšteine <zanete@klienti.example>',
  });
  await opened(desk, { subject: 'Siltumnīca', text: 'Vai vajag atļauju <b>siltumnīcai</b>?' });
  await indexed(desk);
  const search = (words: string, who = 'Anna') => pages.get(`/lietas?q=${encodeURIComponent(words)}`, who);
  const shown = await search('pasvaldibas sudziba');
  assert.deepEqual(numbersIn(shown.body), [found.number]);
  assert.match(shown.body, /<mark>Pašvaldībām<\/mark> adresētās <mark>sūdzības<\/mark>/);
  assert.deepEqual(numbersIn((await search('paraugstein')).body), [found.number], 'a name by its beginning');
  assert.deepEqual(numbersIn((await search('ugšteine')).body), [found.number], 'a name by its middle');
  assert.deepEqual(numbersIn((await search('pasvaldibas sudziba', 'Jānis')).body), [], 'not another unit’s');
  assert.match((await search('<b>')).body, /&lt;b&gt;/);
  const jump = await search(found.number.toLowerCase());
  assert.equal(jump.headers.location, `/lieta/${found.number}`);
  assert.equal((await search(found.number, 'Jānis')).headers.location, `/lieta/${found.number}`, 'to its door (5.1.1)');
  assert.equal((await search('PN-2026-99999', 'Jānis')).statusCode, 200, 'no jump to what is not there');
  for (const odd of ["' or 1=1", '%', '\\', 'a & | !', ':*', '(', '„”', '\u0000', '👩‍👩‍👧', 'x'.repeat(300)])
    assert.equal((await search(odd)).statusCode, 200, odd);
  assert.deepEqual(pages.log, []);
});

test('the palette finds cases by number, title and client, and leads to the whole search', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const pages = await testPages(desk);
  const one = await opened(desk, { subject: 'Par apgaismojumu', from: 'Žanete Paraugšteine <zanete@klienti.example>' });
  await indexed(desk);
  for (const words of [one.number.slice(-5), 'apgaismojums', 'paraugst']) {
    const answer = await pages.get(`/palette?q=${words}`, 'Anna', { accept: 'application/json' });
    const { items } = answer.json<{ items: { title: string; href: string }[] }>();
    assert.ok(
      items.some(({ href, title }) => href === `/lieta/${one.number}` && title === 'Par apgaismojumu'),
      words,
    );
    assert.ok(
      items.some(({ href }) => href === `/lietas?q=${words}`),
      words,
    );
  }
});

test('work and list are valid HTML in both languages, empty, full and with a wrong day', async () => {
  const desk = await testDesk('2026-11-20T09:00');
  const pages = await testPages(desk);
  const check = async (who: string) => {
    for (const lang of ['lv', 'en'])
      for (const path of [
        '/mans-darbs?',
        '/mans-darbs?skats=nodala&',
        '/lietas?',
        '/lietas?skats=visas&',
        '/lietas?no=x&',
        '/lietas?q=atlauja&',
      ]) {
        const shown = await pages.get(`${path}valoda=${lang}`, who);
        await assertValidHtml(shown.body, path);
        assert.ok(shown.body.length < 40_000, `${path} ${shown.body.length}`);
      }
  };
  await check('Mārtiņš');
  for (let n = 0; n < 12; n++)
    await opened(desk, { subject: '<script>"&', from: `"<i>x</i>" <a${n}@klienti.example>` });
  await indexed(desk);
  await check('Mārtiņš');
});

interface Flash {
  readonly say: string;
  readonly undo?: { readonly action: string };
}

function flashOf(header: string | string[] | undefined): Flash {
  const value = [header ?? []]
    .flat()
    .map((line) => /^laipa-f=([^;]+)/.exec(line)?.[1])
    .find((one) => one !== undefined);
  return JSON.parse(Buffer.from(value ?? '', 'base64url').toString()) as Flash;
}
