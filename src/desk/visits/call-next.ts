import type { Tx } from '../../database/database.ts';
import { dayOf } from '../../time/zone.ts';
import type { EmployeeId, VisitId } from '../../vocabulary/ids.ts';
import type { CallChoice, QueueGroup } from '../../vocabulary/words.ts';
import type { Desk } from '../context.ts';
import { gives, limitsAt, type QueueSetting, queueSetting, servicesAt } from '../services/index.ts';
import { type ChangeVisitRefusal, doToVisit } from './change-visit.ts';
import { lockPresence, type Presence } from './presence.store.ts';
import { chooseNext, mayServe, passedOverBy, type Server, type Waiter, waiterOf } from './queue.ts';
import { headsOfQueue, lockQueue } from './queue.store.ts';
import type { Visit } from './visit.ts';
import { lockVisit, visitOf } from './visits.store.ts';

export type CallRefusal =
  | ChangeVisitRefusal
  | { readonly refused: 'not-at-a-desk' | 'nobody-waits' }
  /** 6.9: an external client waits for this desk; a colleague is called only knowingly. */
  | { readonly refused: 'passes-over'; readonly clause: '6.9'; readonly passedOver: QueueGroup }
  /** This desk or person does not give the service. */
  | { readonly refused: 'not-given-here' };

/** Who was called, and why this one. */
export interface Called {
  readonly visit: Visit;
  readonly choice: CallChoice;
  readonly passedOver: QueueGroup | null;
}

/** Calls whoever is next for the desk at which somebody sits (6.9). Of two who press at once each has another client. */
export async function callNext(desk: Desk, tx: Tx, employee: EmployeeId): Promise<Called | CallRefusal> {
  const now = desk.clock();
  const at = await ready(tx, employee, now);
  if ('refused' in at) return at;
  const { server, setting, services, presence } = at;
  await lockQueue(tx, presence.place);
  const heads = await headsOfQueue(tx, { ...presence, employee }, services, setting, now);
  const next = chooseNext(heads, server, setting, now);
  if (next === null) return { refused: 'nobody-waits' };
  return call(desk, tx, next.visit.id, { choice: next.choice, passedOver: next.passedOver }, presence);
}

/**
 * Calls one by name, out of the order: whoever asked for this desk, or came back. A colleague before a waiting external
 * client is called only where `knowingly`, and that stands as it is under 6.9.
 */
export async function callByHand(
  desk: Desk,
  tx: Tx,
  employee: EmployeeId,
  id: VisitId,
  knowingly: boolean,
): Promise<Called | CallRefusal> {
  const now = desk.clock();
  const at = await ready(tx, employee, now);
  if ('refused' in at) return at;
  const { server, setting, services, presence } = at;
  await lockQueue(tx, presence.place);
  const visit = await lockVisit(tx, id);
  if (visit === null || visit.place !== presence.place) return { refused: 'no-such-visit' };
  if (!mayServe(server, waiterOf(visit))) return { refused: 'not-given-here' };
  const heads = await headsOfQueue(tx, { ...presence, employee }, services, setting, now);
  const passedOver = passedOverBy(visit, heads, server, setting, now);
  if (passedOver !== null && !knowingly) return { refused: 'passes-over', clause: '6.9', passedOver };
  return call(desk, tx, id, { choice: 'by-hand', passedOver }, presence);
}

interface Ready {
  readonly presence: Presence;
  readonly server: Server;
  readonly setting: QueueSetting;
  readonly services: readonly Waiter['service'][];
}

/** The desk at which somebody sits without a client, and what is given there. */
async function ready(tx: Tx, employee: EmployeeId, now: Temporal.Instant): Promise<Ready | CallRefusal> {
  const presence = await lockPresence(tx, employee);
  if (presence === null) return { refused: 'not-at-a-desk' };
  const busy = await visitOf(tx, employee);
  if (busy !== null) return { refused: 'desk-busy', number: busy.number };
  const [setting, limits, here] = [
    await queueSetting(tx, presence.place),
    await limitsAt(tx, presence.place),
    await servicesAt(tx, presence.place, dayOf(now)),
  ];
  const services = here.map(({ id }) => id).filter((id) => gives(limits, presence.desk, employee, id));
  const server: Server = { desk: presence.desk, employee, gives: (service) => services.includes(service) };
  return { presence, server, setting, services };
}

async function call(
  desk: Desk,
  tx: Tx,
  id: VisitId,
  why: { readonly choice: CallChoice; readonly passedOver: QueueGroup | null },
  presence: Presence,
): Promise<Called | CallRefusal> {
  const before = await lockVisit(tx, id);
  if (before === null) return { refused: 'no-such-visit' };
  const visit = await doToVisit(desk, tx, before, {
    do: 'call',
    desk: presence.desk,
    holder: presence.employee,
    ...why,
  });
  return 'refused' in visit ? visit : { visit, ...why };
}
