import assert from 'node:assert/strict';
import { test } from 'node:test';
import { obligationsOfSubject } from '../../../journal/index.ts';
import { ownUses } from '../../../desk/powers/index.ts';
import { followFigures } from '../../../desk/figures/index.ts';
import { DESK, settled, testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { caseOfMail, letter, take } from '../../../../test/builders/story.ts';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';

const desk = await testDesk('2026-11-20T10:00');
const pages = await testPages(desk);
const TASK = {
  title: 'Siltumtrases caurlaide',
  body: 'Saskaņot, kad rakt.',
  due: '2026-11-27',
  responsible: '1',
  rows: '3',
};
const idOf = (given: string) => desk.as(given).employee;

function hidden(body: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? '';
}

async function sent(fields: Record<string, string | readonly string[]>, who = 'Anna', path = '/uzdevumi/jauns') {
  const looked = await pages.post(path, { ...TASK, ...fields, deed: 'look' }, who);
  assert.equal(looked.statusCode, 200, looked.body.slice(0, 3000));
  const shown = hidden(looked.body, 'shown');
  const answer = await pages.post(path, { ...TASK, ...fields, shown, deed: 'send' }, who);
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 3000));
  return String(answer.headers.location);
}

test('10.3: the look says who gets a copy, for whom and why, before anything is sent', async () => {
  const empty = await pages.get('/uzdevumi/jauns', 'Anna');
  await assertValidHtml(empty.body);
  const looked = await pages.post(
    '/uzdevumi/jauns',
    { ...TASK, 'who-1': 'Piemērs', 'who-2': 'Edgars', deed: 'look' },
    'Anna',
  );
  assert.equal(looked.statusCode, 200);
  await assertValidHtml(looked.body);
  const text = looked.body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  assert.match(text, /Kas saņems kopiju/);
  assert.match(text, /Ilze Paraugkalne piedalās Jānis Piemērs/);
  assert.match(
    text,
    /Inga Piemērlauka piedalās Edgars Piemērbergs izpilddirektora amats \(Vadība\) · tuvāk brīvs amats: nodaļas vadītājs, Nekustamā īpašuma nodaļa/,
  );
  assert.doesNotMatch((await pages.get('/uzdevumi?skats=nosutitie', 'Anna')).body, /Siltumtrases/);
});

test('10.3: what cannot be read is said beside its field: an unknown name, several of one name, a day that is not worked', async () => {
  const looked = await pages.post(
    '/uzdevumi/jauns',
    { ...TASK, title: '', due: '2026-11-22', 'who-1': 'Nezināms', 'who-2': 'Paraug', 'who-3': 'Jānis', deed: 'look' },
    'Anna',
  );
  assert.equal(looked.statusCode, 422);
  await assertValidHtml(looked.body);
  assert.match(looked.body, /Tāda darbinieka vai struktūrvienības nav/);
  assert.match(looked.body, /Atrasti vairāki/);
  assert.match(looked.body, /<option value="p\.[0-9a-f-]+">Ilze Paraugkalne — Būvvalde<\/option>/);
  assert.match(looked.body, /2026\. gada 22\. novembrī nav darbdiena/);
  assert.match(looked.body, /value="Nezināms"/, 'what was typed stays');
});

test('10.3: a part is done with one press and taken back; with the last one the task is done', async () => {
  const place = await sent({ 'who-1': 'Jānis', 'who-2': 'Zane', 'words-2': 'Pateikt skolām' });
  const page = await pages.get(place, 'Jānis');
  await assertValidHtml(page.body);
  assert.match((await pages.get('/uzdevumi', 'Jānis')).body, /Siltumtrases caurlaide/);
  const [mine, hers] = [...page.body.matchAll(/\/dala\/([0-9a-f-]{36})\/darits/g)].map(([, id]) => id ?? '');
  assert.ok(mine && hers, page.body);
  const press = (part: string, deed: string, who: string) => pages.post(`${place}/dala/${part}/${deed}`, {}, who);
  assert.equal((await press(mine, 'darits', 'Kārlis')).statusCode, 404, 'it does not concern him');
  assert.equal((await press(mine, 'darits', 'Zane')).statusCode, 403);
  assert.equal((await press(mine, 'darits', 'Jānis')).statusCode, 303);
  assert.equal((await press(mine, 'darits', 'Jānis')).statusCode, 422);
  assert.equal((await press(mine, 'atsaukt', 'Jānis')).statusCode, 303);
  assert.equal((await press(mine, 'darits', 'Jānis')).statusCode, 303);
  assert.equal((await press(hers, 'darits', 'Zane')).statusCode, 303);
  assert.match((await pages.get(place, 'Anna')).body, /paveikts/);
  assert.equal((await press(hers, 'atsaukt', 'Zane')).statusCode, 303);
  assert.match((await pages.get(place, 'Anna')).body, /procesā/);
});

test('5.4.2, 10.3: a copy is left out with a reason alone; it stands on the head’s list, and the clause is not kept', async () => {
  const fields = { 'who-1': 'Jānis', leave: idOf('Ilze') };
  const looked = await pages.post('/uzdevumi/jauns', { ...TASK, ...fields, deed: 'look' }, 'Anna');
  const shown = hidden(looked.body, 'shown');
  assert.equal(shown, idOf('Ilze'));
  const wordless = await pages.post('/uzdevumi/jauns', { ...TASK, ...fields, shown, deed: 'send' }, 'Anna');
  assert.equal(wordless.statusCode, 422);
  assert.match(wordless.body, /Uzrakstiet, kāpēc šī kopija nav jāsūta/);
  const reason = { [`reason-${idOf('Ilze')}`]: 'Ilze pati lūdza to uzdot' };
  const place = await sent({ ...fields, ...reason });
  const duties = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, place.split('/').at(-1) as never));
  assert.deepEqual(
    duties.map(({ clause, verdict }) => `${clause} ${verdict}`),
    ['10.3 breached'],
  );
  const uses = await desk.database.read(desk.as('Anna'), (tx) => ownUses(tx, idOf('Anna'), 5));
  assert.equal(uses[0]?.reason, 'Ilze pati lūdza to uzdot');
  assert.match((await pages.get(place, 'Anna')).body, /nav nosūtīta: Ilze pati lūdza to uzdot/);
});

