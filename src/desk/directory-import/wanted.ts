import type { PostKind } from '../../vocabulary/words.ts';

/** One post of the list with the person who holds it, or vacant; what the list does not say is `null` and stays as it is. */
export interface WantedRow {
  /** The line of the file, or the number of the entry. */
  readonly row: number;
  /** `null`: the post stands vacant. */
  readonly person: WantedPerson | null;
  /** `null`: the only institution that there is. */
  readonly institution: string | null;
  readonly unitCode: string | null;
  readonly unit: string;
  /** The unit above by name; `TOP`: directly under the institution. */
  readonly unitAbove: string | null;
  readonly postCode: string | null;
  readonly post: string;
  readonly kind: PostKind | null;
  /** Whether the post leads its unit. */
  readonly head: boolean | null;
  readonly from: Temporal.PlainDate | null;
  readonly to: Temporal.PlainDate | null;
}

export interface WantedPerson {
  readonly code: string | null;
  readonly externalId: string | null;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string;
  readonly phone: string | null;
}

/** Written in place of a unit above: none. */
export const TOP = '-';

/** Whom the directory server knows without a place in the list: without a unit, or with an account that is closed. */
export interface KnownAccount {
  readonly externalId: string | null;
  readonly code: string | null;
  readonly email: string | null;
  readonly name: string;
  readonly closed: boolean;
}

/**
 * What a list says. A file (`csv`) is the whole list of the institutions that it names: what it does not hold ends. A
 * directory server (`ldap`) knows people, not posts: it ends what people hold whose account is closed or gone, and
 * leaves units, posts and people entered by hand alone.
 */
export interface Wanted {
  readonly source: 'csv' | 'ldap';
  readonly rows: readonly WantedRow[];
  readonly known: readonly KnownAccount[];
  /** What was read and left out, for the reader to know. */
  readonly notes: readonly Note[];
}

/** The columns of the file, as faults name them. */
export const COLUMNS = [
  'code',
  'externalId',
  'givenName',
  'surname',
  'email',
  'phone',
  'institution',
  'unitCode',
  'unit',
  'unitAbove',
  'postCode',
  'post',
  'kind',
  'head',
  'from',
  'to',
] as const;
export type ColumnName = (typeof COLUMNS)[number];

export const FAULT_REASONS = [
  'empty-list',
  'too-large',
  'encoding-unknown',
  'encoding-spoilt',
  'quotes',
  'columns-count',
  'column-missing',
  'column-twice',
  'required',
  'too-long',
  'not-an-address',
  'not-a-day',
  'not-yes-or-no',
  'unknown-kind',
  'personal-code',
  'ends-before-begin',
  'head-is-not-head',
  'institution-unsaid',
  'unit-above-unknown',
  'unit-above-ambiguous',
  'unit-two-places',
  'unit-cycle',
  'two-heads',
  'same-post-twice',
  'email-twice',
  'email-taken',
  'code-twice',
  'person-two-forms',
  'last-administrator',
] as const;
export type FaultReason = (typeof FAULT_REASONS)[number];

/** Why nothing can be brought in: where, what stood there; `others` are the rows that it clashes with. */
export interface Fault {
  readonly reason: FaultReason;
  readonly row: number | null;
  readonly column: ColumnName | null;
  readonly found: string;
  readonly others?: readonly number[];
}

export interface Faults {
  readonly refused: 'faults';
  readonly faults: readonly Fault[];
}

export const NOTE_REASONS = [
  'column-unknown',
  'row-of-the-past',
  'account-without-email',
  'account-without-name',
  'account-without-unit',
] as const;
export interface Note {
  readonly reason: (typeof NOTE_REASONS)[number];
  readonly row: number | null;
  readonly found: string;
}

const folded = new Map<string, string>();

/** How names of units, posts and institutions are compared: spaces and capitals do not tell them apart, letters do. */
export function sameName(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const name = text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('lv');
  // The same few names stand in thousands of rows; a list beyond any municipality does not fill the memory.
  if (folded.size > 20_000) folded.clear();
  folded.set(text, name);
  return name;
}
