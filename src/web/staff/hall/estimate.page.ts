import type { Tx } from '../../../database/database.ts';
import {
  ENOUGH_TOLD,
  type EstimateError,
  errorOf,
  errorsBy,
  serviceTimes,
  type ToldWait,
  type ToldWaits,
  toldWaits,
  wasToldToWait,
} from '../../../desk/hall/index.ts';
import { inLanguage, servicesAt } from '../../../desk/services/index.ts';
import { callout } from '../../components/callout.ts';
import { emptyState } from '../../components/states.ts';
import { table } from '../../components/table.ts';
import { tabs } from '../../components/tabs.ts';
import { type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayNumber } from '../../texts/say.ts';
import { estimateTexts } from './estimate.texts.ts';
import { hallTexts } from './texts.ts';
import { hallHref, hallTabs, type LedHall } from './which-place.ts';

const WEEKS = [2, 4, 8, 13] as const;
const PROMISED = 0.8;

/** How good the estimates of waits were, with how sure that is; says so where there is too little to say. */
export async function estimatePage(request: WebRequest, tx: Tx, led: LedHall, asked: unknown): Promise<Answer> {
  const t = estimateTexts(request.lang);
  const weeks = WEEKS.find((one) => String(one) === asked) ?? 4;
  const waits = await toldWaits(tx, led.place.id, request.today.subtract({ weeks }), request.today);
  const services = await servicesAt(tx, led.place.id, request.today);
  const { spread } = await serviceTimes(tx, led.place.id, 12);
  const names = new Map(services.map(({ id, name }) => [id as string, inLanguage(name, request.lang)]));
  const told = waits.told.filter(wasToldToWait);
  const whole = errorOf(told);
  return page(request, {
    title: t.estimateTitle,
    over: led.name,
    lead: t.estimateLead,
    current: 'hall',
    body: html`${hallTabs(request, led, 'estimate')}${tabs(
      t.period,
      WEEKS.map((one) => ({
        text: t.lastWeeks(one),
        href: hallHref('estimate', led.place.id, { nedelas: String(one) }),
        current: one === weeks,
      })),
    )}${
      whole === null
        ? emptyState({ title: t.tooFewTitle, say: t.tooFew(told.length, ENOUGH_TOLD) })
        : report(request, waits, whole, names, spread)
    }`,
  });
}

function report(
  request: WebRequest,
  waits: ToldWaits,
  whole: EstimateError,
  names: ReadonlyMap<string, string>,
  spread: number,
): Html {
  const t = estimateTexts(request.lang);
  const { calledAgain, left } = waits;
  const told = waits.told.filter(wasToldToWait);
  const part = (
    title: string,
    key: (one: ToldWait) => string,
    name: (key: string) => string,
    inOrder?: readonly string[],
  ) => html`<section class="hall-part"><h2>${title}</h2>${groups(request, title, told, key, name, inOrder)}</section>`;
  return html`${verdict(request, whole)}<section class="hall-part">${numbers(request, whole)}<p class="work-say">${atOnce(request, waits)} ${t.intervalNote}</p></section>${part(
    t.byLength,
    lengthOf,
    (key) => t.lengths[key as Length],
    LENGTHS,
  )}${part(
    t.byMethod,
    ({ by }) => by,
    (key) => t.methods[key as ToldWait['by']],
    ['measured', 'usual'],
  )}${part(
    t.byService,
    ({ service }) => service,
    (key) => names.get(key) ?? '–',
  )}${part(
    t.byHour,
    ({ hour }) => String(hour),
    (key) => hallTexts(request.lang).hourFrom(Number(key)),
    HOURS,
  )}<p class="work-say">${t.leftOut(calledAgain, left)}${
    spread > 1.01 && html` ${t.spread(sayNumber(request.lang, Math.round(spread * 100) / 100))}`
  }</p>`;
}

const LENGTHS = ['short', 'middle', 'long'] as const;
type Length = (typeof LENGTHS)[number];
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));

/** By the middle of what was told. */
function lengthOf({ low, high }: ToldWait): Length {
  const middle = (low + high) / 2;
  return middle < 10 ? 'short' : middle <= 30 ? 'middle' : 'long';
}

