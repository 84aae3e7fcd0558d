import { LIST_PARTS, type ListName, rowsOf, type TypedCalendar, yearsAsked } from '../../../desk/calendar/index.ts';
import { WEEKDAYS } from '../../../time/calendar.ts';
import { button, buttonRow } from '../../components/button.ts';
import { hiddenField, textArea, textField, tickBox } from '../../components/field.ts';
import { type FieldError, errorOf, form } from '../../components/form.ts';
import { attrs, type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { fieldName } from './say-finding.ts';
import { administrationTexts, type TimeTexts } from './texts.ts';

export interface CalendarForm {
  readonly institution: string;
  /** The version of the rules that the form was opened upon. */
  readonly basedOn: number;
  readonly typed: TypedCalendar;
  readonly errors: readonly FieldError[];
  readonly formKey: string | undefined;
}

/** An institution's calendar as a form: the week, holidays, moved days, closings, special hours, and why it changes. */
export function calendarForm(
  request: WebRequest,
  { institution, basedOn, typed, errors, formKey }: CalendarForm,
): Html {
  const { lang } = request;
  const texts = administrationTexts(lang).time;
  const tick = (name: string, label: string) => tickBox({ lang, name, label, checked: typed[name] === 'yes' });
  const jan1 = request.today.with({ month: 1, day: 1 });
  return form(request, {
    action: '/administracija/darba-laiks',
    errors,
    ...(formKey === undefined ? {} : { formKey }),
    attrs: { class: 'calendar-form' },
    body: [
      hiddenField('institution', institution),
      hiddenField('basedOn', String(basedOn)),
      html`<fieldset class="part"><legend>${texts.week}</legend><p class="hint" id="week-hint">${texts.weekHint}</p><div class="week">${WEEKDAYS.map(
        (weekday) =>
          textField({
            lang,
            name: `week-${weekday}`,
            label: texts.days[weekday],
            value: typed[`week-${weekday}`] ?? '',
            error: errorOf(errors, `week-${weekday}`),
            max: 120,
            attrs: { autocomplete: 'off' },
          }),
      )}</div></fieldset>`,
      html`<fieldset class="part"><legend>${texts.holidays}</legend>${tick('holidayLaw', texts.holidayLaw)}${textField({ lang, name: 'shortDay', label: texts.shortDay, hint: texts.shortDayHint, value: typed['shortDay'] ?? '', error: errorOf(errors, 'shortDay'), width: 'short', attrs: { inputmode: 'numeric' } })}</fieldset>`,
      html`<fieldset class="part"><legend>${texts.moved}</legend><p class="hint">${texts.movedHint}</p>${tick('followsCabinet', texts.followsCabinet)}${yearsAsked(jan1).map((year) => tick(`covered-${year}`, texts.covered(String(year))))}${calendarRows('moved', typed, errors, texts)}</fieldset>`,
      html`<fieldset class="part"><legend>${texts.closings}</legend><p class="hint">${texts.closingsHint}</p>${calendarRows('closing', typed, errors, texts)}</fieldset>`,
      html`<fieldset class="part"><legend>${texts.special}</legend><p class="hint">${texts.specialHint}</p>${calendarRows('special', typed, errors, texts)}</fieldset>`,
      textArea({
        lang,
        name: 'why',
        label: texts.why,
        hint: texts.whyHint,
        value: typed['why'] ?? '',
        error: errorOf(errors, 'why'),
        rows: 2,
        required: true,
        max: 500,
      }),
      buttonRow(button({ text: texts.save, kind: 'primary' })),
    ],
  });
}

/** The rows of a list with two empty ones below; a row is taken away by emptying it. */
export function calendarRows(
  list: ListName,
  typed: TypedCalendar,
  errors: readonly FieldError[],
  texts: TimeTexts,
): Html {
  const parts = LIST_PARTS[list];
  const numbers = Array.from({ length: rowsOf(typed, list) }, (_, n) => n);
  const wrong = errors.filter(({ name }) => name.startsWith(`${list}-`));
  return html`${wrong.map(({ name, say }) => html`<p class="error" id="e-${name}">${say}</p>`)}<div class="table-frame"><table class="calendar-rows ${list}"><thead><tr>${parts.map(
    (part) => html`<th scope="col">${texts.parts[part as keyof TimeTexts['parts']]}</th>`,
  )}</tr></thead><tbody>${numbers.map((n) => html`<tr>${parts.map((part) => html`<td data-name="${texts.parts[part as keyof TimeTexts['parts']]}">${rowField(`${list}-${n}-${part}`, part, typed, errors, texts)}</td>`)}</tr>`)}</tbody></table></div>`;
}

function rowField(
  name: string,
  part: string,
  typed: TypedCalendar,
  errors: readonly FieldError[],
  texts: TimeTexts,
): Html {
  const error = errorOf(errors, name);
  const isDay = part === 'day' || part === 'from' || part === 'to';
  return html`<input${attrs({
    class: 'input',
    id: `f-${name}`,
    name,
    type: isDay ? 'date' : 'text',
    value: typed[name] ?? '',
    maxlength: isDay ? null : 200,
    'aria-label': fieldName(name, texts),
    'aria-invalid': error === undefined ? null : 'true',
    'aria-describedby': error === undefined ? null : `e-${name}`,
  })}>`;
}
