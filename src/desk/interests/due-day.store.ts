import type { Tx } from '../../database/database.ts';

/** Until which day of each year the yearly declaration is due. */
export interface DueDay {
  readonly month: number;
  readonly day: number;
}

/** The last day of January where the administrator has said nothing else. */
const USUAL: DueDay = { month: 1, day: 31 };

export async function dueDay(tx: Tx): Promise<DueDay> {
  const row = await tx.one<DueDay>('select due_month as month, due_day as day from interest_rule where tenant = $1', [
    tx.identity.tenant,
  ]);
  return row ?? USUAL;
}

export async function saveDueDay(tx: Tx, { month, day }: DueDay, at: Temporal.Instant): Promise<void> {
  await tx.rows(
    `insert into interest_rule (tenant, due_month, due_day, set_by, set_at) values ($1, $2, $3, $4, $5)
     on conflict (tenant) do update set due_month = excluded.due_month, due_day = excluded.due_day, set_by = excluded.set_by, set_at = excluded.set_at`,
    [tx.identity.tenant, month, day, tx.identity.employee, at],
  );
}
