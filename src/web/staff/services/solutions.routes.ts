import { randomUUIDv7 } from 'node:crypto';
import {
  endSolution,
  firstFree,
  inLanguage,
  MOST_SOLUTIONS,
  mayWriteService,
  restoreSolution,
  saveSolution,
  type ServiceCard,
  serviceCard,
} from '../../../desk/services/index.ts';
import { parseId, type ServiceId } from '../../../vocabulary/ids.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { form } from '../../components/form.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { readForm, text, whole } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { notYours, refused } from './edit.routes.ts';
import { fieldsOf, type Typed, typedOf } from './fields.ts';
import { refusalAt, sayRefusal } from './say-refusal.ts';
import { servicesTexts } from './texts.ts';

const WRITE = { action: 'service.write', audience: 'staff' } as const;
const PATH = '/pakalpojums/:id/risinajumi';
const UNDO_SECONDS = 30;

/** 6.4: what can be offered for a service, each with its key. `jauns` stands for one that is not there yet. */
export function solutionsRoutes(): Route[] {
  return [
    defineRoute({
      ...WRITE,
      method: 'GET',
      path: `${PATH}/:solution`,
      handle: (request, { params }) =>
        request.read(async (tx) => {
          const id = parseId<ServiceId>(params['id']);
          const card = id && (await serviceCard(tx, id));
          if (!card) return refuse(404);
          if (!mayWriteService(request.identity, card.unit)) return notYours(request);
          const typed = begin(card, params['solution']);
          return typed === null
            ? refuse(404)
            : editPage(request, card, params['solution'] ?? '', { typed, errors: [] });
        }),
    }),
    defineRoute({
      ...WRITE,
      method: 'POST',
      path: `${PATH}/:solution`,
      handle(request, { params, body }) {
        const { lang } = request;
        const id = parseId<ServiceId>(params['id']);
        const given = params['solution'] ?? '';
        if (id === null || !isOne(given)) return refuse(404);
        const t = servicesTexts(lang).solution;
        return answerOnce(request, body, async (tx) => {
          const card = await serviceCard(tx, id);
          if (card === null || begin(card, given) === null) return refuse(404);
          const read = readForm(
            {
              n: whole({ required: true, min: 1, max: MOST_SOLUTIONS }),
              textLv: text({ required: true, max: 200 }),
              textEn: text({ max: 200 }),
              nextLv: text({ max: 500 }),
              nextEn: text({ max: 500 }),
            },
            body,
            t,
            lang,
          );
          if (!read.ok) return editPage(request, card, given, read);
          const { n, textLv, textEn, nextLv, nextEn } = read.values;
          const solution = {
            id: given === 'jauns' ? randomUUIDv7() : given,
            n,
            text: { lv: textLv, en: textEn ?? '' },
            next: { lv: nextLv ?? '', en: nextEn ?? '' },
          };
          const done = await saveSolution(tx, id, solution, request.now);
          if (!('refused' in done)) return redirect(`/pakalpojums/${id}`, servicesTexts(lang).edit.saved);
          if (done.refused === 'not-allowed') return notYours(request);
          return editPage(request, card, given, {
            typed: typedOf(body),
            errors: [refusalAt(lang, done)],
            formKey: read.formKey,
          });
        });
      },
    }),
    end('beigt'),
    end('atjaunot'),
  ];
}

function end(deed: 'beigt' | 'atjaunot'): Route {
  return defineRoute({
    ...WRITE,
    method: 'POST',
    path: `${PATH}/:solution/${deed}`,
    handle(request, { params, body }) {
      const id = parseId<ServiceId>(params['id']);
      const solution = params['solution'] ?? '';
      if (id === null || !isOne(solution)) return refuse(404);
      const t = servicesTexts(request.lang).solution;
      return answerOnce(request, body, async (tx) => {
        const change = deed === 'beigt' ? endSolution : restoreSolution;
        const done = await change(tx, id, solution, request.now);
        if ('refused' in done) return refused(request, done.refused, sayRefusal(request.lang, done));
        if (deed === 'atjaunot') return redirect(`/pakalpojums/${id}`, t.restored);
        const action = `/pakalpojums/${id}/risinajumi/${solution}/atjaunot`;
        return redirect(`/pakalpojums/${id}`, { say: t.ended, undo: { action, seconds: UNDO_SECONDS } });
      });
    },
  });
}

/** The address of a solution: its id, or the word for a new one. */
function isOne(given: string): boolean {
  return given === 'jauns' || parseId(given) !== null;
}

function begin(card: ServiceCard, given: string | undefined): Readonly<Record<string, string>> | null {
  if (given === 'jauns') return { n: String(firstFree(card.solutions.map(({ n }) => n)) ?? MOST_SOLUTIONS) };
  const found = card.solutions.find(({ id }) => id === given);
  return found === undefined
    ? null
    : {
        n: String(found.n),
        textLv: found.text.lv,
        textEn: found.text.en,
        nextLv: found.next.lv,
        nextEn: found.next.en,
      };
}

function editPage(request: WebRequest, card: ServiceCard, given: string, typed: Typed): Answer {
  const texts = servicesTexts(request.lang);
  const t = texts.solution;
  const fields = fieldsOf(request, typed);
  return page(request, {
    title: given === 'jauns' ? t.titleNew : t.title,
    over: html`<a href="/pakalpojumi">${texts.title}</a> · <a href="/pakalpojums/${card.id}">${inLanguage(card.name, request.lang)}</a>`,
    current: 'services',
    status: typed.errors.length > 0 ? 422 : 200,
    body: form(request, {
      action: `/pakalpojums/${card.id}/risinajumi/${given}`,
      errors: typed.errors,
      ...(typed.formKey === undefined ? {} : { formKey: typed.formKey }),
      attrs: { class: 'service-form' },
      body: [
        fields.number('n', t.n, { required: true, hint: t.nHint }),
        fields.pair(
          fields.line('textLv', t.textLv, { required: true, hint: t.textLvHint }),
          fields.line('textEn', t.textEn),
        ),
        fields.pair(
          fields.lines('nextLv', t.nextLv, { max: 500, hint: t.nextLvHint }),
          fields.lines('nextEn', t.nextEn, { max: 500 }),
        ),
        buttonRow(
          button({ text: texts.edit.save, kind: 'primary' }),
          linkButton({ text: texts.edit.cancel, href: `/pakalpojums/${card.id}` }),
        ),
      ],
    }),
  });
}
