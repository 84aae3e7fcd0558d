import { attrs, classes, type Content, type Html, html, nothing } from '../html.ts';
import { kitTexts } from '../texts/kit.ts';
import type { Language } from '../../vocabulary/words.ts';

export interface Column<Row> {
  readonly key: string;
  readonly name: string;
  readonly cell: (row: Row) => Content;
  /** Numbers stand at the right. */
  readonly numeric?: boolean;
  /** Never broken over lines: case numbers, times. */
  readonly whole?: boolean;
  /** Makes the head a link that sorts; the page reads `?kartot=key` or `-key`. */
  readonly sortable?: boolean;
  /** The cell that names the row, for those who hear the table. One a table. */
  readonly heads?: boolean;
}

export interface TableOptions<Row> {
  readonly lang: Language;
  readonly caption: string;
  /** Where the heading above says the same: the caption is only heard. */
  readonly captionHidden?: boolean;
  /** Compared across columns: on a phone it stays a table that slides, instead of each row standing under the other. */
  readonly compared?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly id: (row: Row) => string;
  readonly sort?: { readonly by: string; readonly descending: boolean; readonly href: (sort: string) => string };
  /** Adds a box before each row (name `chosen`) and a bar with what can be done to the chosen; stands within a form. */
  readonly select?: { readonly name: (row: Row) => string; readonly bar: Html };
}

/** A table with a caption, a head that stays, and sorting by links; on a phone each row is a small list of its cells. */
export function table<Row>(options: TableOptions<Row>): Html {
  const { caption, captionHidden, columns, compared, rows, select, lang } = options;
  const texts = kitTexts(lang).table;
  return html`<section${attrs({ class: compared === true ? 'table-frame compared' : 'table-frame' })} tabindex="0" aria-label="${caption}"><table${attrs({ 'data-keys': 'list', 'data-select': select !== undefined })}><caption${attrs({ class: captionHidden === true ? 'visually-hidden' : null })}>${caption}</caption><thead><tr>${
    select &&
    html`<th scope="col" class="tick"><input type="checkbox" aria-label="${texts.selectAll}" data-select-all></th>`
  }${columns.map((column) => head(options, column))}</tr></thead><tbody>${rows.map((row) => body(options, row))}</tbody></table></section>${
    select === undefined
      ? nothing
      : html`<div class="select-bar" data-select-bar hidden><span data-select-count data-say="${texts.selected(0)}" role="status"></span>${select.bar}</div>`
  }`;
}

function head<Row>({ sort, lang }: TableOptions<Row>, column: Column<Row>): Html {
  const texts = kitTexts(lang).table;
  if (!column.sortable || sort === undefined)
    return html`<th${attrs({ scope: 'col', class: cellClass(column) })}>${column.name}</th>`;
  const isCurrent = sort.by === column.key;
  const next = isCurrent && !sort.descending ? `-${column.key}` : column.key;
  const arrow = isCurrent ? html` <span aria-hidden="true">${sort.descending ? '▼' : '▲'}</span>` : nothing;
  return html`<th${attrs({ scope: 'col', class: cellClass(column), 'aria-sort': isCurrent ? (sort.descending ? 'descending' : 'ascending') : null })}><a href="${sort.href(next)}" title="${texts.sortBy(column.name)}">${column.name}${arrow}</a></th>`;
}

function body<Row>({ columns, id, select, lang }: TableOptions<Row>, row: Row): Html {
  const texts = kitTexts(lang).table;
  return html`<tr>${select && html`<td class="tick"><input type="checkbox" name="chosen" value="${id(row)}" aria-label="${texts.select(select.name(row))}"></td>`}${columns.map(
    (column) =>
      column.heads
        ? html`<th${attrs({ scope: 'row', class: cellClass(column) })}>${column.cell(row)}</th>`
        : html`<td${attrs({ class: cellClass(column), 'data-name': column.name })}>${column.cell(row)}</td>`,
  )}</tr>`;
}

function cellClass<Row>(column: Column<Row>): string | null {
  return classes(column.numeric && 'number', column.whole && 'whole') || null;
}
