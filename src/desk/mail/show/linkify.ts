const LINK = /\bhttps?:\/\/[^\s<>"„“”'`]{3,2000}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gu;

/** Plain text as safe HTML in which web and mail addresses are links; line breaks stay line breaks of the text. */
export function linkify(text: string): string {
  let html = '';
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const found = withoutEnding(match[0]);
    html += escapeHtml(text.slice(end, match.index)) + link(found);
    end = match.index + found.length;
  }
  return html + escapeHtml(text.slice(end));
}

function link(address: string): string {
  const href = address.startsWith('http') ? address : `mailto:${address}`;
  return `<a href="${escapeHtml(href)}" target="_blank" rel="noopener noreferrer nofollow">${escapeHtml(address)}</a>`;
}

/** The full stop or bracket after an address belongs to the sentence. */
function withoutEnding(found: string): string {
  let end = found.length;
  while (end > 0 && /[.,;:!?…]/.test(found[end - 1] ?? '')) end -= 1;
  const kept = found.slice(0, end);
  return kept.endsWith(')') && !kept.includes('(') ? kept.slice(0, -1) : kept;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
