import sanitizeHtml from 'sanitize-html';

/** What a part of a letter may hold: paragraphs, breaks, bold, italic, lists, links. Everything else keeps its text only. */
export function cleanPart(html: string): string {
  return sanitizeHtml(html.slice(0, 200_000), {
    allowedTags: ['p', 'br', 'b', 'strong', 'i', 'em', 'ul', 'ol', 'li', 'a'],
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    transformTags: { div: 'p', strong: 'b', em: 'i' },
  });
}

/** Plain text as the composer's HTML, for composers without script: empty lines part paragraphs. */
export function partFromText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map(
      (paragraph) =>
        `<p>${sanitizeHtml(paragraph, { allowedTags: [], disallowedTagsMode: 'escape' }).replaceAll('\n', '<br>')}</p>`,
    )
    .join('');
}
