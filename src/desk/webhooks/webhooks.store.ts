import type { Tx } from '../../database/database.ts';
import { parseId, type EmailAddress, type EmployeeId } from '../../vocabulary/ids.ts';

/** Takes in a message of another system by its id; `false` where it was taken before. */
export async function takeMessage(tx: Tx, id: string, at: Temporal.Instant): Promise<boolean> {
  const row = await tx.one(
    'insert into webhook_received (tenant, id, received_at) values ($1, $2, $3) on conflict (tenant, id) do nothing returning id',
    [tx.identity.tenant, id, at],
  );
  return row !== null;
}

/** Forgets messages that came before: their signature is too old by then to be taken anyway. */
export async function sweepMessages(tx: Tx, before: Temporal.Instant): Promise<void> {
  await tx.rows('delete from webhook_received where tenant = $1 and received_at < $2', [tx.identity.tenant, before]);
}

/** The employee that another system means, by id or work e-mail; `null` where it is none of ours. */
export async function employeeMeant(tx: Tx, meant: EmployeeId | EmailAddress): Promise<EmployeeId | null> {
  const isId = parseId<EmployeeId>(meant) !== null;
  const row = await tx.one<{ id: EmployeeId }>(
    isId
      ? 'select id from employee where tenant = $1 and id = $2'
      : 'select id from employee where tenant = $1 and lower(email) = $2',
    [tx.identity.tenant, meant],
  );
  return row?.id ?? null;
}
