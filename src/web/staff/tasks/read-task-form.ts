import { type Directory, findPeople, holdsOn, lookup, postsOf } from '../../../desk/directory/index.ts';
import { endOfDay, MOST_PARTS, type PartToSend } from '../../../desk/tasks/index.ts';
import { fold } from '../../../language/fold.ts';
import type { RulesInForce } from '../../../journal/index.ts';
import { isWorkingDay, workingDayOnOrAfter } from '../../../time/working-day.ts';
import { type EmployeeId, parseId, type UnitId } from '../../../vocabulary/ids.ts';
import type { Language } from '../../../vocabulary/words.ts';
import type { FieldError } from '../../components/form.ts';
import type { Choice } from '../../components/field.ts';
import type { FormBody } from '../../server/define-route.ts';
import { sayDate } from '../../texts/say.ts';
import { unitName } from '../directory/say.ts';
import { tasksTexts } from './texts.ts';

/** One line of the form, as it was typed. */
export interface Row {
  readonly n: number;
  /** Names the part from the first look on. */
  readonly key: string;
  readonly who: string;
  readonly pick: string;
  readonly due: string;
  readonly words: string;
  /** Those who may be meant, where the name fits several. */
  readonly choices: readonly Choice[];
}

export interface TypedTask {
  readonly title: string;
  readonly body: string;
  readonly due: string;
  readonly responsible: number;
  readonly rows: readonly Row[];
  readonly leftOut: readonly { readonly to: EmployeeId; readonly reason: string }[];
  readonly shown: readonly EmployeeId[];
}

const FEWEST_ROWS = 3;
const CHOICES = 12;

/** An empty form. */
export function emptyTask(): TypedTask {
  return { title: '', body: '', due: '', responsible: 1, rows: rowsOf({}, FEWEST_ROWS), leftOut: [], shown: [] };
}

/** What was typed, as it was typed. */
export function typedTask(body: FormBody): TypedTask {
  const one = (name: string, most: number) => textOf(body[name]).slice(0, most);
  const count = Math.min(Math.max(Number(one('rows', 3)) || FEWEST_ROWS, FEWEST_ROWS), MOST_PARTS);
  const ids = (name: string) => [body[name] ?? []].flat().flatMap((id) => parseId<EmployeeId>(id) ?? []);
  return {
    title: one('title', 200).trim(),
    body: one('body', 5_000).replace(/\r\n?/g, '\n').trim(),
    due: one('due', 10),
    responsible: Number(one('responsible', 2)) || 1,
    rows: rowsOf(body, body['deed'] === 'more' ? Math.min(count + 2, MOST_PARTS) : count),
    leftOut: ids('leave').map((to) => ({ to, reason: one(`reason-${to}`, 500).trim() })),
    shown: one('shown', 2_000)
      .split(' ')
      .flatMap((id) => parseId<EmployeeId>(id) ?? []),
  };
}

function rowsOf(body: FormBody, count: number): Row[] {
  return Array.from({ length: count }, (_, index) => {
    const n = index + 1;
    const text = (name: string) => textOf(body[`${name}-${n}`]);
    return {
      n,
      key: parseId(text('key')) ?? crypto.randomUUID(),
      who: text('who').slice(0, 200).trim(),
      pick: text('pick').slice(0, 40),
      due: text('due').slice(0, 10),
      words: text('words').slice(0, 500).trim(),
      choices: [],
    };
  });
}

export interface ReadTask {
  readonly typed: TypedTask;
  readonly parts: readonly PartToSend[];
  readonly errors: readonly FieldError[];
}

