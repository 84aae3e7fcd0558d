/** The same words as the server's `sayTimeLeft`; a test holds them together. */
export function timeLeft(seconds: number, lang: string): string {
  const minutes = Math.floor(Math.abs(Math.round(seconds)) / 60);
  const d = Math.floor(minutes / 1440);
  const h = Math.floor((minutes % 1440) / 60);
  const m = minutes % 60;
  const lv = lang === 'lv';
  const day = lv ? 'd.' : 'd';
  let span = m > 0 ? `${m} min` : lv ? 'mazāk par 1 min' : 'less than 1 min';
  if (d > 0) span = h > 0 && d < 10 ? `${d} ${day} ${h} h` : `${d} ${day}`;
  else if (h > 0) span = m > 0 ? `${h} h ${m} min` : `${h} h`;
  if (Math.round(seconds) >= 0) return lv ? `vēl ${span}` : `${span} left`;
  return lv ? `kavējas ${span}` : `${span} late`;
}
