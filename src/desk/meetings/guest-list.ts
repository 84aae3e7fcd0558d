import { type EmailAddress, type EmployeeId, parseEmailAddress, type UnitId } from '../../vocabulary/ids.ts';
import { type Directory, lookup, postsOf } from '../directory/index.ts';
import { leaderOf } from './invitees.ts';
import type { MeetingGuest } from './meeting.ts';

export const MOST_GUESTS = 100;

/** Whom somebody wants to invite: colleagues by id, anybody by address. */
export interface GuestsWanted {
  readonly colleagues: readonly EmployeeId[];
  /** „Vārds Uzvārds <adrese>” or an address, one each. */
  readonly written: readonly string[];
}

export type GuestRefusal =
  | { readonly refused: 'nobody-invited' }
  | { readonly refused: 'too-many'; readonly most: number }
  | { readonly refused: 'not-an-address'; readonly written: string }
  | { readonly refused: 'unit-without-head'; readonly written: string };

/** Of one guest: whether a letter goes to them. An address that the desk itself receives at gets none: its head is asked here. */
export type Guest = MeetingGuest & { readonly mailed: boolean };

/**
 * The list of the invited: colleagues, people from outside, and for an address of a unit whoever leads it. Nobody twice, and
 * not the organiser. `day`: today in Riga. Pure.
 */
export function guestList(
  directory: Directory,
  wanted: GuestsWanted,
  organiser: EmployeeId,
  own: ReadonlyMap<EmailAddress, { readonly unit: UnitId }>,
  day: Temporal.PlainDate,
): readonly Guest[] | GuestRefusal {
  const { people } = lookup(directory);
  const byAddress = new Map(directory.people.map((person) => [person.email.toLowerCase(), person.id]));
  const guests = new Map<string, Guest>();
  const colleague = (id: EmployeeId, mailed: boolean) => {
    const person = people.get(id);
    const address = parseEmailAddress(person?.email);
    if (person === undefined || address === null || id === organiser || postsOf(directory, id, day).length === 0)
      return;
    if (!guests.has(id)) guests.set(id, guest(address, `${person.givenName} ${person.surname}`, id, mailed));
  };
  for (const id of wanted.colleagues) colleague(id, true);
  for (const written of wanted.written) {
    const { name, address } = parted(written);
    if (address === null) return { refused: 'not-an-address', written };
    const employee = byAddress.get(address);
    const unit = own.get(address)?.unit;
    if (employee !== undefined) colleague(employee, true);
    else if (unit !== undefined) {
      const head = leaderOf(directory, unit, day);
      if (head === null) return { refused: 'unit-without-head', written };
      colleague(head, true);
    } else if (!guests.has(address)) guests.set(address, guest(address, name, null, true));
  }
  if (guests.size === 0) return { refused: 'nobody-invited' };
  if (guests.size > MOST_GUESTS) return { refused: 'too-many', most: MOST_GUESTS };
  // An employee whose own address is one that the desk receives at would get our letter back here.
  return [...guests.values()].map((one) => ({ ...one, mailed: one.mailed && !own.has(one.address) }));
}

function guest(address: EmailAddress, name: string, employee: EmployeeId | null, mailed: boolean): Guest {
  return {
    address,
    name,
    employee,
    optional: false,
    answer: null,
    comment: '',
    proposedAt: null,
    answeredAt: null,
    undelivered: '',
    mailed,
  };
}

function parted(written: string): { readonly name: string; readonly address: EmailAddress | null } {
  const [, name = '', inner] = /^(.*?)<([^<>]+)>\s*$/.exec(written) ?? [];
  return {
    name: name
      .trim()
      .replace(/^["„“]|["”“]$/g, '')
      .slice(0, 200),
    address: parseEmailAddress(inner ?? written),
  };
}
