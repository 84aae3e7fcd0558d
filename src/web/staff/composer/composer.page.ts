import { emptyState } from '../../components/states.ts';
import { linkButton } from '../../components/button.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { Tx } from '../../../database/database.ts';
import { mailById, type MailRow } from '../../../desk/mail/index.ts';
import { composerModules, composerSection, type ComposerProblem } from './composer-section.ts';
import type { ComposerView } from './load-composer.ts';
import { composerTexts } from './texts.ts';
import { trail } from './trail.ts';

const MOST_SHOWN = 6000;

/** The letter that is answered, beside the composer on its own page. */
export async function answeredMail(tx: Tx, view: ComposerView): Promise<MailRow | null> {
  const id = view.reply?.answersMail ?? null;
  return id === null ? null : mailById(tx, id);
}

/** The composer as a page of its own: what is answered stands beside it. */
export function composerPage(
  web: WebRequest,
  deps: PageDeps,
  view: ComposerView,
  mail: MailRow | null,
  problem: ComposerProblem & { readonly status?: number } = {},
): Answer {
  const t = composerTexts(web.lang);
  const { case: one } = view;
  const casePath = `/lieta/${encodeURIComponent(one.number)}`;
  const closed = view.reply === null;
  return page(web, {
    title: t.title,
    over: trail([{ text: one.number, href: casePath }, { text: t.title }]),
    lead: one.title,
    body: closed
      ? emptyState({
          title: t.refusals.closed,
          say: one.title,
          actions: [linkButton({ text: t.toCase, href: casePath })],
        })
      : html`<div class="composer-page">${composerSection(web, deps, view, problem)}${mail === null ? nothing : received(web, mail)}</div>`,
    current: 'cases',
    modules: closed ? [] : composerModules,
    status: problem.status ?? 200,
  });
}

function received(web: WebRequest, mail: MailRow): Html {
  const t = composerTexts(web.lang);
  const text = mail.text ?? '';
  return html`<section class="received" aria-label="${t.received}"><h2>${t.received}</h2><p><b>${mail.from_name || mail.from_address}</b> <small>${sayWhen(web.lang, mail.received_at, web.now)}</small></p><div class="received-text">${text.slice(0, MOST_SHOWN)}</div>${text.length > MOST_SHOWN && html`<small>${t.receivedCut}</small>`}</section>`;
}
