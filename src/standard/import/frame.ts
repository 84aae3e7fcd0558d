import { fold } from '../../language/fold.ts';
import type { Line } from './read-lines.ts';

/** The act without its body: what stands before the first clause and after the last. */
export interface Frame {
  readonly title: readonly Line[];
  readonly legalGround: readonly Line[];
  readonly dateOrNumber: readonly Line[];
  readonly signatory: readonly Line[];
  /** Before the clauses or after the signature, and none of these. */
  readonly rest: readonly Line[];
  readonly body: readonly Line[];
  readonly date: string | null;
  readonly number: string | null;
}

const MONTHS = ['janv', 'febr', 'mart', 'apri', 'maij', 'juni', 'juli', 'augu', 'sept', 'okto', 'nove', 'dece'];
const DATE = /\b(\d{4})\. ?gada (\d{1,2})\. ?(\p{L}{4})/u;
const SHORT_DATE = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/;
const NUMBER = /\bnr\. ?([\p{L}\d][\p{L}\d/.-]*)/iu;
const GROUND = /^(?:izdot|pienemt)[a-z]* (?:saskan|pamatojoties)/;
const POST = /prieksse|priek.s|direktor|vaditaj|mers|sekretar|ministr|prezident/;
const SIGNED = /\p{Lu}\. ?\p{Lu}\p{L}+(?:[- ]\p{Lu}\p{L}+)?$/u;

/**
 * Takes the title, the legal ground, date, number and signatory off the body. The body begins with the first chapter or
 * the first line that `isClause` says; it ends before the signature (post, initial and surname on a line of their own).
 */
export function readFrame(lines: readonly Line[], isClause: (line: Line) => boolean): Frame {
  const opens = lines.findIndex((line) => line.kind === 'heading' || isClause(line));
  const start = opens < 0 ? lines.length : opens;
  const lastClause = lines.findLastIndex((line) => line.kind === 'heading' || isClause(line));
  const signed = lines.findIndex((line, at) => at > lastClause && isSignature(line));
  const end = signed < 0 ? lines.length : signed;

  const title: Line[] = [];
  const legalGround: Line[] = [];
  const dateOrNumber: Line[] = [];
  const rest: Line[] = [];
  let into: Line[] = title;
  for (const line of lines.slice(0, start)) {
    const plain = fold(line.text).replace(/[^a-z0-9 ]/g, '');
    if (line.kind === 'furniture') rest.push(line);
    else if (GROUND.test(plain)) {
      into = legalGround;
      into.push(line);
    } else if (into !== legalGround && isDateOrNumber(line)) dateOrNumber.push(line);
    else {
      if (line.afterGap && into.length > 0) into = into === title && legalGround.length === 0 ? title : rest;
      into.push(line);
    }
  }
  const dated = [...dateOrNumber, ...title].map(({ text }) => text).join('\n');
  return {
    title,
    legalGround,
    dateOrNumber,
    signatory: signed < 0 ? [] : [lines[signed]!],
    rest: [...rest, ...(signed < 0 ? [] : lines.slice(signed + 1))],
    body: lines.slice(start, end),
    date: readDate(dated),
    number: NUMBER.exec(dated)?.[1]?.replace(/[.,;]$/, '') ?? null,
  };
}

function isSignature(line: Line): boolean {
  return line.afterGap && line.text.length < 120 && SIGNED.test(line.text) && POST.test(fold(line.text));
}

/** A short line that holds nothing but place, date and number. */
function isDateOrNumber({ text }: Line): boolean {
  return text.length < 80 && (DATE.test(fold(text)) || SHORT_DATE.test(text) || /^nr\. ?\S+$/iu.test(text));
}

function readDate(text: string): string | null {
  const long = DATE.exec(fold(text));
  if (long) return iso(Number(long[1]), MONTHS.findIndex((month) => long[3] === month) + 1, Number(long[2]));
  const short = SHORT_DATE.exec(text);
  return short ? iso(Number(short[3]), Number(short[2]), Number(short[1])) : null;
}

/** `null` for a day that no calendar has. */
function iso(year: number, month: number, day: number): string | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}
