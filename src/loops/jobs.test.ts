import assert from 'node:assert/strict';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { after, type TestContext, test } from 'node:test';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { DESK, testDesk } from '../../test/builders/desk.ts';
import { approve, caseNow, caseOfMail, duties, letter } from '../../test/builders/story.ts';
import type { Relay } from '../channels/smtp/send.ts';
import { openDraft, type Reply, replyById, withdrawReply, writeDraft } from '../desk/replies/index.ts';
import { eventsOfSubject } from '../journal/index.ts';
import type { CaseId, ReplyId } from '../vocabulary/ids.ts';
import { doJobs, JOBS_APPLICATION } from './jobs.ts';

const desk = await testDesk('2026-11-20T10:00');
const silent = () => {};
const side = new pg.Pool({ connectionString: desk.testDatabase.url, max: 1 });
side.on('error', silent);
after(() => side.end());

/** Does jobs as a process of its own would, until the test has ended. */
async function working(t: TestContext, relay: Relay | null): Promise<void> {
  const owner = new pg.Pool({ connectionString: desk.testDatabase.url, max: 6, application_name: JOBS_APPLICATION });
  owner.on('error', silent);
  owner.on('connect', (client) => client.on('error', silent));
  const jobs = await doJobs(desk, relay, owner, silent);
  t.after(async () => {
    await jobs.stop();
    await owner.end();
  });
}

const local = (port: number): Relay => ({ host: '127.0.0.1', port });

/** What a relay answers to each recipient, by address; 250 unless told. */
interface Peer {
  readonly port: number;
  readonly answers: Map<string, string>;
  /** Message-ID and recipients of each letter taken. */
  readonly taken: { id: string; to: string[] }[];
  close(): Promise<void>;
}

