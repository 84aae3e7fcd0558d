import type { Case } from '../../../desk/cases/index.ts';
import type { JournalLine } from '../../../desk/thread/index.ts';
import { linkButton } from '../../components/button.ts';
import { table } from '../../components/table.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayInstant, sayTime, sayWhen } from '../../texts/say.ts';
import { sayEvent } from './journal.view.ts';
import { caseTexts } from './texts.ts';

/** How many events a page of the journal holds. */
const A_PAGE = 100;

/** Every event of a case, newest first, each with who did it and the sum that seals it; `lines` is one more than a page. */
export function journalPage(web: WebRequest, one: Case, lines: readonly JournalLine[]): Answer {
  const { lang, now } = web;
  const texts = caseTexts(lang).journalPage;
  const shown = lines.slice(0, A_PAGE);
  const last = shown.at(-1);
  return page(web, {
    title: texts.title(one.number),
    over: one.title || caseTexts(lang).untitled,
    lead: texts.lead,
    actions: linkButton({ text: texts.back, href: `/lieta/${one.number}` }),
    current: 'cases',
    live: [`case:${one.id}`],
    body: html`${table<JournalLine>({
      lang,
      caption: texts.title(one.number),
      captionHidden: true,
      rows: shown,
      id: ({ version }) => `e-${version}`,
      columns: [
        { key: 'n', name: texts.nth, cell: ({ version }) => String(version), numeric: true },
        {
          key: 'at',
          name: texts.when,
          cell: ({ at }) =>
            html`<time datetime="${at.toString()}" title="${sayInstant(lang, at)}">${sayWhen(lang, at, now)}${sayWhen(lang, at, now).endsWith(sayTime(lang, at)) ? '' : ` ${sayTime(lang, at)}`}</time>`,
        },
        { key: 'what', name: texts.what, cell: (line) => sayEvent(line, lang), heads: true },
        { key: 'who', name: texts.who, cell: ({ actor }) => actor ?? texts.desk },
        {
          key: 'hash',
          name: texts.hash,
          cell: ({ hash }) =>
            html`<span class="journal-hash" title="${hash.toString('hex')}">${hash.toString('hex').slice(0, 10)}</span>`,
        },
      ],
    })}${lines.length > A_PAGE && last !== undefined && html`<p class="older"><a href="/lieta/${one.number}/zurnals?pirms=${last.version}">${texts.older}</a></p>`}`,
  });
}
