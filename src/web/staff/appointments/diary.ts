import type { AppointmentLine, Stretch } from '../../../desk/appointments/index.ts';

/** What takes a seat at a time: a client, a time kept for an offer, or something of the person's own. */
export type Entry = Stretch &
  (
    | { readonly kind: 'appointment'; readonly line: AppointmentLine }
    | { readonly kind: 'held' }
    | { readonly kind: 'busy' }
  );

export interface Column {
  readonly seat: string;
  readonly name: string;
  readonly person: boolean;
  readonly away: boolean;
  readonly entries: readonly Entry[];
}

/** Some rows of a column on end: what stands there, or nothing. */
export interface Cell {
  readonly rows: number;
  readonly entries: readonly Entry[];
  /** Epoch milliseconds of its first row. */
  readonly from: number;
  readonly open: boolean;
}

export interface Diary {
  /** Epoch milliseconds at which the rows begin. */
  readonly times: readonly number[];
  /** For each column, by the number of the row in which a cell begins. */
  readonly cells: readonly ReadonlyMap<number, Cell>[];
}

export const ROW_MINUTES = 15;
const ROW = ROW_MINUTES * 60_000;

/**
 * The day of a place as a table: rows of a quarter of an hour from the first opening to the last closing, and before and
 * after where somebody was booked then all the same. What overlaps in a column stands in one cell. Pure.
 */
export function diaryOf(
  columns: readonly Column[],
  openings: readonly { readonly opens: number; readonly closes: number }[],
): Diary {
  const edges = [
    ...openings.map(({ opens, closes }) => ({ from: opens, to: closes })),
    ...columns.flatMap(({ entries }) => entries.filter(({ kind }) => kind === 'appointment')),
  ];
  if (edges.length === 0) return { times: [], cells: columns.map(() => new Map()) };
  const first = Math.floor(Math.min(...edges.map(({ from }) => from)) / ROW) * ROW;
  const last = Math.max(...edges.map(({ to }) => to));
  const times = Array.from({ length: Math.ceil((last - first) / ROW) }, (_row, nth) => first + nth * ROW);
  const isOpen = (at: number) => openings.some(({ opens, closes }) => opens <= at && at + ROW <= closes);
  return { times, cells: columns.map((column) => cellsOf(column, times, isOpen)) };
}

function cellsOf(
  { entries }: Column,
  times: readonly number[],
  isOpen: (at: number) => boolean,
): ReadonlyMap<number, Cell> {
  const cells = new Map<number, Cell>();
  const sorted = entries.toSorted((one, other) => one.from - other.from);
  for (let row = 0; row < times.length; ) {
    const from = times[row] as number;
    let to = from + ROW;
    const here: Entry[] = [];
    for (const entry of sorted) {
      if (entry.to <= from || entry.from >= to || here.includes(entry)) continue;
      here.push(entry);
      to = Math.max(to, entry.to);
    }
    const rows = here.length === 0 ? 1 : Math.min(times.length - row, Math.ceil((to - from) / ROW));
    cells.set(row, { rows, entries: here, from, open: isOpen(from) });
    row += rows;
  }
  return cells;
}
