import type { Tx } from '../../database/database.ts';
import { dayOf, instantOf } from '../../time/zone.ts';
import { openingHours, workingDayOnOrAfter } from '../../time/working-day.ts';
import type { WorkingCalendar } from '../../time/calendar.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { Case } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { awayOn, type Directory, directoryAt, lookup, postsOf, standInFor } from '../directory/index.ts';
import { walledAmong } from '../walls/index.ts';
import { type Copy, copiesFor, headsConcerned, isOfAnotherUnit, type Participant } from './copies-for.ts';
import { digestAmong } from './copies.store.ts';

/** Who is to do what by when, as it is asked for. */
export type PartToSend = {
  readonly key: string;
  readonly responsible: boolean;
  readonly words: string;
  readonly dueAt: Temporal.Instant;
} & ({ readonly employee: EmployeeId } | { readonly unit: UnitId });

export type PlanRefusal =
  | { readonly refused: 'nobody' | 'nobody-responsible' | 'title-wanting' | 'no-such-case' }
  | { readonly refused: 'too-many'; readonly most: number }
  | { readonly refused: 'twice' | 'not-serving' | 'cannot-take-part' | 'due-past'; readonly key: string };

export interface PlannedCopy extends Copy {
  readonly bare: boolean;
  readonly digestAt: Temporal.Instant | null;
}

/** What sending would do now: shown before it, decided again when it is done. */
export interface TaskPlan {
  readonly directory: Directory;
  readonly day: Temporal.PlainDate;
  readonly copies: readonly PlannedCopy[];
  /** 10.3 speaks: somebody of another unit takes part. */
  readonly otherUnit: boolean;
  /** Access to the case is restricted: letters name nothing of the task. */
  readonly bare: boolean;
  /** Who of the participants is away, and who acts for them. */
  readonly away: readonly { readonly employee: EmployeeId; readonly acting: EmployeeId | null }[];
}

export const MOST_PARTS = 12;

/**
 * Who takes part and who gets a copy, by the directory of this moment. Needs the desk's own identity, since walls and
 * choices of others are looked at. Somebody behind a wall cannot take part, and nobody is told why.
 */
export async function planTask(
  desk: Desk,
  tx: Tx,
  sender: EmployeeId,
  one: Case | null,
  restricted: boolean,
  parts: readonly PartToSend[],
): Promise<TaskPlan | PlanRefusal> {
  const now = desk.clock();
  const day = dayOf(now);
  const directory = await directoryAt(tx);
  const refusal = refusalOf(directory, parts, now, day);
  if (refusal !== null) return refusal;
  const participants: readonly Participant[] = parts;
  const people = parts.flatMap((part) => ('employee' in part ? [part.employee] : []));
  const heads = headsConcerned(directory, participants, sender, day);
  const asked = [...people, ...heads];
  const [walled, daily] = await Promise.all([
    one === null ? new Set<EmployeeId>() : walledAmong(tx, asked, one.id, one.client),
    digestAmong(tx, heads),
  ]);
  const barred = parts.find((part) => 'employee' in part && walled.has(part.employee));
  if (barred !== undefined) return { refused: 'cannot-take-part', key: barred.key };
  const calendar = (head: EmployeeId) =>
    desk.rules.current().calendarOf(postsOf(directory, head, day)[0]?.unit ?? null);
  const atOnce = one !== null && forbidsDelay(one);
  return {
    directory,
    day,
    copies: copiesFor(directory, participants, sender, day, walled).map((copy) => ({
      ...copy,
      bare: restricted,
      digestAt: daily.has(copy.to) && !atOnce ? nextDigestAt(calendar(copy.to), now) : null,
    })),
    otherUnit: participants.some((part) => isOfAnotherUnit(directory, part, sender, day)),
    bare: restricted,
    away: people
      .filter((employee) => awayOn(directory, employee, day).length > 0)
      .map((employee) => ({ employee, acting: standInFor(directory, employee, day).employee })),
  };
}

/** What the law gives a term for that a day's delay would eat: complaints and requests of data subjects. */
function forbidsDelay({ submission }: Pick<Case, 'submission'>): boolean {
  return submission === 'complaint' || submission === 'data-subject-request';
}

/** The next 8.00 of a working day, or its opening where that is later; never now. */
export function nextDigestAt(calendar: WorkingCalendar, now: Temporal.Instant): Temporal.Instant {
  const today = dayOf(now);
  for (let day = workingDayOnOrAfter(calendar, today); ; day = workingDayOnOrAfter(calendar, day.add({ days: 1 }))) {
    const at = instantOf(day, MORNING);
    if (Temporal.Instant.compare(at, now) > 0) return at;
  }
}

const MORNING = Temporal.PlainTime.from('08:00');

/** The end of working hours on a day; where it is not worked, at 17.00. */
export function endOfDay(calendar: WorkingCalendar, day: Temporal.PlainDate): Temporal.Instant {
  return instantOf(day, openingHours(calendar, day).at(-1)?.to ?? Temporal.PlainTime.from('17:00'));
}

function refusalOf(
  directory: Directory,
  parts: readonly PartToSend[],
  now: Temporal.Instant,
  day: Temporal.PlainDate,
): PlanRefusal | null {
  if (parts.length === 0) return { refused: 'nobody' };
  if (parts.length > MOST_PARTS) return { refused: 'too-many', most: MOST_PARTS };
  if (parts.filter(({ responsible }) => responsible).length !== 1) return { refused: 'nobody-responsible' };
  const seen = new Set<string>();
  for (const part of parts) {
    const who = 'employee' in part ? part.employee : part.unit;
    if (seen.has(who)) return { refused: 'twice', key: part.key };
    seen.add(who);
    const { people, units } = lookup(directory);
    const there =
      'employee' in part
        ? people.has(part.employee) && postsOf(directory, part.employee, day).length > 0
        : units.has(part.unit);
    if (!there) return { refused: 'not-serving', key: part.key };
    if (Temporal.Instant.compare(part.dueAt, now) <= 0) return { refused: 'due-past', key: part.key };
  }
  return null;
}

/** The unit in which somebody takes part: that of the post by which they lead furthest. */
export function unitOfPart(directory: Directory, part: PartToSend, day: Temporal.PlainDate): UnitId {
  if ('unit' in part) return part.unit;
  const [post] = postsOf(directory, part.employee, day);
  if (post === undefined) throw new Error('A part was planned for somebody who holds no post');
  return post.unit;
}
