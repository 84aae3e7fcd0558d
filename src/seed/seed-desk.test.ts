import { testVault } from '../../test/builders/vault.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { DESK, riga } from '../../test/builders/desk.ts';
import { testDatabase } from '../../test/run/database-for-tests.ts';
import { loadStandards } from '../load-standards.ts';
import { openDesk } from '../open-desk.ts';
import { isSeeded, seedDesk } from './seed-desk.ts';

const own = await testDatabase();
const options = {
  tenant: DESK.tenant,
  database: own.database,
  standards: await loadStandards('adazi'),
  settings: { reopenDays: 30, holdSeconds: 10, origin: 'desk.example' },
  vault: testVault(),
  clock: () => riga('2026-11-20T10:00'),
  day: false,
};

test('what a first start has left that was interrupted is filled by the next; of two at once one fills', async () => {
  const owner = new pg.Client({ connectionString: own.url });
  await owner.connect();
  await owner.query(`insert into tenant (id, name_lv, name_en, demo, number_prefix, website, standard)
    values (1, 'Pusceļā', 'Halfway', false, 'X', '', 'adazi')`);
  await owner.end();
  assert.equal(await own.database.read(DESK, isSeeded), false);
  await Promise.all([seedDesk(own.url, { ...options, demo: true }), seedDesk(own.url, { ...options, demo: true })]);
  assert.equal(await own.database.read(DESK, isSeeded), true);
  const [tenant] = await own.database.read(DESK, (tx) => tx.rows<{ demo: boolean }>('select demo from tenant limit 1'));
  assert.equal(tenant?.demo, true);
  assert.ok((await openDesk(options)).addresses().size > 0);
});
