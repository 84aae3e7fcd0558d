import { type ImportRow, stateOf } from '../../../desk/directory-import/index.ts';
import { badge } from '../../components/badge.ts';
import { button, buttonRow } from '../../components/button.ts';
import { textField } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { table } from '../../components/table.ts';
import { type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayInstant, sayNumber } from '../../texts/say.ts';
import { importTexts } from './texts.ts';

const PATH = '/administracija/saraksta-imports';

export const TONES = {
  fetching: 'accent',
  faults: 'late',
  server: 'late',
  ready: 'near',
  applied: 'kept',
  dropped: 'plain',
  interrupted: 'late',
} as const;

/** Where an import begins, with the earlier ones below. */
export function importsPage(
  request: WebRequest,
  given: {
    readonly imports: readonly ImportRow[];
    readonly errors: readonly FieldError[];
    readonly hasServer: boolean;
  },
): Answer {
  const { lang, now } = request;
  const texts = importTexts(lang);
  return page(request, {
    title: texts.title,
    over: html`<a href="/administracija">${texts.administration}</a>`,
    lead: texts.lead,
    current: 'administration',
    live: ['directory'],
    status: given.errors.length > 0 ? 422 : 200,
    body: html`${sources(request, given)}<section class="section import-list"><h2>${texts.earlier}</h2>${
      given.imports.length === 0
        ? html`<p class="muted">${texts.noneYet}</p>`
        : table<ImportRow>({
            lang,
            caption: texts.earlier,
            captionHidden: true,
            rows: given.imports,
            id: ({ id }) => id,
            columns: [
              {
                key: 'when',
                name: texts.columns.when,
                heads: true,
                whole: true,
                cell: ({ id, made_at }) => html`<a href="${PATH}/${id}">${sayInstant(lang, made_at)}</a>`,
              },
              {
                key: 'source',
                name: texts.columns.source,
                cell: ({ source, summary }) => summary.file ?? texts.sources[source],
              },
              { key: 'who', name: texts.columns.who, cell: ({ made_by_name }) => made_by_name ?? texts.byCommand },
              {
                key: 'changes',
                name: texts.columns.changes,
                numeric: true,
                cell: ({ summary }) => (summary.changes === undefined ? '' : sayNumber(lang, summary.changes)),
              },
              {
                key: 'state',
                name: texts.columns.state,
                cell: (row) => badge(texts.states[stateOf(row, now)], TONES[stateOf(row, now)]),
              },
            ],
          })
    }</section>`,
  });
}

/** The two ways in: a file, and the directory server where one is set. */
export function sources(
  request: WebRequest,
  { errors, hasServer }: { readonly errors: readonly FieldError[]; readonly hasServer: boolean },
): Html {
  const { lang } = request;
  const texts = importTexts(lang);
  return html`<div class="import-sources"><section class="section"><h2>${texts.file.title}</h2><p>${texts.file.whole}</p>${form(
    request,
    {
      action: PATH,
      files: true,
      errors,
      body: [
        textField({
          lang,
          name: 'file',
          type: 'file',
          label: texts.file.label,
          hint: texts.file.hint,
          error: errorOf(errors, 'file'),
          required: true,
          attrs: { accept: '.csv,.txt,.tsv,text/csv' },
        }),
        buttonRow(
          button({ text: texts.file.show, kind: 'primary' }),
          html`<a href="${PATH}/paraugs.csv" download>${texts.file.example}</a>`,
        ),
      ],
    },
  )}</section><section class="section"><h2>${texts.server.title}</h2><p>${hasServer ? texts.server.say : texts.server.notSet}</p>${
    hasServer && form(request, { action: `${PATH}/serveris`, body: button({ text: texts.server.fetch }) })
  }</section></div>`;
}
