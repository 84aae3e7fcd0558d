import { lasted } from './lasted.ts';

/** Minutes that go on while nothing happens in the hall: each `<time data-lasting>` says how long it has been. */
function countOn(): void {
  const lang = document.documentElement.lang;
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-lasting]')) {
    const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / 60_000);
    if (minutes < 0 || minutes >= 1440) continue;
    const said = lasted(minutes, lang);
    if (time.textContent !== said) time.textContent = said;
  }
}

setInterval(countOn, 15_000);
