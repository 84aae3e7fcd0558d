import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, settled, testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { followFigures } from '../../../desk/figures/index.ts';
import { directoryAt, mandatesEver, placesWithDesks } from '../../../desk/directory/index.ts';

const desk = await testDesk('2026-11-20T09:00');
const pages = await testPages(desk);
const whole = () => desk.database.read(DESK, directoryAt);
const start = await whole();
const unit = (name: string) => start.units.find(({ nameLv }) => nameLv === name)?.id ?? '';
const building = unit('Būvvalde');
const property = unit('Nekustamā īpašuma nodaļa');
const text = (body: string) =>
  (/<main[^]*<\/main>/.exec(body)?.[0] ?? '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ');
const person = (given: string) => `/iestades/darbinieks/${desk.as(given).employee}`;

test('1: the picture shows every unit with its head, vacancies and everybody whom the standard binds', async () => {
  const shown = text((await pages.get('/iestades', 'Anna')).body);
  assert.match(shown, /12 darbinieki, 7 struktūrvienības/);
  assert.match(shown, /Būvvalde.* vada Ilze Paraugkalne/);
  assert.match(shown, /Nekustamā īpašuma nodaļa vadītājs: vakants 1 darbinieks, 1 vakance/);
  assert.doesNotMatch(shown, /Jauns darbinieks/, 'an employee is offered no editing');
});

test('the search keeps what fits and what stands above it, without diacritics, and says where nothing does', async () => {
  const shown = text((await pages.get('/iestades?q=buvinspektors', 'Anna')).body);
  assert.match(shown, /Vadība.*Būvvalde.*Jānis Piemērs/);
  assert.doesNotMatch(shown, /Zane|Sociālās/);
  assert.match(text((await pages.get('/iestades?q=qqq', 'Anna')).body), /Nekas tāds nav atrasts/);
});

test('1: asked about a day before anybody was there, the picture is of that day', async () => {
  const shown = text((await pages.get('/iestades?diena=2023-11-30', 'Anna')).body);
  assert.match(shown, /0 darbinieku, 0 struktūrvienību/);
  assert.match(shown, /Tā bija 2023. gada 30. novembrī/);
});

test('only an administrator edits; who may not is refused, and what is not there is not found', async () => {
  for (const path of [
    '/iestades/vieniba/jauna',
    `/iestades/vieniba/${building}/labot`,
    '/iestades/amata/jauns',
    '/iestades/vietas/jauna',
  ]) {
    assert.equal((await pages.get(path, 'Ilze')).statusCode, 403, path);
    assert.equal((await pages.post(path, {}, 'Ilze')).statusCode, 403, path);
    assert.equal((await pages.get(path, 'Kārlis')).statusCode, 200, path);
  }
  for (const path of [
    '/iestades/vieniba/nav',
    `/iestades/darbinieks/${building}`,
    '/iestades/amats/nav/labot',
    '/iestades/galds/nav/labot',
  ])
    assert.equal((await pages.get(path, 'Kārlis')).statusCode, 404, path);
  assert.equal((await pages.get('/iestades')).statusCode, 303);
});

test('1: a unit under itself, a second head and an end before the start are refused in words, with what was typed', async () => {
  const management = start.units.find(({ nameLv }) => nameLv === 'Vadība');
  assert.ok(management);
  const fields = {
    nameLv: 'Vadība',
    nameEn: 'Management',
    institution: management.institution,
    parent: building,
    phone: '',
    email: '',
    from: '2023-12-01',
    to: '',
  };
  const cycle = await pages.post(`/iestades/vieniba/${management.id}/labot`, fields, 'Kārlis');
  assert.equal(cycle.statusCode, 422);
  assert.match(text(cycle.body), /stāvētu viena virs otras: .*Vadība.*Izvēlieties citu augstāko/);
  assert.match(cycle.body, new RegExp(`value="${building}" selected`), 'what was chosen stays chosen');
  const ends = await pages.post(
    `/iestades/vieniba/${management.id}/labot`,
    { ...fields, parent: '', to: '2023-11-01' },
    'Kārlis',
  );
  assert.match(text(ends.body), /Pēdējā diena nevar būt pirms pirmās \(2023. gada 1. decembris\)/);
  const hanging = await pages.post(
    `/iestades/vieniba/${property}/labot`,
    { ...fields, nameLv: 'X', parent: '', to: '2026-12-01' },
    'Kārlis',
  );
  assert.match(text(hanging.body), /Vispirms izbeidziet vai pārceliet amatus/);

  const made = await pages.post(
    '/iestades/amats/jauns',
    { titleLv: 'otrs vadītājs', titleEn: '', kind: 'head', unit: building, from: '2026-11-20', to: '' },
    'Kārlis',
  );
  assert.equal(made.statusCode, 303);
  const post = (await whole()).posts.find(({ titleLv }) => titleLv === 'otrs vadītājs');
  const second = await pages.post(
    '/iestades/amata/jauns',
    { person: 'janis piemers', post: post?.id ?? '', from: '2026-11-20', to: '' },
    'Kārlis',
  );
  assert.equal(second.statusCode, 422);
  assert.match(text(second.body), /jau ir vadītājs: Ilze Paraugkalne, no 2023. gada 1. decembra/);
  const nobody = await pages.post(
    '/iestades/amata/jauns',
    { person: 'Nav Tāda', post: post?.id ?? '', from: '2026-11-20', to: '' },
    'Kārlis',
  );
  assert.match(text(nobody.body), /Šāda darbinieka nav/);
});

