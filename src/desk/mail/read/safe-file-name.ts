import { safeLine } from './header-words.ts';

const MAX_LENGTH = 120;

/** A name under which a file may be shown and saved on any system: no path, no reserved or unseen characters. */
export function safeFileName(written: string): string {
  const lastOfPath =
    safeLine(written, 2_000)
      .replaceAll('\\', '/')
      .split('/')
      .findLast((piece) => piece.trim() !== '') ?? '';
  const plain = lastOfPath
    .replaceAll(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '');
  if (plain === '') return 'pielikums';
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain) ? `_${plain}` : plain;
  return shorten(reserved);
}

/** The ending stays: it is what people and programs know a file by. */
function shorten(name: string): string {
  if (name.length <= MAX_LENGTH) return name;
  const extension = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return `${name.slice(0, MAX_LENGTH - extension.length - 1).replace(/[\ud800-\udbff]$/, '')}…${extension}`;
}
