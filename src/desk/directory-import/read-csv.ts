import { CsvError, parse } from 'csv-parse/sync';
import { decodeText, type Encoding } from './decode-text.ts';
import { columnOf } from './columns.ts';
import { readRow } from './read-row.ts';
import type { ColumnName, Fault, Faults, Note, Wanted, WantedRow } from './wanted.ts';

/** More rows are no municipality; a wrong file is said to be one early. */
const MOST_ROWS = 20_000;
/** So many faults are shown; a file with more of them has one cause. */
const MOST_FAULTS = 200;

export type CsvRead = (Wanted & { readonly encoding: Encoding }) | Faults;

/**
 * Reads a list as spreadsheet programs save it: a post with its holder a row, headings in Latvian or English in any
 * order, parted by `;`, `,` or tabs. All faults are told with row and column; where there is one, nothing is read.
 */
export function readCsv(bytes: Buffer, today: Temporal.PlainDate): CsvRead {
  const decoded = decodeText(bytes);
  if ('reason' in decoded) return { refused: 'faults', faults: [decoded] };
  const parsed = records(decoded.text);
  if ('reason' in parsed) return { refused: 'faults', faults: [parsed] };
  const [heading, ...lines] = parsed;
  if (heading === undefined || lines.length === 0)
    return { refused: 'faults', faults: [{ reason: 'empty-list', row: null, column: null, found: '' }] };
  if (lines.length > MOST_ROWS)
    return { refused: 'faults', faults: [{ reason: 'too-large', row: null, column: null, found: `${lines.length}` }] };
  const { columns, faults, notes } = readHeading(heading);
  if (faults.length > 0) return { refused: 'faults', faults };
  const rows: WantedRow[] = [];
  for (const line of lines) {
    if (line.cells.every((cell) => cell === '')) continue;
    if (line.cells.length !== heading.cells.length) {
      faults.push({
        reason: 'columns-count',
        row: line.row,
        column: null,
        found: `${line.cells.length} ≠ ${heading.cells.length}`,
      });
      continue;
    }
    const read = readRow(line.row, (column) => line.cells[columns.get(column) ?? -1] ?? '');
    if ('faults' in read) faults.push(...read.faults);
    else if (read.to !== null && Temporal.PlainDate.compare(read.to, today) < 0)
      notes.push({ reason: 'row-of-the-past', row: read.row, found: read.to.toString() });
    else rows.push(read);
  }
  if (faults.length > 0) return { refused: 'faults', faults: faults.slice(0, MOST_FAULTS) };
  return { source: 'csv', rows, known: [], notes, encoding: decoded.encoding };
}

interface Line {
  readonly row: number;
  readonly cells: readonly string[];
}

function records(given: string): Line[] | Fault {
  // Some programs say the separator in a line of its own.
  const said = /^sep=(.)\r?\n/i.exec(given);
  const text = said === null ? given : given.slice(said[0].length);
  const before = said === null ? 0 : 1;
  try {
    const found = parse<{ record: string[]; info: { lines: number } }>(text, {
      delimiter: said?.[1] ?? separatorOf(text),
      bom: true,
      info: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
    } as never);
    return found.map(({ record, info }) => ({
      // A cell may hold line ends: the row is named by its first line.
      row: before + info.lines - record.join('').split('\n').length + 1,
      cells: record.map((cell) => cell.trim()),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const lines = (error as { lines?: number }).lines ?? 1;
    return { reason: 'quotes', row: before + lines, column: null, found: text.split(/\r?\n/)[lines - 1] ?? '' };
  }
}

function separatorOf(text: string): string {
  const heading = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (sign: string) => heading.split(sign).length;
  return [';', ',', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ';';
}

const NEEDED: readonly ColumnName[] = ['givenName', 'surname', 'email', 'unit', 'post'];

function readHeading({ row, cells }: Line) {
  const columns = new Map<ColumnName, number>();
  const faults: Fault[] = [];
  const notes: Note[] = [];
  for (const [index, cell] of cells.entries()) {
    const column = columnOf(cell);
    if (column === null) {
      if (cell !== '') notes.push({ reason: 'column-unknown', row, found: cell });
    } else if (columns.has(column)) faults.push({ reason: 'column-twice', row, column, found: cell });
    else columns.set(column, index);
  }
  for (const column of NEEDED)
    if (!columns.has(column)) faults.push({ reason: 'column-missing', row, column, found: cells.join(' ; ') });
  return { columns, faults, notes };
}
