import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, test } from 'node:test';
import { DESK, riga, testDesk } from '../../../test/builders/desk.ts';
import { htmlFaults } from '../../../test/builders/valid-html.ts';
import { openDoor, type Visitor } from '../../../test/builders/visitor.ts';
import { bookAppointment } from '../../desk/appointments/index.ts';
import { linkCode } from '../../desk/link-codes.ts';
import { addDevice, changeDevice } from '../../desk/devices/index.ts';
import { PLACES } from '../../seed/demo-people.ts';
import { DEMO_SERVICES } from '../../seed/demo-services.ts';
import type { DeviceId, PlaceId } from '../../vocabulary/ids.ts';

const OPEN = '2026-11-20T10:00';
const desk = await testDesk(OPEN);
const door = await openDoor(desk);
const place = PLACES[0]?.id as PlaceId;
const [residence, building] = DEMO_SERVICES.map(({ id }) => id);
const karlis = desk.as('Kārlis');

async function paired(): Promise<Visitor & { readonly device: DeviceId }> {
  const added = await desk.database.write(karlis, (tx) =>
    addDevice(desk, tx, { place, kind: 'kiosk', name: 'Kiosks', desk: null, printer: '', voice: true }),
  );
  assert.ok('code' in added);
  const kiosk = door.visitor('10.0.0.9');
  await kiosk.get('/ierice');
  const answer = await kiosk.post('/ierice', { kods: added.code });
  assert.equal(answer.headers.location, '/kiosks');
  return { ...kiosk, device: added.id };
}

const tickets = async () =>
  (await desk.database.read(DESK, (tx) => tx.one<{ n: number }>('select count(*)::int as n from visit')))?.n ?? 0;
const key = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

test('a screen that is not paired says so, and how it becomes a kiosk', async () => {
  const stranger = door.visitor();
  const shown = await stranger.get('/kiosks');
  assert.equal(shown.statusCode, 200);
  assert.match(shown.body, /Šis ekrāns vēl nav kiosks/);
  const before = await tickets();
  await stranger.post('/kiosks/numurs', { service: residence ?? '', _form: key(1) });
  assert.equal(await tickets(), before);
  const wrong = await stranger.post('/ierice', { kods: '000 000' });
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, /Tāda koda nav/);
});

test('one press gives one number, with who is ahead and how to follow it; a second press gives the same', async () => {
  const kiosk = await paired();
  const start = await kiosk.get('/kiosks');
  assert.match(start.body, /Kādā jautājumā Jums palīdzēt\?/);
  assert.match(start.body, /Deklarētā dzīvesvieta/);
  const before = await tickets();
  const form = { service: residence ?? '', _form: key(2) };
  const [first, second] = await Promise.all([kiosk.post('/kiosks/numurs', form), kiosk.post('/kiosks/numurs', form)]);
  assert.equal(first.statusCode, 303);
  assert.equal(first.headers.location, second.headers.location);
  assert.equal(await tickets(), before + 1);
  const shown = await kiosk.get(String(first.headers.location));
  assert.match(shown.body, /<p class="number">A 0\d\d<\/p>/);
  assert.match(shown.body, /Jūs esat nākamais|cilvēk/);
  assert.match(shown.body, /class="qr"/);
  assert.doesNotMatch(shown.body, /personas kod|e-pasta adrese/i);
  assert.deepEqual(await htmlFaults(shown.body, 'ticket'), []);
  assert.deepEqual(await htmlFaults(start.body, 'start'), []);
});

test('4.2, 6.9: an employee takes a number as an internal client and is told who goes first', async () => {
  const kiosk = await paired();
  assert.match((await kiosk.get('/kiosks?es=darbinieks')).body, /Vispirms tiek apkalpoti iedzīvotāji/);
  await kiosk.post('/kiosks/numurs', { service: residence ?? '', es: 'darbinieks', _form: key(3) });
  const last = await desk.database.read(DESK, (tx) =>
    tx.one<{ queue_group: string; client_kind: string }>(
      'select queue_group, client_kind from visit order by made_at desc, id desc limit 1',
    ),
  );
  assert.deepEqual({ ...last }, { queue_group: 'internal', client_kind: 'employee' });
});

