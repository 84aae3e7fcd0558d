import type { Action } from '../../../desk/powers/index.ts';
import { emptyState } from '../../components/states.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { routesOf } from '../../server/routes-of.ts';
import { reportsTexts } from './texts.ts';

/** Every report with its page and the power that it asks for; one whose page is not there yet is not listed. */
const REPORTS: readonly {
  readonly key: keyof ReturnType<typeof reportsTexts>['list'];
  readonly href: `/${string}`;
  readonly action: Action;
}[] = [
  { key: 'estimate', href: '/zale/laika-prognoze', action: 'counter.lead' },
  { key: 'day', href: '/zale/diena', action: 'counter.lead' },
  { key: 'week', href: '/zale/nedela', action: 'counter.lead' },
  { key: 'roster', href: '/zale/grafiks', action: 'counter.lead' },
  { key: 'ratings', href: '/vertejumi', action: 'report.read' },
  { key: 'standard', href: '/standarts', action: 'standard.read' },
];

/** The list of reports. */
export function reportsRoutes(): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/parskati',
      action: 'report.read',
      audience: 'staff',
      handle(request) {
        const t = reportsTexts(request.lang);
        const pages = new Map(routesOf(request.deps).map(({ method, path, action }) => [`${method} ${path}`, action]));
        const mine = REPORTS.filter(({ href, action }) => {
          const asked = pages.get(`GET ${href}`);
          return asked !== undefined && request.mayI(asked) && request.mayI(action);
        });
        return page(request, {
          title: t.title,
          lead: t.lead,
          current: 'reports',
          body:
            mine.length === 0
              ? emptyState({ title: t.noneTitle, say: t.none })
              : html`<ul class="rows" data-keys="list">${mine.map(
                  ({ key, href }) =>
                    html`<li><a href="${href}">${t.list[key].name}</a><p class="work-say">${t.list[key].say}</p></li>`,
                )}</ul>`,
        });
      },
    }),
  ];
}
