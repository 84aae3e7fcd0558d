import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CENTRE, bookByPerson, booked, booking, service } from '../../../test/builders/appointments.ts';
import { DESK, riga, type TestDesk, testDesk } from '../../../test/builders/desk.ts';
import { obligationsOfSubject } from '../../journal/index.ts';
import type { AppointmentId, EmailAddress } from '../../vocabulary/ids.ts';
import { writeAbsence } from '../directory/index.ts';
import { conflictsOf, makeFeed, readFeed } from '../meetings/index.ts';
import { noticesAbout } from '../notices/index.ts';
import { linkCode } from '../link-codes.ts';
import {
  appointmentById,
  bookAppointment,
  cancelByClient,
  checkIn,
  followVisits,
  forgetWaiting,
  freeTimes,
  joinWaiting,
  moveByClient,
  moveByUs,
  offerToWaiting,
  offerById,
  openOffers,
  orRefusal,
  takeOffer,
  tellByHand,
} from './index.ts';
import { takeSeat } from './seats.store.ts';

async function personDesk(): Promise<TestDesk> {
  const desk = await testDesk('2026-11-20T10:00');
  await bookByPerson(desk);
  return desk;
}
const now = (desk: TestDesk, id: AppointmentId) => desk.database.read(DESK, (tx) => appointmentById(tx, id));
const about = (id: AppointmentId) => ({ kind: 'appointment', id }) as const;
const notices = async (desk: TestDesk, id: AppointmentId) =>
  (await desk.database.read(DESK, (tx) => noticesAbout(tx, about(id))))
    .map(({ kind, state }) => `${kind} ${state}`)
    .sort();
const times = (slots: readonly { readonly from: number }[]) =>
  slots.map(({ from }) =>
    Temporal.Instant.fromEpochMilliseconds(from)
      .toZonedDateTimeISO('Europe/Riga')
      .toPlainTime()
      .toString({ smallestUnit: 'minute' }),
  );

test('5.1.7: of fifty who ask for one time at once exactly as many have it as there are people to receive them', async () => {
  const desk = await personDesk();
  const done = await Promise.all(
    Array.from({ length: 50 }, (_, nth) =>
      bookAppointment(
        desk,
        DESK,
        booking('2026-11-23T10:00', { booker: { name: `Klients ${nth}`, email: '', phone: '' } }),
      ),
    ),
  );
  const had = done.filter((one) => !('refused' in one));
  assert.equal(had.length, 2);
  assert.equal(new Set(had.map((one) => ('holder' in one ? one.holder : null))).size, 2);
  assert.deepEqual([...new Set(done.flatMap((one) => ('refused' in one ? one.refused : [])))], ['slot-taken']);
  const rows = await desk.database.read(DESK, (tx) => tx.rows('select from appointment'));
  assert.equal(rows.length, 2);
});

test('5.1.7: the database itself lets one of fifty have a seat, by whatever way it is asked', async () => {
  const desk = await personDesk();
  const one = await booked(desk, '2026-11-23T10:00', { person: desk.as('Jānis').employee });
  await desk.database.write(DESK, (tx) => tx.rows('delete from appointment_seat where appointment_id = $1', [one.id]));
  const [from, to] = [riga('2026-11-24T10:00').epochMilliseconds, riga('2026-11-24T10:30').epochMilliseconds];
  // Half of them reach into the other half's time by a minute.
  const got = await Promise.all(
    Array.from({ length: 50 }, (_, nth) =>
      desk.database
        .write(DESK, (tx) =>
          takeSeat(tx, { appointment: one.id }, [desk.as('Jānis').employee], 'person', {
            from: from + (nth % 2) * 29 * 60_000,
            to: to + (nth % 2) * 29 * 60_000,
          }),
        )
        .catch((error: { code?: string }) => error.code ?? 'error'),
    ),
  );
  const seats = await desk.database.read(DESK, (tx) => tx.rows('select from appointment_seat'));
  assert.equal(seats.length, 1, got.join(' '));
});

