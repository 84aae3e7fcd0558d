/** What PostgreSQL keeps in no text; nobody types it. */
const NUL = /\0/g;

/** What a request brought, its texts without the sign NUL, wherever they stand. */
export function withoutNul(given: unknown): unknown {
  if (typeof given === 'string') return given.includes('\0') ? given.replace(NUL, '') : given;
  if (Array.isArray(given)) return given.map(withoutNul);
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name.replace(NUL, ''), withoutNul(value)]));
}
