import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { listenSmtp } from '../../src/channels/smtp/listen.ts';
import { readIntake } from '../../src/channels/intake-bytes.ts';
import { readMail } from '../../src/desk/mail/index.ts';
import { readIncomingMail } from '../../src/loops/incoming-mail.ts';
import { doJobs, JOBS_APPLICATION } from '../../src/loops/jobs.ts';
import { DESK, testDesk, type TestDesk } from '../builders/desk.ts';
import { assertJournalIsWhole, letter } from '../builders/story.ts';
import type { Orders } from './crash/orders.ts';

type Point = Pick<Orders, 'phase' | 'at' | 'write'> & { readonly says: string; readonly answered: boolean };

const POINTS: readonly Point[] = [
  { says: 'with the bytes written, before they are safe', phase: 'keep', at: 'before-commit', answered: false },
  { says: 'with the bytes safe, before the sender hears of it', phase: 'keep', at: 'after-commit', answered: false },
  { says: 'acknowledged, before placing', phase: 'acknowledged', at: 'after-commit', answered: false },
  { says: 'placing, claimed', phase: 'place', at: 1, answered: false },
  { says: 'placing, amid the duties', phase: 'place', at: 6, answered: false },
  { says: 'placing, all but committed', phase: 'place', at: 'before-commit', answered: false },
  { says: 'placed', phase: 'place', at: 'after-commit', answered: false },
  { says: 'approving, all but committed', phase: 'approve', at: 'before-commit', answered: false },
  { says: 'approved, before anything left', phase: 'approve', at: 'after-commit', answered: true },
  { says: 'about to speak with the relay', phase: 'send', write: 1, at: 'after-commit', answered: true },
  { says: 'taken by the relay, before it is recorded', phase: 'send', write: 2, at: 1, answered: true },
  { says: 'recorded, before the job is done', phase: 'send', write: 2, at: 'after-commit', answered: true },
];

const name = (point: number) => `lieta-${point}`;

test('5.2.1: killed at any point of the way, the desk loses no letter, makes no case twice and sends no second letter', async (t) => {
  const desk = await testDesk('2026-11-20T10:00');
  const relay = await aRelay();
  t.after(() => relay.close());

  for (const [number, point] of POINTS.entries()) {
    const raw = letter({ id: name(number), subject: `Bedre ${number}` });
    const child = await run(desk, relay.port, point, raw);
    assert.equal(child.signal, 'SIGKILL', `${point.says}: it was killed there, ${child.said}`);
    // A server that heard no 250 keeps its copy and sends it again.
    if (!child.said.includes('acknowledged')) await desk.receive(raw);
    // A job that is left would be done by the next child.
    if (point.answered) await restart(desk, relay.port);
  }
  await restart(desk, relay.port);

  const cases = await perLetter(desk);
  for (const [number, point] of POINTS.entries()) {
    const found = cases.get(`<${name(number)}@klienti.example>`);
    assert.deepEqual([found?.cases, found?.waiting], [1, 0], `${point.says}: one case, nothing waits`);
    assert.equal(found?.delivered, point.answered ? 1 : 0, `${point.says}: the answer`);
    const copies = relay.taken.filter(({ subject }) => subject === `Re: Bedre ${number}`);
    assert.equal(
      new Set(copies.map(({ messageId }) => messageId)).size,
      point.answered ? 1 : 0,
      `${point.says}: one letter`,
    );
    if (point.says.startsWith('taken by the relay'))
      assert.equal(copies.length, 2, 'the second copy has the same Message-ID');
  }
  await assertJournalIsWhole(desk);
});

async function run(
  desk: TestDesk,
  relayPort: number,
  point: Point,
  raw: string,
): Promise<{ signal: string | null; said: string }> {
  const orders: Orders = {
    ...point,
    appUrl: desk.testDatabase.appUrl,
    ownerUrl: desk.testDatabase.url,
    relayPort,
    letter: raw,
  };
  const child = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    path.join(import.meta.dirname, 'crash/child.ts'),
    JSON.stringify(orders),
  ]);
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const timer = setTimeout(() => child.kill('SIGTERM'), 20_000);
  const signal = await new Promise<string | null>((resolve) => child.on('close', (_code, by) => resolve(by)));
  clearTimeout(timer);
  return { signal, said };
}

/** What `laipa start` does: the loops take up what was left. */
async function restart(desk: TestDesk, relayPort: number): Promise<void> {
  const quiet = () => {};
  const owner = new pg.Pool({ connectionString: desk.testDatabase.url, max: 4, application_name: JOBS_APPLICATION });
  owner.on('connect', (client) => client.on('error', quiet)).on('error', quiet);
  const reading = readIncomingMail(desk, (raw) => readMail(raw), quiet);
  const jobs = await doJobs(desk, { host: '127.0.0.1', port: relayPort }, owner, quiet);
  try {
    for (let tries = 0; tries < 150; tries += 1) {
      const left = await owner.query(
        `select (select count(*) from graphile_worker.jobs) + (select count(*) from mail where fate = 'waiting') as left`,
      );
      if (Number(left.rows[0].left) === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } finally {
    await reading.stop();
    await jobs.stop();
    await owner.end();
  }
}

interface Outcome {
  readonly cases: number;
  readonly waiting: number;
  readonly delivered: number;
}

async function perLetter(desk: TestDesk): Promise<ReadonlyMap<string, Outcome>> {
  const rows = await desk.database.read(DESK, (tx) =>
    tx.rows<Outcome & { message_id: string }>(
      `select m.message_id, count(distinct m.case_id)::int as cases, count(*) filter (where m.fate = 'waiting')::int as waiting,
         (select count(*)::int from reply r where r.tenant = m.tenant and r.state = 'delivered'
            and r.case_id = any(array_agg(m.case_id))) as delivered
       from mail m where m.tenant = $1 group by m.tenant, m.message_id`,
      [1],
    ),
  );
  return new Map(rows.map((row) => [row.message_id, row]));
}

async function aRelay() {
  const taken: { messageId: string | null; subject: string }[] = [];
  const listener = await listenSmtp(
    {
      host: '127.0.0.1',
      port: 0,
      name: 'relay.example',
      maxBytes: 1_000_000,
      resolver: null,
      acceptsRecipient: () => 'demo-mailbox',
      receive: async ({ bytes }) => {
        const raw = readIntake(bytes);
        const { messageId, subject } = readMail(Buffer.isBuffer(raw) ? raw : Buffer.concat(await raw.toArray()));
        taken.push({ messageId, subject });
      },
    },
    () => {},
  );
  return { taken, port: listener.port, close: () => listener.close() };
}
