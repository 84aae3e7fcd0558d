import { sayDate, sayTime, sayWeekday } from '../../time/say-date.ts';
import { assertNever } from '../../vocabulary/brand.ts';
import type { ReturnReason } from '../../vocabulary/words.ts';
import type { EntryKind } from './request.ts';

/** What a letter about a request says; people by their names in the nominative, so that no program has to inflect them. */
export interface ToldEntry {
  readonly kind: EntryKind;
  readonly subject: string;
  readonly text: string;
  /** Who said it, with post and unit. */
  readonly author: string;
  /** The question, where the letter is about what came of it. */
  readonly question: string;
  readonly asker: string;
  /** Only where the reader sees the case. */
  readonly caseNumber: string | null;
  readonly dueAt: Temporal.Instant | null;
  readonly answerBy: Temporal.Instant | null;
  readonly reason: ReturnReason | null;
  /** Why it came to the reader and not to the one who was chosen, a sentence each. */
  readonly routed: readonly string[];
  /** The address of its page; empty where it is not known. */
  readonly link: string;
}

/** Subject and text. Colleagues write to each other in the official language, whatever the desk's pages are read in. */
export function requestLetter(told: ToldEntry): { readonly subject: string; readonly text: string } {
  return { subject: subjectOf(told), text: `${[...wordsOf(told), told.link, FOOT].filter(Boolean).join('\n\n')}\n` };
}

function subjectOf({ kind, subject }: ToldEntry): string {
  switch (kind) {
    case 'question':
    case 'passed-on':
      return `Pieprasījums: ${subject}`;
    case 'interim':
      return `Starpatbilde: ${subject}`;
    case 'returned':
      return `Pieprasījums atgriezts: ${subject}`;
    case 'withdrawn':
      return `Pieprasījums atsaukts: ${subject}`;
    case 'answer':
    case 'unconfirmed':
    case 'auto-reply':
    case 'undelivered':
      return `Atbilde: ${subject}`;
    default:
      return assertNever(kind);
  }
}

function wordsOf(told: ToldEntry): string[] {
  switch (told.kind) {
    case 'question':
      return asking(told, `Jautā: ${told.author}.`, told.text);
    case 'passed-on':
      return asking(told, [`Jautā: ${told.asker}.`, ...told.routed].join('\n'), told.question);
    case 'interim': {
      const by = told.answerBy === null ? '' : `Atbilde būs līdz ${sayMoment(told.answerBy)}.`;
      return ['Labdien!', `Starpatbildi sniedz: ${told.author}.`, told.text, by, quoted(told)];
    }
    case 'returned':
      return [
        'Labdien!',
        `Pieprasījumu atgriež: ${told.author}.`,
        told.reason === null ? '' : `Iemesls: ${REASONS[told.reason]}.`,
        told.text,
        quoted(told),
      ];
    case 'withdrawn':
      return [
        'Labdien!',
        `Pieprasījums ir atsaukts, atbilde vairs nav vajadzīga. Atsauc: ${told.author}.`,
        quoted(told),
      ];
    case 'answer':
    case 'unconfirmed':
    case 'auto-reply':
    case 'undelivered':
      return ['Labdien!', `Atbild: ${told.author}.`, told.text, quoted(told)];
    default:
      return assertNever(told.kind);
  }
}

function asking(told: ToldEntry, who: string, words: string): string[] {
  return [
    'Labdien!',
    [who, ...(told.kind === 'question' ? told.routed : [])].join('\n'),
    words.replace(GREETING, ''),
    told.caseNumber === null ? '' : `Lieta: ${told.caseNumber}.`,
    told.dueAt === null
      ? ''
      : `Atbilde gaidāma līdz ${sayMoment(told.dueAt)} (standarta 10.1. punkts: vienas darbdienas laikā).`,
    HOW,
  ];
}

/** A greeting of the asker's own: the letter has one already. */
const GREETING = /^\s*(labdien|labrīt|sveik[is]?|sveicināt[ai])[^\n]{0,40}\n+/iu;

const HOW =
  'Atbildiet uz šo vēstuli, nemainot saņēmēju: atbilde nonāks pie jautātāja un lietā. Ja līdz termiņam atbildēt nevar, uzrakstiet, kāpēc un kurā dienā atbildēsiet.';
const FOOT = 'Iekšēja saziņa. Nepārsūtiet to klientam.';

/** „pirmdienas, 2026. gada 23. novembra, plkst. 17.00”: after „līdz”, civil time of Riga. */
function sayMoment(at: Temporal.Instant): string {
  return `${sayWeekday(at, 'lv', 'dative')}, ${sayDate(at, 'lv', 'dative')}, plkst. ${sayTime(at, 'lv')}`;
}

function quoted({ question, asker }: ToldEntry): string {
  if (question === '') return '';
  const lines = question.slice(0, 4_000).split('\n');
  return [`${asker} jautāja:`, ...lines.map((line) => `> ${line}`)].join('\n');
}

const REASONS: Readonly<Record<ReturnReason, string>> = {
  'outside-my-competence': 'nav manā kompetencē',
  'needs-more': 'vajag vairāk ziņu',
  'already-answered': 'jau atbildēts',
  absence: 'prombūtne',
  other: 'cits',
};
