import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';

/** What stands on a strip of paper of 80 mm, from the top. The texts are written by whoever prints, in the client's language. */
export interface Receipt {
  /** The place, small. */
  readonly over: string;
  /** Huge: the number of a ticket. A slip has none. */
  readonly large: string | null;
  /** Under it, in bold: the service. */
  readonly title: string;
  /** Paragraphs. */
  readonly lines: readonly string[];
  /** A link as a QR code, with what it is for. */
  readonly link: { readonly url: string; readonly say: string } | null;
  /** Last, small: when it was printed, how to reach us. */
  readonly under: readonly string[];
}

/** Signs in a line on paper of 80 mm. */
export const COLUMNS = 42;

/**
 * The bytes for a printer that speaks ESC/POS: Latvian in its code page Windows-1257, a QR code by the printer's own
 * command, feed and cut at the end.
 */
export function receiptBytes(receipt: Receipt): Buffer {
  const encoder = new ReceiptPrinterEncoder({
    language: 'esc-pos',
    codepageMapping: 'epson',
    codepageCandidates: ['windows1257'],
    columns: COLUMNS,
    feedBeforeCut: 4,
    newline: '\n',
  });
  encoder.initialize().codepage('windows1257').align('center').line(printable(receipt.over)).newline();
  if (receipt.large !== null) encoder.bold(true).size(5, 5).line(printable(receipt.large)).size(1, 1).newline();
  encoder.bold(true).line(printable(receipt.title)).bold(false).newline();
  for (const line of receipt.lines) encoder.line(printable(line));
  if (receipt.link !== null) {
    encoder.newline().qrcode(receipt.link.url, { model: 2, size: 6, errorlevel: 'm' });
    encoder.line(printable(receipt.link.say));
  }
  encoder.newline();
  for (const line of receipt.under) encoder.line(printable(line));
  return Buffer.from(encoder.cut('partial').encode());
}

/** Only what the code page has: a sign outside it would come out as a question mark, and control signs command the printer. */
function printable(text: string): string {
  return [
    ...text
      .replace(/[\u0000-\u001f\u007f]+/g, ' ')
      .replaceAll('\u00a0', ' ')
      .replaceAll('→', '>'),
  ]
    .filter((sign) => sign.charCodeAt(0) < 0x80 || IN_CODE_PAGE.has(sign))
    .join('');
}

const IN_CODE_PAGE = new Set(
  new TextDecoder('windows-1257').decode(Uint8Array.from({ length: 128 }, (_, index) => 0x80 + index)),
);
