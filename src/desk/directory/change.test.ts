import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOfSubject, obligationsOfSubject } from '../../journal/index.ts';
import type { EmployeeId, MandateId, UnitId } from '../../vocabulary/ids.ts';
import { DESK, testDesk, type TestDesk } from '../../../test/builders/desk.ts';
import { newId } from '../context.ts';
import { signedInPerson } from '../sessions/index.ts';
import {
  changeDirectory,
  changePlaces,
  changeRole,
  type Directory,
  DIRECTORY_SUBJECT,
  type DirectoryDeed,
  directoryAt,
  endMandate,
  faultsOf,
  findPeople,
  giveMandate,
  isMandated,
  mandatesEver,
  mandatesOf,
  placesWithDesks,
  rolesGivenTo,
  standInFor,
  takeBackAbsence,
  writeAbsence,
} from './index.ts';

const DAY = Temporal.PlainDate.from('2026-11-20');
const desk = await testDesk('2026-11-20T09:00');
const karlis = desk.as('Kārlis');
const whole = () => desk.database.read(DESK, directoryAt);
const start = await whole();
const unitNamed = (directory: Directory, name: string) => {
  const found = directory.units.find(({ nameLv }) => nameLv === name);
  assert.ok(found);
  return found;
};
const building = unitNamed(start, 'Būvvalde');
const property = unitNamed(start, 'Nekustamā īpašuma nodaļa');
const change = (deeds: readonly DirectoryDeed[], who = karlis) =>
  desk.database.write(who, (tx) => changeDirectory(desk, tx, who.employee, deeds));
const refusal = (outcome: object) => ('refused' in outcome ? outcome.refused : 'done');
const published = () => desk.database.read(DESK, (tx) => eventsOfSubject(tx, DIRECTORY_SUBJECT.id));
const signedIn = async (given: string, day: Temporal.PlainDate, among: TestDesk = desk) => {
  const found = await among.database.read(DESK, (tx) => signedInPerson(tx, among.as(given).employee, day));
  assert.ok(found !== null);
  return found;
};

test('1: a new unit with a post and its holder is one change, in force from its day, and every change is in the journal', async () => {
  const unit = {
    ...building,
    id: newId<UnitId>(),
    parent: building.id,
    nameLv: 'Būvinspekcija',
    from: DAY,
    code: null,
  };
  const post = {
    id: newId<never>(),
    code: null,
    unit: unit.id,
    titleLv: 'vadītājs',
    titleEn: 'head',
    kind: 'head',
    from: DAY,
    to: null,
  } as const;
  const person = {
    id: newId<EmployeeId>(),
    code: null,
    externalId: null,
    givenName: 'Uldis',
    surname: 'Paraugbērzs',
    email: 'uldis@paraugnovads.example',
    phone: '',
  };
  const done = await change([
    { put: 'unit', row: unit },
    { put: 'post', row: post },
    { put: 'person', row: person },
    { put: 'holding', row: { id: newId<string>(), employee: person.id, post: post.id, from: DAY, to: null } },
  ]);
  assert.equal(refusal(done), 'done');
  const events = await published();
  const facts = events.at(-1)?.facts;
  assert.deepEqual(facts, { source: 'by-hand', changes: 4, units: 8, posts: 18, vacancies: 4, resolved: true });
  assert.equal(desk.rules.current().body.units[unit.id], undefined);
  await desk.refresh();
  assert.equal(
    desk.rules.current().body.units[unit.id]?.institution,
    building.institution,
    'its due times are counted by its institution',
  );
  const [gate] = (await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, DIRECTORY_SUBJECT.id))).filter(
    ({ clause }) => clause === '1',
  );
  assert.equal(gate?.verdict, 'met');
});

