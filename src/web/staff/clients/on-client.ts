import type { Tx } from '../../../database/database.ts';
import { type ClientRecord, clientRecord, standingClient } from '../../../desk/clients/index.ts';
import { retrying } from '../../../journal/index.ts';
import { type ClientId, parseId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import type { FormBody } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';

/** The client of an address, as far as the reader may see them; a wall answers like nobody. */
export async function visibleClient(tx: Tx, id: string | undefined): Promise<ClientRecord | null> {
  const parsed = parseId<ClientId>(id);
  return parsed === null ? null : clientRecord(tx, parsed);
}

/** The same where a page is shown: a merged record leads to the one that stays. */
export async function shownClient(tx: Tx, id: string | undefined): Promise<ClientRecord | Answer> {
  const found = await visibleClient(tx, id);
  if (found === null) return refuse(404);
  if (found.mergedInto === null) return found;
  const standing = await standingClient(tx, found.id);
  return standing === null ? refuse(404) : redirect(`/klients/${standing.id}`);
}

export function isAnswer(one: ClientRecord | Answer): one is Answer {
  return 'answer' in one;
}

/**
 * Does a form's deed on a client once. Whether the reader sees the client (and each of `others`) is asked under their own
 * identity; the work then runs as the desk, since a client's cases and addresses reach beyond one unit.
 */
export async function onClient(
  web: WebRequest,
  deps: PageDeps,
  id: string | undefined,
  body: FormBody,
  work: (tx: Tx, client: ClientRecord) => Promise<Answer>,
  others: readonly string[] = [],
): Promise<Answer> {
  const seen = await web.read(async (tx) => {
    const client = await visibleClient(tx, id);
    const rest = await Promise.all(others.map((other) => visibleClient(tx, other)));
    return rest.every((one) => one !== null) ? client : null;
  });
  if (seen === null) return refuse(404);
  return retrying(() => answerOnce(asDesk(web, deps), body, (tx) => work(tx, seen)));
}

/** The request, writing as the desk in the name of the same person: only after the policy and the walls have said yes. */
export function asDesk(web: WebRequest, deps: PageDeps): WebRequest {
  return {
    ...web,
    write: (work) => deps.desk.database.write({ ...web.identity, system: true }, work),
  };
}
