/**
 * Lists of cases by keys: `x` chooses the row that has the focus, `o` opens it. A choice in the filter is applied at once.
 * The frame itself walks rows by `j` and `k` and presses the buttons that name a key.
 */
export function startCaseList(): void {
  if ('caseList' in document.documentElement.dataset) return;
  document.documentElement.dataset['caseList'] = '';
  document.addEventListener('keydown', onKey);
  document.addEventListener('change', onChange);
  document.addEventListener('turbo:render', recount);
  setInterval(renewTimes, RENEW_MS);
}

/** Working time is counted by the server alone, so that the words of time left are asked for anew each minute. */
const RENEW_MS = 60_000;

function renewTimes(): void {
  const turbo = (window as { Turbo?: { session: { refresh(url: string): void } } }).Turbo;
  if (!document.hidden && document.querySelector('.work-group') !== null) turbo?.session.refresh(location.href);
}

function onKey(event: KeyboardEvent): void {
  const row = (document.activeElement ?? document.body).closest<HTMLElement>(
    '[data-keys=list] > li, [data-keys=list] > tbody > tr',
  );
  if (row === null || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === 'x') {
    event.preventDefault();
    row.querySelector<HTMLInputElement>('.tick input')?.click();
  } else if (event.key === 'o') {
    event.preventDefault();
    row.querySelector<HTMLElement>('a')?.click();
  }
}

/** A renewed table counts what is chosen in it anew. */
function recount(): void {
  for (const table of document.querySelectorAll('table[data-select]'))
    table.querySelector('tbody .tick input')?.dispatchEvent(new Event('change', { bubbles: true }));
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select');
}

function onChange(event: Event): void {
  const field = event.target;
  if (
    !(
      field instanceof HTMLSelectElement ||
      (field instanceof HTMLInputElement && ['checkbox', 'date'].includes(field.type))
    )
  )
    return;
  field.closest<HTMLFormElement>('form[data-filter]')?.requestSubmit();
}

startCaseList();
