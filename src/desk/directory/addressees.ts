import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { PostKind } from '../../vocabulary/words.ts';
import { byDay } from './by-day.ts';
import type { Directory } from './directory.ts';
import { holdersOf, isHeld } from './heads.ts';
import { serves } from './lookup.ts';
import { supervisorsOf } from './supervisors.ts';

/** Of whom the matter is, where an addressee depends on it (`head-of-employee`). */
export interface Concerning {
  readonly employee: EmployeeId | null;
}

const POSTS: Readonly<Record<string, PostKind>> = {
  'council-chair': 'council-chair',
  'deputy-council-chair': 'council-vice-chair',
  'executive-director': 'executive-director',
  'deputy-executive-director': 'deputy-executive-director',
  steward: 'steward',
  'data-protection-officer': 'data-protection-officer',
};

/**
 * The people whom a routing clause names in its own words (`every-employee`, `head-of-employee`, `executive-director` …), on
 * a day (civil, Riga). `null`: a body or a word that is nobody in particular (`council`): the clause is not resolved by people.
 */
export function resolveAddressee(
  directory: Directory,
  word: string,
  concerning: Concerning,
  day: Temporal.PlainDate,
): readonly EmployeeId[] | null {
  if (word === 'every-employee') return everyEmployee(directory, day);
  if (word === 'head-of-employee') {
    if (concerning.employee === null) return [];
    const [direct] = supervisorsOf(directory, concerning.employee, day);
    return direct === undefined ? [] : [direct.employee];
  }
  const kind = POSTS[word];
  if (kind === undefined) return null;
  return [
    ...new Set(
      holdersOf(directory, kind, day)
        .filter(isHeld)
        .map(({ employee }) => employee),
    ),
  ];
}

/** 1: the chair and deputies, the executive director and deputies, everybody who holds a post in an institution. */
export function everyEmployee(directory: Directory, day: Temporal.PlainDate): readonly EmployeeId[] {
  return everybody(directory, day);
}

const everybody = byDay((directory, day): readonly EmployeeId[] =>
  directory.people.map(({ id }) => id).filter((id) => serves(directory, id, day)),
);
