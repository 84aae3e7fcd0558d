import type { Place } from '../../../desk/search/index.ts';
import { type CaseId, parseId } from '../../../vocabulary/ids.ts';

const NO_TIME = '-';

/** A place in a list as an address carries it: `2026-11-23T15:00:00Z~<id>`, `-~<id>` without a time. */
export function placeWords({ at, id }: Place): string {
  return `${at?.toString() ?? NO_TIME}~${id}`;
}

/** Reads it; anything else is the beginning of the list. */
export function readPlace(text: string | undefined): Place | null {
  const [at = '', rest] = (text ?? '').split('~');
  const id = parseId<CaseId>(rest);
  if (id === null) return null;
  if (at === NO_TIME) return { at: null, id };
  try {
    return { at: Temporal.Instant.from(at), id };
  } catch {
    return null;
  }
}
