import { changeVisitIn, callNext, sayPresence, sitDown, takeTicket } from '../../src/desk/visits/index.ts';
import { PLACES } from '../../src/seed/demo-people.ts';
import { DEMO_SERVICES } from '../../src/seed/demo-services.ts';
import type { ClientKind } from '../../src/vocabulary/words.ts';
import type { PlaceId, ServiceId, VisitId } from '../../src/vocabulary/ids.ts';
import type { TestDesk } from './desk.ts';

export const HALL: PlaceId = PLACES[0]?.id as PlaceId;
export const deskNumber = (number: string) => {
  const found = PLACES[0]?.desks.find((one) => one.number === number);
  if (found === undefined) throw new Error(`The demo's first place has no desk ${number}`);
  return found;
};
export const serviceOf = (letter: string): ServiceId => {
  const found = DEMO_SERVICES.find((one) => one.letter === letter);
  if (found === undefined) throw new Error(`The demo has no service ${letter}`);
  return found.id;
};

/** Somebody takes a ticket in the demo's first place now. */
export async function comes(
  desk: TestDesk,
  letter: string,
  clientKind: ClientKind = 'natural-person',
): Promise<VisitId> {
  const made = await desk.database.write(desk.as('Anna'), (tx) =>
    takeTicket(desk, tx, {
      place: HALL,
      service: serviceOf(letter),
      clientKind,
      language: 'lv',
      source: 'employee',
      estimate: null,
    }),
  );
  if ('refused' in made) throw new Error(JSON.stringify(made));
  return made.id;
}

/** Somebody of the demo sits down at a desk of the first place. */
export async function sits(desk: TestDesk, given: string, number: string): Promise<void> {
  const who = desk.as(given);
  const at = deskNumber(number);
  const done = await desk.database.write(who, (tx) =>
    sitDown(desk, tx, who.employee, { place: HALL, desk: at.id, unit: at.unit }),
  );
  if ('refused' in done) throw new Error(JSON.stringify(done));
}

/** Somebody at a desk calls the next and begins. */
export async function serves(desk: TestDesk, given: string): Promise<VisitId> {
  const who = desk.as(given);
  return desk.database.write(who, async (tx) => {
    const called = await callNext(desk, tx, who.employee);
    if ('refused' in called) throw new Error(JSON.stringify(called));
    const begun = await changeVisitIn(desk, tx, called.visit.id, { do: 'begin', untold: false });
    if ('refused' in begun) throw new Error(JSON.stringify(begun));
    return called.visit.id;
  });
}

/** 7.6: takes a breather. */
export async function breathes(desk: TestDesk, given: string): Promise<void> {
  const who = desk.as(given);
  const done = await desk.database.write(who, (tx) => sayPresence(desk, tx, who.employee, 'break'));
  if ('refused' in done) throw new Error(JSON.stringify(done));
}
