import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '../../test/run/database-for-tests.ts';
import type { EmployeeId, TenantId, UnitId } from '../vocabulary/ids.ts';
import { requireBoundRole, UnboundRole } from './application-role.ts';
import { connect, deskIdentity } from './connect.ts';
import type { Identity } from './database.ts';
import { migrate } from './migrate.ts';

// A municipality's own server: the owner of the tables is an ordinary role, which row-level security binds as well
// (`force`). What the policies ask must then still see past the policies, or a wall would silently stand open.
const own = await testDatabase();
const name = `plain_${process.pid}_${randomBytes(4).toString('hex')}`;
const superuser = new pg.Client({ connectionString: inDatabase('postgres') });
await superuser.connect();
await superuser.query(`create role ${name} login nosuperuser createrole`);
await superuser.query(`grant laipa_app to ${name} with admin option`);
await superuser.query(`create database ${name} owner ${name}`);
const url = new URL(own.url);
url.pathname = `/${name}`;
url.username = name;
await migrate(url.toString());
const appUrl = new URL(url);
appUrl.username = 'laipa_app';
const database = connect({ url: appUrl.toString(), connections: 2 });
after(async () => {
  await database.close();
  await superuser.query(`drop database ${name} with (force)`);
  await superuser.query(`drop role ${name}`);
  await superuser.end();
});

const TENANT = 1 as TenantId;
const DESK = deskIdentity(TENANT);
const [unit, employee, client, one, other] = Array.from({ length: 5 }, () => randomUUID());
const who: Identity = {
  tenant: TENANT,
  employee: employee as EmployeeId,
  roles: ['employee'],
  units: [unit as UnitId],
  system: false,
};

test('walls hold where the owner of the tables is an ordinary role', async () => {
  await superuserIn(`insert into tenant (id, name_lv, name_en, number_prefix, website, standard) values (1, 'x', 'x', 'X', '', 'adazi');
    insert into institution (tenant, id, name_lv, name_en, website) values (1, '${unit}', 'x', 'x', '');
    insert into unit (tenant, id, institution_id, name_lv, name_en) values (1, '${unit}', '${unit}', 'x', 'x');
    insert into employee (tenant, id, given_name, surname, email) values (1, '${employee}', 'x', 'x', 'x@x.example');
    insert into client (tenant, id, kind, name) values (1, '${client}', 'natural-person', 'x');
    insert into desk_case (tenant, id, number, title, state, channel, submission, client_id, unit_id, opened_at, changed_at)
      select 1, i, n, 'x', 'open', 'e-mail', 'question', '${client}', '${unit}', now(), now()
      from (values ('${one}'::uuid, 'X-1'), ('${other}', 'X-2')) v (i, n);`);
  const seen = async () =>
    (await database.read(who, (tx) => tx.rows<{ number: string }>('select number from desk_case order by 1'))).map(
      (row) => row.number,
    );
  assert.deepEqual(await seen(), ['X-1', 'X-2']);
  await database.write(DESK, (tx) =>
    tx.rows(
      `insert into wall (tenant, id, employee_id, case_id, ground, raised_at) values (1, gen_random_uuid(), $1, $2, 'recusal', now())`,
      [employee, one],
    ),
  );
  assert.deepEqual(await seen(), ['X-2']);
  const elsewhere: Identity = { ...who, units: [] };
  const door = (number: string) => database.read(elsewhere, (tx) => tx.rows('select id from case_door($1)', [number]));
  assert.equal((await door('X-2')).length, 1);
  assert.equal((await door('X-1')).length, 0);
  await database.write(DESK, (tx) =>
    tx.rows(
      `insert into case_grant (tenant, id, employee_id, case_id, ground, granted_at, until)
       values (1, gen_random_uuid(), $1, $2, 'client-asks', now(), now() + interval '1 hour')`,
      [employee, other],
    ),
  );
  const granted = await database.read(elsewhere, (tx) => tx.rows<{ number: string }>('select number from desk_case'));
  assert.deepEqual(granted, [{ number: 'X-2' }]);
  assert.deepEqual(await seen(), ['X-2'], 'also in a later transaction of the same connection');
});

test('a login that walls do not bind is refused at the start', async () => {
  await database.read(DESK, requireBoundRole);
  const free = connect({ url: url.toString(), connections: 1 });
  await assert.rejects(free.read(DESK, requireBoundRole), UnboundRole);
  await free.close();
});

/** Laid by somebody above the policies. */
async function superuserIn(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: inDatabase(name) });
  await client.connect();
  await client.query(text);
  await client.end();
}

function inDatabase(which: string): string {
  const url = new URL(own.url);
  url.pathname = `/${which}`;
  return url.toString();
}
