import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, type TestDesk, testDesk } from '../../../../test/builders/desk.ts';
import { type TestPages, testPages } from '../../../../test/builders/pages.ts';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { obligationsOfSubject } from '../../../journal/index.ts';
import { PLACES } from '../../../seed/demo-people.ts';
import { takeTicket } from '../../../desk/visits/index.ts';
import type { ServiceId, VisitId } from '../../../vocabulary/ids.ts';
import type { ClientKind } from '../../../vocabulary/words.ts';

const desk = await testDesk('2026-11-23T09:00');
const pages = await testPages(desk);
const place = PLACES[0]!.id;

const clean = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

async function deskIds(): Promise<string[]> {
  const rows = await desk.database.read(DESK, (tx) =>
    tx.rows<{ id: string }>('select id from desk where tenant = 1 and place_id = $1 order by number limit 10', [place]),
  );
  return rows.map(({ id }) => id);
}

async function serviceIds(): Promise<ServiceId[]> {
  const rows = await desk.database.read(DESK, (tx) =>
    tx.rows<{ id: ServiceId }>(
      `select s.id from place_service p join service s on s.tenant = p.tenant and s.id = p.service_id
       where p.tenant = 1 and p.place_id = $1 order by s.letter limit 20`,
      [place],
    ),
  );
  return rows.map(({ id }) => id);
}

async function ticket(clientKind: ClientKind = 'natural-person', language: 'lv' | 'en' = 'lv') {
  const [service] = await serviceIds();
  const made = await desk.database.write(DESK, (tx) =>
    takeTicket(desk, tx, { place, service: service!, clientKind, language, source: 'kiosk' }),
  );
  assert.ok(!('refused' in made));
  return made;
}

async function sit(pagesOf: TestPages, who: string, nth: number) {
  const sat = await pagesOf.post('/klatiene/galds', { place, desk: (await deskIds())[nth - 1]! }, who);
  assert.equal(sat.statusCode, 303, clean(sat.body).slice(0, 300));
}

async function press(path: string, fields: Record<string, string | readonly string[]> = {}, who = 'Anna') {
  return pages.post(path, fields, who);
}

async function shown(who = 'Anna'): Promise<string> {
  const page = await pages.get('/klatiene', who);
  assert.equal(page.statusCode, 200);
  await assertValidHtml(page.body, '/klatiene');
  return page.body;
}

async function emptyHall(one: TestDesk = desk): Promise<void> {
  await one.database.write(DESK, async (tx) => {
    await tx.rows(
      `update visit set state = 'left', ended_at = $1, resume_by = null where tenant = 1 and ended_at is null`,
      [one.clock()],
    );
    await tx.rows('delete from counter_presence where tenant = 1');
  });
}

async function verdicts(visit: VisitId) {
  const rows = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, visit));
  return Object.fromEntries(rows.map(({ clause, verdict }) => [clause, verdict]));
}

test('nobody sits yet: the desks of each place are offered, one that is taken says by whom', async () => {
  await emptyHall();
  assert.match(clean(await shown()), /Apsēsties pie|1\. galds/);
  await sit(pages, 'Mārtiņš', 2);
  assert.match(clean(await shown()), /2\. galds aizņemts: Mārtiņš Paraugs/);
  const taken = await press('/klatiene/galds', { place, desk: (await deskIds())[1]! });
  assert.equal(taken.statusCode, 409);
  assert.match(clean(taken.body), /Pie šī galda jau sēž kāds cits/);
});

test('6.1–6.12: a client is called, greeted, served by keys and said goodbye to; each step stands under its clause', async () => {
  await emptyHall();
  const visit = await ticket('natural-person', 'en');
  await sit(pages, 'Anna', 1);
  const free = clean(await shown());
  assert.match(free, new RegExp(`${visit.number} .*Ārējais klients, kurš gaida visilgāk`));
  assert.match(free, /angliski/);
  assert.equal((await press('/klatiene/nakamais')).statusCode, 303);
  assert.match(clean(await shown()), /1\. izsaukums no 3/);
  const at = `/klatiene/vizite/${visit.id}`;
  await press(`${at}/sakt`);
  const serving = await shown();
  assert.match(clean(serving), /✓ Sasveicinos/);
  assert.match(clean(serving), /Tālrunis klusē/);
  const solution = /name="solution" value="([^"]+)"/.exec(serving)?.[1] ?? '';
  await press(`${at}/solis`, { step: 'need-read-back', need: 'Where do I register?' });
  await press(`${at}/risinajums`, { solution });
  assert.match(await shown(), /aria-pressed="true"/);
  await press(`${at}/solis`, { step: 'next-steps-given', words: 'We write to you', by: '2026-12-01' });
  await press(`${at}/solis`, { step: 'understood' });
  await press(`${at}/solis`, { step: 'channels-told' });
  await press(`${at}/solis`, { step: 'goodbye' });
  const slip = await pages.get(`${at}/lapina`, 'Anna');
  await assertValidHtml(slip.body, 'lapina');
  assert.match(clean(slip.body), /What comes next We write to you by 1 December 2026/);
  await press(`${at}/beigt`);
  const after = await verdicts(visit.id);
  for (const clause of ['5.3.1', '6.1', '6.3', '6.4', '6.5', '6.7', '6.9', '6.10', '6.11', '6.12'])
    assert.equal(after[clause], 'met', clause);
  const read = await pages.get(`/vizite/${visit.id}`, 'Anna');
  await assertValidHtml(read.body, '/vizite');
  assert.match(clean(read.body), /Where do I register\?/);
  assert.match(clean((await pages.get('/standarts/6.3', 'Līga')).body), /vajadzība pārfrāzēta/i);
});

