import { type OpeningState, openingsOn } from '../../../desk/services/index.ts';
import type { WorkingCalendar } from '../../../time/calendar.ts';
import type { DayPlan } from '../../../time/day-plan.ts';
import { sayDayAndMonth } from '../../../time/say-date.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { sayTime, sayWeekday } from '../../texts/say.ts';
import { visitTexts } from './texts.ts';

/** „Atvērts līdz plkst. 17.00” · „Slēgts. Atver pirmdien, 30. novembrī, plkst. 8.30”. */
export function sayState(lang: Language, state: OpeningState, today: Temporal.PlainDate): string {
  const t = visitTexts(lang);
  if (state.open) return t.state.open(sayTime(lang, state.until));
  if (state.opens === null) return t.state.closed;
  const opens = state.opens.toZonedDateTimeISO('Europe/Riga');
  return t.state.opens(t.at(sayDayNear(lang, opens.toPlainDate(), today), sayTime(lang, opens.toPlainTime())));
}

/** „šodien”, „rīt”, else „pirmdien, 30. novembrī,”. */
function sayDayNear(lang: Language, day: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const t = visitTexts(lang);
  const days = today.until(day).days;
  if (days === 0) return t.thisDay;
  if (days === 1) return t.nextDay;
  return lang === 'lv'
    ? `${sayWeekday(lang, day)}, ${sayDayAndMonth(day, lang)},`
    : `${sayWeekday(lang, day)} ${sayDayAndMonth(day, lang)}`;
}

/** „8.30–12.00, 13.00–17.00”; empty where it is closed. */
export function sayHours(lang: Language, { openings }: Pick<DayPlan, 'openings'>): string {
  return openings.map(({ from, to }) => `${sayTime(lang, from)}–${sayTime(lang, to)}`).join(', ');
}

/** „Šodien: 8.30–17.00” · „Šodien slēgts: Valsts svētki”; empty where it is closed as always on that weekday. */
export function sayToday(lang: Language, plan: DayPlan): string {
  const t = visitTexts(lang);
  if (plan.openings.length > 0) return t.today(sayHours(lang, plan));
  return plan.names === null ? '' : t.closedToday(plan.names[lang]);
}

/** How far ahead exceptions are told of. */
const DAYS_AHEAD = 60;
const MOST = 8;

/** Days within the next two months that are not as their weekday usually is, after the coming week. At most eight. */
export function exceptionsAhead(calendar: WorkingCalendar, today: Temporal.PlainDate): readonly DayPlan[] {
  const found: DayPlan[] = [];
  for (let ahead = 7; ahead <= DAYS_AHEAD && found.length < MOST; ahead++) {
    const plan = openingsOn(calendar, today.add({ days: ahead }));
    if (isUnusual(calendar, plan)) found.push(plan);
  }
  return found;
}

/** Pure: whether a day is open otherwise than its weekday says. */
export function isUnusual(calendar: WorkingCalendar, { day, openings }: DayPlan): boolean {
  const weekday = (['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const)[
    day.dayOfWeek - 1
  ];
  const usual = weekday === undefined ? [] : calendar.weekly[weekday];
  const same = (time: Temporal.PlainTime, text: string) => time.equals(Temporal.PlainTime.from(text));
  return !(
    usual.length === openings.length &&
    usual.every(({ from, to }, index) => {
      const opening = openings[index];
      return opening !== undefined && same(opening.from, from) && same(opening.to, to);
    })
  );
}
