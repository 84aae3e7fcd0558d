import { agree } from '../facts.ts';
import type { JournalEvent } from '../../vocabulary/events.ts';
import type { Exclusion } from '../mechanism.ts';
import type { Obligation } from '../obligation.ts';
import { breachDuty, type Opening, settleTrying } from './duty.ts';

/** A stretch of time; `until` is `null` while it lasts. Half open: its end no longer belongs to it. */
export interface Period {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant | null;
}

export interface Happening {
  readonly at: Temporal.Instant;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What happened although it must not while one of the periods lasted, save where the exception is stated (6.7). */
export function excluded<Event extends Happening>(
  exclusion: Exclusion,
  periods: readonly Period[],
  happenings: readonly Event[],
): readonly Event[] {
  const excepted = (facts: Happening['facts']) =>
    Object.keys(exclusion.unless).length > 0 && agree(exclusion.unless, facts);
  return happenings.filter(({ at, facts }) => periods.some((period) => lasts(period, at)) && !excepted(facts));
}

/** While the period lasts it is open; nothing is due. */
export function openExclusion(exclusion: Exclusion): Opening {
  return { topic: exclusion.while, due: null, nearAt: null, verdict: 'open', inTime: null };
}

/** What must not happen has happened, save where the exception is stated; or the period has ended without it. */
export function endExclusion(
  exclusion: Exclusion,
  duty: Obligation,
  event: JournalEvent,
  facts: Readonly<Record<string, unknown>>,
  role: 'happens' | 'stops',
): Obligation {
  if (role === 'stops') return settleTrying(duty, event);
  const excepted = Object.keys(exclusion.unless).length > 0 && agree(exclusion.unless, facts);
  return excepted ? duty : breachDuty(duty, event);
}

function lasts({ from, until }: Period, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(from, at) <= 0 && (until === null || Temporal.Instant.compare(at, until) < 0);
}
