import type { Database, Identity } from '../../database/database.ts';
import type { Desk } from '../context.ts';
import type { Reading } from './reading.ts';
import { insertReading } from './reading.store.ts';

/** The same reader and subject within this time are one reading: a page that renews itself is not read again and again. */
const ONE_READING_MINUTES = 10;
/** Readings remembered at most by one process; beyond that the oldest are forgotten, and so written once more. */
const REMEMBERED = 20_000;

interface Remembered {
  readonly at: number;
  readonly written: Promise<void>;
}

const memories = new WeakMap<Database, Map<string, Remembered>>();

/**
 * 5.1.1: writes down that the person of `identity` reads something now, in a transaction of its own. Await it before
 * anything is shown, but not within another transaction: each would keep a connection while it waits for one more.
 * Rejects where it could not be written; then nothing may be shown. What the desk itself reads is not logged.
 */
export function logReading(
  desk: Pick<Desk, 'database' | 'clock'>,
  identity: Identity,
  reading: Reading,
): Promise<void> {
  const reader = identity.employee;
  if (reader === null) return Promise.resolve();
  const at = desk.clock();
  const memory = memoryOf(desk.database);
  const { what, subject, own, ground, reason, breakGlass } = reading;
  const key = [identity.tenant, reader, what, subject, own, ground, breakGlass, reason].join('|');
  const before = memory.get(key);
  const age = before === undefined ? Number.POSITIVE_INFINITY : at.epochMilliseconds - before.at;
  if (before !== undefined && age >= 0 && age < ONE_READING_MINUTES * 60_000) return before.written;
  const written = desk.database.write(identity, (tx) => insertReading(tx, reader, reading, at));
  memory.delete(key);
  memory.set(key, { at: at.epochMilliseconds, written });
  // What was not written is no reading yet: the next one tries again.
  written.catch(() => memory.delete(key));
  forgetOldest(memory);
  return written;
}

function memoryOf(database: Database): Map<string, Remembered> {
  const known = memories.get(database);
  if (known !== undefined) return known;
  const made = new Map<string, Remembered>();
  memories.set(database, made);
  return made;
}

function forgetOldest(memory: Map<string, Remembered>): void {
  const oldest = memory.keys().next();
  if (memory.size > REMEMBERED && oldest.done !== true) memory.delete(oldest.value);
}
