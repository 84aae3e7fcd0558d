import type { ClauseId } from '../vocabulary/ids.ts';
import type { Mechanism } from './mechanism.ts';
import type { Clause, Standard } from './standard.ts';

export interface Carried {
  /** Moved by at least one event of today's desk, or by the versions themselves; a chapeau when all under it are. */
  readonly carried: readonly ClauseId[];
  readonly notCarried: readonly ClauseId[];
  /** Of the carried: those with a further mechanism whose events are still to come. */
  readonly partly: readonly ClauseId[];
}

/** Which clauses the desk carries now, in the printed order: the honest list, not the hoped-for one. */
export function carried(standard: Standard): Carried {
  const byId = new Map(standard.clauses.map((clause) => [clause.id, clause]));
  const isCarried = (clause: Clause | undefined): boolean => {
    if (clause === undefined) return false;
    const own = clause.mechanisms.length === 0 || clause.mechanisms.some(moves);
    return own && clause.chapeauOf.every((id) => isCarried(byId.get(id)));
  };
  const ids = (clauses: readonly Clause[]) => clauses.map(({ id }) => id);
  const kept = standard.clauses.filter(isCarried);
  return {
    carried: ids(kept),
    notCarried: ids(standard.clauses.filter((clause) => !isCarried(clause))),
    partly: ids(kept.filter(({ mechanisms }) => mechanisms.some((mechanism) => !moves(mechanism)))),
  };
}

function moves({ events }: Mechanism): boolean {
  return events.state !== 'awaited';
}
