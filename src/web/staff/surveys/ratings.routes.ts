import {
  followUp,
  lowAnswer,
  TOLD_LISTS,
  type ToldAnswer,
  toldAnswers,
  type ToldList,
} from '../../../desk/surveys/index.ts';
import { parseId, type VisitId } from '../../../vocabulary/ids.ts';
import { button } from '../../components/button.ts';
import { checkField, textArea } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { facts, list } from '../../components/list.ts';
import { emptyState } from '../../components/states.ts';
import { tabs } from '../../components/tabs.ts';
import { type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { readForm, text, ticked } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayCount, sayWhen } from '../../texts/say.ts';
import { doneWords, ratingRow, scoreMark, wordsOf } from './ratings.view.ts';
import { ratingsTexts } from './texts.ts';

/** The most that one list shows: what is not looked at should never be so much. */
const SHOWN = 100;
const LIST_WORDS: Readonly<Record<ToldList, string | null>> = { open: null, done: 'izskatitie', words: 'piebildes' };
const FIELDS = { darits: text({ required: true, max: 2000 }), sazinajos: ticked() };

/** 5.6.3: what clients rated low or wrote, for heads; what was done about it. */
export function ratingsRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/vertejumi',
      action: 'report.read',
      audience: 'staff',
      handle: (request, { query }) => ratingsPage(request, query['skats']),
    }),
    defineRoute({
      method: 'GET',
      path: '/vertejumi/:visit',
      action: 'report.read',
      audience: 'staff',
      async handle(request, { params }) {
        const one = await answerOf(request, params['visit']);
        return one === null ? refuse(404) : ratingPage(request, one);
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/vertejumi/:visit',
      action: 'report.read',
      audience: 'staff',
      async handle(request, { params, body }) {
        const one = await answerOf(request, params['visit']);
        if (one === null) return refuse(404);
        const texts = ratingsTexts(request.lang);
        const read = readForm(FIELDS, body, { darits: texts.words, sazinajos: texts.reached }, request.lang);
        if (!read.ok) return ratingPage(request, one, { ...read, status: 422 });
        const { darits: words, sazinajos } = read.values;
        const done = await followUp(deps.desk, request.identity, {
          visit: one.visit,
          words,
          reached: sazinajos === true,
        });
        if (!('refused' in done)) return redirect('/vertejumi', texts.saved);
        if (done.refused === 'no-such-answer') return refuse(404);
        if (done.refused === 'followed-up') return redirect(`/vertejumi/${one.visit}`, texts.faster);
        return ratingPage(request, one);
      },
    }),
  ];
}

async function answerOf(request: WebRequest, given: string | undefined): Promise<ToldAnswer | null> {
  const id = parseId<VisitId>(given);
  return id === null ? null : request.read((tx) => lowAnswer(tx, id));
}

async function ratingsPage(request: WebRequest, asked: string | undefined): Promise<Answer> {
  const { lang } = request;
  const texts = ratingsTexts(lang);
  const which = TOLD_LISTS.find((one) => LIST_WORDS[one] === (asked ?? null)) ?? 'open';
  const rows = await request.read((tx) => toldAnswers(tx, which, SHOWN));
  const hrefOf = (one: ToldList) => (LIST_WORDS[one] === null ? '/vertejumi' : `/vertejumi?skats=${LIST_WORDS[one]}`);
  const { one, many, none } = texts.count;
  return page(request, {
    title: texts.title,
    over: html`<a href="/standarts/5.6.3">5.6.3.</a>`,
    lead: texts.lead,
    current: 'standard',
    ...(request.me === null ? {} : { live: request.me.identity.units.map((unit) => `unit:${unit}`).slice(0, 15) }),
    body: html`${tabs(
      texts.title,
      TOLD_LISTS.map((name) => ({ text: texts.lists[name], href: hrefOf(name), current: name === which })),
    )}${
      rows.length === 0
        ? emptyState({ title: texts.none[which], say: texts.noneSay })
        : list({
            rows: rows.map((row) => ratingRow(request, row)),
            count: sayCount(lang, rows.length, [one, many, none], [one, many]),
            order: texts.order[which],
          })
    }`,
  });
}

interface Again {
  readonly errors: readonly FieldError[];
  readonly typed: Readonly<Record<string, string>>;
  readonly formKey: string;
  readonly status: number;
}

function ratingPage(request: WebRequest, one: ToldAnswer, again: Again | null = null): Answer {
  const { lang, now } = request;
  const texts = ratingsTexts(lang);
  return page(request, {
    title: texts.one(one.number),
    over: html`<a href="/vertejumi">${texts.title}</a>`,
    lead: html`${scoreMark(request, one)}${one.due_at !== null && html` ${texts.due(sayWhen(lang, one.due_at, now))}`}`,
    current: 'standard',
    ...(again === null ? {} : { status: again.status }),
    body: html`<section class="section">${wordsOf(request, one)}</section>${
      one.followed_at === null
        ? html`<section class="section">${followForm(request, one, again)}</section>`
        : doneWords(request, one)
    }`,
    aside: html`<section><h2>${texts.facts.title}</h2>${facts([
      [texts.facts.service, lang === 'lv' ? one.service_lv : one.service_en],
      [texts.facts.place, one.place],
      [texts.facts.unit, lang === 'lv' ? one.unit_lv : one.unit_en],
      [texts.facts.ended, sayWhen(lang, one.ended_at, now)],
      [texts.facts.rated, `${sayWhen(lang, one.at, now)}, ${texts.way[one.way]}`],
      [texts.facts.client, one.reachable ? texts.reachable : texts.unreachable],
    ])}</section>`,
  });
}

function followForm(request: WebRequest, one: ToldAnswer, again: Again | null): Html {
  const { lang } = request;
  const texts = ratingsTexts(lang);
  const errors = again?.errors ?? [];
  return form(request, {
    action: `/vertejumi/${one.visit}`,
    errors,
    ...(again === null ? {} : { formKey: again.formKey }),
    body: [
      textArea({
        lang,
        name: 'darits',
        label: texts.words,
        hint: texts.wordsHint,
        required: true,
        value: again?.typed['darits'],
        error: errorOf(errors, 'darits'),
      }),
      checkField({
        lang,
        name: 'sazinajos',
        label: texts.reached,
        choices: [{ value: 'yes', text: texts.yes }],
        values: again?.typed['sazinajos'] === 'yes' ? ['yes'] : [],
      }),
      button({ text: texts.save, kind: 'primary' }),
    ],
  });
}
