import { assertNever } from '../../vocabulary/brand.ts';
import { MECHANISM_KINDS, type MechanismKind } from '../../vocabulary/verdict.ts';
import type { DueLength } from '../../time/due.ts';
import type { GateOutcome, Mechanism, Question, Wiring } from '../mechanism.ts';
import type { Conditions, FactValue, Said } from '../standard.ts';
import type { Findings, Path } from './findings.ts';
import { isRaw, listed, onlyKeys, quote, type Raw } from './read.ts';
import { readEvents } from './read-events.ts';
import { readParameters } from './read-parameters.ts';

/** How far into its time a duty is called near where the standard does not say. */
const NEAR_SHARE = 0.75;
const LEAST_ANSWERS = 5;

/** One mechanism of a clause; `null` with findings where its kind is unknown. */
export function readMechanism(found: Findings, value: unknown, path: Path): Mechanism | null {
  const kind = isRaw(value) ? value['kind'] : undefined;
  if (!isRaw(value) || !(MECHANISM_KINDS as readonly unknown[]).includes(kind)) {
    found.add('unknown-mechanism', [...path, 'kind'], {
      lv: `Nezināms mehānisms ${quote(kind)}; drīkst būt ${listed(MECHANISM_KINDS)}.`,
      en: `Unknown mechanism ${quote(kind)}; expected one of ${listed(MECHANISM_KINDS)}.`,
    });
    return null;
  }
  onlyKeys(found, value, path, ['kind', 'events', 'parameters']);
  const before = found.list.length;
  const events = readEvents(found, kind as MechanismKind, value['events'], [...path, 'events']);
  const parameters = readParameters(found, kind as MechanismKind, value['parameters'], [...path, 'parameters']);
  return found.list.length > before ? null : shaped(found, kind as MechanismKind, events, parameters, path);
}

/** Gives each kind its fields; the parameters are known to have the right shapes here. */
function shaped(found: Findings, kind: MechanismKind, events: Wiring, raw: Raw, path: Path): Mechanism | null {
  const word = (name: string) => (raw[name] as string | undefined) ?? null;
  const number = (name: string) => (raw[name] as number | undefined) ?? null;
  const length = (name: string) => (raw[name] as DueLength | undefined) ?? null;
  const conditions = (name: string) => (raw[name] as Conditions | undefined) ?? {};
  const words = (name: string) => (raw[name] as readonly string[] | undefined) ?? [];
  const nearShare = number('nearShare') ?? NEAR_SHARE;
  const timed = () => ({
    topic: word('topic'),
    nearShare,
    asOf: word('asOf'),
    afterReopening: length('afterReopening'),
  });
  switch (kind) {
    case 'deadline':
      return {
        kind,
        events,
        due: raw['due'] as DueLength,
        extendTo: word('extendTo'),
        extendBy: length('extendBy'),
        notAfter: word('notAfter'),
        ...timed(),
      };
    case 'endeavour': {
      const [target, measure, atMost] = [length('target'), word('measure'), number('atMost')];
      if ((target === null) === (measure === null) || (measure === null) !== (atMost === null)) {
        found.add('missing-parameter', path, {
          lv: 'Mehānismam `endeavour` vajag vai nu `target` (ilgumu), vai `measure` kopā ar `atMost`.',
          en: 'Mechanism `endeavour` needs either `target` (a length) or `measure` together with `atMost`.',
        });
        return null;
      }
      return { kind, events, target, measure, atMost, share: number('share'), ...timed() };
    }
    case 'promise':
      return {
        kind,
        events,
        topic: word('topic'),
        nearShare,
        dueFact: raw['dueFact'] as string,
        formFact: word('formFact'),
        forms: words('forms'),
      };
    case 'gate':
      return {
        kind,
        events,
        check: word('check'),
        fact: word('fact'),
        results: (raw['results'] as Record<string, GateOutcome> | undefined) ?? {},
        needs: conditions('needs'),
        before: words('before'),
        unless: conditions('unless'),
      };
    case 'order':
      return {
        kind,
        events,
        by: raw['by'] as string,
        first: raw['first'] as readonly FactValue[],
        over: raw['over'] as string,
        unless: conditions('unless'),
      };
    case 'exclusion':
      return { kind, events, while: raw['while'] as string, unless: conditions('unless') };
    case 'routing':
      return {
        kind,
        events,
        rows: (raw['rows'] as readonly { when?: Conditions; to: readonly string[] }[]).map((row) => ({
          when: row.when ?? {},
          to: row.to,
        })),
      };
    case 'limit':
      return {
        kind,
        events,
        measure: raw['measure'] as string,
        atMost: raw['atMost'] as number,
        as: raw['as'] as 'right' | 'duty',
      };
    case 'step':
      return { kind, events, topic: word('topic'), nth: number('nth') };
    case 'question': {
      const ask = (raw['ask'] as Said | undefined) ?? null;
      if (ask === null && events.state === 'wired') {
        found.add('missing-parameter', path, {
          lv: 'Mehānismam `question`, ko kāds notikums virza, vajag `ask`: jautājumu abās valodās, `lv` un `en`.',
          en: 'A mechanism `question` that an event moves needs `ask`: the question in both languages, `lv` and `en`.',
        });
        return null;
      }
      const about = (raw['about'] as Question['about'] | undefined) ?? 'clause';
      const least = number('least') ?? LEAST_ANSWERS;
      return { kind, events, scale: raw['scale'] as number, least, ask, about, low: number('low') };
    }
    case 'observation':
      return { kind, events, least: number('least') ?? LEAST_ANSWERS };
    case 'confirmation':
      return { kind, events, due: raw['due'] as DueLength, audience: raw['audience'] as string, nearShare };
    case 'register':
      return { kind, events, due: length('due'), nearShare };
    default:
      return assertNever(kind);
  }
}
