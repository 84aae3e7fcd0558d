import { badge } from '../../components/badge.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { hiddenField } from '../../components/field.ts';
import { form } from '../../components/form.ts';
import { tabs } from '../../components/tabs.ts';
import { type Content, type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { Case } from '../../../desk/cases/index.ts';
import type { LinkState } from '../../../desk/links/index.ts';
import type { Proposed } from '../../../desk/promises/index.ts';
import type { Override, Reply, ReplyRecipient } from '../../../desk/replies/index.ts';
import type { CheckedClause, ReplyCheck } from '../../../language/reply-check.ts';
import { saySize } from './attachments-view.ts';
import { PLACES } from './check-view.ts';
import { composerPath } from './composer-section.ts';
import { clauseName, findingLine, findingsAt } from './findings-view.ts';
import { proposedPromises } from '../promises/proposed.view.ts';
import { roleBadge } from './recipients-view.ts';
import { composerTexts } from './texts.ts';
import { trail } from './trail.ts';

/** What is read through, and what still speaks against sending it. */
export interface ReadThrough {
  readonly case: Case;
  readonly reply: Reply;
  readonly html: string;
  readonly text: string;
  readonly check: ReplyCheck;
  readonly hash: string;
  readonly recipients: readonly ReplyRecipient[];
  readonly links: readonly string[];
  readonly linkStates: readonly LinkState[];
  readonly maySend: boolean;
  readonly mayOverride: boolean;
  readonly missing: readonly CheckedClause[];
  readonly reasoned: readonly Override[];
  /** What its closing says will follow by a day (9.3). */
  readonly proposed: readonly Proposed[];
}

/** 9.5: the letter as the client will see it, who gets it, what is left to mind; one key sends it. */
export function readThroughPage(
  web: WebRequest,
  reading: ReadThrough,
  shown: 'html' | 'text',
  refused?: string,
): Answer {
  const t = composerTexts(web.lang);
  const { case: one, reply } = reading;
  const here = `/atbilde/${reply.id}/lasit`;
  const letter =
    shown === 'html'
      ? html`<iframe class="letter-frame" id="letter" title="${t.read.letter}" src="/atbilde/${reply.id}/skats" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
      : html`<pre class="letter-text" tabindex="0" role="region" aria-label="${t.read.asText}">${reading.text}</pre>`;
  return page(web, {
    title: t.read.title,
    over: trail([
      { text: one.number, href: `/lieta/${encodeURIComponent(one.number)}` },
      { text: t.title, href: composerPath(one.number) },
      { text: t.read.title },
    ]),
    lead: t.read.lead,
    body: html`<div class="read-through">${refused !== undefined && html`<div role="alert">${callout('late', refused, nothing)}</div>`}<p class="letter-subject"><small>${t.read.subject}</small> <b>${reply.subject}</b></p>${tabs(
      t.read.views,
      [
        { text: t.read.asHtml, href: here, current: shown === 'html' },
        { text: t.read.asText, href: `${here}?skats=teksts`, current: shown === 'text' },
      ],
    )}${letter}${sendForm(web, reading)}</div>`,
    aside: html`${recipients(web, reading)}${remarks(web, reading)}${attachments(web, reading)}${links(web, reading)}`,
    current: 'cases',
    modules: ['composer-send'],
    status: refused === undefined ? 200 : 409,
  });
}

function sendForm(web: WebRequest, reading: ReadThrough): Html {
  const t = composerTexts(web.lang);
  const { reply, hash, missing } = reading;
  const back = linkButton({ text: t.read.back, href: composerPath(reading.case.number), key: 'l' });
  if (missing.length > 0) return buttonRow(back);
  if (!reading.maySend)
    return html`${callout('near', t.refusals.notHolder, nothing)}${buttonRow(back, linkButton({ text: t.toCase, href: `/lieta/${encodeURIComponent(reading.case.number)}` }))}`;
  if (reading.reasoned.length > 0 && !reading.mayOverride)
    return html`${callout('near', t.refusals.noOverride, nothing)}${buttonRow(back)}`;
  const words = reply.way === 'official-letter' ? t.read.approveLetter : t.read.send;
  return html`${reply.way === 'official-letter' && html`<p class="hint">${t.read.number}</p>`}${form(web, {
    action: `/atbilde/${reply.id}/sutit`,
    body: [
      hiddenField('hash', hash),
      proposedPromises(web, reading.proposed),
      buttonRow(
        button({ text: words, kind: 'primary', key: 'Ctrl ⏎', attrs: { 'data-send': true, autofocus: true } }),
        back,
      ),
    ],
    attrs: { class: 'send-form' },
  })}`;
}

function recipients(web: WebRequest, { recipients: all }: ReadThrough): Html {
  const t = composerTexts(web.lang);
  return section(
    t.read.recipients,
    html`<ul class="plain-list">${all.map(
      ({ address, name, field, role, power }) =>
        html`<li class="recipient ${role}"><small>${t.recipients[field === 'cc' ? 'cc' : 'to']}</small> <span>${name !== '' && html`<b>${name}</b> `}${address}</span> ${roleBadge({ role, power }, web)}${role === 'stranger' && html`<p class="hint">${t.read.unknown}</p>`}</li>`,
    )}</ul>`,
  );
}

/** What must be mended first, then what is advised, then what is sent with a reason. */
function remarks(web: WebRequest, { check, missing, reasoned }: ReadThrough): Html {
  const t = composerTexts(web.lang).read;
  const all = PLACES.flatMap((place) => findingsAt(check, place));
  const grave = all.filter(({ clause, found }) => found.weight !== 'warns' && missing.includes(clause));
  const advice = all
    .filter(({ found }) => found.weight === 'warns' && found.code !== 'recipient-stranger')
    .slice(0, 12);
  const lines = (some: typeof all) =>
    html`<ul class="plain-list">${some.map((one) => html`<li>${findingLine(one, web.lang)}</li>`)}</ul>`;
  return html`${grave.length > 0 && html`<section class="to-mend"><h2>${t.left}</h2>${lines(grave)}</section>`}${
    reasoned.length > 0 &&
    section(
      t.reasons,
      html`<ul class="plain-list">${reasoned.map(({ clause, reason }) => html`<li>${clauseName(clause, web.lang)} „${reason}”</li>`)}</ul>`,
    )
  }${section(t.warnings, advice.length > 0 ? lines(advice) : html`<p>${t.noWarnings}</p>`)}`;
}

function attachments(web: WebRequest, { reply }: ReadThrough): Html {
  const t = composerTexts(web.lang).read;
  if (reply.attachments.length === 0) return section(t.attachments, html`<p>${t.noAttachments}</p>`);
  return section(
    t.attachments,
    html`<ul class="plain-list">${reply.attachments.map(({ name, size }, place) => html`<li><a href="/atbilde/${reply.id}/pielikums/${place}" data-turbo="false">${name}</a> <small>${saySize(size, web.lang)}</small></li>`)}</ul>`,
  );
}

function links(web: WebRequest, { links: hrefs, linkStates: states }: ReadThrough): Html {
  if (hrefs.length === 0) return nothing;
  const t = composerTexts(web.lang).read;
  const word = (href: string) => {
    const state = states.find((one) => one.href === href);
    if (state === undefined) return badge(t.linkUnknown);
    return state.opens ? badge(t.linkOpens, 'kept') : badge(t.linkDead, 'late');
  };
  return section(
    t.links,
    html`<ul class="plain-list">${hrefs.map((href) => html`<li><span class="href">${href}</span> ${word(href)}</li>`)}</ul>`,
  );
}

function section(title: string, body: Content): Html {
  return html`<section><h2>${title}</h2>${body}</section>`;
}
