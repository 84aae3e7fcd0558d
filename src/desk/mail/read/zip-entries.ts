export interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
}

const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END = Buffer.from('PK\u0005\u0006', 'latin1');
const MAX_ENTRIES = 5_000;

/** The names in a ZIP archive, from its directory; from the local headers where the directory is damaged or missing. */
export function readZipEntries(bytes: Buffer): readonly ZipEntry[] {
  const end = bytes.lastIndexOf(END);
  if (end !== -1 && end + 20 <= bytes.length) {
    const entries = readEntries(bytes, bytes.readUInt32LE(end + 16), CENTRAL);
    if (entries.length > 0) return entries;
  }
  return readEntries(bytes, 0, LOCAL);
}

function readEntries(bytes: Buffer, start: number, signature: number): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  const head = signature === CENTRAL ? 46 : 30;
  let at = start;
  while (at + head <= bytes.length && bytes.readUInt32LE(at) === signature && entries.length < MAX_ENTRIES) {
    const lengths = at + (signature === CENTRAL ? 28 : 26);
    const flags = bytes.readUInt16LE(at + (signature === CENTRAL ? 8 : 6));
    const nameLength = bytes.readUInt16LE(lengths);
    const extra = bytes.readUInt16LE(lengths + 2);
    entries.push({ name: bytes.toString('utf8', at + head, at + head + nameLength), encrypted: (flags & 1) === 1 });
    const rest = signature === CENTRAL ? bytes.readUInt16LE(at + 32) : bytes.readUInt32LE(at + 18);
    at += head + nameLength + extra + rest;
  }
  return entries;
}
