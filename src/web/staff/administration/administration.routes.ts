import { readStatus, type Status } from '../../../desk/status/index.ts';
import { callout } from '../../components/callout.ts';
import { facts } from '../../components/list.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayInstant, sayNumber } from '../../texts/say.ts';
import { accessTexts } from '../access-matrix/texts.ts';
import { accountTexts } from '../account/texts.ts';
import { importTexts } from '../directory-import/texts.ts';
import { administrationTexts } from './texts.ts';
import { workingTimeRoutes } from './working-time.routes.ts';

/** What the administrator sets and looks after. */
export function administrationRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/administracija',
      action: 'rules.write',
      audience: 'staff',
      handle(request) {
        const { title, index } = administrationTexts(request.lang);
        const place = (href: string, { name, say }: { readonly name: string; readonly say: string }) =>
          html`<a href="${href}"><b>${name}</b></a><p>${say}</p>`;
        const places = [
          place('/administracija/darba-laiks', index.workingTime),
          place('/iestades', index.directory),
          place('/administracija/saraksta-imports', importTexts(request.lang).index),
          place('/administracija/piekluve', accessTexts(request.lang).index),
          place('/administracija/konti', accountTexts(request.lang).index),
          place('/administracija/stavoklis', index.status),
          ...(deps.demo && request.fromThisMachine ? [place('/demo-pasts', index.demoMailbox)] : []),
        ];
        return page(request, {
          title,
          lead: index.lead,
          current: 'administration',
          body: html`<ul class="rows places" data-keys="list">${places.map((one) => html`<li>${one}</li>`)}</ul>`,
        });
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/administracija/stavoklis',
      action: 'rules.write',
      audience: 'staff',
      async handle(request) {
        const texts = administrationTexts(request.lang);
        const status = await request.read(readStatus);
        return page(request, {
          title: texts.status.title,
          over: html`<a href="/administracija">${texts.title}</a>`,
          lead: texts.status.lead(sayInstant(request.lang, request.now)),
          current: 'administration',
          body: statusView(request, status),
        });
      },
    }),
    ...workingTimeRoutes(deps),
  ];
}

function statusView({ lang }: WebRequest, status: Status): Html {
  const texts = administrationTexts(lang).status;
  const part = (
    heading: string,
    counts: Readonly<Record<string, number>>,
    words: Readonly<Record<string, string>>,
    total?: number,
  ) =>
    html`<section class="section"><h2>${heading}</h2>${facts([
      ...(total === undefined ? [] : [[texts.total, html`<b>${sayNumber(lang, total)}</b>`] as const]),
      ...Object.entries(words).map(([key, word]) => [word, sayNumber(lang, counts[key] ?? 0)] as const),
    ])}</section>`;
  const { received, total } = status.messages;
  const fates = Object.keys(texts.fates).reduce((sum, fate) => sum + (received[fate as keyof typeof received] ?? 0), 0);
  return html`${status.jobs.failing + status.jobs.given_up > 0 ? callout('late', texts.jobs, html`<p>${texts.jobsTrouble}</p>`) : nothing}<div class="desk-status">${part(texts.received, received, texts.fates, total)}${part(texts.sent, { ...status.messages.sent, drafts: status.messages.drafts }, texts.replies)}${part(texts.cases, status.casesByState, texts.states, status.cases)}${part(texts.obligations, status.obligations, texts.verdicts)}${part(texts.jobs, status.jobs, texts.job)}</div>${
    fates === total ? callout('kept', texts.sumTitle, html`<p>${texts.sumSay(sayNumber(lang, fates))}</p>`) : nothing
  }`;
}
