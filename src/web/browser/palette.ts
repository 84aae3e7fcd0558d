interface Item {
  readonly title: string;
  readonly group: string;
  readonly hint?: string;
  readonly href: string;
}

let asked = 0;

/** Fills the palette and lets it be used by keys: a combobox whose list box is fetched. */
export function openPalette(dialog: HTMLDialogElement): void {
  const input = dialog.querySelector('input') as HTMLInputElement;
  input.focus();
  if (!('ready' in dialog.dataset)) listen(dialog, input);
  void fill(dialog, input);
}

function listen(dialog: HTMLDialogElement, input: HTMLInputElement): void {
  dialog.dataset['ready'] = '';
  // Emptied upon closing: what is typed while this module is still on its way is kept.
  dialog.addEventListener('close', () => {
    input.value = '';
  });
  input.addEventListener('input', () => void fill(dialog, input));
  input.addEventListener('keydown', (event) => {
    const options = [...dialog.querySelectorAll<HTMLElement>('[role=option]')];
    const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(
        input,
        options,
        (at + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % Math.max(options.length, 1),
      );
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(dialog, options[at]);
    }
  });
  dialog.addEventListener('click', (event) =>
    go(dialog, (event.target as Element).closest<HTMLElement>('[role=option]') ?? undefined),
  );
}

async function fill(dialog: HTMLDialogElement, input: HTMLInputElement): Promise<void> {
  const turn = ++asked;
  const status = dialog.querySelector('[role=status]') as HTMLElement;
  try {
    const response = await fetch(`/palette?q=${encodeURIComponent(input.value)}`, {
      headers: { accept: 'application/json' },
    });
    if (!response.ok) throw new Error(String(response.status));
    const { items } = (await response.json()) as { items: Item[] };
    if (turn === asked) draw(dialog, input, items, status);
  } catch {
    if (turn === asked) status.textContent = dialog.dataset['failed'] ?? '';
  }
}

function draw(dialog: HTMLDialogElement, input: HTMLInputElement, items: readonly Item[], status: HTMLElement): void {
  const list = dialog.querySelector('ul') as HTMLElement;
  const options = items.map((item, index) => {
    const option = document.createElement('li');
    option.id = `palette-${index}`;
    option.role = 'option';
    option.dataset['href'] = item.href;
    option.append(part('span', item.title), part('em', item.group));
    if (item.hint !== undefined) option.append(part('small', item.hint));
    return option;
  });
  list.replaceChildren(...options);
  input.setAttribute('aria-expanded', String(options.length > 0));
  choose(input, options, 0);
  status.textContent =
    options.length === 0
      ? (dialog.dataset['none'] ?? '')
      : (dialog.dataset['count'] ?? '').replace('0', String(options.length));
}

function part(name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

function choose(input: HTMLInputElement, options: readonly HTMLElement[], index: number): void {
  for (const [at, option] of options.entries()) option.setAttribute('aria-selected', String(at === index));
  const chosen = options[index];
  if (chosen === undefined) return input.removeAttribute('aria-activedescendant');
  input.setAttribute('aria-activedescendant', chosen.id);
  chosen.scrollIntoView({ block: 'nearest' });
}

function go(dialog: HTMLDialogElement, option: HTMLElement | undefined): void {
  const href = option?.dataset['href'];
  if (href === undefined) return;
  dialog.close();
  const turbo = (window as { Turbo?: { visit(url: string): void } }).Turbo;
  if (turbo === undefined) location.assign(href);
  else turbo.visit(href);
}
