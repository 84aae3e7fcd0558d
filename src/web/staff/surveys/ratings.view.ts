import type { ToldAnswer } from '../../../desk/surveys/index.ts';
import { scoreWords } from '../../citizen/survey/question.view.ts';
import { badge } from '../../components/badge.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import { ratingsTexts } from './texts.ts';

/** One rating in a list: the visit, what was said, by when it is looked at or what was done. */
export function ratingRow(request: WebRequest, one: ToldAnswer): Html {
  const { lang, now } = request;
  const texts = ratingsTexts(lang);
  const isOpen = one.low && one.followed_at === null;
  return html`<article class="rating" id="v-${one.visit}"><header>${one.low ? html`<a href="/vertejumi/${one.visit}">${one.number}</a>` : html`<strong>${one.number}</strong>`}<span>${lang === 'lv' ? one.service_lv : one.service_en}</span>${scoreMark(request, one)}</header>${wordsOf(request, one)}<p class="rating-about"><small>${
    lang === 'lv' ? one.unit_lv : one.unit_en
  } · ${sayWhen(lang, one.at, now)} · ${texts.way[one.way]}</small>${
    isOpen && one.due_at !== null && html` <small>· ${texts.due(sayWhen(lang, one.due_at, now))}</small>`
  }</p>${isOpen ? html`<p><a class="button" href="/vertejumi/${one.visit}">${texts.open}</a></p>` : doneWords(request, one)}</article>`;
}

export function scoreMark({ lang }: Pick<WebRequest, 'lang'>, { score, low }: ToldAnswer): Html {
  const words = scoreWords({ overall: true, scale: 5 }, score, lang);
  return badge(ratingsTexts(lang).score(words, score), low ? 'late' : 'plain');
}

export function wordsOf({ lang }: Pick<WebRequest, 'lang'>, { words }: ToldAnswer): Html {
  return words === ''
    ? html`<p class="rating-none">${ratingsTexts(lang).noWords}</p>`
    : html`<blockquote class="rating-words">${words}</blockquote>`;
}

/** What was done, by whom and when; nothing while it waits. */
export function doneWords({ lang, now }: WebRequest, one: ToldAnswer): Html {
  if (one.followed_at === null) return nothing;
  const texts = ratingsTexts(lang);
  return html`<div class="rating-done"><p><strong>${texts.done}:</strong> ${one.follow_words}</p><p><small>${texts.doneBy(one.followed_by ?? '', sayWhen(lang, one.followed_at, now))} · ${one.client_reached === true ? texts.wasReached : texts.wasNotReached}</small></p></div>`;
}
