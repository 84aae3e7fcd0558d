import type { Dictionary } from '../../language/dictionary.ts';
import type { ClauseId } from '../../vocabulary/ids.ts';
import type { ImportedAct, ImportedChapter, ImportedClause, ImportRefusal, Passage } from './act.ts';
import { type Bound, bindTexts, type Slot } from './bind-texts.ts';
import { chooseNumbers, type NumberChoice } from './choose-numbers.ts';
import { doubt, doubtsOfNumbers } from './doubts.ts';
import { readFrame } from './frame.ts';
import { joinLines } from './join-lines.ts';
import { fatesOf } from './line-fates.ts';
import { type Line, readLines } from './read-lines.ts';
import { refuseInput } from './refuse-input.ts';
import { restoreTexts } from './restore-texts.ts';

interface Section {
  readonly number: string | null;
  readonly title: readonly Line[];
  readonly heading: Line | null;
  readonly slots: Slot[];
}

/**
 * Reads an act as published or scanned into chapters and clauses: each text bound to its number, diacritics and damaged
 * letters restored with the dictionary, and everything doubtful listed. Nothing is invented and no line is dropped:
 * `lines` says where each went. Deterministic; never throws. Lines are counted from 1.
 */
export function importAct(text: string, dictionary: Dictionary): ImportedAct | ImportRefusal {
  const refused = refuseInput(text);
  if (refused) return refused;
  const lines = readLines(text.normalize('NFC'));
  const numbers = chooseNumbers(lines.filter(({ kind }) => kind !== 'furniture'));
  if (numbers.chosen.size === 0) return noClauses(lines[0]);
  const frame = readFrame(lines, (line) => numbers.chosen.has(line));
  const furniture = [...frame.rest, ...frame.body.filter(({ kind }) => kind === 'furniture')];
  const { sections, titleLines } = readSections(frame.body);
  const bound = bindTexts(
    frame.body.filter((line) => line.kind !== 'furniture' && !titleLines.has(line)),
    numbers.chosen,
  );
  const placed = placeInSections(sections, bound, frame.body);

  const passages: { key: string; parts: { at: number; text: string }[] }[] = [];
  const add = (key: string, of: readonly Line[], without = (line: Line) => line.text) => {
    if (of.length > 0) passages.push({ key, parts: of.map((line) => ({ at: line.at, text: without(line) })) });
  };
  add('title', frame.title);
  add('ground', frame.legalGround);
  add('dated', frame.dateOrNumber);
  add('signatory', frame.signatory);
  sections.forEach((section, index) => {
    add(`chapter ${index}`, section.title, (line) => line.heading?.title ?? line.text);
  });
  for (const slot of bound.slots)
    add(`clause ${slot.name}`, bound.linesOf.get(slot.name) ?? [], (line) => bodyOf(line, numbers));
  const joined = passages.map(({ key, parts }) => joinLines(parts, dictionary, !key.startsWith('clause')));
  const restored = restoreTexts(joined, dictionary);
  const byKey = new Map(
    passages.map(({ key }, index): [string, Passage] => [
      key,
      { text: restored.texts[index]!, original: joined[index]!.text, lines: joined[index]!.lines },
    ]),
  );

  return {
    title: byKey.get('title') ?? null,
    legalGround: byKey.get('ground') ?? null,
    dated: byKey.get('dated') ?? null,
    date: frame.date,
    number: frame.number,
    signatory: byKey.get('signatory') ?? null,
    chapters: sections
      .map(
        (section, index): ImportedChapter => ({
          number: section.number,
          title: byKey.get(`chapter ${index}`) ?? null,
          clauses: treeOf(placed.get(section) ?? [], byKey),
        }),
      )
      .filter(({ number, clauses }) => number !== null || clauses.length > 0),
    unsure: [
      ...restored.unsure,
      ...doubtsOfNumbers(numbers, bound, frame.body),
      ...furniture.map((line) => doubt(line, line.kind === 'furniture' ? 'page-furniture' : 'text-without-number')),
    ].sort((a, b) => a.line - b.line),
    lines: fatesOf(lines, frame, bound, titleLines),
    measured: restored.measured,
  };
}

function noClauses(first: Line | undefined): ImportRefusal {
  return {
    refused: 'no-clauses',
    line: first?.at ?? null,
    found: first ? `\`${first.text.slice(0, 60)}\`` : 'nothing but blank lines',
    expected: 'numbered clauses, each on a line of its own: `1. …`, `1.1. …`',
  };
}

/** The text of a line without the number before it. A number that was not accepted stays part of the text. */
function bodyOf(line: Line, { chosen }: NumberChoice): string {
  return chosen.get(line)?.reading.rest ?? line.text;
}

/** Chapters of the body; a title that goes on in small letters takes the next line too. */
function readSections(body: readonly Line[]): { sections: Section[]; titleLines: Set<Line> } {
  const sections: Section[] = [{ number: null, title: [], heading: null, slots: [] }];
  const titleLines = new Set<Line>();
  body.forEach((line, at) => {
    if (!line.heading) return;
    const title = [line];
    for (let next = at + 1; next < body.length; next++) {
      const more = body[next]!;
      if (more.kind !== 'text' || more.readings.length > 0 || more.afterGap || !/^\p{Ll}/u.test(more.text)) break;
      title.push(more);
      titleLines.add(more);
    }
    sections.push({ number: line.heading.roman, title, heading: line, slots: [] });
  });
  return { sections, titleLines };
}

/** A clause belongs to the chapter in which its text begins; its sub-clauses go with it. */
function placeInSections(sections: readonly Section[], bound: Bound, body: readonly Line[]): Map<Section, Slot[]> {
  const sectionOf = new Map<Line, Section>();
  let current = sections[0]!;
  for (const line of body) {
    if (line.heading) current = sections.find(({ heading }) => heading === line) ?? current;
    sectionOf.set(line, current);
  }
  const placed = new Map<Section, Slot[]>();
  let last = sections[0]!;
  for (const slot of bound.slots) {
    const line = bound.linesOf.get(slot.name)?.[0] ?? slot.chosen?.line;
    if (slot.number.length === 1) last = (line && sectionOf.get(line)) ?? last;
    const row = placed.get(last) ?? [];
    row.push(slot);
    placed.set(last, row);
  }
  return placed;
}

function treeOf(slots: readonly Slot[], passages: ReadonlyMap<string, Passage>, depth = 1): ImportedClause[] {
  const clauses: ImportedClause[] = [];
  for (let at = 0; at < slots.length; ) {
    const slot = slots[at]!;
    let end = at + 1;
    while (end < slots.length && slots[end]!.number.length > depth) end += 1;
    const passage = passages.get(`clause ${slot.name}`) ?? { text: '', original: '', lines: [] };
    clauses.push({
      id: slot.name as ClauseId,
      numberOrigin: slot.chosen === null ? 'inferred' : slot.chosen.reading.plain ? 'printed' : 'repaired',
      boundBy: slot.chosen?.beside ? 'beside' : 'order',
      ...passage,
      clauses: treeOf(slots.slice(at + 1, end), passages, depth + 1),
    });
    at = end;
  }
  return clauses;
}
