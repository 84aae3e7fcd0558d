import { flatten } from '../../language/letter-text.ts';

/** What we use of the editor (squire-rte), which is fetched when somebody writes. */
interface Squire {
  getHTML(): string;
  setHTML(html: string): Squire;
  focus(): Squire;
  setSelection(range: Range): Squire;
  getSelection(): Range;
  saveUndoState(range?: Range): Squire;
  hasFormat(tag: string): boolean;
  bold(): Squire;
  removeBold(): Squire;
  italic(): Squire;
  removeItalic(): Squire;
  makeUnorderedList(): Squire;
  makeOrderedList(): Squire;
  removeList(): Squire;
  makeLink(url: string, attributes?: Record<string, string>): Squire;
  removeLink(): Squire;
  insertHTML(html: string): Squire;
  setKeyHandler(key: string, handler: ((editor: Squire, event: Event) => void) | null): Squire;
  addEventListener(type: string, listener: (event: Event) => void): Squire;
  destroy(): void;
}

type SquireClass = new (root: HTMLElement, config: Record<string, unknown>) => Squire;

/** Fetches the editor's code; the address comes from the page. */
export async function fetchEditor(url: string): Promise<SquireClass> {
  const module = (await import(url)) as { default: SquireClass };
  return module.default;
}

/** One part of the letter as rich text in place of its text area. */
export class PartEditor {
  readonly part: string;
  readonly root: HTMLElement;
  readonly area: HTMLTextAreaElement;
  readonly squire: Squire;

  constructor(Editor: SquireClass, area: HTMLTextAreaElement, changed: () => void) {
    this.area = area;
    this.part = area.name;
    this.root = rootFor(area);
    area.after(this.root);
    area.hidden = true;
    this.squire = new Editor(this.root, { blockTag: 'P', sanitizeToDOMFragment: clean, addLinks: false });
    this.squire.setHTML(area.dataset['html'] ?? paragraphs(area.value));
    for (const key of ['Ctrl-u', 'Ctrl-d', 'Ctrl-Shift-5', 'Ctrl-Shift-6', 'Ctrl-Shift-7', 'Meta-u'])
      this.squire.setKeyHandler(key, (_, event) => event.preventDefault());
    this.squire.setKeyHandler('Tab', null);
    this.squire.addEventListener('input', changed);
    this.squire.addEventListener('pathChange', () => this.showPath());
    this.squire.addEventListener('select', () => this.showPath());
  }

  /** The restricted HTML as it is kept; empty where nothing is said. */
  html(): string {
    if (this.flat().text.trim() === '') return '';
    // The editor holds spaces at the edges of bold words unbreakable; only those behind a number are meant so.
    return this.squire.getHTML().replace(/(?<![\d\s])(?:&nbsp;|\u00a0)(?=\S)/g, ' ');
  }

  put(html: string): void {
    this.squire.setHTML(html);
  }

  /** The text whose offsets the check counts in, and the way from an offset to the place in the page. */
  flat(): { readonly text: string; range(start: number, end: number): Range | null } {
    const { text: raw, pieces } = flatten(this.root);
    const kept = [...raw].length === raw.length && !raw.includes('\u200b') ? null : keptOffsets(raw);
    const text = kept === null ? raw : raw.replaceAll('\u200b', '');
    const place = (offset: number, isEnd: boolean) => {
      const at = kept === null ? offset : (kept[offset] ?? raw.length);
      const piece = pieces.find((one) => (isEnd ? at > one.start && at <= one.end : at >= one.start && at < one.end));
      return piece === undefined ? null : { node: piece.node as Node, offset: at - piece.start };
    };
    return {
      text,
      range: (start, end) => {
        if (end <= start) return null;
        const [from, to] = [place(start, false), place(end, true)];
        if (from === null || to === null) return null;
        const range = document.createRange();
        range.setStart(from.node, from.offset);
        range.setEnd(to.node, to.offset);
        return range;
      },
    };
  }

  /** Puts the caret upon a stretch, or at the end of the part where there is none. */
  goTo(start: number, end: number): void {
    this.squire.focus();
    const range = this.flat().range(start, end) ?? endOf(this.root);
    this.squire.setSelection(range);
    (range.startContainer.parentElement ?? this.root).scrollIntoView({ block: 'center', behavior: 'instant' });
  }

  /** One click on a proposal: the stretch gives way to it; Ctrl+Z brings it back. */
  replace(start: number, end: number, text: string): void {
    const range = this.flat().range(start, end);
    if (range === null) return;
    this.squire.saveUndoState(range);
    const { startContainer: node, startOffset: offset } = range;
    // Put into the text itself: the editor's own way leaves unbreakable spaces around it.
    if (node === range.endContainer && node instanceof Text) node.replaceData(offset, range.endOffset - offset, text);
    else {
      range.deleteContents();
      range.insertNode(document.createTextNode(text));
    }
    const behind = this.flat().range(start, start + text.length) ?? range;
    behind.collapse(false);
    this.squire.setSelection(behind);
  }

