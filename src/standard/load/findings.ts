import type { Document, LineCounter } from 'yaml';
import { isNode } from 'yaml';
import type { Said } from '../standard.ts';

/** What is wrong with a standard's file, where, in words that a lawyer can act on. */
export interface Finding {
  readonly code: FindingCode;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** The clause it stands in; `null` where it is about the file. */
  readonly clause: string | null;
  readonly message: Said;
}

export const FINDING_CODES = [
  'not-yaml',
  'too-large',
  'missing',
  'unknown-key',
  'wrong-type',
  'missing-translation',
  'no-mechanism',
  'unknown-mechanism',
  'unknown-event',
  'unknown-role',
  'unknown-fact',
  'unknown-fact-value',
  'unknown-parameter',
  'missing-parameter',
  'wrong-parameter',
  'missing-role',
  'mechanism-twice',
  'duplicate-clause',
  'clause-order',
  'no-parent',
  'wrong-chapeau',
  'wrong-date',
  'wrong-id',
  'not-true',
  'overlap',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export type Path = readonly (string | number)[];

/** Gathers findings while a file is read; positions come from the parsed nodes. */
export interface Findings {
  readonly list: Finding[];
  /** Clause being read, for the findings that follow. */
  clause: string | null;
  add(code: FindingCode, path: Path, message: Said): void;
  lineOf(path: Path): number;
}

/** `path` leads to the value concerned; where it is missing, the nearest thing that holds it is pointed at. */
export function findingsOf(document: Document, lines: LineCounter): Findings {
  const list: Finding[] = [];
  const position = (path: Path) => positionOf(document, lines, path);
  return {
    list,
    clause: null,
    add(code, path, message) {
      list.push({ code, ...position(path), clause: this.clause, message });
    },
    lineOf: (path) => position(path).line,
  };
}

function positionOf(document: Document, lines: LineCounter, path: Path): { line: number; column: number } {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      const { line, col } = lines.linePos(node.range[0]);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}
