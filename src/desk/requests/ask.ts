import type { Tx } from '../../database/database.ts';
import { type Job, record } from '../../journal/index.ts';
import type { CaseId, EmployeeId, RequestId } from '../../vocabulary/ids.ts';
import { type Desk, newId, type Topic } from '../context.ts';
import { type Directory, knownDirectory } from '../directory/index.ts';
import { isWalled } from '../walls/index.ts';
import { type Addressee, findAddressee, type NoAddressee, unitOf } from './addressee.ts';
import { letterJobs } from './letter-jobs.ts';
import type { Asked, Entry, Request } from './request.ts';
import { insertEntry } from './entries.store.ts';
import { chainOf, insertRequest, openBetween, requestById, saveRequest } from './requests.store.ts';
import { MOST_ROUNDS, roundsOf } from './rounds.ts';

export interface Question {
  readonly asker: EmployeeId;
  readonly asked: Asked;
  readonly subject: string;
  readonly text: string;
  readonly case: CaseId | null;
  /** The request that this one asks back about. */
  readonly about: RequestId | null;
  readonly channel: 'e-mail' | 'internal';
}

export type AskRefusal =
  | NoAddressee
  | { readonly refused: 'nothing-asked' | 'asker-without-post' | 'walled' }
  /** The same has gone to and fro: somebody has to talk or decide. */
  | { readonly refused: 'in-circles'; readonly clause: '10.1'; readonly rounds: number };

/**
 * 10.1: asks a colleague, a unit or a post, in the caller's transaction. Finds who is there to answer, opens the duty of one
 * working day for them and writes to them by e-mail. A person before whom a wall stands is never asked about that matter.
 */
export async function askColleague(
  desk: Desk,
  tx: Tx,
  question: Question,
): Promise<{ readonly request: Request; readonly rounds: number } | AskRefusal> {
  const subject = question.subject.trim();
  const text = question.text.trim();
  if (subject === '' || text === '') return { refused: 'nothing-asked' };
  const now = desk.clock();
  const directory = await knownDirectory(desk.database, tx);
  const day = now.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const askerUnit = unitOf(directory, question.asker, day);
  if (askerUnit === null) return { refused: 'asker-without-post' };
  const found = await openAddressee(tx, directory, question, day);
  if ('refused' in found) return found;
  const about = await continued(tx, question, found);
  const next = { asker: question.asker, answerer: found.holder ?? found.unit };
  const rounds = about === null ? 1 : roundsOf(await chainOf(tx, about), next);
  if (rounds > MOST_ROUNDS) return { refused: 'in-circles', clause: '10.1', rounds: rounds - 1 };
  const request: Request = {
    id: newId<RequestId>(),
    asker: question.asker,
    askerUnit,
    unit: found.unit,
    holder: found.holder,
    asked: question.asked,
    routed: found.routed,
    case: question.case,
    about,
    subject: subject.slice(0, 200),
    state: 'received',
    askedAt: now,
    dueAt: null,
    endedAt: null,
    score: null,
  };
  // The row comes first: an employee writes the duties of a request only where they see the request.
  await insertRequest(tx, request);
  const entry = entryOf(request, {
    at: now,
    author: question.asker,
    kind: 'question',
    text,
    channel: question.channel,
  });
  await insertEntry(tx, entry);
  const jobs = await letterJobs(desk, tx, directory, request, entry);
  return { request: await recordReceived(desk, tx, request, question, jobs), rounds };
}

async function recordReceived(
  desk: Desk,
  tx: Tx,
  request: Request,
  { channel }: Question,
  jobs: readonly Job[],
): Promise<Request> {
  const { asker, unit, holder } = request;
  const { dueAt } = await record(tx, desk.rules.current(), {
    subject: { kind: 'request', id: request.id },
    expected: 0,
    facts: [
      {
        kind: 'request.received',
        at: request.askedAt,
        facts: { asker, unit, holder, channel, case: request.case, clientKind: 'employee' },
      },
    ],
    actor: asker,
    jobs,
  });
  const saved = { ...request, dueAt };
  await saveRequest(tx, saved);
  tx.afterCommit(() => desk.notify(topicsOf(saved)));
  return saved;
}

/** The addressee before whom no wall stands; those who may not know of the matter are passed over like those who are away. */
async function openAddressee(
  tx: Tx,
  directory: Directory,
  question: Question,
  day: Temporal.PlainDate,
): Promise<Addressee | NoAddressee | { readonly refused: 'walled' }> {
  const shut = new Set<EmployeeId>();
  const walled = async (who: EmployeeId) => question.case !== null && (await isWalled(tx, who, question.case, null));
  if (question.asked.kind === 'person' && (await walled(question.asked.id))) return { refused: 'walled' };
  // bounded: each turn shuts one more person out, and nobody has more than a few above.
  for (let turn = 0; turn < 10; turn += 1) {
    const found = findAddressee(directory, question.asked, question.asker, day, shut);
    if ('refused' in found || found.holder === null || !(await walled(found.holder))) return found;
    shut.add(found.holder);
  }
  return { refused: 'nobody-there' };
}

/** What a request goes on from: said by the asker, or the open question of the other about the same case. */
async function continued(tx: Tx, question: Question, { holder }: Addressee): Promise<RequestId | null> {
  if (question.about !== null) return (await requestById(tx, question.about)) === null ? null : question.about;
  if (question.case === null || holder === null) return null;
  return openBetween(tx, { case: question.case, asker: question.asker, answerer: holder });
}

/** An entry that stands, with what most entries have. */
export function entryOf(
  request: Pick<Request, 'id'>,
  said: Pick<Entry, 'at' | 'author' | 'kind' | 'text' | 'channel'> & Partial<Entry>,
): Entry {
  return {
    id: newId(),
    request: request.id,
    answerBy: null,
    reason: null,
    mail: null,
    heldUntil: null,
    ...said,
  };
}

/** Which screens show a request. */
export function topicsOf(request: Request, before: Request = request): Topic[] {
  const people = new Set([request.asker, request.holder, before.holder].filter((one) => one !== null));
  const units = new Set([request.unit, before.unit]);
  return [
    'work',
    ...[...people].map((one) => `employee:${one}` as const),
    ...[...units].map((one) => `unit:${one}` as const),
    ...(request.case === null ? [] : [`case:${request.case}` as const]),
  ];
}
