import { isOpen } from '../../../desk/cases/index.ts';
import type { Happening, ThreadEntry } from '../../../desk/thread/index.ts';
import { assertNever } from '../../../vocabulary/brand.ts';
import { button } from '../../components/button.ts';
import { buttonForm } from '../../components/form.ts';
import { type Content, type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayInstant, sayWhen } from '../../texts/say.ts';
import { sayEvent } from './journal.view.ts';
import { letterView, noteView, replyView, type ShownAt } from './letter.view.ts';
import type { CaseView } from './load-case.ts';
import { caseTexts } from './texts.ts';

/** The last entries stand open; what came before is a line each. */
const OPEN_ENTRIES = 3;
const MORE = 40;

/** Letters, replies and notes with what happened between them, in the order of time; the newest is at the end. */
export function threadView(web: WebRequest, view: CaseView): Html {
  const texts = caseTexts(web.lang);
  const { entries, around, one } = view;
  const hidden = around.entries - entries.length;
  const rows = interleave(web, view);
  return html`<section class="section thread-section" aria-label="${texts.thread}">${
    hidden > 0 &&
    html`<p class="older"><a href="/lieta/${one.number}?rada=${view.shown + MORE}#thread">${texts.older(hidden)}</a></p>`
  }${entries.length === 0 && html`<p class="entry-empty">${texts.noThread}</p>`}<ol class="thread" id="thread">${rows}</ol></section>`;
}

function interleave(web: WebRequest, view: CaseView): Html[] {
  const { entries } = view;
  const lines = [...view.between].reverse();
  const rows: { readonly at: Temporal.Instant; readonly html: Html }[] = [
    ...entries.map((entry, index) => ({
      at: entry.at,
      html: html`<li>${entryView(web, view, entry, index >= entries.length - OPEN_ENTRIES)}</li>`,
    })),
    ...lines.map((line) => ({ at: line.at, html: eventLine(web, line) })),
  ];
  // A stable sort: of one instant, the letter stands before what it set going.
  return rows.sort((a, b) => Temporal.Instant.compare(a.at, b.at)).map((row) => row.html);
}

function entryView(web: WebRequest, view: CaseView, entry: ThreadEntry, open: boolean): Html {
  const ofCase = view.around.merged.find(({ id }) => id === entry.case_id)?.number ?? null;
  const at: ShownAt = { lang: web.lang, now: web.now, title: view.one.title, ofCase, open, actions: null };
  switch (entry.what) {
    case 'mail':
      return letterView(entry, { ...at, actions: ofCase === null ? splitButton(web, view, entry.id) : null });
    case 'reply':
      return replyView(web, entry, at);
    case 'note':
      return noteView(entry, at);
    default:
      return assertNever(entry);
  }
}

function splitButton(web: WebRequest, { one, entries }: CaseView, mail: string): Content {
  const letters = entries.filter(({ what, case_id }) => what === 'mail' && case_id === one.id).length;
  if (!isOpen(one) || letters < 2 || !web.mayI('case.write', { holder: one.holder, unit: one.unit })) return null;
  return html` ${buttonForm(web, {
    action: `/lieta/${one.number}/izdalit`,
    button: button({ text: caseTexts(web.lang).letter.split, kind: 'quiet' }),
    fields: { mail },
  })}`;
}

function eventLine(web: WebRequest, line: Happening): Html {
  const { lang, now } = web;
  const who = line.actor === null ? '' : `${line.actor}: `;
  const said = sayEvent(line, lang);
  return html`<li class="happened" id="e-${line.version}"><time datetime="${line.at.toString()}" title="${sayInstant(lang, line.at)}">${sayWhen(lang, line.at, now)}</time> <span>${who}${
    who === '' ? said : said.charAt(0).toLowerCase() + said.slice(1)
  }</span></li>`;
}
