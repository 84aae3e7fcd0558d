import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { INVENTORY } from '../../src/desk/client-data/inventory/inventory.ts';
import { testDatabase } from '../run/database-for-tests.ts';
import { type Column, inventoryFaults, leftStanding } from './personal-data.ts';

const database = await testDatabase();

async function schema(): Promise<Column[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query<Column>(
      `select c.table_name as table, c.column_name as column from information_schema.columns c
       join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
       where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, c.ordinal_position`,
    );
    return rows;
  } finally {
    await client.end();
  }
}

test('every column of every table stands in the inventory of personal data, and every line of it is a column', async () => {
  const columns = await schema();
  assert.ok(columns.length > 300, `${columns.length} columns`);
  assert.deepEqual(inventoryFaults(columns, INVENTORY), []);
});

test('twin: a new column, a column that has gone and a tie to nothing are seen', () => {
  const known = { note: { fields: { id: INVENTORY['note']?.fields['id'] as never }, ties: {} } };
  assert.equal(inventoryFaults([{ table: 'note', column: 'id' }], known).length, 0);
  assert.equal(
    inventoryFaults(
      [
        { table: 'note', column: 'id' },
        { table: 'note', column: 'mood' },
      ],
      known,
    ).length,
    1,
  );
  assert.equal(
    inventoryFaults(
      [
        { table: 'diary', column: 'text' },
        { table: 'note', column: 'id' },
      ],
      known,
    ).length,
    1,
  );
  assert.equal(inventoryFaults([], known).length, 1);
  assert.equal(
    inventoryFaults([{ table: 'note', column: 'id' }], { note: { ...known.note, ties: { case_id: 'case' } } }).length,
    1,
  );
});

test('no column of a client’s data is left standing when the client is erased', () => {
  assert.deepEqual(leftStanding(INVENTORY), []);
});

test('twin: a kept name of a client is seen', () => {
  const { client } = INVENTORY;
  assert.ok(client !== undefined);
  const kept = {
    ...client,
    fields: { ...client.fields, nickname: { ...client.fields['name'], erase: 'keep' } as never },
  };
  assert.deepEqual(leftStanding({ client: kept }), ['client.nickname holds personal data of a client and is kept']);
});
