import { EventEmitter } from 'node:events';
import { type JobHelpers, Logger, type Runner, run, type WorkerEvents } from 'graphile-worker';
import type { Pool } from 'pg';
import type { TextWay } from '../channels/sms/text-way.ts';
import { type RejectedRecipient, type Relay, sendMail } from '../channels/smtp/send.ts';
import { deskIdentity } from '../database/connect.ts';
import { bytesOf } from '../desk/contents/index.ts';
import type { Desk } from '../desk/context.ts';
import { beginSending, type Handed, type Outgoing, recordHanded, recordTaken } from '../desk/replies/index.ts';
import { type EmailAddress, parseId, type ReplyId } from '../vocabulary/ids.ts';
import { sendAccountLetter } from './account-letters.ts';
import { every, type LoopLog } from './every.ts';
import { sendMeetingLetter } from './meeting-letters.ts';
import { sendRequestLetter, settleRequest } from './request-letters.ts';
import { sendNotice } from './send-notice.ts';
import { sendTaskLetter } from './task-letters.ts';
import { tellReceiver } from './webhooks.ts';

/** The name under which the connections of every process that does jobs are known to PostgreSQL. */
export const JOBS_APPLICATION = 'laipa jobs';

export interface Jobs {
  /** Takes no more jobs and waits for those under way. */
  stop(): Promise<void>;
}

/**
 * Does the jobs that transactions have put in: what leaves the house. Several processes share them; each is done by one.
 * Goes on after the database was away.
 */
