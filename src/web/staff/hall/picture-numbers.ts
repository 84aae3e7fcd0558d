import type { HallCounts } from '../../../desk/hall/index.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { pictureTexts } from './pictures.texts.ts';

/** Counts found by day, hour and service; `null` in a place means all together. */
export type CountsAt = (day: string, hour: number | null, service: string | null) => HallCounts | null;

export function countsAt(counts: readonly HallCounts[]): CountsAt {
  const key = (day: string, hour: number | null, service: string | null) => `${day} ${hour ?? ''} ${service ?? ''}`;
  const found = new Map(counts.map((one) => [key(one.day, one.hour, one.service), one]));
  return (day, hour, service) => found.get(key(day, hour, service)) ?? null;
}

/** Every hour from the first to the last in which anybody came, none left out between. */
export function hoursOf(counts: readonly HallCounts[]): number[] {
  const hours = counts.flatMap(({ hour }) => (hour === null ? [] : [hour]));
  if (hours.length === 0) return [];
  const [first, last] = [Math.min(...hours), Math.max(...hours)];
  return Array.from({ length: last - first + 1 }, (_, nth) => first + nth);
}

/** The mean over those days on which anybody came; `null`: on none. */
export function meanOver(
  days: readonly string[],
  at: CountsAt,
  hour: number | null,
  pick: (counts: HallCounts) => number | null,
): number | null {
  const there = days.filter((day) => at(day, null, null) !== null);
  if (there.length === 0) return null;
  const values = there.flatMap((day) => {
    const counts = at(day, hour, null);
    // An hour in which nobody came counts as none; a wait in it is no number.
    const value = counts === null ? null : pick(counts);
    return value === null ? [] : [value];
  });
  return values.length === 0 ? null : values.reduce((a, b) => a + b) / values.length;
}

/** As `meanOver`, for counts: an hour without anybody is nought. */
export function meanCount(days: readonly string[], at: CountsAt, hour: number | null): number | null {
  const there = days.filter((day) => at(day, null, null) !== null);
  if (there.length === 0) return null;
  return there.reduce((sum, day) => sum + (at(day, hour, null)?.came ?? 0), 0) / there.length;
}

/** „12 min”, „mazāk par 1 min”; „–” where nobody was called. */
export function sayMinutes(lang: Language, minutes: number | null): string {
  if (minutes === null) return '–';
  const t = pictureTexts(lang);
  return minutes < 1 ? t.minute : `${t.number(Math.round(minutes))} min`;
}

/** A number of minutes for a column of minutes. */
export function bareMinutes(lang: Language, minutes: number | null): string {
  if (minutes === null) return '–';
  return minutes > 0 && minutes < 1 ? '<1' : pictureTexts(lang).number(Math.round(minutes));
}
