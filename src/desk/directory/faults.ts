import type { AbsenceId, EmployeeId, InstitutionId, PostId, UnitId } from '../../vocabulary/ids.ts';
import { byDay } from './by-day.ts';
import { type Directory, holdsOn, type Validity } from './directory.ts';
import { headOf, isHeld, vacancies } from './heads.ts';
import { lookup, postsOfUnit, serves } from './lookup.ts';
import { standInFor } from './stand-in.ts';

/** What is wrong with the directory on a day, or what it lacks. Duties fall into these gaps (clauses 1, 5.4.3, 14). */
export type DirectoryFault =
  | { readonly fault: 'vacant-post'; readonly post: PostId; readonly unit: UnitId; readonly leads: boolean }
  | { readonly fault: 'unit-cycle'; readonly units: readonly UnitId[] }
  | { readonly fault: 'two-heads'; readonly unit: UnitId; readonly employees: readonly EmployeeId[] }
  | { readonly fault: 'unit-without-head'; readonly unit: UnitId }
  | { readonly fault: 'unit-without-institution'; readonly unit: UnitId; readonly institution: InstitutionId }
  | { readonly fault: 'unit-under-ended'; readonly unit: UnitId; readonly parent: UnitId }
  | { readonly fault: 'post-outlives-unit'; readonly post: PostId; readonly unit: UnitId }
  | {
      readonly fault: 'stand-in-left';
      readonly absence: AbsenceId;
      readonly employee: EmployeeId;
      readonly standIn: EmployeeId;
    }
  | {
      readonly fault: 'nobody-stands-in';
      readonly employee: EmployeeId;
      readonly why: 'none-named' | 'all-away' | 'left';
    }
  | { readonly fault: 'no-post'; readonly employee: EmployeeId };

/** Everything that should be mended on a day (civil, Riga), the gravest kinds first. */
export function faultsOf(directory: Directory, day: Temporal.PlainDate): readonly DirectoryFault[] {
  return allFaults(directory, day);
}

const allFaults = byDay((directory, day): readonly DirectoryFault[] => [
  ...cycles(directory),
  ...twoHeads(directory, day),
  ...unitFaults(directory, day),
  ...postFaults(directory, day),
  ...absenceFaults(directory, day),
  ...vacantPosts(directory, day),
]);

/** Whether every unit that stands on a day has somebody who answers for it: its head, its deputy or somebody above. */
export function everybodyAnsweredFor(directory: Directory, day: Temporal.PlainDate): boolean {
  const top = directory.posts.some(
    (post) =>
      (post.kind === 'executive-director' || post.kind === 'council-chair') &&
      holdsOn(post, day) &&
      (lookup(directory).holdingsOfPost.get(post.id) ?? []).some((holding) => holdsOn(holding, day)),
  );
  if (top) return cycles(directory).length === 0;
  return directory.units
    .filter((unit) => holdsOn(unit, day))
    .every(({ id }) => {
      const head = headOf(directory, id, day);
      return head !== null && isHeld(head);
    });
}

/** Units that stand above themselves; each ring once. */
export function cycles(directory: Directory): Extract<DirectoryFault, { fault: 'unit-cycle' }>[] {
  const { units } = lookup(directory);
  const done = new Set<UnitId>();
  const found: Extract<DirectoryFault, { fault: 'unit-cycle' }>[] = [];
  for (const { id } of directory.units) {
    const way: UnitId[] = [];
    let at: UnitId | null = id;
    while (at !== null && !done.has(at) && !way.includes(at)) {
      way.push(at);
      at = units.get(at)?.parent ?? null;
    }
    if (at !== null && way.includes(at)) found.push({ fault: 'unit-cycle', units: way.slice(way.indexOf(at)) });
    for (const one of way) done.add(one);
  }
  return found;
}

function twoHeads(directory: Directory, day: Temporal.PlainDate): DirectoryFault[] {
  return directory.units
    .filter((unit) => holdsOn(unit, day))
    .flatMap(({ id }): DirectoryFault[] => {
      const employees = headsHeld(directory, id, day);
      return employees.length > 1 ? [{ fault: 'two-heads', unit: id, employees }] : [];
    });
}

/** Everybody who holds a post of the kind `head` in a unit on a day; each once. */
export function headsHeld(directory: Directory, unit: UnitId, day: Temporal.PlainDate): EmployeeId[] {
  const { holdingsOfPost } = lookup(directory);
  const held = postsOfUnit(directory, unit, day)
    .filter(({ kind }) => kind === 'head')
    .flatMap(({ id }) => (holdingsOfPost.get(id) ?? []).filter((holding) => holdsOn(holding, day)));
  return [...new Set(held.map(({ employee }) => employee))];
}

function unitFaults(directory: Directory, day: Temporal.PlainDate): DirectoryFault[] {
  const institutions = new Map(directory.institutions.map((one) => [one.id, one]));
  const { units } = lookup(directory);
  return directory.units
    .filter((unit) => holdsOn(unit, day))
    .flatMap(({ id, institution, parent }): DirectoryFault[] => {
      const over = parent === null ? undefined : units.get(parent);
      return [
        ...(stands(institutions.get(institution), day)
          ? []
          : [{ fault: 'unit-without-institution', unit: id, institution } as const]),
        ...(parent === null || stands(over, day) ? [] : [{ fault: 'unit-under-ended', unit: id, parent } as const]),
        ...(headOf(directory, id, day) === null ? [{ fault: 'unit-without-head', unit: id } as const] : []),
      ];
    });
}

function postFaults(directory: Directory, day: Temporal.PlainDate): DirectoryFault[] {
  const { units } = lookup(directory);
  const outliving = directory.posts
    .filter((post) => holdsOn(post, day) && !stands(units.get(post.unit), day))
    .map(({ id, unit }) => ({ fault: 'post-outlives-unit', post: id, unit }) as const);
  const idle = directory.people
    .filter(({ id }) => (lookup(directory).holdingsOf.get(id) ?? []).length === 0)
    .map(({ id }) => ({ fault: 'no-post', employee: id }) as const);
  return [...outliving, ...idle];
}

function absenceFaults(directory: Directory, day: Temporal.PlainDate): DirectoryFault[] {
  return directory.absences
    .filter(
      ({ lastDay, employee }) => Temporal.PlainDate.compare(lastDay, day) >= 0 && serves(directory, employee, day),
    )
    .flatMap(({ id, employee, firstDay, standIn }): DirectoryFault[] => {
      if (standIn !== null && !serves(directory, standIn, later(firstDay, day)))
        return [{ fault: 'stand-in-left', absence: id, employee, standIn }];
      const acting = standInFor(directory, employee, day);
      return acting.employee === null ? [{ fault: 'nobody-stands-in', employee, why: acting.why }] : [];
    });
}

function vacantPosts(directory: Directory, day: Temporal.PlainDate): DirectoryFault[] {
  return vacancies(directory, day)
    .map(({ id, unit, kind }) => ({ fault: 'vacant-post', post: id, unit, leads: kind !== 'employee' }) as const)
    .sort((a, b) => Number(b.leads) - Number(a.leads));
}

function stands(one: Validity | undefined, day: Temporal.PlainDate): boolean {
  return one !== undefined && holdsOn(one, day);
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) > 0 ? a : b;
}