test('5.1.7: free times are those of the place and the person: openings, absences, meetings, notice', async () => {
  const desk = await personDesk();
  const janis = desk.as('Jānis').employee;
  const ask = (day: string, by: 'client' | 'employee' = 'client') =>
    desk.database.read(DESK, async (tx) => {
      const free = await freeTimes(desk, tx, {
        place: CENTRE,
        services: [service('C')],
        people: 1,
        person: janis,
        by,
        from: Temporal.PlainDate.from(day),
        days: 1,
      });
      assert.ok(!('refused' in free), JSON.stringify(free));
      return times(free.slots);
    });
  assert.equal((await ask('2026-11-20'))[0], '12:00');
  assert.equal((await ask('2026-11-20', 'employee'))[0], '10:00');
  assert.equal((await ask('2026-11-20')).at(-1), '14:30');
  assert.deepEqual(await ask('2026-11-21'), []);
  const tuesday = await ask('2026-11-24');
  await desk.database.write(DESK, (tx) =>
    tx.rows(
      `insert into busy_time (tenant, subject_id, n, employee_id, starts_at, ends_at, tentative) values (1, gen_random_uuid(), 1, $1, $2, $3, false)`,
      [janis, riga('2026-11-24T09:10'), riga('2026-11-24T09:20')],
    ),
  );
  const karlis = desk.as('Kārlis');
  const day = Temporal.PlainDate.from('2026-11-25');
  const away = await desk.database.write(karlis, (tx) =>
    writeAbsence(desk, tx, karlis.employee, { employee: janis, firstDay: day, lastDay: day, standIn: null }),
  );
  assert.ok(!('refused' in away), JSON.stringify(away));
  assert.deepEqual(
    await ask('2026-11-24'),
    tuesday.filter((time) => time !== '09:00'),
  );
  assert.deepEqual(await ask('2026-11-25'), []);
});

test('several services and people take their time together; those of different units are booked apart', async () => {
  const desk = await testDesk('2026-11-20T10:00');
  const ask = (letters: readonly [string, ...string[]], people = 1) =>
    desk.database.read(DESK, (tx) =>
      freeTimes(desk, tx, {
        place: CENTRE,
        services: letters.map(service) as unknown as [ReturnType<typeof service>],
        people,
        person: null,
        by: 'client',
      }),
    );
  const minutes = async (letters: readonly [string, ...string[]], people = 1) => {
    const free = await ask(letters, people);
    return 'refused' in free ? free.refused : free.minutes;
  };
  assert.equal(await minutes(['A']), 10);
  assert.equal(await minutes(['A', 'K'], 2), 40);
  assert.equal(await minutes(['A', 'C']), 'not-together');
  assert.equal(await minutes(['H']), 'not-by-appointment');
  const one = await booked(desk, '2026-11-23T10:10', { services: [service('A'), service('K')], people: 1 });
  assert.deepEqual(one.services, [service('A'), service('K')]);
  assert.equal(one.span.end.toString(), riga('2026-11-23T10:30').toString());
});

test('5.1.7: moved by us the duty stays until the client has the word; three times are held, one press books one', async () => {
  const desk = await personDesk();
  const one = await booked(desk, '2026-11-24T10:00');
  const janis = desk.as('Jānis');
  const moved = await desk.database.write(janis, (tx) =>
    moveByUs(desk, tx, one.id, { reason: 'technical', words: '' }),
  );
  assert.ok(!('refused' in moved));
  assert.equal(moved.offers.length, 3);
  assert.equal(new Set(moved.offers.map(({ span }) => span.start.toString())).size, 3);
  const [duty] = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, one.id));
  assert.deepEqual(
    [duty?.clause, duty?.verdict, duty?.settledBy, duty?.holder],
    ['5.1.7', 'open', null, janis.employee],
  );
  assert.deepEqual(await notices(desk, one.id), [
    'appointment-confirmed called-off',
    'appointment-moved waiting',
    'appointment-reminder called-off',
  ]);
  const [, second] = moved.offers;
  const taken = await Promise.all(
    [second!, second!, moved.offers[0]!].map((offer) =>
      orRefusal(() => desk.database.write(DESK, (tx) => takeOffer(desk, tx, offer))).catch(
        (error: { code?: string }) => ({ refused: error.code ?? 'error' }) as const,
      ),
    ),
  );
  const after = await now(desk, one.id);
  assert.equal(after?.state, 'confirmed');
  assert.ok(
    taken.some((done) => !('refused' in done)),
    JSON.stringify(taken),
  );
  const seats = await desk.database.read(DESK, (tx) =>
    tx.rows('select appointment_id, offer_id from appointment_seat'),
  );
  assert.deepEqual(seats, [{ appointment_id: one.id, offer_id: null }], 'the other times are free again');
  assert.deepEqual(await desk.database.read(DESK, (tx) => openOffers(tx, one.id, desk.clock())), []);
});

