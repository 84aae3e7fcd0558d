import { raw } from 'hono/html';
import { linkify } from '../../desk/mail/show/linkify.ts';
import type { Html } from '../html.ts';

/** The plain text of a letter, escaped by `linkify`, with its web and mail addresses as links. */
export function linkedText(text: string): Html {
  return raw(linkify(text));
}
