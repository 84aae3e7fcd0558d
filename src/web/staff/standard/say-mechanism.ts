import { EVENT_WORDS } from '../../../standard/event-words.ts';
import type { Mechanism, Role } from '../../../standard/mechanism.ts';
import type { DueLength } from '../../../time/due.ts';
import { assertNever } from '../../../vocabulary/brand.ts';
import type { EventKind } from '../../../vocabulary/events.ts';
import type { MechanismKind } from '../../../vocabulary/verdict.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { sayCount, sayNumber } from '../../texts/say.ts';

/** A mechanism in words: what kind it is with its parameters, and by which events it moves, a line each. */
export interface SaidMechanism {
  readonly kind: string;
  readonly lines: readonly string[];
  /** The events it still waits for, as they will be called; empty where it moves. */
  readonly awaits: readonly string[];
}

export function sayMechanism(mechanism: Mechanism, lang: Language): SaidMechanism {
  const { events } = mechanism;
  const parameters = sayParameters(mechanism, lang);
  return {
    kind: KINDS[mechanism.kind][lang],
    lines: [
      ...parameters,
      ...(events.state === 'wired' ? sayRoles(events.roles, lang) : []),
      ...(events.state === 'inherent' ? [INHERENT[events.inherent][lang]] : []),
    ],
    awaits: events.state === 'awaited' ? events.awaited : [],
  };
}

/** „1 darbdiena”, „8 darba stundas”, “10 working days”. */
export function sayLength(length: DueLength, lang: Language): string {
  if ('workingDays' in length)
    return sayCount(
      lang,
      length.workingDays,
      ['darbdiena', 'darbdienas', 'darbdienu'],
      ['working day', 'working days'],
    );
  if ('workingHours' in length)
    return sayCount(
      lang,
      length.workingHours,
      ['darba stunda', 'darba stundas', 'darba stundu'],
      ['working hour', 'working hours'],
    );
  if ('workingMinutes' in length)
    return sayCount(
      lang,
      length.workingMinutes,
      ['darba minūte', 'darba minūtes', 'darba minūšu'],
      ['working minute', 'working minutes'],
    );
  if ('calendarDays' in length)
    return sayCount(lang, length.calendarDays, ['diena', 'dienas', 'dienu'], ['day', 'days']);
  return sayCount(lang, length.months, ['mēnesis', 'mēneši', 'mēnešu'], ['month', 'months']);
}

type Both = Readonly<Record<Language, string>>;

const KINDS: Readonly<Record<MechanismKind, Both>> = {
  deadline: { lv: 'Saistošs termiņš', en: 'A binding time limit' },
  endeavour: { lv: 'Mērķis, uz ko tiecas', en: 'A target that is tried for' },
  promise: { lv: 'Darbinieka solījums klientam', en: 'An employee’s promise to the client' },
  gate: { lv: 'Pārbaude, pirms notikumu pieņem', en: 'A check before an event is accepted' },
  order: { lv: 'Kārtība, kādā ņem', en: 'The order in which things are taken' },
  exclusion: { lv: 'Kas nedrīkst notikt tajā pašā laikā', en: 'What must not happen at the same time' },
  routing: { lv: 'Kam tas pienākas', en: 'Who it goes to' },
  limit: { lv: 'Griesti', en: 'A ceiling' },
  step: { lv: 'Solis', en: 'A step' },
  question: { lv: 'Jautājums klientam pēc tam', en: 'A question to the client afterwards' },
  observation: { lv: 'Vadītāja novērojums', en: 'A head’s observation' },
  confirmation: { lv: 'Iepazīšanās ar apliecinājumu', en: 'Read and confirm' },
  register: { lv: 'Reģistrs', en: 'A register' },
};

const INHERENT = {
  versions: {
    lv: 'To nodrošina pašas redakcijas ar datumiem: notikumu vērtē pēc tās, kas bija spēkā.',
    en: 'Carried by the dated versions themselves: an event is judged by the one in force.',
  },
  replaces: {
    lv: 'To nodrošina ziņa par aktiem, ko šī redakcija aizstāj.',
    en: 'Carried by the acts that this version names as replaced.',
  },
} as const;

