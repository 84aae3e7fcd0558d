import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CENTRE, bookByPerson, booked, service } from '../../../../test/builders/appointments.ts';
import { DESK, riga, type TestDesk, testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { appointmentById, continueSickDays, openOffers } from '../../../desk/appointments/index.ts';
import { obligationsOfSubject } from '../../../journal/index.ts';
import type { AppointmentId } from '../../../vocabulary/ids.ts';

async function staffDesk(at = '2026-11-23T08:00') {
  const desk = await testDesk(at);
  await bookByPerson(desk);
  return { desk, pages: await testPages(desk) };
}
const now = (desk: TestDesk, id: AppointmentId) => desk.database.read(DESK, (tx) => appointmentById(tx, id));

test('the day of a place: by whose time, the free ones bookable by a press; a week of days; a closed day says so', async () => {
  const { desk, pages } = await staffDesk();
  const janis = desk.as('Jānis').employee;
  await booked(desk, '2026-11-24T10:00', { person: janis });
  const day = await pages.get(`/pieraksts?vieta=${CENTRE}&diena=2026-11-24`, 'Jānis');
  assert.equal(day.statusCode, 200);
  assert.match(day.body, /<th scope="col">Jānis Piemērs<\/th>/);
  assert.match(day.body, /Rūta Kļaviņa/);
  const free = new RegExp(`pieraksts/jauns\\?vieta=${CENTRE}&amp;laiks=2026-11-24T09%3A00%3A00Z&amp;persona=${janis}`);
  assert.match(day.body, free);
  assert.match(
    (await pages.get(`/pieraksts?vieta=${CENTRE}&diena=2026-11-24&skats=nedela`, 'Jānis')).body,
    /1 konsultācija/,
  );
  assert.match((await pages.get(`/pieraksts?vieta=${CENTRE}&diena=2026-11-28`, 'Jānis')).body, /vieta ir slēgta/);
  assert.equal((await pages.get('/pieraksts')).statusCode, 303, 'nobody sees it without signing in');
});

test('an employee books for a client who calls; two presses book once, a time that is gone says so and keeps what was typed', async () => {
  const { desk, pages } = await staffDesk();
  const janis = desk.as('Jānis').employee;
  const form = await pages.get(
    `/pieraksts/jauns?vieta=${CENTRE}&pakalpojums=${service('C')}&persona=${janis}&no=2026-11-24`,
    'Jānis',
  );
  const key = /class="booking-who"[^>]*>.*?name="_form" value="([^"]+)"/.exec(form.body)?.[1] ?? assert.fail(form.body);
  const fields = {
    vieta: CENTRE,
    pakalpojums: service('C'),
    persona: janis,
    cilveki: '1',
    name: 'Pēteris Kalns',
    email: '',
    phone: '',
    note: 'Jumts',
    language: 'lv',
    laiks: riga('2026-11-24T11:00').toString(),
  };
  const [one, two] = await Promise.all([
    pages.post('/pieraksts/jauns', { ...fields, _form: key }, 'Jānis'),
    pages.post('/pieraksts/jauns', { ...fields, _form: key }, 'Jānis'),
  ]);
  assert.equal(one.statusCode, 303);
  assert.equal(one.headers.location, two.headers.location);
  const gone = await pages.post('/pieraksts/jauns', { ...fields, _form: crypto.randomUUID() }, 'Jānis');
  assert.equal(gone.statusCode, 409);
  assert.match(gone.body, /tikko paņēma kāds cits/);
  assert.match(gone.body, /value="Pēteris Kalns"/);
  const page = await pages.get(one.headers.location!, 'Jānis');
  assert.match(page.body, /Nekas nav sūtīts: klienta e-pasts un tālrunis nav zināms/);
});

test('5.1.7: before a move the reason, the offered times and the very message are shown; what was shown is offered; told by hand it is settled', async () => {
  const { desk, pages } = await staffDesk();
  const one = await booked(desk, '2026-11-24T10:00', { booker: { name: 'Pēteris Kalns', email: '', phone: '' } });
  const path = `/pieraksts/${one.id}`;
  assert.match(
    (await pages.get(`${path}/parcelt?iemesls=other&vardi=`, 'Jānis')).body,
    /Ja iemesls ir cits, pasakiet klientam/,
  );
  const preview = await pages.get(`${path}/parcelt?iemesls=technical&vardi=Plīsa%20caurule.`, 'Jānis');
  assert.match(preview.body, /ziņu nosūtīt nevar/);
  const shown = (/name="laiki" value="([^"]+)"/.exec(preview.body)?.[1] ?? '').split(' ');
  assert.equal(shown.length, 3);
  const moved = await pages.post(
    `${path}/parcelt`,
    { iemesls: 'technical', vardi: 'Plīsa caurule.', laiki: shown.join(' ') },
    'Jānis',
  );
  assert.equal(moved.statusCode, 303);
  const offers = await desk.database.read(DESK, (tx) => openOffers(tx, one.id, desk.clock()));
  assert.deepEqual(
    offers.map(({ span }) => span.start.toString()),
    shown,
  );
  const owed = await pages.get(path, 'Jānis');
  assert.match(owed.body, /Klients vēl nezina/);
  assert.match((await pages.get('/mans-darbs', 'Jānis')).body, /Pēteris Kalns/);
  assert.match(owed.body, /Klients izvēlas šo/);
  await pages.post(`${path}/pazinots`, {}, 'Jānis');
  const [duty] = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, one.id));
  assert.deepEqual([duty?.clause, duty?.verdict], ['5.1.7', 'met']);
  assert.equal(
    (await pages.post(`${path}/parcelt`, { iemesls: 'technical' }, 'Zane')).statusCode,
    404,
    'not hers to see',
  );
});

