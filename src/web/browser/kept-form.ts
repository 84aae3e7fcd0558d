/**
 * What somebody had typed when their session ended, put back into the fields of the form it was sent from. Nothing is
 * sent by itself. Where a field is not there any more its words stay in the list that the page shows.
 */
class KeptForm extends HTMLElement {
  connectedCallback(): void {
    const fields: readonly (readonly [string, string])[] = JSON.parse(this.getAttribute('fields') ?? '[]');
    const form = [...document.forms].find((one) => one.getAttribute('action') === this.getAttribute('action'));
    const put = form === undefined ? 0 : fill(form, fields);
    form?.setAttribute('data-typed', '');
    const list = this.querySelector('details');
    if (list !== null && put === new Set(fields.map(([name]) => name)).size) list.open = false;
    // A page that is loaded again begins anew.
    const here = new URL(location.href);
    here.searchParams.delete('saglabats');
    history.replaceState(history.state, '', here);
  }
}

/** Gives how many names found a field. */
function fill(form: HTMLFormElement, fields: readonly (readonly [string, string])[]): number {
  const names = new Set(fields.map(([name]) => name));
  let found = 0;
  for (const name of names) {
    const values = fields.filter(([one]) => one === name).map(([, value]) => value);
    const controls = [...form.elements].filter(
      (control): control is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
        (control as HTMLInputElement).name === name,
    );
    if (controls.length > 0) found += 1;
    for (const [index, control] of controls.entries()) put(control, values, index);
  }
  return found;
}

function put(
  control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
  values: readonly string[],
  index: number,
): void {
  if (control instanceof HTMLInputElement && ['password', 'file', 'submit'].includes(control.type)) return;
  if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio'))
    control.checked = values.includes(control.value);
  else control.value = values[index] ?? values[0] ?? '';
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

if (customElements.get('l-kept-form') === undefined) customElements.define('l-kept-form', KeptForm);
