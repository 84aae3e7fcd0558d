import { Logger, type Runner, run } from 'graphile-worker';
import type { Pool } from 'pg';
import { type Relay, sendMail } from '../channels/smtp/send.ts';
import { deskIdentity } from '../database/connect.ts';
import { bytesOf } from '../desk/contents/index.ts';
import type { Desk } from '../desk/context.ts';
import { beginSending, type Outgoing, recordHanded } from '../desk/replies/index.ts';
import { type EmailAddress, parseId, type ReplyId } from '../vocabulary/ids.ts';
import type { LoopLog } from './every.ts';

/** Does the jobs that transactions have put in: what leaves the house. Several processes share them; each is done by one. */
export async function doJobs(desk: Desk, relay: Relay | null, ownerPool: Pool, log: LoopLog): Promise<Runner> {
  const runner = await run({
    pgPool: ownerPool,
    concurrency: 4,
    pollInterval: 1_000,
    noHandleSignals: true,
    noPreparedStatements: false,
    taskList: { 'send-reply': async (payload) => sendReply(desk, relay, (payload as { reply?: unknown }).reply) },
    logger: quietLogger(),
  });
  runner.events.on('job:error', ({ error }) => log('jobs', error));
  return runner;
}

async function sendReply(desk: Desk, relay: Relay | null, given: unknown): Promise<void> {
  const id = parseId<ReplyId>(given);
  if (id === null) throw new Error('A job to send a reply names no reply');
  if (relay === null) throw new Error('No relay is set (LAIPA_RELAY): the letter waits');
  const outgoing = await beginSending(desk, id);
  if (outgoing === null) return;
  // A `TransientSendError` goes up: the job is tried again later, with the same Message-ID.
  const { accepted, rejected } = await sendMail(relay, await letterOf(desk, outgoing));
  const [refused] = rejected.filter(({ permanent }) => permanent);
  if (accepted.length > 0)
    return recordHanded(desk, id, {
      outcome: 'accepted',
      refused: rejected.map(({ address, response }) => `${address}: ${response}`),
    });
  if (refused === undefined)
    throw new Error(`The relay asks to try again: ${rejected[0]?.response ?? 'no recipient was taken'}`);
  await recordHanded(desk, id, { outcome: 'refused', code: refused.code, said: refused.response });
}

async function letterOf(desk: Desk, { reply, sender, thread }: Outgoing): Promise<Parameters<typeof sendMail>[1]> {
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

function quietLogger() {
  return new Logger(() => () => {});
}
