import { type Html, html } from '../../html.ts';

/** „4:12”, kept running by the browser; without script it stands at the time of the page. */
export function elapsed(since: Temporal.Instant, now: Temporal.Instant, before = 0): Html {
  const seconds = before + Math.max(0, Math.floor(since.until(now).total('seconds')));
  const from = since.epochMilliseconds - before * 1000;
  return html`<l-elapsed from="${from}" role="timer" aria-live="off">${clock(seconds)}</l-elapsed>`;
}

/** A stretch of time that does not run: „4:12”. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
