import type { Identity, Tx } from '../../database/database.ts';
import { obligationsOfSubject, retrying } from '../../journal/index.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { CaseId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { type Case, isOpen, type MergedCase } from './case.ts';
import { lockCase } from './cases.store.ts';
import { recordOnCase } from './change-case.ts';
import { type CaseRefusal, decideCase } from './decide.ts';
import { isWalled } from '../walls/index.ts';
import { admitClient, dismissClient, isReplyUnderWay } from './merge.store.ts';

export interface Merged {
  readonly from: MergedCase;
  readonly into: Case;
}

export type MergeRefusal =
  | CaseRefusal
  | { readonly refused: 'no-such-case' }
  /** A reply is on its way; whether it arrives must be known first. */
  | { readonly refused: 'reply-under-way' }
  /** One answer would count for two clients of whom only one gets it. */
  | { readonly refused: 'other-client' };

export interface MergeOptions {
  /** The employee says that both clients are the same person or act for one another. */
  readonly clientsAreOne: boolean;
}

/**
 * Puts one case into another. Its letters stay its own and are shown there; its duties keep their own due times and are
 * settled by what happens in the other case, whose holder answers for them from now on.
 */
export async function mergeCases(
  desk: Desk,
  who: Identity,
  from: CaseId,
  into: CaseId,
  options: MergeOptions,
): Promise<Merged | MergeRefusal> {
  return retrying(() => desk.database.write(who, (tx) => mergeCasesIn(desk, tx, from, into, options)));
}

/** The same within a transaction that does more. */
export async function mergeCasesIn(
  desk: Desk,
  tx: Tx,
  from: CaseId,
  into: CaseId,
  options: MergeOptions,
): Promise<Merged | MergeRefusal> {
  const [one, other] = await lockBoth(tx, from, into);
  if (one === null || other === null) return { refused: 'no-such-case' };
  const now = desk.clock();
  const decided = decideCase(one, { do: 'merge', into: other }, now);
  if ('refused' in decided) return decided;
  const differ = one.client !== other.client;
  if (differ && !options.clientsAreOne) return { refused: 'other-client' };
  // A reply that leaves the other case would settle a letter that its author never saw.
  if ((await isReplyUnderWay(tx, one.id)) || (await isReplyUnderWay(tx, other.id)))
    return { refused: 'reply-under-way' };
  // The walls of the one go with it: whoever holds the other must not stand behind them.
  if (other.holder !== null && (await isWalled(tx, other.holder, one.id, one.client)))
    return { refused: 'not-entrusted', clause: '5.4.3' };

  const merged = decided.case as MergedCase;
  await recordOnCase(desk, tx, merged, [...follow(one, other, now), ...decided.facts], one);
  if (differ) await admitClient(tx, other.id, one.client);
  // What the merged case still asks of us is asked of us here.
  const after: Case = isOpen(other) && one.state === 'open' ? { ...other, state: 'open' } : other;
  await recordOnCase(desk, tx, after, [{ kind: 'case.absorbed', at: now, facts: { from: one.id } }], other);
  return { from: merged, into: after };
}

export interface Unmerged {
  readonly case: Case;
  readonly outOf: Case;
}

/** Takes a merger back: the case stands by itself again, with its former unit and holder and with its own duties. */
export async function unmergeCase(desk: Desk, who: Identity, id: CaseId): Promise<Unmerged | MergeRefusal> {
  return retrying(() => desk.database.write(who, (tx) => unmergeCaseIn(desk, tx, id)));
}

/** The same within a transaction that does more. */
export async function unmergeCaseIn(desk: Desk, tx: Tx, id: CaseId): Promise<Unmerged | MergeRefusal> {
  const stood = await lockCase(tx, id);
  if (stood === null) return { refused: 'no-such-case' };
  // Whoever held it before the merger may have been walled off since: then its unit has it.
  const isOut = stood.holder !== null && (await isWalled(tx, stood.holder, stood.id, stood.client));
  const one: Case = isOut ? { ...stood, holder: null } : stood;
  const now = desk.clock();
  const decided = decideCase(one, { do: 'unmerge' }, now);
  if ('refused' in decided) return decided;
  const outOf = await mustLock(tx, (one as MergedCase).mergedInto);
  const root = await rootOf(tx, outOf);
  const owed = await answerIsOwed(tx, id);
  const after: Case = decided.case.state === 'open' && !owed ? { ...decided.case, state: 'answered' } : decided.case;
  const facts: Fact[] = [...decided.facts];
  // Closing the other case ended what was owed here; standing by itself it is owed again.
  if (root.state === 'closed') facts.push({ kind: 'case.reopened', at: now, facts: { why: 'undo' } });
  await recordOnCase(desk, tx, after, [...facts, ...follow(root, one, now)], one);
  await recordOnCase(desk, tx, outOf, [{ kind: 'case.parted', at: now, facts: { from: id } }], outOf);
  if (one.client !== outOf.client) await dismissClient(tx, outOf.id, one.client);
  if (root.id !== outOf.id) await recordOnCase(desk, tx, root, [], root);
  return { case: after, outOf: root };
}

/** The duties go to whoever holds the other case; nothing where it is the same person of the same unit. */
function follow(from: Case, to: Case, at: Temporal.Instant): Fact[] {
  if (from.unit === to.unit && from.holder === to.holder) return [];
  if (to.holder === null) return [{ kind: 'case.released', at, facts: { unit: to.unit } }];
  return [{ kind: 'case.assigned', at, facts: { holder: to.holder, unit: to.unit } }];
}

/** Always in the same order, so that two mergers across each other do not wait for one another. */
async function lockBoth(tx: Tx, one: CaseId, other: CaseId): Promise<[Case | null, Case | null]> {
  if (one === other) {
    const both = await lockCase(tx, one);
    return [both, both];
  }
  if (one < other) return [await lockCase(tx, one), await lockCase(tx, other)];
  const second = await lockCase(tx, other);
  return [await lockCase(tx, one), second];
}

async function mustLock(tx: Tx, id: CaseId): Promise<Case> {
  const found = await lockCase(tx, id);
  if (found === null) throw new Error(`Case ${id} is merged into, yet is missing`);
  return found;
}

/** Where a case stands at the end of its mergers. */
async function rootOf(tx: Tx, one: Case): Promise<Case> {
  let root = one;
  for (let depth = 0; root.state === 'merged' && depth < 10; depth += 1) root = await mustLock(tx, root.mergedInto);
  return root;
}

async function answerIsOwed(tx: Tx, id: CaseId): Promise<boolean> {
  const duties = (await obligationsOfSubject(tx, id)).filter(({ topic }) => topic === 'reply-to-client');
  return duties.length === 0 || duties.some(({ settledBy }) => settledBy === null);
}