/** Who is meant by each line and until when; what cannot be read is said beside its field, nothing is guessed. */
export function readTask(
  lang: Language,
  typed: TypedTask,
  directory: Directory,
  rules: RulesInForce,
  day: Temporal.PlainDate,
): ReadTask {
  const t = tasksTexts(lang);
  const errors: FieldError[] = [];
  const parts: PartToSend[] = [];
  const wrong = (name: string, say: string) => errors.push({ name, say });
  if (typed.title === '') wrong('title', t.form.nameHint);
  const rows = typed.rows.map((row): Row => {
    if (row.who === '') return row;
    const choices = choicesFor(lang, directory, row.who, day);
    const meant = choices.find(({ value }) => value === row.pick) ?? (choices.length === 1 ? choices[0] : undefined);
    if (meant === undefined) {
      const none = choices.length === 0;
      wrong(none ? `who-${row.n}` : `pick-${row.n}`, none ? t.fault['not-found'] : t.fault['several-found']);
      return { ...row, choices };
    }
    const who = whoOf(meant.value);
    const unit = 'unit' in who ? who.unit : (postsOf(directory, who.employee, day)[0]?.unit ?? null);
    const due = dueOf(lang, row.due || typed.due, rules.calendarOf(unit));
    if (typeof due === 'string') {
      const name = row.due === '' ? 'due' : `due-${row.n}`;
      if (!errors.some((error) => error.name === name)) wrong(name, due);
    } else
      parts.push({
        key: row.key,
        ...who,
        responsible: row.n === typed.responsible,
        words: row.words,
        dueAt: due,
      });
    // Who was found stands in the field, to be seen before anything is sent.
    return { ...row, who: String(meant.text), pick: meant.value };
  });
  return { typed: { ...typed, rows }, parts, errors };
}

/** The unit of that very name, else people and units in which every word is found. */
function choicesFor(lang: Language, directory: Directory, who: string, day: Temporal.PlainDate): Choice[] {
  const words = fold(who.replace(/[—–,;()]/g, ' '))
    .split(/\s+/)
    .filter((word) => word !== '');
  const standing = directory.units.filter((unit) => holdsOn(unit, day));
  const named = standing.filter(({ nameLv, nameEn }) => [fold(nameLv), fold(nameEn)].includes(words.join(' ')));
  if (named.length > 0) return named.map((unit) => unitChoice(lang, unit));
  const people = findPeople(directory, words.join(' '), day, CHOICES).filter(({ post }) => post !== undefined);
  const units = standing.filter(({ nameLv, nameEn }) => {
    const text = fold(`${nameLv} ${nameEn}`);
    return words.length > 0 && words.every((word) => text.includes(word));
  });
  return [
    ...units.slice(0, CHOICES).map((unit) => unitChoice(lang, unit)),
    ...people.map(({ person, unit }) => ({
      value: `p.${person.id}`,
      text: `${person.givenName} ${person.surname} — ${unitName(lang, unit)}`,
    })),
  ].slice(0, CHOICES);
}

function unitChoice(lang: Language, unit: Directory['units'][number]): Choice {
  return { value: `u.${unit.id}`, text: unitName(lang, unit) };
}

function whoOf(value: string): { readonly employee: EmployeeId } | { readonly unit: UnitId } {
  const id = value.slice(2);
  return value.startsWith('u.') ? { unit: id as UnitId } : { employee: id as EmployeeId };
}

function dueOf(
  lang: Language,
  text: string,
  calendar: ReturnType<RulesInForce['calendarOf']>,
): Temporal.Instant | string {
  const t = tasksTexts(lang).fault;
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return t.noDue;
  try {
    const day = Temporal.PlainDate.from(text, { overflow: 'reject' });
    if (day.year < 2020 || day.year > 2100) return t.noDue;
    if (isWorkingDay(calendar, day).working) return endOfDay(calendar, day);
    return t['no-day'](sayDate(lang, day), sayDate(lang, workingDayOnOrAfter(calendar, day)));
  } catch {
    return t.noDue;
  }
}

/** Names to choose from while typing; bounded, as any name can be typed. */
export function suggestions(lang: Language, directory: Directory, day: Temporal.PlainDate): string[] {
  const units = directory.units.filter((unit) => holdsOn(unit, day)).slice(0, 60);
  const people = directory.people.flatMap(({ id, givenName, surname }) => {
    const [post] = postsOf(directory, id, day);
    return post === undefined
      ? []
      : [`${givenName} ${surname} — ${unitName(lang, lookup(directory).units.get(post.unit))}`];
  });
  return [...people.slice(0, 120), ...units.map((unit) => unitName(lang, unit))];
}

function textOf(value: FormBody[string]): string {
  return typeof value === 'string' ? value : '';
}