test('a solution pressed again is no longer chosen, and with the last one the step is taken back (6.4)', async () => {
  await emptyHall();
  const visit = await ticket();
  await sit(pages, 'Anna', 1);
  await press('/klatiene/nakamais');
  const at = `/klatiene/vizite/${visit.id}`;
  await press(`${at}/sakt`);
  const solution = /name="solution" value="([^"]+)"/.exec(await shown())?.[1] ?? '';
  await press(`${at}/risinajums`, { solution });
  assert.equal((await verdicts(visit.id))['6.4'], 'met');
  await press(`${at}/risinajums`, { solution });
  assert.equal((await verdicts(visit.id))['6.4'], 'open');
  await press(`${at}/beigt`);
});

test('6.9: a colleague called by name before a waiting client is asked about, and called only knowingly', async () => {
  await emptyHall();
  const colleague = await ticket('employee');
  await ticket();
  await sit(pages, 'Anna', 1);
  const asked = await press('/klatiene/izsaukt', { visit: colleague.id });
  assert.equal(asked.statusCode, 409);
  assert.match(clean(asked.body), /Vispirms ārējie klienti/);
  await assertValidHtml(asked.body, 'izsaukt');
  assert.equal((await press('/klatiene/izsaukt', { visit: colleague.id, knowingly: 'yes' })).statusCode, 303);
  assert.equal((await verdicts(colleague.id))['6.9'], 'breached');
});

test('6.8: an interruption without minutes comes back with what was typed; with them the page says until when', async () => {
  await emptyHall();
  const visit = await ticket();
  await sit(pages, 'Anna', 1);
  await press('/klatiene/nakamais');
  const at = `/klatiene/vizite/${visit.id}`;
  await press(`${at}/sakt`);
  await assertValidHtml((await pages.get(`${at}/pauze`, 'Anna')).body, 'pauze');
  for (const minutes of ['', '0', '61', 'piecas', '-3']) {
    const back = await press(`${at}/pauze`, { minutes });
    assert.equal(back.statusCode, 422, minutes);
    assert.match(clean(back.body), /Nosauciet minūtes no 1 līdz 60/);
  }
  await press(`${at}/pauze`, { minutes: '5' });
  assert.match(clean(await shown()), /Solījāt turpināt līdz 9\.05/);
  assert.match(clean((await pages.get('/mans-darbs', 'Anna')).body), new RegExp(visit.number));
  desk.at('2026-11-23T09:07');
  assert.match(clean(await shown()), /Solītais laiks bija 9\.05/);
  await press(`${at}/turpinat`);
  await press(`${at}/beigt`);
  desk.at('2026-11-23T09:10');
});

test('a key pressed twice does nothing twice, and somebody else’s client is not touched', async () => {
  await emptyHall();
  const visit = await ticket();
  await ticket();
  await sit(pages, 'Anna', 1);
  await sit(pages, 'Mārtiņš', 2);
  const _form = crypto.randomUUID();
  const twice = await Promise.all([press('/klatiene/nakamais', { _form }), press('/klatiene/nakamais', { _form })]);
  assert.deepEqual(
    twice.map(({ statusCode }) => statusCode),
    [303, 303],
  );
  const calls = await desk.database.read(DESK, (tx) =>
    tx.rows(`select from event where tenant = 1 and kind = 'visit.called' and subject_id = $1`, [visit.id]),
  );
  assert.equal(calls.length, 1);
  for (const deed of ['sakt', 'velreiz', 'neatnaca', 'beigt']) {
    const other = await press(`/klatiene/vizite/${visit.id}/${deed}`, {}, 'Mārtiņš');
    assert.equal(other.statusCode, 409, deed);
    assert.match(clean(other.body), /pie cita galda/);
  }
  assert.equal((await pages.get(`/klatiene/vizite/${visit.id}/lapina`, 'Mārtiņš')).statusCode, 404);
});

