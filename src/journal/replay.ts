import type { Tx } from '../database/database.ts';
import { touchable } from '../standard/judge.ts';
import type { Obligation } from '../standard/obligation.ts';
import { canonical } from './chain.ts';
import { historiesAfter, type SubjectHistory } from './journal.store.ts';
import { obligationToRow } from './obligation-row.ts';
import type { RulesBook } from './rules-book.ts';

export interface ReplayResult {
  readonly subjects: number;
  readonly events: number;
  readonly obligations: number;
  /** Where the recomputed obligations and the stored ones differ; at most a hundred are listed. */
  readonly differences: readonly {
    readonly subject: string;
    readonly obligation: string;
    readonly stored: string;
    readonly replayed: string;
  }[];
}

const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Judges the whole journal again, each event by the rules that it was judged by, and compares every obligation with the
 * stored one. Reads a few hundred subjects at a time; `onProgress` is told the subjects done.
 */
export async function replay(
  tx: Tx,
  book: RulesBook,
  onProgress: (subjects: number) => void = () => {},
): Promise<ReplayResult> {
  const differences: ReplayResult['differences'][number][] = [];
  let subjects = 0;
  let events = 0;
  let obligations = 0;
  for (let after = FIRST; ; ) {
    const histories = await historiesAfter(tx, after, 500);
    const last = histories.at(-1);
    if (last === undefined) break;
    for (const history of histories) {
      const replayed = await rejudge(tx, book, history);
      if (differences.length < 100) differences.push(...compare(history, replayed));
      events += history.events.length;
      obligations += replayed.size;
    }
    subjects += histories.length;
    onProgress(subjects);
    after = last.id;
  }
  return { subjects, events, obligations, differences };
}

async function rejudge(tx: Tx, book: RulesBook, history: SubjectHistory): Promise<Map<string, Obligation>> {
  const known = new Map<string, Obligation>();
  for (const event of history.events) {
    const rules = await book.version(tx, event.rulesVersion);
    for (const { obligation } of rules.judge(touchable(known.values()), event)) known.set(obligation.id, obligation);
  }
  return known;
}

function compare(
  history: SubjectHistory,
  replayed: ReadonlyMap<string, Obligation>,
): ReplayResult['differences'][number][] {
  const stored = new Map(history.obligations.map((obligation) => [obligation.id as string, obligation]));
  const ids = new Set([...stored.keys(), ...replayed.keys()]);
  return [...ids].flatMap((id) => {
    const left = stored.get(id);
    const right = replayed.get(id);
    if (left !== undefined && right !== undefined && agree(left, right)) return [];
    return [{ subject: history.id, obligation: id, stored: said(left), replayed: said(right) }];
  });
}

/** Field by field: the database keeps the keys of an explanation in an order of its own. */
function agree(left: Obligation, right: Obligation): boolean {
  return (Object.keys(right) as (keyof Obligation)[]).every((key) => isSame(left[key], right[key]));
}

function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left instanceof Temporal.Instant && right instanceof Temporal.Instant) return left.equals(right);
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return false;
  if (Array.isArray(left) && left.length === 0) return Array.isArray(right) && right.length === 0;
  return JSON.stringify(left) === JSON.stringify(right) || plain(left) === plain(right);
}

function plain(value: object): string {
  return canonical(JSON.parse(JSON.stringify(value)));
}

function said(obligation: Obligation | undefined): string {
  return obligation === undefined ? 'none' : plain(obligationToRow(obligation));
}
