import { button } from '../../components/button.ts';
import { dateField, textField } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { type Content, type Html, html } from '../../html.ts';
import type { FormBody } from '../../server/define-route.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { UnitId } from '../../../vocabulary/ids.ts';
import { instantOf } from '../../../time/zone.ts';
import { endOf, readTime } from './read-time.ts';
import { promisesTexts } from './texts.ts';

/** What was typed into which of the forms of a page, and what is wrong with it. */
export interface Typed {
  readonly deed: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** What a form brings back: of this one, or nothing. */
export function typedIn(again: Typed | null, deed: string): Omit<Typed, 'deed'> {
  return again?.deed === deed ? again : { typed: {}, errors: [] };
}

/** A deed that is opened when it is needed; open where it came back. Field names carry the deed, so that each is once on a page. */
export function deedForm(
  web: WebRequest,
  deed: string,
  again: Typed | null,
  parts: { readonly action: string; readonly title: string; readonly say: string; readonly button: string },
  fields: readonly Content[],
): Html {
  const { errors } = typedIn(again, deed);
  return html`<details class="promise-deed" id="deed-${deed}"${errors.length > 0 && html` open`}><summary>${parts.title}</summary><p class="lead">${parts.say}</p>${form(
    web,
    {
      action: parts.action,
      errors,
      attrs: { 'data-ctrl-enter': true },
      body: [...fields, button({ text: parts.button })],
    },
  )}</details>`;
}

/** A day and a time of it. */
export function timeFields(web: WebRequest, deed: string, again: Typed | null, required = true): readonly Html[] {
  const texts = promisesTexts(web.lang);
  const { typed, errors } = typedIn(again, deed);
  const [day, time] = [`${deed}-day`, `${deed}-time`];
  return [
    dateField({
      lang: web.lang,
      name: day,
      label: texts.day,
      required,
      value: typed[day],
      min: web.today.toString(),
      error: errorOf(errors, day),
    }),
    textField({
      lang: web.lang,
      name: time,
      label: texts.time,
      hint: texts.timeHint,
      required: false,
      value: typed[time],
      width: 'short',
      max: 5,
      error: errorOf(errors, time),
      attrs: { inputmode: 'numeric' },
    }),
  ];
}

/** The instant that was meant; `null` where no day was named, errors where it is none. */
export function readTimeFields(
  web: WebRequest,
  deps: PageDeps,
  deed: string,
  body: FormBody,
  unit: UnitId | null,
): { readonly at: Temporal.Instant | null } | { readonly errors: readonly FieldError[] } {
  const texts = promisesTexts(web.lang);
  const [day, time] = [wordOf(body, `${deed}-day`), wordOf(body, `${deed}-time`)];
  if (day === '') return time === '' ? { at: null } : { errors: [{ name: `${deed}-day`, say: texts.dayMissing }] };
  const date = dateOf(day);
  if (date === null) return { errors: [{ name: `${deed}-day`, say: texts.dayMissing }] };
  if (time === '') return { at: endOf(deps.desk.rules.current().calendarOf(unit), date) };
  const clock = readTime(time);
  return clock === null ? { errors: [{ name: `${deed}-time`, say: texts.timeWrong }] } : { at: instantOf(date, clock) };
}

export function wordOf(body: FormBody, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim().slice(0, 4000) : '';
}

function dateOf(day: string): Temporal.PlainDate | null {
  const [, d, m, y] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\.?$/.exec(day) ?? [];
  try {
    return d === undefined
      ? Temporal.PlainDate.from(day)
      : Temporal.PlainDate.from({ year: Number(y), month: Number(m), day: Number(d) }, { overflow: 'reject' });
  } catch {
    return null;
  }
}
