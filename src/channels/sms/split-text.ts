import { septetsOf } from './gsm-alphabet.ts';

/** One text message: a whole text, or a part that the telephone joins with the others. */
export interface TextPart {
  /** Counted from 1. */
  readonly n: number;
  readonly of: number;
  readonly text: string;
  /** `gsm`: the alphabet of GSM 03.38, one octet a septet; `ucs-2`: two octets a UTF-16 unit, as Latvian needs. */
  readonly coding: 'gsm' | 'ucs-2';
  /** As it is handed to the centre: the header of the part, where there are several, and the letters. */
  readonly octets: Buffer;
  /** What of the 140 octets of a text message it takes upon the air, where septets are packed. */
  readonly airOctets: number;
}

export const MOST_PARTS = 255;
const AIR_OCTETS = 140;
/** Length, kind, length of what follows, reference, how many, which. */
const HEADER_OCTETS = 6;
const ROOM = {
  gsm: { alone: 160, joined: 153, unit: 1 },
  'ucs-2': { alone: 70, joined: 67, unit: 2 },
} as const;

/**
 * Splits a text into messages that telephones join again. `reference` (0–255) tells one text from another that comes at the
 * same time. Neither a surrogate pair nor an escape with its letter is parted. Throws where there would be more than 255.
 */
export function splitText(text: string, reference: number): TextPart[] {
  const letters = [...text.normalize('NFC')];
  const coding = letters.every((letter) => septetsOf(letter) !== null) ? 'gsm' : 'ucs-2';
  const { alone, joined } = ROOM[coding];
  const whole = letters.reduce((sum, letter) => sum + unitsOf(letter, coding), 0);
  const pieces = whole <= alone ? [letters] : packed(letters, coding, joined);
  if (pieces.length > MOST_PARTS) throw new Error(`A text of ${pieces.length} parts is none`);
  return pieces.map((piece, index) => partOf(piece.join(''), coding, reference, index + 1, pieces.length));
}

function packed(letters: readonly string[], coding: TextPart['coding'], room: number): string[][] {
  const pieces: string[][] = [];
  let left = 0;
  for (const letter of letters) {
    const units = unitsOf(letter, coding);
    if (units > left) {
      pieces.push([]);
      left = room;
    }
    pieces.at(-1)?.push(letter);
    left -= units;
  }
  return pieces;
}

function unitsOf(letter: string, coding: TextPart['coding']): number {
  return coding === 'gsm' ? (septetsOf(letter)?.length ?? 1) : letter.length;
}

function partOf(text: string, coding: TextPart['coding'], reference: number, n: number, of: number): TextPart {
  const letters =
    coding === 'gsm'
      ? Buffer.from([...text].flatMap((letter) => septetsOf(letter) ?? []))
      : Buffer.from(text, 'utf16le').swap16();
  const header = of === 1 ? Buffer.alloc(0) : Buffer.of(HEADER_OCTETS - 1, 0x00, 0x03, reference & 0xff, of, n);
  const airOctets =
    coding === 'gsm'
      ? Math.ceil((Math.ceil((header.length * 8) / 7) * 7 + letters.length * 7) / 8)
      : header.length + letters.length;
  if (airOctets > AIR_OCTETS) throw new Error(`A part of ${airOctets} octets does not fit into a text message`);
  return { n, of, text, coding, octets: Buffer.concat([header, letters]), airOctets };
}
