import type { ComposerHost } from './composer-host.ts';
import { setText } from './composer-markup.ts';

interface Conflict {
  readonly reply: string;
  readonly version: number;
  readonly parts: Readonly<Record<string, string>>;
  readonly text: string;
}

const SAVE_AFTER = 2000;

/** The draft, kept while one writes; a save that came between shows both texts and loses none. */
export class Draft {
  readonly host: ComposerHost;
  dirty = false;
  /** The form itself is on its way: what it carries is what is kept. */
  leaving = false;
  saving: Promise<boolean> | null = null;
  conflict: Conflict | null = null;
  saveTimer = 0;

  constructor(host: ComposerHost) {
    this.host = host;
  }

  /** Something was typed. */
  touched(): void {
    this.dirty = true;
    clearTimeout(this.saveTimer);
    this.saveTimer = window.setTimeout(() => void this.save(), SAVE_AFTER);
  }

  /** The form leaves with everything. */
  leave(): void {
    this.leaving = true;
    this.dirty = false;
  }

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
    setText(this.host, '[data-saved-words]', this.host.dataset['saving'] ?? '');
    try {
      const response = await this.host.post('melnraksts', this.host.fields(), { keepalive });
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
        setText(this.host, '[data-saved-words]', answer.detail ?? this.host.dataset['unsaved'] ?? '');
        return false;
      }
      this.setVersion(answer.version);
      const now = new Date();
      const time = `${now.getHours()}${document.documentElement.lang === 'lv' ? '.' : ':'}${String(now.getMinutes()).padStart(2, '0')}`;
      setText(this.host, '[data-saved-words]', (this.host.dataset['saved'] ?? '').replace('{time}', time));
      return true;
    } catch {
      setText(this.host, '[data-saved-words]', this.host.dataset['unsaved'] ?? '');
      return false;
    }
  }

  setVersion(version: number, reply?: string): void {
    this.setField('upon', String(version));
    if (reply !== undefined) this.setField('reply', reply);
  }

  setField(name: string, value: string): void {
    const field = this.host.form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }

  flush = (): void => {
    if (document.hidden || !this.host.isConnected) void this.save(true);
  };

  showConflict(conflict: Conflict): void {
    this.conflict = conflict;
    const panel = this.host.querySelector<HTMLElement>('[data-conflict]');
    setText(this.host, '[data-conflict-text]', conflict.text);
    setText(this.host, '[data-saved-words]', this.host.dataset['unsaved'] ?? '');
    if (panel !== null) panel.hidden = false;
  }

  /** Both texts were shown; one is chosen. */
  settle(mine: boolean): void {
    const { conflict } = this;
    if (conflict === null) return;
    this.conflict = null;
    this.setVersion(conflict.version, conflict.reply);
    if (!mine) for (const [part, editor] of this.host.editors) editor.put(conflict.parts[part] ?? '');
    const panel = this.host.querySelector<HTMLElement>('[data-conflict]');
    if (panel !== null) panel.hidden = true;
    this.dirty = mine;
    void this.save();
    this.host.recheck();
  }
}