async function peer(port = 0): Promise<Peer> {
  const answers = new Map<string, string>();
  const taken: Peer['taken'] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    onRcptTo({ address }, _session, done) {
      const answer = answers.get(address);
      if (answer === undefined) return done();
      done(Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) }));
    },
    onData(stream, session, done) {
      let raw = '';
      stream.on('data', (chunk) => (raw += chunk));
      stream.on('end', () => {
        const id = /^message-id: *(<[^>]+>)/im.exec(raw)?.[1] ?? '';
        taken.push({ id, to: session.envelope.rcptTo.map(({ address }) => address).sort() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const listening = (server.server.address() as AddressInfo).port;
  return {
    port: listening,
    answers,
    taken,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function approvedReply(
  id: string,
  cc: readonly string[] = [],
): Promise<{ reply: ReplyId; case: CaseId; client: string }> {
  const client = `${id}@klienti.example`;
  const one = await caseOfMail(desk, (await desk.receive(letter({ id, from: client }))).id);
  const anna = desk.as('Anna');
  const draft = await openDraft(desk, anna, one.id);
  assert.ok(!('refused' in draft));
  const recipients = [
    ...draft.recipients,
    ...cc.map((address) => ({ address, name: '', field: 'cc', role: 'employee' }) as const),
  ];
  const content = { salutation: draft.parts.salutation, body: '', closing: '' };
  const written = await writeDraft(desk, anna, draft.id, draft.draftVersion, { ...draft, ...content, recipients });
  assert.ok(!('refused' in written));
  return { reply: await approve(desk, 'Anna', one.id), case: one.id, client };
}

const replyNow = async (id: ReplyId) => (await desk.database.read(DESK, (tx) => replyById(tx, id))) as Reply;

async function until(found: () => Promise<boolean>): Promise<void> {
  for (const began = Date.now(); !(await found()); await new Promise((resolve) => setTimeout(resolve, 25))) {
    assert.ok(Date.now() - began < 45_000, 'nothing came of it within 45 s');
  }
}

/** Lets a job that waits for its next attempt be tried at once. */
const hurry = () =>
  side.query(
    `select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where locked_at is null), run_at := now())`,
  );

const attempts = async (reply: ReplyId): Promise<number> => {
  const { rows } = await side.query('select attempts from graphile_worker.jobs where key = $1 and locked_at is null', [
    `reply:${reply}`,
  ]);
  return rows[0]?.attempts ?? 0;
};

test('5.2.1: a letter that one of two recipients cannot get is delivered, and the employee reads who did not get it', async (t) => {
  const relay = await peer();
  t.after(() => relay.close());
  const { reply, case: id } = await approvedReply('viens', ['janis@paraugnovads.example']);
  relay.answers.set('janis@paraugnovads.example', '550 5.1.1 No such user');
  await working(t, local(relay.port));
  await until(async () => (await replyNow(reply)).state === 'delivered');
  assert.match((await replyNow(reply)).trouble ?? '', /^janis@paraugnovads\.example: 550/);
  assert.equal((await duties(desk, id, '5.2.1'))[0]?.verdict, 'met');
  assert.equal((await caseNow(desk, id)).state, 'answered');
});

test('5.2.1: a letter that only a colleague got is no answer to the client: it has failed, and the duty stays', async (t) => {
  const relay = await peer();
  t.after(() => relay.close());
  const { reply, case: id, client } = await approvedReply('divi', ['janis@paraugnovads.example']);
  relay.answers.set(client, '550 5.1.1 No such user');
  await working(t, local(relay.port));
  await until(async () => (await replyNow(reply)).state === 'failed');
  assert.equal((await duties(desk, id, '5.2.1'))[0]?.verdict, 'open');
  assert.equal((await caseNow(desk, id)).state, 'open');
});

test('a recipient who was asked to wait gets the letter at the next attempt, and the other no second one', async (t) => {
  const relay = await peer();
  t.after(() => relay.close());
  const { reply, client } = await approvedReply('tris', ['janis@paraugnovads.example']);
  relay.answers.set(client, '451 4.7.1 Greylisted');
  await working(t, local(relay.port));
  await until(async () => (await attempts(reply)) === 1);
  assert.equal((await replyNow(reply)).state, 'sent', 'not delivered while the client waits');
  relay.answers.clear();
  await hurry();
  await until(async () => (await replyNow(reply)).state === 'delivered');
  assert.deepEqual(
    relay.taken.map(({ to }) => to),
    [['janis@paraugnovads.example'], [client]],
  );
  assert.equal(new Set(relay.taken.map(({ id }) => id)).size, 1, 'one letter with one Message-ID');
});

test('a relay that was away gets the letter when it is back, once', async (t) => {
  const before = await peer();
  await before.close();
  const { reply, case: id, client } = await approvedReply('cetri');
  await working(t, local(before.port));
  await until(async () => (await attempts(reply)) === 1);
  const relay = await peer(before.port);
  t.after(() => relay.close());
  await hurry();
  await until(async () => (await replyNow(reply)).state === 'delivered');
  assert.deepEqual(
    relay.taken.map(({ to }) => to),
    [[client]],
  );
  const events = await desk.database.read(DESK, (tx) => eventsOfSubject(tx, id));
  assert.equal(events.filter(({ kind }) => kind === 'reply.delivered').length, 1);
});

test('when the attempts have run out the letter has failed, and people see why', async (t) => {
  const { reply, case: id } = await approvedReply('pieci');
  await side.query('update graphile_worker._private_jobs set attempts = 24 where key = $1', [`reply:${reply}`]);
  await working(t, null);
  await until(async () => (await replyNow(reply)).state === 'failed');
  assert.match((await replyNow(reply)).trouble ?? '', /LAIPA_RELAY/);
  const events = await desk.database.read(DESK, (tx) => eventsOfSubject(tx, id));
  assert.deepEqual(events.at(-1)?.kind, 'reply.failed');
});

test('a reply taken back at the moment in which its job begins either stays or leaves, never both', async (t) => {
  const relay = await peer();
  t.after(() => relay.close());
  await working(t, local(relay.port));
  for (const nth of [1, 2, 3, 4, 5, 6]) {
    const { reply } = await approvedReply(`sesi-${nth}`);
    await new Promise((resolve) => setTimeout(resolve, nth * 4));
    const taken = await withdrawReply(desk, desk.as('Anna'), reply);
    if ('refused' in taken) await until(async () => (await replyNow(reply)).state === 'delivered');
    else await until(async () => (await attempts(reply)) === 0 && (await replyNow(reply)).state === 'draft');
    const left = relay.taken.filter(({ id }) => id.startsWith(`<${reply}`)).length;
    assert.equal(left, 'refused' in taken ? 1 : 0);
  }
});

test('a job that a killed process held is done by the next one at once, not after hours', async (t) => {
  const relay = await peer();
  t.after(() => relay.close());
  const { reply } = await approvedReply('septini');
  await side.query(
    `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-of-the-dead' where key = $1`,
    [`reply:${reply}`],
  );
  await working(t, local(relay.port));
  await until(async () => (await replyNow(reply)).state === 'delivered');
});

test('a job that was taken over a connection which broke before anybody heard of it is tried within seconds', async (t) => {
  let held: Socket | null = null;
  const server = createServer((socket) => {
    socket.on('error', silent);
    if (held === null) held = socket;
    else socket.destroy();
  });
  t.after(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await working(t, local((server.address() as AddressInfo).port));
  const { reply } = await approvedReply('desmiti');
  const key = `reply:${reply}`;
  const taker = async () =>
    (await side.query<{ locked_by: string | null }>('select locked_by from graphile_worker.jobs where key = $1', [key]))
      .rows[0]?.locked_by ?? null;
  await until(async () => held !== null && (await taker()) !== null);
  const pool = await taker();
  (held as Socket | null)?.destroy();
  await until(async () => (await attempts(reply)) === 1);
  // Another job of the same worker, of which nobody was told.
  await side.query(
    `with other as (select graphile_worker.add_job('send-reply', json_build_object('reply', $1::text), job_key => 'unheard', run_at => now() + interval '1 hour') as job)
     select from other`,
    [reply],
  );
  await side.query(
    `update graphile_worker._private_jobs set run_at = now(), locked_at = now() - interval '11 seconds', locked_by = $1 where key = 'unheard'`,
    [pool],
  );
  await until(async () => {
    const { rows } = await side.query<{ attempts: number }>(
      `select attempts from graphile_worker.jobs where key = 'unheard'`,
    );
    return (rows[0]?.attempts ?? 0) > 0;
  });
});

test('connections that are cut while letters wait end no process, and the letters leave afterwards', async (t) => {
  const relay = await peer();
  t.after(() => relay.close());
  await working(t, local(relay.port));
  const cut = await side.query<{ pid: number }>(
    'select pid, pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and datname = current_database()',
    [JOBS_APPLICATION],
  );
  const pids = cut.rows.map(({ pid }) => pid);
  // The server ends them when it comes to it; until then one could still take a job and never say so.
  await until(
    async () => (await side.query('select from pg_stat_activity where pid = any($1)', [pids])).rowCount === 0,
  );
  const { reply } = await approvedReply('astoni');
  await until(async () => (await replyNow(reply)).state === 'delivered');
});

test('a port on which nobody listens is not taken for a relay that refuses', async (t) => {
  const server = createServer((socket) => socket.destroy());
  t.after(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { reply } = await approvedReply('devini');
  await working(t, local((server.address() as AddressInfo).port));
  await until(async () => (await attempts(reply)) === 1);
  assert.equal((await replyNow(reply)).state, 'sent');
});
