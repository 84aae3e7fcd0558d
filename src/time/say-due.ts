import { assertNever } from '../vocabulary/brand.ts';
import type { Language } from '../vocabulary/words.ts';
import type { DayReason, Due, DueStep } from './due.ts';
import { sayDate, sayDateShort, sayDayAndMonth, sayOnWeekday, sayTime, sayWeekday } from './say-date.ts';
import { sayMinutes } from './say-left.ts';
import { dayOf, timeOf } from './zone.ts';

/** The reason of a due time, a sentence a step. Takes a `Due` or the stored steps of an obligation. */
export function sayDue(due: Pick<Due, 'steps'>, language: Language): readonly string[] {
  return due.steps.map((step) => (language === 'lv' ? sayStepLv(step) : sayStepEn(step)));
}

/**
 * The reason in one line: „Saņemts piektdien 16.50 → skaita no pirmdienas 8.30 → pirmdien 17.00”. Days six days or more
 * after the receipt carry their date.
 */
export function sayDueShort(due: Pick<Due, 'steps'>, language: Language): string {
  const received = due.steps.find((step) => step.step === 'received');
  const from = due.steps.find((step) => step.step === 'counted-from');
  const end = due.steps.findLast((step) => step.step === 'due');
  if (received === undefined || end === undefined) throw new Error('A due time has a receipt and an end');
  const parts = [`${language === 'lv' ? 'Saņemts' : 'Received'} ${on(received.at, null, language)}`];
  if (from !== undefined && from.why !== 'within-hours') parts.push(countedFrom(from.at, received.at, language));
  parts.push(on(end.at, received.at, language));
  return parts.join(' → ');
}

function countedFrom(at: Temporal.Instant, received: Temporal.Instant, language: Language): string {
  const date = dateIfFar(at, received, language);
  const time = isMidnight(at) ? '' : ` ${sayTime(at, language)}`;
  if (language === 'en') return `counted from ${sayWeekday(at, 'en')}${date}${time}`;
  return `skaita no ${sayWeekday(at, 'lv', 'genitive')}${date}${time}`;
}

/** „pirmdien 17.00”, or with the date where the weekday alone could mislead. */
function on(at: Temporal.Instant, received: Temporal.Instant | null, language: Language): string {
  const weekday = language === 'lv' ? sayOnWeekday(at, 'lv') : sayWeekday(at, 'en');
  return `${weekday}${received === null ? '' : dateIfFar(at, received, language)} ${sayTime(at, language)}`;
}

function dateIfFar(at: Temporal.Instant, received: Temporal.Instant, language: Language): string {
  const { days } = dayOf(received).until(dayOf(at), { largestUnit: 'days' });
  return days < 6 ? '' : `, ${sayDateShort(at, language)},`;
}

function sayStepLv(step: DueStep): string {
  switch (step.step) {
    case 'received':
      return `Saņemts ${sayOnWeekday(step.at, 'lv')}, ${sayDate(step.at, 'lv')}, plkst. ${sayTime(step.at, 'lv')}.`;
    case 'counted-from':
      return `Skaita no ${sayWeekday(step.at, 'lv', 'genitive')}, ${sayDayAndMonth(step.at, 'lv', 'genitive')}${
        isMidnight(step.at) ? '' : `, plkst. ${sayTime(step.at, 'lv')}`
      }: ${FROM_LV[step.why]}.`;
    case 'day-counted':
      return `${step.nth}. darbdiena: ${dayLv(step.day)}${step.note === null ? '' : ` (${REASON_LV[step.note]})`}.`;
    case 'day-skipped':
      return `Neskaita: ${dayLv(step.day)} (${reasonWith('lv', step.why, step.name)}).`;
    case 'time-counted':
      return `${capital(sayOnWeekday(step.day, 'lv'))}, ${sayDayAndMonth(step.day, 'lv')}, plkst. ${sayTime(step.from, 'lv')}–${sayTime(step.to, 'lv')}: ${sayMinutes(step.minutes)}.`;
    case 'moved-to-working-day':
      return `Termiņš beigtos ${sayOnWeekday(step.from, 'lv')}, ${sayDayAndMonth(step.from, 'lv')}, bet tā nav darbdiena, tāpēc tas beidzas nākamajā darbdienā: ${sayOnWeekday(step.to, 'lv')}, ${sayDayAndMonth(step.to, 'lv')}.`;
    case 'year-not-covered':
      return `Uzmanību: ${step.year}. gada pārceltās darbdienas kalendārā vēl nav ievadītas, tāpēc termiņš var mainīties.`;
    case 'due':
      return `Termiņš: līdz ${sayWeekday(step.at, 'lv', 'dative')}, ${sayDate(step.at, 'lv', 'dative')}, plkst. ${sayTime(step.at, 'lv')}.`;
    default:
      return assertNever(step);
  }
}

