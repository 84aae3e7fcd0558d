import { touchable } from '../../journal/index.ts';
import type { Judge, Obligation } from '../../standard/obligation.ts';
import type { Fact, JournalEvent } from '../../vocabulary/events.ts';
import type { CaseId } from '../../vocabulary/ids.ts';

/** What a deed would do to what is owed, before it is done. */
export interface Foreseen {
  /** Duties that would begin to be owed, or be owed again. */
  readonly opens: readonly Obligation[];
  /** Duties that would no longer be owed. */
  readonly ends: readonly Obligation[];
}

/** Lets the judge judge a fact that has not happened; `version` is that of the case now. Pure. */
export function foresee(
  judge: Judge,
  known: readonly Obligation[],
  subject: CaseId,
  version: number,
  fact: Fact,
): Foreseen {
  const before = new Map(known.map((one) => [one.id, one]));
  const event = { ...fact, subject: { kind: 'case', id: subject }, version: version + 1, actor: null } as JournalEvent;
  const changed = judge(touchable(known), event).map(({ obligation }) => obligation);
  const wasOwed = (one: Obligation) => before.get(one.id)?.settledBy === null;
  return {
    opens: changed.filter((one) => one.settledBy === null && !wasOwed(one)),
    ends: changed.filter((one) => one.settledBy !== null && wasOwed(one)),
  };
}
