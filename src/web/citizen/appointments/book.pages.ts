import { type Place } from '../../../desk/directory/index.ts';
import {
  inLanguage,
  type OtherWay,
  type PlacedService,
  type ServiceCard,
  wayHref,
} from '../../../desk/services/index.ts';
import type { ServiceId } from '../../../vocabulary/ids.ts';
import { button, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { dateField, hiddenField, selectField, textArea, textField } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { facts } from '../../components/list.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayTime } from '../../texts/say.ts';
import { citizenPage } from '../citizen-page.ts';
import { visitTexts } from '../visit-us/texts.ts';
import { type Asked, bookingAddress, pageOfTimes } from './asked.ts';
import { byDay, dayOfTimes, sayTimeOf, sayUntilDay } from './say.ts';
import { bookingTexts } from './texts.ts';

/** First: where. */
export function choosePlace(request: WebRequest, asked: Asked, places: readonly Place[]): Promise<Answer> {
  const { lang } = request;
  const t = bookingTexts(lang);
  return citizenPage(request, {
    title: t.wherePlace,
    over: t.title,
    body: html`<ul class="booking-choices">${places.map(
      (place) =>
        html`<li><a href="${bookingAddress(asked, { place: place.id })}"><strong>${placeName(lang, place)}</strong><small>${place.address}</small></a></li>`,
    )}</ul>`,
  });
}

/** Then: for what. `add`: beside what was chosen already. */
export function chooseService(
  request: WebRequest,
  asked: Asked,
  place: Place,
  services: readonly PlacedService[],
  add = false,
): Promise<Answer> {
  const { lang } = request;
  const t = bookingTexts(lang);
  const to = (id: ServiceId) =>
    bookingAddress(asked, { services: add ? [...asked.services, id] : [id], comes: add || asked.comes });
  const offered = services.filter(({ id, byAppointment }) => byAppointment && !(add && asked.services.includes(id)));
  return citizenPage(request, {
    title: add ? t.times.addTitle : t.whatService,
    over: placeName(lang, place),
    back: { href: bookingAddress(asked, add ? {} : { place: null, services: [] }), text: t.back },
    body:
      offered.length === 0
        ? html`<p>${t.noServices}</p>`
        : html`<ul class="booking-choices">${offered.map(
            (service) =>
              html`<li><a href="${to(service.id)}"><strong>${inLanguage(service.name, lang)}</strong><small>${inLanguage(service.about, lang)}</small></a></li>`,
          )}</ul>${!add && services.length > offered.length && html`<p class="hint">${t.walkIn}</p>`}`,
  });
}

/** 6.11: the other ways first. */
export function onlineFirst(request: WebRequest, asked: Asked, card: ServiceCard): Promise<Answer> {
  const { lang } = request;
  const t = bookingTexts(lang);
  return citizenPage(request, {
    title: t.online.title,
    lead: t.online.lead(inLanguage(card.name, lang)),
    back: { href: bookingAddress(asked, { services: [] }), text: t.back },
    body: html`<ul>${card.ways.map((way) => wayView(request, way))}</ul>`,
    actions: linkButton({ text: t.online.still, href: bookingAddress(asked, { comes: true }), kind: 'primary' }),
  });
}

function wayView({ lang }: WebRequest, way: OtherWay): Html {
  const kind = visitTexts(lang).way[way.kind];
  const href = wayHref(way);
  const at = href === null ? way.at : html`<a href="${href}" rel="external noreferrer">${way.at}</a>`;
  const note = inLanguage(way.note, lang);
  return html`<li>${way.at.includes(kind) ? at : html`${kind}: ${at}`}${note !== '' && html`<br><small>${note}</small>`}</li>`;
}

export interface TimesView {
  readonly place: Place;
  readonly services: readonly PlacedService[];
  readonly minutes: number;
  readonly slots: Parameters<typeof pageOfTimes>[0];
  /** The last day that can be booked. */
  readonly last: Temporal.PlainDate;
  readonly phone: string;
  readonly taken?: boolean;
}

/** When: the next days with free times, each time one press. */
export function chooseTime(request: WebRequest, asked: Asked, view: TimesView): Promise<Answer> {
  const { lang } = request;
  const t = bookingTexts(lang);
  const { times, next } = pageOfTimes(view.slots);
  const service = view.services.map(({ name }) => inLanguage(name, lang)).join(' + ');
  const link = (at: Temporal.Instant) =>
    html`<a class="button" href="${bookingAddress(asked, { start: at })}" aria-label="${t.times.book(sayTimeOf(lang, at))}">${sayTime(lang, at)}</a>`;
  return citizenPage(request, {
    title: times.length === 0 ? t.times.none : t.times.title,
    over: placeName(lang, view.place),
    lead: t.times.takes(service, t.minutes(view.minutes)),
    back: { href: bookingAddress(asked, { services: [], comes: false, from: null }), text: t.back },
    ...(view.taken === true ? { status: 409 } : {}),
    body: html`${view.taken === true && html`<div role="alert">${callout('near', t.times.taken, nothing)}</div>`}${
      times.length === 0
        ? noTimes(request, asked, view)
        : byDay(times).map(([day, of]) => dayOfTimes(lang, day, of, link))
    }<p class="booking-more">${asked.from !== null && html`<a href="${bookingAddress(asked, { from: null })}">${t.times.earlier}</a>`}${
      next !== null && html`<a href="${bookingAddress(asked, { from: next })}">${t.times.later}</a>`
    }</p>${moreForm(request, asked)}`,
  });
}

function moreForm(request: WebRequest, asked: Asked): Html {
  const { lang } = request;
  const t = bookingTexts(lang).times;
  return html`<form class="booking-people" method="get" action="/pieteikties"><input type="hidden" name="vieta" value="${asked.place ?? ''}"><input type="hidden" name="pakalpojums" value="${asked.services.join(',')}"><input type="hidden" name="klatiene" value="ja">${selectField(
    {
      lang,
      name: 'cilveki',
      label: t.people,
      value: String(asked.people),
      choices: [1, 2, 3, 4, 5].map((n) => ({ value: String(n), text: String(n) })),
    },
  )}${button({ text: t.show })}</form><p><a href="${bookingAddress(asked)}&amp;vel=ja">${t.add}</a></p>`;
}

function noTimes(request: WebRequest, asked: Asked, { last, phone, services }: TimesView): Html {
  const { lang } = request;
  const t = bookingTexts(lang);
  const walkIn = services.every((service) => service.walkIn);
  return html`<p>${t.times.noneSay(sayUntilDay(lang, last))}</p>${walkIn && html`<p>${t.times.noneWalkIn}</p>`}${phone !== '' && html`<p>${t.times.noneCall(phone)}</p>`}<div class="button-row">${linkButton(
    { text: t.waiting.title, href: `${bookingAddress(asked)}&gaidit=ja`, kind: 'primary' },
  )}</div>`;
}

export interface FormAgain {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly formKey: string;
  readonly status?: number;
}

/** Last: who, and how to reach them. */
export function whoPage(
  request: WebRequest,
  asked: Asked & { readonly start: Temporal.Instant },
  view: Pick<TimesView, 'place' | 'services'>,
  again: FormAgain | null = null,
): Promise<Answer> {
  const { lang } = request;
  const t = bookingTexts(lang);
  const errors = again?.errors ?? [];
  const field = (name: string) => ({ lang, name, value: again?.typed[name], error: errorOf(errors, name) });
  return citizenPage(request, {
    title: t.form.title,
    over: t.title,
    back: { href: bookingAddress(asked, { start: null }), text: t.back },
    ...(again === null ? {} : { status: again.status ?? 422 }),
    body: html`${facts([
      [t.one.service, view.services.map(({ name }) => inLanguage(name, lang)).join(' + ')],
      [t.one.when, sayTimeOf(lang, asked.start)],
      [t.one.where, `${placeName(lang, view.place)}, ${view.place.address}`],
      ...(asked.people > 1 ? [[t.one.people, String(asked.people)] as const] : []),
    ])}${form(request, {
      action: '/pieteikties',
      errors,
      ...(again === null ? {} : { formKey: again.formKey }),
      body: [
        hiddenField('vieta', asked.place ?? ''),
        hiddenField('pakalpojums', asked.services.join(',')),
        hiddenField('cilveki', String(asked.people)),
        hiddenField('laiks', asked.start.toString()),
        ...contactFields(request, again),
        textArea({ ...field('note'), label: t.form.note, hint: t.form.noteHint, rows: 3, max: 500, required: false }),
        html`<p class="hint">${t.form.kept}</p>`,
        button({ text: t.form.book, kind: 'primary' }),
      ],
    })}`,
  });
}

/** Name and contact, and the field that only machines fill. */
function contactFields(request: WebRequest, again: FormAgain | null): readonly Html[] {
  const { lang } = request;
  const t = bookingTexts(lang).form;
  const errors = again?.errors ?? [];
  const field = (name: string) => ({ lang, name, value: again?.typed[name], error: errorOf(errors, name) });
  return [
    textField({
      ...field('name'),
      label: t.name,
      max: 120,
      width: 'full',
      required: true,
      attrs: { autocomplete: 'name' },
    }),
    textField({
      ...field('contact'),
      label: t.contact,
      hint: t.contactHint,
      max: 200,
      width: 'full',
      required: true,
      attrs: { autocomplete: 'email', inputmode: 'email' },
    }),
    html`<div class="booking-trap" aria-hidden="true">${textField({ lang, name: 'website', label: t.trap, attrs: { tabindex: -1, autocomplete: 'off' } })}</div>`,
  ];
}

/** Nothing is free: to be told once something is. */
export function waitPage(
  request: WebRequest,
  asked: Asked,
  view: Pick<TimesView, 'place' | 'services'>,
  again: FormAgain | null = null,
): Promise<Answer> {
  const { lang, today } = request;
  const t = bookingTexts(lang);
  const errors = again?.errors ?? [];
  return citizenPage(request, {
    title: t.waiting.title,
    over: `${view.services.map(({ name }) => inLanguage(name, lang)).join(' + ')} · ${placeName(lang, view.place)}`,
    lead: t.waiting.lead,
    back: { href: bookingAddress(asked), text: t.back },
    ...(again === null ? {} : { status: again.status ?? 422 }),
    body: form(request, {
      action: '/pieteikties/gaidit',
      errors,
      ...(again === null ? {} : { formKey: again.formKey }),
      body: [
        hiddenField('vieta', asked.place ?? ''),
        hiddenField('pakalpojums', asked.services[0] ?? ''),
        ...contactFields(request, again),
        dateField({
          lang,
          name: 'until',
          label: t.waiting.until,
          required: true,
          min: today.add({ days: 1 }).toString(),
          value: again?.typed['until'] ?? today.add({ days: 30 }).toString(),
          error: errorOf(errors, 'until'),
        }),
        html`<p class="hint">${t.form.kept}</p>`,
        button({ text: t.waiting.ask, kind: 'primary' }),
      ],
    }),
  });
}

export function placeName(lang: WebRequest['lang'], place: Pick<Place, 'nameLv' | 'nameEn'>): string {
  return lang === 'en' && place.nameEn !== '' ? place.nameEn : place.nameLv;
}
