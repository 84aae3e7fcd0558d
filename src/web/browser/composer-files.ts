import type { Draft } from './composer-draft.ts';
import type { ComposerHost } from './composer-host.ts';
import { setHtml, setText } from './composer-markup.ts';

/** Files beside the letter: chosen, dropped, taken away. */
export class Files {
  readonly host: ComposerHost;
  readonly draft: Draft;

  constructor(host: ComposerHost, draft: Draft) {
    this.host = host;
    this.draft = draft;
  }

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
    this.host.classList.add('dropping');
  }

  onDrop(event: DragEvent): void {
    this.host.classList.remove('dropping');
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    void this.upload(files);
  }

  async upload(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    // Said before anything is sent; the server counts what is attached already.
    if (files.reduce((sum, { size }) => sum + size, 0) > Number(this.host.dataset['mostBytes']))
      return setText(this.host, '[data-upload-state]', this.host.dataset['tooLarge'] ?? '');
    const data = new FormData();
    for (const file of files) data.append('files', file);
    await this.attach(data);
  }

  async attach(data: FormData): Promise<void> {
    const tell = (words: string) => setText(this.host, '[data-upload-state]', words);
    tell(this.host.dataset['uploading'] ?? '');
    // The draft has to stand before anything can be attached to it.
    if (this.host.form.elements.namedItem('upon') instanceof HTMLInputElement)
      this.draft.dirty ||= (this.host.form.elements.namedItem('upon') as HTMLInputElement).value === '0';
    await this.draft.save();
    data.set('reply', (this.host.form.elements.namedItem('reply') as HTMLInputElement).value);
    try {
      const response = await this.host.post('pielikumi', data);
      const answer = (await response.json()) as { html?: string; detail?: string };
      if (answer.html !== undefined) setHtml(this.host, '[data-attachments]', answer.html);
      tell(answer.html === undefined ? (answer.detail ?? this.host.dataset['uploadFailed'] ?? '') : '');
    } catch {
      tell(this.host.dataset['uploadFailed'] ?? '');
    }
    this.host.recheck();
  }

  detach(value: string): void {
    const data = new FormData();
    data.set('detach', value.replace('atvienot:', ''));
    void this.attach(data);
  }
}
