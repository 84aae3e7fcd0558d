import { sayDate, sayOnWeekday, sayTime } from '../../time/say-date.ts';
import type { Language, MoveReason } from '../../vocabulary/words.ts';
import type { Span } from './appointment.ts';
import type { LetterFacts } from './letter-facts.ts';

/** A message as it goes by e-mail, and the same in few words for a telephone. Pure; the place of a link is given. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly short: string;
}

/** „pirmdien, 2026. gada 23. novembrī, plkst. 10.00” · “Monday, 23 November 2026, 10:00” */
export function sayStart(at: Temporal.Instant, language: Language): string {
  const time = sayTime(at, language);
  return language === 'lv'
    ? `${sayOnWeekday(at, 'lv')}, ${sayDate(at, 'lv')}, plkst. ${time}`
    : `${sayOnWeekday(at, 'en')}, ${sayDate(at, 'en')}, ${time}`;
}

/** „23.11. 10.00”: as short as a text message wants it. */
export function sayStartShort(at: Temporal.Instant, language: Language): string {
  const day = at.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  return language === 'lv'
    ? `${day.day}.${day.month}. plkst. ${sayTime(at, 'lv')}`
    : `${sayDate(at, 'en')} ${sayTime(at, 'en')}`;
}

export interface BookedLetter {
  readonly span: Span;
  readonly number: string;
  readonly link: string;
}

/** The time stands: booked, or another one since the client changed it (`changed`). */
export function bookedLetter(facts: LetterFacts, { span, number, link }: BookedLetter, changed: boolean): Letter {
  const when = sayStart(span.start, facts.language);
  const short = sayStartShort(span.start, facts.language);
  if (facts.language === 'en') {
    return {
      subject: `Appointment: ${facts.service}, ${sayStartShort(span.start, 'en')}`,
      text: lines(
        changed ? 'Your appointment has another time now.' : 'You have booked an appointment.',
        '',
        ...whereLines(facts, when),
        `Number: ${number}`,
        '',
        'Type the number at the kiosk when you come, or show the code of this page:',
        link,
        'There you can also confirm, move or cancel the appointment.',
        ...signature(facts),
      ),
      short: `${changed ? 'New time' : 'Booked'}: ${short}, ${facts.place}. No. ${number}. Move or cancel: ${link}`,
    };
  }
  return {
    subject: `Pieraksts: ${facts.service}, ${sayStartShort(span.start, 'lv')}`,
    text: lines(
      'Labdien!',
      '',
      changed ? 'Jūsu konsultācijai tagad ir cits laiks.' : 'Jūsu konsultācija ir pieteikta.',
      '',
      ...whereLines(facts, when),
      `Numurs: ${number}`,
      '',
      'Atnākot ievadiet numuru kioskā vai parādiet kodu, kas redzams šajā lapā:',
      link,
      'Tur konsultāciju var arī apstiprināt, pārcelt vai atcelt.',
      ...signature(facts),
    ),
    short: `${changed ? 'Jauns laiks' : 'Pieraksts'}: ${short}, ${facts.place}. Nr. ${number}. Pārcelt vai atcelt: ${link}`,
  };
}

export function reminderLetter(facts: LetterFacts, { span, number, link }: BookedLetter): Letter {
  const when = sayStart(span.start, facts.language);
  const short = sayStartShort(span.start, facts.language);
  if (facts.language === 'en') {
    return {
      subject: `Reminder: ${facts.service}, ${sayStartShort(span.start, 'en')}`,
      text: lines(
        'We are expecting you.',
        '',
        ...whereLines(facts, when),
        `Number: ${number}`,
        '',
        'If you cannot come, please move or cancel the appointment, so that somebody else can have the time:',
        link,
        ...signature(facts),
      ),
      short: `We expect you ${short}, ${facts.place}. No. ${number}. Cannot come? ${link}`,
    };
  }
  return {
    subject: `Atgādinājums: ${facts.service}, ${sayStartShort(span.start, 'lv')}`,
    text: lines(
      'Labdien!',
      '',
      'Gaidām Jūs konsultācijā.',
      '',
      ...whereLines(facts, when),
      `Numurs: ${number}`,
      '',
      'Ja nevarat atnākt, lūdzu, pārceliet vai atceliet konsultāciju, lai šo laiku var izmantot kāds cits:',
      link,
      ...signature(facts),
    ),
    short: `Gaidām Jūs ${short}, ${facts.place}. Nr. ${number}. Nevarat atnākt? ${link}`,
  };
}

