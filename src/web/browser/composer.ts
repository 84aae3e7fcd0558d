import { Check } from './composer-check.ts';
import { Draft } from './composer-draft.ts';
import { fetchEditor, PartEditor } from './composer-editor.ts';
import { Files } from './composer-files.ts';
import { Findings } from './composer-findings.ts';
import type { ComposerHost, Fields } from './composer-host.ts';
import { setHtml, stop } from './composer-markup.ts';
import { markHere } from './composer-marks.ts';
import { Recipients } from './composer-recipients.ts';
import { Tools } from './composer-tools.ts';

const CHECK_AFTER = 350;
const PRESENCE_EVERY = 15_000;

/** The composer: rich text in place of the text areas, the check and the draft following what is typed. */
class Composer extends HTMLElement implements ComposerHost {
  editors = new Map<string, PartEditor>();
  form!: HTMLFormElement;
  findings = new Findings(this);
  check = new Check(this, this.findings);
  draft = new Draft(this);
  files = new Files(this, this.draft);
  recipients = new Recipients(this, this.check, this.draft);
  tools = new Tools(this);
  ready = false;
  checkTimer = 0;
  presenceTimer = 0;

  connectedCallback(): void {
    const form = this.querySelector<HTMLFormElement>('form.composer');
    if (form === null || this.ready) return;
    this.ready = true;
    this.form = form;
    // Left alone when the page renews itself.
    form.setAttribute('data-typed', '');
    form.addEventListener('formdata', (event) => this.fillForm(event.formData));
    form.addEventListener('input', (event) =>
      this.changed((event.target as HTMLElement).matches('select') ? 0 : CHECK_AFTER),
    );
    form.addEventListener('change', (event) => this.files.onChange(event));
    form.addEventListener('submit', (event) => this.onSubmit(event));
    this.addEventListener('click', (event) => this.onClick(event));
    this.addEventListener('keydown', (event) => this.onKey(event));
    this.addEventListener('focusin', (event) => this.findings.point(event.target));
    this.addEventListener('pointerover', (event) => this.findings.point(event.target));
    this.addEventListener('focusout', (event) => {
      if (!this.contains(event.relatedTarget as Node | null)) void this.draft.save();
    });
    this.addEventListener('dragover', (event) => this.files.onDrag(event));
    this.addEventListener('dragleave', () => this.classList.remove('dropping'));
    this.addEventListener('drop', (event) => this.files.onDrop(event));
    document.addEventListener('visibilitychange', this.draft.flush);
    addEventListener('pagehide', this.draft.flush);
    document.addEventListener('turbo:submit-end', this.stays);
    document.addEventListener('turbo:fetch-request-error', this.stays);
    this.presenceTimer = window.setInterval(() => this.tellPresence(), PRESENCE_EVERY);
    this.tellPresence();
    void this.enrich();
  }

  disconnectedCallback(): void {
    this.draft.flush();
    document.removeEventListener('visibilitychange', this.draft.flush);
    removeEventListener('pagehide', this.draft.flush);
    document.removeEventListener('turbo:submit-end', this.stays);
    document.removeEventListener('turbo:fetch-request-error', this.stays);
    clearTimeout(this.checkTimer);
    clearTimeout(this.draft.saveTimer);
    this.check.stop();
    clearInterval(this.presenceTimer);
    markHere(null);
  }

  /** Rich text, once its code is there; until then, and without it, the text areas serve. */
  async enrich(): Promise<void> {
    try {
      const Editor = await fetchEditor(this.dataset['squire'] ?? '');
      for (const area of this.querySelectorAll<HTMLTextAreaElement>('.letter-part textarea')) {
        // What was typed before the code came stays.
        if (area.value !== area.defaultValue) delete area.dataset['html'];
        this.editors.set(area.name, new PartEditor(Editor, area, () => this.changed(CHECK_AFTER)));
      }
      const shape = this.querySelector<HTMLTemplateElement>('[data-tools-shape]');
      for (const place of this.querySelectorAll('[data-tools-place]'))
        if (shape !== null) place.replaceWith(document.importNode(shape.content, true));
      this.querySelector<HTMLElement>('#label-body')?.closest('.letter-part')?.setAttribute('data-rich', '');
    } finally {
      this.toggleAttribute('rich', this.editors.size > 0);
      this.recheck();
    }
  }

  fillForm(data: FormData): void {
    for (const [part, editor] of this.editors) {
      data.delete(part);
      data.set(`${part}_html`, editor.html());
    }
  }

