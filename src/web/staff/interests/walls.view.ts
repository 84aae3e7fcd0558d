import type { Report } from '../../../desk/interests/index.ts';
import type { BarredLine, OpenWall } from '../../../desk/walls/index.ts';
import { button } from '../../components/button.ts';
import { textField } from '../../components/field.ts';
import { buttonForm, errorSummary, type FieldError, form } from '../../components/form.ts';
import { emptyState } from '../../components/states.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayInstant, sayWhen } from '../../texts/say.ts';
import { interestsTexts } from './texts.ts';

interface LiftAgain {
  readonly wall: string;
  readonly typed: string;
  readonly error: FieldError;
}

interface Walls {
  readonly reports: readonly Report[];
  readonly walls: readonly OpenWall[];
  readonly barred: readonly BarredLine[];
}

export function wallsPage(web: WebRequest, { reports, walls, barred }: Walls, again?: LiftAgain): Answer {
  const texts = interestsTexts(web.lang).walls;
  return page(web, {
    title: texts.title,
    lead: texts.lead,
    current: 'walls',
    ...(web.me === null ? {} : { live: [`employee:${web.me.employee}`] }),
    ...(again === undefined ? {} : { status: 422 }),
    body: html`<section class="interests"><h2>${texts.reports}</h2>${
      reports.length === 0
        ? html`<p>${texts.noReports}</p>`
        : html`<p class="lead">${texts.reportsLead}</p><ul class="rows" data-keys="list">${reports.map((one, at) => html`<li>${reportRow(web, one, at === 0)}</li>`)}</ul>`
    }</section><section class="interests"><h2>${texts.standing}</h2>${again !== undefined && errorSummary(web, [again.error])}${
      walls.length === 0
        ? emptyState({ title: texts.none, say: texts.noneSay })
        : html`<ul class="rows" data-keys="list">${walls.map((one) => html`<li>${wallRow(web, one, again)}</li>`)}</ul>`
    }</section>${barredSection(web, barred)}`,
  });
}

/** 5.1.6: what was refused to those below, since somebody has to speak with them. */
function barredSection(web: WebRequest, barred: readonly BarredLine[]): Html {
  if (barred.length === 0) return nothing;
  const texts = interestsTexts(web.lang).walls;
  return html`<section class="interests"><h2>${texts.barred}</h2><p class="lead">${texts.barredLead}</p><ul class="rows">${barred.map(
    (one) =>
      html`<li><strong>${one.person}</strong> · ${texts.barredBy[one.ground]}${one.number !== null && html` · <a href="/lieta/${one.number}">${one.number}</a>`} · <time datetime="${one.at.toString()}" title="${sayInstant(web.lang, one.at)}">${sayWhen(web.lang, one.at, web.now)}</time></li>`,
  )}</ul></section>`;
}

/** The first one has the key: taking note of several is pressing it again. */
function reportRow(web: WebRequest, one: Report, isFirst: boolean): Html {
  const all = interestsTexts(web.lang);
  const texts = all.walls;
  return html`<div class="wall-row"><div><strong>${texts.report(one.person, all.ground[one.ground])}</strong>${one.number !== null && html`<p><a href="/lieta/${one.number}">${one.number}</a> ${one.title}</p>`}${one.words !== '' && html`<p>${texts.quote(one.words)}</p>`}<p><small>${one.to === null ? texts.toUnit : texts.handedTo(one.to)} · <time datetime="${one.at.toString()}" title="${sayInstant(web.lang, one.at)}">${sayWhen(web.lang, one.at, web.now)}</time></small></p></div><div>${buttonForm(
    web,
    {
      action: `/liegumi/${one.wall}/zinams`,
      button: button({
        text: texts.acknowledge,
        kind: isFirst ? 'primary' : 'plain',
        ...(isFirst ? { key: 'z' } : {}),
      }),
    },
  )}</div></div>`;
}

function wallRow(web: WebRequest, one: OpenWall, again: LiftAgain | undefined): Html {
  const texts = interestsTexts(web.lang).walls;
  const mine = again?.wall === one.id ? again : undefined;
  const behind =
    one.number === null
      ? texts.ofClient(one.clientName ?? '')
      : html`${texts.ofCase(one.number)} <small>${one.title}</small>`;
  return html`<div class="wall-row"><div><strong>${one.person}</strong><p>${behind}</p><p><small>${texts.ground[one.ground]} · ${texts.since(sayWhen(web.lang, one.raisedAt, web.now))}</small></p>${one.reason !== '' && html`<p>${texts.quote(one.reason)}</p>`}</div><details${mine === undefined ? '' : html` open`}><summary>${texts.lift}</summary>${form(
    web,
    {
      action: `/liegumi/${one.id}/atcelt`,
      body: [
        textField({
          lang: web.lang,
          name: 'reason',
          label: texts.reason,
          hint: texts.reasonHint,
          value: mine?.typed,
          error: mine?.error.say,
          max: 500,
          width: 'full',
          attrs: { id: `f-reason-${one.id}` },
        }),
        button({ text: texts.lift }),
      ],
    },
  )}</details></div>`;
}
