import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CENTRE, bookByPerson, booked, service } from '../../../../test/builders/appointments.ts';
import { DESK, type TestDesk, testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { appointmentById, clientPath, moveByUs } from '../../../desk/appointments/index.ts';
import type { AppointmentId } from '../../../vocabulary/ids.ts';

async function pagesOf(desk: TestDesk) {
  await bookByPerson(desk);
  return testPages(desk);
}
const links = (html: string, pattern: RegExp) =>
  [...html.matchAll(pattern)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'));
const formKey = (html: string) => /name="_form" value="([^"]+)"/.exec(html)?.[1] ?? '';

test('a client books by links alone: where, for what, online ways first, when, who; pressed twice it is booked once', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const pages = await pagesOf(desk);
  const places = await pages.get('/pieteikties');
  assert.match(places.body, /Kur Jums būtu ērtāk atnākt\?/);
  const services = await pages.get(
    links(places.body, /href="(\/pieteikties\?vieta=[^"]+)"/g).find((href) => href.includes(CENTRE))!,
  );
  assert.match(services.body, /Būvniecības konsultācija/);
  assert.doesNotMatch(services.body, /Makšķerēšanas licences/, 'for what nobody books ahead is no choice');
  const online = await pages.get(`/pieteikties?vieta=${CENTRE}&pakalpojums=${service('A')}`);
  assert.match(online.body, /Vai zināt, ka to var nokārtot no mājām\?/);
  const times = await pages.get(`/pieteikties?vieta=${CENTRE}&pakalpojums=${service('C')}&klatiene=ja`);
  const [first] = links(times.body, /href="(\/pieteikties\?[^"]*laiks=[^"]+)"/g);
  assert.ok(first, times.body);
  const who = await pages.get(first);
  assert.equal(who.statusCode, 200);
  const fields = {
    vieta: CENTRE,
    pakalpojums: service('C'),
    laiks: new URL(first, 'http://x').searchParams.get('laiks')!,
    cilveki: '1',
    name: 'Rūta Kļaviņa',
    contact: '29 123 456',
    _form: formKey(who.body),
  };
  const wrong = await pages.post('/pieteikties', { ...fields, contact: '67 123 456' });
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, /Uz šo numuru īsziņu nosūtīt nevar/);
  assert.match(wrong.body, /value="Rūta Kļaviņa"/, 'what was typed stays');
  assert.equal((await pages.post('/pieteikties', { ...fields, website: 'http://spam.example' })).statusCode, 422);
  const [one, two] = await Promise.all([pages.post('/pieteikties', fields), pages.post('/pieteikties', fields)]);
  assert.deepEqual([one.statusCode, one.headers.location], [303, two.headers.location]);
  const rows = await desk.database.read(DESK, (tx) => tx.rows('select from appointment'));
  assert.equal(rows.length, 1);
  const own = await pages.get(one.headers.location!);
  assert.match(own.body, /Pieteikums pieņemts!/);
  assert.match(own.body, /class="qr"/);
  const again = await pages.post('/pieteikties', {
    ...fields,
    contact: 'cits@klienti.example',
    _form: crypto.randomUUID(),
  });
  assert.equal(again.statusCode, 303, 'the other person is still free then');
  const third = await pages.post('/pieteikties', {
    ...fields,
    contact: 'vel@klienti.example',
    _form: crypto.randomUUID(),
  });
  assert.equal(third.statusCode, 409);
  assert.match(third.body, /Šo laiku tikko paņēma kāds cits/);
});

