import type { Tx } from '../../database/database.ts';
import { keepBytes } from '../contents/index.ts';
import { eraseRows, forgetContent, hashesOf, lettersOf, markErased } from './erase.store.ts';
import type { Field, TableInventory, Tie } from './inventory/field.ts';
import { INVENTORY, tiedTables } from './inventory/inventory.ts';

/** Whose and which rows: ids of clients, of cases and of letters, addresses in lower case. */
export type Scope = Readonly<Partial<Record<Tie, readonly string[]>>>;

/** What stands where words were. */
export const ERASED = '[dzēsts]';
const ERASED_CLIENT = 'Dzēsts klients';
/** What is found where the bytes of a letter were: a letter that says so. */
const ERASED_LETTER = Buffer.from(
  'Subject: =?utf-8?Q?=5Bdz=C4=93sts=5D?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nŠīs vēstules saturs ir dzēsts.\r\n',
);

/**
 * Erases every column of every row about these clients, cases or addresses as the inventory says, and the bytes that
 * nothing points to any more. Doing it again does nothing more. Returns the rows by table. The journal and what is owed
 * are not touched. To be called as the desk itself, while a job runs.
 */
export async function eraseScope(tx: Tx, scope: Scope, at: Temporal.Instant): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  const forgotten: string[] = [];
  const order = tiedTables(Object.keys(scope) as Tie[]).filter(({ inventory }) => inventory.erase !== 'keep');
  // Who the client is goes last: whatever breaks off before can still say whom it was about.
  const last = ['client', 'client_contact', 'client_line'];
  order.sort((one, other) => last.indexOf(one.table) - last.indexOf(other.table));
  for (const { table, inventory, ties } of order) {
    const keys =
      table === 'mail'
        ? [{ column: 'id', ids: await lettersOf(tx, scope) }]
        : ties.map(({ column, tie }) => ({ column, ids: scope[tie] ?? [] }));
    for (const { column, ids } of keys) {
      if (ids.length === 0) continue;
      const held = await eraseIn(tx, table, inventory, column, ids);
      rows[table] = (rows[table] ?? 0) + held.rows;
      forgotten.push(...held.hashes);
    }
    if (table === 'mail') await markErased(tx, 'mail', keys[0]?.ids ?? [], at);
  }
  await markErased(tx, 'desk_case', scope.case ?? [], at);
  await markErased(tx, 'client', scope.client ?? [], at);
  rows['content'] = await forgetContent(tx, forgotten);
  return rows;
}

/** Erases every column of these rows of one table as the inventory says. To be called as the desk itself, while a job runs. */
export async function eraseFields(tx: Tx, table: string, key: string, ids: readonly string[]): Promise<void> {
  const inventory = INVENTORY[table];
  if (inventory === undefined) throw new Error(`The inventory does not know ${table}`);
  const { hashes } = await eraseIn(tx, table, inventory, key, ids);
  await forgetContent(tx, hashes);
}

/** Puts a letter that says so in place of what arrived; what else of the letter was read stays as it is. */
export async function eraseOriginals(tx: Tx, letters: readonly string[]): Promise<number> {
  const hashes = await hashesOf(tx, 'mail', 'content_hash', 'id', letters);
  await eraseRows(tx, 'mail', 'id', letters, { content_hash: await erasedLetter(tx), attachments: [] });
  return forgetContent(tx, hashes);
}

async function erasedLetter(tx: Tx): Promise<string> {
  return `\\x${(await keepBytes(tx, ERASED_LETTER)).toString('hex')}`;
}

async function eraseIn(tx: Tx, table: string, inventory: TableInventory, key: string, ids: readonly string[]) {
  const hashes = [];
  for (const [column, field] of Object.entries(inventory.fields)) {
    if (field.erase === 'content') hashes.push(...(await hashesOf(tx, table, column, key, ids)));
  }
  if (inventory.erase === 'row') return { rows: await eraseRows(tx, table, key, ids, null), hashes };
  const sets = await setsOf(tx, table, inventory);
  return { rows: sets === null ? 0 : await eraseRows(tx, table, key, ids, sets), hashes };
}

/** What is put in place of each column; `null` where nothing is to be put. */
async function setsOf(tx: Tx, table: string, inventory: TableInventory): Promise<Record<string, unknown> | null> {
  const sets: Record<string, unknown> = {};
  for (const [column, field] of Object.entries(inventory.fields)) {
    const value = valueOf(table, column, field);
    if (value !== undefined) sets[column] = value;
  }
  if (table === 'mail') sets['content_hash'] = await erasedLetter(tx);
  return Object.keys(sets).length === 0 ? null : sets;
}

/** Columns that hold a list, of JSON or of words. */
const LISTS = new Set([
  'recipients',
  'attachments',
  'overrides',
  'defects',
  'flags',
  'envelope_to',
  'taken_for',
  'needs',
]);

function valueOf(table: string, column: string, field: Field): unknown {
  switch (field.erase) {
    case 'keep':
      return undefined;
    case 'null':
      return null;
    case 'word':
      return table === 'client' && column === 'name' ? ERASED_CLIENT : ERASED;
    case 'blank':
    case 'content':
      return LISTS.has(column) ? [] : field.erase === 'content' ? null : '';
    default:
      return field.erase satisfies never;
  }
}
