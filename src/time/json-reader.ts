import type { CalendarFinding, CalendarRefusal } from './calendar.ts';

const DAY = /^(199\d|20\d\d|21\d\d)-\d\d-\d\d$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * Reads values out of unknown JSON and gathers what is wrong, with its path. A misread value is replaced by a harmless
 * one so that reading goes on; it never gets out, because findings turn the whole into a refusal.
 */
export class Reader {
  readonly findings: CalendarFinding[] = [];

  miss(path: string, expected: string): void {
    this.findings.push({ path, expected });
  }

  refusal(): CalendarRefusal {
    return { refused: 'calendar-invalid', findings: this.findings };
  }

  object(value: unknown, path: string, keys: readonly string[]): Readonly<Record<string, unknown>> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.miss(path, `an object with ${keys.join(', ')}`);
      return {};
    }
    for (const key of Object.keys(value)) {
      if (!keys.includes(key)) this.miss(path === '' ? key : `${path}.${key}`, `one of ${keys.join(', ')}`);
    }
    return value as Record<string, unknown>;
  }

  /** A list; an absent one is empty. */
  list<Item>(value: unknown, path: string, read: (item: unknown, path: string) => Item): readonly Item[] {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.miss(path, 'a list');
      return [];
    }
    return value.map((item: unknown, i) => read(item, `${path}[${i}]`));
  }

  day(value: unknown, path: string): string {
    if (typeof value === 'string' && DAY.test(value) && isDay(value)) return value;
    this.miss(path, 'a day that exists, from 1990 to 2199, as `2026-11-22`');
    return '1990-01-01';
  }

  time(value: unknown, path: string): string {
    if (typeof value === 'string' && TIME.test(value)) return value;
    this.miss(path, 'a time from `00:00` to `23:59`, in quotes');
    return '00:00';
  }

  text(value: unknown, path: string): string {
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.miss(path, 'words');
    return '';
  }

  integer(value: unknown, path: string, least: number, most: number): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    this.miss(path, `a whole number from ${least} to ${most}`);
    return least;
  }

  boolean(value: unknown, path: string): boolean {
    if (typeof value === 'boolean') return value;
    this.miss(path, 'true or false');
    return false;
  }

  oneOf<Choice extends string>(value: unknown, path: string, choices: readonly [Choice, ...Choice[]]): Choice {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) this.miss(path, `one of ${choices.join(', ')}`);
    return found ?? choices[0];
  }

  unique(values: readonly string[], path: string): void {
    values.forEach((value, i) => {
      if (values.indexOf(value) !== i) this.miss(path, `each day once; \`${value}\` stands twice`);
    });
  }
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}
