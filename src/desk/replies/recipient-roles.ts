import type { Tx } from '../../database/database.ts';
import { type Case, participantsOf } from '../cases/index.ts';
import { employeesByAddress } from '../directory/index.ts';
import type { ReplyFacts } from './reply-facts.store.ts';
import type { ReplyRecipient } from './reply.ts';

interface Participant {
  readonly address: string;
  readonly name: string;
  readonly role: 'client' | 'party';
}

/** Each recipient with the role the case knows; what the browser says of roles does not count. */
export async function withRoles(tx: Tx, one: Case, recipients: readonly ReplyRecipient[]): Promise<ReplyRecipient[]> {
  return rolesAmong(tx, await participantsOf(tx, one.id), recipients);
}

/** The same where the facts of the case are in hand. */
export function withKnownRoles(
  tx: Tx,
  { client, addresses, parties }: ReplyFacts,
  recipients: readonly ReplyRecipient[],
): Promise<ReplyRecipient[]> {
  const participants = [
    ...addresses.map((address) => ({ address, name: client.name, role: 'client' as const })),
    ...parties.map((party) => ({ ...party, role: 'party' as const })),
  ];
  return rolesAmong(tx, participants, recipients);
}

async function rolesAmong(
  tx: Tx,
  participants: readonly Participant[],
  recipients: readonly ReplyRecipient[],
): Promise<ReplyRecipient[]> {
  const known = new Map(participants.map((one) => [one.address, one]));
  const others = recipients.map(({ address }) => address.toLowerCase()).filter((address) => !known.has(address));
  const colleagues = others.length === 0 ? [] : await employeesByAddress(tx, others);
  const employees = new Map(colleagues.map((one) => [one.email, one.name]));
  return recipients.map((recipient) => {
    const address = recipient.address.toLowerCase();
    const participant = known.get(address);
    if (participant !== undefined) {
      const role = participant.role === 'client' ? 'client' : 'representative';
      return { ...recipient, name: participant.name || recipient.name, role };
    }
    const employee = employees.get(address);
    if (employee !== undefined) return { ...recipient, name: employee, role: 'employee' };
    return { ...recipient, role: 'stranger' };
  });
}
