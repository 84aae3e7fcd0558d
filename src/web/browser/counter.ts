/**
 * The counter: clocks that run, Ctrl+Enter in a field, and a key that was pressed while the network was away: it is sent
 * again until it arrives, once (the form carries its own key).
 */
class Elapsed extends HTMLElement {
  timer = 0;

  connectedCallback(): void {
    this.timer = window.setInterval(() => this.tell(), 1000);
    this.tell();
  }

  disconnectedCallback(): void {
    clearInterval(this.timer);
  }

  tell(): void {
    const seconds = Math.max(0, Math.floor((Date.now() - Number(this.getAttribute('from'))) / 1000));
    const two = (n: number) => String(n).padStart(2, '0');
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
    const words = h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
    if (this.textContent !== words) this.textContent = words;
  }
}
if (customElements.get('l-elapsed') === undefined) customElements.define('l-elapsed', Elapsed);

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  const form = (event.target as Element | null)?.closest<HTMLFormElement>('form[data-ctrl-enter]');
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
});

// — a lost network ———————————————————————————————————————————————————————————————————————————————————————————

const RETRY_MS = 2000;
let waiting: HTMLFormElement | null = null;

document.addEventListener('turbo:fetch-request-error', (event) => {
  const form = (event.target as Element | null)?.closest<HTMLFormElement>('form') ?? null;
  if (form === null || document.querySelector('.counter') === null) return;
  event.preventDefault();
  const first = waiting === null;
  waiting = form;
  tell('lost');
  if (first) setTimeout(sendAgain, RETRY_MS);
});

document.addEventListener('turbo:submit-end', (event) => {
  const { success } = (event as CustomEvent<{ success: boolean }>).detail;
  const form = event.target as HTMLFormElement;
  if (!success) return;
  if (form === waiting) waiting = null;
  // What was written is kept: the next key is a step again, not a letter.
  if ('ctrlEnter' in form.dataset && form.contains(document.activeElement)) {
    (document.activeElement as HTMLElement).blur();
    form.removeAttribute('data-typed');
  }
});

/** The page has come anew: what waited has arrived. */
document.addEventListener('turbo:load', () => {
  waiting = null;
});

window.addEventListener('online', sendAgain);

function sendAgain(): void {
  const form = waiting;
  if (form === null || !form.isConnected) return;
  if (navigator.onLine) form.requestSubmit();
  setTimeout(sendAgain, RETRY_MS);
}

function tell(what: 'lost' | 'back'): void {
  const line = document.getElementById('counter-lost');
  if (line !== null) line.textContent = line.dataset[what] ?? '';
}

// — printing a slip ——————————————————————————————————————————————————————————————————————————————————————————

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if ('printFirst' in form.dataset) window.print();
});
