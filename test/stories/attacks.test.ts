import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPLOYEES } from '../../src/seed/demo-people.ts';
import { DESK, testDesk } from '../builders/desk.ts';
import { testPages } from '../builders/pages.ts';
import { caseOfMail, letter } from '../builders/story.ts';

/** What somebody with bad intent sends to every address of the desk. */
const desk = await testDesk('2026-11-20T10:00');
const pages = await testPages(desk);
const one = await caseOfMail(desk, (await desk.receive(letter({ id: 'a1' }))).id);

const NOBODYS = '00000000-0000-4000-8000-000000000000';
const staff = pages.routes.filter(({ audience }) => audience === 'staff');
const gets = staff.filter(({ method, path }) => method === 'GET' && path !== '/live');
const posts = staff.filter(
  ({ method, path }) => method === 'POST' && path !== '/iziet' && !path.startsWith('/demo-pasts'),
);
const HEAVY = 'a'.repeat(1_000_000);

/** The address with this in place of each of its parameters. */
const at = (path: string, value: string) => path.replace(/:\w+|\*/g, encodeURIComponent(value));
/** Of something that is there, of nothing, and of what is no name at all. */
const addresses = (path: string) => [
  at(
    path.replace(/^\/lieta\/:\w+/, `/lieta/${one.number}`).replace(/^\/klienti\/:\w+/, `/klienti/${one.client}`),
    NOBODYS,
  ),
  ...(path.includes(':')
    ? [at(path, EMPLOYEES[0]?.id ?? ''), at(path, "'; select 1 --"), at(path, '../../etc/passwd'), at(path, '\u0000')]
    : []),
];

/** Names of the fields that forms have anywhere, so that junk reaches what reads them. */
const FIELDS = [
  'q',
  'id',
  'case',
  'client',
  'klients',
  'from',
  'into',
  'name',
  'reason',
  'iemesls',
  'note',
  'ground',
  'unit',
  'holder',
  'to',
  'employee',
  'mail',
  'title',
  'subject',
  'email',
  'epasts',
  'phone',
  'scope',
  'words',
  'text',
  'body',
  'need',
  'day',
  'no',
  'lidz',
  'until',
  'first',
  'last',
  'value',
  'kind',
  'uses',
  'hash',
  'version',
  'find',
  'do',
  '_form',
  'list',
  'cases',
  'given',
  'surname',
  'code',
  'number',
  'stand',
  'url',
  'uz',
];
const filled = (value: string) => Object.fromEntries(FIELDS.map((name) => [name, value]));

async function faultsOf(ask: () => Promise<{ statusCode: number }>, what: string): Promise<string[]> {
  const { statusCode } = await ask();
  return statusCode >= 500 ? [`${what}: ${statusCode}`] : [];
}

test('names that are none, of others and of nothing, in every address: refused, never a failure', async () => {
  const faults: string[] = [];
  for (const { path } of gets)
    for (const address of addresses(path))
      faults.push(...(await faultsOf(() => pages.get(address, 'Anna'), `GET ${address}`)));
  for (const { path } of posts)
    for (const address of addresses(path))
      faults.push(...(await faultsOf(() => pages.post(address, {}, 'Anna'), `POST ${address}`)));
  assert.deepEqual(faults, []);
});

for (const [name, value] of [
  ['a NUL', 'a\u0000b'],
  ['half a character', '\ud800x'],
  ['line ends', 'a\r\nBcc: cits@klienti.example'],
  ['markup', '"><img src=x onerror=alert(1)>'],
  ['a number beyond all', '9'.repeat(400)],
  ['a date that is none', '2026-02-31'],
  ['a time at the end of time', '+275760-09-13'],
] as const) {
  test(`every form takes ${name} in every field as what it is, never with a failure`, async () => {
    const faults: string[] = [];
    for (const who of ['Mārtiņš', 'Kārlis', 'Rita'])
      for (const { path } of posts) {
        const [address] = addresses(path);
        faults.push(...(await faultsOf(() => pages.post(address!, filled(value), who), `${who} POST ${address}`)));
      }
    assert.deepEqual(faults, []);
  });

  test(`every search takes ${name}`, async () => {
    const query = new URLSearchParams(
      [...FIELDS, 'pec', 'lapa', 'ar', 'datums', 'skats', 'sort'].map((field) => [field, value]),
    );
    const faults: string[] = [];
    for (const who of ['Mārtiņš', 'Kārlis', 'Rita'])
      for (const { path } of gets) {
        const [address] = addresses(path);
        const asked = await pages.get(`${address}?${query}`, who);
        if (asked.statusCode >= 500) faults.push(`${who} GET ${address}: ${asked.statusCode}`);
        if (asked.body.includes('<img src=x onerror')) faults.push(`${who} GET ${address}: markup`);
      }
    assert.deepEqual(faults, []);
  });
}

