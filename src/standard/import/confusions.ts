/** What a scanner makes of a Latvian letter: `from` stands on the page we read, `to` stood in the act. */
export interface Confusion {
  readonly from: string;
  readonly to: string;
  /** How far-fetched it is; a lost diacritic is the unit where the text still has diacritics. */
  readonly cost: number;
  readonly where?: 'start' | 'inner' | 'end';
}

const BARE: readonly (readonly [string, string])[] = [
  ['a', 'ā'],
  ['c', 'č'],
  ['e', 'ē'],
  ['g', 'ģ'],
  ['i', 'ī'],
  ['k', 'ķ'],
  ['l', 'ļ'],
  ['n', 'ņ'],
  ['s', 'š'],
  ['u', 'ū'],
  ['z', 'ž'],
];

/** Seen in scans of Latvian acts read with a recogniser that was set to a Western language. */
const DAMAGE: readonly Confusion[] = [
  // signs that no Latvian word has
  ...['€', '&', 'é', 'è', 'ê', 'ë', '€é', 'é€', 'eé', 'ée', '&é', 'é&', 'e€', '€e'].map((from) => ({
    from,
    to: 'ē',
    cost: from.length > 1 ? 0.3 : 0,
  })),
  { from: '&', to: 'ēj', cost: 1.5 },
  { from: '€', to: 'ēj', cost: 1.5 },
  { from: 'é', to: 'e', cost: 1 },
  { from: '€', to: 'e', cost: 1.2 },
  ...['à', 'á', 'â', 'ä', 'ã', 'å'].map((from) => ({ from, to: 'ā', cost: 0 })),
  ...['ì', 'í', 'î', 'ï'].map((from) => ({ from, to: 'ī', cost: 0 })),
  ...['ù', 'ú', 'û', 'ü'].map((from) => ({ from, to: 'ū', cost: 0 })),
  ...['ñ'].map((from) => ({ from, to: 'ņ', cost: 0 })),
  ...['ç'].map((from) => ({ from, to: 'č', cost: 0 })),
  ...['§', '$', 'S', 'ś', 'ŝ'].map((from) => ({ from, to: 'š', cost: 0 })),
  ...['sS', 's$', 's§', 'Ss', '§s'].map((from) => ({ from, to: 'š', cost: 0.3 })),
  { from: '$', to: 's', cost: 1 },
  { from: 'S', to: 's', cost: 0.8, where: 'inner' },
  { from: 'Z', to: 'ž', cost: 0 },
  { from: 'Z', to: 'z', cost: 0.8, where: 'inner' },
  // strokes taken for digits and capitals
  { from: '1', to: 'i', cost: 0.8 },
  { from: '1', to: 'ī', cost: 0.6 },
  { from: '1', to: 'l', cost: 0.8 },
  { from: '0', to: 'o', cost: 0.5 },
  { from: 'I', to: 'l', cost: 0.5 },
  { from: '|', to: 'l', cost: 0.5 },
  { from: 'T', to: 'ī', cost: 0.5, where: 'end' },
  { from: 'f', to: 'ī', cost: 1.2, where: 'end' },
  { from: 't', to: 'ī', cost: 2, where: 'end' },
  { from: 'G', to: 'ū', cost: 0.8, where: 'inner' },
  // a long letter read as two or as another
  { from: 'ii', to: 'ū', cost: 0.8 },
  { from: 'ti', to: 'ū', cost: 1.5 },
  { from: 'iti', to: 'ū', cost: 2 },
  { from: 'tt', to: 'tū', cost: 1.8 },
  { from: 't', to: 'ū', cost: 2 },
  { from: 'i', to: 'ū', cost: 2 },
  { from: 'g', to: 'ē', cost: 1.8 },
  { from: 'd', to: 'ā', cost: 2 },
  { from: 'da', to: 'ā', cost: 2, where: 'end' },
  { from: 'p', to: 'ņ', cost: 2.2 },
  { from: 'c', to: 'e', cost: 2 },
  { from: 'rn', to: 'm', cost: 2 },
  { from: 'm', to: 'rn', cost: 2.5 },
];

/** The table by the first sign of `from`. `diacritic` is the cost of one lost diacritic. */
export function confusionsBySign(diacritic: number): ReadonlyMap<string, readonly Confusion[]> {
  const table = new Map<string, Confusion[]>();
  const all = [...BARE.map(([from, to]) => ({ from, to, cost: diacritic })), ...DAMAGE];
  for (const confusion of all) {
    const sign = confusion.from[0]!;
    const row = table.get(sign);
    if (row) row.push(confusion);
    else table.set(sign, [confusion]);
  }
  return table;
}

/** Signs that stand for a letter in damaged words and are no letters themselves. */
export const DAMAGED_SIGNS = '§$€&|';
