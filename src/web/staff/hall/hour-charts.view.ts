import { attrs, type Html, html } from '../../html.ts';

/** What of one hour (or day) is drawn: `null` where there is nothing to say. */
export interface HourBar {
  readonly hour: number;
  readonly value: number | null;
  /** A second, smaller mark upon the same bar: half of those who waited. */
  readonly inner?: number | null;
  /** What it is compared with: a line across the bar's place. */
  readonly usual?: number | null;
}

export interface HourChart {
  readonly bars: readonly HourBar[];
  /** The whole picture in words, since it cannot be heard. */
  readonly label: string;
  /** The same for all charts that stand beside each other, so that they can be compared. */
  readonly top: number;
  /** A line that should not be crossed. */
  readonly aim?: number;
  /** Writes the numbers upon the bars. */
  readonly numbers?: (value: number) => string;
  readonly size?: 'small' | 'large';
}

/** Bars by hour. The drawing has a fixed coordinate system and grows with its place; colours come from the style sheet. */
export function hourChart(chart: HourChart): Html {
  const { bars, label, aim, numbers, size = 'large' } = chart;
  const top = Math.max(chart.top, aim ?? 0, 1);
  const [step, height, foot, head] = size === 'large' ? [44, 150, 22, 18] : [16, 40, 14, 4];
  const width = Math.max(1, bars.length) * step;
  const y = (value: number) => round(head + height - (value / top) * height);
  const wide = step * 0.62;
  const drawn = bars.map(({ hour, value, inner, usual }, nth) => {
    const x = round(nth * step + (step - wide) / 2);
    const middle = round(nth * step + step / 2);
    return html`${value !== null && value > 0 && html`<rect class="bar" x="${x}" y="${y(value)}" width="${round(wide)}" height="${round(head + height - y(value))}" rx="${size === 'large' ? 2 : 1}"/>`}${
      inner != null &&
      inner > 0 &&
      html`<rect class="bar inner" x="${x}" y="${y(inner)}" width="${round(wide)}" height="${round(head + height - y(inner))}"/>`
    }${
      usual != null &&
      (usual > 0 || (value ?? 0) > 0) &&
      html`<line class="usual" x1="${round(x - 3)}" x2="${round(x + wide + 3)}" y1="${y(usual)}" y2="${y(usual)}"/>`
    }${
      numbers !== undefined &&
      value !== null &&
      value > 0 &&
      html`<text class="value" x="${middle}" y="${round(y(value) - 5)}">${numbers(value)}</text>`
    }${(size === 'large' || nth % 3 === 0) && html`<text class="hour" x="${middle}" y="${head + height + foot - 4}">${hour}</text>`}`;
  });
  return html`<svg${attrs({ class: `chart hall-chart ${size}`, viewBox: `0 0 ${width} ${head + height + foot}`, role: 'img', 'aria-label': label })}>${
    aim !== undefined && html`<line class="aim" x1="0" x2="${width}" y1="${y(aim)}" y2="${y(aim)}"/>`
  }<line class="axis" x1="0" x2="${width}" y1="${head + height}" y2="${head + height}"/>${drawn}</svg>`;
}

/** What the marks mean, beside the pictures. */
export function legend(
  entries: readonly { readonly mark: 'bar' | 'inner' | 'usual' | 'aim'; readonly text: string }[],
): Html {
  return html`<ul class="hall-legend">${entries.map(({ mark, text }) => html`<li class="${mark}">${text}</li>`)}</ul>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
