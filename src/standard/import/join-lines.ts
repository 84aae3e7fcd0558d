import type { Dictionary } from '../../language/dictionary.ts';

/** Lines made into one running text; `lineAt` gives the line (from 1) that the letter at an offset came from. */
export interface JoinedText {
  readonly text: string;
  readonly lines: readonly number[];
  /** A title, in which no sentence is to be looked for. */
  readonly isTitle: boolean;
  lineAt(offset: number): number;
}

const LONGEST_WORD = 40;

/** Joins wrapped lines with a space; a word cut at the end of a line is made whole, a true hyphen stays. */
export function joinLines(
  parts: readonly { readonly at: number; readonly text: string }[],
  dictionary: Dictionary,
  isTitle: boolean,
): JoinedText {
  let text = '';
  const starts: { offset: number; line: number }[] = [];
  for (const part of parts) {
    const cut = /(\p{L}+)[-¬]$/u.exec(text.slice(-LONGEST_WORD));
    const head = /^\p{Ll}+/u.exec(part.text)?.[0];
    if (cut && head) {
      const kept = cut[1]!.length === 1 || (dictionary.knows(`${cut[1]}-${head}`) && !dictionary.knows(cut[1]! + head));
      if (!kept) text = text.slice(0, -1);
    } else if (text !== '' && part.text !== '') text += ' ';
    starts.push({ offset: text.length, line: part.at });
    text += part.text;
  }
  return {
    text,
    isTitle,
    lines: parts.map(({ at }) => at),
    lineAt: (offset) => {
      let low = 0;
      for (let high = starts.length; high - low > 1; ) {
        const middle = (low + high) >> 1;
        if (starts[middle]!.offset <= offset) low = middle;
        else high = middle;
      }
      return starts[low]?.line ?? 1;
    },
  };
}
