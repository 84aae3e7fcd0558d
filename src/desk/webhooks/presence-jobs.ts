import type { Job } from '../../journal/index.ts';
import type { DeskId, EmployeeId, PlaceId } from '../../vocabulary/ids.ts';
import type { PresenceState } from '../../vocabulary/words.ts';
import { type Desk, newId } from '../context.ts';

/** What an employee at the counter does from now on: ids and a word, nothing about any client. */
export interface PresenceTold {
  readonly employee: EmployeeId;
  readonly state: PresenceState;
  readonly place: PlaceId | null;
  readonly desk: DeskId | null;
  readonly at: Temporal.Instant;
}

/**
 * 6.7: the job that tells the telephone side what somebody does now, to be recorded in the transaction in which it changed.
 * Of several that wait for one employee only the last leaves. None where no receiver is set.
 */
export function presenceJobs(
  desk: Pick<Desk, 'settings'>,
  { employee, state, place, desk: seat, at }: PresenceTold,
): readonly Job[] {
  if (desk.settings.webhook?.url == null) return [];
  const body = { type: 'presence.changed', timestamp: at.toString(), data: { employee, state, place, desk: seat } };
  const message = { id: `msg_${newId<string>()}`, body: JSON.stringify(body) };
  return [{ task: 'send-webhook', payload: message, key: `presence/${employee}` }];
}