function sayStepEn(step: DueStep): string {
  switch (step.step) {
    case 'received':
      return `Received on ${dayEn(dayOf(step.at))} ${dayOf(step.at).year} at ${sayTime(step.at, 'en')}.`;
    case 'counted-from':
      return `Counted from ${dayEn(dayOf(step.at))}${isMidnight(step.at) ? '' : ` at ${sayTime(step.at, 'en')}`}: ${FROM_EN[step.why]}.`;
    case 'day-counted':
      return `Working day ${step.nth}: ${dayEn(step.day)}${step.note === null ? '' : ` (${REASON_EN[step.note]})`}.`;
    case 'day-skipped':
      return `Not counted: ${dayEn(step.day)} (${reasonWith('en', step.why, step.nameEn ?? step.name)}).`;
    case 'time-counted':
      return `${capital(dayEn(step.day))}, ${sayTime(step.from, 'en')}–${sayTime(step.to, 'en')}: ${sayMinutes(step.minutes)}.`;
    case 'moved-to-working-day':
      return `The term would end on ${dayEn(step.from)}, which is not a working day, so it ends on the next one: ${dayEn(step.to)}.`;
    case 'year-not-covered':
      return `Note: the moved working days of ${step.year} are not yet entered in the calendar, so the due time may change.`;
    case 'due':
      return `Due by ${dayEn(dayOf(step.at))} ${dayOf(step.at).year} at ${sayTime(step.at, 'en')}.`;
    default:
      return assertNever(step);
  }
}

type CountedFrom = Extract<DueStep, { step: 'counted-from' }>['why'];

const FROM_LV: Record<CountedFrom, string> = {
  'within-hours': 'saņemts darba laikā',
  'outside-hours': 'saņemts ārpus darba laika',
  'next-day': 'saņemšanas dienu neskaita',
};
const FROM_EN: Record<CountedFrom, string> = {
  'within-hours': 'received within opening hours',
  'outside-hours': 'received outside opening hours',
  'next-day': 'the day of receipt is not counted',
};
const REASON_LV: Record<DayReason, string> = {
  weekend: 'nedēļas nogale',
  holiday: 'svētku diena',
  'moved-off': 'darbdiena pārcelta',
  'moved-on': 'pārceltā darbdiena',
  closed: 'slēgts',
  'special-hours': 'īpašs darba laiks',
};
const REASON_EN: Record<DayReason, string> = {
  weekend: 'weekend',
  holiday: 'holiday',
  'moved-off': 'working day moved',
  'moved-on': 'moved working day',
  closed: 'closed',
  'special-hours': 'special hours',
};

/** A moved day's name ends the sentence („darbdiena pārcelta uz …”); any other is named after a colon. */
function reasonWith(language: Language, why: DayReason, name: string | null): string {
  const reason = (language === 'lv' ? REASON_LV : REASON_EN)[why];
  if (name === null) return reason;
  if (why === 'moved-off') return `${language === 'lv' ? 'darbdiena' : 'working day'} ${name}`;
  return `${reason}: ${name}`;
}

function dayLv(day: Temporal.PlainDate): string {
  return `${sayWeekday(day, 'lv')}, ${sayDayAndMonth(day, 'lv', 'nominative')}`;
}

function dayEn(day: Temporal.PlainDate): string {
  return `${sayWeekday(day, 'en')}, ${sayDayAndMonth(day, 'en')}`;
}

function isMidnight(at: Temporal.Instant): boolean {
  return timeOf(at).equals(new Temporal.PlainTime());
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