test('a number is found as people say it; whoever was put aside or left comes back into their place', async () => {
  await emptyHall();
  const visit = await ticket();
  await sit(pages, 'Anna', 1);
  await desk.database.write(DESK, (tx) =>
    tx.rows(`update visit set state = 'left', ended_at = $2 where tenant = 1 and id = $1`, [visit.id, desk.clock()]),
  );
  const typed = `${visit.number[0]!.toLowerCase()} ${Number(visit.number.slice(1))}`;
  const found = await pages.get(`/klatiene?numurs=${encodeURIComponent(typed)}`, 'Anna');
  assert.match(clean(found.body), new RegExp(`${visit.number} aizgāja`));
  await press(`/klatiene/vizite/${visit.id}/atgriezies`);
  assert.match(clean(await shown()), new RegExp(visit.number));
  assert.match(clean((await pages.get('/klatiene?numurs=Z999', 'Anna')).body), /Šodien šeit nav numura „Z999”/);
});

test('a number given by hand: wrong times are refused with what was typed, a colleague is internal (4.2)', async () => {
  await emptyHall();
  await sit(pages, 'Anna', 1);
  const [service] = await serviceIds();
  await assertValidHtml((await pages.get('/klatiene/talons', 'Anna')).body, 'talons');
  const fields = { service: service!, kind: 'employee', came: '25.99', need: 'Plāns' };
  const wrong = await press('/klatiene/talons', fields);
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, /Plāns<\/textarea>/);
  const future = await press('/klatiene/talons', { ...fields, came: '23.30' });
  assert.match(clean(future.body), /tikai šodien un ne vēlāk kā tagad/);
  assert.equal((await press('/klatiene/talons', { ...fields, came: '8.45' })).statusCode, 303);
  assert.match(clean(await shown()), /kolēģis/);
});

test('the slip goes to an address that is used for it alone; what is no address is said', async () => {
  await emptyHall();
  const visit = await ticket();
  await sit(pages, 'Anna', 1);
  await press('/klatiene/nakamais');
  const at = `/klatiene/vizite/${visit.id}`;
  await press(`${at}/sakt`);
  const wrong = await press(`${at}/lapina`, { to: 'nekas' });
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, /value="nekas"/);
  const landline = await press(`${at}/lapina`, { to: '+371 67000000' });
  assert.equal(landline.statusCode, 422);
  assert.equal((await press(`${at}/lapina`, { to: 'klients@klienti.example' })).statusCode, 303);
  const rows = await desk.database.read(DESK, (tx) =>
    tx.rows<{ text: string; kind: string }>(`select kind, text from notice where tenant = 1 and subject_id = $1`, [
      visit.id,
    ]),
  );
  assert.equal(rows.length, 1);
  assert.match(rows[0]!.text, new RegExp(`Numurs: ${visit.number}`));
  assert.equal((await verdicts(visit.id))['6.5'], 'met');
  await press(`${at}/beigt`);
});

test('every state of the counter is whole in English too', async () => {
  await emptyHall();
  const visit = await ticket();
  await sit(pages, 'Anna', 1);
  const english = async (path: string) => {
    const page = await pages.get(`${path}?valoda=en`, 'Anna', { 'accept-language': 'en' });
    await assertValidHtml(page.body, path);
    return page;
  };
  await english('/klatiene');
  await press('/klatiene/nakamais');
  await english('/klatiene');
  await press(`/klatiene/vizite/${visit.id}/sakt`);
  for (const path of ['', '/nodot', '/pakalpojums', '/klients', '/pauze', '/lapina'])
    await english(path === '' ? '/klatiene' : `/klatiene/vizite/${visit.id}${path}`);
});

test('a case opened from the desk carries the client’s words and is tied to the visit', async () => {
  await emptyHall();
  const visit = await ticket();
  await sit(pages, 'Anna', 1);
  await press('/klatiene/nakamais');
  const at = `/klatiene/vizite/${visit.id}`;
  await press(`${at}/sakt`);
  await press(`${at}/solis`, { step: 'need-read-back', need: 'Vajag izziņu par adresi' });
  const form = await pages.get(`/lietas/jauna?vizite=${visit.id}&channel=counter&unit=${visit.unit}`, 'Anna');
  assert.match(form.body, /Vajag izziņu par adresi/);
  const opened = await press('/lietas/jauna', {
    vizite: visit.id,
    need: 'Vajag izziņu par adresi',
    channel: 'counter',
    subject: 'Izziņa',
    unit: visit.unit,
    submission: 'question',
    name: 'Demo Kliente',
    kind: 'natural-person',
    mine: 'yes',
  });
  assert.equal(opened.headers.location, '/klatiene', clean(opened.body).slice(0, 400));
  assert.match(await shown(), /\/lieta\/PN-2026-\d+/);
  await press(`${at}/beigt`);
  const row = await desk.database.read(DESK, (tx) =>
    tx.one<{ outcome: string }>('select outcome from visit where tenant = 1 and id = $1', [visit.id]),
  );
  assert.equal(row?.outcome, 'case');
});
