/** The page on which a letter is read through: Ctrl+Enter sends; a printed letter is its frame alone. */
document.addEventListener('keydown', (event) => {
  const button = document.querySelector<HTMLButtonElement>('[data-send]');
  if (button === null || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  if (button.disabled) return;
  button.form?.requestSubmit(button);
});

document.addEventListener('submit', (event) => {
  // One press sends; the server would refuse a second one anyway.
  const button = (event.target as HTMLFormElement).querySelector<HTMLButtonElement>('[data-send]');
  if (button !== null) setTimeout(() => (button.disabled = true));
});

document.addEventListener('click', (event) => {
  const name = (event.target as Element).closest<HTMLElement>('[data-print]')?.dataset['print'];
  const frame = name === undefined ? null : document.getElementById(name);
  if (frame instanceof HTMLIFrameElement) frame.contentWindow?.print();
});
