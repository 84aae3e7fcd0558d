import type { Tx } from '../../database/database.ts';
import { sayDayAndMonth } from '../../time/say-date.ts';
import { dayOf } from '../../time/zone.ts';
import type { Language, NoticeWay } from '../../vocabulary/words.ts';
import type { Desk } from '../context.ts';
import { type NoticeAddress, putNotice } from '../notices/index.ts';
import { inLanguage, type OtherWay, serviceCard } from '../services/index.ts';
import { surveyPath } from '../surveys/index.ts';
import { changeVisitIn, type ChangeVisitRefusal, hasWays, type Visit } from '../visits/index.ts';
import { slipPeople } from './slip.store.ts';

/** 6.5, 6.11: what a client takes along, in the client's language. */
export interface Slip {
  readonly number: string;
  readonly language: Language;
  readonly municipality: string;
  readonly place: string;
  readonly day: Temporal.PlainDate;
  readonly service: string;
  /** Who served, and their unit. */
  readonly employee: string;
  readonly unit: string;
  readonly solutions: readonly string[];
  readonly next: string;
  readonly nextBy: Temporal.PlainDate | null;
  readonly caseNumber: string | null;
  readonly ways: readonly OtherWay[];
  readonly phone: string;
  readonly mailbox: string | null;
  /** The path at which the visit is rated. */
  readonly survey: string;
}

/** The slip of a visit as it stands; `null` where the visit is not seen. */
export async function slipOf(desk: Desk, tx: Tx, visit: Visit): Promise<Slip | null> {
  const [people, card] = [await slipPeople(tx, visit.id), await serviceCard(tx, visit.service)];
  if (people === null || card === null) return null;
  const { language } = visit;
  const either = (lv: string, en: string) => inLanguage({ lv, en }, language);
  const chosen = card.solutions.filter(({ id }) => visit.solutions.includes(id));
  const proposed = chosen.map(({ next }) => inLanguage(next, language)).filter((words) => words !== '');
  return {
    number: visit.number,
    language,
    municipality: either(people.municipalityLv, people.municipalityEn),
    place: either(people.placeLv, people.placeEn),
    day: visit.day,
    service: inLanguage(card.name, language),
    employee: people.employee,
    unit: either(people.unitLv, people.unitEn),
    solutions: chosen.map(({ text }) => inLanguage(text, language)),
    next: visit.nextWords === '' ? proposed.join('\n') : visit.nextWords,
    nextBy: visit.nextBy === null ? null : dayOf(visit.nextBy),
    caseNumber: people.caseNumber,
    ways: visit.group === 'external' ? card.ways : [],
    phone: people.unitPhone,
    mailbox: people.mailbox,
    survey: surveyPath(desk, visit.id),
  };
}

/**
 * The slip is given: printed, or sent to an address that is used for this alone. With it the next steps are given (6.5) and
 * the other ways told (6.11), where there are any.
 */
export async function giveSlip(
  desk: Desk,
  tx: Tx,
  visit: Visit,
  to: NoticeAddress | 'print',
): Promise<Visit | ChangeVisitRefusal> {
  const slip = await slipOf(desk, tx, visit);
  if (slip === null) return { refused: 'no-such-visit' };
  const way: NoticeWay = to === 'print' ? 'print' : to.way;
  if (to !== 'print')
    await putNotice(desk, tx, {
      kind: 'slip',
      language: slip.language,
      to,
      name: '',
      subject: SAY[slip.language].subject(slip.municipality),
      text: to.way === 'sms' ? slipMessage(slip, desk) : slipLetter(slip, desk),
      about: { kind: 'visit', id: visit.id },
      client: visit.client,
      unit: visit.unit,
    });
  if (visit.state !== 'serving') return visit;
  const told = await changeVisitIn(desk, tx, visit.id, {
    do: 'tick',
    tick: { step: 'next-steps-given', way, words: slip.next, by: visit.nextBy },
  });
  if ('refused' in told || visit.group !== 'external' || !(await hasWays(tx, visit.service))) return told;
  return changeVisitIn(desk, tx, visit.id, { do: 'tick', tick: { step: 'channels-told', way } });
}

