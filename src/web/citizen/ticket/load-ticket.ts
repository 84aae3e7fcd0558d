import type { Tx } from '../../../database/database.ts';
import type { Desk } from '../../../desk/context.ts';
import { placeInQueue, type Wait } from '../../../desk/counter/index.ts';
import type { Place } from '../../../desk/directory/index.ts';
import { openLinkCode } from '../../../desk/link-codes.ts';
import { type QueueSetting, queueSetting, type ServiceCard, serviceCard } from '../../../desk/services/index.ts';
import type { Visit } from '../../../desk/visits/index.ts';
import type { VisitId } from '../../../vocabulary/ids.ts';
import { placeOf } from '../../kiosk/screen.ts';

/** What a ticket's own page is made of. */
export interface TicketNow {
  readonly visit: Visit;
  readonly wait: Wait | null;
  readonly place: Place;
  readonly service: ServiceCard | null;
  readonly setting: QueueSetting;
  /** The number of the desk where they are called to or served. */
  readonly desk: string | null;
}

export function visitOfCode({ vault }: Pick<Desk, 'vault'>, code: unknown): VisitId | null {
  return openLinkCode<VisitId>(vault, 'visit', code);
}

/** Read as the desk itself: whoever has the link sees this ticket and nothing else. */
export async function loadTicket(desk: Desk, tx: Tx, id: VisitId): Promise<TicketNow | null> {
  const found = await placeInQueue(desk, tx, id);
  if (found === null) return null;
  const { visit, wait } = found;
  const place = await placeOf(tx, visit.place);
  if (place === null) return null;
  return {
    visit,
    wait,
    place,
    service: await serviceCard(tx, visit.service),
    setting: await queueSetting(tx, visit.place),
    desk: place.desks.find(({ id: one }) => one === visit.desk)?.number ?? null,
  };
}