  tool(name: string): void {
    const { squire } = this;
    if (name === 'bold') squire.hasFormat('B') ? squire.removeBold() : squire.bold();
    else if (name === 'italic') squire.hasFormat('I') ? squire.removeItalic() : squire.italic();
    else if (name === 'bullets') squire.hasFormat('UL') ? squire.removeList() : squire.makeUnorderedList();
    else if (name === 'numbers') squire.hasFormat('OL') ? squire.removeList() : squire.makeOrderedList();
    squire.focus();
    this.showPath();
  }

  /** A link upon what is chosen; where nothing is, its title is written. */
  link(href: string, title: string): void {
    const { squire } = this;
    squire.focus();
    if (!squire.getSelection().collapsed || squire.hasFormat('A')) squire.makeLink(href);
    else squire.insertHTML(`<a href="${escaped(href)}">${escaped(title || href)}</a>`);
  }

  unlink(): void {
    this.squire.focus();
    this.squire.removeLink();
  }

  private showPath(): void {
    const tags: Readonly<Record<string, string>> = { bold: 'B', italic: 'I', bullets: 'UL', numbers: 'OL', link: 'A' };
    for (const button of this.root.parentElement?.querySelectorAll<HTMLElement>('[data-tool]') ?? []) {
      button.setAttribute('aria-pressed', String(this.squire.hasFormat(tags[button.dataset['tool'] ?? ''] ?? 'X')));
    }
  }
}

function rootFor(area: HTMLTextAreaElement): HTMLElement {
  const root = document.createElement('div');
  root.className = 'rich';
  root.id = `r-${area.name}`;
  root.lang = area.lang;
  root.role = 'textbox';
  root.ariaMultiLine = 'true';
  root.spellcheck = false;
  root.dataset['part'] = area.name;
  root.setAttribute('aria-labelledby', `label-${area.name}`);
  root.setAttribute('aria-describedby', area.getAttribute('aria-describedby') ?? '');
  return root;
}

function endOf(root: HTMLElement): Range {
  const range = document.createRange();
  range.selectNodeContents(root.lastElementChild ?? root);
  range.collapse(false);
  return range;
}

/** The offsets that stay when the editor's zero-width signs are taken out. */
function keptOffsets(raw: string): number[] {
  const kept: number[] = [];
  for (let at = 0; at < raw.length; at += 1) if (raw[at] !== '\u200b') kept.push(at);
  return kept;
}

const KEPT: Readonly<Record<string, string>> = {
  P: 'p',
  DIV: 'p',
  H1: 'p',
  H2: 'p',
  H3: 'p',
  H4: 'p',
  BR: 'br',
  B: 'b',
  STRONG: 'b',
  I: 'i',
  EM: 'i',
  UL: 'ul',
  OL: 'ol',
  LI: 'li',
  A: 'a',
};
const DROPPED = new Set('SCRIPT STYLE TITLE HEAD TEMPLATE IFRAME OBJECT SVG MATH NOSCRIPT'.split(' '));

/** What is pasted or opened, in the letter's own few elements; the server does the same again. */
function clean(html: string): DocumentFragment {
  // Styles are dropped before parsing: the page's policy would report each of them.
  const plain = html.replace(/\sstyle\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '').replace(/<style[^]*?<\/style>/gi, '');
  const parsed = new DOMParser().parseFromString(plain, 'text/html');
  const fragment = document.createDocumentFragment();
  copy(parsed.body, fragment);
  return fragment;
}

function copy(from: Node, into: Node): void {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) into.appendChild(document.createTextNode(child.nodeValue ?? ''));
    if (!(child instanceof Element) || DROPPED.has(child.nodeName.toUpperCase())) continue;
    const name = KEPT[child.nodeName];
    const href = name === 'a' ? (child.getAttribute('href') ?? '') : '';
    if (name === undefined || (name === 'a' && !/^(?:https?:|mailto:|tel:)/i.test(href))) {
      copy(child, into);
      continue;
    }
    const made = document.createElement(name);
    if (name === 'a') made.setAttribute('href', href);
    copy(child, made);
    into.appendChild(made);
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Text as the composer's HTML: empty lines part paragraphs. */
function paragraphs(text: string): string {
  if (text.trim() === '') return '';
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split(/\n{2,}/)
    .map((one) => `<p>${one.replaceAll('\n', '<br>')}</p>`)
    .join('');
}
