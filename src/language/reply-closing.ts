import { overlap, under } from './pattern.ts';
import type { ReplyFinding } from './reply-check.ts';
import { APOLOGY, FAREWELL, NEXT_STEPS, THANKS } from './reply-phrases.ts';
import { finding, type Reading, type Reported, satisfied, sentencesWith } from './reply-reading.ts';

/**
 * 9.3: the closing sums up the main message, says what either side does next, and thanks or apologises as the
 * situation asks. Steps may also stand at the end of the body; thanks and apology anywhere.
 */
export function checkClosing({ parts, context }: Reading): Reported {
  const { salutation, body, closing } = parts;
  const steps = sentencesWith(closing, NEXT_STEPS);
  const stepsInBody = steps.length > 0 ? [] : sentencesWith(body, NEXT_STEPS).slice(-1);
  const [thanks, apologies] = [THANKS, APOLOGY].map((patterns) =>
    [salutation, body, closing].flatMap((part) =>
      sentencesWith(part, patterns).map((span) => ({ part: part.part, span })),
    ),
  );
  const polite = [
    ...sentencesWith(closing, THANKS),
    ...sentencesWith(closing, APOLOGY),
    ...sentencesWith(closing, FAREWELL),
  ];
  const message = closing.sentences.filter(
    (sentence) =>
      !polite.some((other) => overlap(other, sentence)) &&
      (under(closing.text, sentence).match(/\p{L}+/gu)?.length ?? 0) >= 3,
  );
  return {
    satisfiedBy: [
      ...satisfied('main-message', 'closing', message.slice(0, 1)),
      ...satisfied('next-steps', 'closing', steps),
      ...satisfied('next-steps', 'body', stepsInBody),
      ...(thanks ?? []).map(({ part, span }) => ({ requirement: 'thanks' as const, part, span })),
      ...(apologies ?? []).map(({ part, span }) => ({ requirement: 'apology' as const, part, span })),
    ],
    findings: closing.empty
      ? [empty()]
      : [
          ...(steps.length + stepsInBody.length === 0 ? [withoutSteps()] : []),
          ...(message.length === 0 ? [withoutMessage()] : []),
          ...politeness(context.late, (thanks ?? []).length, (apologies ?? []).length),
        ],
  };
}

function empty(): ReplyFinding {
  return finding('closing', 'refuses', 'closing-empty', {
    lv: '9.3: trūkst nobeiguma. Pasakiet vienā teikumā galveno, pēc tam to, kas notiek tālāk, un pateicieties vai atvainojieties.',
    en: '9.3: the closing is missing. Say the main point in one sentence, what happens next, and thank or apologise.',
  });
}

function withoutSteps(): ReplyFinding {
  return finding('closing', 'needs-reason', 'next-steps-missing', {
    lv: '9.3: nav teikts, kas tālāk jādara klientam vai ko darīs pašvaldība. Ja nekas, tad tā arī pasakiet: „Papildus nekas nav jādara.”',
    en: '9.3: nothing says what the client or the municipality does next. If nothing, say so: “No further action is needed.”',
  });
}

function withoutMessage(): ReplyFinding {
  return finding('closing', 'warns', 'main-message-missing', {
    lv: '9.3: nobeigumā atkārtojiet galveno vienā teikumā.',
    en: '9.3: repeat the main point in one sentence of the closing.',
  });
}

function politeness(late: boolean, thanks: number, apologies: number): ReplyFinding[] {
  if (late && apologies === 0)
    return [
      finding('closing', 'warns', 'apology-expected', {
        lv: '9.3: atbilde kavējas. Atvainojieties klientam.',
        en: '9.3: the answer is late. Apologise to the client.',
      }),
    ];
  if (thanks + apologies > 0) return [];
  return [
    finding('closing', 'warns', 'thanks-or-apology', {
      lv: '9.3: ja situācijai tas piestāv, pateicieties vai atvainojieties.',
      en: '9.3: thank or apologise, where the situation asks for it.',
    }),
  ];
}
