import type { Standard } from '../standard.ts';
import type { Finding } from './findings.ts';

/**
 * Two versions of one act that would both be in force on some day: the same first day twice, or a first version whose
 * named last day is not before the next one's first. Without a named last day a version ends where the next begins.
 */
export function overlaps(standards: readonly Standard[]): readonly Finding[] {
  const ordered = [...standards].sort(
    (a, b) => a.act.localeCompare(b.act) || Temporal.PlainDate.compare(a.inForce, b.inForce),
  );
  return ordered.flatMap((next, index) => {
    const earlier = ordered[index - 1];
    if (earlier === undefined || earlier.act !== next.act) return [];
    const sameDay = earlier.inForce.equals(next.inForce);
    const runsOn = earlier.until !== null && Temporal.PlainDate.compare(earlier.until, next.inForce) >= 0;
    if (!sameDay && !runsOn) return [];
    const day = next.inForce.toString();
    const message = {
      lv: `Redakcijas \`${earlier.id}\` un \`${next.id}\` abas būtu spēkā \`${day}\`; katrai dienai vajag tieši vienu.`,
      en: `Versions \`${earlier.id}\` and \`${next.id}\` would both be in force on \`${day}\`; each day needs exactly one.`,
    };
    return [{ code: 'overlap', line: 1, column: 1, clause: null, message } satisfies Finding];
  });
}
