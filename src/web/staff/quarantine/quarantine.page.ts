import type { MailRow } from '../../../desk/mail/index.ts';
import { linkButton } from '../../components/button.ts';
import { badge } from '../../components/badge.ts';
import { list } from '../../components/list.ts';
import { emptyState } from '../../components/states.ts';
import { type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayCount, sayInstant, sayWhen } from '../../texts/say.ts';
import { deskWords } from '../case/words.ts';
import type { QuarantineLine } from '../../../desk/thread/index.ts';
import { quarantineTexts } from './texts.ts';

/** Everything that waits for a person's decision, with why in plain words. */
export function quarantinePage(web: WebRequest, lines: readonly QuarantineLine[], total: number): Answer {
  const { lang } = web;
  const t = quarantineTexts(lang);
  const count = sayCount(lang, total, ['vēstule', 'vēstules', 'vēstuļu'], ['letter', 'letters']);
  return page(web, {
    title: t.title,
    lead: t.lead,
    current: 'quarantine',
    live: ['quarantine'],
    body:
      lines.length === 0
        ? emptyState({ title: t.empty, say: t.emptySay })
        : html`${list({ count, order: t.order, rows: lines.map((line) => row(web, line)) })}${total > lines.length && html`<p class="older">${t.moreThan(lines.length)}</p>`}`,
  });
}

function row(web: WebRequest, line: QuarantineLine): Html {
  const { lang, now } = web;
  const t = quarantineTexts(lang);
  const reason = line.quarantine_reason;
  return html`<div class="quarantine-row" id="q-${line.id}"><div><a href="/karantina/${line.id}"><strong>${line.subject || t.untitled}</strong></a><p><small>${line.from_name || line.from_address || t.nobody} · <time datetime="${line.received_at.toString()}" title="${sayInstant(lang, line.received_at)}">${sayWhen(lang, line.received_at, now)}</time></small></p></div><div>${badge(deskWords(lang).quarantine[reason])}<p><small>${t.reasonTodo[reason]}</small></p></div></div>`;
}

export interface QuarantinedView {
  readonly mail: MailRow;
  readonly body: Html;
}

/** One letter: why it is here, what to do, what it says, and the ways out. */
export function quarantinedPage(web: WebRequest, { mail, body }: QuarantinedView, status = 200): Answer {
  const { lang } = web;
  const t = quarantineTexts(lang);
  const reason = mail.quarantine_reason;
  return page(web, {
    title: mail.subject || t.untitled,
    over: html`<a href="/karantina">${t.title}</a> · ${mail.from_name || mail.from_address || t.nobody}`,
    current: 'quarantine',
    status,
    actions: linkButton({ text: t.leave, href: '/karantina', kind: 'quiet' }),
    body,
    aside:
      reason === null
        ? html`<section><h2>${t.why}</h2><p>${t.released}</p></section>`
        : html`<section><h2>${t.why}</h2><p>${deskWords(lang).quarantine[reason]}</p></section><section><h2>${t.todo}</h2><p>${t.reasonTodo[reason]}</p></section>`,
  });
}
