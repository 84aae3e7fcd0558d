import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tx } from '../../database/database.ts';
import { followSearch } from '../search/index.ts';
import { caseOfMail, letter, assertJournalIsWhole } from '../../../test/builders/story.ts';
import { DESK, dictionary, settled, testDesk } from '../../../test/builders/desk.ts';
import type { ClientId } from '../../vocabulary/ids.ts';
import { fold } from '../../language/fold.ts';
import {
  clientByAddress,
  type ClientDraft,
  clientRecord,
  clientsByCode,
  clientsNamedLike,
  clientsWith,
  codeIndex,
  duplicatesOf,
  editClient,
  makeClient,
  mergeClients,
  sayDistinct,
  splitClient,
  undoEdit,
  unmaskPersonalCode,
  unmergeClient,
} from './index.ts';

const desk = await testDesk('2026-11-20T10:00');
const anna = desk.as('Anna');
const ASYSTEM = { ...anna, system: true };
const write = <Result>(work: (tx: Tx) => Promise<Result>) => desk.database.write(ASYSTEM, work);
const read = <Result>(work: (tx: Tx) => Promise<Result>) => desk.database.read(anna, work);
let n = 0;

const BLANK: ClientDraft = {
  kind: 'natural-person',
  name: '',
  language: 'lv',
  formOfAddress: '',
  registrationNumber: '',
  address: '',
  preferredChannel: null,
  needs: [],
  needsWords: '',
  needsAgreedOn: null,
  contacts: [],
  personalCode: null,
};
const contact = (kind: 'e-mail' | 'phone', value: string, more = {}) => ({
  id: null,
  kind,
  value,
  writtenAs: value,
  label: '',
  main: false,
  verified: false,
  doNotUse: false,
  ...more,
});
async function made(name: string, more: Partial<ClientDraft> = {}): Promise<ClientId> {
  const result = await write((tx) => makeClient(desk, tx, { ...BLANK, name, ...more }));
  assert.ok('id' in result, JSON.stringify(result));
  return result.id;
}
async function wroteFrom(from: string, subject = 'Par bedri') {
  n += 1;
  const { id } = await desk.receive(letter({ id: `c${n}`, from, subject }));
  return caseOfMail(desk, id);
}
const whose = (address: string) => read((tx) => clientByAddress(tx, address as never)).then((one) => one?.id);

test('4.1: a client is found by any part of the name, a number, an address and the very personal code', async () => {
  const id = await made('Žanete Šķērsiņa', {
    contacts: [contact('e-mail', 'zanete@klienti.example'), contact('phone', '+37129111222')],
    personalCode: '329999-99901',
  });
  const found = (words: string) =>
    read((tx) => clientsWith(tx, fold(words).split(' '), 10)).then((l) => l.map((c) => c.id));
  for (const words of ['skersin', 'ŠĶĒRS žan', '29111222', 'zanete@klienti'])
    assert.deepEqual(await found(words), [id], words);
  assert.deepEqual(await found('nav tada'), []);
  assert.deepEqual(await found('%'), []);
  assert.deepEqual(
    (await read((tx) => clientsNamedLike(tx, fold('Zanette Skersina'), 5))).map((c) => c.id),
    [id],
  );
  const index = codeIndex(desk, { text: '329999-99901' });
  assert.deepEqual(
    (await read((tx) => clientsByCode(tx, index))).map((c) => c.id),
    [id],
  );
});

test('a personal code is sealed in the row, masked for readers and opened with a reason that the head sees', async () => {
  const id = await made('Ruta Kodiņa', { personalCode: '329999-99990' });
  const record = await read((tx) => clientRecord(tx, id));
  assert.equal(record?.personalCodeMask, '32****-***90');
  const [row] = await read((tx) =>
    tx.rows<{ text: string }>(`select client::text as text from client where id = $1`, [id]),
  );
  assert.ok(!row?.text.includes('99999'), 'the digits stand nowhere in the row');
  assert.deepEqual(await desk.database.write(anna, (tx) => unmaskPersonalCode(desk, tx, id, 'jā')), {
    refused: 'reason-too-short',
    power: 'unmask-personal-code',
    least: 10,
  });
  const opened = await desk.database.write(anna, (tx) =>
    unmaskPersonalCode(desk, tx, id, 'Klients klātienē, salīdzinu ar pasi'),
  );
  assert.deepEqual(opened, { code: '329999-99990' });
  const uses = await read((tx) => tx.rows(`select power from power_use where client_id = $1`, [id]));
  assert.deepEqual(uses, [{ power: 'unmask-personal-code' }]);
});

