import type { EmailAddress } from '../../vocabulary/ids.ts';
import type { CalendarEvent, CalendarRefusal } from './calendar/calendar-event.ts';
import type { Invitation } from './meeting.ts';

/** Why a calendar message changes nothing by itself and stays a letter for people to look at. */
export type ArrivalRefusal = CalendarRefusal | 'unknown-meeting' | 'not-from-organiser' | 'not-invited';

/** What a further message about a known invitation does. */
export type Arrival =
  /** The same once more, or older than what is known. */
  | { readonly do: 'nothing' }
  /** Words changed; what was answered stands. */
  | { readonly do: 'renew' }
  /** Another time: asked again. */
  | { readonly do: 'ask-again' }
  | { readonly do: 'cancel' }
  | { readonly refused: ArrivalRefusal };

/**
 * Whether a letter may speak for the organiser: it comes from them, or from the delegate whom the calendar names, and its
 * sender was not found out as forged.
 */
export function distrustOf(
  { organiser }: Pick<CalendarEvent, 'organiser'>,
  sender: EmailAddress | null,
  authentication: 'pass' | 'fail' | 'none',
): Invitation['distrust'] {
  if (authentication === 'fail') return 'authentication-failed';
  return sender !== null && (sender === organiser.address || sender === organiser.sentBy) ? '' : 'sender-differs';
}

/**
 * What a further message does to an invitation (RFC 5546, 2.1.5): a lower SEQUENCE, or the same with no later stamp, is
 * older news. Whoever is not the organiser of the first message can neither move nor call off what was believed.
 */
export function decideArrival(
  known: Pick<Invitation, 'sequence' | 'stamp' | 'span' | 'state' | 'organiser' | 'distrust'>,
  event: Pick<CalendarEvent, 'sequence' | 'stamp' | 'span' | 'organiser' | 'cancelled'>,
  distrust: Invitation['distrust'],
): Arrival {
  if (known.organiser.address !== event.organiser.address) return { refused: 'not-from-organiser' };
  if (known.distrust === '' && distrust !== '') return { refused: 'not-from-organiser' };
  if (event.sequence < known.sequence) return { do: 'nothing' };
  const isNewer = event.sequence > known.sequence || isLater(event.stamp, known.stamp);
  if (event.cancelled) return { do: known.state === 'cancelled' ? 'nothing' : 'cancel' };
  if (!isNewer) return { do: 'nothing' };
  if (known.state === 'cancelled') return event.sequence > known.sequence ? { do: 'ask-again' } : { do: 'nothing' };
  const moved = !event.span.start.equals(known.span.start) || !event.span.end.equals(known.span.end);
  return { do: moved ? 'ask-again' : 'renew' };
}

function isLater(stamp: Temporal.Instant | null, before: Temporal.Instant | null): boolean {
  if (stamp === null || before === null) return false;
  return Temporal.Instant.compare(stamp, before) > 0;
}
