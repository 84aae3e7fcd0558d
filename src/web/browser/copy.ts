import { say } from './page.ts';

/** `<button data-copy="id" data-copied="…">`: puts the words of the element with this id on the clipboard and says so. */
document.addEventListener('click', (event) => {
  const button = (event.target as Element | null)?.closest<HTMLElement>('[data-copy]');
  if (button === null || button === undefined) return;
  const words = document.getElementById(button.dataset['copy'] ?? '')?.textContent ?? '';
  void navigator.clipboard.writeText(words).then(() => say(button.dataset['copied'] ?? ''));
});