test('5.1: what makes being served easier is kept only since the client wished it', async () => {
  const id = await made('Valdis Lielais');
  const draft: ClientDraft = { ...BLANK, name: 'Valdis Lielais', needs: ['large-print'] };
  assert.deepEqual(await write((tx) => editClient(desk, tx, id, 2, draft)), { refused: 'consent-missing' });
  const agreed = { ...draft, needsAgreedOn: Temporal.PlainDate.from('2026-11-20') };
  assert.deepEqual(await write((tx) => editClient(desk, tx, id, 2, agreed)), { version: 3, fields: 1 });
});

test('5.1.4: no column of a client holds what must make no difference', async () => {
  const columns = await read((tx) =>
    tx.rows<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'public' and (table_name like 'client%' or table_name in ('authority', 'disclosure')) limit 1000`,
    ),
  );
  assert.ok(columns.length > 30);
  const named =
    /sex|gender|dzim|birth|\bage\b|race|ethnic|nation|citizen|belief|relig|politic|health|disab|educat|property|income|occupation|profession|marital|origin/i;
  assert.deepEqual(
    columns.filter(({ name }) => named.test(name.slice(name.indexOf('.') + 1).replace(/_/g, ' '))),
    [],
  );
  assert.ok(named.test('birth date') && named.test('age'), 'the guard sees one');
});

test('a change upon what somebody else has changed is refused, and a change is taken back whole', async () => {
  const id = await made('Ilze Maiņa', {
    contacts: [contact('phone', '+37129000001', { main: true })],
    personalCode: '329999-99902',
  });
  const before = await read((tx) => clientRecord(tx, id));
  const draft: ClientDraft = {
    ...BLANK,
    name: 'Ilze Maiņa-Otrā',
    address: 'Paraugu iela 1\nParaugciems',
    contacts: [contact('e-mail', 'ilze@klienti.example', { main: true })],
    personalCode: '',
  };
  assert.deepEqual(await write((tx) => editClient(desk, tx, id, 1, draft)), { refused: 'changed-since' });
  assert.deepEqual(await write((tx) => editClient(desk, tx, id, 2, draft)), { version: 3, fields: 4 });
  const after = await read((tx) => clientRecord(tx, id));
  assert.equal(after?.personalCodeMask, '');
  assert.deepEqual(
    after?.contacts.map(({ value }) => value),
    ['ilze@klienti.example'],
  );
  assert.deepEqual(await write((tx) => undoEdit(desk, tx, id)), { version: 4 });
  const restored = await read((tx) => clientRecord(tx, id));
  assert.deepEqual({ ...restored, version: 0 }, { ...before, version: 0 });
  assert.deepEqual(await write((tx) => undoEdit(desk, tx, id)), { refused: 'nothing-to-undo' });
});

test('an address or a number belongs to one client; whose it is already is said', async () => {
  const owner = await made('Pirmais Īpašnieks', { contacts: [contact('phone', '+37129777888')] });
  const refused = await write((tx) =>
    makeClient(desk, tx, { ...BLANK, name: 'Otrais', contacts: [contact('phone', '+37129777888')] }),
  );
  assert.deepEqual(refused, {
    refused: 'contact-of-another',
    value: '+37129777888',
    client: owner,
    name: 'Pirmais Īpašnieks',
  });
});

test('duplicates are suggested by code, number, address and name, with diacritics or without, and dismissed for good', async () => {
  const one = await made('Jānis Bērziņš-Kalns', {
    personalCode: '329999-99903',
    contacts: [contact('e-mail', 'janis.berzinskalns@klienti.example'), contact('phone', '+37129333444')],
  });
  const other = await made('Janis Berzins Kalns', {
    personalCode: '32999999903',
    contacts: [contact('e-mail', 'janis.berzinskalns+novads@cits.example'), contact('phone', '0037129333444 (dēls)')],
  });
  await made('Pēteris Pavisamcits');
  const record = await read((tx) => clientRecord(tx, one));
  assert.ok(record !== null);
  assert.deepEqual(
    (await read((tx) => duplicatesOf(tx, record))).map(({ id, why }) => [id, [...why]]),
    [[other, ['name', 'personal-code', 'phone']]],
  );
  const theOther = await read((tx) => clientRecord(tx, other));
  assert.ok(theOther !== null);
  assert.deepEqual(
    (await read((tx) => duplicatesOf(tx, theOther))).map(({ id }) => id),
    [one],
  );
  await write((tx) => sayDistinct(tx, other, one, desk.clock()));
  assert.deepEqual(await read((tx) => duplicatesOf(tx, record)), []);
});

test('4.1: merged clients are one for mail and search; undone, each has exactly what was theirs, and what came since', async () => {
  const a = await wroteFrom('andris.a@klienti.example');
  const b = await wroteFrom('andris.b@klienti.example');
  assert.notEqual(a.client, b.client);
  await write((tx) => mergeClients(desk, tx, b.client, a.client, { codesMayDiffer: false }));
  assert.equal(await whose('andris.b@klienti.example'), a.client);
  const later = await wroteFrom('andris.b@klienti.example', 'Pavisam cits jautājums');
  assert.equal(later.client, a.client, 'mail to any address lands with the merged client');
  await settled(desk);
  while (await followSearch(desk, await dictionary));
  const line = await desk.database.read(DESK, (tx) =>
    tx.one<{ line: string }>('select line from search_document where tenant = 1 and case_id = $1', [b.id]),
  );
  assert.match(line?.line ?? '', /andris\.a@klienti/, 'the case that moved is found by the other address');

  assert.deepEqual(await write((tx) => mergeClients(desk, tx, b.client, a.client, { codesMayDiffer: false })), {
    refused: 'already-merged',
  });
  const undone = await write((tx) => unmergeClient(desk, tx, b.client));
  assert.deepEqual(undone, { outOf: a.client, cases: 2 });
  const owners = await desk.database.read(DESK, (tx) =>
    tx.rows('select id, client_id from desk_case where id = any($1) order by opened_at, id', [[a.id, b.id, later.id]]),
  );
  assert.deepEqual(owners, [
    { id: a.id, client_id: a.client },
    { id: b.id, client_id: b.client },
    { id: later.id, client_id: b.client },
  ]);
  assert.equal(await whose('andris.b@klienti.example'), b.client);
  const kinds = await desk.database.read(DESK, (tx) =>
    tx.rows<{ kind: string }>('select kind from event where subject_id = $1 order by version', [b.client]),
  );
  assert.deepEqual(
    kinds.map(({ kind }) => kind),
    ['client.merged', 'client.unmerged'],
  );
  await assertJournalIsWhole(desk);
});

test('merging lends a personal code and gives it back; two different codes are two people until somebody says otherwise', async () => {
  const one = await made('Kods Viens', { personalCode: '329999-99911' });
  const other = await made('Kods Divi', { personalCode: '329999-99912' });
  const bare = await made('Kods Nav');
  assert.deepEqual(await write((tx) => mergeClients(desk, tx, one, other, { codesMayDiffer: false })), {
    refused: 'codes-differ',
  });
  await write((tx) => mergeClients(desk, tx, one, bare, { codesMayDiffer: false }));
  const opened = await desk.database.write(anna, (tx) =>
    unmaskPersonalCode(desk, tx, bare, 'Pārbaudu apvienoto ierakstu'),
  );
  assert.deepEqual(opened, { code: '329999-99911' }, 'sealed anew for the row where it stands');
  assert.deepEqual(await write((tx) => unmergeClient(desk, tx, one)), { outOf: bare, cases: 0 });
  assert.equal((await read((tx) => clientRecord(tx, bare)))?.personalCodeMask, '');
});

test('5.1: merging keeps how the client is to be served, and an undone merge takes it back unless it was changed since', async () => {
  const needsAgreedOn = Temporal.PlainDate.from('2026-11-19');
  const wishes = {
    needs: ['hearing'] as const,
    needsWords: 'runāt lēni',
    needsAgreedOn,
    preferredChannel: 'letter',
  } as const;
  const served = async (id: ClientId) => {
    const found = await read((tx) => clientRecord(tx, id));
    return [found?.needs, found?.needsWords, found?.needsAgreedOn?.toString(), found?.preferredChannel];
  };
  const kept = [['hearing'], 'runāt lēni', '2026-11-19', 'letter'];
  const from = await made('Vēlmes Ir', wishes);
  const into = await made('Vēlmju Nav');
  await write((tx) => mergeClients(desk, tx, from, into, { codesMayDiffer: false }));
  assert.deepEqual(await served(into), kept);
  await write((tx) => unmergeClient(desk, tx, from));
  assert.deepEqual(await served(into), [[], '', undefined, null]);
  assert.deepEqual(await served(from), kept);
});

test('an undone merge gives the main contact back, although another was made main meanwhile', async () => {
  const from = await made('Galvenais Numurs', {
    contacts: [contact('phone', '+37129555001', { main: true }), contact('phone', '+37129555002')],
  });
  const into = await made('Galvenais Numurs Otrs');
  await write((tx) => mergeClients(desk, tx, from, into, { codesMayDiffer: false }));
  const joined = await read((tx) => clientRecord(tx, into));
  assert.ok(joined !== null);
  const contacts = joined.contacts.map((one) => ({ ...one, main: one.value === '+37129555002' }));
  const draft = { ...BLANK, name: joined.name, contacts };
  assert.ok('version' in (await write((tx) => editClient(desk, tx, into, joined.version, draft))));
  assert.ok('outOf' in (await write((tx) => unmergeClient(desk, tx, from))));
  const back = await read((tx) => clientRecord(tx, from));
  assert.deepEqual(
    back?.contacts.map(({ value, main }) => [value, main]),
    [
      ['+37129555001', true],
      ['+37129555002', false],
    ],
  );
});

test('whoever merges clients sees none of the cases that move and are not theirs', async () => {
  const a = await wroteFrom('svesa.lieta@klienti.example');
  const into = await made('Svešas Lietas Klients');
  const kalvis = desk.as('Rita');
  await desk.database.write({ ...kalvis, system: true }, (tx) =>
    mergeClients(desk, tx, a.client, into, { codesMayDiffer: false }),
  );
  const seen = await desk.database.read(kalvis, (tx) => tx.rows('select from desk_case where id = $1', [a.id]));
  assert.deepEqual(seen, []);
});

test('two people in one record are parted, each with the chosen cases and addresses', async () => {
  const first = await wroteFrom('gimene@klienti.example');
  const second = await wroteFrom('gimene@klienti.example', 'Meitas jautājums');
  const record = await read((tx) => clientRecord(tx, first.client));
  const added = await write((tx) =>
    editClient(desk, tx, first.client, record?.version ?? 0, {
      ...BLANK,
      name: 'Ģimene',
      contacts: [...(record?.contacts ?? []), contact('e-mail', 'meita@klienti.example')],
    }),
  );
  assert.ok('version' in added);
  const now = await read((tx) => clientRecord(tx, first.client));
  const daughter = now?.contacts.find(({ value }) => value === 'meita@klienti.example');
  assert.ok(daughter !== undefined);
  const split = { name: 'Meita', kind: 'natural-person' as const, contacts: [daughter.id], cases: [second.id] };
  const parted = await write((tx) => splitClient(desk, tx, first.client, split));
  assert.ok('id' in parted);
  assert.equal(parted.cases, 1);
  assert.equal(await whose('meita@klienti.example'), parted.id);
  assert.equal(await whose('gimene@klienti.example'), first.client);
  const nothing = { ...split, contacts: [daughter.id], cases: [second.id] };
  assert.deepEqual(await write((tx) => splitClient(desk, tx, first.client, nothing)), { refused: 'nothing-chosen' });
});
