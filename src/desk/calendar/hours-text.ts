import type { Hours } from '../../time/calendar.ts';

/** „8.30–12.30, 13.00–17.00”: the hours of a day as a person writes them; empty where it is not worked. */
export function hoursToText(hours: readonly Hours[]): string {
  return hours.map(({ from, to }) => `${short(from)}–${short(to)}`).join(', ');
}

/**
 * Reads hours as people write them: `8.30–12.30, 13:00-17`, intervals parted by commas or semicolons, any dash. `null`
 * where it is none of that; whether the times exist and follow one another is for `parseCalendar` to say.
 */
export function textToHours(text: string): readonly Hours[] | null {
  const parts = text.split(/[,;]/).map((part) => part.trim());
  if (parts.every((part) => part === '')) return [];
  const hours = parts.map(intervalOf);
  return hours.includes(null) ? null : (hours as readonly Hours[]);
}

function intervalOf(text: string): Hours | null {
  const [, from, fromMinutes = '00', to, toMinutes = '00'] =
    /^(\d{1,2})(?:[.:](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[.:](\d{2}))?$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return null;
  return { from: `${from.padStart(2, '0')}:${fromMinutes}`, to: `${to.padStart(2, '0')}:${toMinutes}` };
}

/** `08:30` as Latvian writes it. */
function short(time: string): string {
  return time.replace(/^0/, '').replace(':', '.');
}
