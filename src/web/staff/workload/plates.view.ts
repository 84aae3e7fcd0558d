import type { Plate } from '../../../desk/workload/index.ts';
import { attrs, type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { workloadTexts } from './texts.ts';

export interface PlateRow extends Plate {
  readonly name: string;
  readonly away: boolean;
}

/** A bar is never fuller than a working day of this much. */
const LEAST_FULL = 12;

/** Open work by person, alphabetically; late and soon due by shade and in figures. */
export function platesView(request: WebRequest, rows: readonly PlateRow[]): Html {
  const t = workloadTexts(request.lang);
  const most = Math.max(LEAST_FULL, ...rows.map(({ open }) => open));
  const items = rows.map(({ employee, name, away, open, late, soon }) => {
    const figures = [t.open(open), late > 0 && t.late(late), soon > 0 && t.soon(soon), away && t.awayNow];
    return html`<li class="plate" id="p-${employee}"><span>${name}</span>${bar({ open, late, soon }, most)}<small>${figures.filter((one) => one !== false).join(' · ')}</small></li>`;
  });
  return html`<ul class="plates">${items}</ul><p class="plate-key"><span class="late">${t.key.late}</span> <span class="soon">${t.key.soon}</span> <span class="rest">${t.key.rest}</span></p>`;
}

function bar({ open, late, soon }: Pick<Plate, 'open' | 'late' | 'soon'>, most: number): Html {
  const share = (count: number) => Math.round((count / most) * 1000) / 10;
  const part = (name: string, from: number, count: number) =>
    count > 0 && html`<rect${attrs({ class: name, x: share(from), y: 0, width: share(count), height: 8 })}/>`;
  return html`<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${part('late', 0, late)}${part('soon', late, soon)}${part('rest', late + soon, open - late - soon)}</svg>`;
}
