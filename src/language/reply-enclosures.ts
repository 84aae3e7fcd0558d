import type { Span } from './finding.ts';
import { overlap, places, quotations, under } from './pattern.ts';
import type { ReplyFinding } from './reply-check.ts';
import { LETTER_PARTS } from './reply-draft.ts';
import { ATTACHMENT, ATTACHMENT_ELSEWHERE, PLACEHOLDERS } from './reply-phrases.ts';
import { finding, type PartReading, type Reading } from './reply-reading.ts';

/** What is said to be attached is attached, and the other way round. */
export function checkAttachments({ draft, parts }: Reading): ReplyFinding[] {
  const count = draft.attachments.length;
  const mentioned = LETTER_PARTS.flatMap((part) => mentions(parts[part]).map((span) => ({ part, span })));
  const first = mentioned[0];
  if (count === 0 && first)
    return [
      finding(
        first.part,
        'needs-reason',
        'attachment-forgotten',
        {
          lv: '9.2: tekstā minēts pielikums, bet nekas nav pievienots. Pievienojiet failu vai izņemiet šo teikumu.',
          en: '9.2: the text mentions an attachment, but nothing is attached. Attach the file or take the sentence out.',
        },
        first.span,
      ),
    ];
  if (count > 0 && !first)
    return [
      finding('attachments', 'warns', 'attachment-not-mentioned', {
        lv: 'Pievienots fails, bet tekstā par to nav teikts. Pasakiet klientam, kas ir pielikumā.',
        en: 'A file is attached, but the text does not say so. Tell the client what it is.',
      }),
    ];
  return [];
}

function mentions({ folded, text }: PartReading): Span[] {
  const quoted = quotations(text);
  return places(folded, ATTACHMENT).filter((span) => {
    const before = folded.slice(Math.max(0, span.start - 60), span.start);
    return before.search(ATTACHMENT_ELSEWHERE) < 0 && !quoted.some((quote) => overlap(quote, span));
  });
}

/** Links a client can open, with a text that says where they lead. */
export function checkLinks({ context }: Reading, { part, text, links: all }: PartReading): ReplyFinding[] {
  return all.flatMap(({ span, href }) => {
    if (context.deadLinks.includes(href))
      return [
        finding(
          part,
          'needs-reason',
          'link-dead',
          { lv: `Saite neatveras: ${href}. Izlabojiet to.`, en: `The link does not open: ${href}. Mend it.` },
          span,
        ),
      ];
    if (!/^(?:https?:|mailto:|tel:)/i.test(href))
      return [
        finding(
          part,
          'needs-reason',
          'link-unusable',
          {
            lv: `Šādu saiti klients nevar atvērt: „${href}”. Tai jāsākas ar https://.`,
            en: `A client cannot open this link: “${href}”. It has to begin with https://.`,
          },
          span,
        ),
      ];
    if (/^\s*(?:šeit|te|spied(?:iet)? šeit|here|click here|saite|link)\s*$/i.test(under(text, span)))
      return [
        finding(
          part,
          'warns',
          'link-text',
          {
            lv: 'Saites tekstam jāpasaka, kur tā ved, nevis „šeit”.',
            en: 'The text of a link says where it leads, not “here”.',
          },
          span,
        ),
      ];
    return [];
  });
}

/** Places of a template nobody filled in; an omission in a quotation of law (`[..]`) is none. */
export function checkPlaceholders({ part, text }: PartReading): ReplyFinding[] {
  const quoted = quotations(text);
  return places(text, PLACEHOLDERS).flatMap((span) => {
    const omission = /^\[(?:\.{2,3}|…)\]$/.test(under(text, span));
    if (omission && quoted.some((quote) => overlap(quote, span))) return [];
    return [
      finding(
        part,
        'refuses',
        'placeholder',
        {
          lv: `Palikusi neaizpildīta sagataves vieta: „${under(text, span)}”. Aizpildiet vai izdzēsiet to.`,
          en: `Something of the template is left open: “${under(text, span)}”. Fill it in or delete it.`,
        },
        span,
      ),
    ];
  });
}
