import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, testDesk } from '../../../../test/builders/desk.ts';
import { CENTRE, bookByPerson, booked, service } from '../../../../test/builders/appointments.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { placeHours, queueSetting, serviceCard } from '../../../desk/services/index.ts';
import { PLACES, UNITS } from '../../../seed/demo-people.ts';
import { DEMO_SERVICES } from '../../../seed/demo-services.ts';

const desk = await testDesk('2026-11-24T10:00');
const pages = await testPages(desk);
const [first, second] = PLACES as [(typeof PLACES)[number], (typeof PLACES)[number]];
const [centre, building] = UNITS as [(typeof UNITS)[number], (typeof UNITS)[number]];
const idOf = (letter: string) => DEMO_SERVICES.find((one) => one.letter === letter)?.id ?? assert.fail(letter);
const path = (letter: string) => `/pakalpojums/${idOf(letter)}`;
const setUp = `/iestades/vietas/${first.id}/apkalposana`;
const cardOf = (letter: string) => desk.database.read(DESK, (tx) => serviceCard(tx, idOf(letter)));
const text = (body: string) =>
  (/<main[^]*<\/main>/.exec(body)?.[0] ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const shown = async (at: string, who: string) => text((await pages.get(at, who)).body);
const undoOf = (body: string) => /<div class="toast"[^]*?action="([^"]+)"/.exec(body)?.[1] ?? '';
/** The form of a card as it stands, with something changed. */
const cardForm = (more: Record<string, string>) => ({
  nameLv: 'Pazaudētas mantas',
  nameEn: '',
  letter: 'z',
  unit: centre.id,
  usualMinutes: '5',
  walkIn: 'yes',
  from: '2026-11-24',
  to: '',
  ...more,
});

test('the catalogue stands by unit; it is searched by words without diacritics and by letter', async () => {
  const all = await shown('/pakalpojumi', 'Anna');
  assert.match(all, /11 pakalpojumi/);
  assert.match(all, /Būvvalde B Būvatļauja .* C Būvniecības konsultācija tikai pēc pieraksta/);
  assert.doesNotMatch(all, /Jauns pakalpojums/, 'an employee is offered no editing');
  const found = await shown('/pakalpojumi?q=bernudarza', 'Anna');
  assert.match(found, /1 pakalpojums .*Rinda bērnudārzā/);
  assert.doesNotMatch(found, /Būvatļauja/);
  assert.match(await shown('/pakalpojumi?q=h', 'Anna'), /Makšķerēšanas licences/);
  assert.match(await shown('/pakalpojumi?q=qqq', 'Anna'), /Nekas neatbilst .*Rādīt visus/);
});

test('5.3.2, 6.4, 6.11: the card shows solutions with their keys, what comes next, documents, law and other ways', async () => {
  const card = await shown(path('K'), 'Anna');
  assert.match(card, /2 Aizpildām kopā iesniegumu Pēc tam: Iesniegums ir reģistrēts\. Rakstveida atbildi/);
  assert.match(card, /Kas jāņem līdzi Nekas nav vajadzīgs/);
  assert.match(card, /Tiesību akts Iesniegumu likums/);
  assert.match(card, /Citi saņemšanas veidi latvija\.gov\.lv .*kopš 2023\. gada 1\. decembra/);
  assert.doesNotMatch(card, /Labot|Beigt/, 'an employee reads');
  assert.match(await shown(path('K'), 'Mārtiņš'), /Labot kartīti.*Pievienot/);
  assert.doesNotMatch(await shown(path('B'), 'Mārtiņš'), /Labot kartīti/, 'another unit’s card');
});

