import type { Tx } from '../../database/database.ts';
import { dayOf } from '../../time/zone.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Case } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { type Directory, knownDirectory } from '../directory/index.ts';
import { isRestricted } from '../interests/index.ts';
import { copiesFor, headsConcerned, type Participant } from '../tasks/index.ts';
import { walledAmong } from '../walls/index.ts';
import type { ReplyRecipient } from './reply.ts';

/**
 * 10.3: the addresses of the heads who are to have a copy of a letter, since colleagues of another unit than the author's
 * are among its recipients. Whoever stands in Cc as a head of somebody else in it has the copy already and takes no part.
 * None for a restricted case: the letter itself would go on to people who may not see the case.
 */
export async function supervisorsFor(
  desk: Desk,
  tx: Tx,
  one: Case,
  author: EmployeeId,
  recipients: readonly ReplyRecipient[],
): Promise<readonly string[]> {
  if (!recipients.some(({ role }) => role === 'employee')) return [];
  if (await isRestricted(tx, one.id)) return [];
  const directory = await knownDirectory(desk.database, tx);
  const day = dayOf(desk.clock());
  const participants = takingPart(directory, recipients, author, day);
  if (participants.length === 0) return [];
  const walled = await walledAmong(tx, headsConcerned(directory, participants, author, day), one.id, one.client);
  const addresses = new Map(directory.people.map(({ id, email }) => [id, email.toLowerCase()]));
  return copiesFor(directory, participants, author, day, walled).flatMap(({ to }) => addresses.get(to) || []);
}

/** Colleagues among the recipients, less those who are there as the heads of others. */
function takingPart(
  directory: Directory,
  recipients: readonly ReplyRecipient[],
  author: EmployeeId,
  day: Temporal.PlainDate,
): readonly Participant[] {
  const byAddress = new Map(directory.people.map(({ id, email }) => [email.toLowerCase(), id]));
  const colleagues = recipients.flatMap(({ address, field, role }) => {
    const employee = byAddress.get(address.toLowerCase());
    return role !== 'employee' || employee === undefined ? [] : [{ key: address, employee, copied: field !== 'to' }];
  });
  return colleagues.filter(({ employee, copied }) => {
    const others = colleagues.filter((other) => other.employee !== employee);
    return !copied || !headsConcerned(directory, others, author, day).includes(employee);
  });
}
