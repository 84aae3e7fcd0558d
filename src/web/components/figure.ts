import { attrs, type Content, type Html, html } from '../html.ts';
import { kitTexts } from '../texts/kit.ts';
import type { Language } from '../../vocabulary/words.ts';

export interface FigureOptions {
  readonly lang: Language;
  readonly name: string;
  readonly value: string;
  readonly unit?: string;
  /** „22. nov. 16.50” */
  readonly asOf: string;
  /** „41 lieta kopš 1. okt.” */
  readonly from: string;
  readonly href?: string;
  readonly chart?: Html;
}

/** A figure never stands alone: of when, and from what. */
export function figure(options: FigureOptions): Html {
  const texts = kitTexts(options.lang).figure;
  const value = html`${options.value}${options.unit !== undefined && html` <small>${options.unit}</small>`}`;
  return html`<dl class="figure-value"><dt>${options.name}</dt><dd><b>${options.href === undefined ? value : html`<a href="${options.href}">${value}</a>`}</b>${options.chart}<small>${texts.asOf(options.asOf)} · ${texts.from(options.from)}</small></dd></dl>`;
}

/** Figures beside each other. */
export function figures(...list: readonly Content[]): Html {
  return html`<div class="figures">${list}</div>`;
}

/** A small line of how it went; `label` says it in words, since a line cannot be heard. */
export function sparkLine(values: readonly number[], label: string): Html {
  const [width, height] = [120, 28];
  // A line shows how it went, not how much: it stands between its least and its most.
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (index: number) => round((index / Math.max(values.length - 1, 1)) * (width - 4) + 2);
  const y = (value: number) => round(height - 4 - ((value - least) / Math.max(most - least, 1)) * (height - 8));
  const points = values.map((value, index) => `${x(index)},${y(value)}`).join(' ');
  return html`<svg${attrs({ class: 'chart', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label })}><polyline class="spark" points="${points}"/><circle class="dot" cx="${x(values.length - 1)}" cy="${y(values.at(-1) ?? 0)}" r="2.5"/></svg>`;
}

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** The number as it is said. */
  readonly say: string;
  readonly tone?: 'muted' | 'late';
}

/** Bars with their names and numbers written beside them: it reads as a list where it cannot be seen. */
export function barChart(bars: readonly Bar[], label: string): Html {
  const top = Math.max(...bars.map((bar) => bar.value), 1);
  const [row, left, room] = [24, 150, 260];
  const rows = bars.map((bar, index) => {
    const y = index * row;
    const length = round((bar.value / top) * room);
    return html`<text x="0" y="${y + 16}">${bar.name}</text><rect class="bar ${bar.tone ?? ''}" x="${left}" y="${y + 6}" width="${length}" height="12" rx="2"/><text x="${left + length + 8}" y="${y + 16}">${bar.say}</text>`;
  });
  const said = `${label}: ${bars.map((bar) => `${bar.name} ${bar.say}`).join(', ')}`;
  return html`<svg${attrs({ class: 'chart', viewBox: `0 0 ${left + room + 70} ${bars.length * row}`, width: left + room + 70, height: bars.length * row, role: 'img', 'aria-label': said })}>${rows}</svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
