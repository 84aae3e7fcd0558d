import type { Tx } from '../../../database/database.ts';
import { type Case, isOpen } from '../../../desk/cases/index.ts';
import {
  closingWords,
  type HandOver,
  handOversOf,
  type LikeMatters,
  likeMatters,
  standingOffer,
} from '../../../desk/hand-over/index.ts';
import { knownDirectory, lookup } from '../../../desk/directory/index.ts';
import { type PostChoice, postsOn } from '../../../desk/thread/index.ts';
import { parseId, type UnitId } from '../../../vocabulary/ids.ts';
import { HAND_BACK_REASONS, HAND_OVER_REASONS } from '../../../vocabulary/words.ts';
import { button, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { hiddenField, radioField, textArea, tickBox } from '../../components/field.ts';
import { buttonForm, errorOf } from '../../components/form.ts';
import { attrs, type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import type { CaseView } from './load-case.ts';
import { type Again, FRESH, panel, postSelect } from './panels.view.ts';
import { relationOf } from './refusals.ts';
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

/** Why a hand-over is not accepted; back to whoever had it, or up. */
export function handBackPanel(
  web: WebRequest,
  view: CaseView,
  offer: HandOver | null,
  unit: string,
  again: Again = FRESH,
): Html {
  const texts = caseTexts(web.lang).panel.handBack;
  const reasons = deskWords(web.lang).handBack;
  const to =
    offer === null ? '' : [unit, offer.from_holder === offer.made_by ? offer.maker : ''].filter(Boolean).join(', ');
  return panel(web, view, again, {
    path: 'atteikt',
    title: texts.title,
    ...(offer === null ? {} : { lead: texts.lead(to) }),
    say: texts.do,
    fields: [
      hiddenField('offer', offer?.id ?? ''),
      radioField({
        lang: web.lang,
        name: 'reason',
        label: texts.reason,
        value: again.typed['reason'],
        error: errorOf(again.errors, 'reason'),
        choices: HAND_BACK_REASONS.map((value) => ({ value, text: reasons[value] })),
      }),
      textArea({
        lang: web.lang,
        name: 'words',
        label: texts.words,
        hint: texts.wordsHint,
        rows: 2,
        max: 500,
        value: again.typed['words'],
        error: errorOf(again.errors, 'words'),
      }),
    ],
  });
}

/** The hand-over that this person may hand back, with the name of the unit it came from. */
export async function offerOf(
  web: WebRequest,
  tx: Tx,
  one: Case,
): Promise<{ readonly offer: HandOver | null; readonly from: string; readonly last: HandOver | null }> {
  const handOvers = isOpen(one) && web.me !== null ? await handOversOf(tx, one.id) : [];
  const [last = null] = handOvers;
  if (last === null || web.me === null) return { offer: null, from: '', last };
  const offer = web.mayI('case.write', relationOf(one))
    ? standingOffer(handOvers, one, web.me.employee, web.now)
    : null;
  const unit =
    offer === null ? undefined : lookup(await knownDirectory(web.deps.database, tx)).units.get(offer.from_unit);
  return { offer, from: (web.lang === 'lv' ? unit?.nameLv : unit?.nameEn) ?? '', last };
}

/** How the case came here, above its thread: who handed it over and until when it can be handed back; or who did that and why. */
export async function arrivalOf(web: WebRequest, tx: Tx, one: Case): Promise<Html> {
  const texts = caseTexts(web.lang).offer;
  const words = deskWords(web.lang);
  const { offer, last } = await offerOf(web, tx, one);
  if (offer !== null && offer.back_until !== null) {
    const until = sayWhen(web.lang, offer.back_until, web.now);
    return callout(
      'accent',
      texts.title(offer.maker),
      html`<p>${texts.say(words.reason[offer.reason].toLowerCase(), until)}</p><p>${linkButton({ text: texts.do, href: `/lieta/${one.number}/atteikt`, key: 'r' })}</p>`,
    );
  }
  const isBack = last?.answer === 'returned' && last.back_unit === one.unit && last.back_holder === one.holder;
  if (!isBack || last.back_reason === null || !isOpen(one)) return nothing;
  const decides = last.climbed && one.holder === web.me?.employee;
  return callout(
    'near',
    `${texts.back(last.answerer ?? '')}: ${words.handBack[last.back_reason].toLowerCase()}`,
    html`${last.back_words !== null && html`<p>${web.lang === 'lv' ? `„${last.back_words}”` : `“${last.back_words}”`}</p>`}${decides && html`<p>${texts.decide}</p>`}`,
  );
}
