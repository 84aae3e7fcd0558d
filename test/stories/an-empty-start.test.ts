import { testVault } from '../builders/vault.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailboxes, tenantRow, unitsOn } from '../../src/desk/directory/index.ts';
import { hasEmployees } from '../../src/desk/sessions/index.ts';
import { loadStandards } from '../../src/load-standards.ts';
import { openDesk } from '../../src/open-desk.ts';
import { seedDesk } from '../../src/seed/seed-desk.ts';
import type { TenantId } from '../../src/vocabulary/ids.ts';
import { DESK } from '../builders/desk.ts';
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
});
