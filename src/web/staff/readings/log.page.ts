import type { HourCount, ReadingRow } from '../../../desk/readings/index.ts';
import { READING_GROUNDS } from '../../../vocabulary/words.ts';
import { button, linkButton } from '../../components/button.ts';
import { dateField, selectField, textField } from '../../components/field.ts';
import { emptyState } from '../../components/states.ts';
import { tabs } from '../../components/tabs.ts';
import { type Content, type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { accessTexts } from '../access/texts.ts';
import { type Asked, hrefOf, type Resolved } from './ask-readings.ts';
import { readingTable } from './readings.view.ts';
import { strip } from './strip.view.ts';
import { readingsTexts } from './texts.ts';

/** Counted no further than this. */
export const COUNTED = 10_000;

export interface LogRead {
  readonly resolved: Resolved;
  /** One more than a page where there are more. */
  readonly rows: readonly ReadingRow[];
  readonly count: number;
  readonly hours: readonly HourCount[] | null;
}

export function readingsFrame(web: WebRequest, view: 'log' | 'hints', fresh: number | null, body: Content): Answer {
  const texts = readingsTexts(web.lang);
  return page(web, {
    title: texts.title,
    lead: texts.lead,
    current: 'readings',
    body: html`${tabs(texts.views.label, [
      { text: texts.views.log, href: '/lasijumi', current: view === 'log' },
      {
        text: texts.views.hints,
        href: '/lasijumi/neparastais',
        current: view === 'hints',
        ...(fresh === null || fresh === 0 ? {} : { count: fresh }),
      },
    ])}${body}`,
  });
}

/** The log for the data-protection officer: whoever is sought, page by page, by time. */
export function logPage(web: WebRequest, asked: Asked, read: LogRead, size: number): Answer {
  const { lang } = web;
  const texts = readingsTexts(lang);
  const { resolved, count, hours } = read;
  const rows = read.rows.slice(0, size);
  const one = resolved.readers?.length === 1 ? resolved.readers[0] : undefined;
  return readingsFrame(
    web,
    'log',
    null,
    html`${askForm(web, asked)}${clientsFound(web, resolved)}${one !== undefined && hours !== null ? strip(web, one.name, hours) : nothing}${
      rows.length === 0
        ? emptyState({ title: texts.empty, say: nobody(web, resolved) ?? texts.emptySay })
        : html`<div class="list-head"><span>${texts.count(Math.min(count, COUNTED), count > COUNTED)} · ${asked.oldestFirst ? texts.oldest : texts.newest}</span><a href="${hrefOf('/lasijumi/saraksts.csv', { ...asked, after: null })}" download data-turbo="false">${texts.csv}</a></div>${readingTable(
            web,
            rows,
            ['when', 'who', 'whose', 'what', 'ground'],
            {
              descending: !asked.oldestFirst,
              href: (sort) => hrefOf('/lasijumi', { ...asked, oldestFirst: sort === 'when', after: null }),
            },
          )}${pages(web, asked, read.rows.length > size ? (rows.at(-1)?.id ?? null) : null)}`
    }`,
  );
}

function askForm(web: WebRequest, asked: Asked): Html {
  const { lang } = web;
  const { ask } = readingsTexts(lang);
  const grounds = accessTexts(lang).grounds;
  const choices = [
    { value: 'own', text: ask.own },
    { value: 'stated', text: ask.stated },
    { value: 'break-glass', text: ask.glass },
    ...READING_GROUNDS.map((value) => ({ value, text: grounds[value] })),
  ];
  return html`<search><form class="readings-ask" action="/lasijumi" method="get">${[
    textField({
      lang,
      name: 'klients',
      label: html`${ask.client} <kbd aria-hidden="true">/</kbd>`,
      type: 'search',
      value: asked.client,
      attrs: { placeholder: ask.clientHint, 'data-focus-key': '/' },
    }),
    textField({ lang, name: 'lasitajs', label: ask.reader, type: 'search', value: asked.reader }),
    dateField({ lang, name: 'no', label: ask.from, value: asked.from?.toString() }),
    dateField({ lang, name: 'lidz', label: ask.to, value: asked.to?.toString() }),
    selectField({ lang, name: 'pamats', label: ask.ground, choices, empty: ask.anyGround, value: asked.ground ?? '' }),
  ]}<p class="button-row">${button({ text: ask.show, kind: 'primary' })}${linkButton({ text: ask.clear, href: '/lasijumi', kind: 'quiet' })}</p></form></search>`;
}

function clientsFound(web: WebRequest, { clients }: Resolved): Html {
  if (clients === null || clients.length === 0) return nothing;
  const texts = readingsTexts(web.lang);
  return html`<section class="section"><h2>${texts.clientsFound}</h2><ul class="rows">${clients.map(
    ({ id, name, address }) =>
      html`<li><b>${name}</b>${address !== '' && html` <small>${address}</small>`} · <a href="/lasijumi/klients/${id}">${texts.report}</a></li>`,
  )}</ul></section>`;
}

function nobody(web: WebRequest, { clients, readers }: Resolved): string | null {
  const texts = readingsTexts(web.lang);
  if (clients?.length === 0) return texts.noClient;
  return readers?.length === 0 ? texts.noReader : null;
}

function pages(web: WebRequest, asked: Asked, last: number | null): Html {
  const texts = readingsTexts(web.lang);
  const more =
    last !== null &&
    linkButton({ text: texts.more, href: hrefOf('/lasijumi', { ...asked, after: last }), attrs: { rel: 'next' } });
  const start =
    asked.after !== null &&
    linkButton({ text: texts.start, href: hrefOf('/lasijumi', { ...asked, after: null }), kind: 'quiet' });
  return more === false && start === false ? nothing : html`<p class="pages">${more}${start}</p>`;
}
