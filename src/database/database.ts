import type { EmployeeId, TenantId, UnitId } from '../vocabulary/ids.ts';
import type { Role } from '../vocabulary/words.ts';

/** On whose behalf a transaction reads and writes; PostgreSQL's row-level security is bound to it. */
export interface Identity {
  readonly tenant: TenantId;
  /** `null` for what the desk does by itself (loops, channels) and for citizens' pages. */
  readonly employee: EmployeeId | null;
  readonly roles: readonly Role[];
  readonly units: readonly UnitId[];
  /** Of these the units that the person leads, with those below: a head's powers reach no further. Absent: all of them. */
  readonly leads?: readonly UnitId[];
  /** The desk itself: may see every case of its tenant. Never made from a request. */
  readonly system: boolean;
}

/** One transaction with the identity set. */
export interface Tx {
  readonly identity: Identity;
  /** Runs one statement, prepared under a name made from its text. */
  rows<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The first row or `null`. */
  one<Row>(text: string, values?: readonly unknown[]): Promise<Row | null>;
  /** Called after the commit only: notices to screens. */
  afterCommit(notice: () => void): void;
}

export interface Database {
  /** A read-only transaction under the identity. */
  read<Result>(identity: Identity, work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** A writing transaction; anything thrown rolls it back. */
  write<Result>(identity: Identity, work: (tx: Tx) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
