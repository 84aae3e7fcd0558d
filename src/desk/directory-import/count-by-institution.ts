import type { Tx } from '../../database/database.ts';
import { newestRules, putRulesInForce } from '../../journal/index.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import type { PlanRows } from './plan.ts';

/** Due times of a unit are counted by its institution's calendar; a new institution begins with the hours of the first. */
export async function countByInstitution(desk: Desk, tx: Tx, by: EmployeeId | null, rows: PlanRows): Promise<void> {
  const newest = await newestRules(tx);
  if (newest === null) return;
  const { calendars, units } = newest.body;
  const [common] = Object.values(calendars);
  const added = rows.institutions.filter(({ id }) => calendars[id] === undefined);
  const placed = rows.units.filter(({ id, institution }) => units[id]?.institution !== institution);
  if (added.length === 0 && placed.length === 0) return;
  const body = {
    ...newest.body,
    calendars: { ...calendars, ...Object.fromEntries(added.map(({ id }) => [id, common])) },
    units: {
      ...units,
      ...Object.fromEntries(
        placed.map(({ id, institution }) => [id, { institution, targets: units[id]?.targets ?? {} }]),
      ),
    },
  };
  await putRulesInForce(tx, body, by, 'Iestāžu un amatu saraksta imports');
  tx.afterCommit(() => desk.notify(['rules']));
}
