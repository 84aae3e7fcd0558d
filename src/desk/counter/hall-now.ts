import type { Tx } from '../../database/database.ts';
import type { WorkingCalendar } from '../../time/calendar.ts';
import { dayOf } from '../../time/zone.ts';
import type { EmployeeId, PlaceId, ServiceId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { comingAppointments, type ComingAppointment, type ServiceTimes, serviceTimes } from '../hall/index.ts';
import {
  calendarOfPlace,
  gives,
  limitsAt,
  type PlacedService,
  placeHours,
  queueSetting,
  type QueueSetting,
  servicesAt,
} from '../services/index.ts';
import { allWaiting, atDesksNow, type Presence, presentAt, type Server, type Waiter } from '../visits/index.ts';

/** A hall as it stands at one instant: what a wait in it is counted from. */
export interface HallNow {
  readonly place: PlaceId;
  readonly at: Temporal.Instant;
  readonly calendar: WorkingCalendar;
  readonly setting: QueueSetting;
  readonly services: readonly PlacedService[];
  readonly waiting: readonly Waiter[];
  /** Who sits at a desk and is neither away nor on a break. */
  readonly servers: readonly Server[];
  /** Who is at a desk now; `holder` is the employee. */
  readonly serving: readonly {
    readonly service: ServiceId;
    readonly holder: EmployeeId;
    readonly begunAt: Temporal.Instant;
  }[];
  /** Appointments of the next hours whose clients have not come yet. */
  readonly coming: readonly ComingAppointment[];
  readonly times: ServiceTimes;
}

/** More than these are not looked at: their wait is as uncertain as that of the last of them. */
const MOST_WAITING = 500;
/** Appointments further ahead hold up nobody who waits now. */
const COMING_HOURS = 4;

/** Reads a hall in a few bounded statements. Asked by whoever may see all of it: the desk itself, for tickets and boards. */
export async function hallNow(desk: Desk, tx: Tx, place: PlaceId): Promise<HallNow> {
  const at = desk.clock();
  const [hours, setting, services, limits, waiting, present, serving, coming, times] = [
    await placeHours(tx, place),
    await queueSetting(tx, place),
    await servicesAt(tx, place, dayOf(at)),
    await limitsAt(tx, place),
    await allWaiting(tx, place, MOST_WAITING),
    await presentAt(tx, place),
    await atDesksNow(tx, place),
    await comingAppointments(tx, place, at, at.add({ hours: COMING_HOURS })),
    await serviceTimes(tx, place),
  ];
  const serverOf = ({ employee, desk: own }: Presence): Server => ({
    desk: own,
    employee,
    gives: (service) => gives(limits, own, employee, service),
  });
  return {
    place,
    at,
    calendar: calendarOfPlace(desk.rules.current().calendarOf(null), hours),
    setting,
    services,
    waiting,
    servers: present.filter(({ state }) => state !== 'away' && state !== 'break').map(serverOf),
    serving,
    coming,
    times,
  };
}
