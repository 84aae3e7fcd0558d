import {
  kindOfTitle,
  type KnownAccount,
  type Note,
  sameName,
  type Wanted,
  type WantedRow,
} from '../../desk/directory-import/index.ts';
import { chooseHeads } from './choose-heads.ts';
import type { LdapColumn, LdapSettings } from './settings.ts';

/** An entry as the client gives it: an attribute is a text, bytes, or several of them. */
export interface LdapEntry {
  readonly dn: string;
  readonly [attribute: string]: string | Buffer | readonly string[] | readonly Buffer[];
}

/** A person's row with where the entry stands, and who it says to be above. */
export interface PlacedRow {
  readonly row: WantedRow;
  readonly dn: string;
  readonly manager: string | null;
}

/**
 * What the entries of a directory server say as a list. Entries without an address or a name are no employees and are
 * noted; without a unit they are known, with no post; closed and expired accounts are known as closed.
 */
export function mapEntries(
  entries: readonly LdapEntry[],
  settings: Pick<LdapSettings, 'attributes' | 'institution'>,
  today: Temporal.PlainDate,
): Wanted {
  const placed: PlacedRow[] = [];
  const known: KnownAccount[] = [];
  const notes: Note[] = [];
  for (const [index, entry] of entries.entries()) {
    const row = index + 1;
    const read = (column: LdapColumn) => first(entry, settings.attributes[column]);
    const [givenName, surname, unit, post] = [read('givenName'), read('surname'), read('unit'), read('post')];
    const email = read('email')?.toLowerCase() ?? null;
    const name = [givenName, surname].filter(Boolean).join(' ') || entry.dn;
    const [code, externalId] = [read('code'), read('externalId')];
    const until = expiry(entry);
    const closed = isClosed(entry) || (until !== null && Temporal.PlainDate.compare(until, today) < 0);
    if (closed || email === null || givenName === null || surname === null || unit === null) {
      known.push({ externalId, code, email, name, closed });
      if (!closed)
        notes.push({
          reason:
            email === null
              ? 'account-without-email'
              : givenName === null || surname === null
                ? 'account-without-name'
                : 'account-without-unit',
          row,
          found: name,
        });
      continue;
    }
    const title = post ?? 'Darbinieks';
    placed.push({
      dn: sameDn(entry.dn),
      manager: dnOf(entry),
      row: {
        row,
        person: { code, externalId, givenName, surname, email, phone: read('phone') },
        institution: read('institution') ?? settings.institution,
        unitCode: read('unitCode'),
        unit,
        unitAbove: null,
        postCode: null,
        post: title,
        kind: kindOfTitle(title),
        head: null,
        from: null,
        // An account's last day may be put off; until it has passed it ends nothing.
        to: null,
      },
    });
  }
  const units = Map.groupBy(placed, ({ row }) => `${sameName(row.institution ?? '')} ${sameName(row.unit)}`);
  const rows = [...units.values()].flatMap(chooseHeads).toSorted((a, b) => a.row - b.row);
  return { source: 'ldap', rows, known, notes };
}

function first(entry: LdapEntry, attributes: readonly string[]): string | null {
  for (const attribute of attributes) {
    const value = valueOf(entry, attribute);
    const text = Buffer.isBuffer(value) ? (value.length === 16 ? guid(value) : value.toString('utf8')) : value;
    if (text !== null && text.trim() !== '') return text.trim().replace(/\s+/g, ' ');
  }
  return null;
}

/** The first value of an attribute, whose name is written as the server likes. */
function valueOf(entry: LdapEntry, attribute: string): string | Buffer | null {
  const key = Object.hasOwn(entry, attribute)
    ? attribute
    : Object.keys(entry).find((name) => name.toLowerCase() === attribute.toLowerCase());
  const given = key === undefined ? undefined : entry[key];
  return (Array.isArray(given) ? given[0] : (given as string | Buffer | undefined)) ?? null;
}

/** The sixteen bytes of `objectGUID` as Active Directory writes them out: the first three parts are turned around. */
function guid(bytes: Buffer): string {
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  const hex = order.map((at) => (bytes[at] ?? 0).toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The bit of a disabled account in `userAccountControl`. */
const DISABLED = 2;

function isClosed(entry: LdapEntry): boolean {
  const control = Number(first(entry, ['userAccountControl']) ?? 0);
  return (control & DISABLED) !== 0 || /^true$/i.test(first(entry, ['nsAccountLock']) ?? '');
}

/** The last day of an account; `accountExpires` counts tenths of microseconds from 1601, and says „never” in two ways. */
function expiry(entry: LdapEntry): Temporal.PlainDate | null {
  const text = first(entry, ['accountExpires']);
  if (text === null || !/^\d+$/.test(text) || text === '0' || text.length > 18) return null;
  const milliseconds = Number(BigInt(text) / 10_000n) - 11_644_473_600_000;
  // It names the moment from which the account is closed: the midnight after its last day.
  return Temporal.Instant.fromEpochMilliseconds(milliseconds)
    .toZonedDateTimeISO('Europe/Riga')
    .subtract({ seconds: 1 })
    .toPlainDate();
}

function dnOf(entry: LdapEntry): string | null {
  const manager = first(entry, ['manager']);
  return manager === null ? null : sameDn(manager);
}

function sameDn(dn: string): string {
  return dn
    .split(/(?<!\\),/)
    .map((part) => part.trim().toLowerCase())
    .join(',');
}