/** One time to choose, with the link that books it. */
export interface OfferedTime {
  readonly start: Temporal.Instant;
  readonly link: string;
}

export interface MovedLetter {
  readonly from: Temporal.Instant;
  readonly reason: MoveReason;
  readonly words: string;
  readonly offers: readonly OfferedTime[];
  /** Until when the offered times are kept; `null` where none is. */
  readonly heldUntil: Temporal.Instant | null;
  readonly link: string;
}

/** 5.1.7: the consultation cannot take place then; what there is instead. */
export function movedLetter(facts: LetterFacts, letter: MovedLetter): Letter {
  const { from, offers, heldUntil, link } = letter;
  const { language } = facts;
  const times = offers.flatMap(({ start, link: to }) => [`• ${sayStart(start, language)}`, `  ${to}`]);
  const reason = reasonSentence(facts, letter, sayStart(from, language));
  if (language === 'en') {
    const choose =
      offers.length === 0
        ? [
            'There is no other free time in the coming weeks, we are sorry to say. Please call us and we will find a solution together.',
            'You can also ask to be told of the first time that falls free:',
            link,
          ]
        : [
            ...(offers.length < 3
              ? ['These are all the times that are free in the coming weeks:']
              : ['Please choose one of these times; one press is enough:']),
            '',
            ...times,
            '',
            ...(heldUntil === null ? [] : [`We keep them for you until ${sayStart(heldUntil, 'en')}.`]),
            `If none of them suits you, choose another one or cancel: ${link}`,
          ];
    return {
      subject: `Your appointment on ${sayStartShort(from, 'en')} must be moved`,
      text: lines(reason, '', ...choose, ...phoneLine(facts), ...signature(facts)),
      short: `Your appointment ${sayStartShort(from, 'en')} must be moved, we are sorry. ${
        offers.length === 0 ? `Please call ${facts.phone}` : `Choose another time: ${link}`
      }`,
    };
  }
  const choose =
    offers.length === 0
      ? [
          'Diemžēl tuvākajās nedēļās cita brīva laika nav. Lūdzu, piezvaniet mums, un kopā atradīsim risinājumu.',
          'Varat arī pieteikties, lai Jums paziņojam, tiklīdz kāds laiks atbrīvojas:',
          link,
        ]
      : [
          offers.length < 3
            ? 'Tuvākajās nedēļās brīvi ir tikai šie laiki:'
            : 'Lūdzu, izvēlieties kādu no šiem laikiem; pietiek ar vienu nospiedumu:',
          '',
          ...times,
          '',
          ...(heldUntil === null ? [] : [`Šos laikus Jums paturam līdz ${sayUntil(heldUntil)}.`]),
          `Ja neviens neder, izvēlieties citu laiku vai atceliet konsultāciju: ${link}`,
        ];
  return {
    subject: `Jūsu konsultācija ${sayStartShort(from, 'lv')} jāpārceļ`,
    text: lines('Labdien!', '', reason, '', ...choose, ...phoneLine(facts), ...signature(facts)),
    short: `Jūsu konsultācija ${sayStartShort(from, 'lv')} diemžēl jāpārceļ. ${
      offers.length === 0 ? `Lūdzu, zvaniet ${facts.phone}` : `Izvēlieties citu laiku: ${link}`
    }`,
  };
}

