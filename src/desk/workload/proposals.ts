import type { Tx } from '../../database/database.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import { queryWords, toTsQuery } from '../../language/search-words.ts';
import { dueAfter } from '../../time/due-after.ts';
import { dayOf } from '../../time/zone.ts';
import type { CaseId, EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { awayOn, type Directory, headOf, holdersOfPost, lookup, postsOfUnit } from '../directory/index.ts';
import { skillsOf, walledPeople, wordsInCases } from './distribution.store.ts';
import { type Plate, platesOf, type UntakenCase } from './plates.store.ts';
import { type Candidate, type Proposal, proposeHolder } from './propose.ts';

const EMPTY = { open: 0, late: 0, soon: 0 } as const;

/**
 * Whom each of these cases of one unit, which nobody has taken, is proposed to. One after the other: what is proposed to
 * somebody counts as theirs for the next. Walls count and are not told; of their work what the reader sees.
 */
export async function proposalsFor(
  desk: Desk,
  tx: Tx,
  known: { readonly directory: Directory; readonly dictionary: Dictionary },
  unit: UnitId,
  cases: readonly UntakenCase[],
): Promise<ReadonlyMap<string, Proposal>> {
  const now = desk.clock();
  const people = peopleOf(known.directory, unit, dayOf(now));
  const head = headOf(known.directory, unit, dayOf(now))?.employee;
  const ids = cases.map(({ id }) => id as CaseId);
  const skills = await skillsOf(tx, [unit]);
  const words = [...new Set(skills.flatMap((skill) => skill.words))];
  const queries = words.map((word) => toTsQuery(queryWords(word, known.dictionary)));
  const plates = new Map(await platesOf(tx, people, { now, soon: soonOf(desk, unit, now) }));
  const stand = await wordsInCases(tx, ids, queries);
  const walled = await walledPeople(tx, people, ids);
  const wordsOf = (employee: EmployeeId) => skills.find((skill) => skill.employee === employee)?.words ?? [];
  const proposals = new Map<string, Proposal>();
  for (const { id } of cases) {
    const there = (stand.get(id as CaseId) ?? []).map((nth) => words[nth]);
    const candidates = people.map((employee): Candidate => {
      return {
        employee,
        name: nameOf(known.directory, employee),
        head: employee === head,
        away: awayOn(known.directory, employee, dayOf(now)).length > 0,
        walled: walled.has(`${employee} ${id}`),
        plate: plates.get(employee) ?? EMPTY,
        knows: wordsOf(employee).filter((word) => there.includes(word)),
      };
    });
    const proposal = proposeHolder(candidates);
    if (proposal === null) continue;
    proposals.set(id, proposal);
    const before: Omit<Plate, 'employee'> = plates.get(proposal.employee) ?? EMPTY;
    plates.set(proposal.employee, { ...before, employee: proposal.employee, open: before.open + 1 });
  }
  return proposals;
}

/** By when something is soon due: the end of the unit's next working day. */
export function soonOf(desk: Desk, unit: UnitId | null, now: Temporal.Instant): Temporal.Instant {
  return dueAfter(desk.rules.current().calendarOf(unit), now, { workingDays: 1 }).at;
}

/** Everybody who holds a post of a unit on a day, by name. */
export function peopleOf(directory: Directory, unit: UnitId, day: Temporal.PlainDate): EmployeeId[] {
  const all = postsOfUnit(directory, unit, day).flatMap((post) => holdersOfPost(directory, post, day));
  return [...new Set(all)].toSorted((a, b) => nameOf(directory, a).localeCompare(nameOf(directory, b), 'lv'));
}

export function nameOf(directory: Directory, employee: EmployeeId): string {
  const person = lookup(directory).people.get(employee);
  return person === undefined ? '' : `${person.givenName} ${person.surname}`;
}
