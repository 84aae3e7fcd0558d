import type { PlaceId, ServiceId } from '../../vocabulary/ids.ts';

/** Whether a desk is booked, or a person: somebody who advises is booked by their own time. */
export const SEAT_KINDS = ['desk', 'person'] as const;
export type SeatKind = (typeof SEAT_KINDS)[number];

/** How one service is booked at one place. */
export interface AppointmentSetting {
  readonly place: PlaceId;
  readonly service: ServiceId;
  readonly minutes: number;
  /** Minutes kept free after each. */
  readonly buffer: number;
  /** Hours ahead of which nothing is booked on the web. */
  readonly noticeHours: number;
  readonly daysAhead: number;
  readonly seats: SeatKind;
  /** Of a hundred seats that are there at a time, how many are left to those who come without an appointment. */
  readonly walkInShare: number;
}

/** What holds where nobody has set anything: desks, half of them left to walk-ins, two hours ahead, a month. */
export function ordinarySetting(place: PlaceId, service: ServiceId, usualMinutes: number): AppointmentSetting {
  return {
    place,
    service,
    minutes: Math.max(5, Math.ceil(usualMinutes / 5) * 5),
    buffer: 0,
    noticeHours: 2,
    daysAhead: 30,
    seats: 'desk',
    walkInShare: 50,
  };
}

/** Minutes at most that one appointment takes: several services or people are booked apart beyond it. */
export const MOST_MINUTES = 240;

/** How long services take one after the other, for so many people. */
export function minutesFor(settings: readonly AppointmentSetting[], people: number): number {
  return settings.reduce((sum, { minutes }) => sum + minutes, 0) * people;
}
