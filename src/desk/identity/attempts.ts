import { createHash, timingSafeEqual } from 'node:crypto';
import { deskIdentity } from '../../database/connect.ts';
import type { Desk } from '../context.ts';
import { keepAttempt, takeAttempt } from './attempts.store.ts';

/** Long enough to find one's telephone for the second factor. */
const LIFE = Temporal.Duration.from({ minutes: 10 });

type Needed = Pick<Desk, 'tenant' | 'database' | 'vault' | 'clock'>;

/** Whoever was sent to a provider: as what, by which `state`, from which browser (a secret that only it sends). */
export interface Attempt {
  readonly audience: 'staff' | 'citizen';
  readonly state: string;
  readonly browser: string;
}

/** Remembers what the answer will be compared with, sealed. `facts` must be plain JSON. */
export async function rememberAttempt(desk: Needed, attempt: Attempt, facts: unknown): Promise<void> {
  const stateHash = hashOf(attempt.state);
  const stored = {
    stateHash,
    audience: attempt.audience,
    browserHash: hashOf(attempt.browser),
    sealed: desk.vault.seal(JSON.stringify(facts), aboutOf(stateHash)),
    expiresAt: desk.clock().add(LIFE),
  };
  await desk.database.write(deskIdentity(desk.tenant), (tx) => keepAttempt(tx, stored));
}

/**
 * Takes the attempt with this `state`, once. `null` where there is none, it has run out, was answered already, or began in
 * another browser: a stranger's answer that is slipped into somebody's browser leads nowhere. `browser` is `null` only
 * where the browser cannot say yet which it is (an answer posted from the provider's page); the next step asks.
 */
export async function takeBack(
  desk: Needed,
  attempt: Omit<Attempt, 'browser'> & { readonly browser: string | null },
): Promise<{ readonly facts: unknown; readonly browserHash: Buffer } | null> {
  const stateHash = hashOf(attempt.state);
  const stored = await desk.database.write(deskIdentity(desk.tenant), (tx) =>
    takeAttempt(tx, stateHash, attempt.audience, desk.clock()),
  );
  if (stored === null) return null;
  if (attempt.browser !== null && !timingSafeEqual(stored.browserHash, hashOf(attempt.browser))) return null;
  return { facts: JSON.parse(desk.vault.open(stored.sealed, aboutOf(stateHash))), browserHash: stored.browserHash };
}

/** Remembers what was proved until the same browser comes for it: by another state, for the same attempt. */
export async function passOn(
  desk: Needed,
  attempt: { readonly audience: 'staff' | 'citizen'; readonly state: string; readonly browserHash: Buffer },
  facts: unknown,
): Promise<void> {
  const stateHash = hashOf(attempt.state);
  const stored = {
    stateHash,
    audience: attempt.audience,
    browserHash: attempt.browserHash,
    sealed: desk.vault.seal(JSON.stringify(facts), aboutOf(stateHash)),
    expiresAt: desk.clock().add({ minutes: 2 }),
  };
  await desk.database.write(deskIdentity(desk.tenant), (tx) => keepAttempt(tx, stored));
}

export function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function aboutOf(stateHash: Buffer): string {
  return `identity_attempt.sealed:${stateHash.toString('hex')}`;
}
