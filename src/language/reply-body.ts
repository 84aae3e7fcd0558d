import type { Span } from './finding.ts';
import { overlap, places } from './pattern.ts';
import type { ReplyFinding } from './reply-check.ts';
import { LETTER_PARTS } from './reply-draft.ts';
import { checkAttachments, checkLinks, checkPlaceholders } from './reply-enclosures.ts';
import { CONTEST, GROUND, REFUSAL, WHEN } from './reply-phrases.ts';
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
      ...checkAttachments(reading),
      ...LETTER_PARTS.flatMap((part) => checkLinks(reading, reading.parts[part])),
      ...LETTER_PARTS.flatMap((part) => checkPlaceholders(reading.parts[part])),
    ],
  };
}

function empty(): ReplyFinding {
  return finding('body', 'refuses', 'body-empty', {
    lv: '9.2: vēstulei nav pamatdaļas. Uzrakstiet atbildi un tās pamatojumu.',
    en: '9.2: the letter has no body. Write the answer and its ground.',
  });
}

function short({ text }: PartReading): ReplyFinding {
  const message = {
    lv: '9.2: pamatdaļa ir ļoti īsa. Pasakiet arī, kāpēc tā ir un kur uzzināt vairāk.',
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
    lv: '9.2: atteikumam trūkst pamatojuma. Nosauciet normu (likums, pants, noteikumi) vai pievienojiet saiti uz to.',
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
      lv: 'Starpatbildē jāpasaka, kad klients saņems atbildi pēc būtības. Nosauciet dienu.',
      en: 'An interim reply has to say when the client gets the answer itself. Name the day.',
    }),
  ];
}
