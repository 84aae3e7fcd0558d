import { sayDate, sayTime } from '../../time/say-date.ts';

/** A letter about a task, before it has an id and addresses. */
export interface Written {
  readonly subject: string;
  readonly text: string;
}

/** A task as letters name it: people and units by their names, in the nominative. */
export interface ToldTask {
  readonly title: string;
  readonly body: string;
  readonly sender: string;
  readonly number: string | null;
  /** The address of its page; empty where it is not known. */
  readonly link: string;
  readonly parts: readonly {
    readonly who: string;
    readonly responsible: boolean;
    readonly words: string;
    readonly dueAt: Temporal.Instant;
  }[];
}

export interface ToldCopy {
  readonly to: string;
  /** Who takes part, for each of whom the copy is. */
  readonly of: readonly string[];
  readonly insteadOf: string | null;
}

/*
 * Colleagues write to each other in the official language, whatever the desk's pages are read in. Names stand in the
 * nominative and verbs carry no gender, so that no name has to be inflected by a program.
 */

/** The task as participants get it, and heads with them as a copy (10.3): who gets one, for whom. */
export function taskLetter(task: ToldTask, copies: readonly ToldCopy[]): Written {
  return {
    subject: `Uzdevums: ${task.title}`,
    text: paragraphs([
      'Labdien!',
      `Uzdevumu sūta: ${task.sender}.`,
      task.title,
      task.body,
      ['Piedalās:', ...task.parts.map(partLine)].join('\n'),
      copies.length === 0 ? '' : ['Kopiju saņem (standarta 10.3. punkts):', ...copies.map(copyLine)].join('\n'),
      placeOf(task),
      FOOT,
    ]),
  };
}

/** To participants of a task in a case whose access is restricted: that there is one, and where. */
export function bareTaskLetter(task: ToldTask): Written {
  return {
    subject: BARE_SUBJECT,
    text: paragraphs([
      'Labdien!',
      'Jums ir uzdevums lietā ar ierobežotu pieeju. Tāpēc tā saturs e-pastā nav rakstīts: tas ir tikai Laipā.',
      task.link,
      FOOT,
    ]),
  };
}

/** To a head, of a task in a restricted case: whose time it takes, and nothing else (10.3, 5.1.6). */
export function bareCopyLetter({ of, insteadOf }: Omit<ToldCopy, 'to'>): Written {
  return {
    subject: 'Jūsu darbiniekam ir uzdevums citā struktūrvienībā',
    text: paragraphs([
      'Labdien!',
      `Uzdevumā, ko sūta cita struktūrvienība, piedalās: ${of.join(', ')}.`,
      insteadOf === null ? '' : `Jūs saņemat šo vēstuli, jo aizvietojat. Prombūtnē: ${insteadOf}.`,
      'Uzdevums skar lietu ar ierobežotu pieeju, tāpēc tā saturs kopijā nav minēts. Kopiju nosaka standarta 10.3. punkts.',
      FOOT,
    ]),
  };
}

export interface DigestLine {
  /** `null`: of a restricted case; only who takes part is told. */
  readonly task: (Pick<ToldTask, 'title' | 'sender' | 'number' | 'link'> & { readonly calledOff: boolean }) | null;
  readonly of: readonly string[];
  readonly insteadOf: string | null;
}

/** The copies of a day in one letter, for a head who has chosen so. */
export function digestLetter(lines: readonly DigestLine[], day: Temporal.PlainDate): Written {
  return {
    subject: `Uzdevumi Jūsu darbiniekiem: ${lines.length} (${sayDate(day, 'lv', 'nominative')})`,
    text: paragraphs([
      'Labdien!',
      'Kopijas par uzdevumiem, kuros piedalās Jūsu darbinieki (standarta 10.3. punkts).',
      ...lines.map(digestLine),
      'Kopijas reizi dienā ir Jūsu izvēle. To var mainīt Laipā: Uzdevumi, Kopijas man.',
      FOOT,
    ]),
  };
}

/** To the sender, when the last part is done. */
export function doneLetter(task: ToldTask, by: string): Written {
  return {
    subject: `Re: Uzdevums: ${task.title}`,
    text: paragraphs(['Labdien!', `Uzdevums ir paveikts. Pēdējo daļu pabeidza: ${by}.`, placeOf(task), FOOT]),
  };
}

/** As `doneLetter`, of a restricted case. */
export function bareDoneLetter(task: ToldTask): Written {
  return {
    subject: `Re: ${BARE_SUBJECT}`,
    text: paragraphs(['Labdien!', 'Uzdevums lietā ar ierobežotu pieeju ir paveikts.', task.link, FOOT]),
  };
}

/** To all who got the task: it need not be done any more, and why. */
export function calledOffLetter(task: ToldTask, reason: string): Written {
  return {
    subject: `Re: Uzdevums: ${task.title}`,
    text: paragraphs([
      'Labdien!',
      `Uzdevums ir atcelts un vairs nav jādara. Atceļ: ${task.sender}.`,
      `Iemesls: ${reason}`,
      placeOf(task),
      FOOT,
    ]),
  };
}

/** As `calledOffLetter`, of a restricted case. */
export function bareCalledOffLetter(task: ToldTask): Written {
  return {
    subject: `Re: ${BARE_SUBJECT}`,
    text: paragraphs([
      'Labdien!',
      'Uzdevums lietā ar ierobežotu pieeju ir atcelts un vairs nav jādara.',
      task.link,
      FOOT,
    ]),
  };
}

const BARE_SUBJECT = 'Uzdevums Laipā';
const FOOT = 'Šo vēstuli nosūtīja Laipa. Atbilde uz to nonāk pie uzdevuma sūtītāja.';

/** A due time in words, in the dative: „2026. gada 27. novembrim plkst. 17.00”. */
function sayUntil(at: Temporal.Instant): string {
  return `${sayDate(at, 'lv', 'dative')} plkst. ${sayTime(at, 'lv')}`;
}

function partLine({ who, responsible, words, dueAt }: ToldTask['parts'][number]): string {
  const what = [responsible ? 'atbild par visu uzdevumu' : '', words].filter(Boolean).join('; ');
  return `– ${who}${what === '' ? '' : `: ${what}`}, līdz ${sayUntil(dueAt)}`;
}

function copyLine({ to, of, insteadOf }: ToldCopy): string {
  return `– ${to}${insteadOf === null ? '' : ` (aizvieto; prombūtnē: ${insteadOf})`}: piedalās ${of.join(', ')}`;
}

function digestLine({ task, of, insteadOf }: DigestLine): string {
  const stands = insteadOf === null ? '' : ` Jūs aizvietojat; prombūtnē: ${insteadOf}.`;
  if (task === null) return `– Piedalās: ${of.join(', ')}. Lieta ir ar ierobežotu pieeju, saturs nav minēts.${stands}`;
  const off = task.calledOff ? ' (atcelts)' : '';
  return `– ${task.title}${off}\n  Sūta: ${task.sender}. Piedalās: ${of.join(', ')}.${stands}\n  ${placeOf(task)}`.trimEnd();
}

function placeOf({ number, link }: Pick<ToldTask, 'number' | 'link'>): string {
  return [number === null ? '' : `Lieta: ${number}`, link === '' ? '' : `Uzdevums Laipā: ${link}`]
    .filter(Boolean)
    .join('\n');
}

function paragraphs(all: readonly string[]): string {
  return `${all
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .join('\n\n')}\n`;
}
