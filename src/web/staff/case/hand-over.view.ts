import type { Tx } from '../../../database/database.ts';
import { type Case, isOpen } from '../../../desk/cases/index.ts';
import { closingWords, type LikeMatters, likeMatters } from '../../../desk/hand-over/index.ts';
import { type PostChoice, postsOn } from '../../../desk/thread/index.ts';
import { parseId, type UnitId } from '../../../vocabulary/ids.ts';
import { HAND_OVER_REASONS } from '../../../vocabulary/words.ts';
import { button } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { radioField, tickBox } from '../../components/field.ts';
import { buttonForm, errorOf } from '../../components/form.ts';
import { attrs, type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import type { CaseView } from './load-case.ts';
import { type Again, FRESH, panel, postSelect } from './panels.view.ts';
import { caseTexts } from './texts.ts';
import { deskWords } from './words.ts';

/** What the question to whom a case is handed needs beside the case. */
export interface HandOverChoices {
  readonly posts: readonly PostChoice[];
  readonly like: readonly LikeMatters[];
}

export async function handOverChoices(web: WebRequest, tx: Tx, one: Case): Promise<HandOverChoices> {
  const [posts, like] = await Promise.all([postsOn(tx, web.today, null), likeMatters(tx, one.id)]);
  return { posts, like };
}

/** To whom and why, with who answered the like before and the words for the client. */
export function handOverPanel(
  web: WebRequest,
  view: CaseView,
  { posts, like }: HandOverChoices,
  again: Again = FRESH,
): Html {
  const texts = caseTexts(web.lang).panel.handOver;
  const reasons = deskWords(web.lang).reason;
  const to = again.typed['to'] ?? web.url.searchParams.get('kam') ?? '';
  const reason = again.typed['reason'] ?? (web.url.searchParams.has('kam') ? 'outside-my-competence' : undefined);
  return html`${suggestions(web, view, like)}${panel(web, view, again, {
    path: 'nodot',
    title: texts.title,
    lead: texts.lead,
    say: texts.do,
    fields: [
      postSelect(web.lang, posts, {
        name: 'to',
        label: texts.to,
        value: to,
        error: errorOf(again.errors, 'to'),
        wholeUnit: texts.wholeUnit,
      }),
      radioField({
        lang: web.lang,
        name: 'reason',
        label: texts.reason,
        value: reason,
        error: errorOf(again.errors, 'reason'),
        choices: HAND_OVER_REASONS.map((value) => ({ value, text: reasons[value] })),
      }),
      tickBox({
        lang: web.lang,
        name: 'told',
        label: texts.told,
        hint: wroteAlready(web, view),
        checked: again.typed['told'] === 'yes',
      }),
    ],
  })}${wordsToClient(web, view, posts, to)}`;
}

/** Units that answered the like, each a link that chooses it. */
function suggestions(web: WebRequest, { one }: CaseView, like: readonly LikeMatters[]): Html {
  if (like.length === 0) return nothing;
  const texts = caseTexts(web.lang).panel.handOver;
  const rows = like.map(
    (unit) =>
      html`<li><a${attrs({ href: `/lieta/${one.number}/nodot?kam=unit:${unit.unit}`, 'aria-label': `${texts.choose}: ${unit[web.lang]}` })}>${unit[web.lang]}</a>: ${texts.likeCount(unit.count)}</li>`,
  );
  return callout(
    'plain',
    texts.like,
    html`<ul class="like-matters">${rows}</ul><p><small>${texts.likeWhy}</small></p>`,
  );
}

/** 5.7.6: the closing words in both languages, the client's own first; to copy, or as an interim reply. */
function wordsToClient(web: WebRequest, { one, around }: CaseView, posts: readonly PostChoice[], to: string): Html {
  const texts = caseTexts(web.lang).panel.handOver;
  const known = postOf(posts, to);
  const first = around.client.language;
  const both = [first, first === 'lv' ? 'en' : 'lv'] as const;
  const words = both.map((lang, index) => {
    const unit = (lang === 'lv' ? known?.unit_lv : known?.unit_en) ?? caseTexts(lang).panel.handOver.someUnit;
    const said = closingWords(lang, { unit, phone: '', number: one.number });
    const id = `closing-words-${lang}`;
    const body = html`<div lang="${lang}" id="${id}">${said.map((line) => html`<p>${line}</p>`)}</div><div class="button-row">${button({ text: texts.copy, type: 'button', attrs: { 'data-copy': id, 'data-copied': texts.copied } })}</div>`;
    return index === 0
      ? body
      : html`<details><summary>${lang === 'lv' ? 'Latviski' : 'English'}</summary>${body}</details>`;
  });
  return html`<section class="case-panel closing-words" aria-label="${texts.words}"><h2>${texts.words}</h2><p class="lead">${texts.wordsWhen}</p>${words}${
    isOpen(one) &&
    web.mayI('reply.approve') &&
    html`${buttonForm(web, {
      action: `/lieta/${one.number}/nodot/starpatbilde`,
      button: button({ text: texts.interim }),
      fields: { to },
    })}<p><small>${texts.interimHint}</small></p>`
  }</section>`;
}

/** The unit that a value of the list of receivers names. */
export function postOf(posts: readonly PostChoice[], to: string): PostChoice | undefined {
  const unit = parseId<UnitId>(to.startsWith('unit:') ? to.slice(5) : (to.split('@')[1] ?? ''));
  return unit === null ? undefined : posts.find((post) => post.unit === unit);
}

/** That a letter of one's own has left already, which is how the client may know. */
function wroteAlready(web: WebRequest, { entries }: CaseView): string | undefined {
  const mine = entries.findLast((entry) => entry.what === 'reply' && entry.state !== 'draft');
  if (mine === undefined) return undefined;
  return caseTexts(web.lang).panel.handOver.wrote(sayWhen(web.lang, mine.at, web.now));
}
