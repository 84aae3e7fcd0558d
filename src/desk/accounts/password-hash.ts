import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2) as unknown as (algorithm: 'argon2id', options: Argon2Parameters) => Promise<Buffer>;

/** What a new hash is made with: memory in KiB, passes, lanes (OWASP's least, doubled in memory). */
export interface HashCost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}
export const HASH_COST: HashCost = { memory: 38_912, passes: 2, parallelism: 1 };
const LENGTH = 32;
/** Hashes at the same moment: a flood of tries may not eat the memory of the machine. */
const AT_ONCE = 3;

/** `$argon2id$v=19$m=…,t=…,p=…$salt$hash`: the parameters stand beside each hash, so that they can be raised later. */
export async function hashPassword(password: string, cost: HashCost = HASH_COST): Promise<string> {
  const nonce = randomBytes(16);
  const hash = await derived(password, nonce, cost, LENGTH);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${bare(nonce)}$${bare(hash)}`;
}

/**
 * Whether this is the password. Without a stored hash (nobody of that address, or no password set) as much is computed
 * and the answer is no, so that the time tells nothing.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const known = parseHash(stored ?? (await nobodysHash()));
  const found = await derived(password, known.nonce, known.cost, known.hash.length);
  return timingSafeEqual(found, known.hash) && stored !== null;
}

/** Whether a stored hash was made with other parameters than today's: it is made anew at the next sign-in. */
export function needsRehash(stored: string): boolean {
  const { cost } = parseHash(stored);
  return (
    cost.memory !== HASH_COST.memory || cost.passes !== HASH_COST.passes || cost.parallelism !== HASH_COST.parallelism
  );
}

let nobodys: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword(randomBytes(16).toString('hex'));
  return nobodys;
}

function parseHash(stored: string): { cost: HashCost; nonce: Buffer; hash: Buffer } {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored);
  if (found === null) throw new Error('A stored password is no argon2id hash');
  const [, memory, passes, parallelism, nonce = '', hash = ''] = found;
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    nonce: Buffer.from(nonce, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

let underWay = 0;
const waiting: (() => void)[] = [];

async function derived(password: string, nonce: Buffer, cost: HashCost, tagLength: number): Promise<Buffer> {
  while (underWay >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  underWay += 1;
  try {
    // The same letters typed on another keyboard are the same password.
    return await derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength, ...cost });
  } finally {
    underWay -= 1;
    waiting.shift()?.();
  }
}

function bare(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
