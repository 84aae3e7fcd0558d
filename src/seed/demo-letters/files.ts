import { deflateSync, crc32 } from 'node:zlib';
import type { DemoFile } from '../demo-matter.ts';

/** Small invented attachments; real files of their kinds, so that a browser opens them. */
export const PLAN: DemoFile = {
  name: 'zemesgabala plāns.pdf',
  type: 'application/pdf',
  bytes: pdf('Zemesgabala plans (paraugs)'),
};

export const PUPILS: DemoFile = {
  name: 'skolēnu skaits.pdf',
  type: 'application/pdf',
  bytes: pdf('Skolenu skaits pa skolam (paraugs)'),
};

export const PHOTO: DemoFile = { name: 'plaisa.png', type: 'image/png', bytes: png(160, 120) };

/** One page with one line of text. */
function pdf(text: string): Buffer {
  const stream = `BT /F1 20 Tf 60 760 Td (${text}) Tj ET 60 400 m 480 400 l 480 700 l 60 700 l h S`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let written = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = written.length;
    written += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${written.length}\n%%EOF\n`;
  return Buffer.from(written + table + trailer, 'latin1');
}

/** A grey wall with a crack from top to bottom. */
function png(width: number, height: number): Buffer {
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    const crack = Math.round(width / 2 + 14 * Math.sin(y / 9) + 5 * Math.sin(y / 2.3));
    for (let x = 0; x < width; x += 1) {
      const far = Math.abs(x - crack);
      rows[y * (width + 1) + 1 + x] = far < 2 ? 30 : 190 + ((x * 7 + y * 13) % 11);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length, 0);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named), 0);
  return Buffer.concat([length, named, sum]);
}
