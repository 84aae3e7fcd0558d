import { searchCases, visibleTo, EVERY_CASE } from '../../../desk/search/index.ts';
import { fold } from '../../../language/fold.ts';
import { queryWords, toTsQuery } from '../../../language/search-words.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { PaletteItem, PaletteSource } from '../../web-deps.ts';
import { deskWords } from '../case/words.ts';
import { wordsOf } from './read-list.ts';
import { casesTexts } from './texts.ts';

const CASES = 8;
const SHORTEST = 2;

/** Cases by number, title, client or any word of their letters, the newest first; and the way to the whole search. */
export function casePalette({ dictionary }: PageDeps): PaletteSource {
  return async (request, typed) => {
    const words = wordsOf(typed);
    if (words.length < SHORTEST) return [];
    const texts = casesTexts(request.lang).palette;
    const sought = { words: toTsQuery(queryWords(words, dictionary)), line: fold(words) };
    const asked = { filter: { ...EVERY_CASE, state: 'any' } as const, sought, after: null, limit: CASES, most: CASES };
    const { lines } = await request.read((tx) => searchCases(tx, visibleTo(request.identity), asked, request.now));
    return [
      ...lines.map((line) => item(request, line)),
      { title: texts.all(words), group: texts.search, href: `/lietas?q=${encodeURIComponent(words)}` },
    ];
  };
}

function item(
  { lang }: WebRequest,
  line: {
    number: string;
    title: string;
    client: string;
    state: 'open' | 'waiting-for-client' | 'answered' | 'closed' | 'merged';
  },
): PaletteItem {
  return {
    title: line.title,
    group: casesTexts(lang).palette.group,
    hint: [line.number, line.client, deskWords(lang).state[line.state]].join(' · '),
    href: `/lieta/${line.number}`,
  };
}
