import type { WorkingCalendar } from '../../../time/calendar.ts';
import type { DueLength } from '../../../time/due.ts';
import { dueAfter } from '../../../time/due-after.ts';
import { sayDue } from '../../../time/say-due.ts';
import { instantOf } from '../../../time/zone.ts';
import { button } from '../../components/button.ts';
import { hiddenField } from '../../components/field.ts';
import { attrs, type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { administrationTexts, type TimeTexts } from './texts.ts';

const LENGTHS: Readonly<Record<keyof TimeTexts['lengths'], DueLength>> = {
  d1: { workingDays: 1 },
  d5: { workingDays: 5 },
  d10: { workingDays: 10 },
  h4: { workingHours: 4 },
  h8: { workingHours: 8 },
  m1: { months: 1 },
};

/** „Saņemts … → termiņš …”, counted by the calendar in force, with every step. */
export function calculator(
  request: WebRequest,
  calendar: WorkingCalendar,
  institution: string,
  query: Readonly<Record<string, string | undefined>>,
): Html {
  const { lang, now } = request;
  const texts = administrationTexts(lang).time;
  const local = now.toZonedDateTimeISO('Europe/Riga');
  const day = query['diena'] ?? local.toPlainDate().toString();
  const time = query['laiks'] ?? local.toPlainTime().toString({ smallestUnit: 'minute' });
  const key = (Object.keys(LENGTHS) as (keyof TimeTexts['lengths'])[]).find((one) => one === query['termins']) ?? 'd1';
  return html`<section class="section" id="skaitit"><h2>${texts.calculator}</h2><p>${texts.calculatorLead}</p><form class="figures-form" method="get" action="/administracija/darba-laiks#skaitit">${hiddenField('iestade', institution)}<div><label for="f-diena">${texts.receivedOn}</label><input class="input" id="f-diena" name="diena" type="date" value="${day}"></div><div><label for="f-laiks">${texts.receivedAt}</label><input class="input" id="f-laiks" name="laiks" type="time" value="${time}"></div><div><label for="f-termins">${texts.length}</label><select class="input" id="f-termins" name="termins">${Object.entries(
    texts.lengths,
  ).map(
    ([value, text]) => html`<option${attrs({ value, selected: value === key })}>${text}</option>`,
  )}</select></div>${button({ text: texts.count })}</form>${query['diena'] === undefined ? nothing : counted(request, calendar, day, time, LENGTHS[key])}</section>`;
}

function counted({ lang }: WebRequest, calendar: WorkingCalendar, day: string, time: string, length: DueLength): Html {
  const received = momentOf(day, time);
  if (received === null)
    return html`<p class="error" role="alert">${administrationTexts(lang).time.errors.calculator}</p>`;
  return html`<ol class="counted">${sayDue(dueAfter(calendar, received, length), lang).map((line) => html`<li>${line}</li>`)}</ol>`;
}

/** A moment that a calendar can speak of: from 1990 to 2190. */
function momentOf(day: string, time: string): Temporal.Instant | null {
  try {
    const civil = Temporal.PlainDate.from(day);
    if (civil.year < 1990 || civil.year > 2190) return null;
    return instantOf(civil, Temporal.PlainTime.from(time.replace('.', ':').padStart(5, '0')));
  } catch {
    return null;
  }
}
