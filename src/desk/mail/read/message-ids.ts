const MESSAGE_ID = /<([^<>\s]{1,500})>/g;
const MAX_REFERENCES = 100;

/** The Message-IDs of a header, in angle brackets, in their order, each once; the oldest and the newest where too many. */
export function readMessageIds(header: string | null): readonly string[] {
  if (header === null) return [];
  const found = [...header.slice(0, 100_000).matchAll(MESSAGE_ID)].map((match) => `<${match[1]}>`);
  const ids = [...new Set(found)];
  return ids.length <= MAX_REFERENCES ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MAX_REFERENCES)];
}

/** The one Message-ID of a header; some programs write it without brackets. */
export function readMessageId(header: string | null): string | null {
  const [first] = readMessageIds(header);
  if (first !== undefined) return first;
  const bare = (header ?? '').trim();
  return /^[^<>\s@]{1,250}@[^<>\s@]{1,250}$/.test(bare) ? `<${bare}>` : null;
}

/** The domain of a Message-ID in lower case. */
export function messageIdDomain(messageId: string): string {
  return messageId.slice(messageId.lastIndexOf('@') + 1, -1).toLowerCase();
}
