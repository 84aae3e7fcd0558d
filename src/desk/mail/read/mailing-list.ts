import { type HeaderLine, headerValue } from './header-lines.ts';
import { safeLine } from './header-words.ts';
import type { MailList } from './mail.ts';

/** The list that a message says it came through; `null` where it names none. */
export function readList(lines: readonly HeaderLine[]): MailList | null {
  const id = headerValue(lines, 'list-id');
  const unsubscribe = headerValue(lines, 'list-unsubscribe');
  const precedence = /^(list|bulk|junk)$/i.test(headerValue(lines, 'precedence') ?? '');
  if (id === null && unsubscribe === null && headerValue(lines, 'list-post') === null && !precedence) return null;
  return {
    id: id === null ? null : safeLine(/<([^<>]+)>\s*$/.exec(id)?.[1] ?? id, 300).toLowerCase(),
    unsubscribe: unsubscribe?.slice(0, 1_000) ?? null,
  };
}

/** Whether the message went to a list: a lone List-Unsubscribe is none, shops and banks add it to letters that answer one person. */
export function isThroughList(lines: readonly HeaderLine[], list: MailList | null): boolean {
  if (list === null) return false;
  const bulk = /^(list|bulk|junk)$/i.test(headerValue(lines, 'precedence') ?? '');
  return (
    list.id !== null ||
    headerValue(lines, 'list-post') !== null ||
    (bulk && list.unsubscribe !== null) ||
    /^(list|junk)$/i.test(headerValue(lines, 'precedence') ?? '')
  );
}
