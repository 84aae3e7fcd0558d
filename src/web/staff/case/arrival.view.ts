import type { Tx } from '../../../database/database.ts';
import { type Case, isOpen } from '../../../desk/cases/index.ts';
import { knownDirectory, lookup } from '../../../desk/directory/index.ts';
import { climbsNext, type HandOver, handOversOf, standingOffer } from '../../../desk/hand-over/index.ts';
import { actorFor, nameOf } from '../../../desk/workload/index.ts';
import { HAND_BACK_REASONS } from '../../../vocabulary/words.ts';
import { button, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { radioField, textArea } from '../../components/field.ts';
import { buttonForm, errorOf } from '../../components/form.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayShortDate, sayWhen } from '../../texts/say.ts';
import type { CaseView } from './load-case.ts';
import { type Again, FRESH, panel } from './panels.view.ts';
import { relationOf } from './refusals.ts';
import { caseTexts } from './texts.ts';
import { deskWords } from './words.ts';

/** Why a hand-over is not accepted; back to whoever had it, or up. */
export function handBackPanel(web: WebRequest, view: CaseView, arrived: Arrived, again: Again = FRESH): Html {
  const { offer, from, climbs } = arrived;
  const texts = caseTexts(web.lang).panel.handBack;
  const reasons = deskWords(web.lang).handBack;
  const to = [from, offer?.from_holder === offer?.made_by ? (offer?.maker ?? '') : ''].filter(Boolean).join(', ');
  return panel(web, view, again, {
    path: 'atteikt',
    title: texts.title,
    ...(offer === null ? {} : { lead: climbs ? texts.climbs : texts.lead(to) }),
    say: texts.do,
    fields: [
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

/** The last hand-over of a case as somebody sees it. */
export interface Arrived {
  /** The one that this person may hand back. */
  readonly offer: HandOver | null;
  /** The name of the unit it came from. */
  readonly from: string;
  /** Handed back, it would go to the common head. */
  readonly climbs: boolean;
  readonly last: HandOver | null;
}

export async function arrived(web: WebRequest, deps: PageDeps, tx: Tx, one: Case): Promise<Arrived> {
  const handOvers = isOpen(one) && web.me !== null ? await handOversOf(tx, one.id) : [];
  const [last = null] = handOvers;
  const mayAnswer = last !== null && web.me !== null && web.mayI('case.write', relationOf(one));
  const offer = mayAnswer ? standingOffer(handOvers, one, web.me.employee, web.now) : null;
  if (offer === null) return { offer, from: '', climbs: false, last };
  const unit = lookup(await knownDirectory(web.deps.database, tx)).units.get(offer.from_unit);
  const from = (web.lang === 'lv' ? unit?.nameLv : unit?.nameEn) ?? '';
  return { offer, from, climbs: climbsNext(deps.desk, handOvers), last };
}

/** How the case came here, above its thread: who handed it over and until when it can be handed back; or who did that and why. */
export async function arrivalOf(web: WebRequest, deps: PageDeps, tx: Tx, one: Case): Promise<Html> {
  const [came, away] = await Promise.all([cameView(web, deps, tx, one), holderAway(web, tx, one)]);
  return html`${away}${came}`;
}

/** 5.2.3: that the holder is away today and who acts; taken over by one press where that is the reader. */
async function holderAway(web: WebRequest, tx: Tx, one: Case): Promise<Html> {
  const me = web.me?.employee;
  if (one.holder === null || one.holder === me || !isOpen(one)) return nothing;
  const directory = await knownDirectory(web.deps.database, tx);
  const away = actorFor(directory, one.holder, web.today);
  if (away === null) return nothing;
  const texts = caseTexts(web.lang).holderAway;
  const title = texts.title(nameOf(directory, one.holder), sayShortDate(web.lang, away.until, web.today));
  if (away.actor !== me) {
    const acts = away.actor === null ? texts.nobody : texts.acts(nameOf(directory, away.actor));
    return callout('plain', title, html`<p>${acts}</p>`);
  }
  const take = buttonForm(web, {
    action: '/slodze/parnemt',
    button: button({ text: texts.take }),
    fields: { id: one.id },
  });
  return callout('accent', title, html`<p>${texts.me}</p>${take}`);
}

async function cameView(web: WebRequest, deps: PageDeps, tx: Tx, one: Case): Promise<Html> {
  const texts = caseTexts(web.lang).offer;
  const words = deskWords(web.lang);
  const { offer, last } = await arrived(web, deps, tx, one);
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
