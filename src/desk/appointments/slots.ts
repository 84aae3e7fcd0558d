/** Epoch milliseconds from and to, the end excluded. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A desk or a person that can be booked. */
export interface Seat {
  readonly id: string;
  /** Booked or held, the buffers included. */
  readonly booked: readonly Stretch[];
  /** Not there: absences, meetings. */
  readonly away: readonly Stretch[];
}

export interface SlotQuestion {
  /** When the place is open, in order. */
  readonly openings: readonly { readonly opens: number; readonly closes: number }[];
  readonly seats: readonly Seat[];
  readonly minutes: number;
  readonly buffer: number;
  /** Nothing begins before this. */
  readonly notBefore: number;
  /** Of a hundred seats that are there, how many stay for those who come without an appointment. */
  readonly walkInShare: number;
}

/** A time that can be booked, with the seats that are free then: the one with the least on that day first. */
export interface Slot extends Stretch {
  readonly seats: readonly string[];
}

/**
 * The free times, in order: within an opening from beginning to end, one after the other from its first minute, so that
 * nothing is lost between them. A seat is free where neither the time nor the buffer after it meets what is taken. Real
 * milliseconds throughout: on the night of a clock change an hour is still an hour. Pure.
 */
export function slotsOf(question: SlotQuestion): Slot[] {
  const { openings, seats, notBefore } = question;
  const [length, after] = [question.minutes * MINUTE, question.buffer * MINUTE];
  if (length <= 0) return [];
  const slots: Slot[] = [];
  for (const { opens, closes } of openings)
    for (let from = opens; from + length <= closes; from += length + after) {
      if (from < notBefore) continue;
      const free = freeSeats(seats, { from, to: from + length + after }, question.walkInShare);
      if (free.length > 0) slots.push({ from, to: from + length, seats: free });
    }
  return slots;
}

const MINUTE = 60_000;

function freeSeats(seats: readonly Seat[], at: Stretch, walkInShare: number): readonly string[] {
  const there = seats.filter(({ away }) => !away.some((one) => meets(one, at)));
  const free = there.filter(({ booked }) => !booked.some((one) => meets(one, at)));
  const taken = there.length - free.length;
  if (taken >= bookable(there.length, walkInShare)) return [];
  return free.toSorted((one, other) => loadOn(one, at) - loadOn(other, at)).map(({ id }) => id);
}

/** How many of the seats that are there may be booked: what is left to walk-ins is rounded up, yet one can always be booked. */
export function bookable(there: number, walkInShare: number): number {
  if (there === 0) return 0;
  return Math.max(1, there - Math.ceil((there * walkInShare) / 100));
}

/** What a seat has around a time: the clients of a day are spread evenly. */
function loadOn({ booked }: Seat, { from }: Stretch): number {
  return booked.filter((one) => Math.abs(one.from - from) < 12 * 60 * MINUTE).length;
}

export function meets(one: Stretch, other: Stretch): boolean {
  return one.from < other.to && other.from < one.to;
}
