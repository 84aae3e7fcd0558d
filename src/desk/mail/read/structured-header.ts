import { decodeText } from './charset.ts';

/** A header such as `text/plain; charset=utf-8`: the value in lower case, the parameters by lower-case name. */
export interface StructuredHeader {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Reads a Content-Type or Content-Disposition with its parameters, RFC 2231 continuations and charsets among them. */
export function readStructuredHeader(header: string | null, otherwise: string): StructuredHeader {
  if (header === null || header === '') return { value: otherwise, parameters: new Map() };
  const pieces = splitOutsideQuotes(header.slice(0, 20_000));
  const value = withoutComment(pieces[0] ?? '')
    .trim()
    .toLowerCase();
  const plain = new Map<string, string>();
  for (const piece of pieces.slice(1, 200)) {
    const equals = piece.indexOf('=');
    if (equals === -1) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    // The first of two equal names counts, so that no scanner and reader see different things.
    if (name !== '' && !plain.has(name)) plain.set(name, unquote(piece.slice(equals + 1).trim()));
  }
  return { value: value === '' ? otherwise : value, parameters: joinContinuations(plain) };
}

function splitOutsideQuotes(header: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let quoted = false;
  for (let at = 0; at < header.length; at += 1) {
    const character = header[at] ?? '';
    if (quoted && character === '\\') {
      piece += character + (header[at + 1] ?? '');
      at += 1;
      continue;
    }
    if (character === '"') quoted = !quoted;
    if (character === ';' && !quoted) {
      pieces.push(piece);
      piece = '';
    } else piece += character;
  }
  pieces.push(piece);
  return pieces;
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return withoutComment(text).trim();
  const closing = /^"((?:[^"\\]|\\.)*)/s.exec(text)?.[1] ?? '';
  // A Windows path or a name with a lone backslash keeps it; only a quoted quote or backslash is an escape.
  return closing.replaceAll(/\\(["\\])/g, '$1');
}

function withoutComment(text: string): string {
  const comment = text.search(/(^|\s)\(/);
  return comment === -1 ? text : text.slice(0, comment);
}

interface Section {
  readonly nth: number;
  readonly text: string;
  readonly encoded: boolean;
}

function joinContinuations(plain: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const joined = new Map<string, string>();
  const sections = new Map<string, Section[]>();
  for (const [name, text] of plain) {
    const match = /^([^*]+)\*(?:(\d{1,4})(\*)?)?$/.exec(name);
    if (match === null) {
      joined.set(name, text);
      continue;
    }
    const key = match[1] ?? '';
    const section = { nth: Number(match[2] ?? 0), text, encoded: match[2] === undefined || match[3] === '*' };
    sections.set(key, [...(sections.get(key) ?? []), section]);
  }
  for (const [key, list] of sections) joined.set(key, sectionsText(list.toSorted((one, other) => one.nth - other.nth)));
  return joined;
}

function sectionsText(sections: readonly Section[]): string {
  const charset = sections[0]?.encoded ? (/^([^']*)'[^']*'/.exec(sections[0].text)?.[1] ?? null) : null;
  const bytes = sections.map((section, index) => {
    const text = index === 0 && section.encoded ? section.text.replace(/^[^']*'[^']*'/, '') : section.text;
    return section.encoded ? percentBytes(text) : Buffer.from(text, 'utf8');
  });
  return decodeText(Buffer.concat(bytes), charset).text;
}

function percentBytes(text: string): Buffer {
  const parts = text.split(/(%[0-9a-fA-F]{2})/);
  return Buffer.concat(
    parts.map((part) => (/^%[0-9a-fA-F]{2}$/.test(part) ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part))),
  );
}
