import type { Tx } from '../../../database/database.ts';
import { countsOfDays, type HallCounts } from '../../../desk/hall/index.ts';
import { inLanguage, type PlacedService, servicesAt } from '../../../desk/services/index.ts';
import { linkButton } from '../../components/button.ts';
import { emptyState } from '../../components/states.ts';
import { table } from '../../components/table.ts';
import { type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayShortDate, sayTime, sayWeekday } from '../../texts/say.ts';
import { hourChart, legend } from './hour-charts.view.ts';
import { bareMinutes, type CountsAt, countsAt, hoursOf } from './picture-numbers.ts';
import { pictureTexts } from './pictures.texts.ts';
import { readDay } from './read-day.ts';
import { hallTexts } from './texts.ts';
import { weekdayName } from './weekday-name.ts';
import { hallHref, hallTabs, type LedHall } from './which-place.ts';

/** What a week came to, day by day and hour by hour, beside the week before. */
export async function weekPage(request: WebRequest, tx: Tx, led: LedHall, asked: unknown): Promise<Answer> {
  const t = pictureTexts(request.lang);
  const day = readDay(asked, request.today) ?? request.today;
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  const days = daysFrom(monday);
  const before = daysFrom(monday.subtract({ weeks: 1 }));
  const counts = await countsOfDays(tx, led.place.id, [...days, ...before]);
  const services = await servicesAt(tx, led.place.id, day);
  const at = countsAt(counts);
  const there = days.filter((one) => at(one.toString(), null, null) !== null);
  const short = (one: Temporal.PlainDate) => sayShortDate(request.lang, one, request.today);
  return page(request, {
    title: t.weekOf(short(monday), short(monday.add({ days: 6 }))),
    over: led.name,
    current: 'hall',
    body: html`${hallTabs(request, led, 'week')}${steps(request, led, monday)}${
      there.length === 0
        ? emptyState({ title: t.emptyDayTitle, say: t.emptyDay })
        : pictures(request, led, { days: there, before: before.map(String), counts, at, services })
    }`,
  });
}

interface Pictured {
  readonly days: readonly Temporal.PlainDate[];
  readonly before: readonly string[];
  readonly counts: readonly HallCounts[];
  readonly at: CountsAt;
  readonly services: readonly PlacedService[];
}

function daysFrom(monday: Temporal.PlainDate): Temporal.PlainDate[] {
  return Array.from({ length: 7 }, (_, nth) => monday.add({ days: nth }));
}

function steps(request: WebRequest, led: LedHall, monday: Temporal.PlainDate): Html {
  const t = pictureTexts(request.lang);
  const to = (one: Temporal.PlainDate) => hallHref('week', led.place.id, { diena: one.toString() });
  const isLast = Temporal.PlainDate.compare(monday.add({ weeks: 1 }), request.today) > 0;
  return html`<div class="button-row hall-steps">${linkButton({ text: t.weekBefore, href: to(monday.subtract({ weeks: 1 })), kind: 'quiet', key: 'b', attrs: { rel: 'prev' } })}${
    !isLast && linkButton({ text: t.thisWeek, href: hallHref('week', led.place.id), kind: 'quiet' })
  }${!isLast && linkButton({ text: t.weekAfter, href: to(monday.add({ weeks: 1 })), kind: 'quiet', key: 'n', attrs: { rel: 'next' } })}</div>`;
}

function pictures(request: WebRequest, led: LedHall, pictured: Pictured): Html {
  const t = pictureTexts(request.lang);
  const { counts } = pictured;
  const top = (pick: (one: HallCounts) => number) =>
    Math.max(1, ...counts.filter(({ hour, service }) => hour !== null && service === null).map(pick));
  const [arrivals, waits] = [top(({ came }) => came), top(({ p90 }) => p90 ?? 0)];
  return html`${summary(request, pictured)}<section class="hall-part"><h2>${t.arrivalsByDay}</h2><div class="hall-multiples">${pictured.days.map((day) => multiple(request, led, pictured, day, 'came', arrivals))}</div>${legend(
    [
      { mark: 'bar', text: t.legend.nowWeek },
      { mark: 'usual', text: t.legend.usualWeek },
    ],
  )}</section><section class="hall-part"><h2>${t.waitsByDay}</h2><div class="hall-multiples">${pictured.days.map((day) => multiple(request, led, pictured, day, 'p90', waits))}</div></section><section class="hall-part"><h2>${t.byDay}</h2>${dayTable(request, led, pictured)}</section><section class="hall-part"><h2>${t.byService}</h2>${serviceTable(request, pictured)}</section><p class="work-say">${t.sourceDay(led.name, sayTime(request.lang, request.now), t.people(cameIn(pictured)))} ${t.comparedWeek} ${t.waitMeans}</p>`;
}

