import type { Tx } from '../../../database/database.ts';
import { caseByNumber, isOpen } from '../../../desk/cases/index.ts';
import { clientById } from '../../../desk/clients/index.ts';
import { EVERY_CASE, searchCases, visibleTo } from '../../../desk/search/index.ts';
import type { FoundCase } from '../../../desk/thread/index.ts';
import { fold } from '../../../language/fold.ts';
import { queryWords, toTsQuery } from '../../../language/search-words.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { relationOf } from './refusals.ts';

const CHOICES = 12;

/**
 * Open cases for a picker, only those that this person may see: the one of that very number, and those found by a part of
 * the number, by words of the title and letters in any inflection, or by the client.
 */
export async function pickCases(web: WebRequest, deps: PageDeps, tx: Tx, query: string): Promise<readonly FoundCase[]> {
  const sought = { words: toTsQuery(queryWords(query, deps.dictionary)), line: fold(query) };
  const asked = { filter: EVERY_CASE, sought, after: null, limit: CHOICES, most: CHOICES };
  const { lines } = await searchCases(tx, visibleTo(web.identity), asked, web.now);
  const exact = await exactly(web, tx, query);
  return [...exact, ...lines.filter(({ number }) => exact.every((one) => one.number !== number))];
}

/** Search follows what happens by a second or two; a number is found at once. */
async function exactly(web: WebRequest, tx: Tx, query: string): Promise<readonly FoundCase[]> {
  const one = await caseByNumber(tx, query);
  if (one === null || !isOpen(one) || !web.mayI('case.read', relationOf(one))) return [];
  const client = await clientById(tx, one.client);
  return [{ ...one, client: client?.name ?? '' }];
}
