import type { Tx } from '../../../database/database.ts';
import {
  type CaseOfClient,
  type ClientRecord,
  casesOfClient,
  clientOpenedSince,
  clientRecord,
  standingClient,
} from '../../../desk/clients/index.ts';
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

/** How long a reason that was stated for opening a client counts. */
const OPEN_HOURS = 8;

/** Whether somebody has to do with a client anyway: a case of theirs is seen, or there is none at all. */
export function isOwn(cases: readonly CaseOfClient[]): boolean {
  return cases.length === 0 || cases.some(({ title }) => title !== null);
}

/** 5.1.1: the ground on which the reader has opened a client whom only others work with; `null`: none is stated yet. */
export function statedGround(web: WebRequest, tx: Tx, id: ClientId): ReturnType<typeof clientOpenedSince> {
  return clientOpenedSince(tx, id, web.now.subtract({ hours: OPEN_HOURS }));
}

/** A client behind whose page more is shown or done: one whom only others work with is opened by the page's door first. */
export async function openedClient(web: WebRequest, tx: Tx, id: string | undefined): Promise<ClientRecord | Answer> {
  const client = await shownClient(tx, id);
  if (isAnswer(client) || (await isOpened(web, tx, client))) return client;
  return redirect(`/klients/${client.id}`);
}

async function isOpened(web: WebRequest, tx: Tx, { id }: ClientRecord): Promise<boolean> {
  return isOwn(await casesOfClient(tx, id, 1)) || (await statedGround(web, tx, id)) !== null;
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
    if (client === null || rest.some((one) => one === null)) return null;
    // A record that was merged is reached from the page of the one that stays.
    return client.mergedInto !== null || (await isOpened(web, tx, client)) ? client : redirect(`/klients/${client.id}`);
  });
  if (seen === null) return refuse(404);
  if (isAnswer(seen)) return seen;
  return retrying(() => answerOnce(asDesk(web, deps), body, (tx) => work(tx, seen)));
}

/** The request, writing as the desk in the name of the same person: only after the policy and the walls have said yes. */
export function asDesk(web: WebRequest, deps: PageDeps): WebRequest {
  return {
    ...web,
    write: (work) => deps.desk.database.write({ ...web.identity, system: true }, work),
  };
}
