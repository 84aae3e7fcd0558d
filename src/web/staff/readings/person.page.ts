import type { FoundClient, ReadingRow } from '../../../desk/readings/index.ts';
import { linkButton } from '../../components/button.ts';
import { table } from '../../components/table.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayInstant } from '../../texts/say.ts';
import { groundOf, moment, postOf } from './readings.view.ts';
import { readingsTexts } from './texts.ts';

/**
 * A client's own report: who has read their data, when, from which post and on what ground, in plain words; to be printed
 * and handed over. Names stand in it unless it is asked for without.
 */
export function personPage(
  web: WebRequest,
  client: FoundClient,
  rows: readonly ReadingRow[],
  count: number,
  names: boolean,
): Answer {
  const { lang, now } = web;
  const texts = readingsTexts(lang);
  const path = `/lasijumi/klients/${client.id}`;
  const query = names ? '' : '?vardi=ne';
  return page(web, {
    title: texts.person.title,
    lead: texts.person.lead(client.name),
    current: 'readings',
    modules: ['print'],
    actions: html`<button type="button" class="button" data-print-page data-key="p">${texts.person.print} <kbd aria-hidden="true">p</kbd></button>${linkButton({ text: texts.csv, href: `${path}/saraksts.csv${query}`, attrs: { download: true, 'data-turbo': 'false' } })}${linkButton({ text: names ? texts.person.withoutNames : texts.person.withNames, href: names ? `${path}?vardi=ne` : path, kind: 'quiet' })}${linkButton({ text: texts.person.back, href: '/lasijumi', kind: 'quiet' })}`,
    body: html`<p class="said">${texts.person.explain}</p>${
      rows.length === 0
        ? html`<p><b>${texts.person.empty}</b></p>`
        : table<ReadingRow>({
            lang,
            caption: `${texts.person.title}: ${texts.person.total(count)}`,
            rows,
            id: ({ id }) => `r-${id}`,
            columns: [
              { key: 'when', name: texts.when, whole: true, cell: ({ at }) => moment(web, at) },
              {
                key: 'who',
                name: texts.who,
                heads: true,
                cell: (row) =>
                  names ? html`${row.reader}<br><small>${postOf(row, lang)}</small>` : postOf(row, lang) || '—',
              },
              {
                key: 'what',
                name: texts.what,
                cell: ({ what, number }) =>
                  html`${texts.things[what]}${number !== null && html` <span class="whole">${number}</span>`}`,
              },
              { key: 'ground', name: texts.ground, cell: (row) => groundOf(row, lang) },
            ],
          })
    }${count > rows.length && html`<p>${texts.person.rest(rows.length)}</p>`}<p class="said">${texts.person.made(sayInstant(lang, now))}</p>`,
  });
}
