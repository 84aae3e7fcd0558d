import type { Directory, Person } from '../directory/index.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import { type Fault, sameName, type Wanted, type WantedPerson, type WantedRow } from './wanted.ts';

export interface MatchedPeople {
  /** Who each row's person is. */
  readonly of: ReadonlyMap<WantedRow, EmployeeId>;
  /** Everybody as they shall stand. */
  readonly people: ReadonlyMap<EmployeeId, Person>;
  /** Known to the directory server: with a closed account, or without a place in the list. */
  readonly closed: ReadonlySet<EmployeeId>;
  readonly known: ReadonlySet<EmployeeId>;
  readonly faults: readonly Fault[];
}

/**
 * Who of the list is who in the directory: by the account's id, else by the employee's code, else by the address. A name
 * alone never tells; a changed name is the same person's.
 */
export function matchPeople(current: Directory, wanted: Wanted, newId: () => string): MatchedPeople {
  const people = new Map(current.people.map((person) => [person.id, person]));
  const find = finder(current.people, wanted);
  const of = new Map<WantedRow, EmployeeId>();
  const first = new Map<EmployeeId, WantedRow>();
  const faults: Fault[] = [];
  for (const row of wanted.rows) {
    if (row.person === null) continue;
    const found = find(row.person);
    const id = found?.id ?? (newId() as EmployeeId);
    of.set(row, id);
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, row);
      const person = merged(id, found, row.person);
      people.set(id, person);
      find.add(person);
    } else if (!sameForm(earlier.person, row.person)) {
      faults.push({
        reason: 'person-two-forms',
        row: row.row,
        column: null,
        found: sayPerson(row.person),
        others: [earlier.row],
      });
    }
  }
  const closed = new Set<EmployeeId>();
  const known = new Set<EmployeeId>();
  for (const account of wanted.known) {
    const found = find({ ...account, givenName: '', surname: '', email: account.email ?? '', phone: null });
    if (found !== null && !first.has(found.id)) (account.closed ? closed : known).add(found.id);
  }
  return { of, people, closed, known, faults: [...faults, ...clashes(people, first)] };
}

/** Finds by account, code or address; an address that went over to somebody else's account is not followed. */
function finder(people: readonly Person[], { rows }: Wanted) {
  const index = {
    account: new Map<string, Person>(),
    code: new Map<string, Person>(),
    email: new Map<string, Person>(),
  };
  const listed = new Set(rows.flatMap(({ person }) => [person?.externalId, person?.code]));
  const add = (person: Person) => {
    if (person.externalId !== null) index.account.set(person.externalId, person);
    if (person.code !== null) index.code.set(person.code, person);
    index.email.set(person.email.toLowerCase(), person);
  };
  for (const person of people) add(person);
  const anotherHas = (own: string | null, theirs: string | null) => own !== null && theirs !== null && own !== theirs;
  const find = (sought: WantedPerson): Person | null => {
    const byAccount = sought.externalId === null ? undefined : index.account.get(sought.externalId);
    const byCode = sought.code === null ? undefined : index.code.get(sought.code);
    const byKey = byAccount ?? byCode;
    if (byKey !== undefined) return byKey;
    const byEmail = index.email.get(sought.email.toLowerCase());
    if (byEmail === undefined) return null;
    const contradicts = anotherHas(byEmail.externalId, sought.externalId) || anotherHas(byEmail.code, sought.code);
    if (!contradicts) return byEmail;
    // An account made anew: the old one is gone from the list, and one of the names is still the same.
    const gone = !listed.has(byEmail.externalId ?? undefined) && !listed.has(byEmail.code ?? undefined);
    const alike =
      sameName(byEmail.surname) === sameName(sought.surname) &&
      sameName(byEmail.givenName) === sameName(sought.givenName);
    return gone && alike ? byEmail : null;
  };
  return Object.assign(find, { add });
}

function merged(id: EmployeeId, before: Person | null, wanted: WantedPerson): Person {
  return {
    id,
    code: wanted.code ?? before?.code ?? null,
    externalId: wanted.externalId ?? before?.externalId ?? null,
    givenName: wanted.givenName,
    surname: wanted.surname,
    email: before !== null && before.email.toLowerCase() === wanted.email ? before.email : wanted.email,
    phone: wanted.phone ?? before?.phone ?? '',
  };
}

function sameForm(a: WantedPerson | null, b: WantedPerson): boolean {
  const differs = (one: string | null | undefined, other: string | null) => (one ?? other) !== (other ?? one);
  return (
    a?.givenName === b.givenName &&
    a.surname === b.surname &&
    a.email === b.email &&
    !differs(a.code, b.code) &&
    !differs(a.externalId, b.externalId) &&
    !differs(a.phone, b.phone)
  );
}

/** Once known by an account of the directory server, and not there any more. */
export function isGone(employee: EmployeeId, { people, known }: MatchedPeople): boolean {
  return people.get(employee)?.externalId !== null && !known.has(employee);
}

/** Two people with one address, code or account. */
function clashes(people: ReadonlyMap<EmployeeId, Person>, rows: ReadonlyMap<EmployeeId, WantedRow>): Fault[] {
  const faults: Fault[] = [];
  const keys = [
    ['email', (person: Person) => person.email.toLowerCase()],
    ['code', (person: Person) => person.code],
    ['externalId', (person: Person) => person.externalId],
  ] as const;
  for (const [column, keyOf] of keys) {
    const taken = new Map<string, EmployeeId>();
    for (const person of people.values()) {
      const key = keyOf(person);
      const other = key === null ? undefined : taken.get(key);
      if (key === null) continue;
      if (other === undefined) {
        taken.set(key, person.id);
        continue;
      }
      const [one, two] = [rows.get(other), rows.get(person.id)];
      const at = two ?? one;
      if (at === undefined) continue;
      const theirs = people.get(two === undefined ? person.id : other);
      faults.push(
        one !== undefined && two !== undefined
          ? {
              reason: column === 'email' ? 'email-twice' : 'code-twice',
              row: Math.max(one.row, two.row),
              column,
              found: key,
              others: [Math.min(one.row, two.row)],
            }
          : { reason: 'email-taken', row: at.row, column, found: `${key} (${theirs?.givenName} ${theirs?.surname})` },
      );
    }
  }
  return faults;
}

function sayPerson({ givenName, surname, email }: WantedPerson): string {
  return `${givenName} ${surname} <${email}>`;
}
