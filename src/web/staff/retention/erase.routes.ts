import {
  beginErasure,
  type ErasurePreview,
  type ErasureRefusal,
  INVENTORY,
  previewErasure,
} from '../../../desk/client-data/index.ts';
import { keptSince, termsNow } from '../../../desk/retention/index.ts';
import type { Tx } from '../../../database/database.ts';
import { type ClientId, parseId } from '../../../vocabulary/ids.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { radioField, textArea, textField, tickBox } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { table } from '../../components/table.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayCount, sayDate, sayNumber } from '../../texts/say.ts';
import { dataBody, dataCrumb, logDataRead, readWhole, writeWhole } from './frame.ts';
import { retentionTexts } from './texts.ts';

/** Erasing a client: what would go, what hinders, what has to be kept; then by the typed name and a reason. */
export function eraseRoutes(deps: PageDeps): Route[] {
  const { desk } = deps;
  return [
    defineRoute({
      method: 'GET',
      path: '/dati/klients/:id/dzest',
      action: 'client.erase',
      audience: 'staff',
      handle: (web, { params }) => previewPage(web, deps, params['id'], { errors: [], typed: NOTHING_TYPED }),
    }),
    defineRoute({
      method: 'POST',
      path: '/dati/klients/:id/dzest',
      action: 'client.erase',
      audience: 'staff',
      handle(web, { params, body }) {
        const client = parseId<ClientId>(params['id']);
        const by = web.identity.employee;
        if (client === null || by === null) return refuse(404);
        const typed = typedOf(body);
        return answerOnce(web, body, async () => {
          const begun = await writeWhole(web, desk.database, async (tx) => {
            const asked = {
              by,
              client,
              scope: typed.scope === 'all' ? 'all' : 'expired',
              othersLetters: typed.others === 'yes',
              typedName: typed.name,
              reason: typed.reason,
            } as const;
            return beginErasure(desk, tx, asked, await daysNow(web, tx));
          });
          if ('job' in begun) return redirect(`/dati/darbi/${begun.job}`);
          if (begun.refused === 'no-such-client') return refuse(404);
          const formKey = typeof body['_form'] === 'string' ? body['_form'] : crypto.randomUUID();
          return previewPage(web, deps, client, { errors: [sayRefusal(web, begun)], typed, formKey });
        });
      },
    }),
  ];
}

async function daysNow(web: WebRequest, tx: Tx) {
  const term = (await termsNow(tx)).find(({ kind }) => kind === 'closed-case');
  if (term === undefined) throw new Error('Closed cases have no term');
  return { today: web.today, keptSince: keptSince(term, web.today), term };
}

const NOTHING_TYPED = { scope: '', others: '', name: '', reason: '' };
type Typed = Readonly<typeof NOTHING_TYPED>;

function typedOf(body: FormBody): Typed {
  const of = (name: string) => String(body[name] ?? '').trim();
  return { scope: of('scope'), others: of('others'), name: of('name'), reason: of('reason') };
}

function sayRefusal(web: WebRequest, refusal: ErasureRefusal): FieldError {
  const t = retentionTexts(web.lang).refusals;
  if (refusal.refused === 'reason-too-short')
    return { name: 'reason', say: t.reason(sayNumber(web.lang, refusal.least)) };
  const name = refusal.refused === 'name-differs' ? 'name' : 'scope';
  return { name, say: t[refusal.refused] };
}

interface Returned {
  readonly errors: readonly FieldError[];
  readonly typed: Typed;
  readonly formKey?: string;
}

async function previewPage(
  web: WebRequest,
  { desk }: PageDeps,
  given: string | undefined,
  returned: Returned,
): Promise<Answer> {
  const id = parseId<ClientId>(given);
  if (id === null) return refuse(404);
  const found = await readWhole(web, desk.database, async (tx) => {
    const days = await daysNow(web, tx);
    return { days, preview: await previewErasure(desk, tx, id, days) };
  });
  const { preview, days } = found;
  if (preview === null) return refuse(404);
  logDataRead(web, desk, id);
  const t = retentionTexts(web.lang).erase;
  const hindered = hindrances(web, preview);
  return page(web, {
    title: t.title(preview.client.name),
    over: html`${dataCrumb(web)} · <a href="/dati/klients/${id}">${preview.client.name}</a>`,
    lead: t.lead,
    current: 'data',
    status: returned.errors.length > 0 ? 422 : 200,
    body: dataBody(
      html`${
        hindered.length > 0 &&
        callout('late', t.hinders, html`<ul>${hindered.map((say) => html`<li>${say}</li>`)}</ul>`)
      }${rowsView(web, preview)}${keptView(web, preview, days.term)}${hindered.length === 0 ? eraseForm(web, preview, returned) : nothing}`,
    ),
  });
}

