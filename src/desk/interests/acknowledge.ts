import type { Identity } from '../../database/database.ts';
import { record, retrying } from '../../journal/index.ts';
import type { EmployeeId, WallId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { acknowledge } from './interests.store.ts';

/** The head has read that somebody stepped aside: what was owed to the report is settled (5.4.3). */
export async function acknowledgeRecusal(
  desk: Desk,
  who: Identity & { readonly employee: EmployeeId },
  wall: WallId,
): Promise<{ readonly acknowledged: true } | { readonly refused: 'no-such-report' }> {
  return retrying(() =>
    desk.database.write({ ...who, system: true }, async (tx) => {
      const at = desk.clock();
      const found = await acknowledge(tx, wall, who.employee, at);
      if (found === null) return { refused: 'no-such-report' } as const;
      await record(tx, desk.rules.current(), {
        subject: { kind: 'wall', id: wall },
        expected: 'current',
        facts: [{ kind: 'recusal.acknowledged', at, facts: { wall } }],
        actor: who.employee,
      });
      tx.afterCommit(() => desk.notify([`employee:${who.employee}`]));
      return { acknowledged: true } as const;
    }),
  );
}
