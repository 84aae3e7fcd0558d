import { cleanPart } from './clean-part.ts';
import type { DraftContent } from './replies.store.ts';
import type { Reply } from './reply.ts';

/** What a browser sent, cut to size and rid of all markup that a letter does not have. */
export function cleanContent(content: DraftContent): DraftContent {
  return {
    ...content,
    subject: content.subject.replace(/\s+/g, ' ').trim().slice(0, 300),
    salutation: cleanPart(content.salutation),
    body: cleanPart(content.body),
    closing: cleanPart(content.closing),
    recipients: content.recipients.slice(0, 50),
    overrides: content.overrides.map(({ clause, reason }) => ({ clause, reason: reason.slice(0, 1000) })),
  };
}

/** A reply with what the composer holds now. */
export function withContent(reply: Reply, content: DraftContent): Reply {
  const { way, kind, language, subject, salutation, body, closing, recipients, overrides } = content;
  return { ...reply, way, kind, language, subject, recipients, overrides, parts: { salutation, body, closing } };
}
