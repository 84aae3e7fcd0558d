import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Tx } from '../../database/database.ts';
import type { DeskId, DeviceId, PlaceId } from '../../vocabulary/ids.ts';
import { type Desk, newId } from '../context.ts';
import { maySetUpPlace, placeById } from '../services/index.ts';
import { CODE_MINUTES, type Device, type DeviceKind, readCode } from './device.ts';
import {
  countTicket,
  deviceById,
  deviceByTokenHash,
  endDeviceRow,
  insertDevice,
  lockDeviceByCode,
  saveDevice,
  sealedCode,
  unpair,
  writeCode,
  writeSeen,
  writeToken,
  writeTokenDay,
} from './devices.store.ts';

export type DeviceRefusal = { readonly refused: 'not-allowed' | 'unknown-place' | 'unknown-device' | 'unknown-desk' };

/** What is said of a device when it is set up. */
export interface DeviceSetting {
  readonly name: string;
  readonly desk: DeskId | null;
  readonly printer: string;
  readonly voice: boolean;
}

type Setting = Pick<Desk, 'clock' | 'vault'>;

/** Tickets a minute from one kiosk: more than people can take, fewer than a hand that rests on it. */
const TICKETS_A_MINUTE = 12;
/** Days after which a device's cookie is given anew. */
const RENEW_DAYS = 30;

/** A new device of a place, waiting for its code (`counter.set-up` at that place). */
export async function addDevice(
  desk: Setting,
  tx: Tx,
  { place, kind, ...setting }: DeviceSetting & { readonly place: PlaceId; readonly kind: DeviceKind },
): Promise<{ readonly id: DeviceId; readonly code: string } | DeviceRefusal> {
  const refused = await notMine(tx, place, setting.desk);
  if (refused !== null) return refused;
  const id = newId<DeviceId>();
  const desks = kind === 'tablet' ? setting.desk : null;
  await insertDevice(tx, { ...setting, id, place, kind, desk: desks }, tx.identity.employee, desk.clock());
  return { id, code: await giveCode(desk, tx, id) };
}

export async function changeDevice(
  tx: Tx,
  id: DeviceId,
  setting: DeviceSetting,
): Promise<{ readonly done: true } | DeviceRefusal> {
  const device = await ownDevice(tx, id, setting.desk);
  if ('refused' in device) return device;
  await saveDevice(tx, { ...device, ...setting, desk: device.kind === 'tablet' ? setting.desk : null });
  return { done: true };
}

/** A code anew: for another screen in the place of the one that had it, or since the first ran out. The old one is let go. */
export async function codeAnew(
  desk: Setting,
  tx: Tx,
  id: DeviceId,
): Promise<{ readonly code: string } | DeviceRefusal> {
  const device = await ownDevice(tx, id, null);
  if ('refused' in device) return device;
  await unpair(tx, id);
  return { code: await giveCode(desk, tx, id) };
}

/** The device is gone: its cookie opens nothing any more. */
export async function endDevice(desk: Setting, tx: Tx, id: DeviceId): Promise<{ readonly done: true } | DeviceRefusal> {
  const device = await ownDevice(tx, id, null);
  if ('refused' in device) return device;
  await endDeviceRow(tx, id, tx.identity.employee, desk.clock());
  return { done: true };
}

/** A screen shows its code: from now on it is known by its token. A code is taken once. */
export async function pairDevice(
  desk: Setting,
  tx: Tx,
  typed: string,
): Promise<{ readonly device: Device; readonly token: string } | { readonly refused: 'no-code' | 'unknown-code' }> {
  const code = readCode(typed);
  if (code === null) return { refused: 'no-code' };
  const now = desk.clock();
  const device = await lockDeviceByCode(tx, indexOf(desk, code), now);
  if (device === null) return { refused: 'unknown-code' };
  const token = randomBytes(32).toString('base64url');
  await writeToken(tx, device.id, hashOf(token), now);
  return { device: { ...device, pairedAt: now, seenAt: now, tokenAt: now, codeUntil: null }, token };
}

/** Which device has this token; `null`: none, or one that was let go. */
export async function deviceOf(tx: Tx, token: string | null): Promise<Device | null> {
  return token === null || !/^[A-Za-z0-9_-]{43}$/.test(token) ? null : deviceByTokenHash(tx, hashOf(token));
}

/** What a device is set to, whoever asks for it to set it up; the refusal where it is not theirs to. */
export async function deviceToSetUp(tx: Tx, id: DeviceId): Promise<Device | DeviceRefusal> {
  return ownDevice(tx, id, null);
}

/** Writes down that a device was heard of; whether its cookie is to be given anew. */
export async function noteSeen(desk: Setting, tx: Tx, device: Device): Promise<{ readonly renew: boolean }> {
  const now = desk.clock();
  await writeSeen(tx, device.id, now);
  const renew = device.tokenAt !== null && device.tokenAt.until(now).total('hours') > RENEW_DAYS * 24;
  if (renew) await writeTokenDay(tx, device.id, now);
  return { renew };
}

/** The code that a device waits for, for whoever sets it up to read out. */
export async function codeOf(desk: Setting, tx: Tx, id: DeviceId): Promise<string | null> {
  const sealed = await sealedCode(tx, id, desk.clock());
  return sealed === null ? null : desk.vault.open(sealed, `device.code:${id}`);
}

/** Whether one more ticket may come from a kiosk now. */
export async function mayGiveTicket(desk: Setting, tx: Tx, device: Device): Promise<boolean> {
  return (await countTicket(tx, device.id, desk.clock())) <= TICKETS_A_MINUTE;
}

async function giveCode(desk: Setting, tx: Tx, id: DeviceId): Promise<string> {
  const now = desk.clock();
  const until = now.add({ minutes: CODE_MINUTES });
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const sealed = desk.vault.seal(code, `device.code:${id}`);
    if (await writeCode(tx, id, { hash: indexOf(desk, code), sealed, until }, now)) return code;
  }
  throw new Error('No code was free in twenty attempts');
}

async function ownDevice(tx: Tx, id: DeviceId, desk: DeskId | null): Promise<Device | DeviceRefusal> {
  const device = await deviceById(tx, id);
  if (device === null) return { refused: 'unknown-device' };
  return (await notMine(tx, device.place, desk)) ?? device;
}

async function notMine(tx: Tx, id: PlaceId, desk: DeskId | null): Promise<DeviceRefusal | null> {
  const place = await placeById(tx, id);
  if (place === null) return { refused: 'unknown-place' };
  if (!maySetUpPlace(tx.identity, place)) return { refused: 'not-allowed' };
  return desk === null || place.desks.some((one) => one.id === desk) ? null : { refused: 'unknown-desk' };
}

/** Six digits are guessed from a bare hash in a moment; from this one only with the key. */
function indexOf({ vault }: Setting, code: string): Buffer {
  return vault.index(code, 'device.code');
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
