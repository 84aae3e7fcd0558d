import {
  type Change,
  type ChangeKind,
  type Fault,
  type Note,
  sayChangeKind,
  sayColumn,
  sayFault,
  sayKind,
  sayNote,
} from '../../../desk/directory-import/index.ts';
import { sayDate } from '../../../time/say-date.ts';
import type { PostKind } from '../../../vocabulary/words.ts';
import { table } from '../../components/table.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { ImportView } from './import.view.ts';
import { importTexts } from './texts.ts';

/** Of one kind: who or what, what stands there now, what shall stand there. */
export function changeTable(request: WebRequest, kind: ChangeKind, rows: readonly Change[]): Html {
  const { lang } = request;
  const texts = importTexts(lang);
  const [before, after] = [rows.some((row) => row.before !== ''), rows.some((row) => row.after !== '')];
  return table<Change>({
    lang,
    caption: sayChangeKind(kind, lang),
    rows,
    id: ({ id }) => id,
    columns: [
      { key: 'name', name: texts.name, heads: true, cell: ({ name }) => name },
      ...(before
        ? [{ key: 'before', name: texts.before, cell: (row: Change) => sayValue(request, kind, row.before) }]
        : []),
      ...(after
        ? [{ key: 'after', name: texts.after, cell: (row: Change) => sayValue(request, kind, row.after) }]
        : []),
    ],
  });
}

/** Days and kinds of posts as they are said; all else is a name already. */
function sayValue({ lang }: WebRequest, kind: ChangeKind, value: string): string {
  if (value === '') return '—';
  if (kind === 'post-kind') return sayKind(value as PostKind, lang);
  if (kind === 'holding-days')
    return value
      .split('/')
      .map((day) => (day === '' ? '' : sayDate(Temporal.PlainDate.from(day), lang, 'nominative')))
      .join(' – ');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  const day = sayDate(Temporal.PlainDate.from(value), lang, 'nominative');
  return kind === 'post-days' ? day : importTexts(lang).lastDay(day);
}

/** What is wrong with a list, row by row. */
export function faultTable({ lang }: WebRequest, faults: readonly Fault[]): Html {
  const texts = importTexts(lang);
  const headings = texts.faultColumns;
  return table<Fault>({
    lang,
    caption: texts.states.faults,
    rows: faults,
    id: ({ row, column, reason }) => `${row}-${column}-${reason}`,
    columns: [
      {
        key: 'row',
        name: headings.row,
        heads: true,
        whole: true,
        cell: ({ row, others = [] }) => [row, ...others].filter((one) => one !== null).join(', '),
      },
      { key: 'column', name: headings.column, cell: ({ column }) => (column === null ? '' : sayColumn(column, lang)) },
      { key: 'found', name: headings.found, cell: ({ found }) => (found === '' ? '—' : html`<code>${found}</code>`) },
      { key: 'expected', name: headings.expected, cell: (fault) => sayFault(fault, lang) },
    ],
  });
}

/** What was read and left out. */
export function notes({ lang }: WebRequest, { notes: list, row }: Pick<ImportView, 'notes' | 'row'>): Html {
  const texts = importTexts(lang);
  if (list.length === 0) return nothing;
  return html`<details class="section"><summary>${texts.notes(row.summary.notes ?? list.length)}</summary><ul>${list.map(
    ({ reason, row: number, found }) =>
      html`<li>${sayNote({ reason: reason as Note['reason'] }, lang)}: ${found}${number !== null && html` <small>(${texts.row(number)})</small>`}</li>`,
  )}</ul></details>`;
}
