import type { Observation } from '../mechanism.ts';

/** What a head saw in one sampled contact; what could not be seen is said so. */
export type Seen = 'seen' | 'not-seen' | 'could-not-see';

export interface Observed {
  readonly sheets: number;
  readonly seen: number;
}

/** How often the behaviour was seen where it could be; `null` below the least number of sheets. No score of a person. */
export function observed(observation: Observation, sheets: readonly Seen[]): Observed | null {
  const assessable = sheets.filter((sheet) => sheet !== 'could-not-see');
  if (assessable.length < observation.least) return null;
  return { sheets: assessable.length, seen: assessable.filter((sheet) => sheet === 'seen').length };
}