test('10.3: where the directory changed since the look nothing is sent, and who gets a copy is shown anew', async () => {
  const answer = await pages.post(
    '/uzdevumi/jauns',
    { ...TASK, 'who-1': 'Jānis', shown: idOf('Inga'), deed: 'send' },
    'Anna',
  );
  assert.equal(answer.statusCode, 422);
  assert.match(answer.body, /Kopiju saņēmēji kopš apskates ir mainījušies/);
  assert.equal(hidden(answer.body, 'shown'), idOf('Ilze'));
});

test('10.3: a task of a case stands on its page for whoever sees the case; only its sender calls it off, with a reason', async () => {
  const one = await caseOfMail(desk, (await desk.receive(letter({ id: 'trase', from: 'trase@klienti.example' }))).id);
  await take(desk, 'Anna', one.id);
  assert.equal((await pages.get(`/lieta/${one.number}/uzdevums`, 'Jānis')).statusCode, 404);
  const place = await sent({ 'who-1': 'Jānis' }, 'Anna', `/lieta/${one.number}/uzdevums`);
  assert.match((await pages.get(place, 'Mārtiņš')).body, /Siltumtrases caurlaide/, 'he sees the case');
  assert.equal((await pages.get(place, 'Zane')).statusCode, 404);
  assert.equal((await pages.post(`${place}/atcelt`, { reason: 'Vairs nevajag' }, 'Jānis')).statusCode, 403);
  const short = await pages.post(`${place}/atcelt`, { reason: 'nē' }, 'Anna');
  assert.equal(short.statusCode, 422);
  await assertValidHtml(short.body);
  assert.equal((await pages.post(`${place}/atcelt`, { reason: 'Vairs nevajag' }, 'Anna')).statusCode, 303);
  assert.match((await pages.get(place, 'Jānis')).body, /Atcelts: Vairs nevajag/);
});

test('10.3: a head chooses the digest on the page of copies; each list is sound HTML', async () => {
  const page = await pages.get('/uzdevumi/kopijas', 'Ilze');
  await assertValidHtml(page.body);
  assert.match(page.body, /piedalās Jānis Piemērs \(Būvvalde\)/);
  assert.equal((await pages.post('/uzdevumi/kopijas', { when: 'daily' }, 'Ilze')).statusCode, 303);
  assert.match((await pages.get('/uzdevumi/kopijas', 'Ilze')).body, /value="daily" checked/);
  const looked = await pages.post('/uzdevumi/jauns', { ...TASK, 'who-1': 'Jānis', deed: 'look' }, 'Anna');
  assert.match(looked.body, /kopsavilkumā pirmd\. 8\.00/);
  for (const path of ['/uzdevumi', '/uzdevumi?skats=nosutitie'])
    await assertValidHtml((await pages.get(path, 'Anna')).body);
  assert.deepEqual(pages.log, []);
});

test('10.3: the page of the clause shows its figures, and a part that is owed stands on the work list', async () => {
  await settled(desk);
  while (await followFigures(desk));
  const clause = await pages.get('/standarts/10.3', 'Līga');
  assert.equal(clause.statusCode, 200);
  await assertValidHtml(clause.body);
  const text = clause.body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  assert.match(text, /Izpildīti 2 .* Pārkāpti 1 /);
  assert.match((await pages.get('/mans-darbs', 'Jānis')).body, /Siltumtrases caurlaide/);
});

test('10.3: in a reply the head of a colleague is added in copy by one press', async () => {
  const one = await caseOfMail(desk, (await desk.receive(letter({ id: 'kopija', from: 'kopija@klienti.example' }))).id);
  await take(desk, 'Anna', one.id);
  const path = `/lieta/${one.number}/atbilde`;
  const fields = (body: string) =>
    Object.fromEntries(
      [...body.matchAll(/<input type="hidden" name="(reply|upon|_form)" value="([^"]*)"/g)].map(([, name, value]) => [
        name ?? '',
        value ?? '',
      ]),
    );
  const first = await pages.get(path, 'Anna');
  const client = { recipient_address: 'kopija@klienti.example', recipient_field: 'to' };
  const janis = { new_address: 'janis.piemers@paraugnovads.example', new_field: 'cc', do: 'pievienot' };
  await pages.post(path, { ...fields(first.body), ...client, ...janis }, 'Anna');
  const wanting = await pages.get(path, 'Anna');
  assert.match(wanting.body, /value="kopija:ilze\.paraugkalne@paraugnovads\.example"/);
  const both = {
    recipient_address: ['kopija@klienti.example', 'janis.piemers@paraugnovads.example'],
    recipient_field: ['to', 'cc'],
  };
  await pages.post(
    path,
    { ...fields(wanting.body), ...both, do: 'kopija:ilze.paraugkalne@paraugnovads.example' },
    'Anna',
  );
  const whole = await pages.get(path, 'Anna');
  assert.doesNotMatch(whole.body, /value="kopija:/);
  assert.match(whole.body, /<b>Ilze Paraugkalne<\/b>/);
});
