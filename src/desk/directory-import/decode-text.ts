import type { Fault } from './wanted.ts';

export const ENCODINGS = ['UTF-8', 'UTF-16', 'Windows-1257'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * A file's bytes as text. The encoding is known by the bytes themselves: a byte order mark, the zeros of UTF-16, what is
 * valid UTF-8, and Windows-1257 where the letters it gives are Latvian ones. Anything else is refused with its line.
 */
export function decodeText(bytes: Buffer): { readonly text: string; readonly encoding: Encoding } | Fault {
  const utf16 = utf16Order(bytes);
  if (utf16 !== null) return checked(decode(bytes, utf16 === 'little' ? 'utf-16le' : 'utf-16be'), 'UTF-16');
  const utf8 = decode(bytes, 'utf-8', true);
  if (utf8 !== null) return checked(utf8, 'UTF-8');
  const baltic = decode(bytes, 'windows-1257') ?? '';
  const strange = strangeLine(baltic);
  if (strange !== null) return { reason: 'encoding-unknown', column: null, ...strange };
  return checked(baltic, 'Windows-1257');
}

function decode(bytes: Buffer, label: string, fatal = false): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

function utf16Order(bytes: Buffer): 'little' | 'big' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'little';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'big';
  const start = bytes.subarray(0, 400);
  const zeros = (from: number) => start.filter((byte, index) => index % 2 === from && byte === 0).length;
  const many = start.length / 6;
  if (start.length < 4 || (zeros(0) < many && zeros(1) < many)) return null;
  return zeros(1) > zeros(0) ? 'little' : 'big';
}

const LATVIAN = /[āčēģīķļņšūžŗō]/iu;

/** The first line whose letters no Latvian list has, where they are more than one in five of the letters beyond ASCII. */
function strangeLine(text: string): { readonly row: number; readonly found: string } | null {
  const foreign = (letter: string) => !LATVIAN.test(letter);
  const letters = text.match(/[^\p{ASCII}]/gu)?.filter((sign) => /[\p{L}\p{Cc}]/u.test(sign)) ?? [];
  if (letters.filter(foreign).length * 5 <= letters.length) return null;
  const lines = text.split(/\r\n?|\n/);
  const at = lines.findIndex((line) => (line.match(/[^\p{ASCII}]/gu) ?? []).some(foreign));
  return { row: at + 1, found: shown(lines[at] ?? '') };
}

/** Letters that were lost or doubled before the file came to us: `�`, or UTF-8 that was once taken for another encoding. */
const SPOILT = /\uFFFD|[ÃÄÅ][\u0080-\u00BF‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u00A0]/u;

function checked(text: string | null, encoding: Encoding): { text: string; encoding: Encoding } | Fault {
  if (text === null) return { reason: 'encoding-unknown', row: 1, column: null, found: encoding };
  if (!SPOILT.test(text)) return { text, encoding };
  const lines = text.split(/\r\n?|\n/);
  const at = lines.findIndex((line) => SPOILT.test(line));
  return { reason: 'encoding-spoilt', row: at + 1, column: null, found: shown(lines[at] ?? '') };
}

function shown(line: string): string {
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
