import type { Identity } from '../../database/database.ts';
import { record, retrying } from '../../journal/index.ts';
import { dayOf } from '../../time/zone.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { may } from './policy.ts';
import { markReviewed, type Reviewer } from './powers.store.ts';

/** Whether and how far somebody reviews the exceptional powers of others; `null` where not at all. */
export function reviewerOf(identity: Identity, now: Temporal.Instant): Reviewer | null {
  if (identity.employee === null || !may(identity, 'power.review')) return null;
  const all = may(identity, 'power.review', { holder: null, unit: null });
  const leads = identity.leads ?? (identity.roles.includes('head') ? identity.units : []);
  return { me: identity.employee, day: dayOf(now), all, leads };
}

/**
 * 5.4.2: a head has looked at these uses. Only what stands on their list is marked, never their own; once nothing of a
 * person's waits any more, the duty to look is settled. Gives how many were marked.
 */
export async function reviewPowers(
  desk: Desk,
  who: Identity & { readonly employee: EmployeeId },
  ids: readonly string[],
): Promise<number> {
  const reviewer = reviewerOf(who, desk.clock());
  if (reviewer === null) return 0;
  return retrying(() =>
    // As the desk: the journal of somebody else is written, which the head alone does not see.
    desk.database.write({ ...who, system: true }, async (tx) => {
      const at = desk.clock();
      const users = await markReviewed(tx, reviewer, ids, at);
      for (const { employee_id, uses } of users.filter(({ all }) => all)) {
        await record(tx, desk.rules.current(), {
          subject: { kind: 'employee', id: employee_id },
          expected: 'current',
          facts: [{ kind: 'power.reviewed', at, facts: { uses: Number(uses) } }],
          actor: who.employee,
        });
      }
      tx.afterCommit(() => desk.notify(users.map(({ employee_id }) => `employee:${employee_id}` as const)));
      return users.reduce((sum, { uses }) => sum + Number(uses), 0);
    }),
  );
}
