import { civilDay, MONTHS } from '../../language/promised-days.ts';

/** What an answer from a mail program is, by its own words above the quoted letters. */
export type ReplyReading =
  | { readonly as: 'answer'; readonly text: string }
  /** It sounds as if the answer is still to come: the asker confirms, with the day that the words seem to name. */
  | { readonly as: 'interim'; readonly text: string; readonly day: Temporal.PlainDate | null }
  | { readonly as: 'empty' };

/**
 * Reads what somebody wrote above the quoted history. `today`: the civil day of receipt in Riga. A word of delay („atbildēšu
 * rīt”, „will get back to you”) makes it an interim answer to be confirmed: it is never taken for one silently.
 */
export function readReply(written: string, today: Temporal.PlainDate): ReplyReading {
  const text = withoutSignature(written).slice(0, 20_000);
  if (text === '') return { as: 'empty' };
  const start = text.slice(0, 2_000).toLowerCase();
  if (!LATER.some((words) => words.test(start))) return { as: 'answer', text };
  return { as: 'interim', text, day: dayNamed(start, today) };
}

const LATER = [
  /\b(atbildēšu|atbildēsim|došu (ziņu|atbildi|zināt)|dosim (ziņu|atbildi|zināt)|paziņošu|paziņosim|noskaidrošu|noskaidrosim|precizēšu|precizēsim|sagatavošu|sagatavosim|nosūtīšu|nosūtīsim|atsūtīšu|atsūtīsim)(?!\p{L})/u,
  /(vajadzēs|vajag|nepieciešam\p{L}*) (vēl )?(vairāk )?(laik|dien|nedēļ)/u,
  /(šobrīd|pagaidām|uzreiz|šodien) (vēl )?(nevaru|nevaram|nav iespējams)/u,
  /\b(will (get back|answer|reply|let you know|send)|need (more )?(time|a few days)|can(no|')t answer (yet|now|today))\b/u,
];

/** The signature as mail programs mark it, and what phones put under a letter. */
function withoutSignature(written: string): string {
  const lines = written.replaceAll('\r', '').split('\n');
  const end = lines.findIndex(
    (line) => /^-- ?$/.test(line) || /^(sent from my |nosūtīts no (mana )?)/i.test(line.trim()),
  );
  const kept = end === -1 ? lines : lines.slice(0, end);
  return kept.join('\n').trim();
}

const WEEKDAYS = [
  /pirmdien|\bmonday/u,
  /otrdien|\btuesday/u,
  /trešdien|\bwednesday/u,
  /ceturtdien|\bthursday/u,
  /piektdien|\bfriday/u,
];
/** The day that words name: „25. novembrī”, „25.11.”, „2026-11-25”, „rīt”, „parīt”, „trešdien”, „nākamnedēļ”; `null`: none. */
export function dayNamed(words: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const iso = /\b(20\d\d)-(\d\d)-(\d\d)\b/.exec(words);
  if (iso !== null) return civilDay(iso[1], Number(iso[2]), Number(iso[3]), today);
  const named = /\b(\d{1,2})\.\s*([a-zāčēģīķļņšūž]{4,})/u.exec(words);
  const month = named === null ? -1 : MONTHS.lv.findIndex((stem) => named[2]?.startsWith(stem));
  if (named !== null && month >= 0) return civilDay(undefined, month + 1, Number(named[1]), today);
  const numbers = /\b(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(20\d\d))?/.exec(words);
  if (numbers !== null) return civilDay(numbers[3], Number(numbers[2]), Number(numbers[1]), today);
  if (/parīt|day after tomorrow/u.test(words)) return today.add({ days: 2 });
  if (/(^|\P{L})rīt(?!\p{L})|\btomorrow/u.test(words)) return today.add({ days: 1 });
  const weekday = WEEKDAYS.findIndex((name) => name.test(words));
  if (weekday >= 0) {
    const ahead = (weekday + 1 - today.dayOfWeek + 7) % 7;
    return today.add({ days: ahead === 0 ? 7 : ahead });
  }
  if (/nākam(ajā |)nedēļ|next week/u.test(words)) return today.add({ days: 12 - today.dayOfWeek });
  return null;
}
