import {
  CHANGE_KINDS,
  type ChangeKind,
  type ImportRow,
  sayChangeKind,
  sayServerRefusal,
  type ShownChange,
  stateOf,
  VACANCY_KINDS,
  WARNING_KINDS,
} from '../../../desk/directory-import/index.ts';
import { badge } from '../../components/badge.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { tickBox } from '../../components/field.ts';
import { buttonForm, form } from '../../components/form.ts';
import { pagination } from '../../components/pagination.ts';
import { emptyState } from '../../components/states.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayInstant, sayNumber } from '../../texts/say.ts';
import { changeTable, faultTable, notes } from './changes.view.ts';
import { sources, TONES } from './imports.view.ts';
import { importTexts } from './texts.ts';

const PATH = '/administracija/saraksta-imports';
/** Of each kind on the overview; the rest has pages of its own. */
export const PER_KIND = 20;
export const PER_PAGE = 100;

export interface ImportView {
  readonly row: ImportRow;
  readonly changes: readonly ShownChange[];
  readonly notes: readonly { readonly reason: string; readonly row: number | null; readonly found: string }[];
  /** One kind alone, page by page; `null`: the overview. */
  readonly kind: string | null;
  readonly page: number;
  /** Why it was not applied. */
  readonly said: string | undefined;
  readonly status: number | undefined;
  readonly hasServer: boolean;
}

/** One import as it stands: being read, refused with its faults, waiting to be applied, or over. */
export function importPage(request: WebRequest, view: ImportView): Answer {
  const { lang, now } = request;
  const texts = importTexts(lang);
  const { row } = view;
  const state = stateOf(row, now);
  const about = [
    row.summary.file ?? texts.sources[row.source],
    row.summary.rows === undefined ? null : texts.rows(row.summary.rows),
    row.summary.encoding,
    row.made_by_name ?? texts.byCommand,
    sayInstant(lang, row.made_at),
  ].filter(Boolean);
  return page(request, {
    title: texts.title,
    over: html`<a href="/administracija">${texts.administration}</a> · <a href="${PATH}">${texts.title}</a>`,
    lead: html`${badge(texts.states[state], TONES[state])} ${about.join(' · ')}`,
    current: 'administration',
    ...(state === 'fetching' ? { live: ['directory'] } : {}),
    status: view.status ?? 200,
    body: html`${view.said !== undefined && html`<div class="error-summary" role="alert" tabindex="-1" data-focus-first><p>${view.said}</p></div>`}${bodyOf(request, view, state)}`,
  });
}

function bodyOf(request: WebRequest, view: ImportView, state: ReturnType<typeof stateOf>): Html {
  const { lang } = request;
  const texts = importTexts(lang);
  const { row } = view;
  const begin = () => sources(request, { errors: [], hasServer: view.hasServer });
  switch (state) {
    case 'fetching':
      return emptyState({
        title: texts.reading(sayNumber(lang, row.entries ?? 0)),
        say: texts.readingSay,
        actions: [linkButton({ text: texts.again, href: `${PATH}/${row.id}` })],
      });
    case 'interrupted':
      return html`${callout('late', texts.states.interrupted, html`<p>${texts.interrupted}</p>`)}${begin()}`;
    case 'server':
      return html`${callout('late', texts.serverTitle, html`<p>${row.refusal !== null && sayServerRefusal(row.refusal, lang)}</p><p class="hint">${texts.serverSaid}: <code>${row.refusal?.detail ?? ''}</code></p>`)}${begin()}`;
    case 'faults':
      return html`${callout('late', texts.faults(row.faults?.length ?? 0), html`<p>${texts.faultsTodo}</p>`)}<div class="import-faults">${faultTable(request, row.faults ?? [])}</div>${begin()}`;
    case 'applied':
    case 'dropped':
      return over(request, row, state);
    case 'ready':
      return view.kind === null ? overview(request, view) : ofOneKind(request, view, view.kind);
  }
}

function over(request: WebRequest, row: ImportRow, state: 'applied' | 'dropped'): Html {
  const { lang } = request;
  const texts = importTexts(lang);
  const done =
    state === 'applied' && row.applied_at !== null
      ? callout('kept', texts.appliedTitle, html`<p>${texts.applied(sayInstant(lang, row.applied_at))}</p>`)
      : callout('plain', texts.droppedTitle, html`<p>${texts.droppedSay}</p>`);
  const counts = row.summary.counts ?? {};
  const kinds = [...CHANGE_KINDS, ...VACANCY_KINDS].filter((kind) => (counts[kind] ?? 0) > 0);
  return html`${done}${kinds.length > 0 && html`<dl class="facts">${kinds.map((kind) => html`<dt>${sayChangeKind(kind, lang)}</dt><dd>${sayNumber(lang, counts[kind] ?? 0)}</dd>`)}</dl>`}${
    state === 'applied'
      ? buttonRow(
          linkButton({ text: texts.toDirectory, href: '/iestades' }),
          linkButton({ text: texts.faultsLink, href: '/iestades/kludas' }),
        )
      : nothing
  }`;
}

