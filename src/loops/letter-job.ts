import type { RejectedRecipient, Relay } from '../channels/smtp/send.ts';

/** Which attempt of a job this is, of how many. */
export interface Attempt {
  readonly attempts: number;
  readonly max_attempts: number;
}

/**
 * One attempt at the letter that a job names. What passes throws, so that the job is tried again; after the last attempt
 * `giveUp` keeps why.
 */
export async function attemptLetter(
  payload: unknown,
  job: Attempt,
  handOver: (id: string) => Promise<void>,
  giveUp: (id: string, why: string) => Promise<unknown>,
): Promise<void> {
  const { letter: id } = payload as { readonly letter?: unknown };
  if (typeof id !== 'string') throw new Error('A job to send a letter names none');
  try {
    await handOver(id);
  } catch (error) {
    if (job.attempts < job.max_attempts) throw error;
    await giveUp(id, (error as Error).message);
  }
}

/** Throws where no relay is set: the letter waits for one. */
export function relayOrWait(relay: Relay | null): Relay {
  if (relay === null) throw new Error('No relay is set (LAIPA_RELAY): the letter waits');
  return relay;
}

/** Throws where the relay asks to wait for one of the recipients: the job is tried again for them. */
export function waitIfAsked(rejected: readonly RejectedRecipient[]): void {
  const later = rejected.find(({ permanent }) => !permanent);
  if (later !== undefined) throw new Error(`The relay asks to wait: ${later.code} ${later.response}`);
}
