import {
  PROMISE_SCOPES,
  type PromiseLine,
  type PromiseScope,
  promiseLines,
  promisesBelow,
} from '../../../desk/promises/index.ts';
import { linkButton } from '../../components/button.ts';
import { emptyState } from '../../components/states.ts';
import { tabs } from '../../components/tabs.ts';
import { html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { placeWords, readPlace } from '../cases/place.ts';
import type { CaseId } from '../../../vocabulary/ids.ts';
import { promiseRows } from './promise.view.ts';
import { promisesTexts } from './texts.ts';

const ROWS = 25;
const BELOW = 100;
const ADDRESS: Readonly<Record<PromiseScope, string>> = {
  mine: 'mani',
  unit: 'nodala',
  awaited: 'man',
  ended: 'beigusies',
};

/** The ledger: what is owed by when, to whom, in which form; with the promises of colleagues below each. */
export async function listPage(
  web: WebRequest,
  { desk }: PageDeps,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  const scope = PROMISE_SCOPES.find((one) => ADDRESS[one] === query['skats']) ?? 'mine';
  const texts = promisesTexts(web.lang);
  const place = readPlace(query['pec']);
  const after = place?.at == null ? null : { at: place.at, id: place.id };
  const { lines, below } = await web.read(async (tx) => {
    const found = await promiseLines(tx, scope, ROWS + 1, after);
    return {
      lines: found,
      below: await promisesBelow(
        tx,
        found.slice(0, ROWS).map(({ id }) => id),
        BELOW,
      ),
    };
  });
  const shown = lines.slice(0, ROWS);
  const last = lines.length > ROWS ? shown.at(-1) : undefined;
  const rules = desk.rules.current();
  return page(web, {
    title: texts.title,
    lead: texts.lead,
    current: 'promises',
    live: [
      ...(web.me === null ? [] : [`employee:${web.me.employee}`]),
      ...web.identity.units.slice(0, 19).map((unit) => `unit:${unit}`),
    ],
    body: html`${tabs(
      texts.views.label,
      PROMISE_SCOPES.map((one) => ({
        text: texts.views[one],
        href: `/solijumi?skats=${ADDRESS[one]}`,
        current: one === scope,
      })),
    )}${
      shown.length === 0
        ? emptyState(texts.empty[scope])
        : promiseRows(web, shown, {
            calendarOf: (one) => rules.calendarOf(one.unit),
            holders: true,
            below,
          })
    }${last === undefined ? nothing : html`<p class="pages">${linkButton({ text: texts.more, href: `/solijumi?skats=${ADDRESS[scope]}&pec=${placeWords({ at: placeOf(last), id: last.id as string as CaseId })}`, attrs: { rel: 'next' } })}</p>`}`,
  });
}

function placeOf(one: PromiseLine): Temporal.Instant {
  return one.endedAt ?? one.answerBy;
}
