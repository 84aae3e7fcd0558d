import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, testDesk } from '../../test/builders/desk.ts';
import { pairDevice } from '../desk/devices/index.ts';
import { demoHall } from './demo-kiosk.ts';

test('the kiosk of the demonstration has the same code at each start, a new one once it has run out, and none when a browser has taken it', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const first = await demoHall(desk);
  assert.match(first?.kiosk ?? '', /^\/ierice\?kods=\d{6}$/);
  assert.deepEqual(await demoHall(desk), first);
  desk.at('2026-11-20T10:31');
  const later = await demoHall(desk);
  const code = later?.kiosk?.split('=').at(-1) ?? '';
  assert.match(code, /^\d{6}$/);
  const paired = await desk.database.write(DESK, (tx) => pairDevice(desk, tx, code));
  assert.ok('device' in paired && paired.device.kind === 'kiosk');
  assert.equal((await demoHall(desk))?.kiosk, null);
  assert.match((await demoHall(desk))?.board ?? '', /^\/tablo\//);
});
