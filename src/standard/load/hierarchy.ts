import type { Clause } from '../standard.ts';
import type { Findings } from './findings.ts';
import { quote } from './read.ts';

/** Clauses stand once each, in the printed order, each under its parent; a chapeau names its own sub-clauses. */
export function checkHierarchy(found: Findings, clauses: readonly (Clause | null)[]): void {
  const seen = new Map<string, Clause>();
  let last: string | null = null;
  for (const [index, clause] of clauses.entries()) {
    if (clause === null) continue;
    found.clause = clause.id;
    const at = ['clauses', index, 'id'];
    const earlier = seen.get(clause.id);
    if (earlier !== undefined) {
      found.add('duplicate-clause', at, {
        lv: `Punkts ${quote(clause.id)} jau ir ${earlier.line}. rindā.`,
        en: `Clause ${quote(clause.id)} stands already in line ${earlier.line}.`,
      });
      continue;
    }
    if (last !== null && compareClauses(last, clause.id) > 0) {
      found.add('clause-order', at, {
        lv: `Punkts ${quote(clause.id)} stāv aiz ${quote(last)}; punktiem jābūt drukātajā secībā.`,
        en: `Clause ${quote(clause.id)} stands after ${quote(last)}; clauses must stand in the printed order.`,
      });
    }
    const parent = parentOf(clause.id);
    if (parent !== null && !seen.has(parent)) {
      found.add('no-parent', at, {
        lv: `Punktam ${quote(clause.id)} trūkst augstāka punkta ${quote(parent)}, kam jābūt pirms tā.`,
        en: `Clause ${quote(clause.id)} lacks its parent ${quote(parent)}, which must stand before it.`,
      });
    }
    seen.set(clause.id, clause);
    last = clause.id;
  }
  checkChapeaux(found, clauses, seen);
}

function checkChapeaux(found: Findings, clauses: readonly (Clause | null)[], seen: ReadonlyMap<string, Clause>): void {
  for (const [index, clause] of clauses.entries()) {
    if (clause === null) continue;
    found.clause = clause.id;
    for (const [nth, sub] of clause.chapeauOf.entries()) {
      if (seen.has(sub) && parentOf(sub) === clause.id) continue;
      found.add('wrong-chapeau', ['clauses', index, 'chapeauOf', nth], {
        lv: `${quote(sub)} nav punkta ${quote(clause.id)} apakšpunkts šajā standartā.`,
        en: `${quote(sub)} is no sub-clause of ${quote(clause.id)} in this standard.`,
      });
    }
  }
}

/** The clause that a sub-clause stands under: `8.5` of `8.5.1`; `null` at the top and in law. */
export function parentOf(id: string): string | null {
  const dot = id.lastIndexOf('.');
  return dot === -1 ? null : id.slice(0, dot);
}

/** Order as printed: number by number, so that 5.10 stands after 5.9. */
export function compareClauses(a: string, b: string): number {
  const [left, right] = [a.split(/[.-]/u), b.split(/[.-]/u)];
  for (let n = 0; n < Math.max(left.length, right.length); n++) {
    const [one, other] = [left[n], right[n]];
    if (one === undefined || other === undefined) return left.length - right.length;
    const difference =
      /^\d+$/u.test(one) && /^\d+$/u.test(other) ? Number(one) - Number(other) : one.localeCompare(other);
    if (difference !== 0) return difference;
  }
  return 0;
}
