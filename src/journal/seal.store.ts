import type { Tx } from '../database/database.ts';
import type { Position } from './journal.store.ts';

export interface SealRow {
  readonly number: number;
  readonly after_xid: string;
  readonly after_position: number;
  readonly upto_xid: string;
  readonly upto_position: number;
  readonly events: number;
  readonly root: Buffer;
  readonly hash: Buffer;
}

const COLUMNS = 'number, after_xid::text, after_position, upto_xid::text, upto_position, events, root, hash';

/** The newest seal, locked: of several processes one seals at a time. */
export async function lastSeal(tx: Tx): Promise<SealRow | null> {
  await tx.rows(`select pg_advisory_xact_lock(hashtext('laipa.seal'), $1)`, [tx.identity.tenant]);
  return tx.one<SealRow>(`select ${COLUMNS} from seal where tenant = $1 order by number desc limit 1`, [
    tx.identity.tenant,
  ]);
}

export async function sealsFrom(tx: Tx, number: number, count: number): Promise<SealRow[]> {
  return tx.rows<SealRow>(`select ${COLUMNS} from seal where tenant = $1 and number >= $2 order by number limit $3`, [
    tx.identity.tenant,
    number,
    count,
  ]);
}

/** The hashes that a seal covers, in its order. bounded: by the seal. */
export async function eventHashesUpTo(tx: Tx, seal: SealRow): Promise<Buffer[]> {
  const rows = await tx.rows<{ hash: Buffer }>(
    `select hash from event where tenant = $1 and (xid, position) > ($2::xid8, $3) and (xid, position) <= ($4::xid8, $5)
     order by xid, position limit 100000`,
    [tx.identity.tenant, seal.after_xid, seal.after_position, seal.upto_xid, seal.upto_position],
  );
  return rows.map((row) => row.hash);
}

export interface NewSeal {
  readonly number: number;
  readonly after: Position;
  readonly upto: Position;
  readonly events: number;
  readonly root: Buffer;
  readonly hash: Buffer;
}

export async function insertSeal(tx: Tx, seal: NewSeal): Promise<void> {
  await tx.rows(
    `insert into seal (tenant, number, after_xid, after_position, upto_xid, upto_position, events, root, hash)
     values ($1, $2, $3::xid8, $4, $5::xid8, $6, $7, $8, $9)`,
    [
      tx.identity.tenant,
      seal.number,
      seal.after.xid,
      seal.after.position,
      seal.upto.xid,
      seal.upto.position,
      seal.events,
      seal.root,
      seal.hash,
    ],
  );
}
