import type { FieldFinding } from '../../../desk/calendar/index.ts';
import type { FieldError } from '../../components/form.ts';
import type { TimeTexts } from './texts.ts';

/** What was found wrong, under the field's own name and in the reader's language, with the path in the calendar. */
export function sayFinding(finding: FieldFinding, texts: TimeTexts): FieldError {
  return {
    name: finding.field,
    say: say(finding, `${fieldName(finding.field, texts)}${place(finding)}`, texts.errors),
  };
}

/** „Slēgtās dienas, 2. rinda, Diena”. */
export function fieldName(field: string, texts: TimeTexts): string {
  const [list, ...rest] = field.split('-');
  if (list === 'week') return texts.days[rest[0] as keyof TimeTexts['days']];
  if (field === 'shortDay') return texts.shortDay;
  const heading = { moved: texts.moved, closing: texts.closings, special: texts.special }[list ?? ''];
  if (heading === undefined) return field;
  return `${heading}, ${texts.row(String(Number(rest[0]) + 1))}, ${texts.parts[rest[1] as keyof TimeTexts['parts']]}`;
}

/** Which interval of several it is: „(weekly.monday[1].from)”. */
function place({ path, field }: FieldFinding): string {
  return path === field ? '' : ` (${path})`;
}

/** The sentences in which `parseCalendar` says what it expected; each has its own in the reader's language. */
function say({ expected, found }: FieldFinding, name: string, errors: TimeTexts['errors']): string {
  const [, time] = /`([^`]+)`/.exec(expected) ?? [];
  if (expected === 'hours') return errors.hours(name, found);
  if (expected.startsWith('a time after')) return errors.after(name, time ?? '');
  if (expected.startsWith('no earlier than')) return errors.overlaps(name, time ?? '');
  if (expected.startsWith('a day that exists')) return errors.day(name, found);
  if (expected.startsWith('a time')) return errors.time(name, found);
  if (expected.startsWith('each day once')) return errors.twice(name, time ?? '');
  if (expected.startsWith('at least one weekday')) return errors.noWeek;
  if (expected.startsWith('a whole number')) return errors.shortDay(name, found);
  if (expected === 'words') return errors.text(name);
  return errors.other(name, expected);
}
