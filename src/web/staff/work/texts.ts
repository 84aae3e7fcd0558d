import { sayCount } from '../../texts/say.ts';
import { defineTexts } from '../../texts/texts.ts';

const CASES_LV = ['lieta', 'lietas', 'lietu'] as const;
const CASES_EN = ['case', 'cases'] as const;
const DAYS_LV = ['darbdiena', 'darbdienas', 'darbdienu'] as const;
/** How long it waits: in the accusative. */
const WAITED_LV = ['darbdienu', 'darbdienas', 'darbdienu'] as const;
const DAYS_EN = ['working day', 'working days'] as const;

/** What is owed to colleagues and at meetings beside the cases. */
function withOthersLv(cases: string, others: number): string {
  if (others === 0) return cases;
  return `${cases} un ${others} ${others % 10 === 1 && others % 100 !== 11 ? 'cits pienākums' : 'citi pienākumi'}`;
}

function withOthersEn(cases: string, others: number): string {
  if (others === 0) return cases;
  return `${cases} and ${others} other ${others === 1 ? 'duty' : 'duties'}`;
}

export const workTexts = defineTexts({
  lv: {
    title: 'Mans darbs',
    unitTitle: 'Struktūrvienības darbs',
    views: { label: 'Kura darbs', mine: 'Mans', unit: 'Struktūrvienība' },
    untaken: 'Neuzņemtās',
    untakenSay: 'Vēl nav atbildīgā. Kas lietu uzņemas, tas arī atbild klientam.',
    untakenAll: 'Rādīt visas neuzņemtās',
    groups: {
      late: 'Nokavēts',
      today: 'Šodien',
      'this-week': 'Šonedēļ',
      later: 'Vēlāk',
      'no-time': 'Bez termiņa',
    },
    calm: 'Gaida vai atbildēts',
    calmSay: 'Šeit nekas nav jādara, kamēr klients neraksta.',
    calmAll: 'Visas šādas lietas',
    take: 'Uzņemties',
    takeOf: (number: string) => `Uzņemties lietu ${number}`,
    received: (when: string) => `saņemta ${when}`,
    waits: (when: string) => `gaida klientu kopš ${when}`,
    answered: (when: string) => `atbildēta ${when}`,
    others: (n: number) => (n % 10 === 1 && n % 100 !== 11 ? `vēl ${n} pienākums` : `vēl ${n} pienākumi`),
    until: (when: string) => `līdz ${when}`,
    endedAt: (when: string) => `termiņš bija ${when}`,
    nobody: 'nav uzņemta',
    age: (days: number) => sayCount('lv', days, DAYS_LV, DAYS_EN),
    here: {
      order: (days: number) =>
        `Kāpēc šeit: pirmais ir agrākais termiņš, vienādā termiņā tas, kas gaida ilgāk. Šis gaida ${days === 0 ? 'kopš šodienas' : sayCount('lv', days, WAITED_LV, DAYS_EN)}.`,
      target: 'Cita termiņa nav, tāpēc laiku dod mērķis (5.2.1.), un ar katru dienu tas sarakstā ceļas augstāk.',
    },
    more: 'Rādīt vēl',
    start: 'No sākuma',
    summary: (cases: number, others: number, late: number) =>
      `Jums ir ${withOthersLv(sayCount('lv', cases, CASES_LV, CASES_EN), others)}; ${late === 0 ? 'nekas nav nokavēts' : `nokavēts termiņš: ${late}`}.`,
    unitSummary: (cases: string, others: number, late: number) =>
      `${withOthersLv(cases, others)}; ${late === 0 ? 'nekas nav nokavēts' : `nokavēts termiņš: ${late}`}.`,
    moreThan: (n: number) => `vairāk nekā ${n} lietu`,
    empty: 'Viss padarīts',
    emptySay: 'Jums nekas nav jādara, un nevienai lietai netrūkst atbildīgā. Jauna vēstule parādīsies šeit pati.',
    emptyPage: 'Tālāk nekā vairs nav',
    emptyPageSay: 'Kas šeit bija, ir padarīts.',
    emptyUnitSay: 'Struktūrvienībai nav nevienas nepabeigtas lietas. Jauna vēstule parādīsies šeit pati.',
    noUnit: 'Jūs neesat nevienā struktūrvienībā, tāpēc šeit ir tikai Jūsu pašu lietas.',
    allCases: 'Skatīt visas lietas',
    newCase: 'Jauna lieta',
  },
  en: {
    title: 'My work',
    unitTitle: 'Work of the unit',
    views: { label: 'Whose work', mine: 'Mine', unit: 'Unit' },
    untaken: 'Nobody’s yet',
    untakenSay: 'No one is responsible yet. Whoever takes a case also answers the client.',
    untakenAll: 'Show all that nobody has taken',
    groups: { late: 'Late', today: 'Today', 'this-week': 'This week', later: 'Later', 'no-time': 'No due time' },
    calm: 'Waiting or answered',
    calmSay: 'Nothing to do here until the client writes.',
    calmAll: 'All such cases',
    take: 'Take',
    takeOf: (number: string) => `Take case ${number}`,
    received: (when: string) => `received ${when}`,
    waits: (when: string) => `waiting for the client since ${when}`,
    answered: (when: string) => `answered ${when}`,
    others: (n: number) => (n === 1 ? '1 more duty' : `${n} more duties`),
    until: (when: string) => `by ${when}`,
    endedAt: (when: string) => `was due ${when}`,
    nobody: 'not taken',
    age: (days: number) => sayCount('en', days, DAYS_LV, DAYS_EN),
    here: {
      order: (days: number) =>
        `Why here: the earliest due time comes first, of the same what waits longer. This waits ${days === 0 ? 'since today' : sayCount('en', days, DAYS_LV, DAYS_EN)}.`,
      target: 'No other term is set, so a target gives the time (5.2.1), and it rises in the list day by day.',
    },
    more: 'Show more',
    start: 'From the start',
    summary: (cases: number, others: number, late: number) =>
      `You have ${withOthersEn(sayCount('en', cases, CASES_LV, CASES_EN), others)}; ${late === 0 ? 'none is late' : `past the due time: ${late}`}.`,
    unitSummary: (cases: string, others: number, late: number) =>
      `${withOthersEn(cases, others)}; ${late === 0 ? 'none is late' : `past the due time: ${late}`}.`,
    moreThan: (n: number) => `more than ${n} cases`,
    empty: 'All done',
    emptySay:
      'You owe nothing now, and no case is without somebody responsible. A new letter will show up here by itself.',
    emptyPage: 'Nothing further on',
    emptyPageSay: 'What stood here has been done.',
    emptyUnitSay: 'The unit has no unfinished case. A new letter will show up here by itself.',
    noUnit: 'You are in no unit, so only your own cases stand here.',
    allCases: 'See all cases',
    newCase: 'New case',
  },
});
