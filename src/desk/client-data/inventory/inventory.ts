import { ACCESS } from './access.ts';
import { ACCOUNTS } from './accounts.ts';
import { APPOINTMENTS } from './appointments.ts';
import { CASES } from './cases.ts';
import { CLIENTS } from './clients.ts';
import { DEVICES } from './devices.ts';
import type { Field, TableInventory, Tie } from './field.ts';
import { HALL } from './hall.ts';
import { JOURNAL } from './journal.ts';
import { MEETINGS } from './meetings.ts';
import { NOTICES } from './notices.ts';
import { PEOPLE } from './people.ts';
import { PROMISES } from './promises.ts';
import { REQUESTS } from './requests.ts';
import { SURVEYS } from './surveys.ts';
import { SERVICES } from './services.ts';
import { TASKS } from './tasks.ts';
import { VISITS } from './visits.ts';
import { WORKLOAD } from './workload.ts';

/**
 * Every column of every table: what it holds, about whom, and what becomes of it when a client is erased. Export, erasure
 * and terms of keeping go by it and by nothing else; a guard test holds it to the schema.
 */
export const INVENTORY: Readonly<Record<string, TableInventory>> = {
  ...CLIENTS,
  ...CASES,
  ...ACCESS,
  ...PEOPLE,
  ...ACCOUNTS,
  ...APPOINTMENTS,
  ...DEVICES,
  ...HALL,
  ...JOURNAL,
  ...MEETINGS,
  ...NOTICES,
  ...PROMISES,
  ...REQUESTS,
  ...SURVEYS,
  ...TASKS,
  ...SERVICES,
  ...VISITS,
  ...WORKLOAD,
};

/** Tables with rows about clients, in the order of the inventory, with the columns by which that is known. */
export function tiedTables(by: readonly Tie[]): {
  readonly table: string;
  readonly inventory: TableInventory;
  readonly ties: readonly { readonly column: string; readonly tie: Tie }[];
}[] {
  return Object.entries(INVENTORY)
    .map(([table, inventory]) => ({
      table,
      inventory,
      ties: Object.entries(inventory.ties)
        .filter(([, tie]) => by.includes(tie))
        .map(([column, tie]) => ({ column, tie })),
    }))
    .filter(({ ties }) => ties.length > 0);
}

/** Columns in which a client may be named though the row is about somebody else. */
export function mentioning(): { readonly table: string; readonly column: string }[] {
  return columnsOf((field) => field.mentions);
}

export function columnsOf(which: (field: Field) => boolean): { readonly table: string; readonly column: string }[] {
  return Object.entries(INVENTORY).flatMap(([table, { fields }]) =>
    Object.entries(fields)
      .filter(([, field]) => which(field))
      .map(([column]) => ({ table, column })),
  );
}
