import { deskIdentity } from '../database/connect.ts';
import {
  appointmentsAt,
  bookAppointment,
  changeAppointment,
  dayStretch,
  freeTimes,
  joinWaiting,
  moveByUs,
  type StandingAppointment,
  writeSetting,
} from '../desk/appointments/index.ts';
import type { Desk } from '../desk/context.ts';
import { limitEmployee } from '../desk/services/index.ts';
import { dayOf, instantOf } from '../time/zone.ts';
import type { EmailAddress, ServiceId } from '../vocabulary/ids.ts';
import { type DemoDeed, someone } from './demo-clients.ts';
import { PLACES } from './demo-people.ts';
import { DEMO_SERVICES } from './demo-services.ts';

const [CENTRE] = PLACES;
if (CENTRE === undefined) throw new Error('The demo has a service centre');
const PLACE = CENTRE.id;

/** Consultations of the demo: of its last day and the days ahead; one moved with a call that is owed (5.1.7). */
export const DEMO_APPOINTMENTS: readonly DemoDeed[] = [
  { at: '3 08:40', run: setUp },
  { at: '2 09:15', run: bookAll },
  { at: '0 09:40', run: moveSome },
];

/** Building consultations and permits are booked by the person who gives them, in half hours. */
async function setUp(desk: Desk): Promise<void> {
  const services = [byLetter('B'), byLetter('C')];
  await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    for (const service of services)
      await writeSetting(
        tx,
        {
          place: PLACE,
          service,
          minutes: 25,
          buffer: 5,
          noticeHours: 2,
          daysAhead: 30,
          seats: 'person',
          walkInShare: 0,
        },
        desk.clock(),
      );
    for (const given of ['Jānis', 'Ilze']) {
      const limited = await limitEmployee(desk, tx, someone(desk, given).employee, services, dayOf(desk.clock()));
      if ('refused' in limited) throw new Error(`The demo's appointments: ${limited.refused}`);
    }
  });
}

interface Planned {
  readonly letter: string;
  /** The how-manieth open day from the booking on, its own the first; 3 is the demo's last day. */
  readonly day: number;
  readonly time: string;
  readonly name: string;
  readonly contact: string;
  readonly note?: string;
  readonly person?: string;
  readonly by?: string;
  readonly confirmed?: true;
}

const PLANNED: readonly Planned[] = [
  {
    letter: 'C',
    day: 3,
    time: '09:00',
    name: 'Sandra Paraudziņa',
    contact: 'sandra@klienti.example',
    note: 'Vai šķūnim vajag atļauju',
    confirmed: true,
  },
  {
    letter: 'C',
    day: 3,
    time: '10:30',
    name: 'SIA „Paraugbūve”',
    contact: 'birojs@paraugbuve.example',
    note: 'Noliktavas pārbūve',
    person: 'Jānis',
  },
  { letter: 'A', day: 3, time: '11:00', name: 'Ivars Piemērs', contact: '20 000 014' },
  { letter: 'B', day: 3, time: '13:30', name: 'Elīna Paraugkalne', contact: 'elina@klienti.example', confirmed: true },
  { letter: 'F', day: 3, time: '14:00', name: 'Velta Piemērozola', contact: '20 000 021', by: 'Anna' },
  {
    letter: 'C',
    day: 4,
    time: '09:00',
    name: 'Guntis Paraugs',
    contact: 'guntis@klienti.example',
    note: 'Žoga augstums',
  },
  {
    letter: 'C',
    day: 4,
    time: '10:00',
    name: 'Aina Piemērkalne',
    contact: '',
    note: 'Piebūve dzīvojamai mājai',
    by: 'Jānis',
    person: 'Jānis',
  },
  {
    letter: 'D',
    day: 4,
    time: '10:30',
    name: 'Kristīne Paraugupe',
    contact: 'kristine@klienti.example',
    note: 'Divi bērni, abi rindā',
  },
  { letter: 'B', day: 4, time: '11:00', name: 'Rihards Piemērs', contact: 'rihards@klienti.example', confirmed: true },
  { letter: 'C', day: 4, time: '14:00', name: 'Maija Parauglauka', contact: '20 000 033' },
  { letter: 'E', day: 5, time: '09:30', name: 'Normunds Piemērbirzs', contact: 'normunds@klienti.example' },
  { letter: 'C', day: 5, time: '10:00', name: 'Dzintra Paraugsila', contact: 'dzintra@klienti.example' },
  {
    letter: 'C',
    day: 6,
    time: '15:00',
    name: 'Uldis Piemērvalks',
    contact: '20 000 041',
    note: 'Ugunskura vieta pie meža',
  },
];

