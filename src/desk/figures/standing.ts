import { shareKept } from '../../standard/mechanisms/endeavour.ts';
import type { ClauseId } from '../../vocabulary/ids.ts';
import type { MechanismKind, Verdict } from '../../vocabulary/verdict.ts';

/** The duties of one clause that arose in a period, counted; never of a person, never added over clauses. */
export interface Standing {
  readonly opened: number;
  /** `open` counts what is neither met nor breached nor otherwise decided. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Not settled; a breached duty may still be owed. */
  readonly owed: number;
  /** Of what is owed: past its due time or target. */
  readonly late: number;
  /** What was decided with a time, and how much of it was kept in time. */
  readonly timed: number;
  readonly kept: number;
}

/** Counts as the store gives them: one row a clause and mechanism. */
export interface CountedRow {
  readonly clause: ClauseId;
  readonly mechanism: MechanismKind;
  readonly opened: number;
  readonly met: number;
  readonly breached: number;
  readonly excused: number;
  readonly not_assessable: number;
  readonly owed: number;
  readonly late: number;
  readonly timed: number;
  readonly kept: number;
}

/** Of each clause that has any duty, its standing; several mechanisms of one clause are counted together. */
export function standings(rows: readonly CountedRow[]): ReadonlyMap<ClauseId, Standing> {
  const byClause = new Map<ClauseId, Standing>();
  for (const row of rows) {
    const before = byClause.get(row.clause);
    byClause.set(row.clause, before === undefined ? standingOf(row) : together(before, standingOf(row)));
  }
  return byClause;
}

export const NOTHING: Standing = {
  opened: 0,
  verdicts: { open: 0, met: 0, breached: 0, excused: 0, 'not-assessable': 0 },
  owed: 0,
  late: 0,
  timed: 0,
  kept: 0,
};

/** The share kept in time with its 95 % interval; `null` where nothing was decided with a time. */
export function shareInTime({ kept, timed }: Standing): ReturnType<typeof shareKept> {
  return shareKept(kept, timed);
}

function standingOf(row: CountedRow): Standing {
  const { opened, met, breached, excused, not_assessable: unknown, owed, late, timed, kept } = row;
  const open = opened - met - breached - excused - unknown;
  return { opened, verdicts: { open, met, breached, excused, 'not-assessable': unknown }, owed, late, timed, kept };
}

function together(a: Standing, b: Standing): Standing {
  return {
    opened: a.opened + b.opened,
    verdicts: {
      open: a.verdicts.open + b.verdicts.open,
      met: a.verdicts.met + b.verdicts.met,
      breached: a.verdicts.breached + b.verdicts.breached,
      excused: a.verdicts.excused + b.verdicts.excused,
      'not-assessable': a.verdicts['not-assessable'] + b.verdicts['not-assessable'],
    },
    owed: a.owed + b.owed,
    late: a.late + b.late,
    timed: a.timed + b.timed,
    kept: a.kept + b.kept,
  };
}
