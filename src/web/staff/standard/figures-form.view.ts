import { PERIODS } from '../../../desk/figures/index.ts';
import { button } from '../../components/button.ts';
import { attrs, type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayShortDate, sayTime } from '../../texts/say.ts';
import { type Asked, periodWord } from './ask-figures.ts';
import { standardTexts } from './texts.ts';

/** Period and unit of the figures; a plain form that asks anew. */
export function figuresForm(
  request: WebRequest,
  asked: Asked,
  action: string,
  carriedAlong: Readonly<Record<string, string | null>>,
): Html {
  const { lang } = request;
  const texts = standardTexts(lang);
  const option = (value: string, text: string, selected: boolean) =>
    html`<option${attrs({ value, selected })}>${text}</option>`;
  return html`<form class="figures-form" method="get" action="${action}"><div><label for="f-laiks">${texts.period}</label><select class="input" id="f-laiks" name="laiks">${PERIODS.map(
    (period) => option(periodWord(period), texts.periods[period], period === asked.period),
  )}</select></div>${
    asked.units.length < 2
      ? nothing
      : html`<div><label for="f-vieniba">${texts.unit}</label><select class="input" id="f-vieniba" name="vieniba">${option('', asked.whole ? texts.allUnits : texts.filter.all, asked.unit === null)}${asked.units.map(
          (unit) => option(unit.id, unit[lang], unit.id === asked.unit),
        )}</select></div>`
  }${Object.entries(carriedAlong).map(([name, value]) => value !== null && html`<input type="hidden" name="${name}" value="${value}">`)}${button({ text: texts.show })}</form>`;
}

/** A figure says of when and from what. */
export function scopeWords(request: WebRequest, asked: Asked): string {
  const { lang } = request;
  const texts = standardTexts(lang);
  const unit = asked.units.find(({ id }) => id === asked.unit);
  const where =
    unit !== undefined
      ? unit[lang]
      : asked.whole
        ? texts.wholeHouse
        : asked.units.length === 1
          ? (asked.units[0]?.[lang] ?? '')
          : texts.ownUnits;
  return texts.from(texts.fromPeriod[asked.period], where, sayMoment(request));
}

/** „22. nov. 16.50”: of when the figures are. */
export function sayMoment({ lang, now, today }: WebRequest): string {
  return `${sayShortDate(lang, today, today)} ${sayTime(lang, now)}`;
}
