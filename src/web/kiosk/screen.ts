import type { Tx } from '../../database/database.ts';
import { deskIdentity } from '../../database/connect.ts';
import type { Desk } from '../../desk/context.ts';
import { type Device, deviceOf, noteSeen } from '../../desk/devices/index.ts';
import { type Place, placesWithDesks } from '../../desk/directory/index.ts';
import type { PlaceId } from '../../vocabulary/ids.ts';
import type { WebRequest } from '../server/web-request.ts';

/** What stands in a hall asks as the desk itself: nobody is signed in on it, and it shows nothing of anybody. */
export function readAsDesk<Result>(desk: Desk, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return desk.database.read(deskIdentity(desk.tenant), work);
}

export function writeAsDesk<Result>(desk: Desk, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return desk.database.write(deskIdentity(desk.tenant), work);
}

/** Which screen of a hall this browser is; `null`: none. `renew`: its cookie is to be given anew. */
export async function screenOf(
  desk: Desk,
  request: WebRequest,
): Promise<{ readonly device: Device; readonly renew: boolean } | null> {
  if (request.screenToken === null) return null;
  const device = await readAsDesk(desk, (tx) => deviceOf(tx, request.screenToken));
  if (device === null) return null;
  return { device, ...(await writeAsDesk(desk, (tx) => noteSeen(desk, tx, device))) };
}

/** The kiosk that this browser is; `null`: it is none. */
export async function kioskOf(desk: Desk, request: WebRequest): Promise<Device | null> {
  const device =
    request.screenToken === null ? null : await readAsDesk(desk, (tx) => deviceOf(tx, request.screenToken));
  return device?.kind === 'kiosk' ? device : null;
}

export async function placeOf(tx: Tx, id: PlaceId): Promise<Place | null> {
  return (await placesWithDesks(tx)).find((place) => place.id === id) ?? null;
}

/** Where links for clients lead: the desk's own address, else the one that this screen itself asked for. */
export function originOf({ settings }: Desk, request: WebRequest): string {
  return settings.publicUrl ?? `http://${request.host}`;
}
