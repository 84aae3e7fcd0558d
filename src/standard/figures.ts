import type { ClauseId } from '../vocabulary/ids.ts';
import type { Verdict } from '../vocabulary/verdict.ts';
import { shareKept } from './mechanisms/endeavour.ts';
import type { Obligation } from './obligation.ts';

/** How one clause stands. Counts of duties, never a score of a person, and clauses are never added into one number. */
export interface ClauseFigures {
  readonly clause: ClauseId;
  readonly opened: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Owed now; of these, past their due time or target. */
  readonly owed: number;
  readonly late: number;
  /** Of what was decided with a time: the share kept in time, with its 95 % interval; `null` where nothing was. */
  readonly inTime: { readonly share: number; readonly low: number; readonly high: number } | null;
}

/** Figures by clause, in the order in which the clauses first occur. A pure sum: the followers may add it up in parts. */
export function figuresOf(obligations: readonly Obligation[]): readonly ClauseFigures[] {
  return Map.groupBy(obligations, ({ clause }) => clause)
    .entries()
    .map(([clause, duties]) => figuresOfClause(clause, duties))
    .toArray();
}

function figuresOfClause(clause: ClauseId, duties: readonly Obligation[]): ClauseFigures {
  const verdicts: Record<Verdict, number> = { open: 0, met: 0, breached: 0, excused: 0, 'not-assessable': 0 };
  for (const { verdict } of duties) verdicts[verdict] += 1;
  const owed = duties.filter(({ settledBy }) => settledBy === null);
  // A gate that was let through or refused has no time: neither kept in it nor late.
  const timed = duties.filter(
    ({ verdict, inTime }) => (verdict === 'met' || verdict === 'breached') && inTime !== null,
  );
  const kept = timed.filter((duty) => duty.verdict === 'met' && duty.inTime === true);
  return {
    clause,
    opened: duties.length,
    verdicts,
    owed: owed.length,
    late: owed.filter(({ inTime }) => inTime === false).length,
    inTime: shareKept(kept.length, timed.length),
  };
}
