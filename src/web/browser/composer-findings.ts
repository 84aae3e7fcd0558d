import { say } from './page.ts';
import type { PartEditor } from './composer-editor.ts';
import type { ComposerHost } from './composer-host.ts';
import { markFindings, markHere } from './composer-marks.ts';

/** The findings beside the letter and the places in its text that they speak of. */
export class Findings {
  readonly host: ComposerHost;
  words = new WeakMap<HTMLElement, string>();

  constructor(host: ComposerHost) {
    this.host = host;
  }

  /** The rows were put in anew, upon the very texts that were checked. */
  renewed(texts: ReadonlyMap<string, string>, lengths: Readonly<Record<string, number | null>>): void {
    this.keepWords(texts, lengths);
    markFindings(this.host, this.host.editors, lengths);
  }

  /** The next finding takes the focus; where there is none, `nothing` is said. */
  next(step: number, nothing: string): void {
    const all = [...this.host.querySelectorAll<HTMLElement>('.finding:not(.met) [data-go]')];
    if (all.length === 0) return say(nothing);
    const held = document.activeElement?.closest('.finding, .letter-part');
    const at = all.findIndex((one) => one.closest('.finding') === held);
    const inPart = all.findIndex((one) => held !== null && held !== undefined && held.contains(one));
    const next = at >= 0 ? at + step : inPart >= 0 ? inPart : 0;
    all[(next + all.length) % all.length]?.focus();
  }

  /** Where a finding's words stand now: the text may have moved on since it was checked. */
  spanOf(row: HTMLElement): { readonly editor: PartEditor | undefined; readonly start: number; readonly end: number } {
    const editor = this.host.editors.get(row.dataset['part'] ?? '');
    const [start, end] = [Number(row.dataset['start']), Number(row.dataset['end'])];
    const words = this.words.get(row);
    if (editor === undefined || words === undefined) return { editor, start, end };
    const { text } = editor.flat();
    if (text.slice(start, end) === words) return { editor, start, end };
    const nearest = placesOf(words, text).sort((left, right) => Math.abs(left - start) - Math.abs(right - start))[0];
    return nearest === undefined
      ? { editor, start: 0, end: 0 }
      : { editor, start: nearest, end: nearest + words.length };
  }

  /** Remembers the words under each finding, from the very text that was checked. */
  keepWords(texts: ReadonlyMap<string, string>, lengths: Readonly<Record<string, number | null>>): void {
    this.words = new WeakMap();
    for (const [part, text] of texts) {
      if (lengths[part] !== text.length) continue;
      for (const row of this.host.querySelectorAll<HTMLElement>(`[data-findings="${part}"] [data-start]`)) {
        const words = text.slice(Number(row.dataset['start']), Number(row.dataset['end']));
        if (words !== '') this.words.set(row, words);
      }
    }
  }

  go(row: HTMLElement): void {
    const { editor, start, end } = this.spanOf(row);
    if (editor !== undefined) return editor.goTo(start, end);
    const place = document.getElementById(`part-${row.dataset['part']}`);
    (place?.querySelector<HTMLElement>('textarea, input:not([type=hidden]), select') ?? place)?.focus();
    place?.scrollIntoView({ block: 'center' });
  }

  replace(row: HTMLElement, words: string): void {
    const { editor, start, end } = this.spanOf(row);
    if (editor !== undefined) {
      editor.replace(start, end, words);
      this.host.changed(0);
      return;
    }
    const area = document.getElementById(`f-${row.dataset['part']}`);
    if (area instanceof HTMLTextAreaElement) area.focus();
  }

  point(target: EventTarget | null): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('.finding[data-start]') : null;
    if (row === null) return markHere(null);
    const { editor, start, end } = this.spanOf(row);
    markHere(editor?.flat().range(start, end) ?? null);
  }
}

/** Every offset at which the words stand. */
function placesOf(words: string, text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}
