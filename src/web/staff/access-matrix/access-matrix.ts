import { type Action, ACTIONS, MATRIX, type Reach } from '../../../desk/powers/index.ts';
import { ROLES, type Role } from '../../../vocabulary/words.ts';

/** One action with how far each role's power over it reaches; `null` where it has none. */
export interface MatrixRow {
  readonly action: Action;
  readonly reach: Readonly<Record<Role, Reach | null>>;
}

/** The policy as a table: the actions that a role can have, in the policy's order. What is public needs no role. */
export function matrixRows(): MatrixRow[] {
  return ACTIONS.filter((action) => !/^(public|citizen|installation)\./.test(action)).map((action) => ({
    action,
    reach: Object.fromEntries(ROLES.map((role) => [role, MATRIX[role][action] ?? null])) as Record<Role, Reach | null>,
  }));
}