const ROLE_WORDS: readonly (readonly [Role, Both])[] = [
  ['opens', { lv: 'Rodas, kad', en: 'Arises when' }],
  ['again', { lv: 'Rodas vēlreiz, kad', en: 'Arises again when' }],
  ['happens', { lv: 'Skatās, kad', en: 'Looked at when' }],
  ['settles', { lv: 'Izpilda, kad', en: 'Kept when' }],
  ['extends', { lv: 'Pagarina, kad', en: 'Extended when' }],
  ['excuses', { lv: 'Attaisno, kad', en: 'Excused when' }],
  ['ends', { lv: 'Atkrīt, kad', en: 'Falls away when' }],
  ['voids', { lv: 'Nav bijis, ja', en: 'Never was if' }],
  ['reopens', { lv: 'Jāpilda atkal, ja', en: 'Owed again if' }],
  ['restores', { lv: 'Atjauno, kad', en: 'Restored when' }],
  ['starts', { lv: 'Sākas, kad', en: 'Begins when' }],
  ['stops', { lv: 'Beidzas, kad', en: 'Ends when' }],
];

function sayRoles(
  roles: Readonly<Partial<Record<Role, readonly { readonly on: EventKind }[]>>>,
  lang: Language,
): string[] {
  return ROLE_WORDS.flatMap(([role, words]) => {
    const kinds = [...new Set((roles[role] ?? []).map(({ on }) => on))];
    if (kinds.length === 0) return [];
    return [`${words[lang]} ${kinds.map((kind) => EVENT_WORDS[kind][lang]).join(lang === 'lv' ? ' vai ' : ' or ')}.`];
  });
}

function sayParameters(mechanism: Mechanism, lang: Language): string[] {
  const lv = lang === 'lv';
  switch (mechanism.kind) {
    case 'deadline':
      return [
        `${lv ? 'Laiks' : 'Time'}: ${sayLength(mechanism.due, lang)}.`,
        ...(mechanism.notAfter === null
          ? []
          : [
              lv
                ? `Ja notikumā nosaukts agrāks laiks (\`${mechanism.notAfter}\`), tad līdz tam.`
                : `Where the event names an earlier time (\`${mechanism.notAfter}\`), by then.`,
            ]),
        ...sayReopening(mechanism.afterReopening, lang),
      ];
    case 'endeavour':
      return [
        ...(mechanism.target === null
          ? []
          : [
              lv
                ? `Mērķis: ${sayLength(mechanism.target, lang)}, ja struktūrvienībai nav sava.`
                : `Target: ${sayLength(mechanism.target, lang)}, unless the unit has its own.`,
            ]),
        ...(mechanism.atMost === null
          ? []
          : [
              lv
                ? `Ne vairāk kā ${sayNumber(lang, mechanism.atMost)}.`
                : `At most ${sayNumber(lang, mechanism.atMost)}.`,
            ]),
        ...(mechanism.share === null
          ? []
          : [
              lv
                ? `Tiecas uz ${sayNumber(lang, mechanism.share * 100)} %.`
                : `Aims at ${sayNumber(lang, mechanism.share * 100)} %.`,
            ]),
        ...sayReopening(mechanism.afterReopening, lang),
      ];
    case 'confirmation':
      return [`${lv ? 'Laiks' : 'Time'}: ${sayLength(mechanism.due, lang)}.`];
    case 'register':
      return mechanism.due === null
        ? []
        : [`${lv ? 'Atbilde pienākas' : 'An answer is owed within'}: ${sayLength(mechanism.due, lang)}.`];
    case 'limit':
      return [
        lv
          ? `Ne vairāk kā ${sayNumber(lang, mechanism.atMost)}; ${mechanism.as === 'right' ? 'tās ir tiesības, nevis vaina' : 'tas ir pienākums'}.`
          : `At most ${sayNumber(lang, mechanism.atMost)}; ${mechanism.as === 'right' ? 'this is a right, never a fault' : 'this is a duty'}.`,
      ];
    case 'question':
      return [
        ...(mechanism.ask === null ? [] : [lv ? `„${mechanism.ask.lv}”` : `“${mechanism.ask.en}”`]),
        ...sayLeast(mechanism.least, lang),
      ];
    case 'observation':
      return sayLeast(mechanism.least, lang);
    case 'promise':
    case 'gate':
    case 'order':
    case 'exclusion':
    case 'routing':
    case 'step':
      return [];
    default:
      return assertNever(mechanism);
  }
}

function sayLeast(least: number, lang: Language): string[] {
  if (least === 0) return [];
  return [
    lang === 'lv'
      ? `Ja atbilžu ir mazāk par ${sayNumber(lang, least)}, neko nesaka.`
      : `Below ${sayNumber(lang, least)} answers nothing is said.`,
  ];
}

function sayReopening(least: DueLength | null, lang: Language): string[] {
  if (least === null) return [];
  return [
    lang === 'lv'
      ? `Ja atbilde klientu nesasniedza, atliek vismaz ${sayLength(least, lang)}.`
      : `Where a reply did not reach the client, at least ${sayLength(least, lang)} is left.`,
  ];
}
