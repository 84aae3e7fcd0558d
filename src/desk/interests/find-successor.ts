import type { Tx } from '../../database/database.ts';
import { dayOf } from '../../time/zone.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Case } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { directoryAt, supervisorsOf } from '../directory/index.ts';
import { chooseAbove, walledAmong } from '../walls/index.ts';
import { colleaguesFor, nameOf } from './interests.store.ts';
import { chooseSuccessor, type Successor } from './successor.ts';

/** Who would get a case if this person stepped aside; read by the desk, shown before the deed. */
export async function proposeSuccessor(desk: Desk, tx: Tx, one: Case, leaving: EmployeeId): Promise<Successor> {
  const day = dayOf(desk.clock());
  const [colleagues, directory] = await Promise.all([
    colleaguesFor(tx, { unit: one.unit, case: one.id, client: one.client, day }),
    directoryAt(tx),
  ]);
  // The unit's head is among the colleagues; above them counts only who is not.
  const outside = supervisorsOf(directory, leaving, day).filter(
    ({ employee }) => !colleagues.some((one) => one.employee === employee),
  );
  const walled = await walledAmong(
    tx,
    outside.map(({ employee }) => employee),
    one.id,
    one.client,
  );
  const unable = new Set([...walled, ...colleagues.map(({ employee }) => employee)]);
  const above = chooseAbove(directory, leaving, day, unable);
  return chooseSuccessor(
    one.unit,
    leaving,
    colleagues,
    above === null ? null : { ...above, name: await nameOf(tx, above.employee) },
  );
}
