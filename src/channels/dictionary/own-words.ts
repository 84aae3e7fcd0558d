/**
 * Adds our words to a hunspell word list before the engine loads it, each with the affixes and the word class of its
 * example: so both engines inflect them, and morphology stays whole. Throws where an example is not in the list, for
 * then our data file is wrong.
 */
export function withOwnWords(wordList: string, ownWords: string): string {
  const lines = ownWords.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const added = lines.map((line) => entry(line, wordList));
  const firstEnd = wordList.indexOf('\n');
  const count = Number.parseInt(wordList.slice(0, firstEnd), 10) + added.length;
  return `${count}${wordList.slice(firstEnd).trimEnd()}\n${added.join('\n')}\n`;
}

function entry(line: string, wordList: string): string {
  const [word, example] = line.trim().split(/\s+/);
  const at = wordList.indexOf(`\n${example}/`);
  if (word === undefined || example === undefined || at < 0)
    throw new Error(`Own word without an example in the dictionary: \`${line}\``);
  const rest = wordList.slice(at + 1 + example.length, wordList.indexOf('\n', at + 1));
  return `${word}${rest}`;
}
