import type { Owed } from '../../../desk/work/index.ts';
import type { Obligation } from '../../../standard/obligation.ts';
import type { Standard } from '../../../standard/standard.ts';
import type { WorkingCalendar } from '../../../time/calendar.ts';
import { sayDueShort } from '../../../time/say-due.ts';
import { workingDaysBetween } from '../../../time/working-day.ts';
import { sayTimeLeft } from '../../../time/say-left.ts';
import { timeLeft } from '../../../time/time-left.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { obligationChip, owedState } from '../../components/obligation-chip.ts';
import type { Html } from '../../html.ts';
import { sayDay, sayWhen } from '../../texts/say.ts';
import { deskWords } from '../case/words.ts';
import { workTexts } from './texts.ts';

/** What lists need to say a duty: whose language, what time it is, by which calendar, from which standards. */
export interface Saying {
  readonly lang: Language;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  readonly calendar: WorkingCalendar;
  readonly standards: readonly Standard[];
}

/** The chip of a duty in a list: the reason in one line, time left in working time. */
export function owedChip(id: string, { first, why }: Owed, saying: Saying, place: readonly string[] = []): Html {
  const { lang, now } = saying;
  return obligationChip(
    {
      id,
      clause: clauseMark(first, saying),
      what: whatIsOwed(first, lang),
      state: owedState({ ...first, settled: false }, now),
      due: first.dueAt,
      left: first.dueAt === null ? undefined : sayLeft(first.dueAt, saying),
      reason: [...reason(first, lang), ...(why === null ? [] : [why[lang]]), ...place],
      href: `/standarts/${first.clause}`,
    },
    { lang, now },
  );
}

/**
 * Why it stands where it stands (5.2.1): the earliest due time first, of the same what waits longer; and where no term is
 * set, that the target makes it rise day by day.
 */
export function whyHere(since: Temporal.Instant, { first }: Owed, saying: Saying): readonly string[] {
  const texts = workTexts(saying.lang).here;
  const age = ageOf(since, saying);
  return [texts.order(age), ...(first.mechanism === 'endeavour' ? [texts.target] : [])];
}

/** Working days that it has waited: 0 on its first day; counted no further than half a year. */
export function ageOf(since: Temporal.Instant, { calendar, today }: Saying): number {
  const day = since.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const from = Temporal.PlainDate.compare(day, today.subtract({ days: 183 })) < 0 ? today.subtract({ days: 183 }) : day;
  return workingDaysBetween(calendar, from, today);
}

/** „Dot ziņu līdz piektd. (5.3.4.)”: a duty that stands behind the first. */
export function otherDuty(duty: Obligation, saying: Saying): string {
  const mark = clauseMark(duty, saying);
  const until = duty.dueAt === null ? '' : ` ${sayUntil(duty.dueAt, saying)}`;
  return `${whatIsOwed(duty, saying.lang)}${until} (${/^\d/.test(mark) ? `${mark}.` : mark})`;
}

/**
 * Today „vēl 3 h 20 min”, late „nokavēts par 2 darbdienām”, tomorrow and later by its moment, as on the case page:
 * „līdz rīt 12.30”; what is more than a working week away by its day: „līdz 4. dec.”.
 */
export function sayLeft(dueAt: Temporal.Instant, saying: Saying): string {
  if (isFar(dueAt, saying)) return sayUntil(dueAt, saying);
  const day = dueAt.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  if (Temporal.PlainDate.compare(day, saying.today) > 0)
    return workTexts(saying.lang).until(sayWhen(saying.lang, dueAt, saying.now));
  const left = timeLeft(saying.calendar, saying.now, dueAt);
  // Nothing has been open since: it ended days ago perhaps, yet by no working minute.
  if (Temporal.PlainDate.compare(day, saying.today) < 0 && 'minutes' in left && left.minutes === 0)
    return workTexts(saying.lang).endedAt(sayWhen(saying.lang, dueAt, saying.now));
  return sayTimeLeft(left, saying.lang);
}

function sayUntil(dueAt: Temporal.Instant, { lang, today }: Saying): string {
  return workTexts(lang).until(sayDay(lang, dueAt.toZonedDateTimeISO('Europe/Riga').toPlainDate(), today));
}

/** Counting working days over years would cost more than it tells. */
function isFar(dueAt: Temporal.Instant, { now }: Saying): boolean {
  const hours = dueAt.since(now).total('hours');
  return hours > 7 * 24;
}

function whatIsOwed({ topic }: Obligation, lang: Language): string {
  const words: Readonly<Record<string, string>> = deskWords(lang).topic;
  return words[topic ?? 'other'] ?? deskWords(lang).topic.other;
}

/** The number of a clause, or the law by its name. */
function clauseMark({ clause, standard }: Obligation, { standards, lang }: Saying): string {
  const act = standards.find(({ id }) => id === standard);
  return act?.isLaw === true ? (act.title[lang].split(' (')[0] ?? clause) : clause;
}

/** A duty whose term was set otherwise than by counting has no steps of receipt and end. */
function reason({ explanation }: Obligation, lang: Language): readonly string[] {
  const has = (step: string) => explanation.some((one) => one.step === step);
  return has('received') && has('due') ? [sayDueShort({ steps: explanation }, lang)] : [];
}
