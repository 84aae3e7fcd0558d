import type { Clause, Standard } from '../../../standard/standard.ts';
import type { ClauseId } from '../../../vocabulary/ids.ts';

/** The version of each act that is in force on a day: the municipality's own first, then the laws by their title. */
export function actsInForce(standards: readonly Standard[], day: Temporal.PlainDate): readonly Standard[] {
  const acts = Map.groupBy(standards, ({ act }) => act);
  return [...acts.values()]
    .flatMap((versions) => versionInForce(versions, day) ?? [])
    .sort((a, b) => Number(a.isLaw) - Number(b.isLaw) || a.title.lv.localeCompare(b.title.lv, 'lv'));
}

/** Of the versions of one act the newest that has begun and has not ended. */
function versionInForce(versions: readonly Standard[], day: Temporal.PlainDate): Standard | undefined {
  return versions
    .filter(
      ({ inForce, until }) =>
        Temporal.PlainDate.compare(inForce, day) <= 0 &&
        (until === null || Temporal.PlainDate.compare(day, until) <= 0),
    )
    .sort((a, b) => Temporal.PlainDate.compare(b.inForce, a.inForce))[0];
}

export interface ClauseInVersion {
  readonly standard: Standard;
  readonly clause: Clause;
}

/** The clause in every version of its act, newest first. */
export function versionsOfClause(standards: readonly Standard[], id: ClauseId): readonly ClauseInVersion[] {
  return standards
    .flatMap((standard) => {
      const clause = standard.clauses.find((one) => one.id === id);
      return clause === undefined ? [] : [{ standard, clause }];
    })
    .sort((a, b) => Temporal.PlainDate.compare(b.standard.inForce, a.standard.inForce));
}
