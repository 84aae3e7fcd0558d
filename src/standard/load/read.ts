import type { Said } from '../standard.ts';
import type { Findings, Path } from './findings.ts';

export type Raw = Readonly<Record<string, unknown>>;

export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How a value is shown in a finding: as written, in backticks, cut where it is long. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  const line = text.replaceAll(/\s+/gu, ' ').replaceAll('`', "'");
  return `\`${line.length > 60 ? `${line.slice(0, 59)}…` : line}\``;
}

export function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

/** Refuses keys that nobody reads: a misspelt key would be a rule that is silently absent. */
export function onlyKeys(found: Findings, raw: Raw, path: Path, allowed: readonly string[]): void {
  for (const key of Object.keys(raw)) {
    if (allowed.includes(key)) continue;
    found.add('unknown-key', [...path, key], {
      lv: `Nezināms lauks ${quote(key)}; šeit drīkst būt ${listed(allowed)}.`,
      en: `Unknown field ${quote(key)}; expected one of ${listed(allowed)}.`,
    });
  }
}

/** A text that must stand there; an empty one in its place where it does not, with a finding. */
export function readText(found: Findings, raw: Raw, key: string, path: Path): string {
  const value = raw[key];
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  found.add(value === undefined ? 'missing' : 'wrong-type', [...path, key], {
    lv: `Laukā \`${key}\` jābūt tekstam${value === undefined ? '; tā trūkst' : `, bet ir ${quote(value)}`}.`,
    en: `Field \`${key}\` must be a text${value === undefined ? '; it is missing' : `, but is ${quote(value)}`}.`,
  });
  return '';
}

const SAID = ['lv', 'en'] as const;

/** A text in both languages. */
export function readSaid(
  found: Findings,
  value: unknown,
  path: Path,
  what: Said,
  others: readonly string[] = [],
): Said {
  if (!isRaw(value)) {
    found.add(value === undefined ? 'missing' : 'wrong-type', path, {
      lv: `${what.lv}: vajag tekstu abās valodās, \`lv\` un \`en\`${value === undefined ? '' : `, bet ir ${quote(value)}`}.`,
      en: `${what.en}: expected a text in both languages, \`lv\` and \`en\`${value === undefined ? '' : `, but found ${quote(value)}`}.`,
    });
    return { lv: '', en: '' };
  }
  onlyKeys(found, value, path, [...SAID, ...others]);
  const said = { lv: '', en: '' };
  for (const language of SAID) {
    const text = value[language];
    if (typeof text === 'string' && text.trim() !== '') said[language] = text.trim();
    else {
      found.add('missing-translation', path, {
        lv: `${what.lv}: trūkst teksta ${language === 'lv' ? 'latviešu' : 'angļu'} valodā (\`${language}\`).`,
        en: `${what.en}: the ${language === 'lv' ? 'Latvian' : 'English'} text (\`${language}\`) is missing.`,
      });
    }
  }
  return said;
}

/** A civil day written as 2023-12-01; `null` with a finding where it is none. */
export function readDate(found: Findings, value: unknown, path: Path): Temporal.PlainDate | null {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value)) {
    try {
      return Temporal.PlainDate.from(value, { overflow: 'reject' });
    } catch {
      // Falls through to the finding: the shape is a date's, the day does not exist.
    }
  }
  found.add('wrong-date', path, {
    lv: `Vajag datumu, piemēram, \`2023-12-01\`, bet ir ${quote(value)}.`,
    en: `Expected a date such as \`2023-12-01\`, but found ${quote(value)}.`,
  });
  return null;
}

export function readList(found: Findings, value: unknown, path: Path): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  found.add('wrong-type', path, {
    lv: `Vajag sarakstu, bet ir ${quote(value)}.`,
    en: `Expected a list, but found ${quote(value)}.`,
  });
  return [];
}

/** A list of words, each one of the allowed. */
export function readWords<Word extends string>(
  found: Findings,
  value: unknown,
  path: Path,
  allowed: readonly Word[],
): readonly Word[] {
  return readList(found, value, path).filter((word, index): word is Word => {
    if (allowed.includes(word as Word)) return true;
    found.add('wrong-type', [...path, index], {
      lv: `Nezināms vārds ${quote(word)}; drīkst būt ${listed(allowed)}.`,
      en: `Unknown word ${quote(word)}; expected one of ${listed(allowed)}.`,
    });
    return false;
  });
}
