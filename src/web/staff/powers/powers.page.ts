import type { UseRow } from '../../../desk/powers/index.ts';
import { button } from '../../components/button.ts';
import { form } from '../../components/form.ts';
import { hiddenField } from '../../components/field.ts';
import { emptyState } from '../../components/states.ts';
import { table } from '../../components/table.ts';
import { tabs } from '../../components/tabs.ts';
import { type Content, type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayInstant, sayWhen } from '../../texts/say.ts';
import { powersTexts } from './texts.ts';

export const VIEWS = ['jaskata', 'parskatitas', 'manas', 'drikstu'] as const;
export type View = (typeof VIEWS)[number];

/** The page of one view, under the tabs of those that this person has. */
export function powersPage(web: WebRequest, view: View, waiting: number, body: Content): Answer {
  const texts = powersTexts(web.lang);
  const tab = (of: View, text: string, count?: number) => ({
    text,
    href: `/pilnvaras?skats=${of}`,
    current: of === view,
    ...(count === undefined || count === 0 ? {} : { count }),
  });
  const reviews = web.mayI('power.review');
  return page(web, {
    title: texts.title,
    lead: texts.lead,
    current: 'powers',
    live: web.me === null ? [] : [`employee:${web.me.employee}`],
    body: html`${tabs(texts.views.label, [
      ...(reviews ? [tab('jaskata', texts.views.waiting, waiting), tab('parskatitas', texts.views.done)] : []),
      tab('manas', texts.views.mine),
      tab('drikstu', texts.views.may),
    ])}${body}`,
  });
}

/** What waits for the head's look, with one press for all that is shown. */
export function waitingView(web: WebRequest, rows: readonly UseRow[], waiting: number): Html {
  const texts = powersTexts(web.lang);
  if (rows.length === 0) return emptyState({ title: texts.emptyWaiting, say: texts.emptyWaitingSay });
  return html`<div class="list-head"><span>${texts.waiting(waiting)} · ${texts.oldestFirst}</span></div>${usesTable(web, rows)}${
    waiting > rows.length ? html`<p class="said">${texts.more(rows.length)}</p>` : nothing
  }${form(web, {
    action: '/pilnvaras/parskatits',
    body: [
      hiddenField('uses', rows.map(({ id }) => id).join(' ')),
      html`<p class="button-row">${button({ text: texts.review(rows.length), kind: 'primary', key: 'p' })}</p>`,
    ],
  })}`;
}

/** Who used which power on what, why and when; and who has looked at it. */
export function usesTable(web: WebRequest, rows: readonly UseRow[]): Html {
  const { lang, now } = web;
  const texts = powersTexts(lang);
  const when = (at: Temporal.Instant) =>
    html`<time datetime="${at.toString()}" title="${sayInstant(lang, at)}">${sayWhen(lang, at, now)}</time>`;
  const post = (row: UseRow) => (lang === 'lv' ? row.post_lv : row.post_en);
  return table<UseRow>({
    lang,
    caption: texts.caption,
    captionHidden: true,
    rows,
    id: ({ id }) => id,
    columns: [
      { key: 'when', name: texts.when, cell: ({ used_at }) => when(used_at), whole: true },
      {
        key: 'who',
        name: texts.who,
        heads: true,
        cell: (row) => html`${row.employee}${post(row) && html`<br><small>${post(row)}</small>`}`,
      },
      { key: 'what', name: texts.what, cell: ({ power }) => texts.power[power] },
      { key: 'why', name: texts.why, cell: ({ reason }) => html`<q class="reason">${reason}</q>` },
      { key: 'about', name: texts.about, cell: (row) => about(web, row) },
      {
        key: 'reviewed',
        name: texts.reviewed,
        cell: ({ reviewed_at, reviewed_by }) =>
          reviewed_at === null ? texts.notYet : texts.reviewedBy(reviewed_by ?? '', sayWhen(lang, reviewed_at, now)),
      },
    ],
  });
}

function about(web: WebRequest, row: UseRow): Content {
  if (row.number !== null) return html`<a class="whole" href="/lieta/${row.number}">${row.number}</a>`;
  if (row.of_case) return html`<small>${powersTexts(web.lang).hiddenCase}</small>`;
  return row.client_id === null ? '—' : html`<a href="/klients/${row.client_id}">${row.client ?? '—'}</a>`;
}
