import type { Identity, Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import type { CaseId, EmployeeId } from '../../vocabulary/ids.ts';
import type { ReadingGround } from '../../vocabulary/words.ts';
import { type Desk, newId } from '../context.ts';
import { caseDoor, type Grant, insertGrant } from './access.store.ts';
import { openUntil } from './open-until.ts';

export interface OpenWithReason {
  readonly number: string;
  readonly ground: ReadingGround;
  /** In the reader's own words; needed with `other`. */
  readonly reason: string;
}

export type OpenRefusal =
  /** None of that number, or one that this person is not to know of. */
  { readonly refused: 'no-such-case' } | { readonly refused: 'words-needed'; readonly least: number };

/** Signs that a ground in one's own words has at least. */
const LEAST_WORDS = 10;

/**
 * 5.1.1: opens a case that is not one's own, on a stated ground, until the end of the working day. Writes the grant and
 * `case.read`, by which the clause is judged; each page that is shown under the grant is logged besides.
 */
export async function openWithReason(
  desk: Desk,
  tx: Tx,
  who: Identity & { readonly employee: EmployeeId },
  { number, ground, reason }: OpenWithReason,
): Promise<Grant | OpenRefusal> {
  const words = reason.trim();
  const door = await caseDoor(tx, number);
  if (door === null) return { refused: 'no-such-case' };
  if (ground === 'other' && words.length < LEAST_WORDS) return { refused: 'words-needed', least: LEAST_WORDS };
  return grantCase(desk, tx, who, door.id, { ground, reason: words, breakGlass: false });
}

/** Writes a grant from now on, and that the case was opened. */
export async function grantCase(
  desk: Desk,
  tx: Tx,
  who: Identity & { readonly employee: EmployeeId },
  one: CaseId,
  { ground, reason, breakGlass }: Omit<Grant, 'until'>,
): Promise<Grant> {
  const now = desk.clock();
  const rules = desk.rules.current();
  const unit = who.units[0] ?? null;
  const grant = { ground, reason, breakGlass, until: openUntil(rules.calendarOf(unit), now) };
  await insertGrant(tx, newId<string>(), who.employee, one, grant, now);
  await record(tx, rules, {
    subject: { kind: 'employee', id: who.employee },
    expected: 'current',
    facts: [{ kind: 'case.read', at: now, facts: { case: one, ground, reasonStated: true, breakGlass, unit } }],
    actor: who.employee,
  });
  return grant;
}
