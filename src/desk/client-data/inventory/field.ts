/** What a column holds. `free-text` is what people write; names of others may stand in it. */
export type FieldKind = 'none' | 'id' | 'personal' | 'free-text' | 'secret' | 'bytes';

/** What becomes of a column when the client or the case that the row is about is erased; what is empty stays empty. */
export type OnErasure =
  | 'keep'
  /** Empty: no letters, no list, no bytes. */
  | 'blank'
  | 'null'
  /** A word that says that something stood here. */
  | 'word'
  /** Bytes by their hash: something else is put in their place, and they go where nothing else points to them. */
  | 'content';

export interface Field {
  readonly kind: FieldKind;
  readonly of: 'client' | 'employee' | 'both' | null;
  readonly erase: OnErasure;
  /** Whether it is handed out to a client who asks for their data. */
  readonly exported: boolean;
  /** Whether a client named in it is taken out of it, also where the row is about somebody else. */
  readonly mentions: boolean;
}

/** By what a row is known to be about a client: who they are, their cases, their letters, their addresses. */
export type Tie = 'client' | 'case' | 'mail' | 'address';

export interface TableInventory {
  /** What the table is called before a client, in Latvian and English. */
  readonly lv: string;
  readonly en: string;
  readonly ties: Readonly<Record<string, Tie>>;
  /** `row`: rows about an erased client or case go; `fields`: what each column says; `keep`: nothing in it is about clients. */
  readonly erase: 'row' | 'fields' | 'keep';
  readonly fields: Readonly<Record<string, Field>>;
}

const field = (kind: FieldKind, of: Field['of'], erase: OnErasure, exported: boolean, mentions = false): Field => ({
  kind,
  of,
  erase,
  exported,
  mentions,
});

/** Neither about a person nor written by one: states, numbers, settings. */
export const none = field('none', null, 'keep', false);
/** The same, and of interest to whom it concerns: when, in which state. */
export const fact = field('none', null, 'keep', true);
export const id = field('id', null, 'keep', false);
/** An id that an export needs to tell rows apart. */
export const reference = field('id', null, 'keep', true);
/** Of an employee; a client is not told more of it than the pages say. */
export const ofEmployee = field('personal', 'employee', 'keep', false);
export const secret = field('secret', 'employee', 'keep', false);
export const bytes = field('bytes', 'both', 'keep', false);
/** An employee's words about the work: templates, reasons of rules. A client named in them is taken out. */
export const workWords = field('free-text', 'employee', 'keep', false, true);
/** Kept words that name nobody by their nature: grounds, names of units. */
export const officialWords = field('free-text', null, 'keep', false);

export const personal = {
  blank: field('personal', 'client', 'blank', true),
  null: field('personal', 'client', 'null', true),
  word: field('personal', 'client', 'word', true),
  /** Addresses and names of several people in one list. */
  list: field('personal', 'both', 'blank', true, true),
  /** About a client, yet of no use to them: what spam filters said. */
  trace: field('personal', 'client', 'null', false),
  sealed: field('secret', 'client', 'null', false),
} as const;

/** Words about a client's matter. */
export const words = {
  word: field('free-text', 'both', 'word', true, true),
  blank: field('free-text', 'both', 'blank', true, true),
  null: field('free-text', 'both', 'null', true, true),
  /** Reasons that employees give each other; not handed out. */
  internal: field('free-text', 'both', 'word', false, true),
} as const;

export const content = field('bytes', 'client', 'content', false);
