import { createHash } from 'node:crypto';
import { ZONE } from '../time/zone.ts';
import type { DemoFile } from './demo-matter.ts';

export interface MailToCompose {
  readonly messageId: string;
  readonly at: Temporal.Instant;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string | undefined;
  readonly charset?: 'windows-1257' | undefined;
  readonly files?: readonly DemoFile[] | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** An invented letter as it would have come over the wire. The same letter gives the same bytes. */
export function composeMail(mail: MailToCompose): Buffer {
  const headers: Record<string, string> = {
    From: wordsOfAddress(mail.from),
    To: wordsOfAddress(mail.to),
    Subject: encodedWords(mail.subject),
    Date: mailDate(mail.at),
    'Message-ID': mail.messageId,
    'MIME-Version': '1.0',
    ...mail.headers,
  };
  const body = bodyOf(mail);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n${body}`, 'latin1');
}

interface Part {
  readonly head: string;
  readonly content: string;
}

function bodyOf(mail: MailToCompose): string {
  const boundary = createHash('sha256').update(mail.messageId).digest('hex').slice(0, 24);
  let root = textPart(mail.text, 'plain', mail.charset);
  if (mail.html !== undefined) {
    root = joined('alternative', `a${boundary}`, [root, textPart(mail.html, 'html', undefined)]);
  }
  if (mail.files !== undefined && mail.files.length > 0) {
    root = joined('mixed', `m${boundary}`, [root, ...mail.files.map(filePart)]);
  }
  return `${root.head}\r\n\r\n${root.content}`;
}

function joined(kind: 'alternative' | 'mixed', boundary: string, parts: readonly Part[]): Part {
  const inner = parts.map(({ head, content }) => `--${boundary}\r\n${head}\r\n\r\n${content}\r\n`).join('');
  return { head: `Content-Type: multipart/${kind}; boundary="${boundary}"`, content: `${inner}--${boundary}--\r\n` };
}

function textPart(text: string, kind: 'plain' | 'html', charset: 'windows-1257' | undefined): Part {
  const wire = text.replaceAll('\n', '\r\n');
  const bytes = charset === undefined ? Buffer.from(wire) : inWindows1257(wire);
  return {
    head: `Content-Type: text/${kind}; charset=${charset ?? 'utf-8'}\r\nContent-Transfer-Encoding: base64`,
    content: base64(bytes),
  };
}

function filePart({ name, type, bytes }: DemoFile): Part {
  return {
    head: `Content-Type: ${type}; name="${encodedWords(name)}"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${encodedWords(name)}"`,
    content: base64(bytes),
  };
}

function base64(bytes: Buffer): string {
  return (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n');
}

const BALTIC: Readonly<Record<string, number>> = {
  ā: 0xe2,
  č: 0xe8,
  ē: 0xe7,
  ģ: 0xec,
  ī: 0xee,
  ķ: 0xed,
  ļ: 0xef,
  ņ: 0xf2,
  š: 0xf0,
  ū: 0xfb,
  ž: 0xfe,
  Ā: 0xc2,
  Č: 0xc8,
  Ē: 0xc7,
  Ģ: 0xcc,
  Ī: 0xce,
  Ķ: 0xcd,
  Ļ: 0xcf,
  Ņ: 0xd2,
  Š: 0xd0,
  Ū: 0xdb,
  Ž: 0xde,
  '„': 0x84,
  '”': 0x94,
  '–': 0x96,
};

/** As programs of the nineties write Latvian. */
function inWindows1257(text: string): Buffer {
  return Buffer.from(Array.from(text, (letter) => BALTIC[letter] ?? (letter.codePointAt(0) as number)));
}

function wordsOfAddress(written: string): string {
  const named = /^(.*) (<[^<>]+>)$/.exec(written);
  return named === null ? written : `${encodedWords(named[1] as string)} ${named[2] as string}`;
}

/** RFC 2047 where a header is not plain ASCII; some 40 bytes a word, never within a letter. */
function encodedWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const words: string[] = [];
  let word = '';
  for (const letter of text) {
    if (Buffer.byteLength(word + letter) > 40) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  return [...words, word].map((one) => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`).join(' ');
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function mailDate(at: Temporal.Instant): string {
  const there = at.toZonedDateTimeISO(ZONE);
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(there.hour)}:${two(there.minute)}:${two(there.second)}`;
  return `${DAYS[there.dayOfWeek - 1]}, ${there.day} ${MONTHS[there.month - 1]} ${there.year} ${time} ${there.offset.replace(':', '')}`;
}
