import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDevice } from '../../src/desk/devices/index.ts';
import { linkCode } from '../../src/desk/link-codes.ts';
import { takeTicket } from '../../src/desk/visits/index.ts';
import { obligationsOfSubject } from '../../src/journal/index.ts';
import { PLACES } from '../../src/seed/demo-people.ts';
import { DEMO_SERVICES } from '../../src/seed/demo-services.ts';
import type { PlaceId, VisitId } from '../../src/vocabulary/ids.ts';
import { DESK, type TestDesk, testDesk } from '../builders/desk.ts';
import { type TestPages, testPages } from '../builders/pages.ts';
import { assertJournalIsWhole } from '../builders/story.ts';
import { openDoor, type Visitor } from '../builders/visitor.ts';

const place = PLACES[0]?.id as PlaceId;
const residence = DEMO_SERVICES.find(({ letter }) => letter === 'A')!.id;
const words = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

interface Hall {
  readonly desk: TestDesk;
  readonly pages: TestPages;
  readonly kiosk: Visitor;
  /** Anybody, with a telephone. */
  readonly client: Visitor;
  /** Presses a key of the desk as Anna, or as somebody else. */
  press(path: string, fields?: Record<string, string>, who?: string): Promise<void>;
}

/** A Friday morning in the hall: a kiosk by the door, Anna at desk 1. */
async function friday(): Promise<Hall> {
  const desk = await testDesk('2026-11-20T10:00');
  const [pages, door] = [await testPages(desk), await openDoor(desk)];
  const added = await desk.database.write(desk.as('Kārlis'), (tx) =>
    addDevice(desk, tx, { place, kind: 'kiosk', name: 'Pie durvīm', desk: null, printer: '', voice: true }),
  );
  assert.ok('code' in added);
  const kiosk = door.visitor('10.0.0.9');
  await kiosk.get('/ierice');
  await kiosk.post('/ierice', { kods: added.code });
  const seat = await desk.database.read(DESK, (tx) =>
    tx.one<{ id: string }>(`select id from desk where tenant = 1 and place_id = $1 and number = '1'`, [place]),
  );
  const press = async (path: string, fields: Record<string, string> = {}, who = 'Anna') => {
    const answer = await pages.post(path, fields, who);
    assert.equal(answer.statusCode, 303, words(answer.body).slice(0, 300));
  };
  await press('/klatiene/galds', { place, desk: seat!.id });
  return { desk, pages, kiosk, client: door.visitor('10.0.0.20'), press };
}

/** One press at the kiosk; the visit that it made. */
async function takesNumber({ desk, kiosk }: Hall, more: Record<string, string> = {}) {
  const given = await kiosk.post('/kiosks/numurs', { service: residence, _form: crypto.randomUUID(), ...more });
  assert.equal(given.statusCode, 303, words(given.body).slice(0, 300));
  const row = await desk.database.read(DESK, (tx) =>
    tx.one<{ id: VisitId; number: string }>(
      'select id, number from visit where tenant = 1 order by made_at desc, id desc limit 1',
    ),
  );
  return { ...row!, shown: await kiosk.get(String(given.headers.location)) };
}

async function verdicts(desk: TestDesk, visit: VisitId): Promise<Record<string, string>> {
  const rows = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, visit));
  return Object.fromEntries(rows.map(({ clause, verdict }) => [clause, verdict]));
}

test('6.1–6.12: a visitor takes a number, follows it on the phone, is called, served, told what comes next and rates it', async () => {
  const hall = await friday();
  const { desk, pages, client, press } = hall;
  const visit = await takesNumber(hall);
  assert.match(words(visit.shown.body), /Jūs esat nākamais/);
  // The telephone follows by the code that stood in the QR.
  const follow = `/gaidu/${linkCode(desk.vault, 'visit', visit.id)}`;
  assert.match(words((await client.get(follow)).body), new RegExp(visit.number.replace(/(\D)/, '$1 ?')));
  desk.at('2026-11-20T10:04');
  await press('/klatiene/nakamais');
  assert.match(words((await client.get(follow)).body), /1\. galda/);
  assert.match(words((await client.get(`/tablo/${place}`)).body), new RegExp(visit.number.replace(/(\D)/, '$1 ?')));
  const at = `/klatiene/vizite/${visit.id}`;
  desk.at('2026-11-20T10:05');
  await press(`${at}/sakt`);
  await press(`${at}/solis`, { step: 'need-read-back', need: 'Gribu deklarēt meitu savā dzīvoklī' });
  const solution = /name="solution" value="([^"]+)"/.exec((await pages.get('/klatiene', 'Anna')).body)?.[1] ?? '';
  await press(`${at}/risinajums`, { solution });
  await press(`${at}/solis`, { step: 'understood' });
  // 6.8: the telephone shows until when the service is interrupted.
  await press(`${at}/pauze`, { minutes: '5' });
  assert.match(words((await client.get(follow)).body), /10\.10/);
  desk.at('2026-11-20T10:09');
  await press(`${at}/turpinat`);
  // 6.5, 6.11: the slip goes to the client with the next steps and the other ways.
  await press(`${at}/lapina`, { to: 'kliente@klienti.example' });
  const slip = await desk.database.read(DESK, (tx) =>
    tx.one<{ text: string }>(`select text from notice where tenant = 1 and kind = 'slip' and subject_id = $1`, [
      visit.id,
    ]),
  );
  assert.match(slip?.text ?? '', /Kas notiks tālāk: .+\n\nNākamreiz arī:\n– latvija\.gov\.lv/s);
  await press(`${at}/solis`, { step: 'goodbye' });
  desk.at('2026-11-20T10:12');
  await press(`${at}/beigt`);
  const after = await verdicts(desk, visit.id);
  for (const clause of ['5.3.1', '6.1', '6.3', '6.4', '6.5', '6.7', '6.8', '6.9', '6.10', '6.11', '6.12'])
    assert.equal(after[clause], 'met', clause);
  // Afterwards the same page says what comes next, and the visit is rated in two taps.
  assert.match(words((await client.get(follow)).body), /Kas notiks tālāk|tālāk/);
  const survey = `/vertejums/${linkCode(desk.vault, 'survey', visit.id)}`;
  assert.equal((await client.get(survey)).statusCode, 200);
  await assertJournalIsWhole(desk);
});