test('an administrator takes somebody on: person, post, and they stand in the picture from that day', async () => {
  const made = await pages.post(
    '/iestades/darbinieks/jauns',
    { givenName: 'Uldis', surname: 'Paraugbērzs', email: 'uldis.paraugberzs@paraugnovads.example', phone: '' },
    'Kārlis',
  );
  assert.equal(made.statusCode, 303);
  const vacant = start.posts.find((post) => post.unit === property && post.kind === 'head');
  assert.ok(vacant);
  const appointed = await pages.post(
    '/iestades/amata/jauns',
    {
      person: 'Uldis Paraugbērzs, uldis.paraugberzs@paraugnovads.example',
      post: vacant.id,
      from: '2026-12-01',
      to: '',
    },
    'Kārlis',
  );
  assert.equal(appointed.headers.location, made.headers.location);
  assert.match(text((await pages.get('/iestades/kludas', 'Kārlis')).body), /Vakanti amati.*nodaļas vadītājs/);
  assert.match(
    text((await pages.get('/iestades?diena=2026-12-01', 'Kārlis')).body),
    /Nekustamā īpašuma nodaļa vada Uldis Paraugbērzs/,
  );
  assert.match(
    text((await pages.get(`${person('Edgars')}?diena=2026-12-01`, 'Edgars')).body),
    /Kas ir augstāk.*Uldis Paraugbērzs.*Inga/,
  );
  assert.match(
    text((await pages.get(person('Edgars'), 'Edgars')).body),
    /Inga Piemērlauka izpilddirektore, Vadība \(jo vakants: nodaļas vadītājs\)/,
  );
});

test('5.2.3: one enters one’s own absence, the page shows who acts, and it is taken back', async () => {
  const path = `${person('Jānis')}/prombutne`;
  assert.equal((await pages.get(path, 'Anna')).statusCode, 403);
  const wrong = await pages.post(path, { from: '2026-11-20', to: '2026-11-25', standIn: 'jānis piemērs' }, 'Jānis');
  assert.equal(wrong.statusCode, 422);
  assert.match(text(wrong.body), /Sevi aizstāt nevar/);
  const saved = await pages.post(path, { from: '2026-11-20', to: '2026-11-25', standIn: 'Ilze Paraugkalne' }, 'Jānis');
  assert.equal(saved.statusCode, 303);
  assert.match(
    text((await pages.get('/iestades', 'Anna')).body),
    /Jānis Piemērs prom līdz 25. nov., aizstāj Ilze Paraugkalne/,
  );
  assert.match(
    text((await pages.get(person('Jānis'), 'Anna')).body),
    /no 2026. gada 20. novembra līdz 2026. gada 25. novembrim, aizstāj Ilze/,
  );
  assert.match(text((await pages.get(person('Ilze'), 'Anna')).body), /Tagad aizstāj Jānis Piemērs līdz 25. nov./);
  const id = (await whole()).absences[0]?.id ?? '';
  assert.equal((await pages.post(`/iestades/prombutne/${id}/atcelt`, {}, 'Anna')).statusCode, 403);
  assert.equal((await pages.post(`/iestades/prombutne/${id}/atcelt`, {}, 'Ilze')).statusCode, 303, 'the head may');
  assert.equal((await whole()).absences.length, 0);
  assert.equal((await pages.post(`/iestades/prombutne/${id}/atcelt`, {}, 'Ilze')).statusCode, 409);
});

