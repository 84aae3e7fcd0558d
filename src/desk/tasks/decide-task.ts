import { assertNever } from '../../vocabulary/brand.ts';
import type { EventFacts } from '../../vocabulary/events.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { Task, TaskPart } from './task.ts';

/** Who does it: themselves, in their units, and for those for whom they act today. */
export interface Doer {
  readonly employee: EmployeeId;
  readonly units: readonly UnitId[];
  readonly actsFor: readonly EmployeeId[];
}

export type TaskDeed =
  | { readonly do: 'finish-part'; readonly part: string }
  /** Undo of finishing a part; a finished task is open again. */
  | { readonly do: 'reopen-part'; readonly part: string }
  | { readonly do: 'call-off'; readonly reason: string };

export type TaskRefusal =
  | { readonly refused: 'no-such-part' | 'not-yours' | 'done-already' | 'not-done' | 'not-open' | 'not-the-sender' }
  | { readonly refused: 'reason-too-short'; readonly least: number };

type Happened = {
  [Kind in 'task.part-done' | 'task.part-reopened' | 'task.done' | 'task.called-off']: {
    readonly kind: Kind;
    readonly facts: EventFacts[Kind];
  };
}['task.part-done' | 'task.part-reopened' | 'task.done' | 'task.called-off'];

export interface TaskChange {
  readonly task: Task;
  readonly happened: readonly Happened[];
}

const LEAST_CALL_OFF_REASON = 5;

/**
 * What a deed makes of a task. A part is finished by whoever it was given to, by anybody of the unit where it was given to
 * a unit, by whoever acts for them, by the responsible one and by the sender. The task is done when its last part is; a
 * part taken up again opens it again. Only the sender calls it off, with a reason. Pure.
 */
export function decideTask(task: Task, deed: TaskDeed, who: Doer, at: Temporal.Instant): TaskChange | TaskRefusal {
  switch (deed.do) {
    case 'finish-part':
      return finish(task, deed.part, who, at);
    case 'reopen-part':
      return reopen(task, deed.part, who);
    case 'call-off':
      return callOff(task, deed.reason.trim(), who, at);
    default:
      return assertNever(deed);
  }
}

/** Whether a part is somebody's to do: not whether it is to be done. */
export function mayDoPart(task: Task, part: TaskPart, who: Doer): boolean {
  const answers = task.parts.find(({ responsible }) => responsible);
  return task.sender === who.employee || isTheirs(part, who) || (answers !== undefined && isTheirs(answers, who));
}

/** Whether a part was given to this person, to their unit as such or to somebody they act for. */
export function isTheirs(part: TaskPart, { employee, units, actsFor }: Doer): boolean {
  if (part.employee === null) return units.includes(part.unit);
  return part.employee === employee || actsFor.includes(part.employee);
}

function finish(task: Task, id: string, who: Doer, at: Temporal.Instant): TaskChange | TaskRefusal {
  if (task.state === 'called-off') return { refused: 'not-open' };
  const part = task.parts.find((one) => one.id === id);
  if (part === undefined) return { refused: 'no-such-part' };
  if (!mayDoPart(task, part, who)) return { refused: 'not-yours' };
  if (part.doneAt !== null) return { refused: 'done-already' };
  const parts = task.parts.map((one) => (one.id === id ? { ...one, doneAt: at, doneBy: who.employee } : one));
  const isLast = parts.every(({ doneAt }) => doneAt !== null);
  const happened: Happened = { kind: 'task.part-done', facts: { part: id } };
  if (!isLast) return { task: { ...task, parts }, happened: [happened] };
  return {
    task: { ...task, parts, state: 'done', endedAt: at },
    happened: [happened, { kind: 'task.done', facts: {} }],
  };
}

function reopen(task: Task, id: string, who: Doer): TaskChange | TaskRefusal {
  if (task.state === 'called-off') return { refused: 'not-open' };
  const part = task.parts.find((one) => one.id === id);
  if (part === undefined) return { refused: 'no-such-part' };
  if (part.doneBy !== who.employee && !mayDoPart(task, part, who)) return { refused: 'not-yours' };
  if (part.doneAt === null) return { refused: 'not-done' };
  const parts = task.parts.map((one) => (one.id === id ? { ...one, doneAt: null, doneBy: null } : one));
  return {
    task: { ...task, parts, state: 'open', endedAt: null },
    happened: [{ kind: 'task.part-reopened', facts: { part: id } }],
  };
}

function callOff(task: Task, reason: string, who: Doer, at: Temporal.Instant): TaskChange | TaskRefusal {
  if (task.sender !== who.employee) return { refused: 'not-the-sender' };
  if (task.state !== 'open') return { refused: 'not-open' };
  if (reason.length < LEAST_CALL_OFF_REASON) return { refused: 'reason-too-short', least: LEAST_CALL_OFF_REASON };
  return {
    task: { ...task, state: 'called-off', endedAt: at, callOffReason: reason },
    happened: [{ kind: 'task.called-off', facts: {} }],
  };
}
