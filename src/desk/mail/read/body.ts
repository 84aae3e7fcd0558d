import { writtenName } from './attachment.ts';
import { decodeText } from './charset.ts';
import type { MailDefect } from './mail.ts';
import type { MimePart } from './mime-parts.ts';
import { textOfHtml } from './text-of-html.ts';
import { partBytes } from './transfer-encoding.ts';

export interface MailBody {
  readonly text: string;
  readonly html: string | null;
  /** The leaves that are no part of the text. */
  readonly enclosed: readonly MimePart[];
  readonly defects: readonly MailDefect[];
}

/** Gathers the text and HTML of a message; of a multipart/alternative each form is taken once. */
export function readBody(raw: Buffer, root: MimePart, maxText: number): MailBody {
  const gathering: Gathering = { raw, maxText, pieces: [], enclosed: [], defects: new Set() };
  gather(gathering, root, null);
  const { pieces, enclosed, defects } = gathering;
  const hasHtml = pieces.some((piece) => piece.html !== null);
  const text = pieces.map(textOf).join('\n\n');
  const html = hasHtml
    ? pieces.map((piece) => piece.html ?? `<pre>${escapeHtml(piece.text ?? '')}</pre>`).join('\n')
    : null;
  return { text: plain(text).trim(), html: html === null ? null : plain(html), enclosed, defects: [...defects] };
}

/** Some programs send an empty plain form beside the HTML that holds the letter. */
function textOf(piece: Piece): string {
  const text = piece.text ?? '';
  return text.trim() === '' && piece.html !== null ? textOfHtml(piece.html) : text;
}

interface Piece {
  text: string | null;
  html: string | null;
}

interface Gathering {
  readonly raw: Buffer;
  readonly maxText: number;
  readonly pieces: Piece[];
  readonly enclosed: MimePart[];
  readonly defects: Set<MailDefect>;
}

function gather(gathering: Gathering, part: MimePart, alternative: Piece | null): void {
  if (part.parts.length > 0) {
    const opens = part.type.value === 'multipart/alternative' && alternative === null;
    const piece = opens ? { text: null, html: null } : alternative;
    if (opens && piece !== null) gathering.pieces.push(piece);
    for (const child of part.parts) gather(gathering, child, piece);
    return;
  }
  const form = textForm(
    part,
    gathering.pieces.some((piece) => piece.text !== null || piece.html !== null),
  );
  if (form === null) {
    if (!isEmptyPart(part)) gathering.enclosed.push(part);
    return;
  }
  const text = decodePart(gathering, part);
  const piece = alternative ?? { text: null, html: null };
  if (alternative === null) gathering.pieces.push(piece);
  // Two parts of one form within an alternative follow each other, as in a mail with a picture amid its text.
  piece[form] = piece[form] === null ? text : `${piece[form]}\n${text}`;
}

/** `null`: an enclosure. A text with a file name is one, unless it is the first text and nothing calls it an attachment. */
function textForm(part: MimePart, hasText: boolean): 'text' | 'html' | null {
  if (part.disposition.value === 'attachment') return null;
  if (writtenName(part) !== null && (hasText || part.disposition.value !== '')) return null;
  if (part.type.value === 'text/html' || part.type.value === 'application/xhtml+xml') return 'html';
  return TEXT_TYPES.has(part.type.value) ? 'text' : null;
}

const TEXT_TYPES: ReadonlySet<string> = new Set(['text/plain', 'text', 'text/enriched', 'text/markdown', 'plain/text']);

function isEmptyPart(part: MimePart): boolean {
  return part.range.end <= part.range.start && writtenName(part) === null;
}

function decodePart(gathering: Gathering, part: MimePart): string {
  const bytes = partBytes(gathering.raw, part.range);
  if (bytes.length > gathering.maxText * 4) gathering.defects.add('text-shortened');
  const charset = part.type.parameters.get('charset') ?? null;
  const decoded = decodeText(bytes.subarray(0, gathering.maxText * 4), charset);
  if (decoded.trust !== 'declared')
    gathering.defects.add(decoded.trust === 'wrong' ? 'charset-wrong' : 'charset-guessed');
  if (decoded.text.length > gathering.maxText) gathering.defects.add('text-shortened');
  const text = decoded.text.slice(0, gathering.maxText).replaceAll('\r\n', '\n');
  const flowed = part.type.parameters.get('format')?.toLowerCase() === 'flowed';
  return flowed ? unflow(text, part.type.parameters.get('delsp')?.toLowerCase() === 'yes') : text;
}

/** RFC 3676: a line that ends in a blank goes on in the next, except the mark of a signature. */
function unflow(text: string, dropBlank: boolean): string {
  const paragraphs: string[][] = [];
  let goesOn = false;
  for (const stuffed of text.split('\n')) {
    const line = stuffed.startsWith(' ') ? stuffed.slice(1) : stuffed;
    const quoted = line.startsWith('>');
    if (goesOn && !quoted) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
    goesOn = line.endsWith(' ') && line !== '-- ' && !quoted;
    if (goesOn && dropBlank) paragraphs.at(-1)?.push((paragraphs.at(-1)?.pop() ?? '').slice(0, -1));
  }
  return paragraphs.map((lines) => lines.join('')).join('\n');
}

/** NUL, other control characters and halves of surrogate pairs no database takes; direction marks are kept, for they belong to some languages. */
function plain(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replaceAll('\r', '\n')
    .toWellFormed();
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
