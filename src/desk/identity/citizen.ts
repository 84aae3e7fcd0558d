import { randomBytes } from 'node:crypto';
import { deskIdentity } from '../../database/connect.ts';
import { readPersonalCode } from '../../vocabulary/personal-code.ts';
import type { Desk } from '../context.ts';
import { hashOf } from './attempts.ts';
import { citizenByToken, endCitizen, keepCitizen } from './citizen.store.ts';
import type { IdentityAssertion, Represented } from './identity-assertion.ts';

/** A client at a shared computer who walks away is forgotten soon. */
const LIFE = Temporal.Duration.from({ minutes: 20 });

type Needed = Pick<Desk, 'tenant' | 'database' | 'vault' | 'clock'>;

/** Keeps who a client proved to be and gives the token for their browser, with the seconds it holds. */
export async function establishCitizen(
  desk: Needed,
  identity: IdentityAssertion,
): Promise<{ readonly token: string; readonly maxAge: number }> {
  const token = randomBytes(32).toString('base64url');
  const tokenHash = hashOf(token);
  const sealed = desk.vault.seal(JSON.stringify(writeIdentity(identity)), aboutOf(tokenHash));
  await desk.database.write(deskIdentity(desk.tenant), (tx) =>
    keepCitizen(tx, tokenHash, sealed, desk.clock().add(LIFE)),
  );
  return { token, maxAge: LIFE.total('seconds') };
}

/** Who the browser with this token belongs to now; `null` where it has ended or never was. */
export async function citizenOf(
  desk: Needed,
  token: string | null,
): Promise<{ readonly identity: IdentityAssertion; readonly until: Temporal.Instant } | null> {
  if (token === null || token.length > 100) return null;
  const tokenHash = hashOf(token);
  const kept = await desk.database.read(deskIdentity(desk.tenant), (tx) => citizenByToken(tx, tokenHash, desk.clock()));
  if (kept === null) return null;
  return { identity: readIdentity(desk.vault.open(kept.sealed, aboutOf(tokenHash))), until: kept.expiresAt };
}

/** Ends it at once, whatever the browser still keeps. */
export async function endCitizenIdentity(desk: Needed, token: string): Promise<void> {
  await desk.database.write(deskIdentity(desk.tenant), (tx) => endCitizen(tx, hashOf(token)));
}

function aboutOf(tokenHash: Buffer): string {
  return `citizen_identity.sealed:${tokenHash.toString('hex')}`;
}

interface Written {
  readonly personalCode: string;
  readonly earlierCodes: readonly string[];
  readonly givenName: string;
  readonly surname: string;
  readonly assurance: IdentityAssertion['assurance'];
  readonly asRepresentativeOf: Represented | null;
  readonly method: string;
  readonly at: string;
}

/** As plain JSON, for sealing. */
export function writeIdentity(identity: IdentityAssertion): Written {
  return {
    ...identity,
    personalCode: identity.personalCode.text,
    earlierCodes: identity.earlierCodes.map(({ text }) => text),
    asRepresentativeOf: identity.asRepresentativeOf ?? null,
    at: identity.at.toString(),
  };
}

/** Throws where it was not written by `writeIdentity`. */
export function readIdentity(json: string): IdentityAssertion {
  const { asRepresentativeOf, ...written } = JSON.parse(json) as Written;
  return {
    ...written,
    personalCode: codeOf(written.personalCode),
    earlierCodes: written.earlierCodes.map(codeOf),
    ...(asRepresentativeOf === null ? {} : { asRepresentativeOf }),
    at: Temporal.Instant.from(written.at),
  };
}

function codeOf(text: string) {
  const code = readPersonalCode(text);
  if (code === null) throw new Error('An identity without a personal code was kept');
  return code;
}