function hindrances(web: WebRequest, preview: ErasurePreview): string[] {
  const t = retentionTexts(web.lang).erase;
  if (preview.client.erased_at !== null) return [t.already];
  if (preview.client.merged_into !== null) return [t.merged];
  return [
    ...(preview.open.length > 0 ? [t.open(preview.open.map(({ number }) => number).join(', '))] : []),
    ...preview.held.map(({ what, reason }) => t.held(what, reason)),
  ];
}

function rowsView(web: WebRequest, { rows }: ErasurePreview): Html {
  const { lang } = web;
  const t = retentionTexts(lang).erase;
  const lines = Object.entries(rows)
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => other - one);
  return html`<section class="section">${table<(typeof lines)[number]>({
    lang,
    caption: t.rows,
    rows: lines,
    id: ([name]) => name,
    columns: [
      { key: 'what', name: t.table, heads: true, cell: ([name]) => INVENTORY[name]?.[lang] ?? name },
      { key: 'count', name: t.count, numeric: true, cell: ([, count]) => sayNumber(lang, count) },
    ],
  })}</section>`;
}

const SHOWN = 12;

function keptView(web: WebRequest, preview: ErasurePreview, term: { years: number; days: number }): Html {
  const { lang } = web;
  const t = retentionTexts(lang).erase;
  const until = (closed: Temporal.Instant) =>
    closed.toZonedDateTimeISO('Europe/Riga').toPlainDate().add({ years: term.years, days: term.days });
  const kept = preview.withinTerm;
  return html`<section class="section"><h2>${t.keep}</h2>${
    kept.length > 0 &&
    html`<p>${t.keepSay(sayCount(lang, kept.length, ['lieta', 'lietas', 'lietu'], ['case', 'cases']))}</p><ul>${kept
      .slice(0, SHOWN)
      .map(
        ({ number, closed_at }) =>
          html`<li>${closed_at === null ? number : t.until(number, sayDate(lang, until(closed_at)))}</li>`,
      )}</ul>`
  }<p>${t.journal}</p></section>`;
}

function eraseForm(web: WebRequest, preview: ErasurePreview, { errors, typed, formKey }: Returned): Html {
  const { lang } = web;
  const t = retentionTexts(lang);
  const choices = [
    { value: 'expired', text: t.erase.expired, hint: t.erase.expiredHint },
    { value: 'all', text: t.erase.all, hint: t.erase.allHint },
  ];
  return form(web, {
    action: `/dati/klients/${preview.client.id}/dzest`,
    errors,
    ...(formKey === undefined ? {} : { formKey }),
    body: dataBody([
      preview.withinTerm.length > 0
        ? radioField({
            lang,
            name: 'scope',
            label: t.erase.scope,
            choices,
            value: typed.scope || 'expired',
            error: errorOf(errors, 'scope'),
          })
        : html`<input type="hidden" name="scope" value="all">`,
      preview.others.length > 0
        ? tickBox({
            lang,
            name: 'others',
            label: t.erase.othersTick,
            hint: html`${t.erase.others(sayNumber(lang, preview.others.length))}. ${t.erase.othersHint}`,
            checked: typed.others === 'yes',
          })
        : nothing,
      textArea({
        lang,
        name: 'reason',
        label: t.client.reason,
        hint: t.client.reasonHint,
        rows: 2,
        max: 500,
        value: typed.reason,
        error: errorOf(errors, 'reason'),
      }),
      textField({
        lang,
        name: 'name',
        label: t.erase.typed,
        hint: t.erase.typedHint(preview.client.name),
        value: typed.name,
        error: errorOf(errors, 'name'),
        attrs: { autocomplete: 'off' },
      }),
      buttonRow(
        button({ text: t.erase.button, kind: 'danger' }),
        linkButton({ text: t.list.back, href: '/dati', kind: 'quiet' }),
      ),
    ]),
  });
}
