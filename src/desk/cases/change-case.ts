import type { Identity, Tx } from '../../database/database.ts';
import { earliestDue, obligationsOfSubject, type Recorded, record, retrying } from '../../journal/index.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { CaseId, EmployeeId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { promisesFollowCase } from '../promises/index.ts';
import { isWalled } from '../walls/index.ts';
import type { Case } from './case.ts';
import { casesMergedInto, lockCase, saveCase } from './cases.store.ts';
import { type CaseDeed, type CaseRefusal, decideCase } from './decide.ts';

export type Changed = { readonly case: Case; readonly version: number | null };
export type ChangeRefusal = CaseRefusal | { readonly refused: 'no-such-case' };

/**
 * Does one deed to a case in a transaction of its own: decide, record, save. The one way for buttons and bulk deeds.
 */
export async function changeCase(
  desk: Desk,
  who: Identity,
  id: CaseId,
  deed: CaseDeed,
): Promise<Changed | ChangeRefusal> {
  return retrying(() => desk.database.write(who, (tx) => changeCaseIn(desk, tx, id, deed)));
}

/** The same within a transaction that does more. */
export async function changeCaseIn(desk: Desk, tx: Tx, id: CaseId, deed: CaseDeed): Promise<Changed | ChangeRefusal> {
  const one = await lockCase(tx, id);
  if (one === null) return { refused: 'no-such-case' };
  const now = desk.clock();
  const decided = decideCase(one, deed, now);
  if ('refused' in decided) return decided;
  const to = nextHolder(deed);
  if (to !== null && (await isWalled(tx, to, one.id, one.client))) return { refused: 'not-entrusted', clause: '5.4.3' };
  const recorded = await recordOnCase(desk, tx, decided.case, decided.facts, one);
  return { case: decided.case, version: recorded?.version ?? null };
}

/** To whom a deed gives the case; a wall before them refuses it, whoever does it and by whatever way. */
function nextHolder(deed: CaseDeed): EmployeeId | null {
  switch (deed.do) {
    case 'take':
      return deed.by;
    case 'assign':
    case 'hand-over':
    case 'hand-back':
      return deed.to;
    default:
      return null;
  }
}

/**
 * Records facts on a case and saves its row with the due time found; screens of the case and of the units concerned
 * are told after the commit. Without facts only the row is saved.
 */
export async function recordOnCase(
  desk: Desk,
  tx: Tx,
  after: Case,
  facts: readonly Fact[],
  before: Case | null,
): Promise<Recorded | null> {
  const now = desk.clock();
  tx.afterCommit(() => desk.notify(topicsOf(after, before)));
  if (facts.length === 0) {
    const own = earliestDue(await obligationsOfSubject(tx, after.id));
    const due = after.state === 'merged' ? null : earlier(own, await recordInMerged(desk, tx, after, []));
    await saveCase(tx, after, due, now);
    return null;
  }
  const recorded = await record(tx, desk.rules.current(), {
    subject: { kind: 'case', id: after.id },
    expected: 'current',
    facts,
    actor: tx.identity.employee,
  });
  const alsoDue = await recordInMerged(desk, tx, after, facts);
  await saveCase(tx, after, after.state === 'merged' ? null : earlier(recorded.dueAt, alsoDue), now);
  if (before !== null && before.holder !== after.holder) await promisesFollowCase(desk, tx, after, before);
  return recorded;
}

/** What happens in a case happens in the cases merged into it too: they keep their own duties with their own due times. */
const SHARED: ReadonlySet<Fact['kind']> = new Set([
  'case.taken',
  'case.released',
  'case.assigned',
  'case.handed-over',
  'case.handed-back',
  'case.put-to-client',
  'case.closed',
  'case.reopened',
  'reply.delivered',
  'reply.bounced',
]);

async function recordInMerged(
  desk: Desk,
  tx: Tx,
  into: Case,
  facts: readonly Fact[],
): Promise<Temporal.Instant | null> {
  const shared = facts.filter(({ kind }) => SHARED.has(kind));
  let due: Temporal.Instant | null = null;
  for (const id of await casesMergedInto(tx, into.id)) {
    const subject = { kind: 'case', id } as const;
    if (shared.length === 0) {
      due = earlier(due, earliestDue(await obligationsOfSubject(tx, id)));
      continue;
    }
    const recorded = await record(tx, desk.rules.current(), {
      subject,
      expected: 'current',
      facts: shared,
      actor: tx.identity.employee,
    });
    due = earlier(due, recorded.dueAt);
  }
  return due;
}

function earlier(one: Temporal.Instant | null, other: Temporal.Instant | null): Temporal.Instant | null {
  if (one === null || other === null) return one ?? other;
  return Temporal.Instant.compare(one, other) <= 0 ? one : other;
}

function topicsOf(after: Case, before: Case | null): (`case:${string}` | `unit:${string}` | 'work')[] {
  const units = new Set([after.unit, ...(before === null ? [] : [before.unit])]);
  return ['work', `case:${after.id}`, ...[...units].map((unit) => `unit:${unit}` as const)];
}
