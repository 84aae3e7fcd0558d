import type { SurveyStanding } from '../../desk/surveys/index.ts';
import { questionForm } from '../citizen/survey/question.view.ts';
import { linkButton } from '../components/button.ts';
import { attrs, type Content, type Html, html } from '../html.ts';
import { document } from '../layout/document.ts';
import type { Answer } from '../server/answer.ts';
import type { WebRequest } from '../server/web-request.ts';
import type { Language } from '../../vocabulary/words.ts';
import { tabletTexts } from './texts.ts';

interface Switch {
  readonly lang: Language;
  readonly href: string;
}

interface Shown {
  readonly title: string;
  readonly over?: string;
  readonly say?: Content;
  readonly body?: Content;
  /** To the same in the other language, for this client alone. */
  readonly switches?: readonly Switch[];
  /** Until when it stands; `null`: until something happens. */
  readonly until: Temporal.Instant | null;
}

export function idlePage(request: WebRequest, number: string): Answer {
  const texts = tabletTexts(request.lang);
  const english = tabletTexts('en');
  // Whoever comes next has not said in which language: both stand here.
  const say = html`${texts.idleSay}<br><span lang="en">${english.idle} ${english.idleSay}</span>`;
  return shown(request, { over: texts.desk(number), title: texts.idle, say, until: null });
}

export function questionPage(
  request: WebRequest,
  options: {
    readonly action: string;
    readonly code: string;
    readonly switches: readonly Switch[];
    readonly standing: Extract<SurveyStanding, { state: 'asks' }>;
    readonly until: Temporal.Instant;
  },
): Answer {
  const texts = tabletTexts(request.lang);
  const { question, nth, of } = options.standing;
  return shown(request, {
    over: texts.nth(nth, of),
    title: question.ask[request.lang],
    body: html`${questionForm(request, {
      question,
      action: options.action,
      fields: html`<input type="hidden" name="kods" value="${options.code}"><input type="hidden" name="val" value="${request.lang}">`,
    })}<p class="survey-who">${texts.who}</p>`,
    switches: options.switches,
    until: options.until,
  });
}

export function thanksPage(request: WebRequest, number: string, until: Temporal.Instant): Answer {
  const texts = tabletTexts(request.lang);
  return shown(request, { over: texts.desk(number), title: texts.thanks, say: texts.thanksSay, until });
}

export function unpairedPage(request: WebRequest): Answer {
  const texts = tabletTexts(request.lang);
  return {
    answer: 'page',
    status: 403,
    framed: () =>
      frame(
        request,
        texts.title,
        html`<h1>${texts.unpaired}</h1><p class="say">${texts.unpairedSay}</p><p class="say">${linkButton({ text: texts.pair, href: '/ierice', kind: 'primary' })}</p>`,
        false,
      ),
  };
}

function shown(request: WebRequest, { title, over, say, body, switches = [], until }: Shown): Answer {
  const texts = tabletTexts(request.lang);
  const state = attrs({
    listen: '/plansete/jaunumi',
    until: until === null ? null : String(until.epochMilliseconds),
    now: String(request.now.epochMilliseconds),
    'data-lost': texts.lost,
  });
  const content = html`<l-tablet${state}></l-tablet><div class="tablet-said" aria-live="polite">${over !== undefined && html`<p class="tagline">${over}</p>`}<h1>${title}</h1>${
    say !== undefined && html`<p class="say">${say}</p>`
  }</div>${body}`;
  return { answer: 'page', status: 200, framed: () => frame(request, title, content, true, switches) };
}

function frame(
  request: WebRequest,
  title: string,
  content: Html,
  listens: boolean,
  switches: readonly Switch[] = [],
): Html {
  const texts = tabletTexts(request.lang);
  const others = switches.map(
    ({ lang, href }) =>
      html`<a${attrs({ href, lang, hreflang: lang, 'aria-current': lang === request.lang ? 'true' : null })}>${texts.languages[lang]}</a>`,
  );
  return document(
    request,
    { title, unlisted: true, ...(listens ? { modules: ['tablet'] } : {}) },
    html`<div class="tablet"><header>${switches.length > 0 && html`<nav aria-label="${texts.language}">${others}</nav>`}</header><main id="content" tabindex="-1">${content}</main></div>`,
  );
}
