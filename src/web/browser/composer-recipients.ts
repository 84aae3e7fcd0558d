import type { Check } from './composer-check.ts';
import type { Draft } from './composer-draft.ts';
import type { ComposerHost } from './composer-host.ts';

/** Who gets the letter: added and taken out; the server says who each is to the case. */
export class Recipients {
  readonly host: ComposerHost;
  readonly check: Check;
  readonly draft: Draft;

  constructor(host: ComposerHost, check: Check, draft: Draft) {
    this.host = host;
    this.check = check;
    this.draft = draft;
  }

  add(): void {
    const field = this.host.form.elements.namedItem('new_address') as HTMLInputElement;
    if (field.value.trim() === '') return field.focus();
    this.draft.dirty = true;
    void this.check.run(true).then(() => this.draft.save());
    field.focus();
  }

  remove(button: HTMLElement): void {
    const row = button.closest('li');
    const near = row?.nextElementSibling ?? row?.previousElementSibling;
    row?.remove();
    (
      near?.querySelector<HTMLElement>('button') ?? (this.host.form.elements.namedItem('new_address') as HTMLElement)
    ).focus();
    this.draft.dirty = true;
    void this.check.run(true).then(() => this.draft.save());
  }
}
