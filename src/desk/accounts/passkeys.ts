import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { deskIdentity } from '../../database/connect.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import { newId } from '../context.ts';
import type { AccountDesk, Asker, SignInRules } from './asker.ts';
import { type Passkey, markPasskeyUsed, passkeyByCredential } from './passkeys.store.ts';
import { type Entered, enter, noteDown } from './sign-in.ts';
import { spendTicket } from './sign-in.store.ts';
import { ticketHash } from './tickets.ts';

/** What passkeys are bound to: the host of the desk and its whole origin. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/** What the browser is asked for to sign in: any passkey of this host, with its holder verified (PIN, finger, face). */
export function askForPasskey(rp: RelyingParty): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({ rpID: rp.id, userVerification: 'required' });
}

/** What the browser is asked for to make a passkey that the sign-in page finds without an address being typed. */
export function askForNewPasskey(
  rp: RelyingParty,
  person: { readonly employee: EmployeeId; readonly email: string; readonly name: string },
  known: readonly Passkey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: 'Laipa',
    rpID: rp.id,
    // The employee's id, no personal data: the device keeps it.
    userID: new Uint8Array(Buffer.from(person.employee.replaceAll('-', ''), 'hex')),
    userName: person.email,
    userDisplayName: person.name,
    excludeCredentials: known.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestationType: 'none',
  });
}

/** Judges what the browser made; `null` where it is not what was asked for. */
export async function readNewPasskey(
  rp: RelyingParty,
  challenge: string,
  answer: unknown,
  { employee, name, now }: { readonly employee: EmployeeId; readonly name: string; readonly now: Temporal.Instant },
): Promise<Omit<Passkey, 'lastUsedAt'> | null> {
  const response = parsed<RegistrationResponseJSON>(answer);
  if (response === null) return null;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: rp.origin,
      expectedRPID: rp.id,
      requireUserVerification: true,
    });
    if (!verified) return null;
    const { credential, credentialDeviceType, credentialBackedUp } = registrationInfo;
    return {
      id: newId<EmployeeId>(),
      employee,
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: (credential.transports ?? []).slice(0, 8).map(String),
      synced: credentialDeviceType === 'multiDevice',
      backedUp: credentialBackedUp,
      name,
      madeAt: now,
    };
  } catch {
    return null;
  }
}

/**
 * Judges a passkey's answer and lets its owner in. It always works, however many failures others have heaped up. Refused:
 * an answer to another challenge, from another origin, twice the same, without its holder verified, or with a counter
 * that went back (a copied key).
 */
export async function enterByPasskey(
  desk: AccountDesk,
  rules: SignInRules,
  rp: RelyingParty,
  given: { readonly answer: unknown; readonly challenge: string; readonly ticket: string },
  asker: Asker,
): Promise<Entered | { readonly refused: 'wrong' | 'no-post' }> {
  const response = parsed<AuthenticationResponseJSON>(given.answer);
  if (response === null || typeof response.id !== 'string') return { refused: 'wrong' };
  const now = desk.clock();
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const passkey = await passkeyByCredential(tx, response.id.slice(0, 1400));
    if (passkey === null) return { refused: 'wrong' };
    const proved = await proof(rp, given.challenge, response, passkey);
    if (proved === null || !(await spendTicket(tx, ticketHash(given.ticket), now.add({ hours: 1 })))) {
      await noteDown(tx, passkey, 'refused-passkey', asker, now, 'passkey');
      return { refused: 'wrong' };
    }
    await markPasskeyUsed(tx, passkey.id, { ...proved, now });
    return enter(tx, desk, rules, passkey.employee, { way: 'passkey', strong: true }, asker);
  });
}

async function proof(
  rp: RelyingParty,
  challenge: string,
  response: AuthenticationResponseJSON,
  passkey: Passkey,
): Promise<{ counter: number; backedUp: boolean } | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: rp.origin,
      expectedRPID: rp.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
        transports: [...passkey.transports],
      },
    });
    if (!verified) return null;
    return { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp };
  } catch {
    return null;
  }
}

function parsed<Response>(answer: unknown): Response | null {
  if (typeof answer !== 'string' || answer.length > 20_000) return null;
  try {
    const value: unknown = JSON.parse(answer);
    return typeof value === 'object' && value !== null ? (value as Response) : null;
  } catch {
    return null;
  }
}
