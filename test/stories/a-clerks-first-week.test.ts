import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryAt, DIRECTORY_SUBJECT, standInFor, supervisorOf } from '../../src/desk/directory/index.ts';
import { signedInPerson } from '../../src/desk/sessions/index.ts';
import { eventsOfSubject, obligationsOfSubject } from '../../src/journal/index.ts';
import type { EmployeeId } from '../../src/vocabulary/ids.ts';
import { DESK, testDesk } from '../builders/desk.ts';
import { testPages } from '../builders/pages.ts';
import { assertJournalIsWhole } from '../builders/story.ts';

test('1, 5.2.3, 5.4.3: a clerk’s first week: taken on, placed under a head, stood in for and standing in, and judged by each day’s directory', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const pages = await testPages(desk);
  const whole = () => desk.database.read(DESK, directoryAt);
  const day = (text: string) => Temporal.PlainDate.from(text);
  const signedIn = (id: EmployeeId, on: string) => desk.database.read(DESK, (tx) => signedInPerson(tx, id, day(on)));

  // On Friday the administrator puts the new clerk in: a person and a post, from Monday on.
  const before = await whole();
  const building = before.units.find(({ nameLv }) => nameLv === 'Būvvalde')?.id ?? '';
  const person = {
    givenName: 'Elīna',
    surname: 'Paraugzieda',
    email: 'elina.paraugzieda@paraugnovads.example',
    phone: '',
  };
  const made = await pages.post('/iestades/darbinieks/jauns', person, 'Kārlis');
  const elina = String(made.headers.location).split('/').at(-1) as EmployeeId;
  const post = { titleLv: 'lietvede', titleEn: 'clerk', kind: 'employee', unit: building, from: '2026-11-23', to: '' };
  assert.equal((await pages.post('/iestades/amats/jauns', post, 'Kārlis')).statusCode, 303);
  const own = (await whole()).posts.find(({ titleLv }) => titleLv === 'lietvede')?.id ?? '';
  const appointment = { person: 'Elīna Paraugzieda', post: own, from: '2026-11-20', to: '' };
  const early = await pages.post('/iestades/amata/jauns', appointment, 'Kārlis');
  assert.equal(early.statusCode, 422, 'nobody holds a post before it is there');
  assert.match(early.body, /neiekļaujas amata „lietvede” laikā/);
  const monday = { ...appointment, from: '2026-11-23' };
  assert.equal((await pages.post('/iestades/amata/jauns', monday, 'Kārlis')).statusCode, 303);

  // Until Monday she is nobody here; then she belongs to the building authority, under its head.
  assert.equal(await signedIn(elina, '2026-11-20'), null);
  const first = await signedIn(elina, '2026-11-23');
  assert.deepEqual(first?.identity.units, [building]);
  assert.deepEqual(first?.identity.roles, ['employee']);
  assert.equal(supervisorOf(await whole(), elina, day('2026-11-23'))?.employee, desk.as('Ilze').employee);
  assert.equal(supervisorOf(await whole(), elina, day('2026-11-20')), null);

  // On Tuesday the head falls out; the inspector stands in, and on Wednesday he is away too, with the clerk in his place.
  desk.at('2026-11-24T08:10');
  const away = (who: string, fields: Record<string, string>) =>
    pages.post(`/iestades/darbinieks/${desk.as(who).employee}/prombutne`, fields, who);
  const ilze = { from: '2026-11-24', to: '2026-11-27', standIn: 'Jānis Piemērs' };
  assert.equal((await away('Ilze', ilze)).statusCode, 303);
  const janis = { from: '2026-11-25', to: '2026-11-25', standIn: 'Ilze Paraugkalne' };
  const ring = await away('Jānis', janis);
  assert.equal(ring.statusCode, 422);
  assert.match(ring.body, /prom būtu visi, kas cits citu aizstāj/);
  assert.equal((await away('Jānis', { ...janis, standIn: 'Elīna Paraugzieda' })).statusCode, 303);

  const acting = async (on: string) => standInFor(await whole(), desk.as('Ilze').employee, day(on)).employee;
  assert.deepEqual(
    [await acting('2026-11-23'), await acting('2026-11-24'), await acting('2026-11-25'), await acting('2026-11-26')],
    [desk.as('Ilze').employee, desk.as('Jānis').employee, elina, desk.as('Jānis').employee],
  );
  const wednesday = await signedIn(elina, '2026-11-25');
  assert.deepEqual(
    wednesday?.standsInFor.map(({ name, until }) => `${name} ${until.toString()}`),
    ['Ilze Paraugkalne 2026-11-25', 'Jānis Piemērs 2026-11-25'],
  );
  assert.ok(wednesday?.identity.roles.includes('head'), 'the head’s powers for that one day');
  assert.deepEqual((await signedIn(elina, '2026-11-26'))?.identity.roles, ['employee']);

  // Every change stands in the journal, and clause 1 is kept by each of them.
  const events = await desk.database.read(DESK, (tx) => eventsOfSubject(tx, DIRECTORY_SUBJECT.id));
  assert.deepEqual(
    events.map(({ kind }) => kind),
    Array.from({ length: 5 }, () => 'directory.published'),
  );
  const kept = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, DIRECTORY_SUBJECT.id));
  assert.deepEqual(
    kept.map(({ clause, verdict }) => `${clause} ${verdict}`),
    Array.from({ length: 5 }, () => '1 met'),
  );
  await assertJournalIsWhole(desk);
});
