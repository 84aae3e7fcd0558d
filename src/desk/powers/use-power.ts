import type { Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import { dayOf } from '../../time/zone.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { CaseId, ClientId } from '../../vocabulary/ids.ts';
import type { ExceptionalPower } from '../../vocabulary/words.ts';
import { type Desk, newId } from '../context.ts';
import { insertUses, reviewingUnit } from './powers.store.ts';
import { isReason, leastReason } from './reason.ts';

/** What writing down a use needs of the desk. */
type PowerDesk = Pick<Desk, 'rules' | 'clock'>;

export interface PowerToUse {
  readonly power: ExceptionalPower;
  /** In the words of whoever uses it. */
  readonly reason: string;
  readonly case?: CaseId | null;
  readonly client?: ClientId | null;
}

export interface ReasonRefusal {
  readonly refused: 'reason-too-short';
  readonly power: ExceptionalPower;
  /** How many signs it needs. */
  readonly least: number;
}

export interface UsedPower {
  /** Ids of the rows on the head's list, in the order of the uses. */
  readonly uses: readonly string[];
}

/**
 * 5.4.2: writes down in the caller's transaction that the person of `tx.identity` uses an exceptional power now, and why;
 * it stands on the list of the head above them from then on. Refuses a reason that says nothing. Throws where nobody is
 * signed in: the desk itself has no powers to answer for. Whether the person has the power is the caller's question.
 */
export function usePower(desk: PowerDesk, tx: Tx, use: PowerToUse): Promise<UsedPower | ReasonRefusal> {
  return usePowers(desk, tx, [use]);
}

/** As `usePower`, for several at once; one reason that says nothing refuses all. */
export async function usePowers(
  desk: PowerDesk,
  tx: Tx,
  uses: readonly PowerToUse[],
): Promise<UsedPower | ReasonRefusal> {
  const me = tx.identity.employee;
  if (me === null) throw new Error('An exceptional power is used by a person');
  const short = uses.find(({ power, reason }) => !isReason(power, reason));
  if (short !== undefined) return { refused: 'reason-too-short', power: short.power, least: leastReason(short.power) };
  if (uses.length === 0) return { uses: [] };
  const at = desk.clock();
  const unit = await reviewingUnit(tx, me, dayOf(at));
  const rows = uses.map((use) => ({
    id: newId<string>(),
    employee: me,
    unit,
    power: use.power,
    case: use.case ?? null,
    client: use.client ?? null,
    reason: use.reason.trim(),
    at,
  }));
  await insertUses(tx, rows);
  const facts = rows.map(({ power, case: one, client }): Fact => {
    return { kind: 'power.used', at, facts: { power, reasonStated: true, case: one, client, unit } };
  });
  await record(tx, desk.rules.current(), {
    subject: { kind: 'employee', id: me },
    expected: 'current',
    facts,
    actor: me,
  });
  return { uses: rows.map(({ id }) => id) };
}
