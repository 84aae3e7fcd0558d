import { findReadings, type ReadingRow } from '../../../desk/readings/index.ts';
import { fold } from '../../../language/fold.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';
import { linkButton } from '../../components/button.ts';
import { emptyState } from '../../components/states.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { Answer } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { kitTexts } from '../../texts/kit.ts';
import type { PaletteSource } from '../../web-deps.ts';
import { EVERY_READING } from '../../../desk/readings/index.ts';
import { hrefOf, readAsked } from './ask-readings.ts';
import { hintRoutes } from './hints.routes.ts';
import { logRoutes } from './log.routes.ts';
import { readingTable } from './readings.view.ts';
import { readingsTexts } from './texts.ts';

const SHOWN = 50;

/** Who read what (5.1.1): the officer's log, what is unusual, a client's report, and everybody's own. */
export function readingsRoutes(deps: PageDeps): Route[] {
  return [...logRoutes(deps), ...hintRoutes(deps), ownRoute()];
}

function ownRoute(): Route {
  return defineRoute({
    method: 'GET',
    path: '/mani-lasijumi',
    action: 'session.own',
    audience: 'staff',
    handle: (web, { query }) =>
      web.read(async (tx) => {
        const { after } = readAsked(query);
        const readers = [web.me?.employee as EmployeeId];
        const order = { oldestFirst: false, after, limit: SHOWN + 1 };
        return ownPage(web, await findReadings(tx, { ...EVERY_READING, readers }, order), after !== null);
      }),
  });
}

function ownPage(web: WebRequest, found: readonly ReadingRow[], isLater: boolean): Answer {
  const texts = readingsTexts(web.lang);
  const rows = found.slice(0, SHOWN);
  const last = found.length > SHOWN ? rows.at(-1) : undefined;
  const more =
    last !== undefined &&
    linkButton({ text: texts.more, href: hrefOf('/mani-lasijumi', { after: last.id }), attrs: { rel: 'next' } });
  const start = isLater && linkButton({ text: texts.start, href: '/mani-lasijumi', kind: 'quiet' });
  return page(web, {
    title: texts.own.title,
    lead: texts.own.lead,
    body:
      rows.length === 0
        ? emptyState({ title: texts.empty, say: texts.own.emptySay })
        : html`${readingTable(web, rows, ['when', 'whose', 'what', 'ground'])}<p class="pages">${more}${start}</p>`,
  });
}

/** The way to one's own readings. */
export const readingsPalette: PaletteSource = async (web, typed) => {
  const { palette } = readingsTexts(web.lang);
  const found = fold(palette).includes(fold(typed));
  return found ? [{ title: palette, group: kitTexts(web.lang).palette.go, href: '/mani-lasijumi' }] : [];
};
