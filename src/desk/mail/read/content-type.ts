/** The media type that the first bytes show; `null` where they show none. Declared types come from strangers. */
export function sniffMediaType(bytes: Buffer): string | null {
  const head = bytes.toString('latin1', 0, 16);
  for (const [signature, mediaType] of SIGNATURES) if (head.startsWith(signature)) return mediaType;
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp';
  if (head.slice(4, 8) === 'ftyp') return ftypMediaType(head.slice(8, 12));
  if (bytes.toString('latin1', 257, 262) === 'ustar') return 'application/x-tar';
  const start = bytes
    .toString('latin1', 0, 1_024)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();
  if (/^(<!doctype html|<html|<head|<body|<script|<iframe)/.test(start)) return 'text/html';
  if (/^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)?(<!doctype svg[^>]*>\s*)?<svg/.test(start)) return 'image/svg+xml';
  return null;
}

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['%PDF-', 'application/pdf'],
  ['\u0089PNG\r\n', 'image/png'],
  ['\u00ff\u00d8\u00ff', 'image/jpeg'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['PK\u0003\u0004', 'application/zip'],
  ['PK\u0005\u0006', 'application/zip'],
  ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', 'application/x-ole-storage'],
  ['MZ', 'application/vnd.microsoft.portable-executable'],
  ['\u007fELF', 'application/x-executable'],
  ['#!', 'text/x-shellscript'],
  ['Rar!\u001a\u0007', 'application/vnd.rar'],
  ['7z\u00bc\u00af\u0027\u001c', 'application/x-7z-compressed'],
  ['\u001f\u008b', 'application/gzip'],
  ['\u0078\u009f\u003e\u0022', 'application/ms-tnef'],
  ['L\u0000\u0000\u0000\u0001\u0014\u0002\u0000', 'application/x-ms-shortcut'],
  ['{\\rtf', 'application/rtf'],
  ['BM', 'image/bmp'],
  ['II*\u0000', 'image/tiff'],
  ['MM\u0000*', 'image/tiff'],
  ['OggS', 'audio/ogg'],
  ['ID3', 'audio/mpeg'],
];

function ftypMediaType(brand: string): string {
  if (/^(heic|heix|mif1|msf1)/.test(brand)) return 'image/heic';
  if (brand === 'avif') return 'image/avif';
  return brand === 'M4A ' ? 'audio/mp4' : 'video/mp4';
}

/**
 * The type under which an attachment is kept. A container (ZIP, OLE) keeps the office type that was declared or that
 * its name shows, for the signature alone cannot tell a document from an archive; pictures and programs go by content.
 */
export function effectiveMediaType(declared: string, name: string, sniffed: string | null): string {
  const byName = NAMED[extensionOf(name)] ?? null;
  if (sniffed === null) return declared === 'application/octet-stream' && byName !== null ? byName : declared;
  if (sniffed === 'application/zip' || sniffed === 'application/x-ole-storage') {
    if (byName !== null && CONTAINED.test(byName)) return byName;
    return CONTAINED.test(declared) ? declared : sniffed;
  }
  return sniffed;
}

export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
}

/** The ending that a name should have, for an attachment without a name. */
export function extensionFor(mediaType: string): string {
  return Object.entries(NAMED).find(([, type]) => type === mediaType)?.[0] ?? 'bin';
}

const CONTAINED = /^application\/(vnd\.(openxmlformats|oasis|ms-|etsi)|msword|epub)/;

const NAMED: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  docm: 'application/vnd.ms-word.document.macroenabled.12',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xlsm: 'application/vnd.ms-excel.sheet.macroenabled.12',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  edoc: 'application/vnd.etsi.asic-e+zip',
  asice: 'application/vnd.etsi.asic-e+zip',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  tif: 'image/tiff',
  txt: 'text/plain',
  csv: 'text/csv',
  html: 'text/html',
  ics: 'text/calendar',
  eml: 'message/rfc822',
  zip: 'application/zip',
  p7s: 'application/pkcs7-signature',
  p7m: 'application/pkcs7-mime',
  dat: 'application/ms-tnef',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
};
