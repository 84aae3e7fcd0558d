import type { Identity, Tx } from '../../database/database.ts';
import { type Job, record, retrying } from '../../journal/index.ts';
import type { CaseId, EmployeeId, TaskId } from '../../vocabulary/ids.ts';
import { type Case, caseById } from '../cases/index.ts';
import { type Desk, newId } from '../context.ts';
import { lookup, postsOf } from '../directory/index.ts';
import { isRestricted } from '../interests/index.ts';
import { isReason, type ReasonRefusal, usePowers } from '../powers/index.ts';
import { insertCopies } from './copies.store.ts';
import { insertLetters, type LetterAddress, type LetterKind, type TaskLetter } from './letters.store.ts';
import {
  type PartToSend,
  type PlannedCopy,
  type PlanRefusal,
  planTask,
  type TaskPlan,
  unitOfPart,
} from './plan-task.ts';
import type { Task } from './task.ts';
import { bareCopyLetter, bareTaskLetter, taskLetter, type Written } from './task-letters.ts';
import { addresseesOf, addressOf, personName, toldCopy, toldTask } from './tell-task.ts';
import { insertTask } from './tasks.store.ts';

export interface TaskToSend {
  readonly title: string;
  readonly body: string;
  readonly case: CaseId | null;
  readonly parts: readonly PartToSend[];
  /** Copies that the sender takes out, each with a reason: an exceptional power (5.4.2). */
  readonly leftOut: readonly { readonly to: EmployeeId; readonly reason: string }[];
  /** The copies that were shown; `null`: none were, as nothing was to be shown. */
  readonly shown: readonly EmployeeId[];
  readonly origin: string;
}

export type SendTaskRefusal =
  | PlanRefusal
  /** The directory has changed since the copies were shown: they are shown again. */
  | { readonly refused: 'copies-changed'; readonly plan: TaskPlan }
  | ReasonRefusal;

type Sender = Identity & { readonly employee: EmployeeId };

/** What sending would do now, read as the desk for somebody who sees the case; nothing is written. */
export async function previewTask(
  desk: Desk,
  who: Sender,
  one: Case | null,
  parts: readonly PartToSend[],
): Promise<TaskPlan | PlanRefusal> {
  return desk.database.read({ ...who, system: true }, async (tx) =>
    planTask(desk, tx, who.employee, one, one !== null && (await isRestricted(tx, one.id)), parts),
  );
}

/**
 * Sends a task (10.3): the copies are computed again at this moment, as the directory stands; where they are not those
 * that were shown, nothing is sent. The task, its parts, every copy with its reasons and the letters stand in one
 * transaction with the fact in the journal. The sender's right to the case is the caller's question.
 */
export function sendTask(
  desk: Desk,
  who: Sender,
  asked: TaskToSend,
): Promise<{ readonly task: Task; readonly copies: number } | SendTaskRefusal> {
  return retrying(() =>
    desk.database.write({ ...who, system: true }, (tx) => sendTaskIn(desk, tx, who.employee, asked)),
  );
}

async function sendTaskIn(
  desk: Desk,
  tx: Tx,
  sender: EmployeeId,
  asked: TaskToSend,
): Promise<{ readonly task: Task; readonly copies: number } | SendTaskRefusal> {
  if (asked.title.trim() === '') return { refused: 'title-wanting' };
  const one = asked.case === null ? null : await caseById(tx, asked.case);
  if (asked.case !== null && one === null) return { refused: 'no-such-case' };
  const restricted = one !== null && (await isRestricted(tx, one.id));
  const plan = await planTask(desk, tx, sender, one, restricted, asked.parts);
  if ('refused' in plan) return plan;
  if (!sameCopies(plan.copies, asked.shown)) return { refused: 'copies-changed', plan };
  const leftOut = new Map(asked.leftOut.map(({ to, reason }) => [to, reason.trim()]));
  const removed = plan.copies.filter(({ to }) => leftOut.has(to));
  const used = await usePowers(
    desk,
    tx,
    removed.map(({ to }) => ({ power: 'override-check', reason: leftOut.get(to) ?? '', case: asked.case })),
  );
  if ('refused' in used) return used;

  const now = desk.clock();
  const task = taskOf(asked, plan, sender, now);
  const kept = plan.copies.filter(({ to }) => !leftOut.has(to));
  const letters = lettersOf(desk, task, plan, kept, one?.number ?? null);
  await insertTask(tx, task);
  const nameOf = namesOf(plan, task);
  await insertCopies(
    tx,
    task.id,
    plan.copies.map((copy) => ({
      ...copy,
      id: newId<string>(),
      ofNames: [...new Set(copy.reasons.map(({ of }) => nameOf(of)))],
      leftOutReason: leftOut.get(copy.to) ?? '',
    })),
    now,
  );
  await insertLetters(tx, letters);
  await record(tx, desk.rules.current(), {
    subject: { kind: 'task', id: task.id },
    expected: 0,
    facts: [
      {
        kind: 'task.sent',
        at: now,
        facts: {
          task: task.id,
          participants: task.parts.length,
          otherUnit: plan.otherUnit,
          headsCopied: removed.length === 0,
          copies: kept.length,
        },
      },
    ],
    actor: sender,
    jobs: letters.map(jobOf),
  });
  tx.afterCommit(() =>
    desk.notify([
      ...topicsOf(
        task,
        kept.map(({ to }) => to),
      ),
    ]),
  );
  return { task, copies: kept.length };
}

