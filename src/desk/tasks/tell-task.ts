import type { Task } from './task.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import { type Directory, headOf, lookup, standInFor } from '../directory/index.ts';
import type { PlannedCopy, TaskPlan } from './plan-task.ts';
import type { LetterAddress } from './letters.store.ts';
import type { ToldCopy, ToldTask } from './task-letters.ts';

/** A task in the words of letters. */
export function toldTask(directory: Directory, task: Task, number: string | null): ToldTask {
  return {
    title: task.title,
    body: task.body,
    sender: personIn(directory, task.sender, task.unit),
    number,
    link: task.origin === '' ? '' : `${task.origin}/uzdevums/${task.id}`,
    parts: task.parts.map(({ employee, unit, responsible, words, dueAt }) => ({
      who: employee === null ? unitName(directory, unit) : personIn(directory, employee, unit),
      responsible,
      words,
      dueAt,
    })),
  };
}

/** A copy in the words of letters; `nameOf` tells a participant by their key. */
export function toldCopy(
  directory: Directory,
  copy: Pick<PlannedCopy, 'to' | 'insteadOf' | 'reasons'>,
  nameOf: (key: string) => string,
): ToldCopy {
  return {
    to: personName(directory, copy.to),
    of: [...new Set(copy.reasons.map(({ of }) => nameOf(of)))],
    insteadOf: copy.insteadOf === null ? null : personName(directory, copy.insteadOf),
  };
}

/**
 * To whom the task itself goes: the participants and whoever acts for those who are away; for a unit its own address, or
 * its head where that address is the desk's. Each address once; the sender's own part needs no letter.
 */
export function addresseesOf(
  { directory, day, away }: Pick<TaskPlan, 'directory' | 'day' | 'away'>,
  task: Task,
  isOurs: (address: string) => boolean,
): readonly LetterAddress[] {
  const found: LetterAddress[] = [];
  const add = (one: LetterAddress | null) => {
    if (one !== null && !found.some(({ address }) => address.toLowerCase() === one.address.toLowerCase()))
      found.push(one);
  };
  for (const { employee, unit } of task.parts) {
    if (employee !== null) {
      if (employee !== task.sender) add(addressOf(directory, employee));
      const acting = away.find((one) => one.employee === employee)?.acting ?? null;
      if (acting !== null && acting !== task.sender) add(addressOf(directory, acting));
      continue;
    }
    const row = lookup(directory).units.get(unit);
    if (row !== undefined && row.email !== '' && !isOurs(row.email)) add({ name: row.nameLv, address: row.email });
    else {
      const head = headOf(directory, unit, day)?.employee ?? null;
      const acting = head === null ? null : (standInFor(directory, head, day).employee ?? head);
      if (acting !== null && acting !== task.sender) add(addressOf(directory, acting));
    }
  }
  return found;
}

/** `null` where somebody has no address. */
export function addressOf(directory: Directory, employee: EmployeeId): LetterAddress | null {
  const person = lookup(directory).people.get(employee);
  return person === undefined || person.email === ''
    ? null
    : { name: personName(directory, employee), address: person.email };
}

export function personName(directory: Directory, employee: EmployeeId): string {
  const person = lookup(directory).people.get(employee);
  return person === undefined ? '' : `${person.givenName} ${person.surname}`;
}

function personIn(directory: Directory, employee: EmployeeId, unit: UnitId | null): string {
  const place = unit === null ? '' : unitName(directory, unit);
  return place === '' ? personName(directory, employee) : `${personName(directory, employee)} (${place})`;
}

function unitName(directory: Directory, unit: UnitId): string {
  return lookup(directory).units.get(unit)?.nameLv ?? '';
}
