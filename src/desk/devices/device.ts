import type { DeskId, DeviceId, PlaceId } from '../../vocabulary/ids.ts';

/** `kiosk`: gives tickets; `board`: calls; `tablet`: asks after a visit, at a desk. */
export const DEVICE_KINDS = ['kiosk', 'board', 'tablet'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** A screen that stands in a hall and belongs to the place, not to a person. */
export interface Device {
  readonly id: DeviceId;
  readonly place: PlaceId;
  readonly kind: DeviceKind;
  readonly name: string;
  /** Of a tablet. */
  readonly desk: DeskId | null;
  /** `host` or `host:port`; empty: the browser prints, or nothing does. */
  readonly printer: string;
  readonly voice: boolean;
  /** It has taken its code; `null`: not yet, or its code was asked for anew. */
  readonly pairedAt: Temporal.Instant | null;
  readonly seenAt: Temporal.Instant | null;
  readonly tokenAt: Temporal.Instant | null;
  /** Until when the code holds that it waits for. */
  readonly codeUntil: Temporal.Instant | null;
}

/** Minutes for which a code pairs a device: long enough to walk there. */
export const CODE_MINUTES = 30;
/** Minutes after which a device that has not been heard of is said to be away. */
export const AWAY_MINUTES = 15;

/** `484016`, typed as `484 016` or with whatever a hand adds; `null` where it is no code. */
export function readCode(typed: string): string | null {
  const digits = typed.replace(/[\s-]+/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** „484 016”: as it is read aloud across a hall. */
export function codeShown(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** Whether a device shows itself; a kiosk and a board ask the desk every minute. */
export function isAway({ pairedAt, seenAt }: Device, now: Temporal.Instant): boolean {
  return pairedAt !== null && (seenAt === null || seenAt.until(now).total('minutes') > AWAY_MINUTES);
}
