import assert from 'node:assert/strict';
import { deskIdentity } from '../../src/database/connect.ts';
import {
  bookAppointment,
  type Booking,
  type StandingAppointment,
  writeSetting,
} from '../../src/desk/appointments/index.ts';
import { limitEmployee } from '../../src/desk/services/index.ts';
import { DEMO_SERVICES } from '../../src/seed/demo-services.ts';
import { PLACES } from '../../src/seed/demo-people.ts';
import type { EmailAddress, PlaceId, ServiceId } from '../../src/vocabulary/ids.ts';
import { riga, type TestDesk } from './desk.ts';

/** The demo's service centre. */
export const CENTRE: PlaceId = PLACES[0]!.id;

/** A service of the demo by its letter. */
export function service(letter: string): ServiceId {
  const found = DEMO_SERVICES.find((one) => one.letter === letter);
  if (found === undefined) throw new Error(`No service of the demo has the letter ${letter}`);
  return found.id;
}

/** Building consultations are booked by the person: half an hour with five minutes after it kept free; Jānis and Ilze advise. */
export async function bookByPerson(desk: TestDesk): Promise<void> {
  const day = desk.clock().toZonedDateTimeISO('Europe/Riga').toPlainDate();
  await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const setting = { place: CENTRE, service: service('C'), minutes: 25, buffer: 5, noticeHours: 2, daysAhead: 14 };
    await writeSetting(tx, { ...setting, seats: 'person', walkInShare: 0 }, desk.clock());
    for (const given of ['Ilze', 'Jānis']) {
      const limited = await limitEmployee(desk, tx, desk.as(given).employee, [service('B'), service('C')], day);
      assert.ok(!('refused' in limited), JSON.stringify(limited));
    }
  });
}

/** A booking of a building consultation by a client on the web. */
export function booking(start: string, changes: Partial<Booking> = {}): Booking {
  return {
    place: CENTRE,
    services: [service('C')],
    people: 1,
    person: null,
    by: 'client',
    start: riga(start),
    language: 'lv',
    clientKind: 'natural-person',
    booker: { name: 'Rūta Kļaviņa', email: 'ruta@klienti.example' as EmailAddress, phone: '' },
    client: null,
    case: null,
    note: '',
    ...changes,
  };
}

export async function booked(
  desk: TestDesk,
  start: string,
  changes: Partial<Booking> = {},
): Promise<StandingAppointment> {
  const done = await bookAppointment(desk, deskIdentity(desk.tenant), booking(start, changes));
  assert.ok(!('refused' in done), JSON.stringify(done));
  return done;
}