test('1: what would leave the directory worse is refused with what stands in the way, and nothing is written', async () => {
  const before = (await published()).length;
  const directory = await whole();
  const management = unitNamed(directory, 'Vadība');
  const [head] = directory.posts.filter(({ unit, kind }) => unit === building.id && kind === 'head');
  assert.ok(head);
  const cycle = await change([{ put: 'unit', row: { ...management, parent: building.id } }]);
  assert.equal(refusal(cycle), 'unit-cycle');
  const second = { ...head, id: newId<typeof head.id>(), from: DAY };
  const holding = { id: newId<string>(), employee: desk.as('Jānis').employee, post: second.id, from: DAY, to: null };
  assert.equal(
    refusal(
      await change([
        { put: 'post', row: second },
        { put: 'holding', row: holding },
      ]),
    ),
    'two-heads',
  );
  assert.equal(refusal(await change([{ put: 'holding', row: { ...holding, post: head.id } }])), 'post-is-held');
  assert.equal(refusal(await change([{ put: 'unit', row: { ...building, to: DAY } }])), 'units-below');
  assert.equal(refusal(await change([{ put: 'unit', row: { ...property, to: DAY } }])), 'posts-below');
  assert.equal(
    refusal(await change([{ put: 'unit', row: { ...property, to: property.from.subtract({ days: 1 }) } }])),
    'ends-before-it-starts',
  );
  assert.equal(refusal(await change([{ put: 'post', row: { ...head, to: DAY } }])), 'holders-below');
  assert.equal(refusal(await change([{ put: 'unit', row: { ...property, parent: newId<UnitId>() } }])), 'unknown-unit');
  const [anna] = directory.people.filter(({ givenName }) => givenName === 'Anna');
  assert.ok(anna);
  assert.equal(
    refusal(
      await change([
        { put: 'person', row: { ...anna, id: newId<EmployeeId>(), email: 'ANNA.paraudzina@paraugnovads.example' } },
      ]),
    ),
    'address-taken',
  );
  assert.equal(refusal(await change([{ put: 'person', row: anna }])), 'nothing-changed');
  assert.equal(
    refusal(await change([{ put: 'person', row: { ...anna, phone: '1' } }], desk.as('Anna'))),
    'not-allowed',
  );
  assert.equal((await published()).length, before);
  assert.deepEqual(await whole(), directory);
});

test('1: a head who hands over is head until the last day, and the next one from the day after', async () => {
  const directory = await whole();
  const [held] = directory.holdings.filter(({ employee }) => employee === desk.as('Mārtiņš').employee);
  assert.ok(held);
  const last = DAY.add({ days: 9 });
  assert.equal(
    refusal(
      await change([
        { put: 'holding', row: { ...held, to: last } },
        {
          put: 'holding',
          row: {
            id: newId<string>(),
            employee: desk.as('Anna').employee,
            post: held.post,
            from: last.add({ days: 1 }),
            to: null,
          },
        },
      ]),
    ),
    'done',
  );
  assert.ok((await signedIn('Mārtiņš', last)).identity.roles.includes('head'));
  assert.ok(!(await signedIn('Anna', last)).identity.roles.includes('head'));
  assert.ok((await signedIn('Anna', last.add({ days: 1 }))).identity.roles.includes('head'));
  const gone = await desk.database.read(DESK, (tx) =>
    signedInPerson(tx, desk.as('Mārtiņš').employee, last.add({ days: 1 })),
  );
  assert.equal(gone, null, 'whoever holds no post any more cannot be signed in');
});

