import { DAY_KINDS, type DayKind, type YearDay } from '../../../desk/calendar/index.ts';
import { sayDayAndMonth } from '../../../time/say-date.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { attrs, type Html, html, nothing } from '../../html.ts';
import { sayTime, sayWeekday } from '../../texts/say.ts';
import { administrationTexts, type TimeTexts } from './texts.ts';

/** The sign of each kind of day: a shape beside the number, so that no colour has to be seen. */
const SIGNS: Readonly<Record<DayKind, string>> = {
  working: '',
  weekend: '',
  holiday: '●',
  'moved-off': '←',
  'moved-on': '+',
  closed: '×',
  'special-hours': '◆',
  short: '◂',
};

/** A year as twelve months, each day by its kind; and under it, in words, every day that is not as usual. */
export function yearPicture(days: readonly YearDay[], today: Temporal.PlainDate, lang: Language): Html {
  const texts = administrationTexts(lang).time;
  const months = Map.groupBy(days, ({ day }) => day.month);
  return html`<ul class="day-legend" aria-label="${texts.legend}">${DAY_KINDS.map((kind) => html`<li><span class="day ${kind}" aria-hidden="true">${SIGNS[kind] || '1'}</span>${texts.kinds[kind]}</li>`)}</ul><div class="year-picture">${[...months].map(([month, own]) => monthTable(month, own, today, texts))}</div>${unusual(days, lang)}`;
}

function monthTable(month: number, days: readonly YearDay[], today: Temporal.PlainDate, texts: TimeTexts): Html {
  const blank = Array.from({ length: (days[0]?.day.dayOfWeek ?? 1) - 1 }, () => null);
  const cells: readonly (YearDay | null)[] = [...blank, ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  const heads = Object.entries(texts.weekdaysShort).map(
    ([key, word]) =>
      html`<th scope="col"><abbr title="${texts.days[WEEKDAY_KEYS[key] ?? 'monday']}">${word}</abbr></th>`,
  );
  return html`<table class="month"><caption>${texts.months[`m${month}` as keyof TimeTexts['months']]}</caption><thead><tr>${heads}</tr></thead><tbody>${weeks.map(
    (week) => html`<tr>${week.map((one) => (one === null ? html`<td></td>` : cell(one, today, texts)))}</tr>`,
  )}</tbody></table>`;
}

function cell({ day, kind }: YearDay, today: Temporal.PlainDate, texts: TimeTexts): Html {
  const now = day.equals(today);
  const sign = SIGNS[kind];
  return html`<td${attrs({ class: [kind === 'working' ? '' : kind, now ? 'today' : ''].filter(Boolean).join(' ') || null, 'aria-current': now ? 'date' : null })}>${day.day}${sign !== '' && html`<i aria-hidden="true">${sign}</i><span class="visually-hidden"> ${texts.kinds[kind]}</span>`}</td>`;
}

/** Every day that differs from its week, with its name and hours. */
function unusual(days: readonly YearDay[], lang: Language): Html {
  const texts = administrationTexts(lang).time;
  const listed = days.filter(({ kind }) => kind !== 'working' && kind !== 'weekend');
  if (listed.length === 0) return nothing;
  return html`<details class="unusual"><summary>${texts.listOfDays} (${listed.length})</summary><ul>${listed.map(
    ({ day, kind, names, hours }) =>
      html`<li><b>${sayDayAndMonth(day, lang, 'nominative')}</b>, ${sayWeekday(lang, day)}: ${texts.kinds[kind]}${names !== null && `, ${names[lang]}`}${hours.length > 0 && ` (${hours.map(({ from, to }) => `${sayTime(lang, from)}–${sayTime(lang, to)}`).join(', ')})`}</li>`,
  )}</ul></details>`;
}

const WEEKDAY_KEYS: Readonly<Record<string, keyof TimeTexts['days']>> = {
  d1: 'monday',
  d2: 'tuesday',
  d3: 'wednesday',
  d4: 'thursday',
  d5: 'friday',
  d6: 'saturday',
  d7: 'sunday',
};
