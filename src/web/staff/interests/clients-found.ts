import type { Tx } from '../../../database/database.ts';
import { clientsLike } from '../../../desk/clients/index.ts';

export interface FoundClient {
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
}

/** Clients by a part of the name; those whom a wall hides are not among them. */
export async function clientsFound(tx: Tx, typed: string): Promise<readonly FoundClient[]> {
  return (await clientsLike(tx, typed.slice(0, 100))).map(({ id, name, address }) => ({ id, name, address }));
}