test('5.5.2, 5.4.2: mandates and roles are given and ended on the person’s page, which says what a role allows', async () => {
  const ilze = desk.as('Ilze').employee;
  const given = {
    to: ilze,
    kind: 'sign',
    scope: 'būvvaldes vēstules',
    unit: building,
    document: 'Rīkojums Nr. 1 (demo)',
    from: '2026-11-20',
    until: '',
  };
  assert.equal((await pages.post(`${person('Ilze')}/pilnvarojums`, given, 'Ilze')).statusCode, 403);
  const incomplete = await pages.post(`${person('Ilze')}/pilnvarojums`, { ...given, document: '' }, 'Inga');
  assert.equal(incomplete.statusCode, 422);
  assert.equal((await pages.post(`${person('Ilze')}/pilnvarojums`, given, 'Inga')).statusCode, 303);
  assert.match(
    text((await pages.get(person('Ilze'), 'Anna')).body),
    /parakstīt : būvvaldes vēstules Būvvalde; Rīkojums Nr. 1 \(demo\)/,
  );
  const [mandate] = await desk.database.read(DESK, (tx) => mandatesEver(tx, ilze));
  assert.equal((await pages.post(`/iestades/pilnvarojums/${mandate?.id}/beigt`, {}, 'Inga')).statusCode, 303);
  assert.equal((await pages.post(`/iestades/pilnvarojums/${mandate?.id}/beigt`, {}, 'Inga')).statusCode, 409);
  const self = await pages.post(`${person('Inga')}/pilnvarojums`, { ...given, to: desk.as('Inga').employee }, 'Inga');
  assert.match(text(self.body), /Pats sev pilnvarojumu nedod \(5.1.6\)/);

  assert.equal(
    (await pages.post(`${person('Zane')}/lomas`, { role: 'administrator', give: 'yes' }, 'Inga')).statusCode,
    403,
  );
  assert.equal(
    (await pages.post(`${person('Zane')}/lomas`, { role: 'administrator', give: 'yes' }, 'Kārlis')).statusCode,
    303,
  );
  const zane = text((await pages.get(person('Zane'), 'Zane')).body);
  assert.match(zane, /administrators piešķirta 2026. gada 20. novembrī/);
  assert.match(zane, /Visā pašvaldībā .*Savā struktūrvienībā .*Savās lietās/);
  assert.equal(
    (await pages.post(`${person('Kārlis')}/lomas`, { role: 'administrator', give: 'no' }, 'Kārlis')).statusCode,
    409,
  );
});

test('6: places and desks are entered, changed and shown to everybody', async () => {
  const made = await pages.post(
    '/iestades/vietas/jauna',
    { nameLv: 'Apkalpošanas vieta', nameEn: '', address: 'Parauga iela 1', from: '2026-11-20', to: '' },
    'Kārlis',
  );
  assert.equal(made.statusCode, 303);
  const [place] = await desk.database.read(DESK, placesWithDesks);
  const path = `/iestades/galds/jauns?vieta=${place?.id}`;
  const number = { number: '1', unit: building, from: '2026-11-20', to: '' };
  assert.equal((await pages.post(path, number, 'Kārlis')).statusCode, 303);
  const twice = await pages.post(path, number, 'Kārlis');
  assert.match(text(twice.body), /Galds ar numuru 1 šajā vietā jau ir/);
  assert.match(
    text((await pages.get('/iestades/vietas', 'Anna')).body),
    /Apkalpošanas vieta Parauga iela 1 Galds 1 · Būvvalde/,
  );
});

test('the palette finds colleagues by name, post and telephone', async () => {
  const found = (await pages.get('/palette?q=būvinspektors', 'Anna')).body;
  assert.match(found, /Jānis Piemērs/);
  assert.match(found, /būvinspektors · Būvvalde/);
});

test('the pages are valid HTML in both languages and small', async () => {
  const paths = [
    '/iestades',
    '/iestades?q=ilze',
    '/iestades/kludas',
    '/iestades/vietas',
    `/iestades/vieniba/${building}`,
    person('Ilze'),
    `${person('Ilze')}/prombutne`,
    `${person('Ilze')}/pilnvarojums`,
    `/iestades/vieniba/${building}/labot`,
    '/iestades/amata/jauns',
    '/iestades/darbinieks/jauns',
    '/iestades/iestade/jauna',
  ];
  for (const path of paths) {
    for (const lang of ['lv', 'en']) {
      const answer = await pages.get(`${path}${path.includes('?') ? '&' : '?'}valoda=${lang}`, 'Kārlis', {
        'accept-language': lang,
      });
      assert.equal(answer.statusCode, 200, path);
      assert.ok(answer.body.length < 40_000, `${path}: ${answer.body.length}`);
      await assertValidHtml(answer.body, path);
    }
  }
});

test('1: after a change the clause’s page has its live figure, and the change is kept as evidence', async () => {
  await settled(desk);
  while (await followFigures(desk));
  const shown = text((await pages.get('/standarts/1', 'Līga')).body);
  assert.match(shown, /mainīts iestāžu un amatu saraksts/);
  assert.match(shown, /Izpildīts/);
});
