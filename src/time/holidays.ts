import { dayFromNumber, dayNumber } from './zone.ts';

/** A holiday: the civil day, ISO (`2026-05-04`), and its names. */
export interface Holiday {
  readonly day: string;
  readonly lv: string;
  readonly en: string;
}

type Names = readonly [lv: string, en: string];

/**
 * The holidays of one year by the law „Par svētku, atceres un atzīmējamām dienām”, in order of date. One-off days and
 * the closing days of song festivals are data (`standards/calendars/lv.yaml`) and stand in the calendar.
 */
export function latvianHolidays(year: number): readonly Holiday[] {
  const easter = dayNumber(easterSunday(year));
  const secondSundayOfMay = 14 - (new Temporal.PlainDate(year, 5, 14).dayOfWeek % 7);
  return [
    ...FIXED.map(([month, day, names]) => holiday(new Temporal.PlainDate(year, month, day), names)),
    ...MOVABLE.map(([days, names]) => holiday(dayFromNumber(easter + days), names)),
    holiday(new Temporal.PlainDate(year, 5, secondSundayOfMay), ['Mātes diena', 'Mother’s Day']),
    ...withDayOff(holiday(new Temporal.PlainDate(year, 5, 4), INDEPENDENCE)),
    ...withDayOff(holiday(new Temporal.PlainDate(year, 11, 18), PROCLAMATION)),
  ].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * The holiday and, where it falls on a Saturday or Sunday, the Monday that the law makes a day off for it. True of
 * 4 May, 18 November and the closing day of the song festival only; no other holiday moves.
 */
export function withDayOff(holiday: Holiday): readonly Holiday[] {
  const day = Temporal.PlainDate.from(holiday.day);
  if (day.dayOfWeek < 6) return [holiday];
  const monday = day.add({ days: 8 - day.dayOfWeek });
  const off = { day: monday.toString(), lv: `${holiday.lv} (brīvdiena)`, en: `${holiday.en} (day off)` };
  return [holiday, off];
}

/** Easter Sunday of the Western churches, by the anonymous Gregorian algorithm (Meeus, Jones, Butcher). */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return new Temporal.PlainDate(year, Math.floor(n / 31), (n % 31) + 1);
}

function holiday(day: Temporal.PlainDate, [lv, en]: Names): Holiday {
  return { day: day.toString(), lv, en };
}

const INDEPENDENCE: Names = [
  'Latvijas Republikas Neatkarības atjaunošanas diena',
  'Restoration of Independence Day of the Republic of Latvia',
];
const PROCLAMATION: Names = ['Latvijas Republikas proklamēšanas diena', 'Proclamation Day of the Republic of Latvia'];

const FIXED: readonly (readonly [month: number, day: number, names: Names])[] = [
  [1, 1, ['Jaungada diena', 'New Year’s Day']],
  [
    5,
    1,
    [
      'Darba svētki, Latvijas Republikas Satversmes sapulces sasaukšanas diena',
      'Labour Day, Convocation of the Constituent Assembly of the Republic of Latvia',
    ],
  ],
  [6, 23, ['Līgo diena', 'Līgo Day (Midsummer Eve)']],
  [6, 24, ['Jāņu diena', 'Jāņi Day (Midsummer)']],
  [12, 24, ['Ziemassvētku vakars', 'Christmas Eve']],
  [12, 25, ['Pirmie Ziemassvētki', 'Christmas Day']],
  [12, 26, ['Otrie Ziemassvētki', 'Second Day of Christmas']],
  [12, 31, ['Vecgada diena', 'New Year’s Eve']],
];

/** Days from Easter Sunday. */
const MOVABLE: readonly (readonly [days: number, names: Names])[] = [
  [-2, ['Lielā Piektdiena', 'Good Friday']],
  [0, ['Pirmās Lieldienas', 'Easter Sunday']],
  [1, ['Otrās Lieldienas', 'Easter Monday']],
  [49, ['Vasarsvētki', 'Whit Sunday']],
];
