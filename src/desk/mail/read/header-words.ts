import { decodeText } from './charset.ts';
import { decodeQuotedPrintable } from './transfer-encoding.ts';

/** Decodes the encoded words (RFC 2047) of a header value; a character split over two words is made whole. */
export function decodeHeaderWords(value: string): string {
  if (!value.includes('=?')) return value;
  let decoded = '';
  let end = 0;
  let pending: EncodedWord | null = null;
  for (const match of value.matchAll(ENCODED_WORD)) {
    const between = value.slice(end, match.index);
    const word: EncodedWord = { charset: match[1] ?? '', bytes: wordBytes(match[2] ?? '', match[3] ?? '') };
    end = match.index + match[0].length;
    if (pending !== null && /^\s*$/.test(between) && sameCharset(pending, word)) {
      pending.bytes.push(...word.bytes);
      continue;
    }
    if (pending !== null) decoded += wordText(pending);
    decoded += pending !== null && /^\s*$/.test(between) ? '' : between;
    pending = word;
  }
  if (pending !== null) decoded += wordText(pending);
  return decoded + value.slice(end);
}

/** A line safe to show: no control characters, none that turn the direction of what stands beside it, one blank each. */
export function safeLine(text: string, maxLength = 1_000): string {
  const cleaned = text
    .replaceAll(DIRECTION, '')
    .replaceAll(INVISIBLE, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .normalize('NFC')
    .toWellFormed();
  return cleaned.length > maxLength ? `${cleaned.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '')}…` : cleaned;
}

/** Whether a text holds characters that turn the direction of writing, with which a name can be made to mislead. */
export function turnsDirection(text: string): boolean {
  return /[\u202a-\u202e\u2066-\u2069]/.test(text);
}

const ENCODED_WORD = /=\?([\w.:-]{1,40})(?:\*[\w-]{0,20})?\?([BbQq])\?([^?\s]{0,5000})\?=/g;
const DIRECTION = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufff9-\ufffb]/g;

interface EncodedWord {
  readonly charset: string;
  readonly bytes: Buffer[];
}

function sameCharset(one: EncodedWord, other: EncodedWord): boolean {
  return one.charset.toLowerCase() === other.charset.toLowerCase();
}

function wordBytes(encoding: string, text: string): Buffer[] {
  if (encoding === 'B' || encoding === 'b') return [Buffer.from(text, 'base64')];
  return [decodeQuotedPrintable(Buffer.from(text.replaceAll('_', ' '), 'utf8'))];
}

function wordText(word: EncodedWord): string {
  return decodeText(Buffer.concat(word.bytes), word.charset).text;
}
