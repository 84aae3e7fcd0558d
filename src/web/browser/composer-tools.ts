import type { ComposerHost } from './composer-host.ts';
import { stop } from './composer-markup.ts';

/** The bar of tools over a part of the letter, with its form for links. */
export class Tools {
  readonly host: ComposerHost;

  constructor(host: ComposerHost) {
    this.host = host;
  }

  /** Keys of the bar of tools, of its form for links, and Ctrl+K in the text. */
  onKey(event: KeyboardEvent, target: HTMLElement): void {
    const linkForm = target.closest<HTMLElement>('[data-link-form]');
    if (event.key === 'Escape' && linkForm !== null) return stop(event, () => this.closeLinkForm(linkForm));
    if (event.key.startsWith('Arrow') && target.matches('[data-tool]')) return this.walk(event, target);
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && target.closest('.rich') !== null) {
      const tool = target.closest('.writing')?.querySelector<HTMLElement>('[data-tool=link]');
      if (tool != null) stop(event, () => this.use(tool));
    }
  }

  walk(event: KeyboardEvent, from: HTMLElement): void {
    const tools = [...(from.parentElement?.querySelectorAll<HTMLElement>('[data-tool]') ?? [])];
    const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : -1;
    const next = tools[(tools.indexOf(from) + step + tools.length) % tools.length];
    from.tabIndex = -1;
    if (next === undefined) return;
    next.tabIndex = 0;
    stop(event, () => next.focus());
  }

  use(tool: HTMLElement): void {
    const part = tool.closest<HTMLElement>('.letter-part')?.dataset['part'] ?? '';
    const editor = this.host.editors.get(part);
    if (tool.dataset['tool'] !== 'link') return editor?.tool(tool.dataset['tool'] ?? '');
    const linkForm = tool.closest('.writing')?.querySelector<HTMLElement>('[data-link-form]');
    if (linkForm == null) return;
    linkForm.hidden = !linkForm.hidden;
    linkForm.querySelector('input')?.focus();
  }

  useLinkForm(event: Event, linkForm: HTMLElement, target: Element): void {
    const editor = this.host.editors.get(linkForm.closest<HTMLElement>('.letter-part')?.dataset['part'] ?? '');
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
    this.host.changed(0);
  }

  closeLinkForm(linkForm: HTMLElement): void {
    linkForm.hidden = true;
    (linkForm.querySelector('input') as HTMLInputElement).value = '';
    this.host.editors.get(linkForm.closest<HTMLElement>('.letter-part')?.dataset['part'] ?? '')?.squire.focus();
  }
}

function withScheme(href: string): string {
  if (href === '' || /^(?:https?:|mailto:|tel:)/i.test(href)) return href;
  return /^[^\s@]+@[^\s@]+$/.test(href) ? `mailto:${href}` : `https://${href}`;
}
