import type { Tx } from '../../database/database.ts';
import type { ServiceId } from '../../vocabulary/ids.ts';
import type { CatalogueRefusal } from './catalogue.ts';
import { endedSolution, endSolutionRow, solutionsOf, writeSolutions } from './catalogue.store.ts';
import { ownService, SAVED, type Saved } from './save-service.ts';
import type { Solution } from './service.ts';

/** A solution has one key, and there are nine. */
export const MOST_SOLUTIONS = 9;

/**
 * 6.4: writes what can be offered, under its number. Where another has that number, the two change places; a new one sends
 * the other to the first number that is free.
 */
export async function saveSolution(
  tx: Tx,
  service: ServiceId,
  solution: Solution,
  now: Temporal.Instant,
): Promise<Saved | CatalogueRefusal> {
  const found = await ownService(tx, service);
  if ('refused' in found) return found;
  const placed = placeSolution(await solutionsOf(tx, service), solution);
  if ('refused' in placed) return placed;
  await writeSolutions(tx, service, placed.moved === null ? [solution] : [solution, placed.moved], now);
  return SAVED;
}

export async function endSolution(
  tx: Tx,
  service: ServiceId,
  id: string,
  now: Temporal.Instant,
): Promise<Saved | CatalogueRefusal> {
  const found = await ownService(tx, service);
  if ('refused' in found) return found;
  return (await endSolutionRow(tx, service, id, now)) ? SAVED : { refused: 'unknown-solution' };
}

/** Takes the end of a solution back: under its number where that is free, else under the first that is. */
export async function restoreSolution(
  tx: Tx,
  service: ServiceId,
  id: string,
  now: Temporal.Instant,
): Promise<Saved | CatalogueRefusal> {
  const found = await ownService(tx, service);
  if ('refused' in found) return found;
  const ended = await endedSolution(tx, service, id);
  if (ended === null) return { refused: 'unknown-solution' };
  const taken = (await solutionsOf(tx, service)).map(({ n }) => n);
  const n = taken.includes(ended.n) ? firstFree(taken) : ended.n;
  if (n === null) return { refused: 'too-many-solutions' };
  await writeSolutions(tx, service, [{ id, n }], now);
  return SAVED;
}

/** Pure: whether a solution can have its number, and which other one moves because of it. */
export function placeSolution(
  standing: readonly Pick<Solution, 'id' | 'n'>[],
  { id, n, text }: Pick<Solution, 'id' | 'n' | 'text'>,
): { readonly moved: { readonly id: string; readonly n: number } | null } | CatalogueRefusal {
  if (text.lv.trim() === '') return { refused: 'text-missing' };
  if (!Number.isInteger(n) || n < 1 || n > MOST_SOLUTIONS) return { refused: 'number-out-of-bounds' };
  const before = standing.find((one) => one.id === id);
  const other = standing.find((one) => one.n === n && one.id !== id);
  if (before === undefined && standing.length >= MOST_SOLUTIONS) return { refused: 'too-many-solutions' };
  if (other === undefined) return { moved: null };
  const free = before?.n ?? firstFree(standing.map((one) => one.n));
  if (free === null) return { refused: 'too-many-solutions' };
  return { moved: { id: other.id, n: free } };
}

/** The first number that nothing has; `null`: all nine are taken. */
export function firstFree(taken: readonly number[]): number | null {
  for (let n = 1; n <= MOST_SOLUTIONS; n++) if (!taken.includes(n)) return n;
  return null;
}
