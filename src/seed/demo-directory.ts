import type { Tx } from '../database/database.ts';
import { insertDirectory } from '../desk/directory/index.ts';
import { EMPLOYEES, INSTITUTIONS, UNITS } from './demo-people.ts';

/** Writes the invented directory: institutions, units with their mailboxes, people with posts and roles. */
export async function seedDirectory(tx: Tx, demo: boolean): Promise<void> {
  await insertDirectory(tx, {
    institutions: INSTITUTIONS,
    units: UNITS,
    employees: EMPLOYEES,
    demo,
    from: '2023-12-01',
  });
}
