import assert from 'node:assert/strict';
import { test } from 'node:test';
import { riga } from '../../time/calendars.fixture.ts';
import type { AppointmentId, EmployeeId, PlaceId, ServiceId, UnitId, VisitId } from '../../vocabulary/ids.ts';
import type { Appointment, StandingAppointment } from './appointment.ts';
import { type AppointmentDeed, decideAppointment } from './decide.ts';

const NOW = riga('2026-11-20T10:00');
const [ANNA, JANIS] = ['anna' as EmployeeId, 'janis' as EmployeeId];
const span = (start: string) => ({ start: riga(start), end: riga(start).add({ minutes: 30 }) });

const booked: StandingAppointment = {
  id: 'one' as AppointmentId,
  number: 'K7M2PQ',
  place: 'place' as PlaceId,
  services: ['service' as ServiceId],
  unit: 'unit' as UnitId,
  span: span('2026-11-23T10:00'),
  people: 1,
  language: 'lv',
  clientKind: 'natural-person',
  booker: { name: 'Rūta Kļaviņa', email: '', phone: '' },
  client: null,
  case: null,
  holder: ANNA,
  askedPerson: false,
  note: '',
  madeAt: riga('2026-11-18T10:00'),
  madeBy: null,
  confirmedAt: null,
  move: null,
  told: null,
  sequence: 0,
  state: 'booked',
};

function done(one: Appointment, deed: AppointmentDeed, now = NOW) {
  const decided = decideAppointment(one, deed, now);
  assert.ok(!('refused' in decided), JSON.stringify(decided));
  return decided;
}
function refusal(one: Appointment, deed: AppointmentDeed, now = NOW) {
  const decided = decideAppointment(one, deed, now);
  return 'refused' in decided ? decided.refused : null;
}
const MOVE = { do: 'move-by-us', reason: 'employee-absent', words: '', by: JANIS } as const;

test('5.1.7: moved by us it has no time until the client chooses one, and whoever moves it owes the word', () => {
  const { appointment: moving, facts } = done(booked, MOVE);
  assert.equal(moving.state, 'moving');
  assert.deepEqual(facts[0]?.facts, {
    by: 'us',
    reason: 'employee-absent',
    from: riga('2026-11-23T10:00').toString(),
    startsAt: null,
    unit: 'unit',
    holder: JANIS,
  });
  assert.equal(refusal(moving, MOVE), 'not-so');
  assert.equal(refusal(moving, { do: 'arrive', visit: 'visit' as VisitId }), 'not-so');
  assert.equal(refusal(moving, { do: 'miss' }), 'not-so');
  const chosen = done(moving, { do: 'move-by-client', span: span('2026-11-24T09:00'), holder: ANNA });
  assert.equal(chosen.appointment.state, 'confirmed');
  assert.deepEqual([chosen.appointment.sequence, booked.sequence], [2, 0]);
});

test('5.1.7: a time that has come is neither moved nor cancelled; what we moved can be chosen anew after it', () => {
  const later = riga('2026-11-23T10:00');
  assert.equal(refusal(booked, MOVE, later), 'time-past');
  assert.equal(refusal(booked, { do: 'cancel-by-client' }, later), 'time-past');
  assert.equal(
    refusal(booked, { do: 'move-by-client', span: span('2026-11-24T09:00'), holder: null }, later),
    'time-past',
  );
  const moving = done(booked, MOVE).appointment;
  assert.equal(refusal(moving, { do: 'move-by-client', span: span('2026-11-24T09:00'), holder: null }, later), null);
  assert.equal(refusal(moving, { do: 'cancel-by-client' }, later), null);
});

test('5.1.7: the client is told of what we moved or cancelled, and of nothing else', () => {
  const tell = { do: 'tell', way: 'in-person', offers: 3, by: ANNA } as const;
  assert.equal(refusal(booked, tell), 'nothing-to-tell');
  const told = done(done(booked, MOVE).appointment, tell);
  assert.deepEqual(told.facts[0], {
    kind: 'appointment.client-told',
    at: NOW,
    facts: { way: 'in-person', offers: 3, offered: true },
  });
  const off = done(booked, { do: 'cancel-by-us', reason: 'technical', words: '', by: ANNA });
  assert.equal(off.appointment.state, 'cancelled');
  assert.equal(refusal(off.appointment, tell), null);
  const own = done(booked, { do: 'cancel-by-client' });
  assert.equal(refusal(own.appointment, tell), 'nothing-to-tell');
});

test('5.1.7: lateness counts from the announced time, or from the arrival where the client came later', () => {
  const late = (arrived: string, started: string) => {
    const here = done(booked, { do: 'arrive', visit: 'visit' as VisitId }, riga(arrived)).appointment;
    const [fact] = done(here, { do: 'start', at: riga(started), holder: ANNA }).facts;
    return fact?.kind === 'appointment.started' ? fact.facts.minutesLate : null;
  };
  assert.equal(late('2026-11-23T09:50', '2026-11-23T09:58'), 0);
  assert.equal(late('2026-11-23T09:50', '2026-11-23T10:07'), 7);
  assert.equal(late('2026-11-23T10:20', '2026-11-23T10:24'), 4);
});

test('5.1.7: one comes on the announced day; once', () => {
  const arrive = { do: 'arrive', visit: 'visit' as VisitId } as const;
  assert.equal(refusal(booked, arrive, riga('2026-11-22T23:59')), 'other-day');
  const here = done(booked, arrive, riga('2026-11-23T08:00'));
  assert.deepEqual(here.facts[0]?.facts, { visit: 'visit', minutesEarly: 120 });
  assert.equal(refusal(here.appointment, arrive, riga('2026-11-23T08:01')), 'not-so');
  assert.equal(refusal(here.appointment, { do: 'cancel-by-client' }, riga('2026-11-23T08:01')), 'not-so');
});

test('passed on at the same time it is no move for the client; to the same person it is nothing', () => {
  assert.equal(refusal(booked, { do: 'pass-on', holder: ANNA, reason: 'employee-absent' }), 'same-holder');
  const { appointment, facts } = done(booked, { do: 'pass-on', holder: JANIS, reason: 'employee-absent' });
  assert.deepEqual([appointment.state, appointment.holder, facts[0]?.kind], ['booked', JANIS, 'appointment.passed-on']);
});

test('confirming twice says it once; what has ended is ended', () => {
  const { appointment, facts } = done(booked, { do: 'confirm' });
  assert.equal(facts.length, 1);
  assert.deepEqual(done(appointment, { do: 'confirm' }).facts, []);
  const missed = done(appointment, { do: 'miss' }, riga('2026-11-24T00:10')).appointment;
  for (const deed of [{ do: 'confirm' }, { do: 'miss' }, { do: 'cancel-by-client' }, MOVE] as const)
    assert.equal(refusal(missed, deed), 'not-so');
});
