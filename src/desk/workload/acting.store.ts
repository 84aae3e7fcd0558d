import type { Tx } from '../../database/database.ts';
import type { CaseId, EmployeeId, UnitId } from '../../vocabulary/ids.ts';

/** A case whose holder is away or has left, as whoever acts sees it in the list; title and client empty where restricted. */
export interface CaseToActOn {
  readonly id: CaseId;
  readonly number: string;
  readonly title: string;
  readonly client: string;
  readonly unit: UnitId;
  readonly unit_lv: string;
  readonly unit_en: string;
  readonly holder: EmployeeId;
  readonly due: Temporal.Instant | null;
  readonly restricted: boolean;
}

/**
 * What these people hold unanswered, the earliest due first, walls before the reader left out. By a function of the
 * owner's (0022), since a stand-in may be of another unit: ask it only for those for whom the reader acts.
 */
export async function casesToActOn(tx: Tx, holders: readonly EmployeeId[], limit: number): Promise<CaseToActOn[]> {
  if (holders.length === 0) return [];
  // bounded: the function gives what is asked for, a hundred at most.
  return tx.rows<CaseToActOn>(
    `select id, number, title, client, unit_id as unit, unit_lv, unit_en, holder_id as holder, due_at as due, restricted
     from cases_to_act_on($1::uuid[], $2)`,
    [holders, limit],
  );
}

/** Whether access to a case is restricted to its holder and named people. */
export async function isRestricted(tx: Tx, id: CaseId): Promise<boolean> {
  const row = await tx.one<{ restricted: boolean }>('select restricted from desk_case where tenant = $1 and id = $2', [
    tx.identity.tenant,
    id,
  ]);
  return row?.restricted === true;
}
