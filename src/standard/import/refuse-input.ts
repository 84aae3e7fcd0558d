import type { ImportRefusal } from './act.ts';

/** About six hundred printed pages; the longest municipal acts have sixty. */
export const MOST_CHARACTERS = 1_000_000;
const LONGEST_LINE = 20_000;
const MOST_LINES = 50_000;
/** Control characters without the white space among them and the C1 block, in which texts carry line ends. */
const CONTROL = /[^\P{Cc}\t\n\v\f\r\u0080-\u009f]/u;
const CONTROLS = new RegExp(CONTROL, 'gu');

/** Refuses what cannot be the text of an act, before any of it is read; `null` where it may be one. */
export function refuseInput(text: string): ImportRefusal | null {
  if (text.length > MOST_CHARACTERS) {
    return {
      refused: 'too-long',
      line: null,
      found: `${text.length} characters`,
      expected: `the text of one act, at most ${MOST_CHARACTERS} characters`,
    };
  }
  if (text.trim() === '') {
    return { refused: 'empty', line: null, found: 'no text', expected: 'the text of an act with numbered clauses' };
  }
  const lines = text.split('\n');
  const binary = lines.findIndex((line) => CONTROL.test(line));
  const bad = (text.match(CONTROLS)?.length ?? 0) + (text.match(/\ufffd/g)?.length ?? 0);
  if (text.includes('\0') || bad > text.length / 50) {
    return {
      refused: 'binary',
      line: binary < 0 ? 1 : binary + 1,
      found: 'bytes that are no text (a PDF, an image or another encoding?)',
      expected: 'plain text in UTF-8; for a PDF, its text layer or the output of a text recogniser',
    };
  }
  const long = lines.findIndex((line) => line.length > LONGEST_LINE);
  if (long >= 0 || lines.length > MOST_LINES) {
    return {
      refused: 'too-long',
      line: long >= 0 ? long + 1 : MOST_LINES,
      found: long >= 0 ? `a line of ${lines[long]!.length} characters` : `${lines.length} lines`,
      expected: `lines of at most ${LONGEST_LINE} characters, at most ${MOST_LINES} of them`,
    };
  }
  return null;
}
