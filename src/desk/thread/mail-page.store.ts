import type { Tx } from '../../database/database.ts';
import type { CaseId, ClientId, EmployeeId, MailId, UnitId } from '../../vocabulary/ids.ts';
import { PIECE_BYTES } from '../contents/index.ts';
import type { QuarantineReason } from '../../vocabulary/words.ts';
import { mailById, type MailRow } from '../mail/index.ts';

export interface Matter {
  readonly id: CaseId;
  readonly number: string;
  readonly client: ClientId;
  readonly holder: EmployeeId | null;
  readonly unit: UnitId;
}

export interface MailWhere {
  readonly mail: MailRow;
  /** Whose matter it is: the case it stands in and those into which that one was merged; none while in quarantine. */
  readonly matters: readonly Matter[];
}

/** A message with the cases through which it may be read. */
export async function mailWhere(tx: Tx, id: MailId): Promise<MailWhere | null> {
  const mail = await mailById(tx, id);
  if (mail === null) return null;
  return { mail, matters: mail.case_id === null ? [] : await mattersOf(tx, mail.case_id) };
}

async function mattersOf(tx: Tx, id: CaseId): Promise<MailWhere['matters']> {
  return tx.rows(
    `with recursive matter as (
       select id, merged_into, number, client_id, holder_id, unit_id, 0 as depth from desk_case where tenant = $1 and id = $2
       union all
       select c.id, c.merged_into, c.number, c.client_id, c.holder_id, c.unit_id, m.depth + 1 from desk_case c
       join matter m on c.tenant = $1 and c.id = m.merged_into where m.depth < 10
     ) select id, number, client_id as client, holder_id as holder, unit_id as unit from matter order by depth limit 11`,
    [tx.identity.tenant, id],
  );
}

/** How large the raw message is, in bytes. */
export async function contentSize(tx: Tx, hash: Buffer): Promise<number> {
  const row = await tx.one<{ size: number }>('select size from content where tenant = $1 and hash = $2', [
    tx.identity.tenant,
    hash,
  ]);
  return row?.size ?? 0;
}

/** The bytes from `start` up to `end` (excluded) of what is kept under a hash; only the pieces that hold them are read. */
export async function bytesBetween(tx: Tx, hash: Buffer, start: number, end: number): Promise<Buffer> {
  const [first, last] = [Math.floor(start / PIECE_BYTES), Math.floor(Math.max(start, end - 1) / PIECE_BYTES)];
  // bounded: by the range asked for.
  const rows = await tx.rows<{ bytes: Buffer }>(
    'select bytes from content_piece where tenant = $1 and hash = $2 and n between $3 and $4 order by n',
    [tx.identity.tenant, hash, first, last],
  );
  const joined = Buffer.concat(rows.map((row) => row.bytes));
  return joined.subarray(start - first * PIECE_BYTES, end - first * PIECE_BYTES);
}

export interface QuarantineLine {
  readonly id: MailId;
  readonly subject: string | null;
  readonly from_name: string | null;
  readonly from_address: string | null;
  readonly received_at: Temporal.Instant;
  readonly quarantine_reason: QuarantineReason;
}

/** What waits in quarantine, newest first: only what a line of the list shows. */
export async function quarantineLines(tx: Tx, limit: number): Promise<QuarantineLine[]> {
  return tx.rows<QuarantineLine>(
    `select id, subject, from_name, from_address, received_at, quarantine_reason from mail
     where tenant = $1 and fate = 'quarantined' order by received_at desc limit $2`,
    [tx.identity.tenant, limit],
  );
}