test('a field of a megabyte is refused or shortened in good time, never a failure', async () => {
  const faults: string[] = [];
  for (const { path } of posts) {
    const [address] = addresses(path);
    const began = performance.now();
    faults.push(
      ...(await faultsOf(
        () => pages.post(address!, { q: HEAVY, name: HEAVY, reason: HEAVY, iemesls: HEAVY, note: HEAVY }, 'Mārtiņš'),
        `POST ${address}`,
      )),
    );
    const took = performance.now() - began;
    if (took > 2000) faults.push(`POST ${address}: ${Math.round(took)} ms`);
  }
  assert.deepEqual(faults, []);
});

test('a form without the session’s own token changes nothing', async () => {
  // A server of its own: none of its forms has been sent too often yet.
  const fresh = await testPages(desk);
  const before = await desk.database.read(DESK, (tx) => tx.one('select count(*) as n from event'));
  for (const { path } of posts) {
    const [address] = addresses(path);
    const answer = await fresh.post(
      address!,
      { _csrf: 'x'.repeat(43), reason: 'Iemesls, kas kaut ko saka' },
      'Mārtiņš',
    );
    assert.ok([401, 403].includes(answer.statusCode), `${address}: ${answer.statusCode}`);
  }
  assert.deepEqual(await desk.database.read(DESK, (tx) => tx.one('select count(*) as n from event')), before);
});

test('nothing that was typed stands in the log of the pages', () => {
  const said = JSON.stringify(pages.log);
  for (const secret of ['onerror', 'Bcc:', 'Iemesls']) assert.ok(!said.includes(secret), secret);
});

test('nobody is led out of the desk by an address in the address', async () => {
  for (const uz of [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/\tevil',
    '\\\\evil',
    'javascript:alert(1)',
    '/%0d%0aSet-Cookie:x',
    '/..//evil',
  ]) {
    const shown = await pages.get(`/ieeja?uz=${encodeURIComponent(uz)}`, null);
    assert.ok(!/href="(https?:)?\/\/evil|value="(https?:)?\/\/evil|javascript:/.test(shown.body), uz);
    const entered = await pages.post('/ieeja/demo', { employee: EMPLOYEES[0]?.id ?? '', uz }, null);
    const to = String(entered.headers.location ?? '/');
    assert.equal(new URL(to, 'http://desk.example').host, 'desk.example', `${uz} → ${to}`);
    assert.ok(!/[\r\n]/.test(to));
  }
});

test('a list with NUL, formulas and markup in its cells is read as a list, or refused in words', async () => {
  const heading = 'Vārds;Uzvārds;E-pasts;Iestāde;Struktūrvienība;Amats';
  for (const cell of [
    'A\u0000nna',
    '=HYPERLINK("http://evil.example")',
    '<script>alert(1)</script>',
    'x'.repeat(200_000),
  ]) {
    const bytes = Buffer.from(`${heading}\r\n${cell};Uzvārde;a@novads.example;Pārvalde;Nodaļa;Amats\r\n`);
    const sent = await pages.upload(
      '/administracija/saraksta-imports',
      { field: 'fails', name: 'l\u0000ist.csv', bytes },
      'Kārlis',
    );
    assert.ok(sent.statusCode < 500, `${cell.slice(0, 20)}: ${sent.statusCode}`);
    const shown = await pages.get(String(sent.headers.location ?? '/administracija/saraksta-imports'), 'Kārlis');
    assert.ok(shown.statusCode < 500);
    assert.ok(!shown.body.includes('<script>alert'));
  }
});

test('the journal holds ids, words of the code, numbers and instants: nothing that a person wrote', async () => {
  await pages.post(`/lieta/${one.number}/piezime`, { note: 'Slepena piezīme ar vārdiem' }, 'Mārtiņš');
  await pages.post(`/lieta/${one.number}/atstatities`, { ground: 'relative', words: 'Tas ir mans brālis' }, 'Mārtiņš');
  await pages.post(`/klienti/${one.client}/atvert`, { ground: 'other', reason: 'Kaut kāds iemesls' }, 'Dace');
  const events = await desk.database.read(DESK, (tx) =>
    tx.rows<{ kind: string; facts: unknown }>('select kind, facts from event where tenant = 1 limit 10000'),
  );
  assert.ok(events.length > 3);
  const PLAIN = /^[a-z0-9][a-z0-9.:+-]*$|^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$|^PT?[\dHMS.]+$|^$/;
  const texts = (given: unknown): string[] =>
    typeof given === 'string'
      ? [given]
      : typeof given === 'object' && given !== null
        ? Object.values(given).flatMap(texts)
        : [];
  const wrong = events.flatMap(({ kind, facts }) =>
    texts(facts)
      .filter((text) => !PLAIN.test(text))
      .map((text) => `${kind}: ${text}`),
  );
  assert.deepEqual(wrong, []);
});
