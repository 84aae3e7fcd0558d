import { htmlToText } from '../../language/html-to-text.ts';
import type { LetterPart, Signature } from '../../language/reply-draft.ts';
import type { Language } from '../../vocabulary/words.ts';

export interface ComposedLetter {
  /** The whole letter as HTML for the mail's HTML part; made only from sanitised parts and escaped words. */
  readonly html: string;
  /** The same for the plain part; links stand in brackets behind their words. */
  readonly text: string;
}

/**
 * Puts the three parts and the signature together, exactly as the client will see them; the read-through page shows
 * this very HTML. The parts are the composer's restricted HTML, sanitised before.
 */
export function composeLetter(
  parts: Readonly<Record<LetterPart, string>>,
  signature: Signature,
  language: Language,
  heading: OfficialHeading | null = null,
): ComposedLetter {
  const head = heading === null ? [] : headingLines(heading, language);
  const lines = signatureLines(signature);
  const html =
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head>` +
    `<body style="font-family:sans-serif;font-size:15px;line-height:1.5;color:#1a2421">` +
    `${head.length === 0 ? '' : `<p>${head.map(escape).join('<br>')}</p>`}${trimmed(parts.salutation)}${trimmed(parts.body)}${trimmed(parts.closing)}` +
    `<p style="margin-top:24px;color:#4a5853">${lines.map(lineHtml).join('<br>')}</p></body></html>`;
  const text = [head.join('\n'), plain(parts.salutation), plain(parts.body), plain(parts.closing), lines.join('\n')];
  return { html, text: `${text.filter((part) => part !== '').join('\n\n')}\n` };
}

/** What an official letter begins with: whose it is, its date and number, and to whom it goes. */
export interface OfficialHeading {
  readonly institution: string;
  /** The day it was approved, civil, Europe/Riga. */
  readonly day: Temporal.PlainDate;
  readonly number: string;
  /** Names, or addresses where the name is unknown. */
  readonly addressees: readonly string[];
}

/** „22.11.2026. Nr. PN-V/2026/00012”: date and number stand in one line, as Latvian documents write them. */
function headingLines({ institution, day, number, addressees }: OfficialHeading, language: Language): string[] {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${two(day.day)}.${two(day.month)}.${day.year}`;
  return [institution, language === 'lv' ? `${date}. Nr. ${number}` : `${date} No. ${number}`, ...addressees];
}

/** 9.4: name and surname, post, institution, phone, e-mail, website, one under another. */
export function signatureLines(signature: Signature): string[] {
  const { name, post, institution, phone, email, website } = signature;
  return [name, post, institution, phone, email, website].filter((line) => line !== '');
}

/** Without the empty lines that a writer leaves at the ends of a part. */
function trimmed(html: string): string {
  const empty = '(?:\\s|&nbsp;|<br ?/?>|<p>(?:\\s|&nbsp;|<br ?/?>)*</p>)+';
  return html.replace(new RegExp(`^${empty}`), '').replace(new RegExp(`${empty}$`), '');
}

function lineHtml(line: string): string {
  if (/^[^\s@]+@[^\s@]+$/.test(line)) return `<a href="mailto:${escape(line)}">${escape(line)}</a>`;
  if (/^(https?:\/\/|www\.)\S+$/.test(line) || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(line)) {
    return `<a href="${escape(line.startsWith('http') ? line : `https://${line}`)}">${escape(line)}</a>`;
  }
  return escape(line);
}

function plain(html: string): string {
  // An empty line parts paragraphs, as in any letter written by hand.
  const { text, links } = htmlToText(html.replaceAll('</p><p>', '</p><p><br></p><p>'));
  let written = '';
  let at = 0;
  for (const link of links) {
    const words = text.slice(link.span.start, link.span.end);
    written += text.slice(at, link.span.end);
    if (words.trim() !== link.href && !link.href.endsWith(words.trim())) written += ` (${link.href})`;
    at = link.span.end;
  }
  return (written + text.slice(at)).trim();
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
