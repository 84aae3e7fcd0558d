import type { Tx } from '../../database/database.ts';
import { dayOf } from '../../time/zone.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { PostKind, Role } from '../../vocabulary/words.ts';
import type { Desk } from '../context.ts';
import { may } from '../powers/index.ts';
import { publishDirectory } from './publish.ts';
import { endRole, insertRole } from './roles.store.ts';
import { lockDirectory } from './write-directory.store.ts';

/** Roles that a post brings with it, without being given. */
export const ROLE_OF_POST: Readonly<Partial<Record<PostKind, Role>>> = {
  head: 'head',
  'council-chair': 'council-chair',
  'executive-director': 'executive-director',
  steward: 'steward',
  'data-protection-officer': 'data-protection-officer',
};

/** What can be given by hand; `employee` and `head` come with the posts alone. */
export const GIVEN_ROLES = [
  'steward',
  'executive-director',
  'council-chair',
  'data-protection-officer',
  'administrator',
] as const;
export type GivenRole = (typeof GIVEN_ROLES)[number];

export type RoleRefusal = { readonly refused: 'not-allowed' | 'nothing-changed' | 'own-administrator' };

/**
 * Gives a role from today on, or takes it with yesterday as its last day (`people.manage`). An administrator does not take
 * away their own power to manage: the last one would lock everybody out.
 */
export async function changeRole(
  desk: Desk,
  tx: Tx,
  actor: EmployeeId,
  employee: EmployeeId,
  role: GivenRole,
  has: boolean,
): Promise<{ readonly employee: EmployeeId } | RoleRefusal> {
  if (!may(tx.identity, 'people.manage')) return { refused: 'not-allowed' };
  if (!has && role === 'administrator' && employee === actor) return { refused: 'own-administrator' };
  await lockDirectory(tx);
  const today = dayOf(desk.clock());
  const changed = has ? await insertRole(tx, employee, role, today) : await endRole(tx, employee, role, today);
  if (!changed) return { refused: 'nothing-changed' };
  await publishDirectory(desk, tx, { source: 'by-hand', changes: 1, actor });
  return { employee };
}
