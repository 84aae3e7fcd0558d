import {
  type DueKind,
  listExpired,
  nightlySetting,
  previewRetention,
  saveTerm,
  switchNightly,
} from '../../../desk/retention/index.ts';
import { RECORD_KINDS, type RecordKind } from '../../../vocabulary/words.ts';
import { badge } from '../../components/badge.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { textField, tickBox } from '../../components/field.ts';
import { emptyState } from '../../components/states.ts';
import { table } from '../../components/table.ts';
import { type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { readForm, text, ticked, whole } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDate, sayInstant, sayNumber } from '../../texts/say.ts';
import { dataBody, dataCrumb, dataTabs, readWhole, sayDayOf, sayRecords, sayTerm } from './frame.ts';
import { retentionTexts } from './texts.ts';

const SHOWN = 200;

/** How long what is kept, what of it is past its term today, and whether that goes by itself. */
export function termRoutes({ desk }: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/dati',
      action: 'retention.run',
      audience: 'staff',
      async handle(web) {
        const { due, night } = await readWhole(web, desk.database, async (tx) => ({
          due: await previewRetention(tx, web.today),
          night: await nightlySetting(tx),
        }));
        return termsPage(web, due, night);
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/dati/glabasana/:kind',
      action: 'retention.run',
      audience: 'staff',
      handle: (web, { params }) =>
        readWhole(web, desk.database, async (tx) => {
          const due = (await previewRetention(tx, web.today)).find(({ term }) => term.kind === params['kind']);
          return due === undefined ? refuse(404) : expiredPage(web, due, await listExpired(tx, due, web.today, SHOWN));
        }),
    }),
    defineRoute({
      method: 'GET',
      path: '/dati/glabasana/:kind/termins',
      action: 'retention.run',
      audience: 'staff',
      handle: (web, { params }) =>
        readWhole(web, desk.database, async (tx) => {
          const due = (await previewRetention(tx, web.today)).find(({ term }) => term.kind === params['kind']);
          if (due === undefined) return refuse(404);
          const { years, days, ground, confirmed } = due.term;
          return changePage(web, due.term.kind, {
            typed: { years: String(years), days: String(days), ground, confirmed: confirmed ? 'yes' : '' },
            errors: [],
          });
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/dati/glabasana/:kind/termins',
      action: 'retention.run',
      audience: 'staff',
      handle: (web, { params, body }) => changeTerm(web, params['kind'], body),
    }),
    defineRoute({
      method: 'POST',
      path: '/dati/nakts',
      action: 'retention.run',
      audience: 'staff',
      handle: (web, { body }) =>
        answerOnce(web, body, async (tx) => {
          await switchNightly(tx, body['on'] === 'yes', web.identity.employee, web.now);
          return redirect('/dati', retentionTexts(web.lang).night.switched);
        }),
    }),
  ];
}

function termsPage(
  web: WebRequest,
  due: readonly DueKind[],
  night: { readonly nightly: boolean; readonly lastNight: Temporal.PlainDate | null },
): Answer {
  const { lang } = web;
  const t = retentionTexts(lang);
  const total = due.reduce((sum, one) => sum + one.due, 0);
  return page(web, {
    title: t.title,
    lead: t.lead,
    current: 'data',
    body: dataBody(
      html`${dataTabs(web, 'terms')}${
        total === 0
          ? callout('kept', t.terms.todayNone, html`<p>${t.terms.todayNoneSay}</p>`)
          : callout(
              'near',
              t.terms.today(sayRecords(web, total)),
              html`<p>${t.terms.todaySay}</p>${buttonRow(linkButton({ text: t.terms.run, href: '/dati/dzest', kind: 'primary' }))}`,
            )
      }${table<DueKind>({
        lang,
        caption: t.terms.caption,
        captionHidden: true,
        rows: due,
        id: ({ term }) => term.kind,
        columns: [
          { key: 'kind', name: t.terms.kind, heads: true, cell: ({ term }) => t.kinds[term.kind] },
          {
            key: 'term',
            name: t.terms.term,
            whole: true,
            cell: ({ term }) =>
              html`${sayTerm(web, term)} <a href="/dati/glabasana/${term.kind}/termins" aria-label="${t.terms.change}: ${t.kinds[term.kind]}">${t.terms.change}</a>`,
          },
          { key: 'ground', name: t.terms.ground, cell: ({ term }) => term.ground },
          {
            key: 'state',
            name: t.terms.state,
            cell: ({ term }) => (term.confirmed ? t.terms.confirmed : badge(t.terms.proposed)),
          },
          {
            key: 'due',
            name: t.terms.due,
            numeric: true,
            cell: ({ term, due: count }) =>
              count === 0 ? t.terms.none : html`<a href="/dati/glabasana/${term.kind}">${sayNumber(lang, count)}</a>`,
          },
        ],
      })}<p class="hint">${t.terms.proposedNote}</p>${nightView(web, night)}`,
    ),
  });
}

