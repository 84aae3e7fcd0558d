import type { Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { Desk } from '../context.ts';
import type { Case } from './case.ts';
import { insertCase, saveDue } from './cases.store.ts';

/**
 * A new case with its first facts; gives its number. The row comes first: an employee writes the duties of a case only
 * where they see the case. The desk itself (`desk/mail/receive`) writes both in one go.
 */
export async function openCase(desk: Desk, tx: Tx, row: Omit<Case, 'number'>, facts: readonly Fact[]): Promise<string> {
  const number = await insertCase(tx, row, null, row.openedAt.toZonedDateTimeISO('Europe/Riga').year);
  const { dueAt } = await record(tx, desk.rules.current(), {
    subject: { kind: 'case', id: row.id },
    expected: 0,
    facts,
    actor: tx.identity.employee,
  });
  if (dueAt !== null) await saveDue(tx, row.id, dueAt);
  tx.afterCommit(() => desk.notify(['work', `unit:${row.unit}`]));
  return number;
}