test('a number taken by mistake is given back at a press', async () => {
  const kiosk = await paired();
  const given = await kiosk.post('/kiosks/numurs', { service: building ?? '', _form: key(4) });
  const at = String(given.headers.location);
  await kiosk.get(at);
  const undone = await kiosk.post(`${at}/atcelt`, { _form: key(5) });
  assert.equal(undone.headers.location, '/kiosks?valoda=lv');
  const left = await desk.database.read(DESK, (tx) =>
    tx.one<{ state: string }>('select state from visit order by made_at desc, id desc limit 1'),
  );
  assert.equal(left?.state, 'left');
});

test('a kiosk flooded with taps gives a dozen numbers a minute and asks for a moment', async () => {
  desk.at('2026-11-20T10:10');
  const kiosk = await paired();
  const before = await tickets();
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      kiosk.post('/kiosks/numurs', { service: residence ?? '', _form: key(100 + n) }),
    ),
  );
  assert.equal(await tickets(), before + 12);
  const refused = answers.filter(({ statusCode }) => statusCode === 429);
  assert.equal(refused.length, 18);
  assert.match(refused[0]?.body ?? '', /Uzgaidiet mirkli/);
  assert.deepEqual(await htmlFaults(refused[0]?.body ?? '', 'refused'), []);
  desk.at(OPEN);
});

test('a closed place says when it opens and gives no number', async () => {
  const kiosk = await paired();
  desk.at('2026-11-20T18:00');
  const shown = await kiosk.get('/kiosks');
  assert.match(shown.body, /Šobrīd esam slēgti/);
  assert.match(shown.body, /Atvērsim pirmdien, 23\. novembrī, plkst\. 8\.30\./);
  const before = await tickets();
  const answer = await kiosk.post('/kiosks/numurs', { service: residence ?? '', _form: key(6) });
  assert.match(answer.body, /Šobrīd esam slēgti/);
  assert.equal(await tickets(), before);
  assert.match((await kiosk.get('/kiosks?valoda=en')).body, /We open on Monday, 23 November, at 8:30\./);
  desk.at(OPEN);
});

test('a link goes to the phone by text message or e-mail; a wrong number is said in words and kept', async () => {
  const kiosk = await paired();
  const given = await kiosk.post('/kiosks/numurs', { service: residence ?? '', _form: key(7) });
  const at = `${given.headers.location}/talrunis`;
  assert.deepEqual(await htmlFaults((await kiosk.get(at)).body, 'phone'), []);
  const wrong = await kiosk.post(at, { way: 'sms', to: '6712345', _form: key(8) });
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, /Gaidīti 8 cipari/);
  assert.match(wrong.body, /value="6712345"/);
  const sent = await kiosk.post(at, { way: 'sms', to: '26 123 456', _form: key(8) });
  assert.equal(sent.headers.location, `${given.headers.location}?notika=nosutits`);
  assert.match((await kiosk.get(String(sent.headers.location))).body, /Saite ir nosūtīta/);
  const mailed = await kiosk.post(at, { way: 'e-mail', to: 'x@klienti.example', _form: key(9) });
  assert.equal(mailed.statusCode, 303);
  const notices = await desk.database.read(DESK, (tx) =>
    tx.rows<{ way: string; address: string; text: string }>(
      `select way, address, text from notice where kind = 'ticket' order by written_at, id limit 10`,
    ),
  );
  assert.deepEqual(
    notices.map(({ way, address }) => [way, address]),
    [
      ['sms', '+37126123456'],
      ['e-mail', 'x@klienti.example'],
    ],
  );
  assert.match(notices[0]?.text ?? '', /Jūsu numurs A 0\d\d, .*\/gaidu\/[A-Za-z0-9_-]{34}/);
  await kiosk.post(at, { way: 'sms', to: '26 123 456', _form: key(10) });
  const fourth = await kiosk.post(at, { way: 'sms', to: '26 123 456', _form: key(11) });
  assert.match(fourth.body, /jau nosūtītas trīs ziņas/);
});

