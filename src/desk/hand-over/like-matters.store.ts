import type { Tx } from '../../database/database.ts';
import type { CaseId, UnitId } from '../../vocabulary/ids.ts';

/** A unit that has answered matters like this one. */
export interface LikeMatters {
  readonly unit: UnitId;
  readonly lv: string;
  readonly en: string;
  /** How many like matters it has closed, among those looked at. */
  readonly count: number;
}

/**
 * Which units have answered matters like this one: closed cases that share several words with its title and letters; by
 * unit, the most first, without the case's own unit. Other units' cases are counted, bounded, by a function of the owner's
 * (0022), which tells nothing of any of them but the number.
 */
export async function likeMatters(tx: Tx, id: CaseId): Promise<LikeMatters[]> {
  // bounded: the function gives three at most.
  return tx.rows<LikeMatters>('select unit, lv, en, count from like_matters($1) where sees_case($1)', [id]);
}