  /** The fields as the server reads them, without files and without an address that is still being typed. */
  fields(withAddress = false): Fields {
    const fields: Fields = {};
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value !== 'string' || name === '_csrf' || name === '_form' || name === 'do') continue;
      if (!withAddress && (name === 'new_address' || name === 'new_field')) continue;
      const before = fields[name];
      fields[name] = before === undefined ? value : [...[before].flat(), value];
    }
    return fields;
  }

  changed(checkAfter: number): void {
    this.draft.touched();
    clearTimeout(this.checkTimer);
    this.checkTimer = window.setTimeout(() => this.recheck(), checkAfter);
  }

  recheck(): void {
    void this.check.run();
  }

  async post(what: string, body: unknown, more: RequestInit = {}): Promise<Response> {
    const token = document.querySelector<HTMLMetaElement>('meta[name=csrf-token]')?.content ?? '';
    const isForm = body instanceof FormData;
    return fetch(`${this.dataset['path']}/${what}`, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'x-csrf-token': token,
        ...(isForm ? {} : { 'content-type': 'application/json' }),
      },
      body: isForm ? body : JSON.stringify(body),
      ...more,
    });
  }

  onSubmit(event: SubmitEvent): void {
    const button = event.submitter as HTMLButtonElement | null;
    if (button?.dataset['discard'] !== undefined && !confirm(this.dataset['sure'] ?? '')) return event.preventDefault();
    clearTimeout(this.draft.saveTimer);
    if (this.draft.saving !== null) {
      // A save under way ends first: otherwise the two would look like two windows.
      event.preventDefault();
      void this.draft.saving.then(() => setTimeout(() => this.form.requestSubmit(button)));
      return;
    }
    // What the form carries is what is kept; nothing may be saved behind it.
    this.draft.leave();
  }

  /** The form did not get through: the draft is kept again. */
  stays = (event: Event): void => {
    const { success } = (event as CustomEvent<{ success?: boolean }>).detail;
    if (success !== true) this.draft.leaving = false;
  };

  onClick(event: MouseEvent): void {
    const target = event.target as Element;
    const row = target.closest<HTMLElement>('.finding');
    if (row !== null && target.closest('[data-go]') !== null) return stop(event, () => this.findings.go(row));
    const words = target.closest<HTMLElement>('[data-replacement]')?.dataset['replacement'];
    if (row !== null && words !== undefined) return stop(event, () => this.findings.replace(row, words));
    const tool = target.closest<HTMLElement>('[data-tool]');
    if (tool !== null) return stop(event, () => this.tools.use(tool));
    const linkForm = target.closest<HTMLElement>('[data-link-form]');
    if (linkForm !== null) this.tools.useLinkForm(event, linkForm, target);
    if (target.closest('[data-add-recipient]') !== null) return stop(event, () => this.recipients.add());
    const remove = target.closest<HTMLElement>('[data-remove-recipient]');
    if (remove !== null) return stop(event, () => this.recipients.remove(remove));
    const detach = target.closest<HTMLButtonElement>('[data-detach]');
    if (detach !== null) return stop(event, () => this.files.detach(detach.value));
    if (target.closest('[data-mine]') !== null) this.draft.settle(true);
    if (target.closest('[data-theirs]') !== null) this.draft.settle(false);
  }

  onKey(event: KeyboardEvent): void {
    if (event.key === 'F8') return stop(event, () => this.findings.next(event.shiftKey ? -1 : 1, this.check.said));
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      const read = this.querySelector<HTMLButtonElement>('[data-read]');
      return stop(event, () => read !== null && this.form.requestSubmit(read));
    }
    const target = event.target as HTMLElement;
    if (event.key === 'Enter' && target.matches('[data-link-address]'))
      return stop(event, () =>
        target.closest('[data-link-form]')?.querySelector<HTMLElement>('[data-link-set]')?.click(),
      );
    if (event.key === 'Enter' && target.matches('[name=new_address]')) return stop(event, () => this.recipients.add());
    // Enter in a line of text does not send the letter on its way.
    if (event.key === 'Enter' && target.matches('input:not([type=file])')) return event.preventDefault();
    this.tools.onKey(event, target);
  }

  tellPresence(): void {
    if (document.hidden) return;
    this.post('klatbutne', { doing: 'writing' })
      .then(
        async (response) =>
          response.ok && setHtml(this, '[data-others]', ((await response.json()) as { others: string }).others),
      )
      .catch(() => {});
  }
}

if (customElements.get('l-composer') === undefined) customElements.define('l-composer', Composer);
