import { tabs } from '../../components/tabs.ts';
import type { Content } from '../../html.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { accountTexts } from './texts.ts';

/** Minutes after signing in within which the ways in may be changed. */
const FRESH_MINUTES = 30;

/** One view of one's own account. */
export function accountPage(
  request: WebRequest,
  view: 'ways' | 'sessions' | 'log',
  body: Content,
  options: { readonly status?: number; readonly modules?: readonly string[] } = {},
): Answer {
  const texts = accountTexts(request.lang);
  const tab = (key: typeof view, href: string) => ({ text: texts.tabs[key], href, current: key === view });
  return page(request, {
    title: texts.title,
    lead: texts.lead,
    ...options,
    body: html`${tabs(texts.tabs.label, [
      tab('ways', '/mans-konts'),
      tab('sessions', '/mans-konts/sesijas'),
      tab('log', '/mans-konts/zurnals'),
    ])}${body}`,
  });
}

/** Whether the person signed in a short while ago; in the demonstration nobody has anything to sign in with. */
export function isFresh({ session, now }: WebRequest): boolean {
  if (session === null) return false;
  const until = session.openedAt.add({ minutes: FRESH_MINUTES });
  return session.way === 'demo' || Temporal.Instant.compare(until, now) > 0;
}
