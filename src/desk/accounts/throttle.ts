/** Failures lately under one key: an account from one place, or an account from anywhere. */
export interface Failures {
  readonly failures: number;
  readonly lastAt: Temporal.Instant;
}

/** Tries that are free: people mistype. */
const FREE = 5;
/** Seconds after the first try too many; doubles with each further one. */
const FIRST_DELAY = 5;
const LONGEST_DELAY = 15 * 60;
/** Failures from anywhere within the window after which a password alone is no proof from a strange device. */
export const SOFT_LIMIT = 20;
/** Hours after which failures are forgotten. */
export const FORGOTTEN_AFTER_HOURS = 1;

/** Until when this place must wait for this account; `null`: it may try now. Only that place waits, never the account. */
export function waitUntil(failures: Failures | null, now: Temporal.Instant): Temporal.Instant | null {
  if (failures === null || failures.failures < FREE) return null;
  const seconds = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** Math.min(20, failures.failures - FREE));
  const until = failures.lastAt.add({ seconds });
  return Temporal.Instant.compare(until, now) > 0 ? until : null;
}

/** Whether somebody is trying this account's passwords from many places. */
export function isUnderAttack(failures: Failures | null, now: Temporal.Instant): boolean {
  return (
    failures !== null &&
    failures.failures >= SOFT_LIMIT &&
    Temporal.Instant.compare(failures.lastAt.add({ hours: FORGOTTEN_AFTER_HOURS }), now) > 0
  );
}

/** One place: a whole IPv4 address, the /64 of an IPv6 one (a household or an office has at least that many). */
export function placeOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}
