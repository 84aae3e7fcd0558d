import type { ReadingRow } from '../../../desk/readings/index.ts';
import { ZONE } from '../../../time/zone.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { type Answer, file } from '../../server/answer.ts';
import { postOf } from './readings.view.ts';
import { readingsTexts } from './texts.ts';

export interface CsvColumns {
  readonly names: boolean;
  readonly clients: boolean;
}

/** Readings as a file that the spreadsheets of Latvian offices open: UTF-8 with its mark, parted by semicolons. */
export function readingsCsv(rows: readonly ReadingRow[], columns: CsvColumns, lang: Language, name: string): Answer {
  const texts = readingsTexts(lang);
  const head = [
    texts.when,
    ...(columns.names ? [texts.who] : []),
    texts.post,
    ...(columns.clients ? [texts.whose] : []),
    texts.what,
    texts.ground,
    texts.reason,
  ];
  const lines = rows.map((row) => [
    row.at.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' '),
    ...(columns.names ? [row.reader] : []),
    postOf(row, lang),
    ...(columns.clients ? [row.client ?? ''] : []),
    [texts.things[row.what], row.number].filter(Boolean).join(' '),
    row.own ? texts.grounds.own : row.ground === null ? '' : texts.grounds[row.ground],
    row.reason,
  ]);
  const text = [head, ...lines].map((line) => line.map(cell).join(';')).join('\r\n');
  return file(`\uFEFF${text}\r\n`, 'text/csv; charset=utf-8', name);
}

/** Quoted where it must be; what a spreadsheet would take for a formula begins with an apostrophe. */
export function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
