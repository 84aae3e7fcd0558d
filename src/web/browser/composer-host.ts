import type { PartEditor } from './composer-editor.ts';

export type Fields = Record<string, string | string[]>;

/** What the parts of the composer need of the element they belong to. */
export interface ComposerHost extends HTMLElement {
  readonly editors: ReadonlyMap<string, PartEditor>;
  readonly form: HTMLFormElement;
  /** The fields as the server reads them. */
  fields(withAddress?: boolean): Fields;
  post(what: string, body: unknown, more?: RequestInit): Promise<Response>;
  /** Something was typed: it is checked after so many milliseconds, and saved. */
  changed(checkAfter: number): void;
  /** Checked at once, as it stands. */
  recheck(): void;
}
