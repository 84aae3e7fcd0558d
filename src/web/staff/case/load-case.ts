import type { Tx } from '../../../database/database.ts';
import type { Case } from '../../../desk/cases/index.ts';
import {
  type CaseSurroundings,
  caseSurroundings,
  caseThread,
  type Happening,
  lookIn,
  type Somebody,
  type ThreadEntry,
} from '../../../desk/thread/index.ts';
import { type PromiseLine, promisesOfCase, type SilentCase } from '../../../desk/promises/index.ts';
import { type AppointmentLine, appointmentsOf } from '../../../desk/appointments/index.ts';
import { type MeetingOfCase, meetingsOfCase } from '../../../desk/meetings/index.ts';
import { type RequestLine, requestsOfCase } from '../../../desk/requests/index.ts';
import type { Obligation } from '../../../standard/obligation.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type TaskLine, tasksOfCase } from '../../../desk/tasks/index.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { silentToday } from '../promises/silent.page.ts';
import { accessToCase, logCaseRead } from '../readings/log-read.ts';

/** How many letters, replies and notes are shown at first, and at most at once. */
export const SHOWN = 20;
const MOST_SHOWN = 300;
const TASKS = 10;
const PROMISES = 20;
const REQUESTS = 10;

/** A case as its page shows it. */
export interface CaseView {
  readonly one: Case;
  readonly around: CaseSurroundings;
  /** Of the case and of those merged into it. */
  readonly duties: readonly Obligation[];
  readonly entries: readonly ThreadEntry[];
  readonly between: readonly Happening[];
  readonly others: readonly Somebody[];
  readonly shown: number;
  /** What was promised in it; what is owed first. */
  readonly promises: readonly PromiseLine[];
  /** What colleagues were asked about it, the newest first. */
  readonly requests: readonly RequestLine[];
  /** What colleagues do in it together; what is under way first. */
  readonly tasks: readonly TaskLine[];
  readonly meetings: readonly MeetingOfCase[];
  readonly appointments: readonly AppointmentLine[];
  /** Another case of mine whose client waits for word; looked for when a letter has just been sent from this one. */
  readonly silent: SilentCase | null;
}

/**
 * Reads all that the page shows, writes down that one reads it and says that one looks at it; the statements go at once,
 * each bounded. Throws where the case is not to be read without a ground: whoever asks for it has been at the door.
 */
export async function loadCase(web: WebRequest, deps: PageDeps, tx: Tx, one: Case, wanted = SHOWN): Promise<CaseView> {
  const access = await accessToCase(web, tx, one);
  if (access.access === 'ask') throw new AtTheDoor(access.at);
  logCaseRead(web, 'case', one.id, one, access);
  const shown = Math.min(Math.max(wanted, SHOWN), MOST_SHOWN);
  const [around, { entries, between }, others, promises, requests, tasks, meetings, appointments] = await Promise.all([
    caseSurroundings(tx, one),
    caseThread(tx, one.id, shown),
    whoElse(web, deps, tx, one),
    promisesOfCase(tx, one.id, PROMISES),
    requestsOfCase(tx, one.id, REQUESTS),
    tasksOfCase(tx, one.id, TASKS),
    meetingsOfCase(tx, one.id),
    appointmentsOf(tx, { case: one.id }),
  ]);
  const oldest = around.entries > entries.length ? entries[0]?.at : undefined;
  const since = between.filter(({ at }) => oldest === undefined || Temporal.Instant.compare(at, oldest) >= 0);
  const next = hasJustWritten(entries, web.now) ? await nextSilent(web, tx, one) : null;
  return {
    one,
    around,
    duties: around.duties,
    entries,
    between: since,
    others,
    shown,
    promises,
    requests,
    tasks,
    meetings,
    appointments,
    silent: next,
  };
}

/** A letter has just been sent from here: the next client who waits for word can follow at once. */
function hasJustWritten(entries: readonly ThreadEntry[], now: Temporal.Instant): boolean {
  return entries.some(
    (entry) =>
      entry.what === 'reply' && entry.approved_at !== null && now.since(entry.approved_at).total('minutes') < 15,
  );
}

async function nextSilent(web: WebRequest, tx: Tx, one: Case): Promise<SilentCase | null> {
  return (await silentToday(tx, web, 2)).find(({ id }) => id !== one.id) ?? null;
}

/** A page of a case was to be shown on which this person has stated no ground yet; nothing of it has been. */
export class AtTheDoor extends Error {
  readonly number: string;
  constructor(number: string) {
    super(`Case ${number} is opened with a ground first`);
    this.number = number;
  }
}

async function whoElse(web: WebRequest, deps: PageDeps, tx: Tx, one: Case): Promise<readonly Somebody[]> {
  if (web.me === null) return [];
  const { others, arrived } = await lookIn(tx, one.id, web.me.employee, web.now);
  if (arrived && others.length > 0) tx.afterCommit(() => deps.desk.notify([`case:${one.id}`]));
  return others;
}