export async function doJobs(
  desk: Desk,
  relay: Relay | null,
  ownerPool: Pool,
  log: LoopLog,
  texts: TextWay | null = null,
): Promise<Jobs> {
  const pools: string[] = [];
  /** Jobs under way here, and those done a moment ago, whose end may still be being written. */
  const underWay = new Map<string, number>();
  /** How often in a row a worker asked for a job and got an error. */
  let failedToAsk = 0;
  let runner: Runner | null = await begin();
  const keeping = every('jobs', 2_000, keepDoing, log);

  async function begin(): Promise<Runner> {
    // A runner of ours that has ended could not always write what became of its jobs.
    await ownerPool.query('select graphile_worker.force_unlock_workers($1)', [pools.splice(0)]);
    await ownerPool.query(UNLOCK_ABANDONED, [JOBS_APPLICATION]);
    const events: WorkerEvents = new EventEmitter();
    events.on('pool:create', ({ workerPool }) => pools.push(workerPool.id));
    events.on('worker:getJob:error', () => (failedToAsk += 1));
    events.on('worker:getJob:empty', () => (failedToAsk = 0));
    events.on('job:start', () => (failedToAsk = 0));
    events.on('job:start', ({ job }) => underWay.set(job.id, Number.POSITIVE_INFINITY));
    events.on('job:complete', ({ job }) => underWay.set(job.id, performance.now() + WRITTEN_BY_MS));
    events.on('job:error', ({ error }) => log('jobs', error));
    const fresh = await run({
      pgPool: ownerPool,
      events,
      noHandleSignals: true,
      noPreparedStatements: false,
      taskList: {
        'send-reply': (payload, helpers) => sendReply(desk, relay, (payload as { reply?: unknown }).reply, helpers.job),
        'send-request-letter': (payload, helpers) => sendRequestLetter(desk, relay, payload, helpers.job),
        'settle-request': (payload) => settleRequest(desk, payload),
        'send-account-letter': (payload) => sendAccountLetter(desk, relay, payload),
        'send-notice': (payload, helpers) => sendNotice(desk, { relay, texts }, payload, helpers.job),
        'send-meeting-letter': (payload, helpers) => sendMeetingLetter(desk, relay, payload, helpers.job),
        'send-task-letter': (payload, helpers) => sendTaskLetter(desk, relay, payload, helpers.job),
        'send-webhook': (payload) => tellReceiver(desk, payload),
      },
      logger: new Logger(() => () => {}),
      // In batches, of one where there is no hurry: only so is a failure to write the end of a job caught.
      preset: {
        worker: { concurrentJobs: 4, pollInterval: 1_000, completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      },
    });
    const ended = () => {
      if (runner === fresh) runner = null;
    };
    fresh.promise.then(ended, ended);
    return fresh;
  }

  async function keepDoing(): Promise<boolean> {
    if (failedToAsk > STUCK_AFTER) {
      // While the database is away nothing is stuck: this fails, and the worker goes on by itself.
      await ownerPool.query('select');
      await endStuck();
    }
    runner ??= await begin();
    for (const [id, until] of underWay) if (until < performance.now()) underWay.delete(id);
    await ownerPool.query(UNLOCK_UNHEARD, [pools, [...underWay.keys()]]);
    return false;
  }

  /** Jobs under way are done first: nobody else is given them meanwhile. */
  async function endStuck(): Promise<void> {
    const stuck = runner;
    runner = null;
    failedToAsk = 0;
    await stuck?.stop();
  }

  return {
    async stop() {
      await keeping.stop();
      const last = runner;
      runner = null;
      await last?.stop();
    },
  };
}

const WRITTEN_BY_MS = 60_000;

/**
 * Errors in a row upon asking for a job, of four workers once a second. graphile-worker 0.18 keeps the answer to its first
 * question, which jobs it knows, an error too: cut in that moment, it would repeat the error for ever.
 */
const STUCK_AFTER = 8;

/**
 * A job that was taken over a connection which broke before anybody heard of it: nobody is at it, and it would wait for
 * hours. The worker has no function for one job alone, so its own table is written.
 */
const UNLOCK_UNHEARD = `
update graphile_worker._private_jobs set locked_at = null, locked_by = null
where locked_by = any($1::text[]) and id <> all($2::bigint[]) and locked_at < now() - interval '10 seconds'`;

/** Jobs that processes held when they died; only where no process is alive that might still be at them. */
const UNLOCK_ABANDONED = `
select graphile_worker.force_unlock_workers(array(
  select distinct locked_by from graphile_worker.jobs where locked_by is not null and not exists (
    select from pg_stat_activity where datname = current_database() and application_name = $1 and pid <> pg_backend_pid())))`;

/**
 * Hands one letter to the relay. What passes (the relay is away, asks to wait, takes it for some only) throws, and the job
 * is tried again, for some days, with the same Message-ID and only for those who have not got it. After the last attempt
 * the letter has failed, and people see it.
 */
async function sendReply(desk: Desk, relay: Relay | null, given: unknown, job: JobHelpers['job']): Promise<void> {
  const id = parseId<ReplyId>(given);
  if (id === null) throw new Error('A job to send a reply names no reply');
  try {
    const handed = await handOver(desk, relay, id);
    if (handed !== null) await recordHanded(desk, id, handed);
  } catch (error) {
    if (job.attempts < job.max_attempts) throw error;
    const { code, message } = error as { code?: unknown; message: string };
    await recordHanded(desk, id, {
      outcome: 'refused',
      code: typeof code === 'number' ? code : 0,
      said: message,
    });
  }
}

/** `null` where there is nothing to send any more: it was taken back, or has left. */
async function handOver(desk: Desk, relay: Relay | null, id: ReplyId): Promise<Handed | null> {
  if (relay === null) throw new Error('No relay is set (LAIPA_RELAY): the letter waits');
  const outgoing = await beginSending(desk, id);
  if (outgoing === null) return null;
  const letter = await letterOf(desk, outgoing);
  const taken = new Set(outgoing.alreadyTaken.map((address) => address.toLowerCase()));
  if (outgoing.reply.recipients.every(({ address }) => taken.has(address.toLowerCase())))
    return { outcome: 'accepted' };
  const { accepted, rejected } = await sendMail(relay, letter);
  if (accepted.length > 0) await recordTaken(desk, id, accepted);
  const later = rejected.find(({ permanent }) => !permanent);
  if (later !== undefined) throw new RelayAsksToWait(later);
  if (accepted.length + taken.size > 0) return { outcome: 'accepted', refused: rejected.map(refusal) };
  const [first] = rejected;
  if (first === undefined) throw new Error('The relay neither took nor refused the letter');
  return { outcome: 'refused', code: first.code, said: first.response };
}

function refusal({ address, code, response }: RejectedRecipient): { address: string; code: number; said: string } {
  return { address, code, said: response };
}

/** The relay took the letter for some at most and asks to try again for a recipient. */
class RelayAsksToWait extends Error {
  override readonly name = 'RelayAsksToWait';
  readonly code: number;
  constructor({ code, response }: RejectedRecipient) {
    super(response);
    this.code = code;
  }
}

async function letterOf(
  desk: Desk,
  { reply, sender, thread, alreadyTaken }: Outgoing,
): Promise<Parameters<typeof sendMail>[1]> {
  const address = (field: 'to' | 'cc' | 'bcc') =>
    reply.recipients
      .filter((one) => one.field === field)
      .map(({ name, address }) => ({ name, address: address as EmailAddress }));
  const attachments = await desk.database.read(deskIdentity(desk.tenant), async (tx) => {
    const read = [];
    for (const { name, mediaType, hash } of reply.attachments) {
      const content = await bytesOf(tx, Buffer.from(hash, 'hex'));
      if (content === null) throw new Error(`Reply ${reply.id}: the bytes of an attachment are missing`);
      read.push({ name, mediaType, content });
    }
    return read;
  });
  return {
    messageId: reply.messageId,
    from: { name: sender.name, address: sender.address as EmailAddress },
    to: address('to'),
    cc: address('cc'),
    bcc: address('bcc'),
    alreadyTaken,
    subject: reply.subject,
    text: reply.text,
    html: reply.html,
    inReplyTo: thread.at(-1) ?? null,
    references: thread,
    date: reply.approvedAt ?? desk.clock(),
    origin: desk.settings.origin,
    attachments,
  };
}
