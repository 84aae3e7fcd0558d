/** A path of our own from what a form or an address says; anything else leads to the start. */
export function ownPath(text: unknown): string {
  return typeof text === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(text) && text.length < 2000 ? text : '/';
}
