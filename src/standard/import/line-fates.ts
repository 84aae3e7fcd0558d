import type { LineFate } from './act.ts';
import type { Bound } from './bind-texts.ts';
import type { Frame } from './frame.ts';
import type { Line } from './read-lines.ts';

/** Where each line went; a line that nobody took is `unsure` and stands on the list of doubts. */
export function fatesOf(lines: readonly Line[], frame: Frame, bound: Bound, titleLines: ReadonlySet<Line>): LineFate[] {
  const fates = new Map<Line, LineFate>();
  const set = (of: Iterable<Line>, as: LineFate['as'], where: string | null = null) => {
    for (const line of of) fates.set(line, { line: line.at, as, in: where });
  };
  set(lines, 'unsure');
  set(frame.title, 'title');
  set(frame.legalGround, 'legal-ground');
  set(frame.dateOrNumber, 'date-or-number');
  set(frame.signatory, 'signatory');
  let chapter: string | null = null;
  for (const line of frame.body) {
    if (line.heading) chapter = line.heading.roman;
    if (line.heading || titleLines.has(line)) set([line], 'heading', chapter);
  }
  for (const { name, chosen } of bound.slots) {
    if (chosen) set([chosen.line], 'number', name);
    set(bound.linesOf.get(name) ?? [], 'clause', name);
  }
  return lines.map((line) => fates.get(line)!);
}
