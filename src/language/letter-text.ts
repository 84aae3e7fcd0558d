import type { Span } from './finding.ts';

/** A part of a letter as plain text, and the links in it. Every span of a check is an offset in `text`. */
export interface LetterText {
  readonly text: string;
  readonly links: readonly Link[];
}

export interface Link {
  readonly span: Span;
  readonly href: string;
}

/**
 * What `flatten` needs of a tree. A browser's DOM node is one as it stands; the server's comes from `htmlToText`.
 */
export interface TreeNode {
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<TreeNode>;
  getAttribute?(name: string): string | null;
}

/** Where a text node's characters stand in the flat text: for ranges of the CSS Custom Highlight API. */
export interface Piece<Node> extends Span {
  readonly node: Node;
}

const BLOCKS = new Set('P DIV UL OL LI BLOCKQUOTE H1 H2 H3 H4 PRE TABLE TR'.split(' '));

/**
 * The plain text of a tree, the one definition for server and browser. Text nodes stand as they are, in order; a `br`
 * is one `\n`; the beginning and the end of a block is one `\n` unless the text is empty or ends with `\n` already.
 * `pieces` maps offsets back: the character at `offset` is `node.nodeValue[offset - piece.start]`.
 */
export function flatten<Node extends TreeNode>(root: Node): LetterText & { readonly pieces: readonly Piece<Node>[] } {
  let text = '';
  const links: Link[] = [];
  const pieces: Piece<Node>[] = [];
  const border = () => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  const visit = (node: Node): void => {
    const name = node.nodeName.toUpperCase();
    if (name === '#TEXT') {
      const start = text.length;
      text += node.nodeValue ?? '';
      if (text.length > start) pieces.push({ node, start, end: text.length });
      return;
    }
    if (name === 'BR') {
      text += '\n';
      return;
    }
    const block = BLOCKS.has(name);
    if (block) border();
    const start = text.length;
    for (const child of node.childNodes) visit(child as Node);
    const href = name === 'A' ? node.getAttribute?.('href') : null;
    if (href != null) links.push({ span: { start, end: text.length }, href });
    if (block) border();
  };
  visit(root);
  return { text, links, pieces };
}

/** The text of a part written without markup: web addresses in it are its links. */
export function plainText(text: string): LetterText {
  const links = Array.from(text.matchAll(/https?:\/\/[^\s<>"„”]*[^\s<>"„”.,;:!?)]/gi), (match) => ({
    span: { start: match.index, end: match.index + match[0].length },
    href: match[0],
  }));
  return { text, links };
}
