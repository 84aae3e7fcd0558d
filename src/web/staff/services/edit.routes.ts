import { directoryAt, holdsOn, type Directory } from '../../../desk/directory/index.ts';
import { endService, inLanguage, mayWriteService, saveService, serviceCard } from '../../../desk/services/index.ts';
import { newId } from '../../../desk/context.ts';
import { parseId, type ServiceId, type UnitId } from '../../../vocabulary/ids.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { dateField, tickBox } from '../../components/field.ts';
import { errorOf, form } from '../../components/form.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { unitName } from '../directory/say.ts';
import { fieldsOf, type Typed } from './fields.ts';
import { BOTH_PARTS, cardToFields, readServiceForm } from './read-service-form.ts';
import { refusalAt, sayRefusal } from './say-refusal.ts';
import { servicesTexts } from './texts.ts';

const WRITE = { action: 'service.write', audience: 'staff' } as const;
const UNDO_SECONDS = 30;

/** Writing the card of a service, ending it and giving it again. */
export function editRoutes(): Route[] {
  return [
    defineRoute({
      ...WRITE,
      method: 'GET',
      path: '/pakalpojumi/jauns',
      async handle(request) {
        const directory = await request.read((tx) => directoryAt(tx));
        const units = unitsFor(request, directory);
        const [only] = units;
        const typed = {
          usualMinutes: '10',
          byAppointment: 'yes',
          walkIn: 'yes',
          from: request.today.toString(),
          unit: units.length === 1 && only !== undefined ? only.value : '',
        };
        return editPage(request, directory, null, { typed, errors: [] });
      },
    }),
    defineRoute({
      ...WRITE,
      method: 'POST',
      path: '/pakalpojumi/jauns',
      handle: (request, { body }) => save(request, null, body),
    }),
    defineRoute({
      ...WRITE,
      method: 'GET',
      path: '/pakalpojums/:id/labot',
      handle: (request, { params }) =>
        request.read(async (tx) => {
          const id = parseId<ServiceId>(params['id']);
          const card = id && (await serviceCard(tx, id));
          if (!card) return refuse(404);
          if (!mayWriteService(request.identity, card.unit)) return notYours(request);
          return editPage(request, await directoryAt(tx), card.id, { typed: cardToFields(card), errors: [] });
        }),
    }),
    defineRoute({
      ...WRITE,
      method: 'POST',
      path: '/pakalpojums/:id/labot',
      handle(request, { params, body }) {
        const id = parseId<ServiceId>(params['id']);
        return id === null ? refuse(404) : save(request, id, body);
      },
    }),
    endRoute('beigt'),
    endRoute('atjaunot'),
  ];
}

function endRoute(deed: 'beigt' | 'atjaunot'): Route {
  return defineRoute({
    ...WRITE,
    method: 'POST',
    path: `/pakalpojums/:id/${deed}`,
    handle(request, { params, body }) {
      const id = parseId<ServiceId>(params['id']);
      if (id === null) return refuse(404);
      const t = servicesTexts(request.lang).edit;
      return answerOnce(request, body, async (tx) => {
        const done = await endService(tx, id, deed === 'beigt' ? request.today : null);
        if ('refused' in done) return refused(request, done.refused, sayRefusal(request.lang, done));
        if (deed === 'atjaunot') return redirect(`/pakalpojums/${id}`, t.restored);
        const card = await serviceCard(tx, id);
        const say = t.ended(card === null ? '' : inLanguage(card.name, request.lang));
        return redirect(`/pakalpojums/${id}`, {
          say,
          undo: { action: `/pakalpojums/${id}/atjaunot`, seconds: UNDO_SECONDS },
        });
      });
    },
  });
}

/** A refusal that has no field to stand at. */
export function refused(request: WebRequest, why: string, say: string): Answer {
  if (why === 'not-allowed') return notYours(request);
  return why === 'unknown-service' ? refuse(404) : refuse(409, say);
}

export function notYours({ lang }: WebRequest): Answer {
  return refuse(403, servicesTexts(lang).refused['not-allowed']);
}

function save(request: WebRequest, id: ServiceId | null, body: FormBody): Promise<Answer> {
  return answerOnce(request, body, async (tx) => {
    const directory = await directoryAt(tx);
    const ids = directory.units.map((unit) => unit.id);
    const read = readServiceForm(request, id ?? newId<ServiceId>(), ids, body);
    if (!('service' in read)) return editPage(request, directory, id, read);
    if (id !== null && (await serviceCard(tx, id)) === null) return refuse(404);
    const done = await saveService(tx, read.service);
    if (!('refused' in done))
      return redirect(`/pakalpojums/${read.service.id}`, servicesTexts(request.lang).edit.saved);
    if (done.refused === 'not-allowed') return notYours(request);
    const typed = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value ?? '')]));
    return editPage(request, directory, id, {
      typed,
      errors: [refusalAt(request.lang, done)],
      formKey: String(body['_form'] ?? ''),
    });
  });
}

