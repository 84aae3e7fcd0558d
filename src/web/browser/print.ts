/** A button that prints the page it stands on. */
document.addEventListener('click', (event) => {
  if ((event.target as Element).closest('[data-print-page]') !== null) window.print();
});
