import { type DeclarationRow, type DueDay, INTEREST_KINDS, type StandingLine } from '../../../desk/interests/index.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { hiddenField, radioField, selectField, textField, tickBox } from '../../components/field.ts';
import { type FieldError, errorOf, form } from '../../components/form.ts';
import { table } from '../../components/table.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayNumber, sayShortDate } from '../../texts/say.ts';
import { sayDate } from '../../../time/say-date.ts';
import type { FoundClient } from './clients-found.ts';
import { interestsTexts } from './texts.ts';

export interface DeclareAgain {
  readonly rows: number;
  readonly find: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly status: number;
}

export const FRESH: DeclareAgain = { rows: 1, find: '', typed: {}, errors: [], status: 200 };

export interface Declarations {
  readonly mine: readonly DeclarationRow[];
  readonly day: DueDay;
  /** `null` for whoever leads nobody. */
  readonly people: readonly StandingLine[] | null;
  readonly found: readonly FoundClient[] | null;
  readonly client: { readonly id: string; readonly name: string } | null;
  readonly again: DeclareAgain;
}

export function declarationsPage(web: WebRequest, shown: Declarations): Answer {
  const texts = interestsTexts(web.lang).declare;
  return page(web, {
    title: texts.title,
    lead: texts.lead,
    status: shown.again.status,
    body: html`${dueCallout(web, shown)}<section class="interests"><h2>${texts.make}</h2>${declareForm(web, shown)}</section>${peopleSection(web, shown.people)}`,
    aside: html`${finder(web, shown)}<section><h2>${texts.mine}</h2>${declarationList(web, shown.mine)}</section>${dayForm(web, shown)}`,
  });
}

/** What one of the own people declared. */
export function personPage(web: WebRequest, line: StandingLine, made: readonly DeclarationRow[]): Answer {
  const texts = interestsTexts(web.lang).declare;
  return page(web, {
    title: texts.read(line.name),
    over: html`<a href="/deklaracijas">${texts.title}</a> · ${line.unit}`,
    body: html`<section class="interests">${declarationList(web, made)}</section>${linkButton({ text: texts.back, href: '/deklaracijas', kind: 'quiet' })}`,
  });
}

function dueCallout(web: WebRequest, { mine, day }: Declarations): Html {
  const texts = interestsTexts(web.lang).declare;
  const { year } = web.today;
  if (mine.some((one) => one.occasion === 'yearly' && one.year === year))
    return callout('kept', texts.dueDone(String(year)), nothing);
  const due = Temporal.PlainDate.from({ year, month: day.month, day: day.day });
  const passed = Temporal.PlainDate.compare(due, web.today) < 0;
  return passed
    ? callout('late', texts.duePassed(sayDate(due, web.lang, 'nominative')), nothing)
    : callout('near', texts.due(sayDate(due, web.lang, 'dative')), nothing);
}

function declareForm(web: WebRequest, { client, again }: Declarations): Html {
  const texts = interestsTexts(web.lang).declare;
  return form(web, {
    action: '/deklaracijas',
    errors: again.errors.filter(({ name }) => name !== 'day'),
    attrs: { 'data-ctrl-enter': true },
    body: [
      radioField({
        lang: web.lang,
        name: 'occasion',
        label: texts.occasion,
        value: again.typed['occasion'] ?? 'yearly',
        choices: [
          { value: 'yearly', text: texts.yearly },
          { value: 'ad-hoc', text: texts.adHoc },
        ],
      }),
      tickBox({
        lang: web.lang,
        name: 'nothing',
        label: texts.nothing,
        checked: again.typed['nothing'] === 'yes',
        error: errorOf(again.errors, 'nothing'),
      }),
      Array.from({ length: again.rows }, (_, row) => interestRow(web, row, row === 0 ? client : null, again)),
      buttonRow(
        button({ text: texts.go, kind: 'primary' }),
        button({ text: texts.more, kind: 'quiet', name: 'do', value: 'rindas' }),
      ),
    ],
  });
}

function interestRow(
  web: WebRequest,
  row: number,
  client: { readonly id: string; readonly name: string } | null,
  { typed, errors }: DeclareAgain,
): Html {
  const texts = interestsTexts(web.lang).declare;
  const field = (name: string, label: string, more: { hint?: string; width?: 'short' | 'medium' | 'full' } = {}) =>
    textField({
      lang: web.lang,
      name: `${name}-${row}`,
      label,
      value: typed[`${name}-${row}`] ?? (name === 'name' ? client?.name : undefined),
      error: errorOf(errors, `${name}-${row}`),
      max: 300,
      width: 'full',
      ...more,
    });
  return html`<fieldset class="interest-row"><legend>${texts.row(sayNumber(web.lang, row + 1))}</legend>${
    client !== null &&
    html`${hiddenField(`client-${row}`, client.id)}<p><small>${texts.picked(client.name)}</small></p>`
  }${selectField({
    lang: web.lang,
    name: `kind-${row}`,
    label: texts.kind,
    value: typed[`kind-${row}`] ?? 'company',
    choices: INTEREST_KINDS.map((kind) => ({ value: kind, text: texts.kinds[kind] })),
  })}${field('name', texts.name)}${field('number', texts.number, { hint: texts.numberHint })}${field('email', texts.email)}${field('relation', texts.relation)}</fieldset>`;
}