test('a service is written: what is wrong comes back at its field with what was typed, then it stands in the list', async () => {
  assert.equal((await pages.get('/pakalpojumi/jauns', 'Anna')).statusCode, 403);
  const unsafe = await pages.post(
    '/pakalpojumi/jauns',
    cardForm({ lawTitle: 'Likums', lawUrl: 'http://likumi.lv', aboutLv: 'Kas atrasts autobusā' }),
    'Mārtiņš',
  );
  assert.equal(unsafe.statusCode, 422);
  assert.match(text(unsafe.body), /Saitei uz tiesību aktu jāsākas ar https:\/\//);
  assert.match(unsafe.body, /value="Kas atrasts autobusā"/);
  const noWay = await pages.post('/pakalpojumi/jauns', cardForm({ walkIn: '' }), 'Mārtiņš');
  assert.match(text(noWay.body), /Atzīmējiet vismaz vienu/);
  const empty = await pages.post('/pakalpojumi/jauns', cardForm({ nameLv: '', usualMinutes: '0' }), 'Mārtiņš');
  assert.match(text(empty.body), /Nosaukums latviski.*Parastais ilgums/);
  assert.equal(
    (await pages.post('/pakalpojumi/jauns', cardForm({ unit: building.id }), 'Mārtiņš')).statusCode,
    403,
    'a head writes for their own unit',
  );
  const key = crypto.randomUUID();
  const made = await pages.post('/pakalpojumi/jauns', { ...cardForm({}), _form: key }, 'Mārtiņš');
  assert.equal(made.statusCode, 303);
  const again = await pages.post('/pakalpojumi/jauns', { ...cardForm({}), _form: key }, 'Mārtiņš');
  assert.equal(again.headers.location, made.headers.location, 'a second press makes no second service');
  const list = await shown('/pakalpojumi', 'Anna');
  assert.match(list, /12 pakalpojumi/);
  assert.match(list, /Z Pazaudētas mantas bez pieraksta 5 min · nav nevienā vietā/);
});

test('a service is placed and taken away, and that is undone; a letter taken there is refused in words', async () => {
  const placed = `${path('J')}/vietas`;
  assert.match(
    await shown(placed, 'Līga'),
    /Klientu apkalpošanas centrs Paraugciemā Klientu apkalpošanas centrs Noņemt/,
  );
  assert.equal((await pages.post(placed, { place: second.id, unit: '' }, 'Līga')).statusCode, 303);
  const away = await pages.post(`${placed}/${first.id}/nonemt`, {}, 'Līga');
  assert.equal(away.statusCode, 303);
  const told = await desk.database.read(DESK, (tx) =>
    tx.rows<{ place_id: string }>(`select place_id from place_service where tenant = 1 and service_id = $1 limit 9`, [
      idOf('J'),
    ]),
  );
  assert.deepEqual(
    told.map((row) => row.place_id),
    [second.id],
  );
  const back = await pages.post(`${placed}/${first.id}/atjaunot?struktura=${centre.id}`, {}, 'Līga');
  assert.equal(back.statusCode, 303);
  const clash = await pages.post(`${path('K')}/labot`, await fieldsWith('K', { letter: 'A' }), 'Mārtiņš');
  assert.equal(clash.statusCode, 422);
  assert.match(text(clash.body), /Burts A tajā pašā vietā jau ir pakalpojumam „Deklarētā dzīvesvieta”/);
});

/** The card as its own form has it. */
async function fieldsWith(letter: string, more: Record<string, string>): Promise<Record<string, string>> {
  const { body } = await pages.get(`${path(letter)}/labot`, 'Mārtiņš');
  const form = /<form method="post" action="[^"]*\/labot"[^]*?<\/form>/.exec(body)?.[0] ?? '';
  const values: Record<string, string> = {};
  for (const [, tag = ''] of form.matchAll(/<input ([^>]*)>/g)) {
    const name = /name="([^"_][^"]*)"/.exec(tag)?.[1];
    if (name !== undefined && (!tag.includes('checkbox') || tag.includes('checked'))) {
      values[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
    }
  }
  return { ...values, unit: centre.id, ...more };
}

test('6.4: solutions are written, change places by number, end with a way back', async () => {
  const list = `${path('A')}/risinajumi`;
  const made = await pages.post(`${list}/jauns`, { n: '1', textLv: 'Pastāstu, kā tiešsaistē', nextLv: '' }, 'Mārtiņš');
  assert.equal(made.statusCode, 303);
  const solutions = (await cardOf('A'))?.solutions ?? [];
  assert.deepEqual(
    solutions.map(({ n, text: said }) => `${n} ${said.lv}`),
    [
      '1 Pastāstu, kā tiešsaistē',
      '2 Izsniedzu izziņu uzreiz',
      '3 Pārbaudām ziņas par adresi kopā ar īpašnieku',
      '4 Aizpildām un reģistrēju deklarāciju uzreiz',
    ],
  );
  const [one] = solutions;
  assert.ok(one !== undefined);
  const wrong = await pages.post(`${list}/${one.id}`, { n: '12', textLv: '' }, 'Mārtiņš');
  assert.equal(wrong.statusCode, 422);
  assert.match(text(wrong.body), /Taustiņš.*Ko piedāvā, latviski/);
  assert.equal((await pages.post(`${list}/${one.id}/beigt`, {}, 'Anna')).statusCode, 403);
  assert.equal((await pages.post(`${list}/${one.id}/beigt`, {}, 'Mārtiņš')).statusCode, 303);
  assert.equal((await cardOf('A'))?.solutions.length, 3);
  assert.equal((await pages.post(`${list}/${one.id}/beigt`, {}, 'Mārtiņš')).statusCode, 409, 'it is gone already');
  assert.equal((await pages.post(`${list}/${one.id}/atjaunot`, {}, 'Mārtiņš')).statusCode, 303);
  assert.equal((await cardOf('A'))?.solutions.length, 4);
  assert.equal((await pages.get(`${list}/${crypto.randomUUID()}`, 'Mārtiņš')).statusCode, 404);
});

test('6.11: other ways are written with their day; an unsafe address is refused, an ended one comes back', async () => {
  const list = `${path('L')}/veidi`;
  const unsafe = await pages.post(
    `${list}/jauns`,
    { kind: 'web', at: 'javascript:alert(1)', since: '2026-11-24' },
    'Mārtiņš',
  );
  assert.equal(unsafe.statusCode, 422);
  assert.match(text(unsafe.body), /Adresei jāved uz drošu lapu/);
  const made = await pages.post(
    `${list}/jauns`,
    { kind: 'latvija', at: 'latvija.gov.lv', since: '24.11.2026.' },
    'Mārtiņš',
  );
  assert.equal(made.statusCode, 303);
  const way = (await cardOf('L'))?.ways.find(({ kind }) => kind === 'latvija');
  assert.equal(way?.since.toString(), '2026-11-24');
  await pages.post(`${list}/${way.id}/beigt`, {}, 'Mārtiņš');
  assert.equal((await cardOf('L'))?.ways.length, 2);
  await pages.post(`${list}/${way.id}/atjaunot`, {}, 'Mārtiņš');
  assert.equal((await cardOf('L'))?.ways.length, 3);
});

test('a service ends after today with a way back in the same breath', async () => {
  const ended = await pages.post(`${path('G')}/beigt`, {}, 'Līga');
  assert.equal(ended.statusCode, 303);
  assert.match(await shown(path('G'), 'Līga'), /līdz 2026\. gada 24\. novembrim.*Sniegt atkal/);
  const back = await pages.post(`${path('G')}/atjaunot`, {}, 'Līga');
  assert.equal(back.statusCode, 303);
  assert.equal((await cardOf('G'))?.to, null);
  assert.equal((await pages.post(`/pakalpojums/${crypto.randomUUID()}/beigt`, {}, 'Līga')).statusCode, 404);
});

test('a place says whether it is open; who may sets its hours as one writes them, mistakes come back at their day', async () => {
  assert.match(
    await shown(setUp, 'Anna'),
    /Pašlaik atvērts, līdz 17\.00.*Pirmdiena 8\.30–18\.00.*To maina administrators/,
  );
  assert.doesNotMatch(await shown(setUp, 'Anna'), /Saglabāt/);
  assert.equal((await pages.post(`${setUp}/laiks`, { 'week-monday': '9-17' }, 'Anna')).statusCode, 403);
  assert.equal((await pages.post(`${setUp}/laiks`, { 'week-monday': '9-17' }, 'Zane')).statusCode, 403);
  const week = { 'week-tuesday': '9–12, 13–17', 'closing-0-day': '2026-12-23', 'closing-0-lv': 'Mācības' };
  const wrong = await pages.post(`${setUp}/laiks`, { ...week, 'week-monday': '9–13, 12–17' }, 'Mārtiņš');
  assert.equal(wrong.statusCode, 422);
  assert.match(text(wrong.body), /Pirmdiena/);
  assert.match(wrong.body, /value="9–12, 13–17"/, 'what was typed stays');
  assert.equal((await pages.post(`${setUp}/laiks`, { ...week, 'week-monday': 'agri' }, 'Mārtiņš')).statusCode, 422);
  assert.equal((await pages.post(`${setUp}/laiks`, { ...week, 'week-monday': '9.30–17' }, 'Mārtiņš')).statusCode, 303);
  const hours = await desk.database.read(DESK, (tx) => placeHours(tx, first.id));
  assert.deepEqual(hours?.weekly.monday, [{ from: '09:30', to: '17:00' }]);
  assert.deepEqual(hours.closings, [{ day: '2026-12-23', hours: null, lv: 'Mācības', en: 'Mācības' }]);
  assert.equal((await pages.post(`${setUp}/laiks`, { asHouse: 'yes' }, 'Mārtiņš')).statusCode, 303);
  assert.equal(await desk.database.read(DESK, (tx) => placeHours(tx, first.id)), null);
});

test('6.9: the limit for colleagues is set with its meaning in words, and only within its bounds', async () => {
  assert.match(await shown(setUp, 'Mārtiņš'), /Standarts \(6\.9\): klienti vispirms\. Tukšs: kolēģis gaida/);
  const setting = {
    calls: '3',
    callSeconds: '45',
    parkedMinutes: '60',
    appointmentEarly: '5',
    appointmentLate: '10',
  };
  const low = await pages.post(`${setUp}/rinda`, { ...setting, internalLimit: '4' }, 'Mārtiņš');
  assert.equal(low.statusCode, 422);
  assert.match(text(low.body), /skaitlis no 5 līdz 480/);
  const missing = await pages.post(`${setUp}/rinda`, { ...setting, calls: '' }, 'Mārtiņš');
  assert.match(text(missing.body), /Cik reižu sauc/);
  assert.equal((await pages.post(`${setUp}/rinda`, { ...setting, internalLimit: '30' }, 'Mārtiņš')).statusCode, 303);
  const kept = await desk.database.read(DESK, (tx) => queueSetting(tx, first.id));
  assert.deepEqual([kept.internalLimit, kept.calls], [30, 3]);
});

test('what a desk and a person give is ticked; nothing ticked is everything', async () => {
  const anna = `${setUp}/cilveks/${desk.as('Anna').employee}`;
  assert.match(await shown(anna, 'Mārtiņš'), /Anna Paraudziņa: ko sniedz/);
  assert.equal((await pages.post(anna, { services: [idOf('A'), idOf('K')] }, 'Mārtiņš')).statusCode, 303);
  assert.match(await shown(setUp, 'Anna'), /Anna Paraudziņa Deklarētā dzīvesvieta, Iesniegums, sūdzība/);
  assert.equal((await pages.post(anna, {}, 'Mārtiņš')).statusCode, 303);
  assert.match(await shown(setUp, 'Anna'), /Anna Paraudziņa visus pakalpojumus/);
  const three = `${setUp}/galds/${first.desks[2]?.id}`;
  assert.equal((await pages.post(three, { services: [idOf('A')] }, 'Mārtiņš')).statusCode, 403);
  assert.equal((await pages.post(three, { services: [idOf('B')] }, 'Ilze')).statusCode, 303);
  assert.match(await shown(setUp, 'Anna'), /Galds 3 Būvvalde Būvatļauja/);
});

test('where a service has been measured its card says how long it took there, and nothing where it has hardly been given', async () => {
  const minutes = Array.from({ length: 32 }, (_, share) => 2 + share / 2);
  await desk.database.write(DESK, (tx) =>
    tx.rows(
      `insert into service_time (tenant, place_id, service_id, hour, n, minutes) values (1, $1, $3, -1, 121, $4), (1, $2, $3, -1, 4, $4)`,
      [first.id, second.id, idOf('E'), minutes],
    ),
  );
  const card = await shown(path('E'), 'Anna');
  assert.match(card, /Paraugciemā .*izmērīts: pusei līdz 10 min, deviņiem no desmit līdz 16 min \(121 apmeklējums\)/);
  assert.equal(card.match(/izmērīts/g)?.length, 1, 'four visits say little');
});

test('the palette finds services by name', async () => {
  const found = (await pages.get('/palette?q=makskeresana', 'Anna')).body;
  assert.match(found, /Makšķerēšanas licences/);
});

test('the pages are valid HTML in both languages', async () => {
  const [solution] = (await cardOf('A'))?.solutions ?? [];
  const [way] = (await cardOf('A'))?.ways ?? [];
  const paths = [
    '/pakalpojumi',
    '/pakalpojumi?q=qqq',
    '/pakalpojumi/jauns',
    path('A'),
    `${path('A')}/labot`,
    `${path('A')}/risinajumi/jauns`,
    `${path('A')}/risinajumi/${solution?.id}`,
    `${path('A')}/veidi/${way?.id}`,
    `${path('B')}/vietas`,
    setUp,
    `${setUp}/galds/${first.desks[0]?.id}`,
  ];
  for (const at of paths) {
    for (const lang of ['lv', 'en']) {
      const answer = await pages.get(`${at}${at.includes('?') ? '&' : '?'}valoda=${lang}`, 'Kārlis');
      assert.equal(answer.statusCode, 200, at);
      await assertValidHtml(answer.body, at);
    }
  }
});

test('what has just ended offers its way back, and pressing that brings it back', async () => {
  const [solution] = (await cardOf('K'))?.solutions ?? [];
  const ended = await pages.post(`${path('K')}/risinajumi/${solution?.id}/beigt`, {}, 'Mārtiņš');
  const cookie = `${await pages.cookieOf('Mārtiņš')}; ${[ended.headers['set-cookie'] ?? []]
    .flat()
    .map((one) => one.split(';')[0])
    .join('; ')}`;
  const after = await pages.get(String(ended.headers.location), 'Mārtiņš', { cookie });
  const undo = undoOf(after.body);
  assert.equal(undo, `${path('K')}/risinajumi/${solution?.id}/atjaunot`);
  await pages.post(undo, {}, 'Mārtiņš');
  assert.equal((await cardOf('K'))?.solutions[0]?.id, solution?.id);
});

test('5.1.7: the card of a service that ends, or is given at a place no more, names who is booked for afterwards', async () => {
  const other = await testDesk('2026-11-23T08:00');
  const there = await testPages(other);
  await bookByPerson(other);
  const { id } = await booked(other, '2026-11-25T11:00');
  const card = `/pakalpojums/${service('C')}`;
  const shows = async () => (await there.get(card, 'Ilze')).body;
  assert.doesNotMatch(await shows(), /pakalpojuma tad vairs nav/);
  assert.equal((await there.post(`${card}/beigt`, {}, 'Ilze')).statusCode, 303);
  const body = await shows();
  assert.match(text(body), /Pierakstīti, lai gan pakalpojuma tad vairs nav: 1 klients/);
  assert.ok(body.includes(`href="/pieraksts/${id}"`));
  assert.ok(!body.includes('Rūta Kļaviņa'), 'the list names times, not people');
  assert.equal((await there.post(`${card}/atjaunot`, {}, 'Ilze')).statusCode, 303);
  assert.doesNotMatch(await shows(), /pakalpojuma tad vairs nav/);
  assert.equal((await there.post(`${card}/vietas/${CENTRE}/nonemt`, {}, 'Ilze')).statusCode, 303);
  assert.match(text(await shows()), /vairs nav: 1 klients/);
});
