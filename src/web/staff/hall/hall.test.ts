import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breathes, comes, deskNumber, HALL, serves, serviceOf, sits } from '../../../../test/builders/busy-hall.ts';
import { testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { deskIdentity } from '../../../database/connect.ts';
import { hallDesks, visitById } from '../../../desk/visits/index.ts';
import { PLACES } from '../../../seed/demo-people.ts';
import { dayOf } from '../../../time/zone.ts';

const desk = await testDesk('2026-11-23T10:00');
const pages = await testPages(desk);
const HEAD = 'Mārtiņš';
const hall = async (who: string | null = HEAD) => pages.get(`/zale?vieta=${HALL}`, who);
const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const whoSits = async (number: string) =>
  (await desk.database.read(deskIdentity(desk.tenant), (tx) => hallDesks(tx, HALL, dayOf(desk.clock())))).find(
    (one) => one.number === number,
  )?.name ?? null;

test('an empty hall says that nobody waits, and that no desk is open', async () => {
  const page = await hall();
  assert.equal(page.statusCode, 200);
  assert.match(text(page.body), /Neviens negaida\./);
  assert.match(text(page.body), /Atvērtie galdi 0 no 4/);
});

test('who waits for which service, since when and in which group; a service that no open desk gives is said first', async () => {
  await sits(desk, 'Anna', '3');
  await comes(desk, 'A');
  await comes(desk, 'A', 'employee');
  await comes(desk, 'B');
  desk.at('2026-11-23T10:12');
  const said = text((await hall()).body);
  assert.match(said, /Gaida 2 \+ 1 kolēģis/);
  assert.match(said, /Ilgākā gaidīšana 12 min/);
  assert.match(said, /Neviens atvērtais galds nesniedz: Deklarētā dzīvesvieta\./);
  assert.match(said, /A001.*B001.*A002/);
  await sits(desk, 'Anna', '1');
  assert.doesNotMatch(text((await hall()).body), /nesniedz/);
});

test('7.6: a breather is told as such, and nothing is counted of it', async () => {
  await sits(desk, 'Līga', '2');
  await breathes(desk, 'Līga');
  const said = text((await hall()).body);
  assert.match(said, /atelpas brīdis līdz 10\.27/);
  assert.doesNotMatch(said, /atelpas brīdis[^.]{0,40}(kavē|pārsnieg)/);
});

test('whoever has no unit in a hall, and whoever is not a head, does not see it', async () => {
  assert.equal((await hall('Anna')).statusCode, 403);
  assert.equal((await pages.get('/zale?vieta=00000000-0000-7000-8000-000000009999', HEAD)).statusCode, 404);
  assert.equal((await pages.get('/zale?vieta=x', HEAD)).statusCode, 404);
  assert.equal((await hall('Inga')).statusCode, 200);
});

test('another desk is opened by seating somebody who is there; a desk that is taken is refused', async () => {
  const anna = desk.as('Anna').employee;
  const martins = desk.as(HEAD).employee;
  const post = (fields: Record<string, string>) => pages.post(`/zale?vieta=${HALL}`, fields, HEAD);
  assert.equal((await post({ do: 'sit', who: martins, desk: deskNumber('4').id })).statusCode, 303);
  assert.match((await whoSits('4')) ?? '', /Mārtiņš/);
  assert.equal((await post({ do: 'sit', who: martins, desk: deskNumber('1').id })).statusCode, 409);
  assert.match((await whoSits('4')) ?? '', /Mārtiņš/);
  assert.equal((await post({ do: 'free', who: martins })).statusCode, 303);
  assert.equal(await whoSits('4'), null);
  assert.equal((await post({ do: 'sit', who: anna, desk: deskNumber('4').id })).statusCode, 303);
  assert.equal(await whoSits('1'), null);
  assert.equal((await post({ do: 'sit', who: 'nobody', desk: deskNumber('4').id })).statusCode, 422);
  assert.equal((await post({ do: 'dance' })).statusCode, 400);
});

test('6.8: nobody is moved or freed while a client is at their desk', async () => {
  await serves(desk, 'Anna');
  const anna = desk.as('Anna').employee;
  const moved = await pages.post(`/zale?vieta=${HALL}`, { do: 'sit', who: anna, desk: deskNumber('1').id }, HEAD);
  assert.equal(moved.statusCode, 409);
  assert.match(text(moved.body), /Pie galda ir klients A001/);
  assert.match((await whoSits('4')) ?? '', /Anna/);
});

test('10.1: a colleague who is asked to come gets a request that says how the hall is and names nobody', async () => {
  const asked = await pages.post(
    `/zale?vieta=${HALL}`,
    { do: 'ask', who: desk.as('Anna').employee, desk: deskNumber('3').id },
    HEAD,
  );
  assert.equal(asked.statusCode, 303);
  const requests = await pages.get('/pieprasijumi', 'Anna');
  assert.match(text(requests.body), /Lūdzu atveriet 3\. galdu/);
});

test('6.9: who waits is passed to another service and desk and keeps their place; nobody can be put first', async () => {
  const id = await comes(desk, 'H');
  const before = await desk.database.read(deskIdentity(desk.tenant), (tx) => visitById(tx, id));
  const passed = await pages.post(
    `/zale?vieta=${HALL}`,
    { do: 'pass', visit: id, service: serviceOf('K'), desk: deskNumber('2').id },
    HEAD,
  );
  assert.equal(passed.statusCode, 303);
  const after = await desk.database.read(deskIdentity(desk.tenant), (tx) => visitById(tx, id));
  assert.ok(after !== null && before !== null);
  assert.equal(after.service, serviceOf('K'));
  assert.equal(after.onlyDesk, deskNumber('2').id);
  assert.ok(after.since.equals(before.since));
  assert.doesNotMatch((await hall()).body, /name="first"|Likt pirmo/);
  const elsewhere = await pages.post(
    `/zale?vieta=${PLACES[1]?.id}`,
    { do: 'pass', visit: id, service: serviceOf('A') },
    HEAD,
  );
  assert.equal(elsewhere.statusCode, 404);
});

test('what happens in the hall renews the page of whoever leads it', async () => {
  assert.match((await hall()).body, new RegExp(`name="laipa-live" content="hall:${HALL}"`));
  desk.notices.length = 0;
  await comes(desk, 'L');
  assert.ok(desk.notices.includes(`hall:${HALL}`));
});
