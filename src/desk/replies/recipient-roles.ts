import type { Tx } from '../../database/database.ts';
import { type Case, participantsOf } from '../cases/index.ts';
import type { RecipientPower } from '../../language/reply-draft.ts';
import type { ClientId } from '../../vocabulary/ids.ts';
import { addressesOfOthers } from '../clients/index.ts';
import { employeesByAddress } from '../directory/index.ts';
import { type Authority, authoritiesByAddress, authorityState } from '../disclosures/index.ts';
import type { ReplyFacts } from './reply-facts.store.ts';
import type { ReplyRecipient } from './reply.ts';

interface Participant {
  readonly address: string;
  readonly name: string;
  readonly role: 'client' | 'party';
}

/** Each recipient with the role the case knows; what the browser says of roles does not count. */
export async function withRoles(
  tx: Tx,
  one: Case,
  recipients: readonly ReplyRecipient[],
  day: Temporal.PlainDate,
): Promise<ReplyRecipient[]> {
  return rolesAmong(tx, one.client, await participantsOf(tx, one.id), recipients, day);
}

/** The same where the facts of the case are in hand. */
export function withKnownRoles(
  tx: Tx,
  { client, addresses, parties }: ReplyFacts,
  recipients: readonly ReplyRecipient[],
  day: Temporal.PlainDate,
): Promise<ReplyRecipient[]> {
  const participants = [
    ...addresses.map((address) => ({ address, name: client.name, role: 'client' as const })),
    ...parties.map((party) => ({ ...party, role: 'party' as const })),
  ];
  return rolesAmong(tx, client.id, participants, recipients, day);
}

async function rolesAmong(
  tx: Tx,
  client: ClientId,
  participants: readonly Participant[],
  recipients: readonly ReplyRecipient[],
  day: Temporal.PlainDate,
): Promise<ReplyRecipient[]> {
  const known = new Map(participants.map((one) => [one.address, one]));
  const notClient = recipients
    .map(({ address }) => address.toLowerCase())
    .filter((address) => known.get(address)?.role !== 'client');
  const others = notClient.filter((address) => !known.has(address));
  const [colleagues, powers, astray] = await Promise.all([
    others.length === 0 ? [] : employeesByAddress(tx, others),
    notClient.length === 0 ? [] : authoritiesByAddress(tx, client, notClient),
    others.length === 0 ? Promise.resolve<string[]>([]) : addressesOfOthers(tx, client, others),
  ]);
  const employees = new Map(colleagues.map((one) => [one.email, one.name]));
  return recipients.map((recipient) => {
    const { power: _power, ofAnother: _other, ...bare } = recipient;
    const address = bare.address.toLowerCase();
    const participant = known.get(address);
    if (participant?.role === 'client') return { ...bare, name: participant.name || bare.name, role: 'client' };
    const employee = employees.get(address);
    if (employee !== undefined) return { ...bare, name: employee, role: 'employee' };
    const held = powers.filter(({ holderEmail }) => holderEmail === address);
    const name = participant?.name || held[0]?.holderName || bare.name;
    const power = powerOf(held, day);
    const mayKnow = participant !== undefined || power?.state === 'valid';
    const role = mayKnow ? 'representative' : 'stranger';
    if (power !== null) return { ...bare, name, role, power };
    return astray.includes(address) && !mayKnow ? { ...bare, name, role, ofAnother: true } : { ...bare, name, role };
  });
}

/** The one that is valid today where there is one; else the one that reaches furthest. */
function powerOf(
  held: readonly Pick<Authority, 'validFrom' | 'validTo' | 'revokedOn'>[],
  day: Temporal.PlainDate,
): RecipientPower | null {
  const stands = held.map((one) => ({ state: authorityState(one, day), until: one.validTo?.toString() ?? null }));
  return stands.find(({ state }) => state === 'valid') ?? stands[0] ?? null;
}
