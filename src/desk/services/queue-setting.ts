/** How a place calls whoever waits there. */
export interface QueueSetting {
  /** Minutes after which a colleague who waits comes before external clients, by the head's decision; `null`: never (6.9 as it stands). */
  readonly internalLimit: number | null;
  /** How often somebody is called before they are put aside. */
  readonly calls: number;
  /** Seconds between two calls of the same ticket. */
  readonly callSeconds: number;
  /** Minutes for which somebody put aside is found again. */
  readonly parkedMinutes: number;
  /** Minutes before an appointed time from which it is called as appointed. */
  readonly appointmentEarly: number;
  /** Minutes after an appointed time until which it is called as appointed. */
  readonly appointmentLate: number;
}

/** What holds where nobody has decided otherwise. */
export const QUEUE_SETTING: QueueSetting = {
  internalLimit: null,
  calls: 3,
  callSeconds: 45,
  parkedMinutes: 60,
  appointmentEarly: 5,
  appointmentLate: 10,
};

/** From the least to the most of each number; the table holds the same. */
export const QUEUE_BOUNDS: Readonly<Record<keyof QueueSetting, readonly [number, number]>> = {
  internalLimit: [5, 480],
  calls: [1, 9],
  callSeconds: [10, 600],
  parkedMinutes: [5, 600],
  appointmentEarly: [0, 60],
  appointmentLate: [0, 120],
};

/** Pure: the first number that is not a whole one within its bounds, or `null`. */
export function outOfBounds(setting: QueueSetting): keyof QueueSetting | null {
  const wrong = (Object.keys(QUEUE_BOUNDS) as (keyof QueueSetting)[]).find((name) => {
    const value = setting[name];
    const [least, most] = QUEUE_BOUNDS[name];
    return value !== null && !(Number.isInteger(value) && value >= least && value <= most);
  });
  return wrong ?? null;
}
