import type { Tx } from '../../database/database.ts';
import type { Desk } from '../context.ts';
import { takeTicket, type TicketRefusal, type TicketToMake, type WaitingVisit } from '../visits/index.ts';
import { hallNow } from './hall-now.ts';
import { keptEstimate, openingOf, type Wait, waitOfNewcomer } from './wait.ts';

export interface GivenTicket {
  readonly visit: WaitingVisit;
  readonly wait: Wait;
}

export type GivingRefusal =
  | TicketRefusal
  /** The place is closed; when it opens, where that is known. */
  | { readonly refused: 'closed'; readonly opensAt: Temporal.Instant | null }
  /** The service is given by appointment only. */
  | { readonly refused: 'by-appointment-only' };

/**
 * Gives a ticket with an honest estimate, kept with it so that its error can be told later. At a kiosk only while the place
 * is open; an employee gives one at any time, since the client stands before them.
 */
export async function giveTicket(
  desk: Desk,
  tx: Tx,
  made: Omit<TicketToMake, 'estimate'>,
): Promise<GivenTicket | GivingRefusal> {
  const hall = await hallNow(desk, tx, made.place);
  const service = hall.services.find(({ id }) => id === made.service);
  if (service === undefined) return { refused: 'service-not-here' };
  if (made.source === 'kiosk') {
    const opening = openingOf(hall);
    if (!opening.open) return { refused: 'closed', opensAt: opening.opens };
    if (!service.walkIn) return { refused: 'by-appointment-only' };
  }
  const group = made.clientKind === 'employee' ? 'internal' : 'external';
  const wait = waitOfNewcomer(hall, { service: made.service, group });
  const visit = await takeTicket(desk, tx, { ...made, estimate: keptEstimate(wait) });
  return 'refused' in visit ? visit : { visit, wait };
}
