import { sayDate } from '../time/say-date.ts';
import type { Span } from './finding.ts';
import { fold, foldEvenly } from './fold.ts';
import { lightStem } from './light-stem.ts';
import { latvian, places, under } from './pattern.ts';
import { MONTHS, GREETING, REFERENCE } from './reply-phrases.ts';
import { finding, type PartReading, type Reading, type Reported, satisfied, sentencesWith } from './reply-reading.ts';
import type { ReplyFinding } from './reply-check.ts';

const DAY_MONTH = latvian(`\\b(\\d{1,2})\\. ?(${MONTHS})\\w*`);
const MONTH_STEMS = foldEvenly(MONTHS).split('|');

/**
 * 9.1: the letter begins with a greeting and a short introduction that refers to the request or to earlier
 * communication. The introduction may also stand at the head of the body.
 */
export function checkOpening(reading: Reading): Reported {
  const { salutation, body } = reading.parts;
  const greetings = places(salutation.folded, GREETING).slice(0, 1);
  const references = sentencesWith(salutation, REFERENCE);
  const head: PartReading = { ...body, sentences: body.sentences.slice(0, 2) };
  const inBody = references.length > 0 ? [] : sentencesWith(head, REFERENCE);
  const findings = [
    ...(salutation.empty ? [empty()] : []),
    ...(greetings.length === 0 && !salutation.empty ? [withoutGreeting()] : []),
    ...(references.length + inBody.length === 0 && !salutation.empty ? [withoutReference()] : []),
    ...otherName(reading, greetings[0]),
    ...otherForm(reading, greetings[0]),
    ...otherDay(reading, references),
  ];
  return {
    satisfiedBy: [
      ...satisfied(
        'greeting',
        'salutation',
        greetings.map((span) => lineOf(salutation.text, span)),
      ),
      ...satisfied('reference', 'salutation', references),
      ...satisfied('reference', 'body', inBody),
    ],
    findings,
  };
}

function empty(): ReplyFinding {
  return finding('salutation', 'refuses', 'salutation-empty', {
    lv: '9.1: sāciet ar uzrunu un īsu ievadu, piemēram: „Labdien! Atbildu uz Jūsu vēstuli par …”.',
    en: '9.1: begin with a greeting and a short introduction, for example: “Good day! I am replying to your letter about …”.',
  });
}

function withoutGreeting(): ReplyFinding {
  return finding('salutation', 'needs-reason', 'greeting-missing', {
    lv: '9.1: trūkst uzrunas. Ierakstiet, piemēram, „Labdien!” vai „Cienījamā … kundze!”.',
    en: '9.1: the greeting is missing. Write, for example, “Good day!” or “Dear Ms …”.',
  });
}

function withoutReference(): ReplyFinding {
  return finding('salutation', 'needs-reason', 'reference-missing', {
    lv: '9.1: trūkst atsauces uz klienta pieprasījumu. Ierakstiet, uz ko atbildat: „Atbildu uz Jūsu … vēstuli par …”.',
    en: '9.1: nothing refers to the client’s request. Write what you reply to: “I am replying to your letter of … about …”.',
  });
}

/** A name in the greeting that is not the client's: a letter on its way to the wrong person. */
function otherName({ parts: { salutation }, context }: Reading, greeting: Span | undefined): ReplyFinding[] {
  if (!greeting || context.client.name.trim() === '') return [];
  const line = lineOf(salutation.text, greeting);
  const addressed = under(salutation.text, { start: greeting.end, end: line.end }).split(/[!.,\n]/)[0] ?? '';
  const known = context.client.name.split(/[\s-]+/).map(stem);
  const names = (addressed.match(/\p{Lu}\p{Ll}+/gu) ?? []).filter((name) => !TITLES.test(fold(name)));
  if (names.length === 0 || names.some((name) => known.some((one) => alike(one, stem(name))))) return [];
  return [
    finding(
      'salutation',
      'warns',
      'greeting-other-name',
      {
        lv: `Uzrunā ir „${names.join(' ')}”, bet klients ir ${context.client.name}. Pārbaudiet, kam rakstāt.`,
        en: `The greeting says “${names.join(' ')}”, but the client is ${context.client.name}. Check whom you write to.`,
      },
      line,
    ),
  ];
}

const TITLES = /^(?:kundze|kungs|kungi|dr|prof|mr|mrs|ms|sir|madam|client|klient\w*|jus|latvija\w*|iedzivotaj\w*)$/;

/** Stems of one surname in the forms for men and women: `Bērziņš`, `Bērziņa`, `Bērziņai`. */
function alike(left: string, right: string): boolean {
  const short = Math.min(left.length, right.length);
  return (
    left === right ||
    (short >= 4 && left.slice(0, short - 1) === right.slice(0, short - 1) && Math.abs(left.length - right.length) <= 2)
  );
}

function stem(name: string): string {
  return lightStem(fold(name));
}

function otherForm({ parts: { salutation }, context }: Reading, greeting: Span | undefined): ReplyFinding[] {
  if (!greeting || context.client.form === null) return [];
  const line = lineOf(salutation.text, greeting);
  const text = foldEvenly(under(salutation.text, line)).toLowerCase();
  const form = /\bkundze\b|\bcienijama\b|\bgodata\b|\bm(?:r)?s\b/.test(text)
    ? 'ms'
    : /\bkungs?\b|\bcienijamais\b|\bgodatais\b|\bmr\b/.test(text)
      ? 'mr'
      : null;
  if (form === null || form === context.client.form) return [];
  return [
    finding(
      'salutation',
      'warns',
      'greeting-form',
      {
        lv: 'Uzrunas forma nesaskan ar to, kā klientu uzrunājam. Pārbaudiet „kungs” vai „kundze”.',
        en: 'The form of address is not the client’s. Check “Mr” or “Ms”.',
      },
      line,
    ),
  ];
}

/** A day in the reference that is not the day the letter came. */
function otherDay({ parts: { salutation }, context }: Reading, references: readonly Span[]): ReplyFinding[] {
  const { received } = context;
  if (received === null) return [];
  return references.flatMap((reference) =>
    Array.from(under(salutation.folded, reference).matchAll(DAY_MONTH)).flatMap((match) => {
      const month = MONTH_STEMS.indexOf((match[2] ?? '').toLowerCase()) + 1;
      if (Number(match[1]) === received.day && month === received.month) return [];
      const start = reference.start + match.index;
      return [
        finding(
          'salutation',
          'warns',
          'reference-other-day',
          {
            lv: `Vēstule saņemta ${sayDate(received, 'lv')}. Pārbaudiet datumu atsaucē.`,
            en: `The letter came on ${sayDate(received, 'en')}. Check the date in the reference.`,
          },
          { start, end: start + match[0].length },
        ),
      ];
    }),
  );
}

function lineOf(text: string, span: Span): Span {
  const end = text.indexOf('\n', span.end);
  const line = text.slice(span.end, end < 0 ? undefined : end);
  const stop = line.search(/[!.,]/);
  return { start: span.start, end: span.end + (stop < 0 ? line.trimEnd().length : stop + 1) };
}
