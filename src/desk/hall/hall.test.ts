import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDesk } from '../../../test/builders/desk.ts';
import { deskIdentity } from '../../database/connect.ts';
import type { Tx } from '../../database/database.ts';
import { DEMO_SERVICES } from '../../seed/demo-services.ts';
import { PLACES } from '../../seed/demo-people.ts';
import { seedPastVisits } from '../../seed/demo-visits.ts';
import { dayOf } from '../../time/zone.ts';
import type { PlaceId, ServiceId } from '../../vocabulary/ids.ts';
import { countHall, nextSpread } from './count-hall.ts';
import { errorOf } from './estimate-error.ts';
import { ledPlaces } from './led-places.store.ts';
import { countsOfDays } from './pictures.store.ts';
import { desksThatServed, loggedDays, rosterPlan, saveRosterPlan } from './roster.store.ts';
import { isMeasured, timesOf } from './service-times.ts';
import { serviceTimes } from './service-times.store.ts';
import { toldWaits } from './told-waits.store.ts';

const PLACE = PLACES[0]?.id as PlaceId;
const serviceOf = (letter: string) => DEMO_SERVICES.find((one) => one.letter === letter)?.id as ServiceId;

const desk = await testDesk('2026-11-23T12:00');
await seedPastVisits(desk);
const read = <Result>(work: (tx: Tx) => Promise<Result>) => desk.database.read(deskIdentity(desk.tenant), work);
const write = <Result>(work: (tx: Tx) => Promise<Result>) => desk.database.write(deskIdentity(desk.tenant), work);
const today = () => dayOf(desk.clock());

test('service times are counted from closed visits: measured by service and hour, the asked hour alone where one is asked', async () => {
  const all = await read((tx) => serviceTimes(tx, PLACE));
  assert.ok(isMeasured(all, serviceOf('A')) && all.byHour.size > 20);
  const ten = await read((tx) => serviceTimes(tx, PLACE, 10));
  assert.deepEqual([...new Set([...ten.byHour.keys()].map((key) => key.split(' ')[1]))], ['10']);
  assert.deepEqual([...timesOf(ten, serviceOf('A'), 10)], [...timesOf(all, serviceOf('A'), 10)]);
  const minutes = timesOf(all, serviceOf('A'), 10);
  assert.ok(minutes.every((one, nth) => nth === 0 || one >= (minutes[nth - 1] as number)));
  assert.ok(all.between > 0.2 && all.between < 5, String(all.between));
});

test('a visit that somebody forgot to end does not make the service longer', async () => {
  const before = await read((tx) => serviceTimes(tx, PLACE, 10));
  await write((tx) =>
    tx.rows(
      `update visit set ended_at = called_at + interval '9 hours' where tenant = $1 and id in (
         select id from visit where place_id = $2 and service_id = $3 and state = 'closed' order by id limit 3)`,
      [desk.tenant, PLACE, serviceOf('A')],
    ),
  );
  desk.at('2026-11-24T10:00');
  while (await countHall(desk));
  const after = await read((tx) => serviceTimes(tx, PLACE, 10));
  const longest = (times: typeof before) => times.measured.get(serviceOf('A'))?.minutes.at(-1) ?? 0;
  assert.ok(longest(after) < longest(before) * 1.2 + 1, `${longest(before)} → ${longest(after)}`);
  assert.equal((after.measured.get(serviceOf('A'))?.n ?? 0) + 3, before.measured.get(serviceOf('A'))?.n);
});

test('times are counted once a day and not again at the next turn', async () => {
  assert.equal(await countHall(desk), false);
  desk.at('2026-11-25T12:00');
  assert.equal(await countHall(desk), true);
});

test('what a day came to: arrivals by hour and by service add up to the whole day', async () => {
  const friday = Temporal.PlainDate.from('2026-11-20');
  const counts = await read((tx) => countsOfDays(tx, PLACE, [friday]));
  const whole = counts.find(({ hour, service }) => hour === null && service === null);
  const sum = (of: typeof counts) => of.reduce((all, { came }) => all + came, 0);
  assert.ok(whole !== undefined && whole.came > 30 && whole.served + whole.left === whole.came);
  assert.equal(sum(counts.filter(({ hour, service }) => hour !== null && service === null)), whole.came);
  assert.equal(sum(counts.filter(({ hour, service }) => hour === null && service !== null)), whole.came);
  assert.equal(sum(counts.filter(({ hour, service }) => hour !== null && service !== null)), whole.came);
  assert.ok((whole.p50 ?? -1) >= 0 && (whole.p90 ?? -1) >= (whole.p50 ?? 0));
});

test('the log for the roster holds everybody who came, by weekday; a day without anybody is not in it', async () => {
  const days = await read((tx) => loggedDays(tx, PLACE, today().subtract({ days: 40 }), today()));
  assert.ok(days.length >= 19 && days.every(({ weekday }) => weekday <= 5));
  const [came] = await read((tx) =>
    tx.rows<{ n: number }>('select count(*)::integer as n from visit where tenant = $1 and place_id = $2', [
      desk.tenant,
      PLACE,
    ]),
  );
  assert.equal(
    days.flatMap(({ arrivals }) => arrivals).reduce((sum, { count }) => sum + count, 0),
    came?.n,
  );
  const served = await read((tx) => desksThatServed(tx, PLACE, today().subtract({ days: 40 }), today()));
  assert.ok(
    served.every(({ desks, hour }) => desks >= 1 && desks <= 4 && hour >= 8 && hour <= 19),
    JSON.stringify(served),
  );
});

test('the estimate is compared with the true wait; on the invented history its ranges hold about as often as they say', async () => {
  const { told } = await read((tx) => toldWaits(tx, PLACE, today().subtract({ days: 40 }), today()));
  const error = errorOf(told.filter(({ by }) => by === 'measured'));
  assert.ok(error !== null && error.n > 300);
  assert.ok(error.held.share > 0.7 && error.held.share < 0.97, JSON.stringify(error));
  assert.ok(Math.abs(error.off.median) < 4, JSON.stringify(error));
});

test('a plan is kept as the head set it, and until then only a target is proposed', async () => {
  assert.deepEqual(await read((tx) => rosterPlan(tx, PLACE)), { targetMinutes: 15, desks: {} });
  const plan = { targetMinutes: 10, desks: { 1: { 9: 3, 10: 4 } } };
  await write((tx) => saveRosterPlan(tx, PLACE, plan, { by: desk.as('Ilze').employee, at: desk.clock() }));
  assert.deepEqual(await read((tx) => rosterPlan(tx, PLACE)), plan);
});

test('a head leads the places where their units have desks or give services; whoever leads everything, all of them', async () => {
  const names = async (units: Parameters<typeof ledPlaces>[1]) =>
    (await read((tx) => ledPlaces(tx, units, today()))).length;
  assert.equal(await names(null), PLACES.length);
  assert.equal(await names(desk.as('Zane').units), 0);
  assert.ok((await names(desk.as('Jānis').units)) >= 1);
});

test('ranges are widened by small steps where too few held, narrowed where nearly all did, left where few were said', () => {
  assert.equal(nextSpread(1, { said: 20, held: 0 }), 1);
  assert.equal(nextSpread(1, { said: 100, held: 80 }), 1);
  assert.ok(nextSpread(1, { said: 100, held: 60 }) > 1);
  assert.ok(nextSpread(1.5, { said: 100, held: 95 }) < 1.5);
  assert.equal(nextSpread(1, { said: 100, held: 100 }), 1);
  assert.ok(nextSpread(3, { said: 100, held: 0 }) <= 3);
});
