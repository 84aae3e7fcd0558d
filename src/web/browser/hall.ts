/** Minutes that go on while nothing happens in the hall: each `<time data-lasting>` says how long it has been. */
function countOn(): void {
  const lang = document.documentElement.lang;
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-lasting]')) {
    const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / 60_000);
    const said = sayMinutes(minutes, lang);
    if (minutes >= 0 && time.textContent !== said) time.textContent = said;
  }
}

/** The same words as the server's `saySpan`, up to a day. */
export function sayMinutes(minutes: number, lang: string): string {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  if (h > 0) return m > 0 ? `${h} h ${m} min` : `${h} h`;
  return m > 0 ? `${m} min` : lang === 'lv' ? 'mazāk par 1 min' : 'less than 1 min';
}

setInterval(countOn, 15_000);
