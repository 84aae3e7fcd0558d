import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { DESK, testDesk } from '../../test/builders/desk.ts';
import { letter } from '../../test/builders/story.ts';
import { changeCase, mergeCases, unmergeCase } from '../desk/cases/index.ts';
import { mailById } from '../desk/mail/index.ts';
import { MATRIX } from '../desk/powers/policy.ts';
import { followSearch } from '../desk/search/index.ts';
import { dictionary } from '../../test/builders/desk.ts';
import type { CaseId } from '../vocabulary/ids.ts';
import { ROLES } from '../vocabulary/words.ts';
import type { Identity } from './database.ts';
import { migrate } from './migrate.ts';

const desk = await testDesk('2026-11-20T10:00');
const owner = new pg.Client({ connectionString: desk.testDatabase.url });
owner.on('error', () => {});
await owner.connect();
after(() => owner.end());

// What a start does; a cloned test database has the privileges of a new one.
await migrate(desk.testDatabase.url);

const anna = desk.as('Anna');
const martins = desk.as('Mārtiņš');
const janis = desk.as('Jānis');

async function newCase(id: string): Promise<CaseId> {
  const { id: mail } = await desk.receive(letter({ id }));
  const row = await desk.database.read(DESK, (tx) => mailById(tx, mail));
  return row?.case_id as CaseId;
}

/** What of a case can be read by plain SQL under an identity, table by table. */
async function seenOf(who: Identity, id: CaseId): Promise<Record<string, number>> {
  const counts: [string, string][] = [
    ['desk_case', 'select count(*)::integer as n from desk_case where id = $1'],
    ['mail', 'select count(*)::integer as n from mail where case_id = $1'],
    ['note', 'select count(*)::integer as n from note where case_id = $1'],
    ['obligation', 'select count(*)::integer as n from obligation where subject_id = $1'],
    ['event', 'select count(*)::integer as n from event where subject_id = $1'],
    ['search_document', 'select count(*)::integer as n from search_document where case_id = $1'],
    ['searchable', 'select count(*)::integer as n from searchable where case_id = $1'],
  ];
  const seen: Record<string, number> = {};
  for (const [table, text] of counts)
    seen[table] = await desk.database.read(who, async (tx) => (await tx.one<{ n: number }>(text, [id]))?.n ?? 0);
  return seen;
}
const none = (seen: Record<string, number>) => Object.values(seen).every((n) => n === 0);
const all = (seen: Record<string, number>) => Object.values(seen).every((n) => n > 0);

const first = await newCase('first');
await desk.database.write(DESK, (tx) =>
  tx.rows(
    `insert into note (tenant, id, case_id, author_id, text, made_at) values (1, gen_random_uuid(), $1, $2, 'x', now())`,
    [first, anna.employee],
  ),
);
while (await followSearch(desk, await dictionary));

test('5.1.1: a case and all that belongs to it is there for its unit and not for another, whatever is asked', async () => {
  assert.ok(all(await seenOf(anna, first)), JSON.stringify(await seenOf(anna, first)));
  assert.ok(none(await seenOf(janis, first)), JSON.stringify(await seenOf(janis, first)));
  assert.ok(none(await seenOf({ ...janis, employee: null, units: [] }, first)), 'nobody signed in');
});

test('5.1.1: what is not seen is not changed either', async () => {
  const changed = await desk.database.write(janis, (tx) =>
    tx.rows(`update desk_case set title = 'x' where id = $1 returning id`, [first]),
  );
  assert.deepEqual(changed, []);
});

test('5.1.1: a grant opens the case until its time is over', async () => {
  await desk.database.write(DESK, (tx) =>
    tx.rows(
      `insert into case_grant (tenant, id, employee_id, case_id, ground, granted_at, until)
       values (1, gen_random_uuid(), $1, $2, 'client-asks', $3, $3::timestamptz + interval '4 hours')`,
      [janis.employee, first, desk.clock()],
    ),
  );
  assert.ok(all(await seenOf(janis, first)));
  desk.at('2026-11-20T14:01');
  assert.ok(none(await seenOf(janis, first)));
  desk.at('2026-11-20T10:00');
});

test('a restricted case is seen by its holder and the named people only, and the desk', async () => {
  const id = await newCase('restricted');
  await changeCase(desk, anna, id, { do: 'take', by: anna.employee, unit: anna.units[0] as never });
  await desk.database.write(DESK, (tx) => tx.rows('update desk_case set restricted = true where id = $1', [id]));
  assert.equal((await seenOf(anna, id))['desk_case'], 1);
  assert.ok(none(await seenOf(martins, id)), 'not even the head');
  assert.ok(none(await seenOf(desk.as('Līga'), id)), 'nor the steward');
  await desk.database.write(DESK, (tx) =>
    tx.rows('insert into case_reader (tenant, case_id, employee_id, added_at) values (1, $1, $2, now())', [
      id,
      martins.employee,
    ]),
  );
  assert.equal((await seenOf(martins, id))['desk_case'], 1);
  assert.equal((await seenOf(DESK, id))['desk_case'], 1);
});

const raise = (who: Identity, id: CaseId) =>
  desk.database.write(DESK, (tx) =>
    tx.rows(
      `insert into wall (tenant, id, employee_id, case_id, ground, raised_at) values (1, gen_random_uuid(), $1, $2, 'recusal', now())`,
      [who.employee, id],
    ),
  );