function finder(web: WebRequest, { found, again }: Declarations): Html {
  const texts = interestsTexts(web.lang).declare;
  return html`<section><h2>${texts.find}</h2><p><small>${texts.findSay}</small></p><form class="find-row" action="/deklaracijas" method="get" role="search">${textField({ lang: web.lang, name: 'klients', label: texts.name, value: again.find, type: 'search', width: 'full' })}${button({ text: texts.findDo })}</form>${
    found === null
      ? nothing
      : found.length === 0
        ? html`<p>${texts.none}</p>`
        : html`<p>${texts.found}</p><ul class="ref-list">${found.map(
            (one) =>
              html`<li><a href="/deklaracijas?izvele=${one.id}">${one.name}</a> <small>${one.address ?? ''}</small></li>`,
          )}</ul>`
  }</section>`;
}

function declarationList(web: WebRequest, made: readonly DeclarationRow[]): Html {
  const texts = interestsTexts(web.lang).declare;
  if (made.length === 0) return html`<p>${texts.noneYet}</p>`;
  return html`<ul class="declarations">${made.map(
    (one) =>
      html`<li><strong>${sayShortDate(web.lang, one.at.toZonedDateTimeISO('Europe/Riga').toPlainDate(), web.today)}</strong> · ${one.occasion === 'yearly' ? texts.yearly : texts.adHoc}${
        one.interests.length === 0
          ? html`<p><small>${texts.nothingDeclared}</small></p>`
          : html`<ul>${one.interests.map(
              (interest) =>
                html`<li>${texts.kinds[interest.kind]}: ${interest.name}${interest.number !== '' && html` · ${interest.number}`}${interest.email !== '' && html` · ${interest.email}`}${interest.relation !== '' && html`<br><small>${interest.relation}</small>`}</li>`,
            )}</ul>`
      }</li>`,
  )}</ul>`;
}

function peopleSection(web: WebRequest, people: readonly StandingLine[] | null): Html {
  if (people === null) return nothing;
  const texts = interestsTexts(web.lang).declare;
  const hasHints = people.some(({ hints }) => hints.length > 0);
  return html`<section class="interests"><h2>${texts.people}</h2><p class="lead">${texts.peopleLead(String(web.today.year))}</p>${table(
    {
      lang: web.lang,
      caption: texts.people,
      captionHidden: true,
      rows: people,
      id: ({ employee }) => employee,
      columns: [
        {
          key: 'name',
          name: texts.person,
          heads: true,
          cell: (one) => html`<a href="/deklaracijas/${one.employee}">${one.name}</a>`,
        },
        { key: 'unit', name: texts.unit, cell: ({ unit }) => unit },
        {
          key: 'at',
          name: texts.when,
          whole: true,
          cell: ({ declaredAt }) =>
            declaredAt === null
              ? texts.notYet
              : sayShortDate(web.lang, declaredAt.toZonedDateTimeISO('Europe/Riga').toPlainDate(), web.today),
        },
        {
          key: 'interests',
          name: texts.interests,
          numeric: true,
          cell: ({ interests }) => sayNumber(web.lang, interests),
        },
        ...(hasHints ? [{ key: 'hints', name: texts.hints, cell: ({ hints }: StandingLine) => hints.join(', ') }] : []),
      ],
    },
  )}${hasHints && html`<p><small>${texts.hintsNote}</small></p>`}</section>`;
}

function dayForm(web: WebRequest, { day, again }: Declarations): Html {
  if (!web.mayI('rules.write')) return nothing;
  const texts = interestsTexts(web.lang).declare;
  return html`<section><h2>${texts.dueTitle}</h2>${form(web, {
    action: '/deklaracijas/datums',
    errors: again.errors.filter(({ name }) => name === 'day'),
    body: [
      textField({
        lang: web.lang,
        name: 'day',
        label: texts.day,
        type: 'number',
        width: 'short',
        value: again.typed['day'] ?? String(day.day),
        error: errorOf(again.errors, 'day'),
      }),
      textField({
        lang: web.lang,
        name: 'month',
        label: texts.month,
        type: 'number',
        width: 'short',
        value: again.typed['month'] ?? String(day.month),
      }),
      button({ text: texts.dueSave }),
    ],
  })}</section>`;
}
