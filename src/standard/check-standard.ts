import type { ClauseId, StandardVersionId } from '../vocabulary/ids.ts';
import { MECHANISM_KINDS, type MechanismKind } from '../vocabulary/verdict.ts';
import { carried } from './carried.ts';
import { loadStandard, type StandardUnreadable } from './load/load-standard.ts';

export interface StandardChecked {
  readonly id: StandardVersionId;
  readonly clauses: number;
  readonly mechanisms: number;
  /** How many of each kind, kinds that do not occur left out. */
  readonly byKind: Readonly<Partial<Record<MechanismKind, number>>>;
  readonly carried: readonly ClauseId[];
  readonly notCarried: readonly ClauseId[];
  readonly partly: readonly ClauseId[];
}

/** What `laipa standard check FILE` says of a file: counted, or refused with every finding. */
export function checkStandard(text: string, fileName = 'standard.yaml'): StandardChecked | StandardUnreadable {
  const standard = loadStandard(text, fileName);
  if ('refused' in standard) return standard;
  const kinds = standard.clauses.flatMap(({ mechanisms }) => mechanisms.map(({ kind }) => kind));
  const counts = MECHANISM_KINDS.map((kind) => [kind, kinds.filter((one) => one === kind).length] as const);
  return {
    id: standard.id,
    clauses: standard.clauses.length,
    mechanisms: kinds.length,
    byKind: Object.fromEntries(counts.filter(([, count]) => count > 0)),
    ...carried(standard),
  };
}
