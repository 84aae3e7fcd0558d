import { calendarToFields, hoursToText, type TypedCalendar } from '../../../desk/calendar/index.ts';
import { holdsOn } from '../../../desk/directory/index.ts';
import { calendarOfPlace, inLanguage, openingState, type QueueSetting } from '../../../desk/services/index.ts';
import { WEEKDAYS } from '../../../time/calendar.ts';
import { badge } from '../../components/badge.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { textField, tickBox } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { facts } from '../../components/list.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDate, sayNumber, sayTime, sayWhen } from '../../texts/say.ts';
import { administrationTexts } from '../administration/texts.ts';
import { calendarRows } from '../administration/working-time.view.ts';
import { desksView } from './desks.view.ts';
import { fieldsOf, type Typed } from './fields.ts';
import { placeName } from './load.ts';
import { calendarOfParts, type PlaceStands } from './load-place.ts';
import { servicesTexts } from './texts.ts';

/** What came back from a refused form. */
export interface Returned {
  readonly hours?: { readonly typed: TypedCalendar; readonly errors: readonly FieldError[]; readonly formKey: string };
  readonly queue?: Typed;
}

/** A place as it serves: open or not, its hours, its queue, who gives what. */
export function placeSettingsPage(request: WebRequest, stands: PlaceStands, returned: Returned): Answer {
  const { lang, today } = request;
  const texts = servicesTexts(lang);
  const t = texts.place;
  const { place, mine } = stands;
  return page(request, {
    title: placeName(lang, place),
    over: html`<a href="/pakalpojumi">${texts.title}</a> · ${t.title} ${!holdsOn(place, today) && badge(t.closedPlace, 'near')}`,
    lead: html`${place.address}<br>${sayState(request, stands)}`,
    current: 'services',
    live: [`hall:${place.id}`],
    status: returned.hours !== undefined || returned.queue !== undefined ? 422 : 200,
    actions: linkButton({ text: t.public, href: `/apmeklet/${place.id}` }),
    body: mine
      ? html`${hoursForm(request, stands, returned.hours)}${queueForm(request, stands, returned.queue)}${desksView(request, stands)}`
      : html`${hoursFacts(request, stands)}${queueFacts(request, stands.queue)}${desksView(request, stands)}<p class="org-hint">${t.lookOnly}</p>`,
    aside: html`<section><h2>${t.services}</h2>${
      stands.services.length === 0
        ? html`<p>${t.noServices}</p>`
        : html`<ul class="aside-rows">${stands.services.map(
            ({ id, letter, name }) =>
              html`<li><span class="ticket-letter">${letter}</span> <a href="/pakalpojums/${id}">${inLanguage(name, lang)}</a></li>`,
          )}</ul>`
    }</section>`,
  });
}

function sayState({ lang, now }: WebRequest, { hours, house }: PlaceStands): string {
  const t = servicesTexts(lang).place.state;
  const state = openingState(calendarOfPlace(house, hours), now);
  if (state.open) return t.open(sayTime(lang, state.until));
  return state.opens === null ? t.closed : t.opens(sayWhen(lang, state.opens, now));
}

