import { timeLeft } from './time-left.ts';

/** `<l-countdown due="ms">`: keeps the words of time left true while the page stands open. */
export function startCountdowns(): void {
  if (customElements.get('l-countdown') === undefined) customElements.define('l-countdown', Countdown);
}

class Countdown extends HTMLElement {
  static all = new Set<Countdown>();
  static timer = 0;

  connectedCallback(): void {
    Countdown.all.add(this);
    Countdown.timer ||= window.setInterval(() => {
      if (!document.hidden) for (const one of Countdown.all) one.tell();
    }, 20_000);
  }

  disconnectedCallback(): void {
    Countdown.all.delete(this);
  }

  tell(): void {
    const seconds = (Number(this.getAttribute('due')) - Date.now()) / 1000;
    const words = timeLeft(seconds, this.lang);
    const time = this.firstElementChild;
    if (time !== null && time.textContent !== words) time.textContent = words;
  }
}