/** Who was told „at once” is told of apart: it nearly always comes true and would make the rest look better. */
function atOnce(request: WebRequest, { told }: ToldWaits): string {
  const at = told.filter((one) => !wasToldToWait(one));
  const held = at.filter(({ waited, high }) => waited <= high + 1).length;
  return estimateTexts(request.lang).atOnce(at.length, at.length === 0 ? '–' : sayShare(request, held / at.length));
}

function verdict(request: WebRequest, { held }: EstimateError): Html {
  const t = estimateTexts(request.lang);
  const share = sayShare(request, held.share);
  if (held.from >= PROMISED) return callout('kept', t.verdictGood(share), '');
  if (held.to < PROMISED) return callout('late', t.verdictBad(share), '');
  return callout('plain', t.verdictOpen(share), '');
}

function numbers(request: WebRequest, error: EstimateError): Html {
  const t = estimateTexts(request.lang);
  const one = (name: string, value: string, under: string) =>
    html`<div><dt>${name}</dt><dd>${value}<small>${under}</small></dd></div>`;
  return html`<dl class="hall-numbers">${one(t.sample, sayNumber(request.lang, error.n), '')}${one(
    t.held,
    sayShare(request, error.held.share),
    `${t.between(sayShare(request, error.held.from), sayShare(request, error.held.to))}; ${t.heldAim}`,
  )}${one(t.longerThan, sayShare(request, error.longer), '')}${one(t.shorterThan, sayShare(request, error.shorter), '')}${one(
    t.offMedian,
    t.offSay(signed(request, error.off.median)),
    t.between(signed(request, error.off.from), signed(request, error.off.to)),
  )}${one(t.distance, t.offSay(tenth(request, error.distance)), '')}${one(t.width, t.offSay(tenth(request, error.width)), '')}</dl>`;
}

function groups(
  request: WebRequest,
  caption: string,
  told: readonly ToldWait[],
  key: (one: ToldWait) => string,
  name: (key: string) => string,
  inOrder?: readonly string[],
): Html {
  const t = estimateTexts(request.lang);
  const found = errorsBy(told, key);
  const rows = inOrder === undefined ? found : inOrder.flatMap((one) => found.filter((group) => group.key === one));
  const value = (error: EstimateError | null, say: (error: EstimateError) => string) =>
    error === null ? t.notEnough : say(error);
  return table<(typeof rows)[number]>({
    lang: request.lang,
    caption,
    captionHidden: true,
    compared: true,
    rows,
    id: (row) => row.key,
    columns: [
      { key: 'group', name: t.groupColumn, heads: true, cell: (row) => name(row.key) },
      { key: 'n', name: t.sample, numeric: true, cell: ({ n }) => sayNumber(request.lang, n) },
      {
        key: 'held',
        name: t.held,
        numeric: true,
        cell: ({ error }) => value(error, ({ held }) => sayShare(request, held.share)),
      },
      {
        key: 'sure',
        name: t.bounds,
        numeric: true,
        whole: true,
        cell: ({ error }) =>
          value(error, ({ held }) => `${sayShare(request, held.from)} – ${sayShare(request, held.to)}`),
      },
      {
        key: 'longer',
        name: t.longerThan,
        numeric: true,
        cell: ({ error }) => value(error, ({ longer }) => sayShare(request, longer)),
      },
      {
        key: 'off',
        name: hallTexts(request.lang).minutesOf(t.offMedian),
        numeric: true,
        cell: ({ error }) => value(error, ({ off }) => signed(request, off.median)),
      },
      {
        key: 'width',
        name: hallTexts(request.lang).minutesOf(t.width),
        numeric: true,
        cell: ({ error }) => value(error, ({ width }) => tenth(request, width)),
      },
    ],
  });
}

function sayShare({ lang }: WebRequest, share: number): string {
  return lang === 'lv' ? `${Math.round(share * 100)} %` : `${Math.round(share * 100)}%`;
}

function tenth({ lang }: WebRequest, minutes: number): string {
  return sayNumber(lang, Math.round(minutes * 10) / 10);
}

/** „+2,5”, „−1”, „0”. */
function signed(request: WebRequest, minutes: number): string {
  const rounded = Math.round(minutes * 10) / 10;
  const said = tenth(request, Math.abs(rounded));
  return rounded > 0 ? `+${said}` : rounded < 0 ? `−${said}` : '0';
}
