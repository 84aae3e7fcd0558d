import type { Identity, Tx } from '../../database/database.ts';
import { record, retrying } from '../../journal/index.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { VisitId } from '../../vocabulary/ids.ts';
import type { Desk, Topic } from '../context.ts';
import { queueSetting } from '../services/index.ts';
import { decideVisit, type VisitDeed, type VisitRefusal } from './decide-visit.ts';
import { presenceFollowsVisit } from './presence.ts';
import { lockPresence } from './presence.store.ts';
import { isAtDesk, type Visit } from './visit.ts';
import { insertVisitService, keepTold, lockVisit, saveVisit, visitOf } from './visits.store.ts';

export type ChangeVisitRefusal =
  | VisitRefusal
  | { readonly refused: 'no-such-visit' }
  /** It is at somebody else's desk. */
  | { readonly refused: 'not-yours' }
  /** Whoever reopens or begins has another client at the desk. */
  | { readonly refused: 'desk-busy'; readonly number: string }
  /** Whoever reopens sits elsewhere by now. */
  | { readonly refused: 'not-at-that-desk' };

/** Does one deed to a visit in a transaction of its own: decide, record, save. */
export async function changeVisit(
  desk: Desk,
  who: Identity,
  id: VisitId,
  deed: VisitDeed,
): Promise<Visit | ChangeVisitRefusal> {
  return retrying(() => desk.database.write(who, (tx) => changeVisitIn(desk, tx, id, deed)));
}

/** The same within a transaction that does more. */
export async function changeVisitIn(
  desk: Desk,
  tx: Tx,
  id: VisitId,
  deed: VisitDeed,
): Promise<Visit | ChangeVisitRefusal> {
  const before = await lockVisit(tx, id);
  return before === null ? { refused: 'no-such-visit' } : doToVisit(desk, tx, before, deed);
}

/** Decides, records and saves upon a visit that is held already. */
export async function doToVisit(
  desk: Desk,
  tx: Tx,
  before: Visit,
  deed: VisitDeed,
): Promise<Visit | ChangeVisitRefusal> {
  const now = desk.clock();
  const refused = await refuseHands(tx, before, deed);
  if (refused !== null) return refused;
  const decided = decideVisit(before, deed, await queueSetting(tx, before.place), now);
  if ('refused' in decided) return decided;
  const { visit, facts } = decided;
  if (facts.length > 0) await recordOnVisit(desk, tx, visit, facts, before);
  await saveVisit(tx, visit);
  if (deed.do === 'add-service') await insertVisitService(tx, visit.id, deed.service, now);
  await keepWhatWasTold(tx, visit, facts, now);
  await followPresence(desk, tx, visit, before);
  return visit;
}

/** What only whoever has the client at their desk may do; the desk itself may (it ends what was forgotten). */
const AT_DESK: ReadonlySet<VisitDeed['do']> = new Set([
  'recall',
  'park',
  'begin',
  'tick',
  'take-back',
  'pause',
  'resume',
  'close',
  'reopen',
]);

async function refuseHands(tx: Tx, visit: Visit, deed: VisitDeed): Promise<ChangeVisitRefusal | null> {
  const { employee } = tx.identity;
  if (employee === null || !AT_DESK.has(deed.do)) return null;
  if (visit.holder !== employee) return { refused: 'not-yours' };
  if (deed.do !== 'reopen') return null;
  const [busy, presence] = [await visitOf(tx, employee), await lockPresence(tx, employee)];
  if (busy !== null) return { refused: 'desk-busy', number: busy.number };
  return presence?.desk === visit.desk ? null : { refused: 'not-at-that-desk' };
}

export async function recordOnVisit(
  desk: Desk,
  tx: Tx,
  visit: Visit,
  facts: readonly Fact[],
  before: Visit | null,
): Promise<void> {
  await record(tx, desk.rules.current(), {
    subject: { kind: 'visit', id: visit.id },
    expected: before === null ? 0 : 'current',
    facts,
    actor: tx.identity.employee,
  });
  tx.afterCommit(() => desk.notify(topicsOf(visit, before)));
}

/** 6.11: what a known client was told of a service is told once. */
async function keepWhatWasTold(tx: Tx, visit: Visit, facts: readonly Fact[], now: Temporal.Instant): Promise<void> {
  if (visit.client === null) return;
  for (const fact of facts) {
    if (fact.kind === 'visit.channels-told') await keepTold(tx, visit.client, fact.facts.service, now);
  }
}

async function followPresence(desk: Desk, tx: Tx, after: Visit, before: Visit): Promise<void> {
  const now = isAtDesk(after) ? after.holder : null;
  if (isAtDesk(before) && before.holder !== now) await presenceFollowsVisit(desk, tx, before.holder, null);
  if (now !== null) await presenceFollowsVisit(desk, tx, now, after);
}

function topicsOf(after: Visit, before: Visit | null): readonly Topic[] {
  const people = new Set([after.holder, before?.holder ?? null].filter((one) => one !== null));
  return [
    `hall:${after.place}`,
    `visit:${after.id}`,
    ...[...people].map((one): Topic => `employee:${one}`),
    ...(after.case === null ? [] : [`case:${after.case}` as const]),
  ];
}
