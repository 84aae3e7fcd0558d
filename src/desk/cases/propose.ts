import type { ClientKind, SubmissionKind } from '../../vocabulary/words.ts';

const SIGNS: readonly { readonly kind: SubmissionKind; readonly pattern: RegExp }[] = [
  {
    kind: 'data-subject-request',
    pattern:
      /person(as|u|as) dat(i|us|u)\S* (dzēš|izsnie|kopij|apstrād)|\bVDAR\b|\bGDPR\b|data subject|my personal data/iu,
  },
  {
    kind: 'information-request',
    pattern:
      /informācijas pieprasījum|pieprasu informāciju|lūdzu izsniegt informāciju|information request|freedom of information/iu,
  },
  { kind: 'complaint', pattern: /\bsūdzīb|\bsūdzos|\bsudzib|\bcomplaint\b|\bcomplain\b/iu },
  { kind: 'suggestion', pattern: /\bpriekšlikum|\bierosinu\b|\biesaku\b|\bsuggest(ion)?\b/iu },
  {
    kind: 'application',
    pattern: /\biesniegum|\blūdzu (piešķirt|izsniegt|atļaut|reģistrēt)|\bpieteikum|\bapplication\b/iu,
  },
  { kind: 'gratitude', pattern: /^\W*(liels |sirsnīgs )?paldies\b|^\W*thank you\b/iu },
];

/** What a letter seems to be in law, proposed by its words; the employee decides. `question` where nothing speaks. */
export function proposeSubmission(subject: string, text: string): SubmissionKind {
  const words = `${subject}\n${text.slice(0, 5000)}`;
  return SIGNS.find(({ pattern }) => pattern.test(words))?.kind ?? 'question';
}

const LEGAL = /(^|[\s„"'])(SIA|AS|IK|ZS|SDV|biedrība|nodibinājums|fonds|Ltd|UAB|OÜ|GmbH)([\s”"',.]|$)/u;
const STATE = /(^|\.)(gov\.lv|saeima\.lv|tiesas\.lv|policija\.lv)$/u;

/** 4.1: the kind of an external client by name and address, proposed; the employee decides. */
export function proposeClientKind(name: string, address: string): ClientKind {
  if (STATE.test(address.slice(address.indexOf('@') + 1))) return 'state-institution';
  return LEGAL.test(name) ? 'legal-person' : 'natural-person';
}
