import type { FreeTimes, TimesRefusal } from '../../../desk/appointments/index.ts';
import { type Client, type FoundClient, sayPhone } from '../../../desk/clients/index.ts';
import type { Place } from '../../../desk/directory/index.ts';
import { inLanguage, type PlacedService } from '../../../desk/services/index.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';
import { button } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { hiddenField, radioField, selectField, textArea, textField } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDate, sayTime, sayWeekday } from '../../texts/say.ts';
import { placeName } from './place-choice.ts';
import { appointmentsTexts } from './texts.ts';

export interface NewView {
  readonly places: readonly Place[];
  readonly place: Place;
  readonly services: readonly PlacedService[];
  readonly people: readonly { readonly id: EmployeeId; readonly name: string }[];
  readonly free: FreeTimes | TimesRefusal | null;
  readonly asked: Readonly<Record<string, string>>;
  readonly client: Client | null;
  readonly found: readonly FoundClient[] | null;
  readonly caseNumber: string | null;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly formKey: string | undefined;
  readonly status: number;
}

/** Booking for a client who stands there, calls or writes: for what and with whom, who, and a press on a time. */
export function newPage(web: WebRequest, view: NewView): Answer {
  const t = appointmentsTexts(web.lang);
  return page(web, {
    title: t.form.title,
    over: html`<a href="/pieraksts?vieta=${view.place.id}">${t.title}</a>`,
    current: 'appointments',
    status: view.status,
    body: html`<div class="booking-form">${askForm(web, view)}${bookForm(web, view)}</div>`,
  });
}

/** What decides the times is asked by a form of its own, which books nothing. */
function askForm(
  web: WebRequest,
  { places, place, services, people, asked, client, found, caseNumber }: NewView,
): Html {
  const { lang } = web;
  const t = appointmentsTexts(lang).form;
  const value = (name: string) => asked[name] ?? '';
  return html`<form method="get" action="/pieraksts/jauns" class="booking-ask">${
    places.length > 1
      ? selectField({
          lang,
          name: 'vieta',
          label: appointmentsTexts(lang).place,
          value: place.id,
          choices: places.map((one) => ({ value: one.id, text: placeName(lang, one) })),
        })
      : html`<input type="hidden" name="vieta" value="${place.id}">`
  }${selectField({
    lang,
    name: 'pakalpojums',
    label: t.service,
    value: value('pakalpojums'),
    empty: t.chooseService,
    choices: services
      .filter(({ byAppointment }) => byAppointment)
      .map(({ id, name }) => ({ value: id, text: inLanguage(name, lang) })),
  })}${
    people.length > 0
      ? selectField({
          lang,
          name: 'persona',
          label: t.person,
          value: value('persona'),
          empty: t.anybody,
          choices: people.map(({ id, name }) => ({ value: id, text: name })),
        })
      : nothing
  }${selectField({
    lang,
    name: 'cilveki',
    label: t.people,
    value: value('cilveki') || '1',
    choices: [1, 2, 3, 4, 5].map((n) => ({ value: String(n), text: String(n) })),
  })}${
    client === null
      ? textField({
          lang,
          name: 'q',
          label: t.find,
          value: value('q'),
          type: 'search',
          max: 100,
          width: 'full',
          required: false,
        })
      : html`<input type="hidden" name="klients" value="${client.id}">`
  }${caseNumber !== null && html`<input type="hidden" name="lieta" value="${caseNumber}">`}${value('laiks') !== '' && html`<input type="hidden" name="laiks" value="${value('laiks')}">`}${button({ text: t.times })}</form>${foundView(web, found, asked)}`;
}

function foundView({ lang }: WebRequest, found: NewView['found'], asked: NewView['asked']): Html {
  const t = appointmentsTexts(lang).form;
  if (found === null) return nothing;
  if (found.length === 0) return html`<p class="hint">${t.foundNone}</p>`;
  const to = (id: string) => {
    const query = new URLSearchParams(asked);
    query.delete('q');
    query.set('klients', id);
    return `/pieraksts/jauns?${query}`;
  };
  return html`<section><h2>${t.found}</h2><ul class="rows" data-keys="list">${found.map(
    ({ id, name, contacts }) =>
      html`<li><a href="${to(id)}">${name}</a> <small>${contacts.map(sayPhone).join(' · ')}</small></li>`,
  )}</ul></section>`;
}

function bookForm(web: WebRequest, view: NewView): Html {
  const { free, asked, errors, typed, client, caseNumber } = view;
  const { lang } = web;
  const t = appointmentsTexts(lang);
  if (free === null) return nothing;
  if ('refused' in free) return callout('near', t.refused[free.refused], nothing);
  const field = (name: string) => ({ lang, name, value: typed[name] ?? '', error: errorOf(errors, name) });
  return form(web, {
    action: '/pieraksts/jauns',
    errors,
    ...(view.formKey === undefined ? {} : { formKey: view.formKey }),
    attrs: { class: 'booking-who' },
    body: [
      ...['vieta', 'pakalpojums', 'persona', 'cilveki', 'klients', 'lieta'].map((name) =>
        hiddenField(name, asked[name] ?? ''),
      ),
      client === null
        ? nothing
        : html`<p>${t.form.chosen}: <strong>${client.name}</strong>${caseNumber !== null && html` · ${caseNumber}`}</p>`,
      textField({ ...field('name'), label: t.form.name, max: 120, required: true }),
      html`<div class="booking-ways">${textField({ ...field('email'), label: t.form.email, type: 'email', max: 200, required: false })}${textField({ ...field('phone'), label: t.form.phone, type: 'tel', max: 40, required: false })}</div>`,
      textArea({ ...field('note'), label: t.form.note, rows: 2, max: 500, required: false }),
      radioField({
        ...field('language'),
        value: typed['language'] || 'lv',
        label: t.form.language,
        choices: [
          { value: 'lv', text: t.form.lv },
          { value: 'en', text: t.form.en },
        ],
      }),
      html`<h2>${t.form.free}</h2>`,
      timeButtons(web, free, asked['laiks'] ?? '', `/pieraksts/jauns?${new URLSearchParams(asked)}`),
    ],
  });
}

const SHOWN_DAYS = 6;

/** Times as buttons of the form they stand in, by day; the one that was asked for is the form's first. */
export function timeButtons(web: WebRequest, free: FreeTimes, wanted: string, more: string): Html {
  const { lang } = web;
  const t = appointmentsTexts(lang).form;
  const times = free.slots.map(({ from }) => Temporal.Instant.fromEpochMilliseconds(from));
  const dayOfTime = (at: Temporal.Instant) => at.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const days = [...Map.groupBy(times, (at) => dayOfTime(at).toString())];
  if (days.length === 0) return html`<p>${t.freeNone}</p>`;
  const shown = days.slice(0, SHOWN_DAYS);
  const next = days[SHOWN_DAYS]?.[0];
  const url = new URL(more, 'http://laipa.invalid');
  if (next !== undefined) url.searchParams.set('no', next);
  return html`${shown.map(([day, of]) => {
    const date = Temporal.PlainDate.from(day);
    return html`<section class="booking-hours"><h3>${sayWeekday(lang, date)}, ${sayDate(lang, date).replace(/^\d+\. gada | \d{4}$/, '')}</h3><ul>${of.map(
      (at) =>
        html`<li>${button({ text: sayTime(lang, at), name: 'laiks', value: at.toString(), ...(at.toString() === wanted ? { kind: 'primary' as const } : {}) })}</li>`,
    )}</ul></section>`;
  })}${next !== undefined && html`<p><a href="${url.pathname}${url.search}">${t.later}</a></p>`}`;
}
