import { sayDate, sayTime, sayWeekday } from '../../time/say-date.ts';
import type { Language, MeetingAnswer } from '../../vocabulary/words.ts';
import type { Span } from './calendar/calendar-event.ts';

export interface LetterWords {
  readonly subject: string;
  readonly text: string;
}

/** „pirmdien, 2026. gada 23. novembrī, plkst. 10.00–11.00”; days alone where the meeting has no hours. */
export function saySpan({ start, end }: Span, allDay: boolean, lang: Language): string {
  const first = start.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const last = end.subtract({ milliseconds: 1 }).toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const day = sayDate(first, lang);
  if (allDay)
    return first.equals(last) ? day : `${sayDate(first, lang, 'nominative')} – ${sayDate(last, lang, 'nominative')}`;
  const from = sayTime(start, lang);
  if (first.equals(last)) {
    return lang === 'lv'
      ? `${sayWeekday(first, lang, 'locative')}, ${day}, plkst. ${from}–${sayTime(end, lang)}`
      : `${sayWeekday(first, lang)}, ${day}, ${from}–${sayTime(end, lang)}`;
  }
  return lang === 'lv'
    ? `no ${sayDate(first, lang, 'genitive')} plkst. ${from} līdz ${sayDate(last, lang, 'dative')} plkst. ${sayTime(end, lang)}`
    : `from ${day}, ${from}, to ${sayDate(last, lang)}, ${sayTime(end, lang)}`;
}

const MARK: Readonly<Record<MeetingAnswer, Readonly<Record<Language, string>>>> = {
  accepted: { lv: 'Piedalīšos', en: 'Accepted' },
  tentative: { lv: 'Varbūt piedalīšos', en: 'Tentative' },
  declined: { lv: 'Nepiedalīšos', en: 'Declined' },
};

/** The words beside the answer's calendar part, for programs that show no calendars, and for people. */
export function answerLetter(given: {
  readonly answer: MeetingAnswer;
  readonly reason: string;
  readonly title: string;
  readonly span: Span;
  readonly allDay: boolean;
  readonly organiser: string;
  readonly invited: string;
  /** Who answers in the invited person's stead; `null`: they themselves. */
  readonly answering: string | null;
  readonly language: Language;
}): LetterWords {
  const { answer, reason, title, language: lang } = given;
  const when = saySpan(given.span, given.allDay, lang);
  const meeting = title === '' ? '' : lang === 'lv' ? ` „${title}”` : ` “${title}”`;
  const lv: Readonly<Record<MeetingAnswer, string>> = {
    accepted: `Paldies par uzaicinājumu! Piedalīšos sanāksmē${meeting} ${when}.`,
    tentative: `Paldies par uzaicinājumu! Pagaidām nezinu, vai varēšu piedalīties sanāksmē${meeting} ${when}. Galīgo atbildi nosūtīšu vēlāk.`,
    declined: `Paldies par uzaicinājumu! Diemžēl nepiedalīšos sanāksmē${meeting} ${when}.`,
  };
  const en: Readonly<Record<MeetingAnswer, string>> = {
    accepted: `Thank you for the invitation. I will take part in the meeting${meeting}, ${when}.`,
    tentative: `Thank you for the invitation. I do not know yet whether I can take part in the meeting${meeting}, ${when}. You will have my final answer later.`,
    declined: `Thank you for the invitation. Unfortunately I will not take part in the meeting${meeting}, ${when}.`,
  };
  const because = reason === '' ? [] : [lang === 'lv' ? `Iemesls: ${reason}` : `Reason: ${reason}`];
  const signed =
    given.answering === null
      ? given.invited
      : lang === 'lv'
        ? `${given.answering} (aizvieto: ${given.invited})`
        : `${given.answering} (for ${given.invited})`;
  const greeting = lang === 'lv' ? 'Labdien!' : 'Good day,';
  return {
    subject: `${MARK[answer][lang]}: ${title || (lang === 'lv' ? 'sanāksme' : 'meeting')}`,
    text: [greeting, (lang === 'lv' ? lv : en)[answer], ...because, signed].join('\n\n'),
  };
}

/** The words of an invitation of ours, of its change and of its calling off. */
export function meetingLetter(given: {
  readonly what: 'called' | 'changed' | 'called-off';
  readonly title: string;
  readonly span: Span;
  readonly place: string;
  readonly agenda: string;
  readonly reason: string;
  readonly organiser: string;
  readonly unit: string;
}): LetterWords {
  const { what, title } = given;
  const when = saySpan(given.span, false, 'lv');
  const intro = {
    called: `Aicinām Jūs uz sanāksmi „${title}”.`,
    changed: `Sanāksmei „${title}” ir izmaiņas. Lūdzam tās ņemt vērā.`,
    'called-off': `Sanāksme „${title}” ${when} nenotiks.`,
  }[what];
  const lines = [
    'Labdien!',
    intro,
    ...(what === 'called-off'
      ? given.reason === ''
        ? []
        : [`Iemesls: ${given.reason}`]
      : [
          [`Laiks: ${when}`, ...(given.place === '' ? [] : [`Vieta: ${given.place}`])].join('\n'),
          ...(given.agenda === '' ? [] : [`Darba kārtība:\n${given.agenda}`]),
          'Lūdzam atbildēt, vai piedalīsieties. Ja nevarat, lūdzam nosaukt iemeslu.',
        ]),
    [given.organiser, given.unit].filter((one) => one !== '').join('\n'),
  ];
  const prefix = { called: 'Uzaicinājums', changed: 'Izmaiņas', 'called-off': 'Atcelta sanāksme' }[what];
  return { subject: `${prefix}: ${title}`, text: lines.join('\n\n') };
}