test('5.2.3: whoever stands in has the units and the head’s powers of the absent one for those days, through a chain', async () => {
  const other = await testDesk('2026-11-20T09:00');
  const [ilze, janis, edgars] = [other.as('Ilze'), other.as('Jānis'), other.as('Edgars')];
  const away = (
    who: typeof ilze,
    employee: EmployeeId,
    standIn: EmployeeId | null,
    first = DAY,
    lastDay = DAY.add({ days: 3 }),
  ) =>
    other.database.write(who, (tx) =>
      writeAbsence(other, tx, who.employee, { employee, firstDay: first, lastDay, standIn }),
    );
  const own = await away(ilze, ilze.employee, janis.employee);
  assert.equal(refusal(own), 'done');
  const asJanis = await signedIn('Jānis', DAY, other);
  assert.deepEqual(
    asJanis.standsInFor.map(({ name, until }) => `${name} ${until.toString()}`),
    ['Ilze Paraugkalne 2026-11-23'],
  );
  assert.ok(asJanis.identity.roles.includes('head'));
  assert.deepEqual(asJanis.identity.leads, [building.id]);
  assert.deepEqual((await signedIn('Jānis', DAY.add({ days: 4 }), other)).identity.roles, ['employee']);

  assert.equal(refusal(await away(janis, edgars.employee, null)), 'not-allowed', 'nobody writes another’s absence');
  assert.equal(refusal(await away(edgars, edgars.employee, edgars.employee)), 'stands-in-for-oneself');
  assert.equal(
    refusal(await away(ilze, janis.employee, ilze.employee)),
    'nobody-left',
    'the head writes it, but nobody would be left',
  );
  assert.equal(
    refusal(await away(ilze, ilze.employee, edgars.employee, DAY.add({ days: 2 }), DAY.add({ days: 9 }))),
    'away-already',
  );
  const karlis = other.as('Kārlis');
  assert.equal(
    refusal(await away(karlis, janis.employee, edgars.employee, DAY.add({ days: 1 }), DAY.add({ days: 1 }))),
    'done',
  );
  const tomorrow = DAY.add({ days: 1 });
  const asEdgars = await signedIn('Edgars', tomorrow, other);
  assert.deepEqual(
    asEdgars.standsInFor.map(({ name, until }) => `${name} ${until.toString()}`),
    ['Ilze Paraugkalne 2026-11-21', 'Jānis Piemērs 2026-11-21'],
  );
  assert.deepEqual(asEdgars.identity.units.toSorted(), [building.id, property.id].toSorted());
  assert.deepEqual(asEdgars.identity.leads, [building.id], 'head there, not in the own unit');
  assert.deepEqual((await signedIn('Jānis', tomorrow, other)).standsInFor, [], 'nobody who is away covers');
  const directory = await other.database.read(DESK, directoryAt);
  assert.equal(standInFor(directory, ilze.employee, tomorrow).employee, edgars.employee);

  assert.ok('id' in own);
  const back = await other.database.write(ilze, (tx) => takeBackAbsence(other, tx, ilze.employee, own.id));
  assert.equal(refusal(back), 'done');
  assert.deepEqual((await signedIn('Jānis', DAY, other)).standsInFor, []);
});

test('1, 14: posts bring their roles, and whoever heads a unit has the units below', async () => {
  const inga = await signedIn('Inga', DAY);
  assert.deepEqual(inga.identity.roles.toSorted(), ['employee', 'executive-director', 'head']);
  assert.equal(inga.identity.units.length, (await whole()).units.length);
  const andris = await signedIn('Andris', DAY);
  assert.deepEqual(andris.identity.roles, ['employee', 'council-chair']);
  assert.equal(andris.identity.units.length, 1, 'the chair leads the council, not the employees');
  assert.ok((await signedIn('Līga', DAY)).identity.roles.includes('steward'));
});

test('5.5.2: a mandate is given by who may, to a person or a post, holds on its days and is in the journal', async () => {
  const inga = desk.as('Inga');
  const ilze = desk.as('Ilze').employee;
  const order = {
    kind: 'sign',
    scope: 'būvvaldes vēstules',
    unit: building.id,
    document: 'Rīkojums Nr. 1 (demo)',
    from: DAY,
    until: null,
  } as const;
  const give = (who: typeof inga, to: EmployeeId) =>
    desk.database.write(who, (tx) => giveMandate(desk, tx, who.employee, { ...order, to: { employee: to } }));
  assert.equal(refusal(await give(desk.as('Anna'), ilze)), 'not-allowed');
  assert.equal(refusal(await give(inga, inga.employee)), 'to-oneself');
  const given = await give(inga, ilze);
  assert.ok('id' in given);
  const held = await desk.database.read(DESK, (tx) => mandatesOf(tx, ilze, DAY));
  assert.equal(isMandated(held, 'sign', building.id), true);
  assert.equal(isMandated(held, 'sign', property.id), false);
  assert.equal(isMandated(held, 'decide', building.id), false);
  assert.deepEqual(await desk.database.read(DESK, (tx) => mandatesOf(tx, ilze, DAY.subtract({ days: 1 }))), []);
  const end = (id: MandateId, day: Temporal.PlainDate) =>
    desk.database.write(inga, (tx) => endMandate(desk, tx, inga.employee, id, day));
  assert.equal(refusal(await end(given.id, DAY.subtract({ days: 1 }))), 'ends-before-it-starts');
  assert.equal(refusal(await end(given.id, DAY)), 'done');
  assert.deepEqual(await desk.database.read(DESK, (tx) => mandatesOf(tx, ilze, DAY.add({ days: 1 }))), []);
  assert.equal((await desk.database.read(DESK, (tx) => mandatesEver(tx, ilze))).length, 1);
  const events = await desk.database.read(DESK, (tx) => eventsOfSubject(tx, ilze));
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ['mandate.given', 'mandate.ended'],
  );

  const [post] = (await whole()).posts.filter(({ kind }) => kind === 'council-chair');
  assert.ok(post);
  await desk.database.write(inga, (tx) =>
    giveMandate(desk, tx, inga.employee, { ...order, unit: null, to: { post: post.id } }),
  );
  const chairs = await desk.database.read(DESK, (tx) => mandatesOf(tx, desk.as('Andris').employee, DAY));
  assert.equal(isMandated(chairs, 'sign', property.id), true);
});