test('5.1.7: an offer that was held long enough and taken by somebody else is gone, and says so; a free one is still had', async () => {
  const desk = await personDesk();
  const ilze = desk.as('Ilze').employee;
  const one = await booked(desk, '2026-11-24T10:00', { person: ilze });
  const moved = await desk.database.write(desk.as('Jānis'), (tx) =>
    moveByUs(desk, tx, one.id, { reason: 'technical', words: '' }),
  );
  assert.ok(!('refused' in moved));
  assert.ok(
    moved.offers.every(({ seat }) => seat === ilze),
    'by the person whom the client asked for',
  );
  const [gone, still] = [moved.offers[1]!, moved.offers.at(-1)!];
  desk.at('2026-11-23T10:01');
  const other = await bookAppointment(desk, DESK, {
    ...booking('2026-11-24T10:00'),
    person: ilze,
    start: gone.span.start,
  });
  assert.ok(!('refused' in other), JSON.stringify(other));
  const take = (offer: typeof gone) => orRefusal(() => desk.database.write(DESK, (tx) => takeOffer(desk, tx, offer)));
  const refused = await take(gone);
  assert.ok('refused' in refused && refused.refused === 'offer-gone');
  assert.equal((await now(desk, one.id))?.state, 'moving');
  const had = await take(still);
  assert.ok(!('refused' in had) && had.state === 'confirmed');
});

test('5.1.7: a client of whom no way is known is told by hand, and that settles the duty', async () => {
  const desk = await personDesk();
  const one = await booked(desk, '2026-11-24T10:00', { booker: { name: 'Pēteris Kalns', email: '', phone: '' } });
  const janis = desk.as('Jānis');
  await desk.database.write(janis, (tx) => moveByUs(desk, tx, one.id, { reason: 'other', words: '' }));
  assert.deepEqual(await notices(desk, one.id), []);
  const duty = async () => (await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, one.id)))[0];
  assert.equal((await duty())?.settledBy, null);
  await desk.database.write(janis, (tx) => tellByHand(desk, tx, one.id, 'in-person'));
  const settled = await duty();
  assert.deepEqual([settled?.clause, settled?.verdict, settled?.inTime], ['5.1.7', 'met', true]);
});

test('5.1.7: a client who moves or cancels owes and is owed nothing; the reminder goes with the time', async () => {
  const desk = await personDesk();
  const one = await booked(desk, '2026-11-24T10:00');
  assert.deepEqual(await notices(desk, one.id), ['appointment-confirmed waiting', 'appointment-reminder waiting']);
  const moved = await desk.database.write(DESK, (tx) => moveByClient(desk, tx, one.id, riga('2026-11-25T11:00')));
  assert.ok(!('refused' in moved));
  assert.deepEqual(await notices(desk, one.id), [
    'appointment-confirmed called-off',
    'appointment-confirmed waiting',
    'appointment-reminder called-off',
    'appointment-reminder waiting',
  ]);
  const taken = await booked(desk, '2026-11-25T12:00', { person: moved.holder });
  const refused = await orRefusal(() =>
    desk.database.write(DESK, (tx) => moveByClient(desk, tx, taken.id, riga('2026-11-25T11:00'))),
  );
  assert.ok('refused' in refused, 'somebody else has it');
  assert.equal(
    (await now(desk, taken.id))?.span.start.toString(),
    taken.span.start.toString(),
    'one keeps what one had',
  );
  await desk.database.write(DESK, (tx) => cancelByClient(desk, tx, one.id));
  assert.equal((await notices(desk, one.id)).filter((line) => line.endsWith('waiting')).length, 1);
  const seats = await desk.database.read(DESK, (tx) => tx.rows('select appointment_id from appointment_seat'));
  assert.deepEqual(seats, [{ appointment_id: taken.id }]);
  assert.deepEqual(await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, one.id)), []);
});

