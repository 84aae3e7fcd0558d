import { testVault } from '../builders/vault.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailboxes, tenantRow, unitsOn } from '../../src/desk/directory/index.ts';
import { hasEmployees } from '../../src/desk/sessions/index.ts';
import { loadStandards } from '../../src/load-standards.ts';
import { codeAt, firstAdministratorLink } from '../../src/desk/accounts/index.ts';
import { openDesk } from '../../src/open-desk.ts';
import { seedDesk } from '../../src/seed/seed-desk.ts';
import type { TenantId } from '../../src/vocabulary/ids.ts';
import { DESK } from '../builders/desk.ts';
import { openDoor } from '../builders/visitor.ts';
import { testDatabase } from '../run/database-for-tests.ts';

test('11: without the demo the desk begins with the unit that introduces the standard, and with nobody invented', async () => {
  const own = await testDatabase();
  const options = {
    tenant: 1 as TenantId,
    database: own.database,
    standards: await loadStandards('adazi'),
    settings: { reopenDays: 30, holdSeconds: 10, origin: 'desk.example' },
    vault: testVault(),
  };
  await seedDesk(own.url, { ...options, demo: false });
  const desk = await openDesk(options);
  assert.equal(desk.addresses().size, 0);
  assert.ok(desk.rules.current().version > 0, 'duties can be counted at once');
  await own.database.read(DESK, async (tx) => {
    assert.deepEqual((await tenantRow(tx))?.demo, false);
    const units = await unitsOn(tx, Temporal.PlainDate.from('2026-11-22'));
    assert.equal(units.length, 1);
    assert.deepEqual(await mailboxes(tx), []);
    assert.equal(await hasEmployees(tx), false);
    const cases = await tx.one<{ n: number }>('select count(*)::int as n from desk_case where tenant = $1', [1]);
    assert.equal(cases?.n, 0);
  });

  // Each start prints a link of its own while there is no administrator; an earlier one no longer opens.
  const earlier = (await firstAdministratorLink(desk)) ?? '';
  const link = (await firstAdministratorLink(desk)) ?? '';
  assert.match(link, /^\/ieeja\/pirmais\/[A-Za-z0-9_-]{43}$/);
  const door = await openDoor(desk, { mailLeaves: false });
  const visitor = door.visitor();
  assert.equal((await visitor.get(earlier)).statusCode, 404);
  assert.match((await visitor.get(link)).body, /Pirmais administrators/);
  assert.equal((await visitor.post(link, { vards: 'Paraugs', uzvards: '', epasts: 'nav adrese' })).statusCode, 422);
  const made = await visitor.post(link, { vards: 'Paraugs', uzvards: 'Pārvaldnieks', epasts: 'it@paraugs.example' });
  assert.equal((await door.visitor().get(link)).statusCode, 404, 'it opens once');
  const choose = String(made.headers['location']);
  const shown = await visitor.get(choose);
  const secret = (/class="secret">([^<]+)</.exec(shown.body)?.[1] ?? '').replaceAll(' ', '');
  const entered = await visitor.post(`${choose}/parole`, {
    parole: 'zirgs baterija skava pareizi',
    lietotne: visitor.field('lietotne'),
    kods: codeAt(secret, desk.clock()),
  });
  assert.equal(entered.headers['location'], '/mans-konts');
  const administration = await visitor.get('/administracija');
  assert.equal(administration.statusCode, 200);
  assert.match(administration.body, /Paraugs Pārvaldnieks/);
  assert.equal(await firstAdministratorLink(desk), null, 'there is one now');
});
