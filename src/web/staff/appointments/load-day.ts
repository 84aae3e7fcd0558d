import type { Tx } from '../../../database/database.ts';
import {
  type AppointmentLine,
  appointmentsAt,
  appointmentsMoving,
  awayIn,
  dayStretch,
  desksFor,
  heldIn,
  knownPlace,
  peopleFor,
  settingOf,
  takenIn,
} from '../../../desk/appointments/index.ts';
import type { Desk } from '../../../desk/context.ts';
import { lookup, type Place } from '../../../desk/directory/index.ts';
import { dayOf } from '../../../time/zone.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { Column, Entry } from './diary.ts';
import { appointmentsTexts } from './texts.ts';

export interface DayShown {
  readonly day: Temporal.PlainDate;
  readonly openings: readonly { readonly opens: number; readonly closes: number }[];
  readonly columns: readonly Column[];
  readonly lines: readonly AppointmentLine[];
  readonly moving: readonly AppointmentLine[];
}

/** A day of a place: whose time it is, what takes it, and what was moved and is not chosen yet. */
export async function loadDay(
  desk: Desk,
  web: WebRequest,
  tx: Tx,
  place: Place,
  day: Temporal.PlainDate,
): Promise<DayShown | null> {
  const known = await knownPlace(desk, tx, place.id, day);
  if (known === null) return null;
  const { from, to } = dayStretch(day);
  const [start, end] = [Temporal.Instant.fromEpochMilliseconds(from), Temporal.Instant.fromEpochMilliseconds(to)];
  const bookable = known.services.filter(({ byAppointment }) => byAppointment);
  const people = new Set<EmployeeId>();
  const desks = new Set<string>();
  for (const service of bookable) {
    if (settingOf(known, service).seats === 'person')
      for (const id of peopleFor(known, service.unitThere, [service.id], day)) people.add(id);
    else for (const id of desksFor(known, [service.id], day)) desks.add(id);
  }
  const [lines, moving] = await Promise.all([
    appointmentsAt(tx, place.id, start, end),
    appointmentsMoving(tx, place.id),
  ]);
  // Whoever has somebody that day has a column, whatever they give now.
  for (const { holder, seat } of lines) {
    if (holder !== null && seat === holder) people.add(holder);
    else if (seat !== null) desks.add(seat);
  }
  const seats = [...people, ...desks];
  const [held, taken] = await Promise.all([heldIn(tx, seats, start, end), takenIn(tx, [...people], { from, to })]);
  const bySeat = Map.groupBy(
    lines.filter(({ state }) => state !== 'moving'),
    ({ seat, holder }) => seat ?? holder,
  );
  const entriesOf = (seat: string): readonly Entry[] => [
    ...(bySeat.get(seat) ?? []).map(
      (line): Entry => ({
        kind: 'appointment',
        line,
        from: line.startsAt.epochMilliseconds,
        to: line.endsAt.epochMilliseconds,
      }),
    ),
    ...held
      .filter((one) => one.seat === seat)
      .map((one): Entry => ({ kind: 'held', from: one.startsAt.epochMilliseconds, to: one.endsAt.epochMilliseconds })),
    ...taken
      .filter((one) => one.seat === seat && !one.booked)
      .map(({ stretch }): Entry => ({ kind: 'busy', ...stretch })),
  ];
  const { people: named } = lookup(known.directory);
  const t = appointmentsTexts(web.lang);
  const ofPeople = [...people].map((id): Column => {
    const person = named.get(id);
    return {
      seat: id,
      name: person === undefined ? '' : `${person.givenName} ${person.surname}`,
      person: true,
      away: awayIn(known.directory, id, 'person', [day]).length > 0,
      entries: entriesOf(id),
    };
  });
  const ofDesks = place.desks
    .filter(({ id }) => desks.has(id))
    .map(
      (one): Column => ({
        seat: one.id,
        name: t.desk(one.number),
        person: false,
        away: false,
        entries: entriesOf(one.id),
      }),
    );
  const columns = [...ofPeople.toSorted((a, b) => a.name.localeCompare(b.name, 'lv')), ...ofDesks];
  return { day, openings: known.openings(day), columns, lines, moving };
}

/** Seven days of a place at once: who comes when. */
export async function loadWeek(
  desk: Desk,
  web: WebRequest,
  tx: Tx,
  place: Place,
  first: Temporal.PlainDate,
): Promise<readonly DayShown[] | null> {
  const known = await knownPlace(desk, tx, place.id, web.today);
  if (known === null) return null;
  const days = Array.from({ length: 7 }, (_day, nth) => first.add({ days: nth }));
  const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
  const [from, to] = [dayStretch(first).from, dayStretch(first.add({ days: 6 })).to];
  const [lines, moving] = await Promise.all([
    appointmentsAt(tx, place.id, at(from), at(to)),
    appointmentsMoving(tx, place.id),
  ]);
  const byDay = Map.groupBy(lines, ({ startsAt }) => dayOf(startsAt).toString());
  return days.map((day) => ({
    day,
    openings: known.openings(day),
    columns: [],
    lines: byDay.get(day.toString()) ?? [],
    moving,
  }));
}
