import { type Directory, findPeople } from '../../../desk/directory/index.ts';
import type { MeetingChange } from '../../../desk/meetings/index.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';
import type { FieldError } from '../../components/form.ts';
import type { FormBody } from '../../server/define-route.ts';
import { date, readForm, text, ticked } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { meetingsTexts } from './texts.ts';

const FIELDS = {
  title: text({ required: true, max: 200 }),
  day: date({ required: true }),
  from: text({ required: true, max: 10 }),
  to: text({ required: true, max: 10 }),
  place: text({ max: 200 }),
  guests: text({ required: true, max: 20_000 }),
  agenda: text({ max: 10_000 }),
  anyway: ticked(),
};

export type ReadMeeting =
  | { readonly ok: true; readonly meeting: MeetingChange; readonly typed: Typed; readonly formKey: string }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly typed: Typed; readonly formKey: string };
type Typed = Readonly<Record<string, string | undefined>>;

/** Reads the form of a meeting; colleagues by name, others by address. Times are civil times in Riga. */
export function readMeetingForm(web: WebRequest, directory: Directory, body: FormBody): ReadMeeting {
  const words = meetingsTexts(web.lang).form;
  const labels = {
    title: words.name,
    day: words.day,
    from: words.from,
    to: words.to,
    place: words.place,
    guests: words.guests,
    agenda: words.agenda,
    anyway: words.anyway,
  };
  const read = readForm(FIELDS, body, labels, web.lang);
  const typed = typedOf(body);
  if (!read.ok) return { ok: false, errors: read.errors, typed, formKey: read.formKey };
  const { values, formKey } = read;
  const errors: FieldError[] = [];
  const from = timeIn(values.from);
  const to = timeIn(values.to);
  if (from === null) errors.push({ name: 'from', say: words.wrongTime(words.from) });
  if (to === null) errors.push({ name: 'to', say: words.wrongTime(words.to) });
  const guests = guestsIn(web, directory, values.guests);
  errors.push(...guests.errors);
  if (errors.length > 0 || from === null || to === null) return { ok: false, errors, typed, formKey };
  const at = (time: Temporal.PlainTime) =>
    values.day.toZonedDateTime({ timeZone: 'Europe/Riga', plainTime: time }).toInstant();
  const meeting: MeetingChange = {
    title: values.title,
    agenda: values.agenda ?? '',
    place: values.place ?? '',
    span: { start: at(from), end: at(to) },
    guests: { colleagues: guests.colleagues, written: guests.written },
    despiteConflicts: values.anyway === true,
  };
  return { ok: true, meeting, typed, formKey };
}

/** „10.00”, „9:30”, „14” as civil time; `null` where it is none. */
function timeIn(written: string): Temporal.PlainTime | null {
  const [, hour, minute = '0'] = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(written.trim()) ?? [];
  const [h, m] = [Number(hour), Number(minute)];
  return hour === undefined || h > 23 || m > 59 ? null : new Temporal.PlainTime(h, m);
}

function guestsIn(web: WebRequest, directory: Directory, written: string) {
  const words = meetingsTexts(web.lang).form;
  const colleagues: EmployeeId[] = [];
  const addresses: string[] = [];
  const errors: FieldError[] = [];
  const lines = written
    .split(/[\n;]/)
    .map((line) => line.trim().replace(/,$/, ''))
    .filter((line) => line !== '');
  for (const line of lines.slice(0, 300)) {
    if (line.includes('@')) {
      addresses.push(line);
      continue;
    }
    const found = findPeople(directory, line, web.today, 6).filter(({ post }) => post !== undefined);
    const [only, ...others] = found;
    if (only === undefined) errors.push({ name: 'guests', say: words.unknownPerson(line) });
    else if (others.length > 0) {
      const names = found.map(({ person }) => `${person.givenName} ${person.surname}`).join(', ');
      errors.push({ name: 'guests', say: words.severalPeople(line, names) });
    } else colleagues.push(only.person.id);
  }
  return { colleagues, written: addresses, errors };
}

/** What was typed, as it was typed. */
export function typedOf(body: FormBody): Typed {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value : value?.join('\n')]),
  );
}
