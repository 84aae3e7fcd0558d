import { DOMParser, type Document, type Element, onWarningStopParsing } from '@xmldom/xmldom';

/** Larger than any assertion of one person. */
const MOST_CHARACTERS = 256 * 1024;

/**
 * A document without a document type (no entities, no default attributes) and without processing instructions; `null` for
 * anything that is not well-formed.
 */
export function parseXml(text: string): Document | null {
  if (text.length > MOST_CHARACTERS || /<!DOCTYPE|<!ENTITY|<\?(?!xml[\s?])/i.test(text)) return null;
  try {
    const document = new DOMParser({ onError: onWarningStopParsing }).parseFromString(text.trim(), 'text/xml');
    return document.documentElement === null ? null : document;
  } catch {
    return null;
  }
}

/** The children that are elements, in order. */
export function elementsIn(parent: Element | Document): Element[] {
  return Array.from(parent.childNodes).filter((node): node is Element => node.nodeType === 1);
}

/** The children of this name in this namespace. */
export function childrenOf(parent: Element, namespace: string, name: string): Element[] {
  return elementsIn(parent).filter((child) => child.namespaceURI === namespace && child.localName === name);
}

/** The only child of this name; `null` where there is none or more than one. */
export function onlyChild(parent: Element | null, namespace: string, name: string): Element | null {
  if (parent === null) return null;
  const [first, second] = childrenOf(parent, namespace, name);
  return second === undefined ? (first ?? null) : null;
}

/** Text of an element that holds nothing but text; `null` where it holds more. */
export function textOf(element: Element | null): string | null {
  if (element === null || elementsIn(element).length > 0) return null;
  return (element.textContent ?? '').trim();
}

/** How many elements of a name there are anywhere, whatever their namespace. */
export function countOf(document: Document, name: string): number {
  return document.getElementsByTagNameNS('*', name).length;
}

/** An instant of XML Schema in UTC; `null` for anything else. */
export function instantOf(text: string | null): Temporal.Instant | null {
  if (text === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text)) return null;
  try {
    return Temporal.Instant.from(text);
  } catch {
    return null;
  }
}
