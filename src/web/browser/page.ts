/** What every page does by itself: focus after a refusal, toasts, reasons upon pointing, choosing rows, appearance. */
export function startPage(): void {
  document.addEventListener('turbo:load', whenShown);
  document.addEventListener('turbo:render', whenShown);
  document.addEventListener('click', onClick);
  document.addEventListener('change', onChange);
  document.addEventListener('pointerover', (event) => peek(event.target, 250));
  document.addEventListener('pointerout', unpeek);
  document.addEventListener('submit', onSubmit);
  document.addEventListener('input', markTyped);
  whenShown();
}

/** Says something to those who hear the page. */
export function say(words: string): void {
  const region = document.getElementById('say');
  if (region !== null) region.textContent = words;
}

function whenShown(): void {
  document.querySelector<HTMLElement>('[data-focus-first]')?.focus();
  for (const toast of document.querySelectorAll<HTMLElement>('[data-toast]:not([data-running])')) runToast(toast);
}

function runToast(toast: HTMLElement): void {
  toast.dataset['running'] = '';
  const words = toast.querySelector('span');
  if (words !== null && /\d+ s\b/.test(words.textContent ?? '')) return countDown(toast, words);
  let left = Number(toast.dataset['seconds'] ?? 6);
  const timer = setInterval(() => {
    if (!toast.isConnected) return clearInterval(timer);
    // Somebody who reads or reaches for it has all the time.
    if (toast.matches(':hover, :focus-within') || document.hidden) return;
    left -= 1;
    if (left > 0) return;
    clearInterval(timer);
    toast.remove();
  }, 1000);
}

/** „… pēc 8 s”: what runs out by the clock does not wait for whoever reads; said aloud once only. */
function countDown(toast: HTMLElement, words: HTMLElement): void {
  const until = Date.now() + Number(toast.dataset['seconds'] ?? 6) * 1000;
  toast.setAttribute('aria-live', 'off');
  const timer = setInterval(() => {
    const left = Math.ceil((until - Date.now()) / 1000);
    if (!toast.isConnected || left <= 0) {
      clearInterval(timer);
      toast.remove();
      return;
    }
    words.textContent = (words.textContent ?? '').replace(/\d+ s\b/, `${left} s`);
  }, 500);
}

function onClick(event: MouseEvent): void {
  const target = event.target as Element;
  target.closest('[data-toast-close]')?.closest('[data-toast]')?.remove();
  const opener = target.closest<HTMLElement>('[command][commandfor]');
  if (opener !== null && !('commandForElement' in HTMLButtonElement.prototype)) obey(opener);
  if (target instanceof HTMLDialogElement && target.open && !inside(target, event)) target.close();
}

/** Dialog buttons in browsers that do not know them yet. */
function obey(opener: HTMLElement): void {
  const dialog = document.getElementById(opener.getAttribute('commandfor') ?? '');
  if (!(dialog instanceof HTMLDialogElement)) return;
  if (opener.getAttribute('command') === 'show-modal') dialog.showModal();
  else dialog.close();
}

function inside(dialog: HTMLElement, event: MouseEvent): boolean {
  const box = dialog.getBoundingClientRect();
  return (
    event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom
  );
}

// — the reason behind a chip, upon pointing: a tap, a click or Enter opens it without us ———————————————————————————

let peeking: { readonly button: HTMLButtonElement; readonly timer: number } | undefined;

function peek(target: EventTarget | null, delay: number): void {
  const button = target instanceof Element ? target.closest<HTMLButtonElement>('[data-peek]') : null;
  if (button === null || peeking?.button === button) return;
  clearTimeout(peeking?.timer);
  peeking = { button, timer: window.setTimeout(() => show(button), delay) };
}

function show(button: HTMLButtonElement): void {
  const reason = document.getElementById(button.getAttribute('popovertarget') ?? '');
  if (reason === null || reason.matches(':popover-open')) return;
  (reason as HTMLElement & { showPopover(options?: { source: Element }): void }).showPopover({ source: button });
  button.dataset['peeked'] = '';
}

function unpeek(event: PointerEvent): void {
  if (peeking === undefined || !(event.target instanceof Element)) return;
  const chip = peeking.button.parentElement;
  if (chip === null || chip.contains(event.relatedTarget as Node | null)) return;
  clearTimeout(peeking.timer);
  const reason = document.getElementById(peeking.button.getAttribute('popovertarget') ?? '');
  if ('peeked' in peeking.button.dataset && reason?.matches(':popover-open') === true) reason.hidePopover();
  delete peeking.button.dataset['peeked'];
  peeking = undefined;
}

// — choosing rows ————————————————————————————————————————————————————————————————————————————————————————————————

function onChange(event: Event): void {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox') return;
  const table = box.closest<HTMLElement>('table[data-select]');
  if (table === null) return;
  const rows = [...table.querySelectorAll<HTMLInputElement>('tbody .tick input')];
  if ('selectAll' in box.dataset) for (const row of rows) row.checked = box.checked;
  const chosen = rows.filter((row) => row.checked).length;
  const all = table.querySelector<HTMLInputElement>('[data-select-all]');
  if (all !== null) {
    all.checked = chosen === rows.length;
    all.indeterminate = chosen > 0 && chosen < rows.length;
  }
  const bar = table.closest('.table-frame')?.nextElementSibling;
  if (!(bar instanceof HTMLElement) || !('selectBar' in bar.dataset)) return;
  bar.hidden = chosen === 0;
  const count = bar.querySelector<HTMLElement>('[data-select-count]');
  if (count !== null) count.textContent = (count.dataset['say'] ?? '').replace('0', String(chosen));
}

// — forms ————————————————————————————————————————————————————————————————————————————————————————————————————————

/** A form that somebody has typed into is left alone when the page renews itself. */
function markTyped(event: Event): void {
  (event.target as Element).closest('form')?.setAttribute('data-typed', '');
}

function onSubmit(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  // What was typed is on its way: the page that comes back may renew the form.
  form.removeAttribute('data-typed');
  if (!('themeSwitch' in form.dataset)) return;
  // The look changes at once; the answer only remembers it.
  const theme = (event.submitter as HTMLButtonElement | null)?.value;
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
  else delete document.documentElement.dataset['theme'];
}
