/**
 * A kiosk by itself: begins anew when nobody touches it, after asking; stands still where the connection is lost instead of
 * showing a browser's own page.
 */

/** Seconds at the end in which it asks whether somebody is still there. */
const ASKS = 10;
/** Seconds after which an untouched first page is fetched again: hours and waits stay true. */
const RENEWS = 45;
const TRIES_EVERY = 5000;

interface TurboGlobal {
  visit(url: string, options?: { readonly action?: 'replace' }): void;
}

let touched = Date.now();
let isLost = false;

function frame(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-kiosk]');
}

function onTouch(): void {
  touched = Date.now();
  ask(null);
}

function tick(): void {
  const kiosk = frame();
  if (kiosk === null || isLost) return;
  const idle = Number(kiosk.dataset['idle']) || 0;
  const still = Math.floor((Date.now() - touched) / 1000);
  if (idle === 0) {
    if (still >= RENEWS) begin(kiosk);
    return;
  }
  const left = idle - still;
  if (left <= 0) begin(kiosk);
  else ask(left <= ASKS ? left : null);
}

function begin(kiosk: HTMLElement): void {
  touched = Date.now();
  (window as unknown as { Turbo: TurboGlobal }).Turbo.visit(kiosk.dataset['home'] ?? '/', { action: 'replace' });
}

/** `null`: somebody is there. */
function ask(left: number | null): void {
  const box = document.querySelector<HTMLElement>('[data-idle-box]');
  const words = box?.querySelector<HTMLElement>('[data-say]') ?? null;
  if (box === null || words === null) return;
  box.hidden = left === null;
  if (left !== null) words.textContent = (words.dataset['say'] ?? '').replace('0', String(left));
}

function onLost(event: Event): void {
  if (frame() === null) return;
  // Else the browser would leave for a page of its own, and stay there.
  event.preventDefault();
  if (isLost) return;
  isLost = true;
  tell();
  const trying = setInterval(() => {
    void fetch('/health', { cache: 'no-store' }).then(({ ok }) => {
      if (!ok) return;
      clearInterval(trying);
      isLost = false;
      tell();
      const kiosk = frame();
      if (kiosk !== null) begin(kiosk);
    }, ignore);
  }, TRIES_EVERY);
}

function tell(): void {
  const box = document.querySelector<HTMLElement>('[data-lost-box]');
  if (box !== null) box.textContent = isLost ? (frame()?.dataset['lost'] ?? '') : '';
}

function ignore(): void {}

for (const kind of ['pointerdown', 'keydown', 'input']) document.addEventListener(kind, onTouch);
document.addEventListener('turbo:load', () => {
  touched = Date.now();
  tell();
});
document.addEventListener('turbo:fetch-request-error', onLost);
// A finger that rests on the glass calls up no menu of the browser.
document.addEventListener('contextmenu', (event) => {
  if (frame() !== null) event.preventDefault();
});
setInterval(tick, 1000);
