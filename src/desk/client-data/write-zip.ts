import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Beyond this a plain archive has no numbers for sizes and places. */
const MOST_BYTES = 0xffffffff;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
const STORED = 0;

/**
 * A ZIP archive, entry by entry as they come: no more than one of them stands in memory. Names are UTF-8. Throws where the
 * archive grows beyond 4 GB.
 */
export async function* writeZip(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
  at: Temporal.PlainDateTime,
): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let place = 0;
  for await (const { path, bytes } of entries) {
    const name = Buffer.from(path, 'utf8');
    const packed = deflateRawSync(bytes);
    const worth = packed.length < bytes.length;
    const body = worth ? packed : bytes;
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(UTF8_NAMES, 2);
    shared.writeUInt16LE(worth ? DEFLATED : STORED, 4);
    shared.writeUInt16LE((at.hour << 11) | (at.minute << 5) | (at.second >> 1), 6);
    shared.writeUInt16LE(((at.year - 1980) << 9) | (at.month << 5) | at.day, 8);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(body.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(name.length, 22);
    directory.push(inDirectory(shared, name, place));
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, name]);
    place += local.length + body.length;
    if (place > MOST_BYTES) throw new Error('The archive is larger than 4 GB');
    yield local;
    yield body;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(place, 12);
  yield central;
  yield Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), end]);
}

function inDirectory(shared: Buffer, name: Buffer, place: number): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(place, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), shared, tail, name]);
}
