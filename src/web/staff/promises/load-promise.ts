import type { Tx } from '../../../database/database.ts';
import { changesOf, type PromiseLine, promisesBelow } from '../../../desk/promises/index.ts';
import { postsOn } from '../../../desk/thread/index.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { PromiseShown } from './promise-deeds.view.ts';

const BELOW = 50;

export async function loadPromise(web: WebRequest, tx: Tx, one: PromiseLine): Promise<PromiseShown> {
  const acts = one.state === 'open' && web.mayI('promise.write', one);
  const [below, changes, posts] = await Promise.all([
    promisesBelow(tx, [one.id], BELOW),
    changesOf(tx, one.id),
    acts ? postsOn(tx, web.today, null) : [],
  ]);
  return { one, below, changes, posts };
}
