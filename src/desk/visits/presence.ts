import type { Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import type { DeskId, EmployeeId, PlaceId, UnitId } from '../../vocabulary/ids.ts';
import type { PresenceState } from '../../vocabulary/words.ts';
import type { Desk } from '../context.ts';
import { presenceJobs } from '../webhooks/index.ts';
import { lockPresence, type Presence, putPresence, removePresence } from './presence.store.ts';
import { isAtDesk, type Visit } from './visit.ts';
import { visitOf } from './visits.store.ts';

export type PresenceRefusal =
  | { readonly refused: 'not-at-a-desk' }
  /** Somebody else sits there. */
  | { readonly refused: 'desk-taken' }
  /** A client is at the desk: nobody gets up from them without a word (6.8). */
  | { readonly refused: 'serving'; readonly clause: '6.8'; readonly number: string };

/** What somebody may say of themselves; serving and interrupted follow from the visit. */
export type SaidPresence = Extract<PresenceState, 'free' | 'away' | 'break'>;

/** 7.6: a break ends by itself after so many minutes. */
const BREAK_MINUTES = 15;

/** Sits down at a desk, free. From another desk only where no client is at it. */
export async function sitDown(
  desk: Desk,
  tx: Tx,
  employee: EmployeeId,
  at: { readonly place: PlaceId; readonly desk: DeskId; readonly unit: UnitId | null },
): Promise<Presence | PresenceRefusal> {
  const before = await lockPresence(tx, employee);
  const refused = await refuseServing(tx, employee);
  if (refused !== null) return refused;
  const presence: Presence = { employee, state: 'free', since: desk.clock(), until: null, ...at };
  if (!(await putPresence(tx, presence))) return { refused: 'desk-taken' };
  await recordPresence(desk, tx, presence, before);
  return presence;
}

/** Gets up: the desk is free for somebody else. */
export async function getUp(
  desk: Desk,
  tx: Tx,
  employee: EmployeeId,
): Promise<{ readonly done: true } | PresenceRefusal> {
  const before = await lockPresence(tx, employee);
  if (before === null) return { refused: 'not-at-a-desk' };
  const refused = await refuseServing(tx, employee);
  if (refused !== null) return refused;
  await removePresence(tx, employee);
  await recordPresence(desk, tx, null, before);
  return { done: true };
}

/** Says that one is free, away for a moment, or takes a break (7.6), which ends by itself. */
export async function sayPresence(
  desk: Desk,
  tx: Tx,
  employee: EmployeeId,
  state: SaidPresence,
): Promise<Presence | PresenceRefusal> {
  const before = await lockPresence(tx, employee);
  if (before === null) return { refused: 'not-at-a-desk' };
  const refused = await refuseServing(tx, employee);
  if (refused !== null) return refused;
  if (before.state === state) return before;
  const now = desk.clock();
  const until = state === 'break' ? now.add({ minutes: BREAK_MINUTES }) : null;
  return save(desk, tx, { ...before, state, since: now, until }, before);
}

/** What a visit's state makes of whoever serves it; the telephone is told at once (6.7). */
export async function presenceFollowsVisit(
  desk: Desk,
  tx: Tx,
  employee: EmployeeId,
  visit: Visit | null,
): Promise<void> {
  const before = await lockPresence(tx, employee);
  if (before === null) return;
  const state = visit === null || !isAtDesk(visit) ? 'free' : visit.state === 'paused' ? 'paused' : 'serving';
  if (before.state !== state) await save(desk, tx, { ...before, state, since: desk.clock(), until: null }, before);
}

/** A break that has run out: they are free again. */
export async function endBreak(desk: Desk, tx: Tx, before: Presence): Promise<void> {
  await save(desk, tx, { ...before, state: 'free', since: desk.clock(), until: null }, before);
}

async function save(desk: Desk, tx: Tx, presence: Presence, before: Presence): Promise<Presence> {
  if (!(await putPresence(tx, presence))) throw new Error('Somebody else took a desk that was held');
  await recordPresence(desk, tx, presence, before);
  return presence;
}

async function refuseServing(tx: Tx, employee: EmployeeId): Promise<PresenceRefusal | null> {
  const visit = await visitOf(tx, employee);
  return visit === null ? null : { refused: 'serving', clause: '6.8', number: visit.number };
}

async function recordPresence(desk: Desk, tx: Tx, after: Presence | null, before: Presence | null): Promise<void> {
  const known = after ?? before;
  if (known === null) return;
  await record(tx, desk.rules.current(), {
    subject: { kind: 'employee', id: known.employee },
    expected: 'current',
    facts: [
      {
        kind: 'presence.changed',
        at: desk.clock(),
        facts: {
          state: after?.state ?? 'away',
          place: after?.place ?? null,
          desk: after?.desk ?? null,
          unit: known.unit,
        },
      },
    ],
    actor: tx.identity.employee,
    jobs: presenceJobs(desk, {
      employee: known.employee,
      state: after?.state ?? 'away',
      place: after?.place ?? null,
      desk: after?.desk ?? null,
      at: desk.clock(),
    }),
  });
  const places = new Set([after?.place, before?.place].filter((place) => place !== undefined));
  tx.afterCommit(() =>
    desk.notify([...[...places].map((place) => `hall:${place}` as const), `employee:${known.employee}`]),
  );
}
