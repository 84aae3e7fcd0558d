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
import { sayDate, sayTime, sayWeekday } from '../../texts/say.ts';
import { hourChart, legend } from './hour-charts.view.ts';
import { bareMinutes, type CountsAt, countsAt, hoursOf, meanCount, meanOver, sayMinutes } from './picture-numbers.ts';
import { pictureTexts } from './pictures.texts.ts';
import { readDay } from './read-day.ts';
import { hallTexts } from './texts.ts';
import { hallHref, hallTabs, type LedHall } from './which-place.ts';

const WEEKS_COMPARED = 4;

/** What a day came to: who came, how long they waited, what became of them; beside the same weekday before. */
export async function dayPage(request: WebRequest, tx: Tx, led: LedHall, asked: unknown): Promise<Answer> {
  const t = pictureTexts(request.lang);
  const day = readDay(asked, request.today) ?? request.today;
  const before = Array.from({ length: WEEKS_COMPARED }, (_, nth) => day.subtract({ weeks: nth + 1 }));
  const counts = await countsOfDays(tx, led.place.id, [day, ...before]);
  const services = await servicesAt(tx, led.place.id, day);
  const isToday = day.equals(request.today);
  const at = countsAt(counts);
  const whole = at(day.toString(), null, null);
  const weekday = sayWeekday(request.lang, day);
  return page(request, {
    title: t.dayOf(weekday[0]?.toUpperCase() + weekday.slice(1), sayDate(request.lang, day)),
    over: led.name,
    current: 'hall',
    ...(isToday ? { live: [`hall:${led.place.id}`] } : {}),
    body: html`${hallTabs(request, led, 'day')}${steps(request, led, day)}${
      whole === null
        ? emptyState({ title: t.emptyDayTitle, say: t.emptyDay })
        : pictures(request, led, { day, before: before.map(String), counts, at, whole, services, isToday })
    }`,
  });
}

interface Pictured {
  readonly day: Temporal.PlainDate;
  readonly before: readonly string[];
  readonly counts: readonly HallCounts[];
  readonly at: CountsAt;
  readonly whole: HallCounts;
  readonly services: readonly PlacedService[];
  readonly isToday: boolean;
}

function pictures(request: WebRequest, led: LedHall, pictured: Pictured): Html {
  const t = pictureTexts(request.lang);
  return html`${summary(request, pictured)}<div class="hall-pictures">${arrivals(request, pictured)}${waits(request, pictured)}</div>${hourTable(request, pictured)}<section class="hall-part"><h2>${t.byService}</h2>${byService(request, pictured)}</section>${source(request, led, pictured)}`;
}

function steps(request: WebRequest, led: LedHall, day: Temporal.PlainDate): Html {
  const t = pictureTexts(request.lang);
  const to = (one: Temporal.PlainDate) => hallHref('day', led.place.id, { diena: one.toString() });
  const isLast = Temporal.PlainDate.compare(day, request.today) >= 0;
  return html`<div class="button-row hall-steps">${linkButton({ text: t.dayBefore, href: to(day.subtract({ days: 1 })), kind: 'quiet', key: 'b', attrs: { rel: 'prev' } })}${
    !isLast && linkButton({ text: t.today, href: hallHref('day', led.place.id), kind: 'quiet' })
  }${!isLast && linkButton({ text: t.dayAfter, href: to(day.add({ days: 1 })), kind: 'quiet', key: 'n', attrs: { rel: 'next' } })}</div>`;
}

function summary(request: WebRequest, { whole, before, at, isToday }: Pictured): Html {
  const t = pictureTexts(request.lang);
  const usual = meanCount(before, at, null);
  return html`<p class="hall-summary">${t.summary(t.people(whole.came), usual === null || isToday ? '' : t.usualDay(t.number(Math.round(usual))))} ${
    whole.p50 !== null && t.summaryWait(sayMinutes(request.lang, whole.p50), sayMinutes(request.lang, whole.p90))
  } ${t.summaryEnd(t.number(whole.served), t.number(whole.left))}</p>`;
}

function arrivals(request: WebRequest, { day, before, counts, at }: Pictured): Html {
  const t = pictureTexts(request.lang);
  const bars = hoursOf(counts).map((hour) => ({
    hour,
    value: at(day.toString(), hour, null)?.came ?? 0,
    usual: meanCount(before, at, hour),
  }));
  const label = t.chartArrivals(
    t.arrivalsByHour,
    bars.map(({ hour, value }) => t.chartHour(hour, t.number(value))).join(', '),
  );
  const top = Math.max(...bars.map(({ value, usual }) => Math.max(value, usual ?? 0)));
  const numbers = (value: number) => t.number(value);
  return html`<section class="hall-part"><h2>${t.arrivalsByHour}</h2>${hourChart({ bars, label, top, numbers })}${legend(
    [
      { mark: 'bar', text: t.legend.now },
      { mark: 'usual', text: t.legend.usual },
    ],
  )}</section>`;
}

