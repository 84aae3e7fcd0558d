import { say } from './page.ts';
import { fetchEditor, PartEditor } from './composer-editor.ts';
import { markFindings, markHere } from './composer-marks.ts';

interface CheckAnswer {
  readonly places: Readonly<
    Record<string, { readonly html: string; readonly wanting: boolean; readonly length: number | null }>
  >;
  readonly summary: string;
  readonly say: string;
  readonly overridable: readonly string[];
  readonly links: readonly string[];
  readonly recipients: string;
}

interface Conflict {
  readonly reply: string;
  readonly version: number;
  readonly parts: Readonly<Record<string, string>>;
  readonly text: string;
}

type Fields = Record<string, string | string[]>;

const CHECK_AFTER = 350;
const SAVE_AFTER = 2000;
const LINKS_AFTER = 1500;
const PRESENCE_EVERY = 15_000;

/** The composer: rich text in place of the text areas, the check and the draft following what is typed. */
class Composer extends HTMLElement {
  editors = new Map<string, PartEditor>();
  form!: HTMLFormElement;
  ready = false;
  dirty = false;
  leaving = false;
  saving: Promise<boolean> | null = null;
  conflict: Conflict | null = null;
  checkTimer = 0;
  saveTimer = 0;
  linkTimer = 0;
  presenceTimer = 0;
  asking: AbortController | null = null;
  said = '';
  words = new WeakMap<HTMLElement, string>();
  tried = '';

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
    form.addEventListener('change', (event) => this.onChange(event));
    form.addEventListener('submit', (event) => this.onSubmit(event));
    this.addEventListener('click', (event) => this.onClick(event));
    this.addEventListener('keydown', (event) => this.onKey(event));
    this.addEventListener('focusin', (event) => this.point(event.target));
    this.addEventListener('pointerover', (event) => this.point(event.target));
    this.addEventListener('focusout', (event) => {
      if (!this.contains(event.relatedTarget as Node | null)) void this.save();
    });
    this.addEventListener('dragover', (event) => this.onDrag(event));
    this.addEventListener('dragleave', () => this.classList.remove('dropping'));
    this.addEventListener('drop', (event) => this.onDrop(event));
    document.addEventListener('visibilitychange', this.flush);
    addEventListener('pagehide', this.flush);
    document.addEventListener('turbo:submit-end', this.stays);
    document.addEventListener('turbo:fetch-request-error', this.stays);
    this.presenceTimer = window.setInterval(() => this.tellPresence(), PRESENCE_EVERY);
    this.tellPresence();
    void this.enrich();
  }

  disconnectedCallback(): void {
    this.flush();
    document.removeEventListener('visibilitychange', this.flush);
    removeEventListener('pagehide', this.flush);
    document.removeEventListener('turbo:submit-end', this.stays);
    document.removeEventListener('turbo:fetch-request-error', this.stays);
    for (const timer of [this.checkTimer, this.saveTimer, this.linkTimer]) clearTimeout(timer);
    clearInterval(this.presenceTimer);
    markHere(null);
  }

  /** Rich text, once its code is there; until then, and without it, the text areas serve. */
  async enrich(): Promise<void> {
    try {
      const Editor = await fetchEditor(this.dataset['squire'] ?? '');
      for (const area of this.querySelectorAll<HTMLTextAreaElement>('.letter-part textarea')) {
        // What was typed before the code came stays.
        if (area.value !== area.defaultValue) area.dataset['html'] = paragraphs(area.value);
        this.editors.set(area.name, new PartEditor(Editor, area, () => this.changed(CHECK_AFTER)));
      }
      for (const tools of this.querySelectorAll<HTMLElement>('.tools')) tools.hidden = false;
      this.querySelector<HTMLElement>('#label-body')?.closest('.letter-part')?.setAttribute('data-rich', '');
    } finally {
      this.toggleAttribute('rich', this.editors.size > 0);
      void this.check();
    }
  }

  // — what is typed ————————————————————————————————————————————————————————————————————————————————————————————————

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
    this.dirty = true;
    clearTimeout(this.checkTimer);
    clearTimeout(this.saveTimer);
    this.checkTimer = window.setTimeout(() => void this.check(), checkAfter);
    this.saveTimer = window.setTimeout(() => void this.save(), SAVE_AFTER);
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

  // — the check —————————————————————————————————————————————————————————————————————————————————————————————————————

  async check(withAddress = false): Promise<void> {
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    try {
      const texts = this.texts();
      const response = await this.post('parbaude', this.fields(withAddress), { signal: asking.signal });
      if (!response.ok) throw new Error(String(response.status));
      const answer = (await response.json()) as CheckAnswer;
      if (this.asking === asking) this.show(answer, texts, withAddress);
    } catch {
      if (!asking.signal.aborted) this.setText('[data-summary]', this.dataset['offline'] ?? '');
    }
  }

  texts(): Map<string, string> {
    return new Map([...this.editors].map(([part, editor]) => [part, editor.flat().text]));
  }

  show(answer: CheckAnswer, texts: ReadonlyMap<string, string>, withRecipients: boolean): void {
    const lengths: Record<string, number | null> = {};
    for (const [place, { html, wanting, length }] of Object.entries(answer.places)) {
      lengths[place] = length;
      this.putList(`[data-findings="${place}"]`, html);
      document.getElementById(`part-${place}`)?.setAttribute('data-wanting', String(wanting));
    }
    if (withRecipients) this.putRecipients(answer.recipients);
    this.setHtml('[data-summary]', answer.summary);
    for (const one of this.querySelectorAll<HTMLElement>('[data-override]'))
      one.hidden = !answer.overridable.includes(one.dataset['override'] ?? '');
    this.keepWords(texts, lengths);
    markFindings(this, this.editors, lengths);
    if (this.said !== '' && this.said !== answer.say) say(answer.say);
    this.said = answer.say;
    this.dataset['checked'] = String(Number(this.dataset['checked'] ?? 0) + 1);
    this.tryLinks(answer.links);
  }

  /** A list is put in anew only where it changed; the finding that held the focus holds it again. */
  putList(selector: string, html: string): void {
    const list = this.querySelector<HTMLElement>(selector);
    if (list === null || list.dataset['shown'] === html) return;
    const held = [...list.querySelectorAll('a, button')].indexOf(document.activeElement as HTMLElement);
    replaceMarkup(list, html);
    list.dataset['shown'] = html;
    if (held < 0) return;
    const left = list.querySelectorAll<HTMLElement>('a, button');
    (left[Math.min(held, left.length - 1)] ?? this.editors.get(list.dataset['findings'] ?? '')?.root)?.focus();
  }

  putRecipients(html: string): void {
    this.setHtml('[data-recipients]', html);
    const field = this.form.elements.namedItem('new_address');
    if (field instanceof HTMLInputElement) field.value = '';
  }

  /** Links are tried when the writer rests; only a clear answer changes anything. */
  tryLinks(links: readonly string[]): void {
    const key = links.join('\n');
    if (links.length === 0 || key === this.tried) return;
    clearTimeout(this.linkTimer);
    this.linkTimer = window.setTimeout(async () => {
      this.tried = key;
      try {
        const response = await this.post('saites', { links });
        if (response.ok && ((await response.json()) as { changed: boolean }).changed) void this.check();
      } catch {
        // The network is away: the links stay untried.
      }
    }, LINKS_AFTER);
  }

  // — the draft —————————————————————————————————————————————————————————————————————————————————————————————————————

  async save(keepalive = false): Promise<boolean> {
    clearTimeout(this.saveTimer);
    if (this.saving !== null) await this.saving;
    if (!this.dirty || this.leaving || this.conflict !== null) return !this.dirty;
    this.dirty = false;
    this.saving = this.saveNow(keepalive);
    const saved = await this.saving;
    this.saving = null;
    if (!saved && this.conflict === null) {
      this.dirty = true;
      this.saveTimer = window.setTimeout(() => void this.save(), 10_000);
    }
    return saved;
  }

  async saveNow(keepalive: boolean): Promise<boolean> {
    this.setText('[data-saved-words]', this.dataset['saving'] ?? '');
    try {
      const response = await this.post('melnraksts', this.fields(), { keepalive });
      const answer = (await response.json()) as {
        version?: number;
        reply?: string;
        conflict?: Conflict;
        detail?: string;
      };
      if (answer.conflict !== undefined) {
        this.showConflict(answer.conflict);
        return false;
      }
      if (!response.ok || answer.version === undefined) {
        this.setText('[data-saved-words]', answer.detail ?? this.dataset['unsaved'] ?? '');
        return false;
      }
      this.setVersion(answer.version);
      const now = new Date();
      const time = `${now.getHours()}${document.documentElement.lang === 'lv' ? '.' : ':'}${String(now.getMinutes()).padStart(2, '0')}`;
      this.setText('[data-saved-words]', (this.dataset['saved'] ?? '').replace('{time}', time));
      return true;
    } catch {
      this.setText('[data-saved-words]', this.dataset['unsaved'] ?? '');
      return false;
    }
  }

  setVersion(version: number, reply?: string): void {
    this.setField('upon', String(version));
    if (reply !== undefined) this.setField('reply', reply);
  }

  setField(name: string, value: string): void {
    const field = this.form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }

  flush = (): void => {
    if (document.hidden || !this.isConnected) void this.save(true);
  };

  showConflict(conflict: Conflict): void {
    this.conflict = conflict;
    const panel = this.querySelector<HTMLElement>('[data-conflict]');
    this.setText('[data-conflict-text]', conflict.text);
    this.setText('[data-saved-words]', this.dataset['unsaved'] ?? '');
    if (panel !== null) panel.hidden = false;
  }

  /** Both texts were shown; one is chosen. */
  settle(mine: boolean): void {
    const { conflict } = this;
    if (conflict === null) return;
    this.conflict = null;
    this.setVersion(conflict.version, conflict.reply);
    if (!mine) for (const [part, editor] of this.editors) editor.put(conflict.parts[part] ?? '');
    const panel = this.querySelector<HTMLElement>('[data-conflict]');
    if (panel !== null) panel.hidden = true;
    this.dirty = mine;
    void this.save();
    void this.check();
  }

  // — files ——————————————————————————————————————————————————————————————————————————————————————————————————————————

  onChange(event: Event): void {
    const field = event.target;
    if (field instanceof HTMLInputElement && field.type === 'file') {
      const files = [...(field.files ?? [])];
      field.value = '';
      void this.upload(files);
    }
  }

  onDrag(event: DragEvent): void {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    this.classList.add('dropping');
  }

  onDrop(event: DragEvent): void {
    this.classList.remove('dropping');
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    void this.upload(files);
  }

  async upload(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    // Said before anything is sent; the server counts what is attached already.
    if (files.reduce((sum, { size }) => sum + size, 0) > Number(this.dataset['mostBytes']))
      return this.setText('[data-upload-state]', this.dataset['tooLarge'] ?? '');
    const data = new FormData();
    for (const file of files) data.append('files', file);
    await this.attach(data);
  }

  async attach(data: FormData): Promise<void> {
    const tell = (words: string) => this.setText('[data-upload-state]', words);
    tell(this.dataset['uploading'] ?? '');
    // The draft has to stand before anything can be attached to it.
    if (this.form.elements.namedItem('upon') instanceof HTMLInputElement)
      this.dirty ||= (this.form.elements.namedItem('upon') as HTMLInputElement).value === '0';
    await this.save();
    data.set('reply', (this.form.elements.namedItem('reply') as HTMLInputElement).value);
    try {
      const response = await this.post('pielikumi', data);
      const answer = (await response.json()) as { html?: string; detail?: string };
      if (answer.html !== undefined) this.setHtml('[data-attachments]', answer.html);
      tell(answer.html === undefined ? (answer.detail ?? this.dataset['uploadFailed'] ?? '') : '');
    } catch {
      tell(this.dataset['uploadFailed'] ?? '');
    }
    void this.check();
  }

  // — presses and keys ——————————————————————————————————————————————————————————————————————————————————————————————

  onSubmit(event: SubmitEvent): void {
    const button = event.submitter as HTMLButtonElement | null;
    if (button?.dataset['discard'] !== undefined && !confirm(this.dataset['sure'] ?? '')) return event.preventDefault();
    clearTimeout(this.saveTimer);
    if (this.saving !== null) {
      // A save under way ends first: otherwise the two would look like two windows.
      event.preventDefault();
      void this.saving.then(() => setTimeout(() => this.form.requestSubmit(button)));
      return;
    }
    // What the form carries is what is kept; nothing may be saved behind it.
    this.leaving = true;
    this.dirty = false;
  }

  /** The form did not get through: the draft is kept again. */
  stays = (event: Event): void => {
    const { success } = (event as CustomEvent<{ success?: boolean }>).detail;
    if (success !== true) this.leaving = false;
  };

  onClick(event: MouseEvent): void {
    const target = event.target as Element;
    const row = target.closest<HTMLElement>('.finding');
    if (row !== null && target.closest('[data-go]') !== null) return stop(event, () => this.go(row));
    const words = target.closest<HTMLElement>('[data-replacement]')?.dataset['replacement'];
    if (row !== null && words !== undefined) return stop(event, () => this.replace(row, words));
    const tool = target.closest<HTMLElement>('[data-tool]');
    if (tool !== null) return stop(event, () => this.useTool(tool));
    const linkForm = target.closest<HTMLElement>('[data-link-form]');
    if (linkForm !== null) this.useLinkForm(event, linkForm, target);
    if (target.closest('[data-add-recipient]') !== null) return stop(event, () => this.addRecipient());
    const remove = target.closest<HTMLElement>('[data-remove-recipient]');
    if (remove !== null) return stop(event, () => this.removeRecipient(remove));
    const detach = target.closest<HTMLButtonElement>('[data-detach]');
    if (detach !== null) return stop(event, () => this.detach(detach.value));
    if (target.closest('[data-mine]') !== null) this.settle(true);
    if (target.closest('[data-theirs]') !== null) this.settle(false);
  }

  onKey(event: KeyboardEvent): void {
    if (event.key === 'F8') return stop(event, () => this.nextFinding(event.shiftKey ? -1 : 1));
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      const read = this.querySelector<HTMLButtonElement>('[data-read]');
      return stop(event, () => read !== null && this.form.requestSubmit(read));
    }
    const target = event.target as HTMLElement;
    if (event.key === 'Enter' && target.matches('[data-link-address]'))
      return stop(event, () =>
        target.closest('[data-link-form]')?.querySelector<HTMLElement>('[data-link-set]')?.click(),
      );
    if (event.key === 'Enter' && target.matches('[name=new_address]')) return stop(event, () => this.addRecipient());
    // Enter in a line of text does not send the letter on its way.
    if (event.key === 'Enter' && target.matches('input:not([type=file])')) return event.preventDefault();
    if (event.key === 'Escape' && target.closest('[data-link-form]') !== null)
      return stop(event, () => this.closeLinkForm(target.closest('[data-link-form]') as HTMLElement));
    if (event.key.startsWith('Arrow') && target.matches('[data-tool]')) this.walkTools(event, target);
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && target.closest('.rich') !== null) {
      const tool = target.closest('.writing')?.querySelector<HTMLElement>('[data-tool=link]');
      if (tool != null) stop(event, () => this.useTool(tool));
    }
  }

  walkTools(event: KeyboardEvent, from: HTMLElement): void {
    const tools = [...(from.parentElement?.querySelectorAll<HTMLElement>('[data-tool]') ?? [])];
    const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : -1;
    const next = tools[(tools.indexOf(from) + step + tools.length) % tools.length];
    from.tabIndex = -1;
    if (next === undefined) return;
    next.tabIndex = 0;
    stop(event, () => next.focus());
  }

  nextFinding(step: number): void {
    const all = [...this.querySelectorAll<HTMLElement>('.finding:not(.met) [data-go]')];
    if (all.length === 0) return say(this.said);
    const held = document.activeElement?.closest('.finding, .letter-part');
    const at = all.findIndex((one) => one.closest('.finding') === held);
    const inPart = all.findIndex((one) => held !== null && held !== undefined && held.contains(one));
    const next = at >= 0 ? at + step : inPart >= 0 ? inPart : 0;
    all[(next + all.length) % all.length]?.focus();
  }

  /** Where a finding's words stand now: the text may have moved on since it was checked. */
  spanOf(row: HTMLElement): { readonly editor: PartEditor | undefined; readonly start: number; readonly end: number } {
    const editor = this.editors.get(row.dataset['part'] ?? '');
    const [start, end] = [Number(row.dataset['start']), Number(row.dataset['end'])];
    const words = this.words.get(row);
    if (editor === undefined || words === undefined) return { editor, start, end };
    const { text } = editor.flat();
    if (text.slice(start, end) === words) return { editor, start, end };
    const nearest = placesOf(words, text).sort((left, right) => Math.abs(left - start) - Math.abs(right - start))[0];
    return nearest === undefined
      ? { editor, start: 0, end: 0 }
      : { editor, start: nearest, end: nearest + words.length };
  }

  /** Remembers the words under each finding, from the very text that was checked. */
  keepWords(texts: ReadonlyMap<string, string>, lengths: Readonly<Record<string, number | null>>): void {
    this.words = new WeakMap();
    for (const [part, text] of texts) {
      if (lengths[part] !== text.length) continue;
      for (const row of this.querySelectorAll<HTMLElement>(`[data-findings="${part}"] [data-start]`)) {
        const words = text.slice(Number(row.dataset['start']), Number(row.dataset['end']));
        if (words !== '') this.words.set(row, words);
      }
    }
  }

  go(row: HTMLElement): void {
    const { editor, start, end } = this.spanOf(row);
    if (editor !== undefined) return editor.goTo(start, end);
    const place = document.getElementById(`part-${row.dataset['part']}`);
    (place?.querySelector<HTMLElement>('textarea, input:not([type=hidden]), select') ?? place)?.focus();
    place?.scrollIntoView({ block: 'center' });
  }

  replace(row: HTMLElement, words: string): void {
    const { editor, start, end } = this.spanOf(row);
    if (editor !== undefined) {
      editor.replace(start, end, words);
      this.changed(0);
      return;
    }
    const area = document.getElementById(`f-${row.dataset['part']}`);
    if (area instanceof HTMLTextAreaElement) area.focus();
  }

  point(target: EventTarget | null): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('.finding[data-start]') : null;
    if (row === null) return markHere(null);
    const { editor, start, end } = this.spanOf(row);
    markHere(editor?.flat().range(start, end) ?? null);
  }

  useTool(tool: HTMLElement): void {
    const part = tool.closest<HTMLElement>('.letter-part')?.dataset['part'] ?? '';
    const editor = this.editors.get(part);
    if (tool.dataset['tool'] !== 'link') return editor?.tool(tool.dataset['tool'] ?? '');
    const linkForm = tool.closest('.writing')?.querySelector<HTMLElement>('[data-link-form]');
    if (linkForm == null) return;
    linkForm.hidden = !linkForm.hidden;
    linkForm.querySelector('input')?.focus();
  }

  useLinkForm(event: Event, linkForm: HTMLElement, target: Element): void {
    const editor = this.editors.get(linkForm.closest<HTMLElement>('.letter-part')?.dataset['part'] ?? '');
    const input = linkForm.querySelector('input') as HTMLInputElement;
    const known = target.closest<HTMLElement>('[data-link-known]');
    if (known !== null)
      stop(event, () => editor?.link(known.dataset['linkKnown'] ?? '', known.dataset['linkTitle'] ?? ''));
    else if (target.closest('[data-link-set]') !== null) {
      const href = withScheme(input.value.trim());
      if (href === '') return input.focus();
      stop(event, () => editor?.link(href, ''));
    } else if (target.closest('[data-link-remove]') !== null) stop(event, () => editor?.unlink());
    else if (target.closest('[data-link-cancel]') === null) return;
    this.closeLinkForm(linkForm);
    this.changed(0);
  }

  closeLinkForm(linkForm: HTMLElement): void {
    linkForm.hidden = true;
    (linkForm.querySelector('input') as HTMLInputElement).value = '';
    this.editors.get(linkForm.closest<HTMLElement>('.letter-part')?.dataset['part'] ?? '')?.squire.focus();
  }

  addRecipient(): void {
    const field = this.form.elements.namedItem('new_address') as HTMLInputElement;
    if (field.value.trim() === '') return field.focus();
    this.dirty = true;
    void this.check(true).then(() => this.save());
    field.focus();
  }

  removeRecipient(button: HTMLElement): void {
    const row = button.closest('li');
    const near = row?.nextElementSibling ?? row?.previousElementSibling;
    row?.remove();
    (
      near?.querySelector<HTMLElement>('button') ?? (this.form.elements.namedItem('new_address') as HTMLElement)
    ).focus();
    this.dirty = true;
    void this.check(true).then(() => this.save());
  }

  detach(value: string): void {
    const data = new FormData();
    data.set('detach', value.replace('atvienot:', ''));
    void this.attach(data);
  }

  tellPresence(): void {
    if (document.hidden) return;
    this.post('klatbutne', { doing: 'writing' })
      .then(
        async (response) =>
          response.ok && this.setHtml('[data-others]', ((await response.json()) as { others: string }).others),
      )
      .catch(() => {});
  }

  setText(selector: string, words: string): void {
    const place = this.querySelector(selector);
    if (place !== null && place.textContent !== words) place.textContent = words;
  }

  /** Markup of our own server, made by the same views as the page. */
  setHtml(selector: string, html: string): void {
    const place = this.querySelector<HTMLElement>(selector);
    if (place === null || place.dataset['shown'] === html) return;
    replaceMarkup(place, html);
    place.dataset['shown'] = html;
  }
}

/** Parsed apart from the page, so that nothing in it runs. */
function replaceMarkup(place: HTMLElement, html: string): void {
  place.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
}

/** Every offset at which the words stand. */
function placesOf(words: string, text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

function stop(event: Event, then: () => unknown): void {
  event.preventDefault();
  event.stopPropagation();
  then();
}

function withScheme(href: string): string {
  if (href === '' || /^(?:https?:|mailto:|tel:)/i.test(href)) return href;
  return /^[^\s@]+@[^\s@]+$/.test(href) ? `mailto:${href}` : `https://${href}`;
}

function paragraphs(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split(/\n{2,}/)
    .map((one) => `<p>${one.replaceAll('\n', '<br>')}</p>`)
    .join('');
}

if (customElements.get('l-composer') === undefined) customElements.define('l-composer', Composer);