function cameIn({ days, at }: Pictured): number {
  return days.reduce((sum, day) => sum + (at(day.toString(), null, null)?.came ?? 0), 0);
}

function summary(request: WebRequest, pictured: Pictured): Html {
  const t = pictureTexts(request.lang);
  const { days, before, at } = pictured;
  const sum = (of: readonly string[], pick: (one: HallCounts) => number) =>
    of.reduce((all, day) => {
      const one = at(day, null, null);
      return one === null ? all : all + pick(one);
    }, 0);
  const week = days.map(String);
  const usual = sum(before, ({ came }) => came);
  return html`<p class="hall-summary">${t.summary(t.people(cameIn(pictured)), usual === 0 ? '' : t.usualWeek(t.number(usual)))} ${t.summaryEnd(
    t.number(sum(week, ({ served }) => served)),
    t.number(sum(week, ({ left }) => left)),
  )}</p>`;
}

function multiple(
  request: WebRequest,
  led: LedHall,
  { before, counts, at }: Pictured,
  day: Temporal.PlainDate,
  what: 'came' | 'p90',
  top: number,
): Html {
  const t = pictureTexts(request.lang);
  const { lang } = request;
  const lastWeek = before[day.dayOfWeek - 1] as string;
  const valueOf = (one: HallCounts | null) => (one === null ? (what === 'came' ? 0 : null) : one[what]);
  const bars = hoursOf(counts).map((hour) => ({
    hour,
    value: valueOf(at(day.toString(), hour, null)),
    usual: at(lastWeek, null, null) === null ? null : valueOf(at(lastWeek, hour, null)),
  }));
  const name = `${sayWeekday(lang, day, 'short')} ${sayShortDate(lang, day, request.today)}`;
  const said = bars.map(({ hour, value }) =>
    t.chartHour(hour, what === 'came' ? t.number(value ?? 0) : bareMinutes(lang, value)),
  );
  return html`<figure><figcaption><a href="${hallHref('day', led.place.id, { diena: day.toString() })}">${name}</a></figcaption>${hourChart({ bars, top, size: 'small', label: t.chartArrivals(name, said.join(', ')) })}</figure>`;
}

function dayTable(request: WebRequest, led: LedHall, { days, at }: Pictured): Html {
  const t = pictureTexts(request.lang);
  const { lang } = request;
  const rows = days.flatMap((day) => {
    const of = at(day.toString(), null, null);
    return of === null ? [] : [{ day, of }];
  });
  return table<(typeof rows)[number]>({
    lang,
    caption: t.byDay,
    captionHidden: true,
    compared: true,
    rows,
    id: ({ day }) => day.toString(),
    columns: [
      {
        key: 'day',
        name: t.dayColumn,
        heads: true,
        whole: true,
        cell: ({ day }) =>
          html`<a href="${hallHref('day', led.place.id, { diena: day.toString() })}">${weekdayName(request, { weekday: day.dayOfWeek })}</a>`,
      },
      { key: 'came', name: t.came, numeric: true, cell: ({ of }) => t.number(of.came) },
      { key: 'served', name: t.served, numeric: true, cell: ({ of }) => t.number(of.served) },
      { key: 'left', name: t.left, numeric: true, cell: ({ of }) => t.number(of.left) },
      { key: 'half', name: t.half, numeric: true, cell: ({ of }) => bareMinutes(lang, of.p50) },
      { key: 'most', name: t.most, numeric: true, cell: ({ of }) => bareMinutes(lang, of.p90) },
    ],
  });
}

/** How many came for each service on each day. */
function serviceTable(request: WebRequest, { days, at, services }: Pictured): Html {
  const t = pictureTexts(request.lang);
  const { lang } = request;
  const came = (day: Temporal.PlainDate, service: PlacedService) => at(day.toString(), null, service.id)?.came ?? 0;
  const sum = (service: PlacedService) => days.reduce((all, day) => all + came(day, service), 0);
  return table<PlacedService>({
    lang,
    caption: t.byService,
    captionHidden: true,
    compared: true,
    rows: services.filter((service) => sum(service) > 0).sort((a, b) => sum(b) - sum(a)),
    id: ({ id }) => id,
    columns: [
      { key: 'service', name: hallTexts(lang).service, heads: true, cell: ({ name }) => inLanguage(name, lang) },
      ...days.map((day) => ({
        key: day.toString(),
        name: sayWeekday(lang, day, 'short'),
        numeric: true,
        cell: (service: PlacedService) => t.number(came(day, service)),
      })),
      { key: 'sum', name: t.came, numeric: true, cell: (service) => html`<b>${t.number(sum(service))}</b>` },
    ],
  });
}
