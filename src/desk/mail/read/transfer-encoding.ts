import type { ByteRange, TransferEncoding } from './mail.ts';

/** The decoded bytes of a part. Never throws: what is no base64 or quoted-printable is passed over or kept as it is. */
export function partBytes(raw: Uint8Array, range: ByteRange): Buffer {
  const whole = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const bytes = whole.subarray(range.start, range.end);
  switch (range.encoding) {
    case 'base64':
      return Buffer.from(bytes.toString('latin1'), 'base64');
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes);
    case 'identity':
      return bytes;
  }
}

export function transferEncoding(header: string | null): TransferEncoding {
  const named = (header ?? '').toLowerCase();
  if (named.includes('base64')) return 'base64';
  return named.includes('quoted-printable') ? 'quoted-printable' : 'identity';
}

const EQUALS = 0x3d;

export function decodeQuotedPrintable(bytes: Buffer): Buffer {
  let from = bytes.indexOf(EQUALS);
  if (from === -1) return bytes;
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let at = 0;
  while (from !== -1) {
    length += bytes.copy(out, length, at, from);
    const softBreak = softBreakLength(bytes, from + 1);
    const value = hexadecimal(bytes[from + 1]) * 16 + hexadecimal(bytes[from + 2]);
    if (softBreak > 0) at = from + 1 + softBreak;
    else if (Number.isNaN(value)) {
      out[length] = EQUALS;
      length += 1;
      at = from + 1;
    } else {
      out[length] = value;
      length += 1;
      at = from + 3;
    }
    from = bytes.indexOf(EQUALS, at);
  }
  length += bytes.copy(out, length, at);
  return out.subarray(0, length);
}

/** Bytes of a soft line break after "=": blanks that a server added, then the end of the line (or of the part). */
function softBreakLength(bytes: Buffer, at: number): number {
  let end = at;
  while (end - at < 1_000 && (bytes[end] === 0x20 || bytes[end] === 0x09)) end += 1;
  if (bytes[end] === 0x0d && bytes[end + 1] === 0x0a) return end + 2 - at;
  if (bytes[end] === 0x0a) return end + 1 - at;
  return end >= bytes.length && end > at ? end - at : 0;
}

function hexadecimal(byte: number | undefined): number {
  if (byte === undefined) return Number.NaN;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37;
  return byte >= 0x61 && byte <= 0x66 ? byte - 0x57 : Number.NaN;
}
