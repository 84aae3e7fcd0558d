import { isOpen } from '../../../desk/cases/index.ts';
import { badge } from '../../components/badge.ts';
import { button, linkButton } from '../../components/button.ts';
import { textArea } from '../../components/field.ts';
import { buttonForm, type FieldError, errorOf, form } from '../../components/form.ts';
import { menu } from '../../components/menu.ts';
import { type Content, type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import { composerModules } from '../composer/index.ts';
import { interestsTexts } from '../interests/texts.ts';
import { asideView } from './aside.view.ts';
import type { CaseView } from './load-case.ts';
import { owedChips, sayingOf } from './owed.view.ts';
import { proposalView } from './proposal.view.ts';
import { caseTexts } from './texts.ts';
import { threadView } from './thread.view.ts';
import { deskWords } from './words.ts';

export interface CasePageOptions {
  /** A question that is asked before something is done: handing over, closing, merging … */
  readonly panel?: Content;
  /** How the case came here, where somebody has to know: a hand-over that may be handed back, or one that was. */
  readonly arrival?: Content;
  readonly status?: number;
  /** Where the composer stands; a link to it otherwise. */
  readonly composer?: Content;
  /** A note that could not be written, as it was typed. */
  readonly note?: { readonly typed: string; readonly errors: readonly FieldError[]; readonly formKey: string };
}

/** The page of one case: what it is and what is owed, its thread, and who the client is. */
export function casePage(web: WebRequest, deps: PageDeps, view: CaseView, options: CasePageOptions = {}): Answer {
  const { lang } = web;
  const { one, around } = view;
  const texts = caseTexts(lang);
  const words = deskWords(lang);
  return page(web, {
    title: one.title || texts.untitled,
    over: html`<span class="case-number">${one.number}</span> · ${words.channel[one.channel]} · ${around.unit[lang]} · ${kindOf(web, view)} · ${badge(words.state[one.state], one.state === 'open' ? 'accent' : 'plain')}${presence(view, lang)}`,
    lead: owedChips(view, sayingOf(web, deps, view)),
    actions: actions(web, view),
    current: 'cases',
    live: [`case:${one.id}`],
    modules: [
      'case',
      ...(options.composer === undefined ? ['hold'] : composerModules),
      ...(options.panel === undefined ? [] : ['copy']),
    ],
    ...(options.status === undefined ? {} : { status: options.status }),
    body: html`${banner(web, view)}${options.arrival}${options.panel}${options.panel === undefined && proposalView(web, deps, view)}${threadView(web, view)}${
      isOpen(one) && (options.composer ?? answerLink(web, view))
    }${noteForm(web, view, options.note)}`,
    aside: asideView(web, deps, view),
  });
}

/** What it is in law, and the way to say otherwise. */
function kindOf(web: WebRequest, { one }: CaseView): Content {
  const kind = deskWords(web.lang).submission[one.submission];
  const mayWrite = isOpen(one) && web.mayI('case.write', { holder: one.holder, unit: one.unit });
  if (!mayWrite) return kind;
  return html`<a href="/lieta/${one.number}/veids" data-key="v" title="${caseTexts(web.lang).classify}">${kind}</a> <kbd aria-hidden="true">v</kbd>`;
}

function presence({ others }: CaseView, lang: WebRequest['lang']): Html {
  const texts = caseTexts(lang).others;
  return html`<span id="others" class="case-others">${others.map(
    ({ name, doing }) =>
      html` <span class="presence ${doing === 'writing' ? 'serving' : 'free'}">${texts[doing](name)}</span>`,
  )}</span>`;
}

function banner(web: WebRequest, { one, around }: CaseView): Html {
  const texts = caseTexts(web.lang);
  if (one.state === 'merged' && around.into !== null) {
    return html`<div class="callout"><strong>${texts.banner.merged(around.into.number)}</strong><p><a href="/lieta/${around.into.number}">${texts.banner.goThere}: ${around.into.title}</a></p></div>`;
  }
  if (one.state !== 'closed') return nothing;
  const outcome = deskWords(web.lang).outcome[one.outcome];
  return html`<div class="callout"><strong>${texts.banner.closed(outcome.charAt(0).toLowerCase() + outcome.slice(1), sayWhen(web.lang, one.closedAt, web.now))}</strong></div>`;
}

/** What can be done now by this person; what belongs to nobody here is not shown. */
function actions(web: WebRequest, { one, around }: CaseView): Html {
  const texts = caseTexts(web.lang);
  const own = interestsTexts(web.lang);
  const mine = { holder: one.holder, unit: one.unit };
  const may = (action: Parameters<WebRequest['mayI']>[0]) => web.mayI(action, mine);
  const to = (path: string) => `/lieta/${one.number}/${path}`;
  const post = (path: string, text: string, key?: string, kind: 'plain' | 'primary' = 'plain') =>
    buttonForm(web, { action: to(path), button: button({ text, kind, ...(key === undefined ? {} : { key }) }) });
  const journal = html`<a href="${to('zurnals')}">${texts.journal}</a>`;
  if (one.state === 'merged') {
    return html`${may('case.merge') && post('atdalit', texts.unmerge)}${menuOf(texts.more, [journal])}`;
  }
  if (!isOpen(one)) return html`${may('case.write') && post('atvert', texts.reopen)}${menuOf(texts.more, [journal])}`;
  const isMine = one.holder !== null && one.holder === web.me?.employee;
  const inMenu = [
    may('case.assign') && html`<a href="${to('uzdot')}">${texts.assign}</a>`,
    may('case.write') &&
      one.holder !== null &&
      buttonForm(web, { action: to('atgriezt'), button: plainButton(texts.release) }),
    may('case.write') &&
      one.state !== 'waiting-for-client' &&
      buttonForm(web, { action: to('gaida'), button: plainButton(texts.putToClient) }),
    may('case.merge') && html`<a href="${to('apvienot')}">${texts.merge}</a>`,
    may('case.recuse') &&
      html`<a href="${to('atstatities')}" data-key="x">${own.recuse.do} <kbd aria-hidden="true">x</kbd></a>`,
    may('case.restrict') && html`<a href="${to('par-ko')}">${own.accused.do}</a>`,
    may('case.restrict') && html`<a href="${to('pieeja')}">${own.access.do}</a>`,
    around.links.some(({ why }) => why === 'split') &&
      may('case.write') &&
      buttonForm(web, { action: to('savienot'), button: plainButton(texts.splitBack) }),
    journal,
  ];
  return html`${one.holder === null && may('case.take') && post('uznemties', texts.take, 'u', isMine ? 'plain' : 'primary')}${
    may('case.write') && linkButton({ text: texts.handOver, href: to('nodot'), key: 'n' })
  }${may('case.write') && linkButton({ text: texts.close, href: to('slegt'), key: 's' })}${menuOf(texts.more, inMenu)}`;
}

function plainButton(text: string): Html {
  return html`<button type="submit">${text}</button>`;
}

function menuOf(text: string, items: readonly (Html | false)[]): Html {
  return menu({ id: 'case-more', text, items: items.filter((item) => item !== false), side: 'end' });
}

function answerLink(web: WebRequest, { one }: CaseView): Html {
  if (!web.mayI('reply.approve')) return nothing;
  return html`<p class="answer">${linkButton({ text: caseTexts(web.lang).answer, href: `/lieta/${one.number}/atbilde`, kind: 'primary', key: 'a' })}</p>`;
}

/** For colleagues only: another colour, another place, no recipients; it cannot be taken for a letter. */
function noteForm(web: WebRequest, { one }: CaseView, again: CasePageOptions['note']): Html {
  if (!web.mayI('case.write', { holder: one.holder, unit: one.unit })) return nothing;
  const texts = caseTexts(web.lang).note;
  return html`<section class="note-form">${form(web, {
    action: `/lieta/${one.number}/piezime`,
    errors: again?.errors ?? [],
    ...(again === undefined ? {} : { formKey: again.formKey }),
    attrs: { id: 'note', 'data-ctrl-enter': true },
    body: [
      textArea({
        lang: web.lang,
        name: 'note',
        label: html`${texts.label} <kbd aria-hidden="true">p</kbd>`,
        hint: texts.hint,
        rows: 2,
        value: again?.typed,
        error: errorOf(again?.errors ?? [], 'note'),
        attrs: { placeholder: texts.placeholder, 'data-focus-key': 'p' },
      }),
      button({ text: html`${texts.add} <kbd aria-hidden="true">Ctrl ⏎</kbd>` }),
    ],
  })}</section>`;
}
