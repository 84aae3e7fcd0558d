/** The page of a case: Ctrl+Enter writes a note; while the page is looked at, the others see that somebody is there. */
const EVERY_MS = 60_000;

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  const field = event.target as HTMLElement | null;
  if (field?.dataset['enter'] === 'find' && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    field.closest('form')?.querySelector<HTMLButtonElement>('button[name=do][value=find]')?.click();
  }
  if (!(event.ctrlKey || event.metaKey)) return;
  const form = (event.target as Element | null)?.closest<HTMLFormElement>('form[data-ctrl-enter]');
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
});

// What was sent is no longer being typed: the page that comes may put a fresh form in its place.
document.addEventListener('turbo:submit-end', (event) => {
  const { success } = (event as CustomEvent<{ success: boolean }>).detail;
  const form = event.target as HTMLFormElement;
  if (!success || !('ctrlEnter' in form.dataset)) return;
  if (form.contains(document.activeElement)) (document.activeElement as HTMLElement).blur();
  form.removeAttribute('data-typed');
  form.reset();
});

setInterval(() => {
  const number = /^\/lieta\/([A-Z]{1,6}-\d{4}-\d{5,9})/.exec(location.pathname)?.[1];
  if (number === undefined || document.hidden) return;
  const token = document.querySelector<HTMLMetaElement>('meta[name=csrf-token]')?.content ?? '';
  void fetch(`/lieta/${number}/klatbutne`, { method: 'POST', headers: { 'x-csrf-token': token } }).catch(() => {});
}, EVERY_MS);
