/**
 * A failure as one line for the log: its name, code and message, and those of what caused it. Never the rows and values
 * that PostgreSQL and mail servers quote beside it; of addresses only the domain stays.
 */
export function describeFailure(error: unknown): string {
  return withoutAddresses(lines(error, 0).join(' ← ')).replace(/\s+/g, ' ').slice(0, 600);
}

function lines(error: unknown, depth: number): string[] {
  if (!(error instanceof Error)) return [typeof error === 'object' ? JSON.stringify(error) : String(error)];
  const { code } = error as { code?: unknown };
  const own = [error.name, code, error.message].filter((part) => part !== undefined && part !== '').join(' ');
  const inner =
    error instanceof AggregateError ? error.errors.slice(0, 3) : error.cause === undefined ? [] : [error.cause];
  return depth === 3 ? [own] : [own, ...inner.flatMap((one) => lines(one, depth + 1))];
}

function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>()",:;@'„“”]+@(?=[\p{L}\p{N}])/gu, '…@');
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/**
 * True where the failure says nothing about the work itself: the database restarts, is full or busy, or two were in each
 * other's way. The work is tried again without counting the attempt. (SQLSTATE classes 08, 40, 53, 57.)
 */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '' } = error as { code?: string };
  if (error.name === 'ConcurrentChange' || UNREACHABLE.has(code) || /^(08|40|53|57)[0-9A-Z]{3}$/.test(code))
    return true;
  return /^(Connection terminated|Client was closed|Client has encountered a connection error|timeout exceeded when trying to connect|Cannot use a pool after)/.test(
    error.message,
  );
}
