import type { Language, PostKind } from '../../vocabulary/words.ts';
import type { ColumnName } from './wanted.ts';

/** How a heading of the file is compared: letters only, without diacritics and capitals. */
export function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\d]/gu, '')
    .toLowerCase();
}

/** The headings that each column may have; the first two are the ones of our own examples. */
export const HEADINGS: Readonly<Record<ColumnName, readonly string[]>> = {
  code: ['Kods', 'Code', 'Darbinieka kods', 'Tabeles numurs', 'Employee ID', 'Employee number', 'Person code'],
  externalId: ['Ārējais identifikators', 'External ID', 'objectGUID'],
  givenName: ['Vārds', 'Given name', 'First name', 'Name'],
  surname: ['Uzvārds', 'Surname', 'Last name', 'Family name'],
  email: ['E-pasts', 'E-mail', 'E-pasta adrese', 'Mail', 'E-mail address'],
  phone: ['Tālrunis', 'Phone', 'Telefons', 'Tālruņa numurs', 'Telephone'],
  institution: ['Iestāde', 'Institution', 'Organization', 'Company'],
  unitCode: ['Struktūrvienības kods', 'Unit code', 'Vienības kods'],
  unit: ['Struktūrvienība', 'Unit', 'Nodaļa', 'Vienība', 'Department'],
  unitAbove: ['Augstākā struktūrvienība', 'Unit above', 'Augstākā vienība', 'Augstāk', 'Parent unit'],
  postCode: ['Amata kods', 'Post code', 'Position code'],
  post: ['Amats', 'Post', 'Amata nosaukums', 'Title', 'Job title', 'Position'],
  kind: ['Amata veids', 'Post kind', 'Kind'],
  head: ['Vadītājs', 'Head', 'Ir vadītājs', 'Is head'],
  from: ['No', 'From', 'Kopš', 'Sākums', 'Valid from'],
  to: ['Līdz', 'To', 'Until', 'Beigas', 'Valid to'],
};

const BY_HEADING = new Map(
  Object.entries(HEADINGS).flatMap(([column, headings]) =>
    headings.map((heading) => [bare(heading), column as ColumnName] as const),
  ),
);

export function columnOf(heading: string): ColumnName | null {
  return BY_HEADING.get(bare(heading)) ?? null;
}

/** What a post is, as a file or a title says it in words; the names of the program are understood too. */
const KINDS: Readonly<Record<PostKind, readonly string[]>> = {
  employee: ['employee', 'darbinieks', 'darbiniece'],
  head: ['head', 'vadītājs', 'vadītāja'],
  'deputy-head': ['deputy head', 'vadītāja vietnieks', 'vadītāja vietniece'],
  'council-chair': [
    'council chair',
    'domes priekšsēdētājs',
    'domes priekšsēdētāja',
    'chair of the council',
    'mērs',
    'mayor',
  ],
  'council-vice-chair': [
    'council vice-chair',
    'domes priekšsēdētāja vietnieks',
    'domes priekšsēdētāja vietniece',
    'domes priekšsēdētājas vietnieks',
    'domes priekšsēdētājas vietniece',
    'vice-chair of the council',
  ],
  'executive-director': ['executive director', 'izpilddirektors', 'izpilddirektore'],
  'deputy-executive-director': [
    'deputy executive director',
    'izpilddirektora vietnieks',
    'izpilddirektora vietniece',
    'izpilddirektores vietnieks',
    'izpilddirektores vietniece',
  ],
  steward: ['steward', 'standarta pārzinis', 'standarta pārzine'],
  'data-protection-officer': [
    'data protection officer',
    'datu aizsardzības speciālists',
    'datu aizsardzības speciāliste',
  ],
};

const BY_WORDS = new Map(
  Object.entries(KINDS).flatMap(([kind, words]) => words.map((word) => [bare(word), kind as PostKind] as const)),
);

export function kindOf(words: string): PostKind | null {
  return BY_WORDS.get(bare(words)) ?? null;
}

/** Posts that lead by what they are; one of them with „vadītājs: jā” is no second headship. */
export const LEADING: readonly PostKind[] = ['head', 'executive-director', 'council-chair'];

const UNIT_WORDS =
  'nodaļas|daļas|sektora|grupas|centra|dienesta|pārvaldes|būvvaldes|bāriņtiesas|iestādes|aģentūras|policijas|bibliotēkas|muzeja|skolas|kancelejas';
const LEADS = new RegExp(
  `^(?:(?:\\p{L}+ ){0,4}(?:${UNIT_WORDS}) )?(?:vadītāj(?:s|a)|priekšniek(?:s)|priekšniece|direktor(?:s|e))$`,
  'iu',
);
const LEADS_ENGLISH = /^head(?: of (?:the )?.+)?$/i;

/**
 * What a title alone tells: „Būvvaldes vadītāja” leads, „Projektu vadītājs” does not, „Izpilddirektors” is the
 * executive director. `null` where it tells nothing.
 */
export function kindOfTitle(title: string): PostKind | null {
  const words = title.trim().replace(/\s+/g, ' ');
  const known = kindOf(words);
  if (known !== null) return known;
  if (/ vietnie(?:ks|ce)$/iu.test(words) && LEADS.test(words.replace(/(vadītāj|direktor|priekšniek)\S* .*$/iu, '$1s')))
    return 'deputy-head';
  return LEADS.test(words) || LEADS_ENGLISH.test(words) ? 'head' : null;
}

const YES = new Set(['ja', 'yes', 'x', '1', 'true', 'j', 'y']);
const NO = new Set(['ne', 'no', '0', 'false', 'n']);

export function yesOrNo(text: string): boolean | null {
  const word = bare(text);
  return YES.has(word) ? true : NO.has(word) || text.trim() === '-' ? false : null;
}

/** `2026-11-22`, `22.11.2026.`, `22/11/2026`; `null` where it is no day. */
export function dayOf(text: string): Temporal.PlainDate | null {
  const written = text.trim();
  const [, d, m, y] = /^(\d{1,2})[./]\s?(\d{1,2})[./]\s?(\d{4})\.?$/.exec(written) ?? [];
  try {
    if (d !== undefined)
      return Temporal.PlainDate.from({ day: Number(d), month: Number(m), year: Number(y) }, { overflow: 'reject' });
    return /^\d{4}-\d{2}-\d{2}$/.test(written) ? Temporal.PlainDate.from(written) : null;
  } catch {
    return null;
  }
}

/** A kind of post in words, as it may stand in the file too. */
export function sayKind(kind: PostKind, lang: Language): string {
  return KINDS[kind][lang === 'lv' ? 1 : 0] ?? kind;
}
