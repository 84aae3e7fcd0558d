/** Keys on the glass that write into a field; whoever has a keyboard types as ever. */

document.addEventListener('click', (event) => {
  const key = (event.target as Element).closest<HTMLElement>('[data-key-sign], [data-key-erase]');
  const field = document.getElementById(key?.closest<HTMLElement>('[data-keypad]')?.dataset['keypad'] ?? '');
  if (key === null || !(field instanceof HTMLInputElement)) return;
  const sign = key.dataset['keySign'];
  if (sign === undefined) field.value = field.value.slice(0, -1);
  else if (field.maxLength < 0 || field.value.length < field.maxLength) field.value += sign;
  field.dispatchEvent(new Event('input', { bubbles: true }));
});

function quiet(): void {
  // Where fingers are the pointer, the operating system's keyboard would cover these keys.
  if (!matchMedia('(pointer: coarse)').matches) return;
  for (const pad of document.querySelectorAll<HTMLElement>('[data-keypad]')) {
    const field = document.getElementById(pad.dataset['keypad'] ?? '');
    if (field instanceof HTMLInputElement) field.inputMode = 'none';
  }
}

document.addEventListener('turbo:load', quiet);
quiet();
