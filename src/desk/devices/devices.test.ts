import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, testDesk } from '../../../test/builders/desk.ts';
import type { PlaceId } from '../../vocabulary/ids.ts';
import { PLACES } from '../../seed/demo-people.ts';
import {
  addDevice,
  changeDevice,
  codeAnew,
  codeOf,
  codeShown,
  type Device,
  deviceOf,
  devicesOf,
  endDevice,
  isAway,
  mayGiveTicket,
  noteSeen,
  pairDevice,
} from './index.ts';

const desk = await testDesk('2026-11-20T10:00');
const place = PLACES[0]?.id as PlaceId;
const karlis = desk.as('Kārlis');
const KIOSK = {
  place,
  kind: 'kiosk',
  name: 'Kiosks pie durvīm',
  desk: null,
  printer: '',
  voice: true,
} as const;

const add = async () => {
  const added = await desk.database.write(karlis, (tx) => addDevice(desk, tx, KIOSK));
  assert.ok('code' in added, JSON.stringify(added));
  return added;
};
const pair = (code: string) => desk.database.write(DESK, (tx) => pairDevice(desk, tx, code));
const find = (token: string | null) => desk.database.read(DESK, (tx) => deviceOf(tx, token));

test('a device is paired once by its code and known by its token from then on', async () => {
  const { id, code } = await add();
  assert.match(code, /^\d{6}$/);
  assert.match(codeShown(code), /^\d{3} \d{3}$/);
  const read = () => desk.database.read(karlis, (tx) => codeOf(desk, tx, id));
  assert.equal(await read(), code);
  const paired = await pair(codeShown(code));
  assert.equal(await read(), null);
  assert.ok('token' in paired);
  assert.equal(paired.device.id, id);
  assert.equal((await find(paired.token))?.name, 'Kiosks pie durvīm');
  assert.deepEqual(await pair(code), { refused: 'unknown-code' });
  assert.deepEqual(await pair('12345'), { refused: 'no-code' });
  assert.equal(await find('x'.repeat(43)), null);
  assert.equal(await find(null), null);
});

test('two screens that type the same code at once: one has it', async () => {
  const { code } = await add();
  const both = await Promise.all([pair(code), pair(code)]);
  assert.equal(both.filter((one) => 'token' in one).length, 1);
});

test('a code that has run out pairs nothing; a new one lets the old screen go', async () => {
  desk.at('2026-11-20T10:00');
  const { id, code } = await add();
  desk.at('2026-11-20T10:31');
  assert.deepEqual(await pair(code), { refused: 'unknown-code' });
  const again = await desk.database.write(karlis, (tx) => codeAnew(desk, tx, id));
  assert.ok('code' in again);
  const first = await pair(again.code);
  assert.ok('token' in first);
  const third = await desk.database.write(karlis, (tx) => codeAnew(desk, tx, id));
  assert.ok('code' in third);
  assert.equal(await find(first.token), null);
});

test('only whoever sets up a place has devices there', async () => {
  const anna = desk.as('Anna');
  const refused = await desk.database.write(anna, (tx) => addDevice(desk, tx, KIOSK));
  assert.deepEqual(refused, { refused: 'not-allowed' });
  const { id } = await add();
  assert.deepEqual(await desk.database.write(anna, (tx) => endDevice(desk, tx, id)), { refused: 'not-allowed' });
  assert.deepEqual(await desk.database.write(anna, (tx) => codeAnew(desk, tx, id)), { refused: 'not-allowed' });
});

test('a device is changed, and once it is taken away its token opens nothing', async () => {
  const { id, code } = await add();
  const paired = await pair(code);
  assert.ok('token' in paired);
  await desk.database.write(karlis, (tx) =>
    changeDevice(tx, id, { name: 'Kiosks zālē', desk: null, printer: '10.1.2.3', voice: false }),
  );
  const changed = await find(paired.token);
  assert.deepEqual([changed?.name, changed?.printer, changed?.voice], ['Kiosks zālē', '10.1.2.3', false]);
  assert.deepEqual(await desk.database.write(karlis, (tx) => endDevice(desk, tx, id)), { done: true });
  assert.equal(await find(paired.token), null);
  const left = await desk.database.read(karlis, (tx) => devicesOf(tx, place));
  assert.ok(left.every((one) => one.id !== id));
});

test('a cookie is given anew once a month, and a device that is silent is said to be away', async () => {
  desk.at('2026-11-20T10:00');
  const { code } = await add();
  const paired = await pair(code);
  assert.ok('token' in paired);
  const seen = async (civil: string) => {
    desk.at(civil);
    const device = (await find(paired.token)) as Device;
    return desk.database.write(DESK, (tx) => noteSeen(desk, tx, device));
  };
  assert.deepEqual(await seen('2026-11-21T10:00'), { renew: false });
  assert.deepEqual(await seen('2026-12-28T10:00'), { renew: true });
  assert.deepEqual(await seen('2026-12-28T10:05'), { renew: false });
  const device = (await find(paired.token)) as Device;
  assert.equal(isAway(device, desk.clock()), false);
  desk.at('2026-12-28T10:30');
  assert.equal(isAway(device, desk.clock()), true);
  assert.equal(isAway({ ...device, pairedAt: null, seenAt: null }, desk.clock()), false);
});

test('a kiosk gives so many tickets a minute and then waits for the next', async () => {
  desk.at('2026-12-29T10:00');
  const { code } = await add();
  const paired = await pair(code);
  assert.ok('token' in paired);
  const ask = () => desk.database.write(DESK, (tx) => mayGiveTicket(desk, tx, paired.device));
  for (let n = 0; n < 12; n += 1) assert.equal(await ask(), true);
  assert.equal(await ask(), false);
  desk.at('2026-12-29T10:02');
  assert.equal(await ask(), true);
});