test('a number is printed on the kiosk’s own printer; where it does not answer, the screen says so', async () => {
  const kiosk = await paired();
  const taken: Buffer[] = [];
  const printer = createServer((socket) => socket.on('data', (part: Buffer) => taken.push(part)));
  printer.listen(0, '127.0.0.1');
  await once(printer, 'listening');
  after(() => printer.close());
  const { port } = printer.address() as { port: number };
  const setPrinter = (address: string) =>
    desk.database.write(karlis, (tx) =>
      changeDevice(tx, kiosk.device, { name: 'Kiosks', desk: null, printer: address, voice: true }),
    );
  await setPrinter(`127.0.0.1:${port}`);
  const given = await kiosk.post('/kiosks/numurs', { service: building ?? '', _form: key(20) });
  const printed = await kiosk.post(`${given.headers.location}/drukat`, {});
  assert.match((await kiosk.get(String(printed.headers.location))).body, /Numurs izdrukāts/);
  const words = new TextDecoder('windows-1257').decode(Buffer.concat(taken));
  assert.match(words, /B 00\d/);
  assert.match(words, /Būvatļauja/);
  assert.match(words, /\/gaidu\//);
  await setPrinter('127.0.0.1:1');
  const failed = await kiosk.post(`${given.headers.location}/drukat`, {});
  assert.match((await kiosk.get(String(failed.headers.location))).body, /Printeris neatbild; numurs ir uz ekrāna/);
});

test('a kiosk shows no number of another place, and nothing for a code that is none', async () => {
  const kiosk = await paired();
  for (const code of ['nekas', 'A'.repeat(34), '../../x']) {
    const answer = await kiosk.get(`/kiosks/numurs/${encodeURIComponent(code)}`);
    assert.equal(answer.headers.location, '/kiosks');
  }
  assert.deepEqual(door.log, []);
});

test('5.1.7: whoever has an appointment checks in by its six signs or by what a scanner reads, once', async () => {
  desk.at('2026-11-20T09:00');
  const book = (start: string) =>
    bookAppointment(desk, DESK, {
      place,
      services: [residence as never],
      people: 1,
      person: null,
      by: 'employee',
      start: riga(start),
      language: 'lv',
      clientKind: 'natural-person',
      booker: { name: 'Paraugs Klients', email: '', phone: '' },
      client: null,
      case: null,
      note: '',
    });
  const [one, two, tomorrow] = [
    await book('2026-11-20T10:00'),
    await book('2026-11-20T11:00'),
    await book('2026-11-23T10:00'),
  ];
  for (const booked of [one, two, tomorrow]) assert.ok('number' in booked, JSON.stringify(booked));
  assert.ok('number' in one && 'number' in two && 'number' in tomorrow);
  desk.at('2026-11-20T09:50');
  const kiosk = await paired();
  assert.deepEqual(await htmlFaults((await kiosk.get('/kiosks/pieraksts')).body, 'check-in'), []);
  const typed = `${one.number.slice(0, 3).toLowerCase()} ${one.number.slice(3)}`;
  const arrived = await kiosk.post('/kiosks/pieraksts', { numurs: typed, _form: key(30) });
  assert.match(String(arrived.headers.location), /^\/kiosks\/numurs\//);
  assert.match((await kiosk.get(String(arrived.headers.location))).body, /<p class="number">A \d{3}/);
  const link = `https://laipa.example/pieraksts/${linkCode(desk.vault, 'appointment', two.id)}`;
  assert.equal((await kiosk.post('/kiosks/pieraksts', { numurs: link, _form: key(31) })).statusCode, 303);
  const again = await kiosk.post('/kiosks/pieraksts', { numurs: one.number, _form: key(32) });
  assert.equal(again.statusCode, 422);
  assert.match(again.body, /Jūs jau esat reģistrēts/);
  const early = await kiosk.post('/kiosks/pieraksts', { numurs: tomorrow.number, _form: key(33) });
  assert.match(early.body, /Šis pieraksts ir citā dienā/);
  const unknown = await kiosk.post('/kiosks/pieraksts', { numurs: 'ZZZZZZ', _form: key(34) });
  assert.match(unknown.body, /Tāda pieraksta nav/);
  assert.deepEqual(await htmlFaults(unknown.body, 'unknown'), []);
  assert.match((await kiosk.post('/kiosks/pieraksts', { numurs: '' })).body, /Ievadiet pieraksta numuru\./);
  desk.at(OPEN);
});
