import { rawMail } from './mail.ts';

/** A letter whose HTML shows so many pictures, each of `size` bytes after the signature of a PNG. */
export function mailWithPictures(count: number, size: number): Buffer {
  const numbers = Array.from({ length: count }, (_, nth) => nth);
  const html = numbers.map((nth) => `<img src="cid:foto${nth}">`).join('');
  const parts = numbers.map(
    (nth) =>
      `--r\nContent-Type: image/png\nContent-ID: <foto${nth}>\nContent-Transfer-Encoding: base64\n\n${base64Lines(pictureBytes(nth, size))}\n`,
  );
  const body = `--r\nContent-Type: text/html; charset=utf-8\n\n<p>Skat.:</p>${html}\n${parts.join('')}--r--\n`;
  return rawMail({ 'Content-Type': 'multipart/related; boundary=r' }, body);
}

function pictureBytes(nth: number, size: number): Buffer {
  const noise = Buffer.from(Array.from({ length: size }, (_, at) => (at * 131 + nth * 17 + (at >> 3)) % 251));
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), noise]);
}

export function base64Lines(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll(/.{76}/g, '$&\n');
}

/** An everyday letter of about 90 kB: text and HTML in Latvian, a logo and a document. */
export function everydayMail(nth: number): Buffer {
  const text = `Labdien!\n\n${'Šķūņu ielā pie 12. nama ir dziļa bedre, lūdzu, novērsiet to. '.repeat(20)}\n\nAr cieņu,\nŽanis`;
  const html = `<html><body>${text
    .split('\n')
    .map((line) => `<p style="margin:0">${line}</p>`)
    .join('')}<img src="cid:logo"></body></html>`;
  const body = [
    '--m',
    'Content-Type: multipart/related; boundary=r',
    '',
    '--r',
    'Content-Type: multipart/alternative; boundary=a',
    '',
    '--a',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64Lines(Buffer.from(text)),
    '--a',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64Lines(Buffer.from(html)),
    '--a--',
    '--r',
    'Content-Type: image/png; name="logo.png"',
    'Content-ID: <logo>',
    'Content-Transfer-Encoding: base64',
    '',
    base64Lines(pictureBytes(nth, 3_000)),
    '--r--',
    '--m',
    'Content-Type: application/pdf; name="=?utf-8?Q?Iesniegums_=C4=93ka.pdf?="',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename="=?utf-8?Q?Iesniegums_=C4=93ka.pdf?="',
    '',
    base64Lines(Buffer.concat([Buffer.from('%PDF-1.7\n'), pictureBytes(nth, 58_000)])),
    '--m--',
    '',
  ].join('\n');
  return rawMail(
    { 'Message-ID': `<day${nth}@iedzivotajs.example>`, 'Content-Type': 'multipart/mixed; boundary=m' },
    body,
  );
}
