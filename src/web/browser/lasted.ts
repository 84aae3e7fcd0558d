/** How long something has lasted, in the same words as the server's `saySpan`, up to a day; a test holds them together. */
export function lasted(minutes: number, lang: string): string {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  if (h > 0) return m > 0 ? `${h} h ${m} min` : `${h} h`;
  return m > 0 ? `${m} min` : lang === 'lv' ? 'mazāk par 1 min' : 'less than 1 min';
}
