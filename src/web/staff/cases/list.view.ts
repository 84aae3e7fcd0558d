import type { CaseLine, CaseOrder, Piece } from '../../../desk/search/index.ts';
import type { CaseId } from '../../../vocabulary/ids.ts';
import { form } from '../../components/form.ts';
import { stateMark } from '../../components/state-mark.ts';
import { type Column, table } from '../../components/table.ts';
import { attrs, type Content, type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { kitTexts } from '../../texts/kit.ts';
import { sayWhen } from '../../texts/say.ts';
import { deskWords } from '../case/words.ts';
import { type Saying, sayLeft } from '../work/owed-words.ts';
import { casesTexts } from './texts.ts';

export interface ListShown {
  readonly lines: readonly CaseLine[];
  readonly order: CaseOrder;
  readonly caption: string;
  /** The words of the search as they stand in title and letters. */
  readonly title: (line: CaseLine) => readonly Piece[];
  readonly snippets: ReadonlyMap<CaseId, readonly Piece[]>;
  readonly sortAddress: (sort: string) => string;
  /** Searching is ordered by time received only, and finished cases have no due time to go by. */
  readonly sortable: readonly string[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly mayAssign: boolean;
  readonly saying: Saying;
}

/** The cases as a table in a form: what is chosen is taken, released or assigned with one press. */
export function caseTable(request: WebRequest, shown: ListShown): Html {
  const texts = casesTexts(request.lang);
  const bar = bulkButtons(request, shown);
  const body = html`<input type="hidden" name="to" value="${request.url.pathname}${request.url.search}">${table({
    lang: request.lang,
    caption: shown.caption,
    columns: columns(request, shown),
    rows: shown.lines,
    id: (line) => line.id,
    sort: { by: shown.order.by, descending: shown.order.descending, href: shown.sortAddress },
    select: { name: (line) => line.number, bar },
  })}<noscript><div class="select-bar">${bar}</div></noscript>`;
  return html`<div class="case-list">${form(request, { action: '/lietas/darit', body })}<p class="case-keys" data-no-print>${texts.keys}</p></div>`;
}

function columns(request: WebRequest, shown: ListShown): readonly Column<CaseLine>[] {
  const { lang, now } = request;
  const texts = casesTexts(lang);
  const words = deskWords(lang);
  const sortable = (key: string) => shown.sortable.includes(key);
  return [
    { key: 'case', name: texts.columns.case, heads: true, cell: (line) => caseCell(line, shown) },
    {
      key: 'due',
      name: texts.columns.due,
      sortable: sortable('due'),
      cell: (line) => dueCell(line, shown.saying, texts.noDue),
    },
    { key: 'holder', name: texts.columns.holder, cell: (line) => holderCell(line, request) },
    { key: 'state', name: texts.columns.state, cell: (line) => words.state[line.state] },
    shown.order.by === 'changed'
      ? { key: 'changed', name: texts.columns.changed, sortable: true, cell: (line) => time(line.changedAt, lang, now) }
      : {
          key: 'received',
          name: texts.columns.received,
          sortable: sortable('received'),
          cell: (line) => time(line.openedAt, lang, now),
        },
  ];
}

function caseCell(line: CaseLine, shown: ListShown): Content {
  const found = shown.snippets.get(line.id);
  return html`<a href="/lieta/${line.number}">${pieces(shown.title(line))}</a><small>${line.number} · ${line.client}</small>${found !== undefined && html`<small class="case-found">${pieces(found)}</small>`}`;
}

function pieces(list: readonly Piece[]): Content {
  return list.map(({ text, sought }) => (sought ? html`<mark>${text}</mark>` : text));
}

/** The state by shape and word, without a reason: the list says when, the case says why. */
function dueCell(line: CaseLine, saying: Saying, none: string): Content {
  if (line.dueAt === null) return html`<small>${none}</small>`;
  const isLate = Temporal.Instant.compare(line.dueAt, saying.now) < 0;
  const isNear = !isLate && line.dueAt.since(saying.now).total('hours') < 8;
  const state = isLate ? 'late' : isNear ? 'near' : 'open';
  return html`<span class="due ${state}">${stateMark(state)}<span class="visually-hidden">${kitTexts(saying.lang).owed[state]}: </span><time datetime="${line.dueAt.toString()}">${sayLeft(line.dueAt, saying)}</time></span>`;
}

function holderCell(line: CaseLine, { lang }: WebRequest): Content {
  const unit = html`<small>${line.unitName[lang]}</small>`;
  if (line.holderName === null) return html`<span class="case-nobody">${casesTexts(lang).nobody}</span>${unit}`;
  return html`${line.holderName}${unit}`;
}

function time(at: Temporal.Instant, lang: WebRequest['lang'], now: Temporal.Instant): Html {
  return html`<time datetime="${at.toString()}">${sayWhen(lang, at, now)}</time>`;
}

function bulkButtons({ lang }: WebRequest, { mayAssign, people }: ListShown): Html {
  const texts = casesTexts(lang);
  const deed = (value: string, text: string, key: string | null) =>
    html`<button${attrs({ type: 'submit', class: 'button', name: 'deed', value, 'data-key': key })}>${text}${key !== null && html` <kbd aria-hidden="true">${key}</kbd>`}</button>`;
  const assign =
    mayAssign && people.length > 0
      ? html`<span class="case-assign"><select class="input" name="assignee" aria-label="${texts.assignTo}"><option value="">${texts.choose}</option>${people.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select>${deed('assign', texts.assign, null)}</span>`
      : nothing;
  return html`${deed('take', texts.take, 'u')}${deed('release', texts.release, 'r')}${assign}`;
}
