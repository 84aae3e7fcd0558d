import { type HeaderLine, headerValue } from './header-lines.ts';
import type { AutoReplyEvidence } from './mail.ts';

/** What shows that a program answered in a person's stead; empty where nothing does. */
export function autoReplyEvidence(lines: readonly HeaderLine[], subject: string): readonly AutoReplyEvidence[] {
  const evidence: AutoReplyEvidence[] = [];
  if (/^auto-(replied|notified)/.test(autoSubmitted(lines))) evidence.push('auto-submitted');
  if (lines.some(({ name, value }) => REPLY_HEADERS.has(name) && !/^(no|false|0)$/i.test(value)))
    evidence.push('auto-reply-header');
  if (/^auto[_-]?reply$/i.test(headerValue(lines, 'precedence') ?? '')) evidence.push('precedence');
  if (SUBJECT.test(subject)) evidence.push('subject');
  // RFC 3834 asks for auto-replied, yet many answering programs write auto-generated and quote what they answer.
  const answersSomething = headerValue(lines, 'in-reply-to') !== null || headerValue(lines, 'references') !== null;
  if (evidence.length === 0 && isMachineSent(lines) && answersSomething) evidence.push('auto-submitted');
  return evidence;
}

/** Sent by a program of its own accord, such as a form on a web page: a letter that gets no automatic answer. */
export function isMachineSent(lines: readonly HeaderLine[]): boolean {
  return autoSubmitted(lines).startsWith('auto-generated');
}

function autoSubmitted(lines: readonly HeaderLine[]): string {
  return (headerValue(lines, 'auto-submitted') ?? '').trim().toLowerCase();
}

const REPLY_HEADERS: ReadonlySet<string> = new Set([
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-reply',
  'x-autoreply-from',
]);

/** Only the exact phrases, at the beginning and followed by a colon or nothing: a question about absence is a letter. */
const SUBJECT =
  /^(automātisk[āa] atbilde|automatisk[āa]? atbilde|autoatbilde|ārpus biroja|prombūtnes paziņojums|automatic reply|auto[- ]?reply|auto[- ]?response|out of (the )?office|автоматический ответ|автоответ)\s*(:|$)/i;
