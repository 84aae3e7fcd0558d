/** GSM 03.38: the letters of one septet, in the order of their codes. `\u001b` stands where the escape is. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Those that need an escape before them and so count twice. */
const EXTENSION: Readonly<Record<string, number>> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
};
const ESCAPE = 0x1b;

const CODES = new Map<string, readonly number[]>([
  ...[...BASIC].flatMap((letter, code): [string, number[]][] => (code === ESCAPE ? [] : [[letter, [code]]])),
  ...Object.entries(EXTENSION).map(([letter, code]): [string, number[]] => [letter, [ESCAPE, code]]),
]);

/** The septets of one letter: one, or two with the escape; `null` where the alphabet does not have it. */
export function septetsOf(letter: string): readonly number[] | null {
  return CODES.get(letter) ?? null;
}

/** What typographers write and the alphabet has in a plainer form. */
const PLAINER: Readonly<Record<string, string>> = {
  '„': '"',
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '’': "'",
  '‘': "'",
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\t': ' ',
};

/** The text as the alphabet can say it: ā as a, „ as a straight quotation mark. What has no plainer form stays as it is. */
export function transliterate(text: string): string {
  return [...text.normalize('NFC')].map(plainer).join('');
}

function plainer(letter: string): string {
  if (septetsOf(letter) !== null) return letter;
  const known = PLAINER[letter];
  if (known !== undefined) return known;
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
  return bare !== '' && [...bare].every((one) => septetsOf(one) !== null) ? bare : letter;
}
