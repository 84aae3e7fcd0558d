import type { Tx } from '../../database/database.ts';
import { dayOf } from '../../time/zone.ts';
import type { AppointmentId, ClientId, DeskId, EmployeeId, PlaceId, ServiceId, VisitId } from '../../vocabulary/ids.ts';
import type { ClientKind, Language, TicketSource } from '../../vocabulary/words.ts';
import { type Desk, newId } from '../context.ts';
import { serviceAt } from '../services/index.ts';
import { recordOnVisit } from './change-visit.ts';
import type { Estimate, WaitingVisit } from './visit.ts';
import { insertVisit, nextNumber } from './visits.store.ts';

/** What a ticket is made from. Whether the place is open is asked by whoever gives it out; staff may always. */
export interface TicketToMake {
  readonly place: PlaceId;
  readonly service: ServiceId;
  /** 4.1, 4.2: an employee is an internal client. */
  readonly clientKind: ClientKind;
  readonly language: Language;
  readonly source: TicketSource;
  /** When they really came, where an employee makes the ticket later; flagged as such. */
  readonly since?: Temporal.Instant | null;
  readonly appointment?: { readonly id: AppointmentId; readonly at: Temporal.Instant } | null;
  readonly onlyDesk?: DeskId | null;
  readonly onlyHolder?: EmployeeId | null;
  readonly client?: ClientId | null;
  readonly need?: string;
  readonly estimate?: Estimate | null;
}

export type TicketRefusal =
  | { readonly refused: 'service-not-here' }
  /** Whoever waits cannot have come in the future, nor on another day. */
  | { readonly refused: 'since-not-today' };

/** Minutes from which a ticket made later than its client came is flagged as back-dated. */
const BACK_DATED = 1;

/** Gives a ticket: from now on somebody waits. Numbers begin at 1 each day, by the letter of the service. */
export async function takeTicket(desk: Desk, tx: Tx, made: TicketToMake): Promise<WaitingVisit | TicketRefusal> {
  const now = desk.clock();
  const day = dayOf(now);
  const since = made.since ?? now;
  if (!dayOf(since).equals(day) || Temporal.Instant.compare(since, now) > 0) return { refused: 'since-not-today' };
  const service = await serviceAt(tx, made.place, made.service, day);
  if (service === null) return { refused: 'service-not-here' };
  const nth = await nextNumber(tx, made.place, day, service.letter);
  const group = made.clientKind === 'employee' ? 'internal' : 'external';
  const visit: WaitingVisit = {
    id: newId<VisitId>(),
    state: 'waiting',
    place: made.place,
    day,
    number: `${service.letter}${String(nth).padStart(3, '0')}`,
    service: service.id,
    unit: service.unitThere,
    group,
    clientKind: made.clientKind,
    language: made.language,
    source: made.source,
    since,
    madeAt: now,
    appointment: made.appointment?.id ?? null,
    appointedAt: made.appointment?.at ?? null,
    onlyDesk: made.onlyDesk ?? null,
    onlyHolder: made.onlyHolder ?? null,
    desk: null,
    holder: null,
    calls: 0,
    calledAt: null,
    begunAt: null,
    servedBefore: 0,
    takenUpAt: null,
    steps: [],
    need: made.need?.trim() ?? '',
    solutions: [],
    nextWords: '',
    nextBy: null,
    client: made.client ?? null,
    case: null,
    estimate: made.estimate ?? null,
  };
  await insertVisit(tx, visit, tx.identity.employee);
  await recordOnVisit(
    desk,
    tx,
    visit,
    [
      {
        kind: 'visit.waiting',
        at: now,
        facts: {
          place: visit.place,
          service: visit.service,
          unit: visit.unit,
          group,
          clientKind: visit.clientKind,
          source: visit.source,
          appointment: visit.appointment,
          backDated: since.until(now).total('minutes') >= BACK_DATED,
        },
      },
    ],
    null,
  );
  return visit;
}
