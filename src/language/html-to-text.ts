import { flatten, type LetterText, type TreeNode } from './letter-text.ts';

interface Element extends TreeNode {
  readonly nodeName: string;
  readonly nodeValue: null;
  readonly childNodes: TreeNode[];
  getAttribute(name: string): string | null;
}

const VOID = new Set(['BR', 'HR', 'IMG', 'INPUT', 'META', 'LINK']);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/**
 * The composer's restricted HTML (p, br, b, i, ul, ol, li, a; already sanitised) as text, by the definition of
 * `flatten`: the same offsets a browser gets from its DOM. Unknown elements lose their tags and keep their text,
 * comments, scripts and styles vanish. Takes any text without throwing; linear in its length.
 */
export function htmlToText(html: string): LetterText {
  const { text, links } = flatten(parse(html));
  return { text, links };
}

function parse(html: string): TreeNode {
  const root = element('#fragment', '');
  const open: Element[] = [root];
  let at = 0;
  const addText = (end: number) => {
    if (end > at)
      open.at(-1)!.childNodes.push({ nodeName: '#text', nodeValue: decode(html.slice(at, end)), childNodes: [] });
  };
  for (let less = html.indexOf('<'); less >= 0; less = html.indexOf('<', Math.max(at, less + 1))) {
    const tag = readTag(html, less);
    if (tag === null) continue;
    addText(less);
    at = tag.end;
    if (tag.name === '') continue;
    if (tag.closing) close(open, tag.name);
    else if (tag.name === 'SCRIPT' || tag.name === 'STYLE') at = skipRaw(html, tag.name, at);
    else {
      const made = element(tag.name, tag.attributes);
      open.at(-1)!.childNodes.push(made);
      if (!VOID.has(tag.name) && open.length < 100) open.push(made);
    }
  }
  addText(html.length);
  return root;
}

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: string;
  readonly end: number;
}

/** The tag or comment that begins at `less`; `null` where the sign is only text. */
function readTag(html: string, less: number): Tag | null {
  if (html.startsWith('<!', less)) {
    const comment = html.startsWith('<!--', less);
    const found = html.indexOf(comment ? '-->' : '>', less);
    const end = found < 0 ? html.length : found + (comment ? 3 : 1);
    return { name: '', closing: false, attributes: '', end };
  }
  const head = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(less, less + 24));
  if (!head) return null;
  const begin = less + head[0].length;
  const end = tagEnd(html, begin);
  if (end < 0) return { name: '', closing: false, attributes: '', end: html.length };
  return { name: head[2]!.toUpperCase(), closing: head[1] === '/', attributes: html.slice(begin, end - 1), end };
}

/** The offset behind the tag's `>`, quoted values passed over; −1 where it never ends. */
function tagEnd(html: string, from: number): number {
  let quote = '';
  for (let index = from; index < html.length; index++) {
    const sign = html[index]!;
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return index + 1;
  }
  return -1;
}

function close(open: Element[], name: string): void {
  for (let depth = open.length - 1; depth > 0; depth--) {
    if (open[depth]!.nodeName === name) {
      open.length = depth;
      return;
    }
  }
}

function skipRaw(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}`, 'gi');
  pattern.lastIndex = from;
  const found = pattern.exec(html);
  return found ? found.index : html.length;
}

function element(nodeName: string, attributes: string): Element {
  return {
    nodeName,
    nodeValue: null,
    childNodes: [],
    getAttribute: (name) => {
      const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
      const value = match?.[1] ?? match?.[2] ?? match?.[3];
      return value === undefined ? null : decode(value);
    },
  };
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
