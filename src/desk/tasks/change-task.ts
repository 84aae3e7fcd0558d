import type { Identity, Tx } from '../../database/database.ts';
import { record, retrying } from '../../journal/index.ts';
import { dayOf } from '../../time/zone.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { EmployeeId, TaskId } from '../../vocabulary/ids.ts';
import { caseById } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { awayOn, type Directory, directoryAt, standInFor, standsInForOn } from '../directory/index.ts';
import { isRestricted } from '../interests/index.ts';
import { copiesOf } from './copies.store.ts';
import { decideTask, type Doer, type TaskDeed, type TaskRefusal } from './decide-task.ts';
import { insertLetters, type TaskLetter } from './letters.store.ts';
import { jobOf, letter, topicsOf } from './send-task.ts';
import type { Task } from './task.ts';
import { bareCalledOffLetter, bareDoneLetter, calledOffLetter, doneLetter } from './task-letters.ts';
import { addresseesOf, addressOf, personName, toldTask } from './tell-task.ts';
import { lockTask, taskById, updateTask } from './tasks.store.ts';

/**
 * Finishes a part, takes it up again or calls the task off, with its fact and the letters that follow: to the sender when
 * the last part is done by somebody else, to all when the task is called off. Whoever does not see the task learns nothing
 * of it.
 */
export async function changeTask(
  desk: Desk,
  who: Identity & { readonly employee: EmployeeId },
  id: TaskId,
  deed: TaskDeed,
): Promise<Task | TaskRefusal | { readonly refused: 'no-such-task' }> {
  const seen = await desk.database.read(who, (tx) => taskById(tx, id));
  if (seen === null) return { refused: 'no-such-task' };
  return retrying(() => desk.database.write({ ...who, system: true }, (tx) => changeTaskIn(desk, tx, who, id, deed)));
}

async function changeTaskIn(
  desk: Desk,
  tx: Tx,
  identity: Identity & { readonly employee: EmployeeId },
  id: TaskId,
  deed: TaskDeed,
): Promise<Task | TaskRefusal> {
  const task = await lockTask(tx, id);
  if (task === null) throw new Error('A task that was seen has gone');
  const now = desk.clock();
  const directory = await directoryAt(tx);
  const who = doerOf(identity, directory, now);
  const change = decideTask(task, deed, who, now);
  if ('refused' in change) return change;
  const letters = await lettersAfter(desk, tx, directory, change.task, who.employee, change.happened.at(-1)?.kind);
  await updateTask(tx, change.task);
  await insertLetters(tx, letters);
  await record(tx, desk.rules.current(), {
    subject: { kind: 'task', id },
    expected: 'current',
    facts: change.happened.map((one) => ({ ...one, at: now }) as Fact),
    actor: who.employee,
    jobs: letters.map(jobOf),
  });
  tx.afterCommit(() => desk.notify(topicsOf(change.task)));
  return change.task;
}

/** Who somebody is to a task today: themselves, their units, those for whom they act. */
export function doerOf(
  { employee, units }: Pick<Identity, 'units'> & { readonly employee: EmployeeId },
  directory: Directory,
  now: Temporal.Instant,
): Doer {
  return { employee, units, actsFor: standsInForOn(directory, employee, dayOf(now)) };
}

async function lettersAfter(
  desk: Desk,
  tx: Tx,
  directory: Directory,
  task: Task,
  by: EmployeeId,
  last: string | undefined,
): Promise<TaskLetter[]> {
  if (last !== 'task.done' && last !== 'task.called-off') return [];
  const one = task.case === null ? null : await caseById(tx, task.case);
  const bare = one !== null && (await isRestricted(tx, one.id));
  const told = toldTask(directory, task, one?.number ?? null);
  const sender = addressOf(directory, task.sender);
  if (last === 'task.done') {
    if (by === task.sender || sender === null) return [];
    const written = bare ? bareDoneLetter(told) : doneLetter(told, personName(directory, by));
    return [letter(desk, task, 'done', written, [sender], [], addressOf(directory, by))];
  }
  const day = dayOf(desk.clock());
  const away = task.parts.flatMap(({ employee }) =>
    employee !== null && awayOn(directory, employee, day).length > 0
      ? [{ employee, acting: standInFor(directory, employee, day).employee }]
      : [],
  );
  const to = addresseesOf({ directory, day, away }, task, (address) =>
    [...desk.addresses().keys()].some((own) => own === address.toLowerCase()),
  );
  const copied = (await copiesOf(tx, task.id)).filter(
    (copy) => copy.leftOutReason === '' && copy.digestAt === null && !copy.bare,
  );
  const cc = bare ? [] : copied.flatMap((copy) => addressOf(directory, copy.to) ?? []);
  if (to.length + cc.length === 0) return [];
  const written = bare ? bareCalledOffLetter(told) : calledOffLetter(told, task.callOffReason);
  return [letter(desk, task, 'called-off', written, to, cc, sender)];
}
