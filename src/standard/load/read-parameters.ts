import { assertNever } from '../../vocabulary/brand.ts';
import { GATE_OUTCOMES } from '../mechanism.ts';
import type { Said } from '../standard.ts';
import { LENGTH_UNITS, type Parameter, type ParameterShape, SHAPES } from '../shapes.ts';
import type { MechanismKind } from '../../vocabulary/verdict.ts';
import type { Findings, Path } from './findings.ts';
import { isRaw, listed, quote, type Raw } from './read.ts';

/**
 * The parameters of a mechanism, held to the table of its kind. Returned as written: the reader of the kind gives them
 * their defaults. Findings: unknown, missing, of the wrong type.
 */
export function readParameters(found: Findings, kind: MechanismKind, value: unknown, path: Path): Raw {
  const shapes: Readonly<Record<string, Parameter>> = SHAPES[kind].parameters;
  const raw = value ?? {};
  if (!isRaw(raw)) {
    found.add('wrong-type', path, {
      lv: `\`parameters\` jābūt laukiem ar vērtībām, bet ir ${quote(value)}.`,
      en: `\`parameters\` must be fields with values, but is ${quote(value)}.`,
    });
    return {};
  }
  for (const [name, given] of Object.entries(raw)) {
    const parameter = shapes[name];
    if (parameter === undefined) {
      found.add('unknown-parameter', [...path, name], {
        lv: `Mehānismam \`${kind}\` nav parametra ${quote(name)}; tam var būt ${listed(Object.keys(shapes))}.`,
        en: `Mechanism \`${kind}\` has no parameter ${quote(name)}; expected one of ${listed(Object.keys(shapes))}.`,
      });
    } else if (!hasShape(given, parameter.shape)) {
      const wanted = sayShape(parameter.shape);
      found.add('wrong-parameter', [...path, name], {
        lv: `Parametram \`${name}\` jābūt: ${wanted.lv}; ir ${quote(given)}.`,
        en: `Parameter \`${name}\` must be ${wanted.en}, but is ${quote(given)}.`,
      });
    }
  }
  for (const [name, parameter] of Object.entries(shapes)) {
    if (parameter.required !== true || raw[name] !== undefined) continue;
    found.add('missing-parameter', path, {
      lv: `Mehānismam \`${kind}\` trūkst parametra \`${name}\` (${sayShape(parameter.shape).lv}).`,
      en: `Mechanism \`${kind}\` lacks its parameter \`${name}\` (${sayShape(parameter.shape).en}).`,
    });
  }
  return raw;
}

const isValue = (value: unknown) => value === null || ['string', 'number', 'boolean'].includes(typeof value);
const isWord = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isCount = (value: unknown) => Number.isInteger(value) && (value as number) > 0;

function isConditions(value: unknown): boolean {
  return (
    isRaw(value) &&
    Object.values(value).every((wanted) => isValue(wanted) || (Array.isArray(wanted) && wanted.every(isValue)))
  );
}

function hasShape(value: unknown, shape: ParameterShape): boolean {
  switch (shape) {
    case 'length':
      return isRaw(value) && Object.keys(value).length === 1 && LENGTH_UNITS.some((unit) => isCount(value[unit]));
    case 'share':
      return typeof value === 'number' && value > 0 && value <= 1;
    case 'count':
      return isCount(value);
    case 'word':
      return isWord(value);
    case 'words':
      return Array.isArray(value) && value.length > 0 && value.every(isWord);
    case 'values':
      return Array.isArray(value) && value.length > 0 && value.every(isValue);
    case 'conditions':
      return isConditions(value);
    case 'outcomes':
      return (
        isRaw(value) && Object.values(value).every((outcome) => (GATE_OUTCOMES as readonly unknown[]).includes(outcome))
      );
    case 'routes':
      return Array.isArray(value) && value.length > 0 && value.every(isRoute);
    case 'said':
      return isRaw(value) && Object.keys(value).length === 2 && isWord(value['lv']) && isWord(value['en']);
    default:
      if (Array.isArray(shape)) return shape.includes(value);
      return assertNever(shape as never);
  }
}

function isRoute(row: unknown): boolean {
  return isRaw(row) && isConditions(row['when'] ?? {}) && Array.isArray(row['to']) && row['to'].every(isWord);
}

function sayShape(shape: ParameterShape): Said {
  switch (shape) {
    case 'length':
      return { lv: 'ilgums, piemēram, `{ workingDays: 1 }`', en: 'a length such as `{ workingDays: 1 }`' };
    case 'share':
      return { lv: 'daļa no 0 līdz 1', en: 'a share between 0 and 1' };
    case 'count':
      return { lv: 'vesels skaitlis, lielāks par nulli', en: 'a whole number above zero' };
    case 'word':
      return { lv: 'vārds', en: 'a word' };
    case 'words':
      return { lv: 'vārdu saraksts', en: 'a list of words' };
    case 'values':
      return { lv: 'vērtību saraksts', en: 'a list of values' };
    case 'conditions':
      return { lv: 'nosacījumi: fakta nosaukums un vērtība', en: 'conditions: the name of a fact and its value' };
    case 'outcomes':
      return { lv: `iznākumi: ${listed(GATE_OUTCOMES)}`, en: `outcomes: ${listed(GATE_OUTCOMES)}` };
    case 'routes':
      return { lv: 'rindas ar `when` un `to`', en: 'rows with `when` and `to`' };
    case 'said':
      return { lv: 'teksts abās valodās, `lv` un `en`', en: 'a text in both languages, `lv` and `en`' };
    default:
      return Array.isArray(shape)
        ? { lv: `viens no ${listed(shape)}`, en: `one of ${listed(shape)}` }
        : assertNever(shape as never);
  }
}