/** The slip as a letter. Pure. */
export function slipLetter(slip: Slip, { settings }: Pick<Desk, 'settings'>): string {
  const t = SAY[slip.language];
  const rate = settings.publicUrl == null ? '' : `${t.rate}\n${settings.publicUrl}${slip.survey}`;
  return `${[
    t.hello,
    t.thanks(slip.place),
    `${t.number}: ${slip.number}\n${t.service}: ${slip.service}\n${t.who}: ${[slip.employee, slip.unit].filter(Boolean).join(', ')}${
      slip.caseNumber === null ? '' : `\n${t.case}: ${slip.caseNumber}`
    }`,
    slip.solutions.length === 0 ? '' : `${t.agreed}:\n${slip.solutions.map((one) => `– ${one}`).join('\n')}`,
    nextWords(slip),
    slip.ways.length === 0
      ? ''
      : `${t.ways}:\n${slip.ways.map((way) => `– ${[way.at, inLanguage(way.note, slip.language)].filter(Boolean).join(' – ')}`).join('\n')}`,
    `${t.reach}: ${[slip.phone, slip.mailbox ?? ''].filter(Boolean).join(', ')}`,
    rate,
    t.goodbye,
  ]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

/** The slip as a text message: the number, what comes next, how to reach us. Pure. */
export function slipMessage(slip: Slip, { settings }: Pick<Desk, 'settings'>): string {
  const t = SAY[slip.language];
  const rate = settings.publicUrl == null ? '' : `${t.rate} ${settings.publicUrl}${slip.survey}`;
  return [
    `${slip.number}, ${slip.service}.`,
    slip.caseNumber === null ? '' : `${t.case}: ${slip.caseNumber}.`,
    nextWords(slip).replace(/\s*\n\s*/g, ' '),
    slip.ways.length === 0 ? '' : `${t.ways}: ${slip.ways.map(({ at }) => at).join(', ')}.`,
    `${t.reach}: ${slip.phone || (slip.mailbox ?? '')}.`,
    rate,
  ]
    .filter(Boolean)
    .join(' ');
}

function nextWords({ language, next, nextBy }: Slip): string {
  if (next === '' && nextBy === null) return '';
  const t = SAY[language];
  const by = nextBy === null ? '' : `${t.by} ${sayDayAndMonth(nextBy, language, 'dative')}`;
  if (next === '') return `${t.next}: ${by}.`;
  return by === '' ? `${t.next}: ${next}` : `${t.next} (${by}): ${next}`;
}

const SAY = {
  lv: {
    subject: (municipality: string) => `Jūsu apmeklējums — ${municipality}`,
    hello: 'Labdien!',
    thanks: (place: string) => `Paldies, ka atnācāt! ${place}.`,
    number: 'Numurs',
    service: 'Pakalpojums',
    who: 'Jūs apkalpoja',
    case: 'Lietas numurs',
    agreed: 'Vienojāmies',
    next: 'Kas notiks tālāk',
    by: 'līdz',
    ways: 'Nākamreiz arī',
    reach: 'Kā mūs sasniegt',
    rate: 'Novērtējiet apkalpošanu ar diviem pieskārieniem:',
    goodbye: 'Jauku dienu!',
  },
  en: {
    subject: (municipality: string) => `Your visit — ${municipality}`,
    hello: 'Good day,',
    thanks: (place: string) => `Thank you for coming to ${place}.`,
    number: 'Number',
    service: 'Service',
    who: 'You were served by',
    case: 'Number of the case',
    agreed: 'We agreed',
    next: 'What comes next',
    by: 'by',
    ways: 'Next time also',
    reach: 'How to reach us',
    rate: 'How was it? Two taps:',
    goodbye: 'Have a good day!',
  },
} as const;