function waits(request: WebRequest, { day, before, counts, at }: Pictured): Html {
  const t = pictureTexts(request.lang);
  const bars = hoursOf(counts).map((hour) => {
    const of = at(day.toString(), hour, null);
    return {
      hour,
      value: of?.p90 ?? null,
      inner: of?.p50 ?? null,
      usual: meanOver(before, at, hour, ({ p90 }) => p90),
    };
  });
  const label = t.chartArrivals(
    t.waitsByHour,
    bars.map(({ hour, value }) => t.chartHour(hour, bareMinutes(request.lang, value))).join(', '),
  );
  const top = Math.max(...bars.map(({ value, usual }) => Math.max(value ?? 0, usual ?? 0)));
  return html`<section class="hall-part"><h2>${t.waitsByHour}</h2>${hourChart({ bars, label, top, numbers: (value) => bareMinutes(request.lang, value) })}${legend(
    [
      { mark: 'inner', text: t.legend.half },
      { mark: 'bar', text: t.legend.most },
      { mark: 'usual', text: `${t.legend.most}, ${t.legend.usual}` },
    ],
  )}</section>`;
}

function hourTable(request: WebRequest, { day, counts, at, before }: Pictured): Html {
  const t = pictureTexts(request.lang);
  const { lang } = request;
  const rows = hoursOf(counts);
  const of = (hour: number) => at(day.toString(), hour, null);
  return html`<details class="hall-table"><summary>${t.asTable}</summary>${table<number>({
    lang,
    caption: t.byHour,
    captionHidden: true,
    compared: true,
    rows,
    id: String,
    columns: [
      { key: 'hour', name: hallTexts(lang).hour, heads: true, cell: (hour) => hallTexts(request.lang).hourFrom(hour) },
      { key: 'came', name: t.came, numeric: true, cell: (hour) => of(hour)?.came ?? 0 },
      {
        key: 'usual',
        name: t.legend.usual,
        numeric: true,
        cell: (hour) => {
          const usual = meanCount(before, at, hour);
          return usual === null ? '–' : t.number(Math.round(usual));
        },
      },
      { key: 'half', name: t.half, numeric: true, cell: (hour) => bareMinutes(lang, of(hour)?.p50 ?? null) },
      { key: 'most', name: t.most, numeric: true, cell: (hour) => bareMinutes(lang, of(hour)?.p90 ?? null) },
      { key: 'served', name: t.served, numeric: true, cell: (hour) => of(hour)?.served ?? 0 },
      { key: 'left', name: t.left, numeric: true, cell: (hour) => of(hour)?.left ?? 0 },
    ],
  })}</details>`;
}

/** A small picture a service, all to one measure, with its numbers beside it. */
function byService(request: WebRequest, { day, counts, at, services }: Pictured): Html {
  const t = pictureTexts(request.lang);
  const { lang } = request;
  const hours = hoursOf(counts);
  const rows = services
    .flatMap((service) => {
      const of = at(day.toString(), null, service.id);
      return of === null ? [] : [{ service, of }];
    })
    .sort((a, b) => b.of.came - a.of.came);
  const barsOf = (service: PlacedService) =>
    hours.map((hour) => ({ hour, value: at(day.toString(), hour, service.id)?.came ?? 0 }));
  const top = Math.max(1, ...rows.flatMap(({ service }) => barsOf(service).map(({ value }) => value)));
  return table<(typeof rows)[number]>({
    lang,
    caption: t.byService,
    captionHidden: true,
    compared: true,
    rows,
    id: ({ service }) => service.id,
    columns: [
      {
        key: 'service',
        name: hallTexts(lang).service,
        heads: true,
        cell: ({ service }) => inLanguage(service.name, lang),
      },
      {
        key: 'hours',
        name: t.arrivalsByHour,
        cell: ({ service }) => {
          const bars = barsOf(service);
          const said = bars
            .filter(({ value }) => value > 0)
            .map(({ hour, value }) => t.chartHour(hour, t.number(value)));
          return hourChart({
            bars,
            top,
            size: 'small',
            label: t.chartArrivals(inLanguage(service.name, lang), said.join(', ')),
          });
        },
      },
      { key: 'came', name: t.came, numeric: true, cell: ({ of }) => t.number(of.came) },
      { key: 'served', name: t.served, numeric: true, cell: ({ of }) => t.number(of.served) },
      { key: 'left', name: t.left, numeric: true, cell: ({ of }) => t.number(of.left) },
      { key: 'half', name: t.half, numeric: true, cell: ({ of }) => bareMinutes(lang, of.p50) },
      { key: 'most', name: t.most, numeric: true, cell: ({ of }) => bareMinutes(lang, of.p90) },
      { key: 'took', name: t.took, numeric: true, cell: ({ of }) => bareMinutes(lang, of.took) },
    ],
  });
}

function source(request: WebRequest, led: LedHall, { at, before, whole, isToday }: Pictured): Html {
  const t = pictureTexts(request.lang);
  const compared = before.filter((day) => at(day, null, null) !== null).length;
  return html`<p class="work-say">${t.sourceDay(led.name, sayTime(request.lang, request.now), t.people(whole.came))} ${isToday && t.notYet} ${t.comparedDay(compared)} ${t.waitMeans}</p>`;
}
