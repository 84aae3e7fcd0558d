import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '../../test/run/database-for-tests.ts';
import type { Topic } from '../desk/context.ts';
import { describeFailure, isPassing } from './describe-failure.ts';
import { every } from './every.ts';
import { openNotices } from './notices.ts';

const { url } = await testDatabase();
const side = new pg.Pool({ connectionString: url, max: 1 });
side.on('error', () => {});
after(() => side.end());

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(found: () => boolean): Promise<void> {
  for (const began = Date.now(); !found(); await wait(10)) assert.ok(Date.now() - began < 10_000, 'not within 10 s');
}

test('a loop goes on after a turn that throws, also before its first wait, and says the same failure once', async () => {
  const said: string[] = [];
  let turns = 0;
  const turn = (): Promise<boolean> => {
    turns += 1;
    if (turns < 4) throw new Error('the same');
    return Promise.resolve(false);
  };
  const loop = every('test', 5, turn, (name, error) => said.push(`${name} ${(error as Error).message}`));
  await until(() => turns > 6);
  await loop.stop();
  assert.deepEqual(said, ['test the same']);
});

test('a loop that is stopped ends after the turn under way, and a woken one does not wait', async () => {
  let done = 0;
  const loop = every(
    'test',
    60_000,
    async () => {
      await wait(20);
      done += 1;
      return false;
    },
    assert.fail,
  );
  await until(() => done === 1);
  loop.wake();
  await wait(5);
  await loop.stop();
  assert.equal(done, 2);
});

test('a failure is told on one line: its cause is named, people and rows are not', () => {
  const failure = Object.assign(
    new Error('duplicate key', { cause: new Error('550 <janis.berzins@klienti.example> unknown') }),
    {
      code: '23505',
      detail: 'Key (value)=(janis.berzins@klienti.example) already exists.',
    },
  );
  assert.equal(describeFailure(failure), 'Error 23505 duplicate key ← Error 550 <…@klienti.example> unknown');
});

test('what passes by itself is told from what is the work’s own fault', () => {
  const passing = (code: string) => isPassing(Object.assign(new Error('x'), { code }));
  for (const code of ['57P01', '57P03', '08006', '53300', '40P01', 'ECONNREFUSED']) assert.ok(passing(code), code);
  for (const code of ['22021', '23505', '42P01']) assert.ok(!passing(code), code);
  assert.ok(isPassing(new Error('Connection terminated unexpectedly')));
});

async function listeners(): Promise<number> {
  const found = await side.query(
    `select from pg_stat_activity where application_name = 'laipa notices' and datname = current_database()`,
  );
  return found.rowCount ?? 0;
}

test('screens of another process are told, once, also after the connection was cut several times', async () => {
  const heard: string[] = [];
  const first = await openNotices(
    url,
    () => {},
    () => {},
  );
  const second = await openNotices(
    url,
    (topic) => heard.push(topic),
    () => {},
  );
  for (let cut = 0; cut < 2; cut += 1) {
    await side.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'laipa notices'
      and datname = current_database()`);
    await wait(2_500);
  }
  for (let look = 0; look < 50 && (await listeners()) < 2; look += 1) await wait(100);
  assert.equal(await listeners(), 2);
  first.notify(['case:a', 'work']);
  await until(() => heard.length > 0);
  await wait(200);
  assert.deepEqual(heard, ['case:a', 'work'] satisfies Topic[]);
  second.notify(['quarantine']);
  await first.close();
  await second.close();
  // A server's process lingers for a moment after its connection has ended.
  for (let look = 0; look < 50 && (await listeners()) > 0; look += 1) await wait(100);
  assert.equal(await listeners(), 0);
});