test('5.1.7: by the link of an offered time one press books it; opening the link books nothing; a code that is none says so', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const pages = await pagesOf(desk);
  const one = await booked(desk, '2026-11-24T10:00');
  const moved = await desk.database.write(desk.as('Jānis'), (tx) =>
    moveByUs(desk, tx, one.id, { reason: 'technical', words: '' }),
  );
  assert.ok(!('refused' in moved));
  const own = await pages.get(clientPath(desk, 'appointment', one.id));
  assert.match(own.body, /Jūsu konsultācija jāpārceļ/);
  assert.equal((own.body.match(/pieteikums\/laiks\//g) ?? []).length, 3);
  const path = clientPath(desk, 'offer', moved.offers[1]!.id);
  const shown = await pages.get(path);
  assert.match(shown.body, /Vai šis laiks der\?/);
  const state = async () => (await desk.database.read(DESK, (tx) => appointmentById(tx, one.id)))?.state;
  assert.equal(await state(), 'moving', 'mail programs open links');
  const taken = await pages.post(path, { _form: formKey(shown.body) });
  assert.equal(taken.statusCode, 303);
  assert.equal(await state(), 'confirmed');
  const other = await pages.post(clientPath(desk, 'offer', moved.offers[0]!.id), { _form: crypto.randomUUID() });
  const gone = await pages.get(other.headers.location!);
  assert.equal(gone.statusCode, 410);
  assert.match(gone.body, /Šis laiks diemžēl vairs nav brīvs/);
  for (const wrong of ['xyz', '../lietas', `${clientPath(desk, 'offer', one.id).split('/').at(-1)}`]) {
    const unknown = await pages.get(`/pieteikums/${encodeURIComponent(wrong)}`);
    assert.equal(unknown.statusCode, 404);
    assert.match(unknown.body, /Šādas saites nav/);
  }
});

test('a client confirms, moves, waits for an earlier time, saves the calendar file and cancels, each by a form', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const pages = await pagesOf(desk);
  const one = await booked(desk, '2026-11-24T10:00');
  const path = clientPath(desk, 'appointment', one.id);
  const now = (id: AppointmentId) => desk.database.read(DESK, (tx) => appointmentById(tx, id));
  await pages.post(`${path}/apstiprinat`, {});
  assert.equal((await now(one.id))?.state, 'confirmed');
  const calendar = await pages.get(`${path}.ics`);
  assert.match(calendar.headers['content-type'] as string, /text\/calendar/);
  assert.match(calendar.body, /DTSTART:20261124T080000Z/);
  await pages.post(`${path}/agrak`, {});
  assert.match((await pages.get(path)).body, /Paziņosim, ja atbrīvosies agrāks laiks/);
  await pages.post(`${path}/agrak`, { gaidit: 'ne' });
  const choices = await pages.get(`${path}/parcelt`);
  const [, start] = /name="laiks" value="([^"]+)"/.exec(choices.body) ?? [];
  await pages.post(`${path}/parcelt`, { laiks: start!, _form: formKey(choices.body) });
  assert.equal((await now(one.id))?.span.start.toString(), start);
  const taken = await pages.post(`${path}/parcelt`, { laiks: '2026-11-22T10:00:00Z' });
  assert.equal(taken.statusCode, 409, 'nobody is there on a Sunday');
  assert.match((await pages.get(`${path}/atcelt`)).body, /Vai tiešām atcelt\?/);
  await pages.post(`${path}/atcelt`, {});
  const ended = await pages.get(path);
  assert.match(ended.body, /Konsultācija ir atcelta/);
  desk.at('2027-03-01T10:00');
  assert.equal((await pages.get(path)).statusCode, 410, 'an old link says that it is old, and nothing else');
});

test('where nothing is free one is told so kindly, and may ask to be told', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const pages = await pagesOf(desk);
  await desk.database.write(DESK, (tx) =>
    tx.rows(
      `update place_hours set weekly = '{"monday":[],"tuesday":[],"wednesday":[],"thursday":[],"friday":[],"saturday":[],"sunday":[]}'`,
    ),
  );
  const address = `/pieteikties?vieta=${CENTRE}&pakalpojums=${service('C')}&klatiene=ja`;
  const none = await pages.get(address);
  assert.match(none.body, /Tuvākajās nedēļās brīvu laiku nav/);
  const form = await pages.get(`${address}&gaidit=ja`);
  const fields = {
    vieta: CENTRE,
    pakalpojums: service('C'),
    name: 'Juris',
    contact: 'juris@klienti.example',
    _form: formKey(form.body),
  };
  assert.equal((await pages.post('/pieteikties/gaidit', { ...fields, until: '2026-11-20' })).statusCode, 422);
  const joined = await pages.post('/pieteikties/gaidit', { ...fields, until: '2026-12-20' });
  assert.equal(joined.statusCode, 303);
  const page = await pages.get(joined.headers.location!);
  assert.match(page.body, /Jūs gaidāt brīvu laiku/);
  await pages.post(joined.headers.location!, {});
  assert.match((await pages.get(joined.headers.location!)).body, /Jūs vairs negaidāt/);
});

test('what clients see is valid HTML in both languages, in every state', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const pages = await pagesOf(desk);
  const one = await booked(desk, '2026-11-24T10:00');
  const moving = await booked(desk, '2026-11-25T10:00');
  const moved = await desk.database.write(desk.as('Jānis'), (tx) =>
    moveByUs(desk, tx, moving.id, { reason: 'technical', words: '' }),
  );
  assert.ok(!('refused' in moved));
  const ask = `/pieteikties?vieta=${CENTRE}&pakalpojums=${service('C')}`;
  const own = clientPath(desk, 'appointment', one.id);
  const addresses = [
    '/pieteikties',
    `/pieteikties?vieta=${CENTRE}`,
    `/pieteikties?vieta=${CENTRE}&pakalpojums=${service('A')}`,
    `${ask}&klatiene=ja`,
    `${ask}&vel=ja`,
    `${ask}&gaidit=ja&klatiene=ja`,
    `${ask}&laiks=2026-11-26T08:00:00Z`,
    `${own}?jauns=ja`,
    `${own}/parcelt`,
    `${own}/atcelt`,
    clientPath(desk, 'appointment', moving.id),
    clientPath(desk, 'offer', moved.offers[0]!.id),
  ];
  for (const address of addresses)
    for (const lang of ['lv', 'en']) {
      const shown = await pages.get(`${address}${address.includes('?') ? '&' : '?'}valoda=${lang}`);
      assert.equal(shown.statusCode, 200, address);
      await assertValidHtml(shown.body, `${address} ${lang}`);
    }
});