/** 5.1.7: cancelled by us, with the times that are free now and where to book. */
export function cancelledLetter(
  facts: LetterFacts,
  letter: Pick<MovedLetter, 'from' | 'reason' | 'words' | 'link'> & { readonly free: readonly Temporal.Instant[] },
): Letter {
  const { language } = facts;
  const when = sayStart(letter.from, language);
  const free = letter.free.map((at) => `• ${sayStart(at, language)}`);
  if (language === 'en') {
    return {
      subject: `Your appointment on ${sayStartShort(letter.from, 'en')} is cancelled`,
      text: lines(
        reasonSentence(facts, letter, when),
        '',
        ...(free.length === 0
          ? ['There is no other free time in the coming weeks. Please call us and we will find a solution together.']
          : ['The next free times:', '', ...free, '', `Book one of them or another: ${letter.link}`]),
        ...phoneLine(facts),
        ...signature(facts),
      ),
      short: `Your appointment ${sayStartShort(letter.from, 'en')} is cancelled, we are sorry. Another time: ${letter.link}`,
    };
  }
  return {
    subject: `Jūsu konsultācija ${sayStartShort(letter.from, 'lv')} atcelta`,
    text: lines(
      'Labdien!',
      '',
      reasonSentence(facts, letter, when),
      '',
      ...(free.length === 0
        ? ['Diemžēl tuvākajās nedēļās cita brīva laika nav. Lūdzu, piezvaniet mums, un kopā atradīsim risinājumu.']
        : ['Tuvākie brīvie laiki:', '', ...free, '', `Piesakieties kādam no tiem vai citam: ${letter.link}`]),
      ...phoneLine(facts),
      ...signature(facts),
    ),
    short: `Jūsu konsultācija ${sayStartShort(letter.from, 'lv')} diemžēl atcelta. Cits laiks: ${letter.link}`,
  };
}

/** The client has cancelled: said back, so that they know it is done. */
export function cancelledByClientLetter(facts: LetterFacts, from: Temporal.Instant, link: string): Letter {
  const short = sayStartShort(from, facts.language);
  if (facts.language === 'en') {
    return {
      subject: `Appointment cancelled: ${facts.service}, ${short}`,
      text: lines(
        `Your appointment ${sayStart(from, 'en')} is cancelled. Thank you for telling us.`,
        '',
        `Book another time: ${link}`,
        ...signature(facts),
      ),
      short: `Your appointment ${short} is cancelled. Another time: ${link}`,
    };
  }
  return {
    subject: `Konsultācija atcelta: ${facts.service}, ${short}`,
    text: lines(
      'Labdien!',
      '',
      `Jūsu konsultācija ${sayStart(from, 'lv')} ir atcelta. Paldies, ka paziņojāt!`,
      '',
      `Pieteikties citam laikam: ${link}`,
      ...signature(facts),
    ),
    short: `Jūsu konsultācija ${short} atcelta. Cits laiks: ${link}`,
  };
}

/** Somebody else receives the client at the same time. */
export function passedOnLetter(facts: LetterFacts, { span, link }: BookedLetter): Letter {
  const short = sayStartShort(span.start, facts.language);
  if (facts.language === 'en') {
    return {
      subject: `Your appointment on ${short}: ${facts.person} will receive you`,
      text: lines(
        `Your appointment takes place as booked, yet another colleague will receive you: ${facts.person}.`,
        '',
        ...whereLines(facts, sayStart(span.start, 'en')),
        '',
        `If you would rather have another time: ${link}`,
        ...signature(facts),
      ),
      short: `Your appointment ${short} stands. ${facts.person} will receive you. ${link}`,
    };
  }
  return {
    subject: `Jūsu konsultācija ${short}: Jūs pieņems ${facts.person}`,
    text: lines(
      'Labdien!',
      '',
      `Jūsu konsultācija notiks, kā norunāts, tikai Jūs pieņems cits darbinieks: ${facts.person}.`,
      '',
      ...whereLines(facts, sayStart(span.start, 'lv')),
      '',
      `Ja labāk vēlaties citu laiku: ${link}`,
      ...signature(facts),
    ),
    short: `Jūsu konsultācija ${short} notiks, Jūs pieņems ${facts.person}. ${link}`,
  };
}

