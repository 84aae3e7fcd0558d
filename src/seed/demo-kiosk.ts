import type { Desk } from '../desk/context.ts';
import { addDevice, codeAnew, codeOf, devicesOf } from '../desk/devices/index.ts';
import { someone } from './demo-clients.ts';
import { PLACES } from './demo-people.ts';

/** The hall of the demonstration whose screens a newcomer is led to. */
export interface DemoHall {
  /** The path of its board, which needs no code. */
  readonly board: string;
  /** The path that makes a browser its kiosk (30 minutes, once); `null` where one is. */
  readonly kiosk: string | null;
}

/** The screens of the invented hall at a start: as long as no browser is its kiosk, that has a code. */
export async function demoHall(desk: Desk): Promise<DemoHall | null> {
  const place = PLACES[0]?.id;
  if (place === undefined) return null;
  const board = `/tablo/${place}`;
  const code = await desk.database.write(someone(desk, 'Kārlis', ['administrator']), async (tx) => {
    const kiosk = (await devicesOf(tx, place)).find(({ kind }) => kind === 'kiosk');
    if (kiosk === undefined) {
      const setting = { name: 'Kiosks pie ieejas', desk: null, printer: '', voice: false };
      return addDevice(desk, tx, { place, kind: 'kiosk', ...setting });
    }
    const waiting = await codeOf(desk, tx, kiosk.id);
    if (waiting !== null) return { code: waiting };
    return kiosk.pairedAt === null ? codeAnew(desk, tx, kiosk.id) : null;
  });
  return { board, kiosk: code !== null && 'code' in code ? `/ierice?kods=${code.code}` : null };
}