async function bookAll(desk: Desk): Promise<void> {
  for (const planned of PLANNED) {
    const one = await book(desk, planned);
    if (one !== null && planned.confirmed === true)
      await desk.database.write(deskIdentity(desk.tenant), (tx) =>
        changeAppointment(desk, tx, one.id, { do: 'confirm' }),
      );
    if (one !== null && planned.name.startsWith('Uldis')) await waits(desk, one);
  }
}

/** Books the first free time from the wished one on; the demo begins on any day of the week. */
async function book(
  desk: Desk,
  { letter, day, time, name, contact, note = '', person, by }: Planned,
): Promise<StandingAppointment | null> {
  const who = by === undefined ? deskIdentity(desk.tenant) : someone(desk, by);
  const wanted = {
    place: PLACE,
    services: [byLetter(letter)] as const,
    people: 1,
    person: person === undefined ? null : someone(desk, person).employee,
    by: by === undefined ? ('client' as const) : ('employee' as const),
  };
  const free = await desk.database.read(who, (tx) => freeTimes(desk, tx, { ...wanted, services: [byLetter(letter)] }));
  if ('refused' in free) throw new Error(`The demo's appointments: ${free.refused}`);
  const days = [
    ...new Set(free.slots.map(({ from }) => dayOf(Temporal.Instant.fromEpochMilliseconds(from)).toString())),
  ];
  const on = Temporal.PlainDate.from(days[day - 1] ?? days.at(-1) ?? dayOf(desk.clock()).toString());
  const from = instantOf(on, Temporal.PlainTime.from(time)).epochMilliseconds;
  const slot = free.slots.find((one) => one.from >= from && one.from < dayStretch(on).to);
  if (slot === undefined) return null;
  const isAddress = contact.includes('@');
  const done = await bookAppointment(desk, who, {
    ...wanted,
    services: [byLetter(letter)],
    start: Temporal.Instant.fromEpochMilliseconds(slot.from),
    language: 'lv',
    clientKind: name.startsWith('SIA') ? 'legal-person' : 'natural-person',
    booker: {
      name,
      email: (isAddress ? contact : '') as EmailAddress | '',
      phone: isAddress || contact === '' ? '' : `+371${contact.replaceAll(' ', '')}`,
    },
    client: null,
    case: null,
    note,
  });
  if ('refused' in done) throw new Error(`The demo's appointments: ${done.refused}`);
  return done;
}

async function waits(desk: Desk, { id, booker, span }: StandingAppointment): Promise<void> {
  const joined = await desk.database.write(deskIdentity(desk.tenant), (tx) =>
    joinWaiting(desk, tx, {
      place: PLACE,
      service: byLetter('C'),
      appointment: id,
      language: 'lv',
      booker,
      client: null,
      until: dayOf(span.start),
    }),
  );
  if ('refused' in joined) throw new Error(`The demo's waiting list: ${joined.refused}`);
}

/** Jānis has to be on a building site: two clients are moved, and one of them has to be called. */
async function moveSome(desk: Desk): Promise<void> {
  const janis = someone(desk, 'Jānis');
  const names = ['Aina Piemērkalne', 'Guntis Paraugs'];
  const lines = await desk.database.read(janis, (tx) =>
    appointmentsAt(tx, PLACE, desk.clock(), desk.clock().add({ hours: 24 * 21 })),
  );
  for (const { id } of lines.filter(({ name }) => names.includes(name)))
    await desk.database.write(janis, (tx) =>
      moveByUs(desk, tx, id, { reason: 'technical', words: 'Tajā rītā būvvaldei steidzami jābūt kādā būvlaukumā.' }),
    );
}

function byLetter(letter: string): ServiceId {
  const found = DEMO_SERVICES.find((one) => one.letter === letter);
  if (found === undefined) throw new Error(`The demo has no service ${letter}`);
  return found.id;
}