test('5.4.3: a wall hides the case from its holder, unit, head, readers and the steward alike, and goes with a merger', async () => {
  const walled = await newCase('walled');
  const other = await newCase('other');
  await raise(anna, walled);
  await raise(desk.as('Līga'), walled);
  assert.ok(none(await seenOf(anna, walled)));
  assert.ok(none(await seenOf(desk.as('Līga'), walled)), 'a role that reads every case does not go through a wall');
  assert.equal((await seenOf(martins, walled))['desk_case'], 1);
  assert.equal((await seenOf(anna, other))['desk_case'], 1);
  assert.ok(!('refused' in (await mergeCases(desk, martins, walled, other, { clientsAreOne: false }))));
  assert.ok(none(await seenOf(anna, other)), 'the wall went with it');
  assert.equal((await seenOf(martins, walled))['desk_case'], 1);
  assert.ok(!('refused' in (await unmergeCase(desk, martins, walled))));
  assert.equal((await seenOf(anna, other))['desk_case'], 1, 'and away again');
  assert.ok(none(await seenOf(anna, walled)));
});

test('5.4.3: a wall before a client hides the client and every case of theirs', async () => {
  const id = await newCase('of-a-client');
  const client = await desk.database.read(DESK, (tx) =>
    tx.one<{ client_id: string }>('select client_id from desk_case where id = $1', [id]),
  );
  await desk.database.write(DESK, (tx) =>
    tx.rows(
      `insert into wall (tenant, id, employee_id, client_id, ground, raised_at) values (1, gen_random_uuid(), $1, $2, 'declared-interest', now())`,
      [anna.employee, client?.client_id],
    ),
  );
  assert.ok(none(await seenOf(anna, id)));
  const names = await desk.database.read(anna, (tx) =>
    tx.rows('select from client where id = $1', [client?.client_id]),
  );
  const ways = await desk.database.read(anna, (tx) =>
    tx.rows('select from client_contact where client_id = $1', [client?.client_id]),
  );
  assert.deepEqual([names.length, ways.length], [0, 0]);
  await desk.database.write(DESK, (tx) =>
    tx.rows(`update wall set lifted_at = now(), lifted_by = $1, lift_reason = 'x' where client_id = $2`, [
      martins.employee,
      client?.client_id,
    ]),
  );
  assert.equal((await seenOf(anna, id))['desk_case'], 1);
});

test('whoever hands a case over sees it until somebody else has touched it', async () => {
  const id = await newCase('handed');
  await changeCase(desk, anna, id, {
    do: 'hand-over',
    unit: janis.units[0] as never,
    holder: null,
    reason: 'outside-my-competence',
  } as never);
  assert.equal((await seenOf(anna, id))['desk_case'], 1);
  await changeCase(desk, janis, id, { do: 'take', by: janis.employee, unit: janis.units[0] as never });
  assert.ok(none(await seenOf(anna, id)));
});

test('the door names another unit’s case by its number, and nothing restricted or walled', async () => {
  const id = await newCase('door');
  const number = (
    await desk.database.read(DESK, (tx) =>
      tx.one<{ number: string }>('select number from desk_case where id = $1', [id]),
    )
  )?.number;
  const door = (who: Identity) =>
    desk.database.read(who, (tx) => tx.rows<{ id: CaseId }>('select id from case_door($1)', [number]));
  assert.deepEqual(
    (await door(janis)).map((row) => row.id),
    [id],
  );
  await raise(janis, id);
  assert.deepEqual(await door(janis), []);
  await desk.database.write(DESK, (tx) => tx.rows('update desk_case set restricted = true where id = $1', [id]));
  assert.deepEqual(await door(desk.as('Zane')), []);
});

test('nobody reads the log of others but the data-protection officer, and nobody changes it', async () => {
  await desk.database.write(anna, (tx) =>
    tx.rows(
      `insert into reading (tenant, at, reader_id, what, subject_id, own) values (1, now(), $1, 'case', $2, true)`,
      [anna.employee, first],
    ),
  );
  const count = (who: Identity) =>
    desk.database.read(
      who,
      async (tx) => (await tx.one<{ n: number }>('select count(*)::integer as n from reading'))?.n,
    );
  assert.equal(await count(anna), 1);
  assert.equal(await count(martins), 0);
  assert.equal(await count(desk.as('Kārlis')), 0);
  assert.equal(await count(desk.as('Rita')), 1);
  for (const text of ['delete from reading', 'update reading set own = false', 'truncate reading'])
    await assert.rejects(
      desk.database.write(DESK, (tx) => tx.rows(text)),
      /permission denied/,
    );
});

test('the application cannot lift the policies, take another role or make functions that look behind them', async () => {
  for (const text of [
    'alter table desk_case disable row level security',
    'drop policy need_to_know on desk_case',
    'create temporary table t (x integer)',
    'create function pg_temp.f() returns integer language sql return 1',
    'create function public.f() returns integer language sql return 1',
    'set local session_replication_role = replica',
    `set local role ${owner.user ?? 'postgres'}`,
  ])
    await assert.rejects(
      desk.database.write(anna, (tx) => tx.rows(text)),
      /permission denied|must be owner|cannot|not exist/,
      text,
    );
  const { rows } = await owner.query<{ rolsuper: boolean; rolbypassrls: boolean }>(
    `select rolsuper, rolbypassrls from pg_roles where rolname = 'laipa_app'`,
  );
  assert.deepEqual(rows, [{ rolsuper: false, rolbypassrls: false }]);
});

test('a transaction that was not asked what stands behind a wall sees no case', async () => {
  const seen = await desk.database.read(anna, async (tx) => {
    await tx.rows(`select set_config('laipa.walled_cases', '', true)`);
    return tx.rows('select from desk_case');
  });
  assert.deepEqual(seen, []);
});

test('the roles that read every case are the same in the policy and in the database', async () => {
  for (const role of ROLES) {
    const row = await desk.database.read({ ...anna, roles: [role] }, (tx) =>
      tx.one<{ all: boolean }>('select reads_every_case() as all'),
    );
    assert.equal(row?.all, MATRIX[role]['case.read'] === 'all', role);
  }
});
