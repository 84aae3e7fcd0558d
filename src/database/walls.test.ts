import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { DESK, testDesk } from '../../test/builders/desk.ts';
import { letter } from '../../test/builders/story.ts';
import type { TenantId } from '../vocabulary/ids.ts';
import { connect } from './connect.ts';

const desk = await testDesk('2026-11-20T10:00');
for (const nth of [1, 2]) await desk.receive(letter({ id: `v${nth}` }));
const STRANGER = { ...DESK, tenant: 2 as TenantId };

const owner = new pg.Client({ connectionString: desk.testDatabase.url });
owner.on('error', () => {});
await owner.connect();
after(() => owner.end());

// To the tenant alone, or to the tenant and something more.
await owner.query(`create function pg_temp.bound_to(policy text, tenant text) returns boolean language sql as $$
  select policy = format('(%s = current_tenant())', tenant) or policy ^@ format('((%s = current_tenant()) AND (', tenant) $$`);

interface TableWalls {
  readonly table: string;
  readonly column: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly policies: number;
  readonly bound: boolean;
}

/** Every table of a tenant with its walls. */
async function walls(): Promise<TableWalls[]> {
  const { rows } = await owner.query<TableWalls>(
    `select c.relname as table, a.attname as column, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
       count(p.polname)::integer as policies,
       coalesce(bool_and(pg_temp.bound_to(pg_get_expr(p.polqual, p.polrelid), a.attname) and pg_temp.bound_to(pg_get_expr(p.polwithcheck, p.polrelid), a.attname)),
         false) as bound
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname = case when c.relname = 'tenant' then 'id' else 'tenant' end and not a.attisdropped
     left join pg_policy p on p.polrelid = c.oid and p.polpermissive
     where n.nspname = 'public' and c.relkind in ('r', 'p') group by 1, 2, 3, 4 order by 1`,
  );
  return rows;
}

/** Read through a view of the owner's, which is bound to the tenant as a policy is (0006). */
const UNFORCED = ['search_document', 'client_line'];

const open = (rows: readonly TableWalls[]) =>
  rows
    .filter(({ table, enabled, forced, bound }) => !(enabled && bound && (forced || UNFORCED.includes(table))))
    .map(({ table }) => table);

test('every table with a tenant is closed by row-level security and opened to that tenant alone', async () => {
  const rows = await walls();
  assert.ok(rows.length > 25);
  assert.deepEqual(open(rows), []);
});

test('the guard sees a table without a wall and one with a door', async () => {
  await owner.query('create table forgotten (tenant integer, id uuid)');
  await owner.query('create policy door on note using (true)');
  try {
    assert.deepEqual(open(await walls()), ['forgotten', 'note']);
  } finally {
    await owner.query('drop table forgotten');
    await owner.query('drop policy door on note');
  }
});

test('another tenant sees no row of any table or view, and changes none', async () => {
  const tables = [...(await walls()).map(({ table }) => table), 'searchable', 'findable_client'];
  const { rows } = await owner.query<{ table: string; columns: string }>(
    `select c.relname as table, string_agg(quote_ident(a.attname), ',') as columns from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relname = any($1) and a.attnum > 0 and not a.attisdropped and has_column_privilege('laipa_app', c.oid, a.attnum, 'select')
     group by 1`,
    [tables],
  );
  assert.equal(rows.length, tables.length);
  for (const { table, columns } of rows) {
    const seen = await desk.database.read(STRANGER, (tx) => tx.rows(`select ${columns} from ${table} limit 1`));
    assert.deepEqual(seen, [], table);
  }
  const changed = await desk.database.write(STRANGER, (tx) =>
    tx.rows(`update desk_case set title = 'mine' returning id`),
  );
  assert.deepEqual(changed, []);
  const written = desk.database.write(STRANGER, (tx) =>
    tx.rows(`insert into follower (tenant, name) values (1, 'stranger')`),
  );
  await assert.rejects(written, /row-level security/);
});

test('the application takes no other role, changes no wall and reaches no file or catalogue', async () => {
  const { rows } = await owner.query<{ name: string }>('select current_user as name');
  const mine = rows[0]?.name ?? '';
  for (const statement of [
    `set role ${mine}`,
    `set session authorization ${mine}`,
    'alter table desk_case disable row level security',
    'drop policy tenant on desk_case',
    'create table public.mine (id integer)',
    'truncate event',
    'update event set at = now()',
    'delete from event',
    'delete from mail',
    'update rules set version = 7',
    'update seal set events = 0',
    `update pg_class set relrowsecurity = false where relname = 'event'`,
    `select pg_read_file('/etc/passwd')`,
    `copy (select 1) to program 'true'`,
    'select * from graphile_worker._private_jobs',
    'select * from graphile_worker.jobs',
    `alter role laipa_app bypassrls`,
  ]) {
    await assert.rejects(
      desk.database.write(DESK, (tx) => tx.rows(statement)),
      /permission denied|must be owner|must be able to|only roles with|role .* can|SET ROLE|denied/i,
      statement,
    );
  }
});

test('a connection whose role is refused runs nothing as the owner instead', async () => {
  const wrong = connect({ url: desk.testDatabase.url, role: 'nobody_of_that_name', connections: 1 });
  await assert.rejects(
    wrong.read(DESK, (tx) => tx.rows('select 1')),
    /does not exist/,
  );
  await wrong.close();
  const right = connect({ url: desk.testDatabase.url, role: 'laipa_app', connections: 1 });
  const [who] = await right.read(DESK, (tx) => tx.rows<{ name: string }>('select current_user as name'));
  assert.equal(who?.name, 'laipa_app');
  await right.close();
});

test('a connection that is cut in the middle of a transaction is a failure of that deed alone', async () => {
  const cut = desk.database.write(DESK, async (tx) => {
    const [mine] = await tx.rows<{ pid: number }>('select pg_backend_pid() as pid');
    await owner.query('select pg_terminate_backend($1)', [mine?.pid]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return tx.rows('select 1');
  });
  await assert.rejects(cut);
  assert.equal((await desk.database.read(DESK, (tx) => tx.rows('select 1'))).length, 1);
});

test('a notice that fails takes nothing back and is not told twice; one of a deed that failed is not told', async () => {
  const told: string[] = [];
  const warned = new Promise<Error>((resolve) => process.once('warning', resolve));
  await desk.database.write(DESK, async (tx) => {
    tx.afterCommit(() => {
      throw new Error('no screen');
    });
    tx.afterCommit(() => told.push('second'));
    await tx.rows(`insert into follower (tenant, name) values (1, 'told')`);
  });
  assert.match((await warned).message, /no screen/);
  await assert.rejects(
    desk.database.write(DESK, async (tx) => {
      tx.afterCommit(() => told.push('never'));
      await tx.rows(`insert into follower (tenant, name) values (1, 'told')`);
    }),
  );
  assert.deepEqual(told, ['second']);
});

test('what one read sees is one moment, whatever is written meanwhile', async () => {
  await desk.database.read(DESK, async (tx) => {
    const count = async () => (await tx.rows<{ count: number }>('select count(*) from mail'))[0]?.count;
    const before = await count();
    await desk.receive(letter({ id: 'meanwhile' }));
    assert.equal(await count(), before);
  });
});