/** Whether a reason for leaving out a copy says anything: as for any overridden check. */
export function isReasonToLeaveOut(reason: string): boolean {
  return isReason('override-check', reason);
}

/** The job that hands a letter to the relay. */
export function jobOf({ id }: Pick<TaskLetter, 'id'>): Job {
  return { task: 'send-task-letter', payload: { letter: id }, key: `task-letter:${id}` };
}

/** Whose screens show the task. */
export function topicsOf(task: Task, others: readonly EmployeeId[] = []) {
  const people = [task.sender, ...task.parts.flatMap(({ employee }) => employee ?? []), ...others];
  return [
    ...people.map((employee) => `employee:${employee}` as const),
    ...task.parts.map(({ unit }) => `unit:${unit}` as const),
    ...(task.case === null ? [] : [`case:${task.case}` as const]),
    'work' as const,
  ];
}

/** The Message-ID of the task's first letter: what follows answers it. */
export function threadOf(desk: Desk, task: TaskId): string {
  return `<uzdevums.${task}@${desk.settings.origin}>`;
}

/** A letter of a task with its id. */
export function letter(
  desk: Desk,
  task: Task,
  kind: LetterKind,
  written: Written,
  to: readonly LetterAddress[],
  cc: readonly LetterAddress[],
  replyTo: LetterAddress | null,
): TaskLetter {
  const id = newId<string>();
  const first = threadOf(desk, task.id);
  return {
    id,
    task: task.id,
    case: task.case,
    kind,
    ...written,
    to,
    cc,
    replyTo,
    messageId: kind === 'sent' ? first : `<uzdevums.${task.id}.${id}@${desk.settings.origin}>`,
    inReplyTo: kind === 'done' || kind === 'called-off' ? first : null,
    madeAt: desk.clock(),
  };
}

function sameCopies(copies: readonly PlannedCopy[], shown: readonly EmployeeId[]): boolean {
  return copies.length === shown.length && copies.every(({ to }) => shown.includes(to));
}

function taskOf(asked: TaskToSend, plan: TaskPlan, sender: EmployeeId, now: Temporal.Instant): Task {
  const [post] = postsOf(plan.directory, sender, plan.day);
  return {
    id: newId<TaskId>(),
    title: asked.title.trim(),
    body: asked.body.trim(),
    case: asked.case,
    sender,
    unit: post?.unit ?? null,
    sentAt: now,
    state: 'open',
    endedAt: null,
    callOffReason: '',
    origin: asked.origin,
    parts: asked.parts.map((part) => ({
      id: part.key,
      employee: 'employee' in part ? part.employee : null,
      unit: unitOfPart(plan.directory, part, plan.day),
      responsible: part.responsible,
      words: part.words.trim(),
      dueAt: part.dueAt,
      doneAt: null,
      doneBy: null,
    })),
  };
}

/** One letter to all; of a restricted case one that says nothing, and to each head one of their own. */
function lettersOf(
  desk: Desk,
  task: Task,
  plan: TaskPlan,
  copies: readonly PlannedCopy[],
  number: string | null,
): TaskLetter[] {
  const { directory } = plan;
  const told = toldTask(directory, task, number);
  const nameOf = namesOf(plan, task);
  const replyTo = addressOf(directory, task.sender);
  const to = addresseesOf(plan, task, (address) => isOurs(desk, address));
  const atOnce = copies.filter(({ digestAt }) => digestAt === null);
  if (plan.bare) {
    const bare = atOnce.flatMap((copy) => {
      const address = addressOf(directory, copy.to);
      const written = bareCopyLetter(toldCopy(directory, copy, nameOf));
      return address === null ? [] : [letter(desk, task, 'copy', written, [address], [], replyTo)];
    });
    return [...(to.length === 0 ? [] : [letter(desk, task, 'sent', bareTaskLetter(told), to, [], replyTo)]), ...bare];
  }
  const known = new Set(to.map(({ address }) => address.toLowerCase()));
  const cc = atOnce
    .flatMap((copy) => addressOf(directory, copy.to) ?? [])
    .filter(({ address }) => !known.has(address.toLowerCase()));
  if (to.length + cc.length === 0) return [];
  const written = taskLetter(
    told,
    copies.map((copy) => toldCopy(directory, copy, nameOf)),
  );
  return [letter(desk, task, 'sent', written, to, cc, replyTo)];
}

function isOurs(desk: Desk, address: string): boolean {
  return [...desk.addresses().keys()].some((own) => own === address.toLowerCase());
}

function namesOf({ directory }: TaskPlan, task: Task): (key: string) => string {
  const { units } = lookup(directory);
  return (key) => {
    const part = task.parts.find(({ id }) => id === key);
    if (part === undefined) return '';
    const unit = units.get(part.unit)?.nameLv ?? '';
    return part.employee === null ? unit : `${personName(directory, part.employee)} (${unit})`;
  };
}