function nightView(
  web: WebRequest,
  { nightly, lastNight }: { readonly nightly: boolean; readonly lastNight: Temporal.PlainDate | null },
): Html {
  const t = retentionTexts(web.lang).night;
  return html`<section class="section"><h2>${t.title}</h2><p>${nightly ? t.on : t.off}${lastNight !== null && html` ${t.last(sayDate(web.lang, lastNight))}`}</p>${form(
    web,
    {
      action: '/dati/nakts',
      body: html`<input type="hidden" name="on" value="${nightly ? '' : 'yes'}">${button({ text: nightly ? t.switchOff : t.switchOn })}`,
    },
  )}</section>`;
}

function expiredPage(
  web: WebRequest,
  { term, before, due }: DueKind,
  records: Awaited<ReturnType<typeof listExpired>>,
): Answer {
  const { lang } = web;
  const t = retentionTexts(lang);
  return page(web, {
    title: t.kinds[term.kind],
    over: dataCrumb(web),
    lead: due === 0 ? t.lead : t.list.lead(sayRecords(web, due), sayDayOf(web, before)),
    current: 'data',
    actions: linkButton({ text: t.list.back, href: '/dati', kind: 'quiet' }),
    body: dataBody(
      records.length === 0
        ? emptyState({ title: t.terms.todayNone, say: t.list.empty })
        : html`${table<(typeof records)[number]>({
            lang,
            caption: t.kinds[term.kind],
            captionHidden: true,
            rows: records,
            id: ({ id }) => id,
            columns: [
              { key: 'name', name: t.list.name, heads: true, cell: ({ name }) => name },
              { key: 'at', name: t.list.at, whole: true, cell: ({ at }) => sayInstant(lang, at) },
            ],
          })}${due > records.length && html`<p class="older">${t.list.more(records.length)}</p>`}`,
    ),
  });
}

async function changeTerm(web: WebRequest, given: string | undefined, body: FormBody): Promise<Answer> {
  const kind = RECORD_KINDS.find((one) => one === given);
  if (kind === undefined) return refuse(404);
  const t = retentionTexts(web.lang).change;
  const read = readForm(
    {
      years: whole({ required: true, min: 0, max: 100 }),
      days: whole({ required: true, min: 0, max: 3660 }),
      ground: text({ required: true, min: 3, max: 300 }),
      confirmed: ticked(),
    },
    body,
    { years: t.years, days: t.days, ground: t.ground, confirmed: t.confirmed },
    web.lang,
  );
  if (!read.ok) return changePage(web, kind, { typed: read.typed, errors: read.errors, formKey: read.formKey });
  const { years, days, ground, confirmed } = read.values;
  if (years + days === 0) {
    const typed = { years: '0', days: '0', ground, confirmed: confirmed === true ? 'yes' : '' };
    return changePage(web, kind, { typed, errors: [{ name: 'days', say: t.zero }], formKey: read.formKey });
  }
  return answerOnce(web, body, async (tx) => {
    await saveTerm(tx, { kind, years, days, ground, confirmed: confirmed === true }, web.identity.employee, web.now);
    return redirect('/dati', t.saved);
  });
}

interface Returned {
  readonly typed: Readonly<Record<'years' | 'days' | 'ground' | 'confirmed', string>>;
  readonly errors: readonly FieldError[];
  readonly formKey?: string;
}

function changePage(web: WebRequest, kind: RecordKind, { typed, errors, formKey }: Returned): Answer {
  const { lang } = web;
  const t = retentionTexts(lang);
  return page(web, {
    title: t.change.title(t.kinds[kind]),
    over: dataCrumb(web),
    current: 'data',
    status: errors.length > 0 ? 422 : 200,
    body: dataBody(
      form(web, {
        action: `/dati/glabasana/${kind}/termins`,
        errors,
        ...(formKey === undefined ? {} : { formKey }),
        body: [
          textField({
            lang,
            name: 'years',
            label: t.change.years,
            type: 'number',
            width: 'short',
            value: typed.years,
            error: errorOf(errors, 'years'),
          }),
          textField({
            lang,
            name: 'days',
            label: t.change.days,
            hint: t.change.daysHint,
            type: 'number',
            width: 'short',
            value: typed.days,
            error: errorOf(errors, 'days'),
          }),
          textField({
            lang,
            name: 'ground',
            label: t.change.ground,
            hint: t.change.groundHint,
            width: 'full',
            max: 300,
            value: typed.ground,
            error: errorOf(errors, 'ground'),
          }),
          tickBox({ lang, name: 'confirmed', label: t.change.confirmed, checked: typed.confirmed === 'yes' }),
          buttonRow(
            button({ text: t.change.save, kind: 'primary' }),
            linkButton({ text: t.list.back, href: '/dati', kind: 'quiet' }),
          ),
        ],
      }),
    ),
  });
}
