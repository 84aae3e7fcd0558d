import { type HeaderBlock, headerValue, readHeaderLines } from './header-lines.ts';
import type { ByteRange, ReadingLimits, UnreadableReason } from './mail.ts';
import { readStructuredHeader, type StructuredHeader } from './structured-header.ts';
import { transferEncoding } from './transfer-encoding.ts';

/** A part of the message: a leaf with its bytes, or a multipart with parts. */
export interface MimePart {
  readonly head: HeaderBlock;
  readonly type: StructuredHeader;
  readonly disposition: StructuredHeader;
  readonly range: ByteRange;
  readonly parts: readonly MimePart[];
}

export interface MimeTree {
  readonly root: MimePart;
  readonly boundaryMissing: boolean;
  readonly boundaryNotClosed: boolean;
  /** A ceiling was reached: the tree is a beginning of the message. */
  readonly exceeded: UnreadableReason | null;
}

/** Takes a raw message apart by its boundaries without copying a byte of it; ends at a ceiling, never throws. */
export function readMimeParts(raw: Buffer, limits: ReadingLimits): MimeTree {
  const state: Walk = { raw, limits, count: 0, boundaryMissing: false, boundaryNotClosed: false, exceeded: null };
  const root = readPart(state, { start: 0, end: raw.length, depth: 0, otherwise: 'text/plain' });
  const { boundaryMissing, boundaryNotClosed, exceeded } = state;
  return { root, boundaryMissing, boundaryNotClosed, exceeded };
}

/** Every leaf in the order of the message. */
export function leavesOf(part: MimePart): readonly MimePart[] {
  return part.parts.length === 0 ? [part] : part.parts.flatMap(leavesOf);
}

interface Walk {
  readonly raw: Buffer;
  readonly limits: ReadingLimits;
  count: number;
  boundaryMissing: boolean;
  boundaryNotClosed: boolean;
  exceeded: UnreadableReason | null;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly otherwise: string;
}

function readPart(walk: Walk, place: Place): MimePart {
  walk.count += 1;
  if (walk.count > walk.limits.maxParts) walk.exceeded ??= 'too-many-parts';
  const head = readHeaderLines(walk.raw, place.start, place.end, walk.limits);
  if (head.tooLarge) walk.exceeded ??= 'headers-too-large';
  const type = readStructuredHeader(headerValue(head.lines, 'content-type'), place.otherwise);
  const disposition = readStructuredHeader(headerValue(head.lines, 'content-disposition'), '');
  const encoding = transferEncoding(headerValue(head.lines, 'content-transfer-encoding'));
  const start = Math.min(head.bodyStart, place.end);
  const part = { head, type, disposition, range: { start, end: place.end, encoding } };
  if (!type.value.startsWith('multipart/') || walk.exceeded !== null) return { ...part, parts: [] };
  if (place.depth >= walk.limits.maxDepth) {
    walk.exceeded = 'nested-too-deep';
    return { ...part, parts: [] };
  }
  const parts = readChildren(walk, part.range, type, place.depth);
  if (parts.length > 0) return { ...part, parts };
  // A multipart without a single delimiter is read as the text that it probably is.
  walk.boundaryMissing = true;
  return { ...part, type: { value: 'text/plain', parameters: type.parameters }, parts: [] };
}

function readChildren(walk: Walk, body: ByteRange, type: StructuredHeader, depth: number): readonly MimePart[] {
  const boundary = type.parameters.get('boundary') ?? '';
  if (boundary === '' || boundary.length > 500) return [];
  const otherwise = type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const delimiter = Buffer.from(`--${boundary}`);
  const children: MimePart[] = [];
  let open = nextDelimiter(walk.raw, delimiter, body.start, body.end);
  while (open !== null && !open.closing && walk.exceeded === null) {
    const following = nextDelimiter(walk.raw, delimiter, open.after, body.end);
    const end = following === null ? body.end : following.before;
    children.push(readPart(walk, { start: open.after, end: Math.max(open.after, end), depth: depth + 1, otherwise }));
    walk.boundaryNotClosed ||= following === null;
    open = following;
  }
  return children;
}

interface Delimiter {
  /** Where the part before it ends: the line break belongs to the delimiter. */
  readonly before: number;
  readonly after: number;
  readonly closing: boolean;
}

function nextDelimiter(raw: Buffer, delimiter: Buffer, from: number, end: number): Delimiter | null {
  let at = from;
  for (;;) {
    const found = raw.indexOf(delimiter, at);
    if (found === -1 || found + delimiter.length > end) return null;
    const read =
      found === from || raw[found - 1] === 0x0a ? readDelimiter(raw, found, delimiter.length, from, end) : null;
    if (read !== null) return read;
    at = found + 1;
  }
}

function readDelimiter(raw: Buffer, found: number, length: number, from: number, end: number): Delimiter | null {
  let at = found + length;
  const closing = raw[at] === 0x2d && raw[at + 1] === 0x2d;
  if (closing) at += 2;
  while (at < end && (raw[at] === 0x20 || raw[at] === 0x09 || raw[at] === 0x0d)) at += 1;
  if (at < end && raw[at] !== 0x0a) return null;
  let before = found;
  if (before > from && raw[before - 1] === 0x0a) before -= 1;
  if (before > from && raw[before - 1] === 0x0d) before -= 1;
  return { before, after: Math.min(at + 1, end), closing };
}