/** The units for which this person may write services, of today. */
function unitsFor({ identity, today, lang }: WebRequest, directory: Directory): { value: UnitId; text: string }[] {
  return directory.units
    .filter((unit) => holdsOn(unit, today) && mayWriteService(identity, unit.id))
    .map((unit) => ({ value: unit.id, text: unitName(lang, unit) }))
    .toSorted((a, b) => a.text.localeCompare(b.text, 'lv'));
}

function editPage(request: WebRequest, directory: Directory, id: ServiceId | null, given: Typed): Answer {
  const { lang } = request;
  const texts = servicesTexts(lang);
  const t = texts.edit;
  const { typed, errors, formKey } = given;
  const fields = fieldsOf(request, given);
  const long = new Set(['steps', 'documents']);
  const pairs = BOTH_PARTS.filter((part) => part !== 'about').map((part) =>
    long.has(part)
      ? fields.pair(
          fields.lines(`${part}Lv`, t[`${part}Lv`], { rows: 4 }),
          fields.lines(`${part}En`, t[`${part}En`], { rows: 4 }),
        )
      : fields.pair(
          fields.line(`${part}Lv`, t[`${part}Lv`], { max: 500 }),
          fields.line(`${part}En`, t[`${part}En`], { max: 500 }),
        ),
  );
  const tick = (name: 'byAppointment' | 'walkIn') =>
    tickBox({ lang, name, label: t[name], checked: typed[name] === 'yes', error: errorOf(errors, name) });
  return page(request, {
    title: id === null ? t.titleNew : t.title,
    over:
      id === null
        ? html`<a href="/pakalpojumi">${texts.title}</a>`
        : html`<a href="/pakalpojumi">${texts.title}</a> · <a href="/pakalpojums/${id}">${typed['nameLv'] ?? ''}</a>`,
    current: 'services',
    status: errors.length > 0 ? 422 : 200,
    body: form(request, {
      action: id === null ? '/pakalpojumi/jauns' : `/pakalpojums/${id}/labot`,
      errors,
      ...(formKey === undefined ? {} : { formKey }),
      attrs: { class: 'service-form' },
      body: [
        html`<fieldset class="part"><legend>${t.what}</legend><p class="hint">${t.whatHint}</p>${fields.pair(
          fields.line('nameLv', t.nameLv, { required: true }),
          fields.line('nameEn', t.nameEn),
        )}${fields.pair(fields.line('aboutLv', t.aboutLv, { max: 500 }), fields.line('aboutEn', t.aboutEn, { max: 500 }))}</fieldset>`,
        html`<fieldset class="part"><legend>${t.how}</legend><div class="both-languages">${fields.short('letter', t.letter, { required: true, max: 2, hint: t.letterHint })}${fields.number('usualMinutes', t.usualMinutes, { required: true, hint: t.usualMinutesHint })}</div>${fields.choice(
          'unit',
          t.unit,
          unitsFor(request, directory),
          { required: true, hint: t.unitHint, ...(typed['unit'] === '' ? { empty: '—' } : {}) },
        )}${tick('byAppointment')}${tick('walkIn')}</fieldset>`,
        html`<fieldset class="part"><legend>${t.cardTitle}</legend><p class="hint">${t.cardHint}</p>${pairs}${fields.pair(
          fields.line('lawTitle', t.lawTitle, { max: 300 }),
          fields.line('lawUrl', t.lawUrl, { max: 500, hint: t.lawUrlHint }),
        )}</fieldset>`,
        html`<fieldset class="part"><legend>${t.days}</legend><div class="both-languages">${dateField({ lang, name: 'from', label: t.from, value: typed['from'] ?? '', error: errorOf(errors, 'from'), required: true })}${dateField({ lang, name: 'to', label: t.to, hint: t.toHint, value: typed['to'] ?? '', error: errorOf(errors, 'to') })}</div></fieldset>`,
        buttonRow(
          button({ text: t.save, kind: 'primary' }),
          linkButton({ text: t.cancel, href: id === null ? '/pakalpojumi' : `/pakalpojums/${id}` }),
        ),
      ],
    }),
  });
}
