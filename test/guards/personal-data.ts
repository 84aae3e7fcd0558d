import type { TableInventory } from '../../src/desk/client-data/inventory/field.ts';

/** A column as the database has it. */
export interface Column {
  readonly table: string;
  readonly column: string;
}

/** Columns that the inventory does not know, and lines of it without a column. */
export function inventoryFaults(
  schema: readonly Column[],
  inventory: Readonly<Record<string, Pick<TableInventory, 'fields' | 'ties'>>>,
): string[] {
  const name = ({ table, column }: Column) => `${table}.${column}`;
  const there = new Set(schema.map(name));
  const known = Object.entries(inventory).flatMap(([table, { fields }]) =>
    Object.keys(fields).map((column) => `${table}.${column}`),
  );
  return [
    ...schema
      .map(name)
      .filter((column) => !known.includes(column))
      .map((column) => `${column} is not in the inventory of personal data`),
    ...known
      .filter((column) => !there.has(column))
      .map((column) => `${column} is in the inventory, not in the database`),
    ...Object.entries(inventory).flatMap(([table, { fields, ties }]) =>
      Object.keys(ties)
        .filter((column) => !Object.hasOwn(fields, column))
        .map((column) => `${table} is tied by ${column}, which is no column of it`),
    ),
  ];
}

/** Columns of words that the erasure of a client leaves as they are though the row is about clients. */
export function leftStanding(inventory: Readonly<Record<string, TableInventory>>): string[] {
  return Object.entries(inventory).flatMap(([table, { ties, erase, fields }]) =>
    Object.keys(ties).length === 0 || erase === 'row'
      ? []
      : Object.entries(fields)
          .filter(
            ([, { kind, of, erase: does }]) => does === 'keep' && of !== 'employee' && of !== null && kind !== 'bytes',
          )
          .map(([column]) => `${table}.${column} holds personal data of a client and is kept`),
  );
}