test('5.1.7: come, begun late and served: the hall is followed, and nobody who did not come is forgotten', async () => {
  const desk = await personDesk();
  const one = await booked(desk, '2026-11-23T10:00');
  const missed = await booked(desk, '2026-11-23T11:00');
  desk.at('2026-11-23T09:52');
  const come = (given: string) => orRefusal(() => desk.database.write(DESK, (tx) => checkIn(desk, tx, CENTRE, given)));
  for (const wrong of ['', 'ZZZZZZ', linkCode(desk.vault, 'offer', one.id), 'https://laipa.example/pieteikums/xyz'])
    assert.deepEqual(await come(wrong), { refused: 'no-such-appointment' });
  const here = await come(`https://laipa.example/pieteikums/${linkCode(desk.vault, 'appointment', one.id)}`);
  assert.ok(!('refused' in here));
  assert.deepEqual(
    [here.visit.appointedAt?.toString(), here.visit.onlyHolder],
    [one.span.start.toString(), one.holder],
  );
  assert.deepEqual(await come(one.number.toLowerCase()), { refused: 'not-so', state: 'arrived' });
  await desk.database.write(DESK, (tx) =>
    tx.rows(`update visit set begun_at = $2, holder_id = $3 where id = $1`, [
      here.visit.id,
      riga('2026-11-23T10:08'),
      one.holder,
    ]),
  );
  desk.at('2026-11-23T10:09');
  await followVisits(desk);
  const [late] = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, one.id));
  assert.deepEqual([late?.clause, late?.mechanism, late?.verdict], ['5.1.7', 'limit', 'breached']);
  await desk.database.write(DESK, (tx) =>
    tx.rows(
      `update visit set state = 'closed', ended_at = $2, outcome = 'answered', desk_id = (select id from desk limit 1) where id = $1`,
      [here.visit.id, riga('2026-11-23T10:30')],
    ),
  );
  desk.at('2026-11-24T00:10');
  await followVisits(desk);
  assert.deepEqual([(await now(desk, one.id))?.state, (await now(desk, missed.id))?.state], ['served', 'not-come']);
});

test('an earlier time that falls free is held for whoever waits longest, and taken by one press', async () => {
  const desk = await personDesk();
  const early = await booked(desk, '2026-11-23T10:00', { person: desk.as('Jānis').employee });
  const mine = await booked(desk, '2026-12-01T10:00', { person: desk.as('Jānis').employee });
  const join = (name: string, appointment: AppointmentId | null) =>
    desk.database.write(DESK, (tx) =>
      joinWaiting(desk, tx, {
        place: CENTRE,
        service: service('C'),
        appointment,
        language: 'lv',
        booker: { name, email: `${name.toLowerCase()}@klienti.example` as EmailAddress, phone: '' },
        client: null,
        until: Temporal.PlainDate.from('2026-12-04'),
      }),
    );
  await join('Rūta', mine.id);
  await join('Juris', null);
  assert.deepEqual(await join('', null), { refused: 'name-missing' });
  await offerToWaiting(desk);
  const offers = await desk.database.read(DESK, (tx) => openOffers(tx, mine.id, desk.clock()));
  assert.equal(offers.length, 1);
  assert.ok(Temporal.Instant.compare(offers[0]!.span.start, mine.span.start) < 0);
  const forJuris = await desk.database.read(DESK, (tx) =>
    tx.rows<{ id: string }>('select id from appointment_offer where waiting_id is not null'),
  );
  const offer = await desk.database.read(DESK, (tx) => offerById(tx, forJuris[0]!.id));
  const taken = await desk.database.write(DESK, (tx) => takeOffer(desk, tx, offer!));
  assert.ok(!('refused' in taken), JSON.stringify(taken));
  assert.deepEqual([taken.booker.name, taken.state, taken.id], ['Juris', 'booked', offer!.waiting]);
  const moved = await desk.database.write(DESK, (tx) => takeOffer(desk, tx, offers[0]!));
  assert.ok(!('refused' in moved) && moved.span.start.equals(offers[0]!.span.start));
  assert.equal(early.state, 'booked');
});

