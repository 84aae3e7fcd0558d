import type { ServiceId } from '../../vocabulary/ids.ts';

/** One wait that was estimated and has come true. */
export interface ToldWait {
  readonly service: ServiceId;
  /** In which the ticket was made, 0–23 in Riga. */
  readonly hour: number;
  readonly by: 'measured' | 'usual';
  readonly low: number;
  readonly high: number;
  /** Minutes from the ticket to the call. */
  readonly waited: number;
}

/** How good estimates were. Minutes; „late” is positive: the client waited longer than the middle of the range. */
export interface EstimateError {
  readonly n: number;
  /** The share of waits within the range, 0–1, and its bounds at nine of ten. */
  readonly held: { readonly share: number; readonly from: number; readonly to: number };
  /** Longer than the range said. */
  readonly longer: number;
  readonly shorter: number;
  /** The median of wait less middle of the range, with its bounds at nine of ten. */
  readonly off: { readonly median: number; readonly from: number; readonly to: number };
  /** The median distance from the middle of the range, whatever its side. */
  readonly distance: number;
  /** Mean width of the range: a wide one holds easily. */
  readonly width: number;
}

/** Whether a wait was told at all: „at once” nearly always comes true and would make the rest look better than it is. */
export function wasToldToWait({ high }: Pick<ToldWait, 'high'>): boolean {
  return high > 1;
}

/** Fewer than so many say nothing yet. */
export const ENOUGH_TOLD = 30;

/** How good these estimates were; `null` where there are too few to say. Pure. */
export function errorOf(told: readonly ToldWait[]): EstimateError | null {
  if (told.length < ENOUGH_TOLD) return null;
  const n = told.length;
  const held = told.filter(isHeld).length;
  const longer = told.filter(({ waited, high }) => waited > high + 1).length;
  const off = told.map(({ waited, low, high }) => waited - (low + high) / 2).sort((a, b) => a - b);
  const distances = off.map(Math.abs).sort((a, b) => a - b);
  const [low, high] = medianRanks(n);
  return {
    n,
    held: { share: held / n, ...wilson(held, n) },
    longer: longer / n,
    shorter: (n - held - longer) / n,
    off: { median: at(off, (n - 1) / 2), from: at(off, low), to: at(off, high) },
    distance: at(distances, (n - 1) / 2),
    width: told.reduce((sum, one) => sum + one.high - one.low, 0) / n,
  };
}

/** What is told in whole minutes counts as kept until that minute has passed. */
function isHeld({ waited, low, high }: ToldWait): boolean {
  return waited >= low && waited <= high + 1;
}

/** The same for each group of them, by name; groups with too few come with `null`, the largest first. */
export function errorsBy<Key>(
  told: readonly ToldWait[],
  key: (one: ToldWait) => Key,
): { readonly key: Key; readonly n: number; readonly error: EstimateError | null }[] {
  return [...Map.groupBy(told, key)]
    .map(([of, group]) => ({ key: of, n: group.length, error: errorOf(group) }))
    .sort((a, b) => b.n - a.n);
}

const Z = 1.645;

/** Bounds of a share (Wilson), at nine of ten. */
function wilson(hits: number, n: number): { from: number; to: number } {
  const share = hits / n;
  const scale = 1 + Z ** 2 / n;
  const middle = (share + Z ** 2 / (2 * n)) / scale;
  const half = (Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2))) / scale;
  return { from: Math.max(0, middle - half), to: Math.min(1, middle + half) };
}

/** Between which places of the order the median lies in nine of ten cases, whatever the distribution. */
function medianRanks(n: number): [number, number] {
  const half = (Z * Math.sqrt(n)) / 2;
  return [Math.max(0, (n - 1) / 2 - half), Math.min(n - 1, (n - 1) / 2 + half)];
}

function at(sorted: readonly number[], place: number): number {
  const below = Math.floor(place);
  const [a, b] = [sorted[below] ?? 0, sorted[Math.min(sorted.length - 1, below + 1)] ?? 0];
  return a + (b - a) * (place - below);
}
