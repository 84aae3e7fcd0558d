import {
  type CaseFilter,
  type CaseOrder,
  orderFor,
  type Place,
  SCOPES,
  type Scope,
  SORTS,
  STATE_CHOICES,
  type Visible,
} from '../../../desk/search/index.ts';
import { type EmployeeId, parseId, type UnitId } from '../../../vocabulary/ids.ts';
import { SUBMISSION_KINDS } from '../../../vocabulary/words.ts';
import { readPlace } from './place.ts';

/** What the address of the list asks for; the address is the whole memory of the page. */
export interface ListAsked {
  readonly filter: CaseFilter;
  readonly order: CaseOrder;
  readonly after: Place | null;
  readonly words: string;
  /** Days that could not be read, by the name of their field. */
  readonly wrongDays: readonly ('no' | 'lidz')[];
}

type Query = Readonly<Record<string, string | undefined>>;

/** Scopes as the address says them. */
export const SCOPE_WORDS: Readonly<Record<Scope, string>> = { mine: 'manas', unit: 'nodala', all: 'visas' };

/** Reads the address; whatever it does not know is left at what the list shows by itself. */
export function readList(query: Query, visible: Visible): ListAsked {
  const words = wordsOf(query['q']);
  const days = { no: readDay(query['no']), lidz: readDay(query['lidz']) };
  const filter: CaseFilter = {
    scope: SCOPES.find((one) => SCOPE_WORDS[one] === query['skats']) ?? (words === '' ? ownScope(visible) : 'all'),
    state: STATE_CHOICES.find((one) => one === query['stavoklis']) ?? (words === '' ? 'unfinished' : 'any'),
    unit: parseId<UnitId>(query['nodala']),
    holder: query['tur'] === 'neviens' ? 'nobody' : parseId<EmployeeId>(query['tur']),
    submission: SUBMISSION_KINDS.find((one) => one === query['veids']) ?? null,
    late: query['kave'] === 'ja',
    from: days.no instanceof Temporal.PlainDate ? startOf(days.no) : null,
    before: days.lidz instanceof Temporal.PlainDate ? startOf(days.lidz.add({ days: 1 })) : null,
  };
  return {
    filter,
    order: readOrder(query['kartot'], filter),
    after: readPlace(query['pec']),
    words,
    wrongDays: (['no', 'lidz'] as const).filter((name) => days[name] === 'wrong'),
  };
}

/** The cases of one's units where one has any. */
function ownScope({ units }: Visible): Scope {
  return units.length > 0 ? 'unit' : 'all';
}

/** What somebody looks for, as one line of at most 200 signs. */
export function wordsOf(text: string | undefined): string {
  return (text ?? '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200);
}

function readOrder(text: string | undefined, filter: CaseFilter): CaseOrder {
  const by = SORTS.find((key) => key === text?.replace(/^-/, ''));
  return orderFor(filter, by === undefined ? {} : { by, descending: text?.startsWith('-') === true });
}

/** `2026-11-22` as browsers send it, `22.11.2026.` as people write it. */
function readDay(text: string | undefined): Temporal.PlainDate | 'wrong' | null {
  const given = (text ?? '').trim();
  if (given === '') return null;
  const [, d, m, y] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\.?$/.exec(given) ?? [];
  try {
    if (d === undefined) return Temporal.PlainDate.from(given);
    return Temporal.PlainDate.from({ day: Number(d), month: Number(m), year: Number(y) }, { overflow: 'reject' });
  } catch {
    return 'wrong';
  }
}

function startOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime('Europe/Riga').toInstant();
}

const NUMBER = /^[a-z]{1,6}-\d{4}-\d{3,8}$/i;

/** A case's number as people quote it, in capitals; `null` where the words are none. */
export function caseNumberIn(words: string): string | null {
  const quoted = words.replace(/^#\s*/, '');
  return NUMBER.test(quoted) ? quoted.toUpperCase() : null;
}

/** The address of the list with some of its parts changed; `null` takes one out. Another selection begins at its start. */
export function listAddress(query: Query, changes: Readonly<Record<string, string | null>>): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, pec: null, ...changes })) {
    if (value !== undefined && value !== null && value !== '') parts.set(name, value);
  }
  const text = parts.toString();
  return text === '' ? '/lietas' : `/lietas?${text}`;
}