test('5.4.2: a role is given and taken from a day on; an administrator does not lock themselves out', async () => {
  const zane = desk.as('Zane').employee;
  const set = (who: EmployeeId, has: boolean) =>
    desk.database.write(karlis, (tx) => changeRole(desk, tx, karlis.employee, who, 'administrator', has));
  assert.equal(refusal(await set(zane, true)), 'done');
  assert.equal(refusal(await set(zane, true)), 'nothing-changed');
  assert.ok((await signedIn('Zane', DAY)).identity.roles.includes('administrator'));
  assert.equal(refusal(await set(karlis.employee, false)), 'own-administrator');
  assert.equal(refusal(await set(zane, false)), 'done');
  assert.deepEqual(await desk.database.read(DESK, (tx) => rolesGivenTo(tx, zane)), []);
});

test('6: places and their desks are kept, a number stands once in a place', async () => {
  const place = {
    id: newId<never>(),
    nameLv: 'Apkalpošanas vieta',
    nameEn: '',
    address: 'Parauga iela 1',
    from: DAY,
    to: null,
  };
  const put = (deed: Parameters<typeof changePlaces>[3]) =>
    desk.database.write(karlis, (tx) => changePlaces(desk, tx, karlis.employee, deed));
  assert.equal(refusal(await put({ put: 'place', row: place })), 'done');
  const row = { id: newId<never>(), place: place.id, number: '1', unit: building.id, from: DAY, to: null };
  assert.equal(refusal(await put({ put: 'desk', row })), 'done');
  assert.equal(refusal(await put({ put: 'desk', row: { ...row, id: newId<never>() } })), 'number-taken');
  assert.equal(refusal(await put({ put: 'place', row: { ...place, to: DAY } })), 'desks-below');
  const [kept] = await desk.database.read(DESK, placesWithDesks);
  assert.deepEqual(
    kept?.desks.map(({ number }) => number),
    ['1'],
  );
});

test('people are found without diacritics by name, post, unit, phone or address, every word somewhere', async () => {
  const directory = await whole();
  const found = (words: string) =>
    findPeople(directory, words, DAY, 10).map(({ person }) => `${person.givenName} ${person.surname}`);
  assert.deepEqual(found('paraudzina'), ['Anna Paraudziņa']);
  assert.deepEqual(found('buvvalde ilze'), ['Ilze Paraugkalne']);
  assert.deepEqual(found('BŪVINSPEKTORS'), ['Jānis Piemērs']);
  assert.ok(found('60000002').includes('Jānis Piemērs'));
  assert.deepEqual(found('rita.demondarza@'), ['Rita Demondārza']);
  assert.deepEqual(found('%'), []);
  assert.deepEqual(found(' '), []);
});

test('the demo’s directory has nothing worse than posts that stand vacant', async () => {
  const fresh = await (await testDesk('2026-11-20T09:00')).database.read(DESK, directoryAt);
  assert.deepEqual([...new Set(faultsOf(fresh, DAY).map(({ fault }) => fault))], ['unit-without-head', 'vacant-post']);
});
