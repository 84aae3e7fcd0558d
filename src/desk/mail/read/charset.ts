export interface DecodedText {
  readonly text: string;
  /** `guessed`: nothing was declared. `wrong`: what was declared does not fit the bytes. */
  readonly trust: 'declared' | 'guessed' | 'wrong';
}

/**
 * Decodes bytes of a message into text. Bytes that are valid UTF-8 are UTF-8 whatever the label says, for no one writes
 * valid multi-byte UTF-8 by chance; bytes without a usable label are windows-1257, what Latvian programs write.
 */
export function decodeText(bytes: Uint8Array, label: string | null): DecodedText {
  const declared = label === null ? null : knownCharset(label);
  if (isAscii(bytes) && !isStateful(declared)) return { text: latin1(bytes), trust: 'declared' };
  if (declared !== null && isWide(declared)) return { text: decoder(declared).decode(bytes), trust: 'declared' };
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null) {
    const trust = declared === 'utf-8' ? 'declared' : declared === null ? 'guessed' : 'wrong';
    return { text: utf8, trust };
  }
  if (declared === null) return { text: decoder('windows-1257').decode(bytes), trust: 'guessed' };
  if (declared === 'utf-8') return decodeBrokenUtf8(bytes);
  if (declared === 'windows-1252') return decodeWestern(bytes);
  return { text: decoder(declared).decode(bytes), trust: 'declared' };
}

/** A cut or damaged UTF-8 text stays UTF-8; one in which next to nothing is UTF-8 was mislabelled. */
function decodeBrokenUtf8(bytes: Uint8Array): DecodedText {
  const text = decoder('utf-8').decode(bytes);
  let broken = 0;
  let whole = 0;
  for (const character of text) {
    if (character === '\ufffd') broken += 1;
    else if (character > '\u007f') whole += 1;
  }
  if (whole >= broken) return { text, trust: 'wrong' };
  return { text: decoder('windows-1257').decode(bytes), trust: 'wrong' };
}

/** Latvian bytes under a western label betray themselves: š and ž read as the Icelandic ð and þ. */
function decodeWestern(bytes: Uint8Array): DecodedText {
  const western = decoder('windows-1252').decode(bytes);
  if (!/[ðþÐÞ]/.test(western)) return { text: western, trust: 'declared' };
  const baltic = decoder('windows-1257').decode(bytes);
  const foreign = /[^\x00-\x7fāčēģīķļņōŗšūžĀČĒĢĪĶĻŅŌŖŠŪŽ–—„“”’…«»§°€\u00a0]/.test(baltic);
  return foreign ? { text: western, trust: 'declared' } : { text: baltic, trust: 'wrong' };
}

const decoders = new Map<string, TextDecoder>();

function decoder(name: string): TextDecoder {
  let found = decoders.get(name);
  if (found === undefined) {
    found = new TextDecoder(name);
    decoders.set(name, found);
  }
  return found;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

const labels = new Map<string, string | null>();

/** The name under which the platform decodes a label; `null` for none, US-ASCII (which says nothing) and the unknown. */
function knownCharset(label: string): string | null {
  const plain = label.trim().toLowerCase().slice(0, 40);
  const seen = labels.get(plain);
  if (seen !== undefined) return seen;
  const found = resolveCharset(plain);
  // Labels come from strangers: the memory of them stays small.
  if (labels.size < 200) labels.set(plain, found);
  return found;
}

function resolveCharset(label: string): string | null {
  if (label === '' || /^(us-?ascii|ascii|ansi_x3\.4-1968|unknown-8bit|8bit|binary|default)$/.test(label)) return null;
  const spellings = [label, label.replace(/^x-/, ''), label.replace(/^(cp|ms|win|windows)[-_]?(125\d)$/, 'windows-$2')];
  for (const spelling of [...spellings, label.replaceAll('_', '-'), ALIASES[label] ?? '']) {
    try {
      return new TextDecoder(spelling).encoding;
    } catch {
      // The next spelling may be known.
    }
  }
  return null;
}

const ALIASES: Readonly<Record<string, string>> = {
  'latin-7': 'iso-8859-13',
  latin7: 'iso-8859-13',
  l7: 'iso-8859-13',
  baltic: 'windows-1257',
  winbaltrim: 'windows-1257',
  cp775: 'windows-1257',
  utf8mb4: 'utf-8',
};

function isWide(charset: string): boolean {
  return charset.startsWith('utf-16') || isStateful(charset);
}

/** Encodings in which plain ASCII bytes do not mean ASCII characters. */
function isStateful(charset: string | null): boolean {
  return charset === 'iso-2022-jp' || charset === 'utf-16le' || charset === 'utf-16be' || charset === 'replacement';
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] ?? 0) > 127) return false;
  return true;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
