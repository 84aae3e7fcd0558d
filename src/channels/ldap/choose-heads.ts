import type { WantedRow } from '../../desk/directory-import/index.ts';
import type { PlacedRow } from './map-entries.ts';

/**
 * Who of a unit's people leads it: whose title says so; where no title does, or several do, whom most of the others name
 * as their manager. Where that does not tell either, the titles stand, and two heads are refused with their rows.
 */
export function chooseHeads(unit: readonly PlacedRow[]): WantedRow[] {
  const titled = unit.filter(({ row }) => row.kind === 'head');
  const among = titled.length > 0 ? titled : unit.filter(({ row }) => row.kind === null);
  const head = titled.length === 1 ? titled[0] : managerOf(unit, among);
  return unit.map((one) => {
    if (head === undefined) return one.row;
    if (one === head) return { ...one.row, kind: 'head', head: true };
    return one.row.kind === 'head' ? { ...one.row, kind: null } : one.row;
  });
}

/** Whom more than half of the unit's others name; nobody, where they do not agree. */
function managerOf(unit: readonly PlacedRow[], among: readonly PlacedRow[]): PlacedRow | undefined {
  return among.find((candidate) => {
    const others = unit.filter((one) => one !== candidate && one.manager !== null);
    const naming = others.filter(({ manager }) => manager === candidate.dn).length;
    return naming > 0 && naming * 2 > others.length;
  });
}
