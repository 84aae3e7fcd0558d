import type { Tx } from '../database/database.ts';
import { touchable } from '../standard/judge.ts';
import { governing } from '../standard/governing.ts';
import type { Obligation } from '../standard/obligation.ts';
import type { Fact, JournalEvent, SubjectRef } from '../vocabulary/events.ts';
import type { EmployeeId } from '../vocabulary/ids.ts';
import { CHAIN_START, chainHash } from './chain.ts';
import type { RulesInForce } from './rules.ts';
import { type Head, readHead, writeRecord } from './record.store.ts';

/** Something to do in the outside world, put in by the transaction that decided it. */
export interface Job {
  readonly task: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly runAt?: Temporal.Instant;
  /** One job of this key at a time; a later one takes its place. */
  readonly key?: string;
}

export interface Recording {
  readonly subject: SubjectRef;
  /** The version the decision was made upon: `0` for a subject that begins now, `current` where any will do. */
  readonly expected: number | 'current';
  readonly facts: readonly Fact[];
  readonly actor: EmployeeId | null;
  readonly jobs?: readonly Job[];
}

export interface Recorded {
  readonly version: number;
  /** All obligations of the subject that the event could touch, as they stand now. */
  readonly obligations: readonly Obligation[];
  /** The earliest due time still owed, for lists; `null` where nothing is owed by a time. */
  readonly dueAt: Temporal.Instant | null;
}

/** Two wrote to one subject at once; the later one reads again and decides again (`retrying`). */
export class ConcurrentChange extends Error {
  override readonly name = 'ConcurrentChange';
}

/**
 * The only writer of the journal, the obligations and the jobs: appends the facts to the subject's chain, lets the
 * clauses in force open and settle what is owed, and puts in the jobs, in the caller's transaction, with one read and
 * one write. Throws `ConcurrentChange` where the subject has moved on since `expected`.
 */
export async function record(tx: Tx, rules: RulesInForce, recording: Recording): Promise<Recorded> {
  const { subject, actor } = recording;
  const head = recording.expected === 0 ? null : await readHead(tx, subject);
  const before = head?.version ?? 0;
  if (recording.expected !== 'current' && before !== recording.expected)
    throw moved(subject, recording.expected, before);

  const { events, touched, known } = judgeFacts(rules, head, recording);
  const written = await writeRecord(tx, {
    subject,
    before,
    events,
    obligations: touched,
    jobs: recording.jobs ?? [],
    actor,
    rulesVersion: rules.version,
  });
  if (!written) throw moved(subject, before, null);
  return { version: before + events.length, obligations: known, dueAt: earliestDue(known) };
}

export interface Judged {
  /** The facts as they enter the chain, each with its hash. */
  readonly events: readonly { readonly event: JournalEvent; readonly hash: Buffer }[];
  /** The obligations that were opened or changed. */
  readonly touched: readonly Obligation[];
  /** All that are known now. */
  readonly known: readonly Obligation[];
}

/** What facts make of a subject that stands at `head` (`null`: it begins now). Pure: `record` without its statements. */
export function judgeFacts(
  rules: RulesInForce,
  head: Head | null,
  { subject, facts, actor }: Pick<Recording, 'subject' | 'facts' | 'actor'>,
): Judged {
  const known = new Map((head?.known ?? []).map((obligation) => [obligation.id, obligation]));
  const touched = new Map<string, Obligation>();
  const events: { event: JournalEvent; hash: Buffer }[] = [];
  let hash: Uint8Array = head?.hash ?? CHAIN_START;
  for (const [index, given] of facts.entries()) {
    const fact = { ...given, at: given.at.round({ smallestUnit: 'millisecond', roundingMode: 'floor' }) } as Fact;
    const version = (head?.version ?? 0) + index + 1;
    const chained = chainHash(hash, subject, version, fact, actor);
    hash = chained;
    const event = { ...fact, subject, version, actor } as JournalEvent;
    events.push({ event, hash: chained });
    for (const { obligation } of rules.judge(touchable(known.values()), event)) {
      known.set(obligation.id, obligation);
      touched.set(obligation.id, obligation);
    }
  }
  return { events, touched: [...touched.values()], known: [...known.values()] };
}

/** The earliest due time among what is still owed and governs: a target that a binding time stands before is not waited for. */
export function earliestDue(obligations: readonly Obligation[]): Temporal.Instant | null {
  const owed = obligations.filter(({ settledBy, dueAt }) => settledBy === null && dueAt !== null);
  const standing = governing(owed);
  let earliest: Temporal.Instant | null = null;
  for (const { id, dueAt } of owed) {
    if (dueAt === null || standing.get(id)?.governs === false) continue;
    if (earliest === null || Temporal.Instant.compare(dueAt, earliest) < 0) earliest = dueAt;
  }
  return earliest;
}

/** Decides again where another was faster; gives up after the fifth time, since then something else is wrong. */
export async function retrying<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isConcurrent(error) || attempt === 5) throw error;
    }
  }
}

function isConcurrent(error: unknown): boolean {
  // 40P01: PostgreSQL ended a deadlock by choosing this transaction.
  return error instanceof ConcurrentChange || (error as { code?: string }).code === '40P01';
}

function moved(subject: SubjectRef, expected: number, found: number | null): ConcurrentChange {
  return new ConcurrentChange(
    `${subject.kind} ${subject.id}: expected version ${expected}, found ${found ?? 'a later one'}`,
  );
}
