import { type Directory, lookup } from '../../../desk/directory/index.ts';
import { type Entry, isOpen, mayDo, nameOf, type Request, sayRouted } from '../../../desk/requests/index.ts';
import { owedFirst } from '../../../desk/work/index.ts';
import type { Obligation } from '../../../standard/obligation.ts';
import { sayDue } from '../../../time/say-due.ts';
import { badge } from '../../components/badge.ts';
import { button, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { buttonForm, type FieldError } from '../../components/form.ts';
import { facts } from '../../components/list.ts';
import { timeline, type TimelineRow } from '../../components/timeline.ts';
import { type Content, type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDate, sayTime, sayWeekday } from '../../../time/say-date.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { owedChip } from '../work/owed-words.ts';
import { answerForm, confirmForm, heldNotice, rateForm } from './forms.view.ts';
import { requestTexts } from './texts.ts';

/** A request with all that its page shows. */
export interface RequestView {
  readonly request: Request;
  readonly entries: readonly Entry[];
  readonly duties: readonly Obligation[];
  readonly directory: Directory;
  /** Number of its case, where the reader sees it. */
  readonly caseNumber: string | null;
  readonly attachments: ReadonlyMap<string, readonly string[]>;
}

/** A form that comes back: what was typed, what has to be mended. */
export interface Again {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly formKey?: string;
}

/** The question, what came of it, what is owed line by line, and what can be done now. */
export function requestPage(web: WebRequest, deps: PageDeps, view: RequestView, again?: Again): Answer {
  const { lang } = web;
  const texts = requestTexts(lang);
  const { request } = view;
  return page(web, {
    title: request.subject,
    over: html`<a href="/pieprasijumi">${texts.one}</a>${view.caseNumber !== null && html` · <a href="/lieta/${view.caseNumber}">${view.caseNumber}</a>`} · ${badge(texts.state[request.state], isOpen(request) ? 'accent' : 'plain')}`,
    lead: chip(web, deps, view),
    actions: actions(web, view),
    current: 'requests',
    live: web.me === null ? [] : [`employee:${web.me.employee}`, `unit:${request.unit}`],
    modules: ['hold'],
    ...(again === undefined ? {} : { status: 422 }),
    body: html`${trail(web, view)}${doing(web, view, again)}`,
    aside: aside(web, view),
  });
}

function chip(web: WebRequest, deps: PageDeps, { request, duties }: RequestView): Content {
  const owed = owedFirst(duties);
  if (owed === null) return nothing;
  const calendar = deps.desk.rules.current().calendarOf(request.unit);
  const { lang, now, today } = web;
  return owedChip(request.id, owed, { lang, now, today, calendar, standards: deps.standards });
}

function actions(web: WebRequest, { request, directory }: RequestView): Html {
  const texts = requestTexts(web.lang);
  const may = (deed: Parameters<typeof mayDo>[1]) => mayI(web, request, directory, deed);
  const post = (path: string, text: string, key: string, kind: 'primary' | 'plain') =>
    buttonForm(web, { action: `/pieprasijums/${request.id}/${path}`, button: button({ text, kind, key }) });
  if (!isOpen(request)) return nothing;
  return html`${request.holder === null && may('take') && post('uznemties', texts.take, 'u', 'primary')}${
    may('answer') && linkButton({ text: texts.answer.back, href: `/pieprasijumi/jauns?par=${request.id}`, key: 'q' })
  }${may('withdraw') && post('atsaukt', texts.withdraw, 'x', 'plain')}`;
}

/** Whether the reader may do something in this request. */
export function mayI(
  web: WebRequest,
  request: Request,
  directory: Directory,
  deed: Parameters<typeof mayDo>[1],
): boolean {
  if (web.me === null || !web.mayI('request.write')) return false;
  return mayDo(request, deed, { ...web.identity, employee: web.me.employee }, directory, web.now);
}

function trail(web: WebRequest, view: RequestView): Html {
  const { lang, now } = web;
  const rows = view.entries
    .filter(({ heldUntil }) => heldUntil === null)
    .map((entry): TimelineRow => ({ at: entry.at, said: said(web, view, entry), words: wordsOf(web, view, entry) }));
  return timeline(rows, { lang, now });
}

function said(web: WebRequest, { directory, request }: RequestView, entry: Entry): Content {
  const texts = requestTexts(web.lang);
  const who = entry.author === null ? '' : nameOf(directory, entry.author);
  const by = entry.channel === 'e-mail' ? html` ${badge(texts.byMail)}` : nothing;
  switch (entry.kind) {
    case 'interim':
      return html`${texts.entry.interim(who, entry.answerBy === null ? '' : sayUntil(entry.answerBy, web.lang))}${by}`;
    case 'returned': {
      const why = texts.reasons[entry.reason ?? 'other'];
      return texts.entry.returned(who, why.charAt(0).toLowerCase() + why.slice(1));
    }
    case 'passed-on':
      return request.holder === null
        ? texts.entry['passed-on']
        : `${texts.entry['passed-on']}: ${nameOf(directory, request.holder)}`;
    default:
      return html`${texts.entry[entry.kind](who)}${(entry.kind === 'question' || entry.kind === 'answer') && by}`;
  }
}

function wordsOf(web: WebRequest, view: RequestView, entry: Entry): Content {
  const files = entry.mail === null ? [] : (view.attachments.get(entry.mail) ?? []);
  const mine = view.request.asker === web.me?.employee;
  return html`<div class="request-words">${entry.text}</div>${
    files.length > 0 &&
    html`<ul class="ref-list">${files.map(
      (name, nth) => html`<li><a href="/pieprasijums/${view.request.id}/pielikums/${entry.id}/${nth}">${name}</a></li>`,
    )}</ul>`
  }${entry.kind === 'unconfirmed' && mine && isOpen(view.request) && confirmForm(web, view.request, entry)}`;
}

function doing(web: WebRequest, view: RequestView, again: Again | undefined): Html {
  const { request, directory, entries } = view;
  const held = entries.find(({ heldUntil }) => heldUntil !== null);
  if (held !== undefined) return heldNotice(web, request, held);
  if (isOpen(request) && mayI(web, request, directory, 'answer')) return answerForm(web, request, again);
  const ended = request.state === 'answered' || request.state === 'returned';
  return ended && mayI(web, request, directory, 'rate') ? rateForm(web, request) : nothing;
}

function aside(web: WebRequest, { request, directory, duties, caseNumber }: RequestView): Html {
  const { lang } = web;
  const texts = requestTexts(lang);
  const unit = lookup(directory).units.get(request.unit);
  const unitName = (lang === 'lv' ? unit?.nameLv : unit?.nameEn || unit?.nameLv) ?? '';
  const routed = sayRouted(directory, request.routed, lang);
  const steps = duties
    .filter(({ topic }) => topic === 'internal-answer')
    .flatMap(({ explanation }) => sayDue({ steps: explanation }, lang));
  return html`<section><h2>${texts.answerer}</h2><p>${request.holder === null ? texts.nobodyYet : nameOf(directory, request.holder)}</p><p><small>${unitName}</small></p></section>${
    routed.length > 0 &&
    callout('plain', texts.why, html`<ul class="ref-list">${routed.map((line) => html`<li>${line}</li>`)}</ul>`)
  }<section><h2>${texts.asker}</h2><p>${nameOf(directory, request.asker)}</p></section>${
    steps.length > 0 &&
    html`<section><h2>${texts.owed}</h2><ol class="request-why">${steps.map((line) => html`<li>${line}</li>`)}</ol><p><small><a href="/standarts/10.1">10.1.</a></small></p></section>`
  }${facts([
    ...(caseNumber === null ? [] : [[texts.case, html`<a href="/lieta/${caseNumber}">${caseNumber}</a>`] as const]),
    ...(request.about === null
      ? []
      : [[texts.about, html`<a href="/pieprasijums/${request.about}">${texts.one}</a>`] as const]),
    ...(request.score === null ? [] : [[texts.ratings, texts.rate.score(request.score)] as const]),
  ])}`;
}

/** „pirmdienai, 2026. gada 23. novembrim, plkst. 17.00”, after „līdz”; “Monday, 23 November 2026, 17:00”. */
function sayUntil(at: Temporal.Instant, lang: Language): string {
  const time = lang === 'lv' ? `plkst. ${sayTime(at, lang)}` : sayTime(at, lang);
  return `${sayWeekday(at, lang, 'dative')}, ${sayDate(at, lang, 'dative')}, ${time}`;
}
