import { kitTexts } from '../texts/kit.ts';
import type { FieldError } from '../components/form.ts';
import type { Language } from '../../vocabulary/words.ts';
import { parseEmailAddress } from '../../vocabulary/ids.ts';
import type { FormBody } from './define-route.ts';

type Words = ReturnType<typeof kitTexts>['form'];

/** How one field is read: its value, or what is wrong with it. */
export interface FieldReader<Value> {
  readonly required: boolean;
  /** `text` is trimmed and not empty. */
  read(text: string, label: string, words: Words): { readonly value: Value } | { readonly wrong: string };
  readonly many?: boolean;
}

interface Need {
  readonly required?: boolean;
}

export type FormFields = Readonly<Record<string, FieldReader<unknown>>>;

/** What a form gives: `null` where a field that may stay empty is empty. */
export type FormValues<Fields extends FormFields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends FieldReader<infer Value>
    ? Fields[Name]['required'] extends true
      ? Value
      : Value | null
    : never;
};

export type FormReading<Fields extends FormFields> =
  | { readonly ok: true; readonly values: FormValues<Fields>; readonly formKey: string }
  | {
      readonly ok: false;
      readonly errors: readonly FieldError[];
      readonly typed: Readonly<Record<keyof Fields & string, string>>;
      readonly formKey: string;
    };

/**
 * Reads a form by its fields. What is wrong is said field by field in the reader's language, under the label that the page
 * shows; what was typed comes back as it was typed.
 */
export function readForm<Fields extends FormFields>(
  fields: Fields,
  body: FormBody,
  labels: Readonly<Record<keyof Fields & string, string>>,
  lang: Language,
): FormReading<Fields> {
  const words = kitTexts(lang).form;
  const errors: FieldError[] = [];
  const typed: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const given = body[name];
    const label = labels[name] ?? name;
    const text = (Array.isArray(given) ? given.join('\n') : String(given ?? '')).replace(/\r\n?/g, '\n');
    typed[name] = text;
    values[name] = null;
    if (text.trim() === '') {
      if (field.required) errors.push({ name, say: words.required(label) });
      continue;
    }
    const read = field.read(text.trim(), label, words);
    if ('wrong' in read) errors.push({ name, say: read.wrong });
    else values[name] = read.value;
  }
  const formKey = typeof body['_form'] === 'string' ? body['_form'] : crypto.randomUUID();
  if (errors.length > 0) return { ok: false, errors, typed: typed as Record<keyof Fields & string, string>, formKey };
  return { ok: true, values: values as FormValues<Fields>, formKey };
}

type Reader<Value, Options extends Need> = FieldReader<Value> & {
  readonly required: Options['required'] extends true ? true : false;
};

function reader<Value, Options extends Need>(
  options: Options,
  read: FieldReader<Value>['read'],
): Reader<Value, Options> {
  return { required: options.required === true, read } as Reader<Value, Options>;
}

/** Words; 10 000 signs at most where nothing is said. */
export function text<const Options extends Need & { readonly min?: number; readonly max?: number }>(
  options: Options = {} as Options,
): Reader<string, Options> {
  const { min = 0, max = 10_000 } = options;
  return reader(options, (value, label, words) =>
    value.length > max
      ? { wrong: words.tooLong(label, max) }
      : value.length < min
        ? { wrong: words.tooShort(label, min) }
        : { value },
  );
}

/** One of the offered. */
export function oneOf<const Value extends string, const Options extends Need>(
  values: readonly Value[],
  options: Options = {} as Options,
): Reader<Value, Options> {
  return reader(options, (value, label, words) => {
    const found = values.find((one) => one === value);
    return found === undefined ? { wrong: words.notOffered(label) } : { value: found };
  });
}

/** A day: `2026-11-22` as browsers send it, `22.11.2026.` as people write it. */
export function date<const Options extends Need>(
  options: Options = {} as Options,
): Reader<Temporal.PlainDate, Options> {
  return reader(options, (value, label, words) => {
    const [, d, m, y] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\.?$/.exec(value) ?? [];
    try {
      return {
        value:
          d === undefined
            ? Temporal.PlainDate.from(value)
            : Temporal.PlainDate.from({ day: Number(d), month: Number(m), year: Number(y) }, { overflow: 'reject' }),
      };
    } catch {
      return { wrong: words.notADate(label) };
    }
  });
}

/** A whole number. */
export function whole<const Options extends Need & { readonly min?: number; readonly max?: number }>(
  options: Options = {} as Options,
): Reader<number, Options> {
  const { min = -Infinity, max = Infinity } = options;
  return reader(options, (value, label, words) => {
    const number = Number(value.replace(',', '.'));
    return Number.isInteger(number) && number >= min && number <= max
      ? { value: number }
      : { wrong: words.notANumber(label) };
  });
}

/** An e-mail address. */
export function email<const Options extends Need>(
  options: Options = {} as Options,
): Reader<NonNullable<ReturnType<typeof parseEmailAddress>>, Options> {
  return reader(options, (value, label, words) => {
    const address = parseEmailAddress(value);
    return address === null ? { wrong: words.notAnAddress(label) } : { value: address };
  });
}

/** A box that is ticked (`yes`) or not. */
export function ticked<const Options extends Need>(options: Options = {} as Options): Reader<true, Options> {
  return reader(options, (value, label, words) =>
    value === 'yes' ? { value: true } : { wrong: words.notOffered(label) },
  );
}
