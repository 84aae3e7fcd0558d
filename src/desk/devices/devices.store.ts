import type { Tx } from '../../database/database.ts';
import type { DeskId, DeviceId, EmployeeId, PlaceId } from '../../vocabulary/ids.ts';
import type { Device, DeviceKind } from './device.ts';

interface DeviceRow {
  readonly id: DeviceId;
  readonly place_id: PlaceId;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly desk_id: DeskId | null;
  readonly printer: string;
  readonly voice: boolean;
  readonly paired_at: Temporal.Instant | null;
  readonly seen_at: Temporal.Instant | null;
  readonly token_at: Temporal.Instant | null;
  readonly code_until: Temporal.Instant | null;
}

const COLUMNS = 'id, place_id, kind, name, desk_id, printer, voice, paired_at, seen_at, token_at, code_until';

function deviceFromRow(row: DeviceRow): Device {
  return {
    id: row.id,
    place: row.place_id,
    kind: row.kind,
    name: row.name,
    desk: row.desk_id,
    printer: row.printer,
    voice: row.voice,
    pairedAt: row.paired_at,
    seenAt: row.seen_at,
    tokenAt: row.token_at,
    codeUntil: row.code_until,
  };
}

/** The devices of a place that have not been taken away, by kind and name; at most 100. */
export async function devicesOf(tx: Tx, place: PlaceId): Promise<Device[]> {
  const rows = await tx.rows<DeviceRow>(
    `select ${COLUMNS} from device where tenant = $1 and place_id = $2 and ended_at is null order by kind, name, id limit 100`,
    [tx.identity.tenant, place],
  );
  return rows.map(deviceFromRow);
}

export async function deviceById(tx: Tx, id: DeviceId): Promise<Device | null> {
  const row = await tx.one<DeviceRow>(
    `select ${COLUMNS} from device where tenant = $1 and id = $2 and ended_at is null`,
    [tx.identity.tenant, id],
  );
  return row === null ? null : deviceFromRow(row);
}

export async function deviceByTokenHash(tx: Tx, hash: Buffer): Promise<Device | null> {
  const row = await tx.one<DeviceRow>(`select ${COLUMNS} from device where tenant = $1 and token_hash = $2`, [
    tx.identity.tenant,
    hash,
  ]);
  return row === null ? null : deviceFromRow(row);
}

/** What waits for this code, held until the transaction ends. */
export async function lockDeviceByCode(tx: Tx, hash: Buffer, now: Temporal.Instant): Promise<Device | null> {
  const row = await tx.one<DeviceRow>(
    `select ${COLUMNS} from device where tenant = $1 and code_hash = $2 and code_until > $3 for update`,
    [tx.identity.tenant, hash, now],
  );
  return row === null ? null : deviceFromRow(row);
}

export interface NewDevice {
  readonly id: DeviceId;
  readonly place: PlaceId;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly desk: DeskId | null;
  readonly printer: string;
  readonly voice: boolean;
}

export async function insertDevice(
  tx: Tx,
  { id, place, kind, name, desk, printer, voice }: NewDevice,
  by: EmployeeId | null,
  now: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `insert into device (tenant, id, place_id, kind, name, desk_id, printer, voice, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [tx.identity.tenant, id, place, kind, name, desk, printer, voice, by, now],
  );
}

export async function saveDevice(tx: Tx, { id, name, desk, printer, voice }: NewDevice): Promise<void> {
  await tx.rows(
    `update device set name = $3, desk_id = $4, printer = $5, voice = $6 where tenant = $1 and id = $2 and ended_at is null`,
    [tx.identity.tenant, id, name, desk, printer, voice],
  );
}

/** Whether the code is free; one that somebody else waits for is not. Codes that have run out go. */
export async function writeCode(
  tx: Tx,
  id: DeviceId,
  { hash, sealed, until }: { readonly hash: Buffer; readonly sealed: Buffer; readonly until: Temporal.Instant },
  now: Temporal.Instant,
): Promise<boolean> {
  await tx.rows(
    `update device set code_hash = null, code_sealed = null, code_until = null
     where tenant = $1 and code_hash = $2 and code_until <= $3`,
    [tx.identity.tenant, hash, now],
  );
  const row = await tx.one(
    `update device d set code_hash = $3, code_sealed = $4, code_until = $5 where tenant = $1 and id = $2 and ended_at is null
       and not exists (select from device o where o.tenant = d.tenant and o.code_hash = $3 and o.id <> d.id) returning id`,
    [tx.identity.tenant, id, hash, sealed, until],
  );
  return row !== null;
}

/** The device is known by this token from now on, and by no other. */
export async function writeToken(tx: Tx, id: DeviceId, hash: Buffer, now: Temporal.Instant): Promise<void> {
  await tx.rows(
    `update device set token_hash = $3, token_at = $4, paired_at = coalesce(paired_at, $4), seen_at = $4, code_hash = null,
       code_sealed = null, code_until = null where tenant = $1 and id = $2`,
    [tx.identity.tenant, id, hash, now],
  );
}

/** The code that a device waits for, sealed; `null`: none, or it has run out. */
export async function sealedCode(tx: Tx, id: DeviceId, now: Temporal.Instant): Promise<Buffer | null> {
  const row = await tx.one<{ code_sealed: Buffer }>(
    'select code_sealed from device where tenant = $1 and id = $2 and code_until > $3',
    [tx.identity.tenant, id, now],
  );
  return row?.code_sealed ?? null;
}

/** Heard of; written at most once a minute. */
export async function writeSeen(tx: Tx, id: DeviceId, now: Temporal.Instant): Promise<void> {
  await tx.rows(
    `update device set seen_at = $3 where tenant = $1 and id = $2 and (seen_at is null or seen_at < $3::timestamptz - interval '1 minute')`,
    [tx.identity.tenant, id, now],
  );
}

/** Its cookie is given anew: the same token, counted from now. */
export async function writeTokenDay(tx: Tx, id: DeviceId, now: Temporal.Instant): Promise<void> {
  await tx.rows('update device set token_at = $3 where tenant = $1 and id = $2', [tx.identity.tenant, id, now]);
}

export async function unpair(tx: Tx, id: DeviceId): Promise<void> {
  await tx.rows(
    `update device set token_hash = null, token_at = null, paired_at = null, seen_at = null where tenant = $1 and id = $2`,
    [tx.identity.tenant, id],
  );
}

export async function endDeviceRow(tx: Tx, id: DeviceId, by: EmployeeId | null, now: Temporal.Instant): Promise<void> {
  await tx.rows(
    `update device set ended_at = $3, ended_by = $4, token_hash = null, token_at = null, code_hash = null,
       code_sealed = null, code_until = null
     where tenant = $1 and id = $2 and ended_at is null`,
    [tx.identity.tenant, id, now, by],
  );
}

/** One more ticket of this device; gives how many there were within the minute that began with the first of them. */
export async function countTicket(tx: Tx, id: DeviceId, now: Temporal.Instant): Promise<number> {
  const row = await tx.one<{ n: number }>(
    `update device set tickets = case when tickets_since > $3::timestamptz - interval '1 minute' then tickets + 1 else 1 end,
       tickets_since = case when tickets_since > $3::timestamptz - interval '1 minute' then tickets_since else $3 end
     where tenant = $1 and id = $2 returning tickets as n`,
    [tx.identity.tenant, id, now],
  );
  if (row === null) throw new Error('There is no such device');
  return row.n;
}