function hoursForm(request: WebRequest, stands: PlaceStands, returned: Returned['hours']): Html {
  const { lang, today } = request;
  const t = servicesTexts(lang).place;
  const words = administrationTexts(lang).time;
  const errors = returned?.errors ?? [];
  const typed = returned?.typed ?? {
    ...calendarToFields(calendarOfParts(stands), today.with({ month: 1, day: 1 })),
    asHouse: stands.hours === null ? 'yes' : '',
  };
  return html`<section class="section" id="laiks"><h2>${t.hours}</h2>${form(request, {
    action: `/iestades/vietas/${stands.place.id}/apkalposana/laiks`,
    errors,
    ...(returned === undefined ? {} : { formKey: returned.formKey }),
    attrs: { class: 'calendar-form place-form' },
    body: [
      html`<div class="part">${tickBox({ lang, name: 'asHouse', label: t.asHouse, hint: t.asHouseHint, checked: typed['asHouse'] === 'yes' })}<p class="hint">${t.hoursHint}</p><div class="week">${WEEKDAYS.map(
        (weekday) =>
          textField({
            lang,
            name: `week-${weekday}`,
            label: words.days[weekday],
            value: typed[`week-${weekday}`] ?? '',
            error: errorOf(errors, `week-${weekday}`),
            max: 120,
            attrs: { autocomplete: 'off' },
          }),
      )}</div></div>`,
      html`<fieldset class="part"><legend>${t.closings}</legend><p class="hint">${t.closingsHint} ${
        request.mayI('appointment.move') && html`<a href="/pieraksts">${t.appointments}</a>`
      }</p>${calendarRows('closing', typed, errors, words)}</fieldset>`,
      html`<fieldset class="part"><legend>${t.special}</legend><p class="hint">${t.specialHint}</p>${calendarRows('special', typed, errors, words)}</fieldset>`,
      buttonRow(button({ text: t.saveHours, kind: 'primary' })),
    ],
  })}</section>`;
}

function queueForm(request: WebRequest, { place, queue }: PlaceStands, returned: Typed | undefined): Html {
  const t = servicesTexts(request.lang).place;
  const typed: Typed = returned ?? {
    typed: Object.fromEntries(
      Object.entries(queue).map(([name, value]) => [name, value === null ? '' : String(value)]),
    ),
    errors: [],
  };
  const fields = fieldsOf(request, typed);
  return html`<section class="section" id="rinda"><h2>${t.queue}</h2>${form(request, {
    action: `/iestades/vietas/${place.id}/apkalposana/rinda`,
    errors: typed.errors,
    ...(typed.formKey === undefined ? {} : { formKey: typed.formKey }),
    attrs: { class: 'service-form place-form' },
    body: [
      fields.number('internalLimit', t.internalLimit, { hint: t.internalLimitHint, required: false }),
      html`<div class="both-languages">${fields.number('calls', t.calls, { hint: t.callsHint, required: true })}${fields.number('callSeconds', t.callSeconds, { required: true })}</div>`,
      fields.number('parkedMinutes', t.parkedMinutes, { hint: t.parkedMinutesHint, required: true }),
      html`<div class="both-languages">${fields.number('appointmentEarly', t.appointmentEarly, { required: true })}${fields.number('appointmentLate', t.appointmentLate, { hint: t.appointmentLateHint, required: true })}</div>`,
      buttonRow(button({ text: t.saveQueue })),
    ],
  })}</section>`;
}

function hoursFacts(request: WebRequest, stands: PlaceStands): Html {
  const { lang, today } = request;
  const t = servicesTexts(lang).place;
  const words = administrationTexts(lang).time;
  const parts = calendarOfParts(stands);
  const later = <Day extends { readonly day: string }>(days: readonly Day[]) =>
    days.filter(({ day }) => day >= today.toString());
  const on = (day: string) => sayDate(lang, Temporal.PlainDate.from(day));
  const days = [
    ...later(parts.closings).map(
      (one) => [on(one.day), `${one.hours === null ? '—' : hoursToText([one.hours])} ${one[lang]}`] as const,
    ),
    ...later(parts.specialHours).map((one) => [on(one.day), `${hoursToText(one.hours)} ${one[lang]}`] as const),
  ];
  return html`<section class="section service-facts"><h2>${t.hours}</h2>${stands.hours === null ? html`<p>${t.asHouse}</p>` : nothing}${facts(
    [...WEEKDAYS.map((weekday) => [words.days[weekday], hoursToText(parts.weekly[weekday]) || '—'] as const), ...days],
  )}</section>`;
}

function queueFacts({ lang }: WebRequest, queue: QueueSetting): Html {
  const t = servicesTexts(lang).place;
  return html`<section class="section service-facts"><h2>${t.queue}</h2>${facts(
    (Object.keys(queue) as (keyof QueueSetting)[]).map((name) => {
      const value = queue[name];
      return [t[name], value === null ? '—' : sayNumber(lang, value)] as const;
    }),
  )}</section>`;
}