/** A time has fallen free for somebody who waits. */
export function waitingLetter(
  facts: LetterFacts,
  { start, link }: OfferedTime,
  heldUntil: Temporal.Instant,
  leave: string,
): Letter {
  const short = sayStartShort(start, facts.language);
  if (facts.language === 'en') {
    return {
      subject: `A time has fallen free: ${facts.service}, ${short}`,
      text: lines(
        `You asked to be told: a time is free ${sayStart(start, 'en')}, ${facts.place}.`,
        '',
        `Take it with one press: ${link}`,
        `We keep it for you until ${sayStart(heldUntil, 'en')}.`,
        '',
        `To leave the waiting list: ${leave}`,
        ...signature(facts),
      ),
      short: `Free time: ${short}, ${facts.place}. Take it: ${link}`,
    };
  }
  return {
    subject: `Atbrīvojies laiks: ${facts.service}, ${short}`,
    text: lines(
      'Labdien!',
      '',
      `Lūdzāt paziņot: ir brīvs laiks ${sayStart(start, 'lv')}, ${facts.place}.`,
      '',
      `Ar vienu nospiedumu pieteikties var šeit: ${link}`,
      `Šo laiku Jums paturam līdz ${sayUntil(heldUntil)}.`,
      '',
      `Vairs negaidīt: ${leave}`,
      ...signature(facts),
    ),
    short: `Brīvs laiks: ${short}, ${facts.place}. Pieteikties: ${link}`,
  };
}

function whereLines(facts: LetterFacts, when: string): readonly string[] {
  const lv = facts.language === 'lv';
  return [
    `${lv ? 'Pakalpojums' : 'Service'}: ${facts.service}`,
    `${lv ? 'Laiks' : 'Time'}: ${when}`,
    `${lv ? 'Vieta' : 'Place'}: ${facts.place}${facts.address === '' ? '' : `, ${facts.address}`}`,
    ...(facts.person === '' ? [] : [`${lv ? 'Jūs pieņems' : 'You meet'}: ${facts.person}`]),
  ];
}

function reasonSentence(
  facts: LetterFacts,
  { reason, words }: Pick<MovedLetter, 'reason' | 'words'>,
  when: string,
): string {
  const because = REASONS[facts.language][reason];
  const said = words.trim() === '' ? '' : ` ${words.trim()}`;
  return facts.language === 'lv'
    ? `Diemžēl Jūsu konsultācija ${when} („${facts.service}”) nevar notikt${because}. Atvainojamies!${said}`
    : `We are sorry: your appointment ${when} (“${facts.service}”) cannot take place${because}.${said}`;
}

const REASONS: Readonly<Record<Language, Readonly<Record<MoveReason, string>>>> = {
  lv: {
    'employee-absent': ', jo darbinieks, kas Jūs pieņemtu, tajā laikā nebūs darbā',
    'place-closed': ', jo apmeklētāju pieņemšanas vieta tajā laikā būs slēgta',
    technical: ' tehnisku iemeslu dēļ',
    overrun: ', jo iepriekšējās konsultācijas ir ieilgušas',
    other: '',
  },
  en: {
    'employee-absent': ', since the employee who would receive you will not be at work then',
    'place-closed': ', since the place will be closed then',
    technical: ' for technical reasons',
    overrun: ', since earlier appointments take longer than planned',
    other: '',
  },
};

/** „trešdienai, 2026. gada 25. novembrim, plkst. 10.00” */
function sayUntil(at: Temporal.Instant): string {
  return `${sayDate(at, 'lv', 'dative')}, plkst. ${sayTime(at, 'lv')}`;
}

function phoneLine({ phone, language }: LetterFacts): readonly string[] {
  if (phone === '') return [];
  return [language === 'lv' ? `Tālrunis jautājumiem: ${phone}` : `Telephone for questions: ${phone}`];
}

function signature({ unit, municipality, email }: LetterFacts): readonly string[] {
  return ['', unit, municipality, ...(email === '' ? [] : [email])];
}

function lines(...all: readonly string[]): string {
  return all.join('\n');
}
