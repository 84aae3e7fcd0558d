/** Keys of the frame: Ctrl+K, `/`, `?`, `g` and a letter, `j`/`k` through rows, arrows in menus, a button's own key. */
export function startKeys(): void {
  document.addEventListener('keydown', onKey);
  document.getElementById('palette')?.addEventListener('toggle', openPalette);
  document.addEventListener('turbo:load', () =>
    document.getElementById('palette')?.addEventListener('toggle', openPalette),
  );
  document.addEventListener('toggle', focusFirstItem, true);
}

const PLACES: Readonly<Record<string, string>> = { d: '/mans-darbs', l: '/lietas', k: '/karantina', s: '/standarts' };
let going = 0;

function onKey(event: KeyboardEvent): void {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k')
    return prevent(event, () => toggleDialog('palette'));
  if (walkMenu(event)) return;
  if (event.key === 'Escape') document.querySelector('[data-toast]')?.remove();
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    isTyping(event.target) ||
    document.querySelector('dialog[open]') !== null
  )
    return;
  if (event.key === '?') return prevent(event, () => toggleDialog('keys'));
  if (Date.now() - going < 1500) return goTo(event);
  if (event.key === 'g') going = Date.now();
  else if (event.key === 'j' || event.key === 'k') walkRows(event, event.key === 'j' ? 1 : -1);
  else pressOwnKey(event);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))
  );
}

function prevent(event: KeyboardEvent, then: () => void): void {
  event.preventDefault();
  then();
}

function toggleDialog(id: string): void {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return;
  if (dialog.open) return dialog.close();
  for (const open of document.querySelectorAll<HTMLDialogElement>('dialog[open]')) open.close();
  dialog.showModal();
}

function openPalette(): void {
  const dialog = document.getElementById('palette');
  if (dialog instanceof HTMLDialogElement && dialog.open)
    void import('./palette.ts').then((module) => module.openPalette(dialog));
}

function goTo(event: KeyboardEvent): void {
  going = 0;
  const link = document.querySelector<HTMLAnchorElement>(`.rail nav a[href="${PLACES[event.key] ?? ''}"]`);
  if (link !== null) prevent(event, () => link.click());
}

/** Lists and tables: the link of each row, one after the other. */
function walkRows(event: KeyboardEvent, step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-keys=list] > li, [data-keys=list] > tbody > tr')];
  const links = rows.map((row) => row.querySelector<HTMLElement>('a')).filter((link) => link !== null);
  if (links.length === 0) return;
  const current = links.findIndex((link) => link.closest('li, tr')?.contains(document.activeElement));
  prevent(event, () => links[Math.max(0, Math.min(links.length - 1, current + step))]?.focus());
}

function pressOwnKey(event: KeyboardEvent): void {
  const field = document.querySelector<HTMLElement>(`[data-focus-key="${CSS.escape(event.key)}"]`);
  if (field !== null) return prevent(event, () => field.focus());
  const buttons = [...document.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`)];
  // What stands in a closed menu keeps its key.
  const button =
    buttons.find((one) => one.checkVisibility()) ?? buttons.find((one) => one.closest('[data-keys=menu]') !== null);
  if (button !== undefined) return prevent(event, () => button.click());
  if (event.key === '/') prevent(event, () => toggleDialog('palette'));
}

function menuItems(list: Element): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('a, button:not([disabled])')];
}

function focusFirstItem(event: Event): void {
  const list = event.target;
  if (list instanceof HTMLElement && list.dataset['keys'] === 'menu' && list.matches(':popover-open'))
    menuItems(list)[0]?.focus();
}

function walkMenu(event: KeyboardEvent): boolean {
  const list = (event.target as Element | null)?.closest?.('[data-keys=menu]');
  if (!list) return false;
  const items = menuItems(list);
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined) return false;
  prevent(event, () => items[(to + items.length) % items.length]?.focus());
  return true;
}
