import { type EmailAddress, type EmployeeId, parseEmailAddress, parseId } from '../../vocabulary/ids.ts';

/** A telephone was answered, as the telephone side tells it. */
export interface TelephoneCall {
  readonly employee: EmployeeId | EmailAddress;
  readonly at: Temporal.Instant;
  /** 6.7: it was needed for the very client at the desk. */
  readonly forThisClient: boolean;
}

export type CallFault = 'not-json' | 'unknown-type' | 'no-timestamp' | 'no-employee' | 'wrong-for-this-client';

/** Reads a signed message about a call; what is wrong with it by name. Pure. */
export function readCall(text: string): TelephoneCall | { readonly refused: CallFault } {
  const message = objectIn(text);
  if (message === null) return { refused: 'not-json' };
  if (message['type'] !== 'call.answered') return { refused: 'unknown-type' };
  const at = instantIn(message['timestamp']);
  if (at === null) return { refused: 'no-timestamp' };
  const data = message['data'];
  const given = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  const employee = parseId<EmployeeId>(given['employee']) ?? parseEmailAddress(given['employee']);
  // The database knows no text with this sign.
  if (employee === null || employee.includes('\0')) return { refused: 'no-employee' };
  const forThisClient = given['forThisClient'] ?? false;
  if (typeof forThisClient !== 'boolean') return { refused: 'wrong-for-this-client' };
  return { employee, at, forThisClient };
}

/** Minutes after which a call is told too late to say whom it disturbed; as many ahead of our clock are taken for its fault. */
const TOLD_WITHIN = 10;

/** Whether a call was told in time to be set beside a visit that goes on now. */
export function isTimely({ at }: TelephoneCall, now: Temporal.Instant): boolean {
  return Math.abs(at.until(now).total('minutes')) <= TOLD_WITHIN;
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function instantIn(value: unknown): Temporal.Instant | null {
  if (typeof value !== 'string') return null;
  try {
    return Temporal.Instant.from(value);
  } catch {
    return null;
  }
}