test('6.9: a colleague who came first waits for the clients; the kiosk has said so, and nobody is called out of turn', async () => {
  const hall = await friday();
  const { desk, press } = hall;
  const colleague = await takesNumber(hall, { es: 'darbinieks' });
  desk.at('2026-11-20T10:01');
  const client = await takesNumber(hall);
  assert.match(words(client.shown.body), /Jūs esat nākamais/);
  const calledFirst = async () => {
    await press('/klatiene/nakamais');
    const row = await desk.database.read(DESK, (tx) =>
      tx.one<{ id: VisitId }>(`select id from visit where tenant = 1 and state = 'called'`),
    );
    await press(`/klatiene/vizite/${row!.id}/beigt`, { small: 'yes' });
    return row!.id;
  };
  assert.equal(await calledFirst(), client.id);
  assert.equal(await calledFirst(), colleague.id);
  assert.deepEqual(
    [(await verdicts(desk, client.id))['6.9'], (await verdicts(desk, colleague.id))['6.9']],
    ['met', 'met'],
  );
});

test('6.8: an interruption that runs over is seen by the employee, breached once it has passed, and ends with the service', async () => {
  const hall = await friday();
  const { desk, pages, press } = hall;
  const visit = await takesNumber(hall);
  await press('/klatiene/nakamais');
  await press(`/klatiene/vizite/${visit.id}/sakt`);
  await press(`/klatiene/vizite/${visit.id}/pauze`, { minutes: '3' });
  assert.match(words((await pages.get('/mans-darbs', 'Anna')).body), new RegExp(`${visit.number}.*6\\.8\\.`));
  desk.at('2026-11-20T10:04');
  await desk.watchDeadlines();
  assert.equal((await verdicts(desk, visit.id))['6.8'], 'breached');
  assert.match(words((await pages.get('/klatiene', 'Anna')).body), /Solītais laiks bija 10\.03/);
  await press(`/klatiene/vizite/${visit.id}/turpinat`);
  await press(`/klatiene/vizite/${visit.id}/beigt`);
  assert.match(words((await pages.get('/standarts/6.8', 'Mārtiņš')).body), /apkalpošana pārtraukta/i);
  await assertJournalIsWhole(desk);
});

test('a ticket of yesterday, a code that is none and a page of another opens nothing and says what to do', async () => {
  const hall = await friday();
  const { desk, client } = hall;
  const visit = await takesNumber(hall);
  const code = linkCode(desk.vault, 'visit', visit.id);
  desk.at('2026-11-21T09:00');
  const yesterday = await client.get(`/gaidu/${code}`);
  assert.ok(yesterday.statusCode < 500);
  assert.doesNotMatch(words(yesterday.body), /Jūs esat nākamais/);
  for (const wrong of [
    linkCode(desk.vault, 'survey', visit.id),
    `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`,
    'x',
    '../../klatiene',
  ])
    assert.equal((await client.get(`/gaidu/${encodeURIComponent(wrong)}`)).statusCode, 404, wrong);
});

test('the night of the clock change: who waited from before three o’clock is called first, and waits are told by the true time', async () => {
  const hall = await friday();
  const { desk, press } = hall;
  // On 25 October 2026 the hour from 3.00 to 4.00 comes twice in Riga.
  const first = Temporal.Instant.from('2026-10-25T00:30:00Z');
  const give = async (at: Temporal.Instant) => {
    const made = await desk.database.write(DESK, (tx) =>
      takeTicket({ ...desk, clock: () => at }, tx, {
        place,
        service: residence,
        clientKind: 'natural-person',
        language: 'lv',
        source: 'employee',
      }),
    );
    assert.ok(!('refused' in made));
    return made;
  };
  const [before, after] = [await give(first), await give(first.add({ minutes: 60 }))];
  assert.equal(before.day.toString(), '2026-10-25');
  assert.notEqual(before.number, after.number);
  await press('/klatiene/nakamais');
  const called = await desk.database.read(DESK, (tx) =>
    tx.one<{ number: string; facts: { waited: number } }>(
      `select v.number, e.facts from visit v join event e on e.tenant = 1 and e.subject_id = v.id and e.kind = 'visit.called'
       where v.tenant = 1 and v.state = 'called'`,
    ),
  );
  assert.equal(called?.number, before.number);
  assert.equal(called?.facts.waited, Math.floor(first.until(desk.clock()).total('seconds')));
});
