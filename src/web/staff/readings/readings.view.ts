import type { ReadingRow } from '../../../desk/readings/index.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { badge } from '../../components/badge.ts';
import { type Column, table } from '../../components/table.ts';
import { type Content, type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayInstant, sayShortDate, sayTime } from '../../texts/say.ts';
import { readingsTexts } from './texts.ts';

type Key = 'when' | 'who' | 'whose' | 'what' | 'ground';

/** The log as a table; `shown` names the columns. */
export function readingTable(
  web: WebRequest,
  rows: readonly ReadingRow[],
  shown: readonly Key[],
  sort?: { readonly descending: boolean; readonly href: (sort: string) => string },
): Html {
  const { lang } = web;
  const texts = readingsTexts(lang);
  const columns: Readonly<Record<Key, Column<ReadingRow>>> = {
    when: { key: 'when', name: texts.when, whole: true, sortable: true, cell: ({ at }) => moment(web, at) },
    who: { key: 'who', name: texts.who, heads: true, cell: (row) => reader(row, lang) },
    whose: { key: 'whose', name: texts.whose, cell: ({ client }) => client ?? '—' },
    what: { key: 'what', name: texts.what, cell: (row) => thing(row, lang) },
    ground: { key: 'ground', name: texts.ground, cell: (row) => groundOf(row, lang) },
  };
  return table<ReadingRow>({
    lang,
    caption: texts.caption,
    captionHidden: true,
    rows,
    id: ({ id }) => `r-${id}`,
    columns: shown.map((key) => columns[key]),
    ...(sort === undefined ? {} : { sort: { by: 'when', ...sort } }),
  });
}

/** „20. nov. 10.12” with the whole in its title. */
export function moment({ lang, today }: WebRequest, at: Temporal.Instant): Html {
  const day = sayShortDate(lang, at.toZonedDateTimeISO('Europe/Riga').toPlainDate(), today);
  return html`<time datetime="${at.toString()}" title="${sayInstant(lang, at)}">${day} ${sayTime(lang, at)}</time>`;
}

function reader(row: ReadingRow, lang: Language): Html {
  return html`${row.reader}<br><small>${postOf(row, lang)}</small>`;
}

/** Post and unit on the day of the reading. */
export function postOf(row: ReadingRow, lang: Language): string {
  const [post, unit] = lang === 'lv' ? [row.post_lv, row.unit_lv] : [row.post_en, row.unit_en];
  return [post, unit].filter(Boolean).join(', ');
}

function thing(row: ReadingRow, lang: Language): Content {
  const texts = readingsTexts(lang);
  const word = texts.things[row.what];
  if (row.number !== null) return html`${word} <a class="whole" href="/lieta/${row.number}">${row.number}</a>`;
  return row.case_id === null ? word : html`${word}, <small>${texts.hidden}</small>`;
}

/** The ground in plain words, with what the reader added. */
export function groundOf(row: Pick<ReadingRow, 'own' | 'ground' | 'reason' | 'break_glass'>, lang: Language): Html {
  const texts = readingsTexts(lang);
  const word = row.own ? texts.grounds.own : row.ground === null ? '—' : texts.grounds[row.ground];
  return html`${word}${row.break_glass && html` ${badge(texts.glassMark, 'near')}`}${
    row.reason !== '' && html`<br><q class="reason">${row.reason}</q>`
  }`;
}
