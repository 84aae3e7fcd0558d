import { randomUUID } from 'node:crypto';
import { deskIdentity } from '../../database/connect.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { AccountDesk } from './asker.ts';
import { insertKeptForm, keptForm } from './kept-forms.store.ts';

/** A form as it was sent: where to, and what was typed; neither files nor passwords. */
export interface KeptForm {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Minutes for which it waits. */
const WAITS = { minutes: 60 };
/** Signs of one form that are kept: a long letter and its like. */
const AT_MOST = 200_000;

/** Keeps what somebody typed when their session had ended; `null` where it is nothing or too much. */
export async function keepForm(
  desk: Pick<AccountDesk, 'tenant' | 'database' | 'vault' | 'clock'>,
  employee: EmployeeId,
  form: KeptForm,
): Promise<string | null> {
  const text = JSON.stringify(form);
  if (form.fields.length === 0 || text.length > AT_MOST) return null;
  const id = randomUUID();
  const sealed = desk.vault.seal(text, place(id, employee));
  const until = desk.clock().add(WAITS);
  await desk.database.write(deskIdentity(desk.tenant), (tx) => insertKeptForm(tx, { id, employee, sealed, until }));
  return id;
}

/** Gives it back to the same person within the hour; `null` to anybody else and later. */
export async function readKeptForm(
  desk: Pick<AccountDesk, 'tenant' | 'database' | 'vault' | 'clock'>,
  employee: EmployeeId,
  id: string,
): Promise<KeptForm | null> {
  const sealed = await desk.database.read(deskIdentity(desk.tenant), (tx) => keptForm(tx, id, employee, desk.clock()));
  return sealed === null ? null : (JSON.parse(desk.vault.open(sealed, place(id, employee))) as KeptForm);
}

function place(id: string, employee: EmployeeId): string {
  return `kept_form.sealed:${id}:${employee}`;
}
