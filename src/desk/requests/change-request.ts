import type { Identity, Tx } from '../../database/database.ts';
import { type Job, record, retrying } from '../../journal/index.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { EmployeeId, RequestId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { type Directory, knownDirectory } from '../directory/index.ts';
import { entryOf, topicsOf } from './ask.ts';
import { decideRequest, type RequestDeed, type RequestRefusal } from './decide-request.ts';
import { letterJobs } from './letter-jobs.ts';
import { mayDo } from './may-do.ts';
import type { Entry, Request } from './request.ts';
import { deleteHeldEntry, heldEntry, insertEntry, releaseEntry } from './entries.store.ts';
import { lockRequest, saveRequest, settleLater } from './requests.store.ts';

export type ChangeRefusal =
  | RequestRefusal
  | { readonly refused: 'no-such-request' | 'not-yours' | 'being-sent' | 'too-late' };

type Saying = Extract<RequestDeed, { do: 'answer' | 'interim' | 'return' }>;

/**
 * Says an answer, an interim answer or why the request goes back: it stands after some seconds (`DeskSettings.holdSeconds`),
 * until then it can be taken back and nobody else sees it. Decided now, so that what is missing is told at once.
 */
export async function sayInRequest(
  desk: Desk,
  who: Identity & { readonly employee: EmployeeId },
  id: RequestId,
  deed: Saying,
): Promise<{ readonly heldUntil: Temporal.Instant } | ChangeRefusal> {
  return desk.database.write(who, async (tx) => {
    const request = await lockRequest(tx, id);
    if (request === null) return { refused: 'no-such-request' };
    const directory = await knownDirectory(desk.database, tx);
    const now = desk.clock();
    if (!mayDo(request, deed.do, who, directory, now)) return { refused: 'not-yours' };
    const decided = decideRequest(request, deed, now);
    if ('refused' in decided) return decided;
    if ((await heldEntry(tx, id)) !== null) return { refused: 'being-sent' };
    const heldUntil = now.add({ seconds: desk.settings.holdSeconds });
    await insertEntry(tx, { ...entryOfSaying(request, deed, who.employee, now), heldUntil });
    await settleLater(tx, id, heldUntil);
    tx.afterCommit(() => desk.notify([`employee:${who.employee}`]));
    return { heldUntil };
  });
}

/** Takes back what was said a moment ago; gives its text, so that it can be written on. */
export async function takeBack(
  desk: Desk,
  who: Identity & { readonly employee: EmployeeId },
  id: RequestId,
): Promise<Entry | ChangeRefusal> {
  return desk.database.write(who, async (tx) => {
    const request = await lockRequest(tx, id);
    if (request === null) return { refused: 'no-such-request' };
    const held = await heldEntry(tx, id);
    if (held === null || held.heldUntil === null) return { refused: 'too-late' };
    if (held.author !== who.employee) return { refused: 'not-yours' };
    if (Temporal.Instant.compare(desk.clock(), held.heldUntil) >= 0) return { refused: 'too-late' };
    await deleteHeldEntry(tx, held.id);
    tx.afterCommit(() => desk.notify([`employee:${who.employee}`]));
    return held;
  });
}

/** The seconds are over: what was said stands, is recorded with the moment it was said at, and its letter leaves. */
export async function settleHeld(desk: Desk, system: Identity, id: RequestId): Promise<void> {
  await retrying(() =>
    desk.database.write(system, async (tx) => {
      const request = await lockRequest(tx, id);
      const held = request === null ? null : await heldEntry(tx, id);
      if (request === null || held === null || held.heldUntil === null) return;
      if (Temporal.Instant.compare(desk.clock(), held.heldUntil) < 0) return;
      await releaseEntry(tx, held.id);
      const directory = await knownDirectory(desk.database, tx);
      await carryOut(desk, tx, directory, request, { ...held, heldUntil: null }, deedOf(held));
    }),
  );
}

/** A deed of one press, at once: take, withdraw, rate. */
export async function changeRequest(
  desk: Desk,
  who: Identity & { readonly employee: EmployeeId },
  id: RequestId,
  deed: Extract<RequestDeed, { do: 'take' | 'withdraw' | 'rate' }>,
): Promise<Request | ChangeRefusal> {
  return retrying(() =>
    desk.database.write(who, async (tx) => {
      const request = await lockRequest(tx, id);
      if (request === null) return { refused: 'no-such-request' };
      const directory = await knownDirectory(desk.database, tx);
      const now = desk.clock();
      if (!mayDo(request, deed.do, who, directory, now)) return { refused: 'not-yours' };
      const decided = decideRequest(request, deed, now);
      if ('refused' in decided) return decided;
      const entry =
        deed.do === 'withdraw'
          ? entryOf(request, { at: now, author: who.employee, kind: 'withdrawn', text: '', channel: 'internal' })
          : null;
      if (entry !== null) await insertEntry(tx, entry);
      const jobs = entry === null ? [] : await letterJobs(desk, tx, directory, request, entry);
      return saveDecided(desk, tx, request, decided.request, decided.facts, who.employee, jobs);
    }),
  );
}

/** Does what an entry says, in the caller's transaction; where the request has ended meanwhile the words stand, and no more. */
export async function carryOut(
  desk: Desk,
  tx: Tx,
  directory: Directory,
  request: Request,
  entry: Entry,
  deed: RequestDeed,
): Promise<Request> {
  const taken = request.holder === null && entry.author !== null && deed.do !== 'pass-on';
  const before = taken ? decideRequest(request, { do: 'take', by: entry.author as EmployeeId }, entry.at) : null;
  const from = before === null || 'refused' in before ? request : before.request;
  const decided = decideRequest(from, deed, entry.at);
  if ('refused' in decided) return request;
  const facts = [...(before === null || 'refused' in before ? [] : before.facts), ...decided.facts];
  const jobs = await letterJobs(desk, tx, directory, decided.request, entry);
  return saveDecided(desk, tx, request, decided.request, facts, entry.author, jobs);
}

async function saveDecided(
  desk: Desk,
  tx: Tx,
  before: Request,
  after: Request,
  facts: readonly Fact[],
  actor: EmployeeId | null,
  jobs: readonly Job[],
): Promise<Request> {
  const { dueAt } = await record(tx, desk.rules.current(), {
    subject: { kind: 'request', id: after.id },
    expected: 'current',
    facts,
    actor,
    jobs,
  });
  const saved = { ...after, dueAt };
  await saveRequest(tx, saved);
  tx.afterCommit(() => desk.notify(topicsOf(saved, before)));
  return saved;
}

function entryOfSaying(request: Request, deed: Saying, author: EmployeeId, at: Temporal.Instant): Entry {
  const said = { at, author, text: deed.text.trim(), channel: 'internal' } as const;
  switch (deed.do) {
    case 'answer':
      return entryOf(request, { ...said, kind: 'answer' });
    case 'interim':
      return entryOf(request, { ...said, kind: 'interim', answerBy: deed.answerBy });
    case 'return':
      return entryOf(request, { ...said, kind: 'returned', reason: deed.reason });
  }
}

function deedOf(entry: Entry): RequestDeed {
  switch (entry.kind) {
    case 'interim':
      return { do: 'interim', text: entry.text, answerBy: entry.answerBy };
    case 'returned':
      return { do: 'return', reason: entry.reason ?? 'other', text: entry.text };
    case 'answer':
      return { do: 'answer', text: entry.text, channel: entry.channel };
    default:
      throw new Error(`Entry ${entry.id}: a ${entry.kind} is not held`);
  }
}