test('the client comes, wants another time, cancels: each a press, and a stale page says so', async () => {
  const { desk, pages } = await staffDesk();
  const one = await booked(desk, '2026-11-23T10:00');
  const other = await booked(desk, '2026-11-24T10:00');
  const here = await pages.post(`/pieraksts/${one.id}/ieradies`, {}, 'Jānis');
  assert.equal(here.statusCode, 303);
  assert.equal((await now(desk, one.id))?.state, 'arrived');
  assert.equal((await pages.post(`/pieraksts/${one.id}/ieradies`, {}, 'Jānis')).statusCode, 409);
  const start = riga('2026-11-25T09:00').toString();
  await pages.post(`/pieraksts/${other.id}/cits-laiks`, { laiks: start }, 'Jānis');
  assert.equal((await now(desk, other.id))?.span.start.toString(), start);
  const taken = await pages.post(
    `/pieraksts/${other.id}/cits-laiks`,
    { laiks: riga('2026-11-22T09:00').toString() },
    'Jānis',
  );
  assert.equal(taken.statusCode, 409);
  assert.match(taken.body, /tikko paņēma kāds cits/);
  assert.equal((await pages.post(`/pieraksts/${other.id}/atcelt`, {}, 'Jānis')).statusCode, 422);
  await pages.post(`/pieraksts/${other.id}/atcelt`, { kas: 'mes', iemesls: 'technical' }, 'Jānis');
  assert.equal((await now(desk, other.id))?.state, 'cancelled');
});

test('5.1.7: a sick day is previewed, begun by a press, and its progress seen', async () => {
  const { desk, pages } = await staffDesk();
  const janis = desk.as('Jānis').employee;
  await booked(desk, '2026-11-24T10:00', { person: janis });
  const ask = `/pieraksts/slimibas-diena?darbinieks=${janis}&diena=2026-11-24`;
  const preview = await pages.get(ask, 'Ilze');
  assert.match(preview.body, /Rūta Kļaviņa/);
  assert.match(preview.body, /lūdza tieši šo darbinieku/);
  const begun = await pages.post(
    '/pieraksts/slimibas-diena',
    { darbinieks: janis, diena: '2026-11-24', vardi: '', prombutne: 'yes' },
    'Ilze',
  );
  assert.equal(begun.statusCode, 303);
  assert.match((await pages.get(begun.headers.location!, 'Ilze')).body, /Izlemts par 0 no 1/);
  while (await continueSickDays(desk));
  assert.match((await pages.get(begun.headers.location!, 'Ilze')).body, /piedāvāti citi laiki/);
  assert.equal(
    (await pages.post('/pieraksts/slimibas-diena', { darbinieks: janis, diena: '2026-11-24' }, 'Zane')).statusCode,
    403,
  );
});

test('how a service is booked is set by whoever sets the place up', async () => {
  const { pages } = await staffDesk();
  const path = `/pieraksts/iestatijumi/${service('F')}`;
  assert.equal((await pages.get(`${path}?vieta=${CENTRE}`, 'Zane')).statusCode, 403);
  const fields = { vieta: CENTRE, seats: 'desk', minutes: '20', buffer: '10', notice: '24', days: '60', share: '30' };
  assert.equal((await pages.post(path, { ...fields, minutes: '3' }, 'Kārlis')).statusCode, 422);
  assert.equal((await pages.post(path, fields, 'Kārlis')).statusCode, 303);
  assert.match((await pages.get(`/pieraksts/iestatijumi?vieta=${CENTRE}`, 'Kārlis')).body, /20 \+ 10 min · Galds/);
});

test('the pages of consultations are valid HTML in both languages, in every state', async () => {
  const { desk, pages } = await staffDesk();
  const one = await booked(desk, '2026-11-23T10:00');
  await booked(desk, '2026-11-23T10:00');
  const at = `/pieraksts/${one.id}`;
  const addresses = [
    `/pieraksts?vieta=${CENTRE}`,
    `/pieraksts?vieta=${CENTRE}&skats=nedela`,
    `/pieraksts/jauns?vieta=${CENTRE}&pakalpojums=${service('C')}&q=anna`,
    '/pieraksts/slimibas-diena',
    `/pieraksts/slimibas-diena?darbinieks=${one.holder}&diena=2026-11-23`,
    at,
    `${at}/parcelt`,
    `${at}/parcelt?iemesls=technical&vardi=`,
    `${at}/cits-laiks`,
    `${at}/atcelt`,
  ];
  for (const address of addresses)
    for (const lang of ['lv', 'en']) {
      const shown = await pages.get(`${address}${address.includes('?') ? '&' : '?'}valoda=${lang}`, 'Ilze');
      assert.equal(shown.statusCode, 200, address);
      await assertValidHtml(shown.body, `${address} ${lang}`);
    }
});