test('those for whom nothing is free do not stand in the way of whoever waits behind them', async () => {
  const desk = await personDesk();
  const join = (name: string, until: string) =>
    desk.database.write(DESK, (tx) =>
      joinWaiting(desk, tx, {
        place: CENTRE,
        service: service('C'),
        appointment: null,
        language: 'lv',
        booker: { name, email: `${name.toLowerCase()}@klienti.example` as EmailAddress, phone: '' },
        client: null,
        until: Temporal.PlainDate.from(until),
      }),
    );
  // For today it is too late.
  desk.at('2026-11-23T16:00');
  for (let nth = 0; nth < 21; nth += 1) await join(`Agrais${nth}`, '2026-11-23');
  const last = await join('Juris', '2026-12-04');
  assert.ok('id' in last);
  await offerToWaiting(desk);
  const offered = await desk.database.read(DESK, (tx) =>
    tx.rows<{ waiting_id: string }>('select waiting_id from appointment_offer limit 9'),
  );
  assert.deepEqual(
    offered.map(({ waiting_id }) => waiting_id),
    [last.id],
  );
});

test('a meeting sees the consultation as taken time; the calendar of the employee names the service and nobody', async () => {
  const desk = await personDesk();
  const janis = desk.as('Jānis');
  const one = await booked(desk, '2026-11-24T10:00', { person: janis.employee });
  const conflicts = await desk.database.read(janis, (tx) => conflictsOf(tx, [janis.employee], one.span));
  assert.equal(conflicts.length, 1);
  const feed = await readFeed(desk, await makeFeed(desk, janis), 'events');
  assert.match(feed ?? '', /SUMMARY:Konsultācija: Būvniecības konsultācija/);
  assert.doesNotMatch(feed ?? '', /Kļaviņa|ruta@/);
});

test('an appointment is seen by its unit and its place, not by others and not by nobody', async () => {
  const desk = await personDesk();
  const one = await booked(desk, '2026-11-24T10:00');
  const seen = async (given: string) =>
    (await desk.database.read(desk.as(given), (tx) => appointmentById(tx, one.id))) !== null;
  assert.deepEqual([await seen('Jānis'), await seen('Zane')], [true, false]);
  const nobody = { ...DESK, system: false };
  assert.equal(await desk.database.read(nobody, (tx) => appointmentById(tx, one.id)), null);
});

test('one contact holds five times ahead on the web and no more; an employee may book a sixth', async () => {
  const desk = await personDesk();
  for (const time of ['09:00', '10:00', '11:00', '12:00', '13:00']) await booked(desk, `2026-11-24T${time}`);
  const sixth = await bookAppointment(desk, DESK, booking('2026-11-24T14:00'));
  assert.ok('refused' in sixth && sixth.refused === 'too-many');
  const other = await bookAppointment(desk, DESK, { ...booking('2026-11-24T14:00'), by: 'employee' });
  assert.ok(!('refused' in other));
});

test('who waited without an appointment is forgotten after their last day', async () => {
  const desk = await personDesk();
  await desk.database.write(DESK, (tx) =>
    joinWaiting(desk, tx, {
      place: CENTRE,
      service: service('C'),
      appointment: null,
      language: 'lv',
      booker: { name: 'Juris', email: 'juris@klienti.example' as EmailAddress, phone: '' },
      client: null,
      until: Temporal.PlainDate.from('2026-11-27'),
    }),
  );
  const forget = async (before: string) => {
    await desk.database.write(DESK, (tx) => forgetWaiting(tx, Temporal.PlainDate.from(before)));
    return desk.database.read(DESK, (tx) => tx.rows('select client_name, client_email, state from waiting_list'));
  };
  assert.deepEqual(await forget('2026-11-27'), [
    { client_name: 'Juris', client_email: 'juris@klienti.example', state: 'waiting' },
  ]);
  assert.deepEqual(await forget('2026-11-28'), [{ client_name: '–', client_email: '', state: 'ended' }]);
});
