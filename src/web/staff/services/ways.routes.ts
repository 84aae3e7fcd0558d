import { randomUUIDv7 } from 'node:crypto';
import {
  endWay,
  inLanguage,
  mayWriteService,
  restoreWay,
  saveWay,
  type ServiceCard,
  serviceCard,
} from '../../../desk/services/index.ts';
import { parseId, type ServiceId } from '../../../vocabulary/ids.ts';
import { SERVICE_WAYS } from '../../../vocabulary/words.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { dateField } from '../../components/field.ts';
import { errorOf, form } from '../../components/form.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { date, oneOf, readForm, text } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { notYours, refused } from './edit.routes.ts';
import { fieldsOf, type Typed, typedOf } from './fields.ts';
import { refusalAt, sayRefusal } from './say-refusal.ts';
import { servicesTexts } from './texts.ts';

const WRITE = { action: 'service.write', audience: 'staff' } as const;
const PATH = '/pakalpojums/:id/veidi';
const UNDO_SECONDS = 30;

/** 6.11: other ways to a service, with the day since which they are there. `jauns` stands for a new one. */
export function waysRoutes(): Route[] {
  return [
    defineRoute({
      ...WRITE,
      method: 'GET',
      path: `${PATH}/:way`,
      handle: (request, { params }) =>
        request.read(async (tx) => {
          const id = parseId<ServiceId>(params['id']);
          const card = id && (await serviceCard(tx, id));
          if (!card) return refuse(404);
          if (!mayWriteService(request.identity, card.unit)) return notYours(request);
          const typed = begin(request, card, params['way']);
          return typed === null ? refuse(404) : editPage(request, card, params['way'] ?? '', { typed, errors: [] });
        }),
    }),
    defineRoute({
      ...WRITE,
      method: 'POST',
      path: `${PATH}/:way`,
      handle(request, { params, body }) {
        const { lang } = request;
        const id = parseId<ServiceId>(params['id']);
        const given = params['way'] ?? '';
        if (id === null || !isOne(given)) return refuse(404);
        const t = servicesTexts(lang).wayEdit;
        return answerOnce(request, body, async (tx) => {
          const card = await serviceCard(tx, id);
          if (card === null || begin(request, card, given) === null) return refuse(404);
          const read = readForm(
            {
              kind: oneOf(SERVICE_WAYS, { required: true }),
              at: text({ required: true, max: 300 }),
              noteLv: text({ max: 300 }),
              noteEn: text({ max: 300 }),
              since: date({ required: true }),
            },
            body,
            t,
            lang,
          );
          if (!read.ok) return editPage(request, card, given, read);
          const { kind, at, noteLv, noteEn, since } = read.values;
          const way = {
            id: given === 'jauns' ? randomUUIDv7() : given,
            kind,
            at,
            note: { lv: noteLv ?? '', en: noteEn ?? '' },
            since,
          };
          const done = await saveWay(tx, id, way);
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
    path: `${PATH}/:way/${deed}`,
    handle(request, { params, body }) {
      const id = parseId<ServiceId>(params['id']);
      const way = params['way'] ?? '';
      if (id === null || !isOne(way)) return refuse(404);
      const t = servicesTexts(request.lang).wayEdit;
      return answerOnce(request, body, async (tx) => {
        const done = deed === 'beigt' ? await endWay(tx, id, way, request.now) : await restoreWay(tx, id, way);
        if ('refused' in done) return refused(request, done.refused, sayRefusal(request.lang, done));
        if (deed === 'atjaunot') return redirect(`/pakalpojums/${id}`, t.restored);
        const action = `/pakalpojums/${id}/veidi/${way}/atjaunot`;
        return redirect(`/pakalpojums/${id}`, { say: t.ended, undo: { action, seconds: UNDO_SECONDS } });
      });
    },
  });
}

function isOne(given: string): boolean {
  return given === 'jauns' || parseId(given) !== null;
}

function begin(
  { today }: WebRequest,
  card: ServiceCard,
  given: string | undefined,
): Readonly<Record<string, string>> | null {
  if (given === 'jauns') return { since: today.toString() };
  const found = card.ways.find(({ id }) => id === given);
  return found === undefined
    ? null
    : {
        kind: found.kind,
        at: found.at,
        noteLv: found.note.lv,
        noteEn: found.note.en,
        since: found.since.toString(),
      };
}

function editPage(request: WebRequest, card: ServiceCard, given: string, typed: Typed): Answer {
  const { lang } = request;
  const texts = servicesTexts(lang);
  const t = texts.wayEdit;
  const fields = fieldsOf(request, typed);
  return page(request, {
    title: given === 'jauns' ? t.titleNew : t.title,
    over: html`<a href="/pakalpojumi">${texts.title}</a> · <a href="/pakalpojums/${card.id}">${inLanguage(card.name, lang)}</a>`,
    current: 'services',
    status: typed.errors.length > 0 ? 422 : 200,
    body: form(request, {
      action: `/pakalpojums/${card.id}/veidi/${given}`,
      errors: typed.errors,
      ...(typed.formKey === undefined ? {} : { formKey: typed.formKey }),
      attrs: { class: 'service-form' },
      body: [
        fields.choice(
          'kind',
          t.kind,
          SERVICE_WAYS.map((kind) => ({ value: kind, text: texts.way[kind] })),
          { required: true },
        ),
        fields.line('at', t.at, { required: true, max: 300, hint: t.atHint }),
        fields.pair(fields.line('noteLv', t.noteLv, { max: 300 }), fields.line('noteEn', t.noteEn, { max: 300 })),
        dateField({
          lang,
          name: 'since',
          label: t.since,
          hint: t.sinceHint,
          value: typed.typed['since'] ?? '',
          error: errorOf(typed.errors, 'since'),
          required: true,
        }),
        buttonRow(
          button({ text: texts.edit.save, kind: 'primary' }),
          linkButton({ text: texts.edit.cancel, href: `/pakalpojums/${card.id}` }),
        ),
      ],
    }),
  });
}
