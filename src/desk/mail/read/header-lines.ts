import { decodeText } from './charset.ts';

export interface HeaderLine {
  /** Lower case. */
  readonly name: string;
  /** Unfolded; encoded words are still encoded. */
  readonly value: string;
}

export interface HeaderBlock {
  readonly lines: readonly HeaderLine[];
  /** Offset of the first byte of the body. */
  readonly bodyStart: number;
  readonly malformed: boolean;
  readonly charsetGuessed: boolean;
  /** The ceiling was reached: what stands in `lines` is a beginning. */
  readonly tooLarge: boolean;
}

const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;

/** Reads the header lines from `start` up to the empty line (or `end`), never more than the ceilings allow. */
export function readHeaderLines(
  raw: Buffer,
  start: number,
  end: number,
  ceiling: { readonly maxHeaderBytes: number; readonly maxHeaders: number },
): HeaderBlock {
  const fields: { from: number; to: number }[] = [];
  let at = start;
  let malformed = false;
  let tooLarge = false;
  let bodyStart = end;
  while (at < end) {
    const newline = raw.indexOf(LF, at);
    const next = newline === -1 || newline >= end ? end : newline + 1;
    const lineEnd = endOfLine(raw, at, next);
    if (lineEnd === at) {
      bodyStart = next;
      break;
    }
    if (fields.length >= ceiling.maxHeaders || next - start > ceiling.maxHeaderBytes) {
      tooLarge = true;
      bodyStart = at;
      break;
    }
    const first = raw[at];
    const last = fields.at(-1);
    if ((first === 0x20 || first === 0x09) && last !== undefined) last.to = lineEnd;
    else if (hasFieldName(raw, at, lineEnd)) fields.push({ from: at, to: lineEnd });
    // The "From " line of an mbox file is no defect; anything else without a name is skipped.
    else malformed ||= at !== start || raw.toString('latin1', at, at + 5) !== 'From ';
    at = next;
  }
  let charsetGuessed = false;
  const lines = fields.map(({ from, to }) => {
    const colon = raw.indexOf(COLON, from);
    const decoded = decodeText(raw.subarray(colon + 1, to), null);
    charsetGuessed ||= decoded.trust === 'guessed' && decoded.text.length === to - colon - 1;
    return { name: raw.toString('latin1', from, colon).trimEnd().toLowerCase(), value: unfold(decoded.text) };
  });
  return { lines, bodyStart, malformed, charsetGuessed, tooLarge };
}

export function headerValue(lines: readonly HeaderLine[], name: string): string | null {
  return lines.find((line) => line.name === name)?.value ?? null;
}

export function headerValues(lines: readonly HeaderLine[], name: string): readonly string[] {
  return lines.filter((line) => line.name === name).map((line) => line.value);
}

function endOfLine(raw: Buffer, at: number, next: number): number {
  let end = next;
  if (end > at && raw[end - 1] === LF) end -= 1;
  while (end > at && raw[end - 1] === CR) end -= 1;
  return end;
}

function hasFieldName(raw: Buffer, at: number, lineEnd: number): boolean {
  for (let index = at; index < lineEnd; index += 1) {
    const byte = raw[index] ?? 0;
    if (byte === COLON) return index > at;
    const blankBeforeColon = (byte === 0x20 || byte === 0x09) && index > at;
    if (!blankBeforeColon && (byte <= 0x20 || byte >= 0x7f)) return false;
    if (blankBeforeColon && !/^[ \t]*:/.test(raw.toString('latin1', index, Math.min(lineEnd, index + 20))))
      return false;
  }
  return false;
}

function unfold(text: string): string {
  return (/[\r\n\0]/.test(text) ? text.replaceAll(/\r*\n/g, '').replaceAll(/[\r\0]/g, ' ') : text).trim();
}
