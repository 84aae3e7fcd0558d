import type { Holding, Institution, Person, Post, Unit } from '../directory/index.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Note } from './wanted.ts';

/** What would become of the directory: whole rows as they shall stand, new ones and changed ones; and the same in words. */
export interface Plan {
  /** The first day on which the list holds; what ends has ended the day before. */
  readonly day: Temporal.PlainDate;
  readonly rows: PlanRows;
  /** What changes, as it is shown, the gravest first. */
  readonly changes: readonly Change[];
  /** Posts that would stand vacant and units that would have no head, and do not now. */
  readonly vacancies: readonly Change[];
  /** What a person should look at; hinders nothing. */
  readonly warnings: readonly Change[];
  readonly notes: readonly Note[];
  /** Everybody whose last post ends: their roles end too. */
  readonly leaving: readonly EmployeeId[];
  /** More than a third of the people would end: asks for a tick. */
  readonly brake: { readonly ends: number; readonly of: number } | null;
}

export interface PlanRows {
  readonly institutions: readonly Institution[];
  readonly units: readonly Unit[];
  readonly posts: readonly Post[];
  readonly people: readonly Person[];
  readonly holdings: readonly Holding[];
}

export const CHANGE_KINDS = [
  'person-leaves',
  'person-moves',
  'person-comes',
  'person-returns',
  'person-renamed',
  'person-email',
  'person-phone',
  'person-code',
  'person-account',
  'holding-days',
  'institution-comes',
  'unit-ends',
  'unit-comes',
  'unit-renamed',
  'unit-moves',
  'unit-code',
  'post-ends',
  'post-comes',
  'post-renamed',
  'post-kind',
  'post-moves',
  'post-code',
  'post-days',
] as const;
export const VACANCY_KINDS = ['headship-vacant', 'post-vacant'] as const;
export const WARNING_KINDS = ['same-name', 'unit-has-address', 'entered-by-hand', 'open-cases'] as const;
export type ChangeKind =
  | (typeof CHANGE_KINDS)[number]
  | (typeof VACANCY_KINDS)[number]
  | (typeof WARNING_KINDS)[number];

/** One change: of whom or what (`name`, with its `id`), what stood there and what shall stand there. */
export interface Change {
  readonly what: ChangeKind;
  readonly id: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}
