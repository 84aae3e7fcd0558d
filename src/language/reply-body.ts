import type { Span } from './finding.ts';
import { overlap, places, quotations, under } from './pattern.ts';
import type { ReplyFinding } from './reply-check.ts';
import { LETTER_PARTS } from './reply-draft.ts';
import { ATTACHMENT, ATTACHMENT_ELSEWHERE, CONTEST, GROUND, PLACEHOLDERS, REFUSAL, WHEN } from './reply-phrases.ts';
import { finding, type PartReading, type Reading, type Reported, satisfied, sentencesWith } from './reply-reading.ts';

const SHORT_BODY = 4;

/**
 * 9.2: the body sets out the information and its ground, with links and attachments. A refusal needs its ground near
 * by; what is said to be attached is attached; nothing of a template is left open.
 */
export function checkBody(reading: Reading): Reported {
  const { body } = reading.parts;
  const grounds = sentencesWith(body, GROUND);
  const words = body.text.match(/\p{L}+/gu)?.length ?? 0;
  return {
    satisfiedBy: [
      ...satisfied('content', 'body', words >= SHORT_BODY ? body.sentences.slice(0, 1) : []),
      ...satisfied('ground', 'body', grounds),
      ...satisfied(
        'link',
        'body',
        body.links.map(({ span }) => span),
      ),
    ],
    findings: [
      ...(body.empty ? [empty()] : words < SHORT_BODY ? [short(body)] : []),
      ...refusals(reading, grounds),
      ...interim(reading),
      ...attachments(reading),
      ...LETTER_PARTS.flatMap((part) => links(reading, reading.parts[part])),
      ...LETTER_PARTS.flatMap((part) => placeholders(reading.parts[part])),
    ],
  };
}

function empty(): ReplyFinding {
  return finding('body', 'refuses', 'body-empty', {
    lv: '9.2: vēstulei nav pamatdaļas. Uzraksti atbildi un tās pamatojumu.',
    en: '9.2: the letter has no body. Write the answer and its ground.',
  });
}

function short({ text }: PartReading): ReplyFinding {
  const message = {
    lv: '9.2: pamatdaļa ir ļoti īsa. Pasaki arī, kāpēc tā ir un kur uzzināt vairāk.',
    en: '9.2: the body is very short. Say also why it is so and where to learn more.',
  };
  return finding('body', 'warns', 'body-short', message, { start: 0, end: text.length });
}

/** Each refusal with its ground in the same sentence or within two sentences of it, or in a link there. */
function refusals({ parts: { body }, context }: Reading, grounds: readonly Span[]): ReplyFinding[] {
  if (body.empty) return [];
  const refusing = sentencesWith(body, REFUSAL);
  const isRefusal = context.kind === 'refusal';
  const grounded = grounds.length > 0 || body.links.length > 0;
  if (!isRefusal && refusing.length === 0) return [];
  const contest = isRefusal && places(body.folded, CONTEST).length === 0 ? [withoutContest()] : [];
  if (!grounded) return [withoutGround('needs-reason', refusing[0] ?? { start: 0, end: body.text.length }), ...contest];
  const near = (sentence: Span) => {
    const index = body.sentences.indexOf(sentence);
    return body.sentences
      .slice(Math.max(0, index - 2), index + 3)
      .some((other) => grounds.includes(other) || body.links.some(({ span }) => overlap(span, other)));
  };
  return [
    ...refusing.filter((sentence) => !near(sentence)).map((sentence) => withoutGround('warns', sentence)),
    ...contest,
  ];
}

function withoutGround(weight: 'needs-reason' | 'warns', span: Span): ReplyFinding {
  const message = {
    lv: '9.2: atteikumam trūkst pamatojuma. Nosauc normu (likums, pants, noteikumi) vai pievieno saiti uz to.',
    en: '9.2: the refusal lacks its ground. Name the provision (law, section, regulation) or link to it.',
  };
  return finding('body', weight, 'refusal-without-ground', message, span);
}

function withoutContest(): ReplyFinding {
  return finding('body', 'warns', 'refusal-without-contest', {
    lv: 'Atteikumā nav teikts, kur un kādā termiņā to var apstrīdēt. Ja tas ir administratīvais akts, tas ir jānorāda.',
    en: 'The refusal does not say where and until when it may be contested. An administrative act has to.',
  });
}

function interim({ parts: { body, closing }, context }: Reading): ReplyFinding[] {
  if (context.kind !== 'interim' || body.empty) return [];
  if (places(body.folded, WHEN).length + places(closing.folded, WHEN).length > 0) return [];
  return [
    finding('body', 'needs-reason', 'interim-without-date', {
      lv: 'Starpatbildē jāpasaka, kad klients saņems atbildi pēc būtības. Nosauc dienu.',
      en: 'An interim reply has to say when the client gets the answer itself. Name the day.',
    }),
  ];
}

function attachments({ draft, parts }: Reading): ReplyFinding[] {
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
          lv: '9.2: tekstā minēts pielikums, bet nekas nav pievienots. Pievieno failu vai izņem šo teikumu.',
          en: '9.2: the text mentions an attachment, but nothing is attached. Attach the file or take the sentence out.',
        },
        first.span,
      ),
    ];
  if (count > 0 && !first)
    return [
      finding('attachments', 'warns', 'attachment-not-mentioned', {
        lv: 'Pievienots fails, bet tekstā par to nav teikts. Pasaki klientam, kas ir pielikumā.',
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

function links({ context }: Reading, { part, text, links: all }: PartReading): ReplyFinding[] {
  return all.flatMap(({ span, href }) => {
    if (context.deadLinks.includes(href))
      return [
        finding(
          part,
          'needs-reason',
          'link-dead',
          { lv: `Saite neatveras: ${href}. Izlabo to.`, en: `The link does not open: ${href}. Mend it.` },
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

function placeholders({ part, text }: PartReading): ReplyFinding[] {
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
          lv: `Palikusi neaizpildīta sagataves vieta: „${under(text, span)}”. Aizpildi vai izdzēs to.`,
          en: `Something of the template is left open: “${under(text, span)}”. Fill it in or delete it.`,
        },
        span,
      ),
    ];
  });
}
