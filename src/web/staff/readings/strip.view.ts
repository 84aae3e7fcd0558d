import type { HourCount } from '../../../desk/readings/index.ts';
import { attrs, type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayShortDate } from '../../texts/say.ts';
import { readingsTexts } from './texts.ts';

export const STRIP_DAYS = 28;
const [SIDE, GAP, LEFT, TOP] = [11, 2, 52, 16];
const LEVELS = 4;

/** When somebody read: a row a day, a field an hour. Calm: one colour, darker where there is more. */
export function strip(web: WebRequest, name: string, counts: readonly HourCount[]): Html {
  const { lang, today } = web;
  const texts = readingsTexts(lang).strip;
  const days = Array.from({ length: STRIP_DAYS }, (_, index) => today.subtract({ days: STRIP_DAYS - 1 - index }));
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const rowOf = new Map(days.map((day, index) => [day.toString(), index]));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const step = SIDE + GAP;
  const fields = counts.flatMap(({ day, hour, count }) => {
    const row = rowOf.get(day);
    if (row === undefined) return [];
    const level = Math.ceil((count / most) * LEVELS);
    const said = texts.cell(sayShortDate(lang, Temporal.PlainDate.from(day), today), hour, count);
    return [
      html`<rect${attrs({ class: `hour l${level}`, x: LEFT + hour * step, y: TOP + row * step, width: SIDE, height: SIDE, rx: 2 })}><title>${said}</title></rect>`,
    ];
  });
  const names = days.map((day, row) =>
    row % 7 === (STRIP_DAYS - 1) % 7
      ? html`<text x="0" y="${TOP + row * step + SIDE - 1}">${sayShortDate(lang, day, today)}</text>`
      : '',
  );
  const hours = [0, 6, 12, 18].map((hour) => html`<text x="${LEFT + hour * step}" y="10">${hour}</text>`);
  const [width, height] = [LEFT + 24 * step, TOP + STRIP_DAYS * step];
  const said = texts.say(total, STRIP_DAYS);
  return html`<section class="section"><h2>${texts.title(name)}</h2><p class="said">${said}</p><svg${attrs({ class: 'chart strip', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': `${texts.title(name)}. ${said}` })}><rect class="ground" x="${LEFT - GAP}" y="${TOP - GAP}" width="${24 * step + GAP}" height="${STRIP_DAYS * step + GAP}" rx="3"/><rect class="work" x="${LEFT + 8 * step - 1}" y="${TOP - GAP}" width="${9 * step}" height="${STRIP_DAYS * step + GAP}"/>${hours}${names}${fields}</svg></section>`;
}