function overview(request: WebRequest, view: ImportView): Html {
  const { lang } = request;
  const texts = importTexts(lang);
  const { summary, id } = view.row;
  const counts = summary.counts ?? {};
  const byKind = Map.groupBy(view.changes, ({ what }) => what);
  const section = (kind: ChangeKind) => {
    const list = byKind.get(kind) ?? [];
    const count = counts[kind] ?? list.length;
    if (list.length === 0) return nothing;
    const more = count > list.length;
    return html`<section class="section import-changes" id="${kind}"><h2>${sayChangeKind(kind, lang)} <small>${sayNumber(lang, count)}</small></h2>${changeTable(request, kind, list)}${more && html`<p><a href="${PATH}/${id}?veids=${kind}">${texts.all(count)}</a></p>`}</section>`;
  };
  if (summary.changes === 0)
    return html`${emptyState({ title: texts.nothing, say: texts.nothingSay })}${notes(request, view)}${[...WARNING_KINDS].map(section)}${decision(request, view)}`;
  const sum = (...kinds: readonly ChangeKind[]) => kinds.reduce((total, kind) => total + (counts[kind] ?? 0), 0);
  const figure = (name: string, value: number) => html`<div><dt>${name}</dt><dd>${sayNumber(lang, value)}</dd></div>`;
  const cases = byKind.get('open-cases') ?? [];
  return html`<dl class="import-figures">${[
    figure(texts.figures.comes, sum('person-comes', 'person-returns')),
    figure(texts.figures.leaves, sum('person-leaves')),
    figure(texts.figures.moves, sum('person-moves')),
    figure(texts.figures.vacancies, sum(...VACANCY_KINDS)),
  ]}</dl>${summary.brake && callout('late', texts.brakeTitle, html`<p>${texts.brake(summary.brake.ends, summary.brake.of)}</p>`)}${
    cases.length > 0 &&
    callout(
      'near',
      texts.cases,
      html`<p>${texts.casesSay}</p><ul>${cases.map(({ id: who, name, before }) => html`<li><a href="/iestades/darbinieks/${who}">${name}</a>: ${texts.openCases(Number(before))}</li>`)}</ul>`,
    )
  }${[...VACANCY_KINDS, ...WARNING_KINDS.filter((kind) => kind !== 'open-cases'), ...CHANGE_KINDS].map(section)}${notes(request, view)}${decision(request, view)}`;
}

/** Apply, or throw away; with the tick where so many would leave. */
function decision(request: WebRequest, { row, said }: ImportView): Html {
  const { lang } = request;
  const texts = importTexts(lang);
  const { changes = 0, brake } = row.summary;
  const drop = buttonForm(request, {
    action: `${PATH}/${row.id}/atmest`,
    button: button({ text: texts.drop, kind: 'quiet' }),
  });
  if (changes === 0) return html`<div class="import-decision">${drop}</div>`;
  return html`<div class="import-decision"><p class="hint">${texts.applySay}</p>${form(request, {
    action: `${PATH}/${row.id}/piemerot`,
    body: [
      brake
        ? tickBox({
            lang,
            name: 'evenSoMany',
            label: texts.brakeTick(brake.ends),
            ...(said === texts.brakeMissing ? { error: said } : {}),
          })
        : nothing,
      button({ text: texts.apply(changes), kind: 'primary', key: 'a' }),
    ],
  })}${drop}</div>`;
}

function ofOneKind(request: WebRequest, view: ImportView, given: string): Html {
  const { lang } = request;
  const texts = importTexts(lang);
  const kind = [...CHANGE_KINDS, ...VACANCY_KINDS, ...WARNING_KINDS].find((one) => one === given);
  if (kind === undefined) return nothing;
  const count = view.row.summary.counts?.[kind] ?? 0;
  return html`<p><a href="${PATH}/${view.row.id}">${texts.backToPlan}</a></p><section class="import-changes"><h2>${sayChangeKind(kind, lang)} <small>${sayNumber(lang, count)}</small></h2>${changeTable(request, kind, view.changes)}</section>${pagination(
    {
      lang,
      page: view.page,
      pages: Math.ceil(count / PER_PAGE),
      href: (to) => `${PATH}/${view.row.id}?veids=${kind}&lapa=${to}`,
    },
  )}`;
}
