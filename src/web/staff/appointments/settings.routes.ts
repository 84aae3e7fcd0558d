import type { Tx } from '../../../database/database.ts';
import {
  type AppointmentSetting,
  knownPlace,
  SEAT_KINDS,
  settingOf,
  writeSetting,
} from '../../../desk/appointments/index.ts';
import { inLanguage, maySetUpPlace, type PlacedService } from '../../../desk/services/index.ts';
import { parseId, type ServiceId } from '../../../vocabulary/ids.ts';
import { button, linkButton } from '../../components/button.ts';
import { hiddenField, radioField, textField } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { oneOf, readForm, whole } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { choosePlace, placeName } from './place-choice.ts';
import { appointmentsTexts } from './texts.ts';

const PATH = '/pieraksts/iestatijumi';

/** How each service of a place is booked. */
export function settingsRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: PATH,
      action: 'counter.set-up',
      audience: 'staff',
      handle: (web, { query }) => web.read((tx) => listAnswer(deps, web, tx, query['vieta'])),
    }),
    defineRoute({
      method: 'GET',
      path: `${PATH}/:service`,
      action: 'counter.set-up',
      audience: 'staff',
      handle: (web, { params, query }) =>
        web.read((tx) => editAnswer(deps, web, tx, params['service'], query['vieta'], null)),
    }),
    defineRoute({
      method: 'POST',
      path: `${PATH}/:service`,
      action: 'counter.set-up',
      audience: 'staff',
      handle: (web, { params, body }) => save(deps, web, params['service'], body),
    }),
  ];
}

async function listAnswer({ desk }: PageDeps, web: WebRequest, tx: Tx, asked: string | undefined): Promise<Answer> {
  const { lang } = web;
  const t = appointmentsTexts(lang);
  const { place } = await choosePlace(web, tx, asked);
  const known = place === null ? null : await knownPlace(desk, tx, place.id, web.today);
  if (place === null || known === null) return redirect('/pieraksts');
  const row = (service: PlacedService): Html => {
    const setting = settingOf(known, service);
    const sum = t.set.sum(setting.minutes, setting.buffer, t.set.seat[setting.seats]);
    return html`<li><div class="diary-line"><div><strong>${inLanguage(service.name, lang)}</strong><small>${sum}${!known.settings.has(service.id) && ` · ${t.set.ordinary}`}</small></div><div>${linkButton({ text: t.set.change, href: `${PATH}/${service.id}?vieta=${place.id}`, kind: 'quiet' })}</div></div></li>`;
  };
  return page(web, {
    title: t.set.title,
    over: html`<a href="/pieraksts?vieta=${place.id}">${placeName(lang, place)}</a>`,
    lead: t.set.lead,
    current: 'appointments',
    body: html`<ul class="rows" data-keys="list">${known.services.filter(({ byAppointment }) => byAppointment).map(row)}</ul>`,
  });
}

interface Again {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly formKey: string;
}

async function editAnswer(
  { desk }: PageDeps,
  web: WebRequest,
  tx: Tx,
  given: string | undefined,
  asked: string | undefined,
  again: Again | null,
): Promise<Answer> {
  const { lang } = web;
  const t = appointmentsTexts(lang);
  const { place } = await choosePlace(web, tx, asked);
  const known = place === null ? null : await knownPlace(desk, tx, place.id, web.today);
  const service = known?.services.find(({ id }) => id === given);
  if (place === null || known === null || service === undefined) return refuse(404);
  if (!maySetUpPlace(web.identity, place)) return refuse(403);
  const setting = settingOf(known, service);
  const errors = again?.errors ?? [];
  const number = (name: keyof typeof VALUES, label: string) =>
    textField({
      lang,
      name,
      label,
      type: 'number',
      width: 'short',
      required: true,
      value: again?.typed[name] ?? String(setting[VALUES[name]]),
      error: errorOf(errors, name),
    });
  return page(web, {
    title: inLanguage(service.name, lang),
    over: html`<a href="${PATH}?vieta=${place.id}">${t.set.title}</a> · ${placeName(lang, place)}`,
    current: 'appointments',
    status: again === null ? 200 : 422,
    body: form(web, {
      action: `${PATH}/${service.id}`,
      errors,
      ...(again === null ? {} : { formKey: again.formKey }),
      body: [
        hiddenField('vieta', place.id),
        radioField({
          lang,
          name: 'seats',
          label: t.set.seats,
          value: again?.typed['seats'] ?? setting.seats,
          error: errorOf(errors, 'seats'),
          choices: SEAT_KINDS.map((value) => ({ value, text: t.set.seat[value], hint: t.set.seatHint[value] })),
        }),
        number('minutes', t.set.minutes),
        number('buffer', t.set.buffer),
        number('notice', t.set.notice),
        number('days', t.set.days),
        number('share', t.set.share),
        button({ text: t.set.save, kind: 'primary' }),
      ],
    }),
  });
}

const VALUES = {
  minutes: 'minutes',
  buffer: 'buffer',
  notice: 'noticeHours',
  days: 'daysAhead',
  share: 'walkInShare',
} as const satisfies Readonly<Record<string, keyof AppointmentSetting>>;

const FIELDS = {
  seats: oneOf(SEAT_KINDS, { required: true }),
  minutes: whole({ required: true, min: 5, max: 240 }),
  buffer: whole({ required: true, min: 0, max: 60 }),
  notice: whole({ required: true, min: 0, max: 336 }),
  days: whole({ required: true, min: 1, max: 180 }),
  share: whole({ required: true, min: 0, max: 90 }),
};

async function save(deps: PageDeps, web: WebRequest, given: string | undefined, body: FormBody): Promise<Answer> {
  const t = appointmentsTexts(web.lang).set;
  const asked = typeof body['vieta'] === 'string' ? body['vieta'] : undefined;
  const labels = {
    seats: t.seats,
    minutes: t.minutes,
    buffer: t.buffer,
    notice: t.notice,
    days: t.days,
    share: t.share,
  };
  const read = readForm(FIELDS, body, labels, web.lang);
  if (!read.ok) return web.read((tx) => editAnswer(deps, web, tx, given, asked, read));
  const { seats, minutes, buffer, notice, days, share } = read.values;
  return answerOnce(web, body, async (tx) => {
    const { place } = await choosePlace(web, tx, asked);
    const known = place === null ? null : await knownPlace(deps.desk, tx, place.id, web.today);
    const service = parseId<ServiceId>(given);
    if (place === null || service === null || !known?.services.some(({ id }) => id === service)) return refuse(404);
    if (!maySetUpPlace(web.identity, place)) return refuse(403);
    const setting = { minutes, buffer, noticeHours: notice, daysAhead: days, seats, walkInShare: share };
    await writeSetting(tx, { place: place.id, service, ...setting }, web.now);
    return redirect(`${PATH}?vieta=${place.id}`, appointmentsTexts(web.lang).said.saved);
  });
}
