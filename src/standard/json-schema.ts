import { EVENT_KINDS } from '../vocabulary/events.ts';
import { EVIDENCE_KINDS, MECHANISM_KINDS, type MechanismKind } from '../vocabulary/verdict.ts';
import { GATE_OUTCOMES, INHERENT } from './mechanism.ts';
import { LENGTH_UNITS, type Parameter, type ParameterShape, SHAPES } from './shapes.ts';
import { FORCES } from './standard.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema (draft 2020-12) of a standard's file, made from the tables that the loader goes by, so that an editor
 * and the loader cannot disagree. Published as `standards/standard.schema.json`.
 */
export function standardSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Laipa: a version of a client-service standard, or of an act of law',
    ...exactly(
      {
        id: {
          type: 'string',
          pattern: '^[a-z0-9-]+(/[a-z0-9-]+)*/[0-9]{4}-[0-9]{2}-[0-9]{2}$',
          description: 'Folder and first day in force',
        },
        title: ref('said'),
        issuer: ref('said'),
        ground: ref('said'),
        inForce: ref('day'),
        until: ref('day'),
        replaces: {
          type: 'array',
          items: exactly({ title: ref('said'), number: TEXT, date: ref('day') }, ['title', 'number', 'date']),
        },
        source: ref('source'),
        clauses: { type: 'array', minItems: 1, items: ref('clause') },
      },
      ['id', 'title', 'issuer', 'ground', 'inForce', 'clauses'],
    ),
    $defs: {
      said: exactly({ lv: TEXT, en: TEXT }, ['lv', 'en']),
      day: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' },
      source: exactly({ text: TEXT, verified: { type: 'boolean' } }, ['text', 'verified']),
      length: { oneOf: LENGTH_UNITS.map((unit) => exactly({ [unit]: COUNT }, [unit])) },
      conditions: {
        type: 'object',
        additionalProperties: { anyOf: [VALUE, { type: 'array', minItems: 1, items: VALUE }] },
      },
      trigger: {
        anyOf: [
          { enum: EVENT_KINDS },
          exactly({ on: { enum: EVENT_KINDS }, when: ref('conditions'), countedFrom: TEXT }, ['on']),
        ],
      },
      clause: clauseSchema(),
      ...Object.fromEntries(MECHANISM_KINDS.map((kind) => [kind, mechanismSchema(kind)])),
    },
  };
}

const TEXT: Schema = { type: 'string', minLength: 1 };
const COUNT: Schema = { type: 'integer', minimum: 1 };
const VALUE: Schema = { type: ['string', 'number', 'boolean', 'null'] };

function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}

function exactly(properties: Schema, required: readonly string[]): Schema {
  return { type: 'object', additionalProperties: false, required, properties };
}

function clauseSchema(): Schema {
  const ids = { type: 'string', pattern: '^([1-9][0-9]*(\\.[1-9][0-9]*)*|[A-Z]{2,8}(-[1-9][0-9]*)+)$' };
  const clause = exactly(
    {
      id: { ...ids, description: 'Number as printed, quoted, without the final dot' },
      force: { enum: FORCES },
      summary: ref('said'),
      evidence: { type: 'array', items: { enum: EVIDENCE_KINDS } },
      interpretation: exactly({ lv: TEXT, en: TEXT, decision: TEXT }, ['lv', 'en']),
      chapeauOf: { type: 'array', items: ids },
      mechanisms: { type: 'array', items: { oneOf: MECHANISM_KINDS.map(ref) } },
      source: ref('source'),
    },
    ['id', 'force', 'summary'],
  );
  return { ...clause, anyOf: [{ required: ['mechanisms'] }, { required: ['chapeauOf'] }] };
}

function mechanismSchema(kind: MechanismKind): Schema {
  const { parameters, roles, needed } = SHAPES[kind];
  const triggers = { type: 'array', minItems: 1, items: ref('trigger') };
  const wired = exactly(Object.fromEntries(roles.map((role) => [role, triggers])), needed);
  const awaited = exactly({ awaited: { type: 'array', minItems: 1, items: TEXT } }, ['awaited']);
  const inherent = exactly({ inherent: { enum: INHERENT } }, ['inherent']);
  const required = Object.keys(parameters).filter((name) => parameters[name]?.required);
  return exactly(
    {
      kind: { const: kind },
      parameters: exactly(
        Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, parameterSchema(parameter)])),
        required,
      ),
      events: { anyOf: [{ ...wired, minProperties: 1 }, awaited, inherent] },
    },
    required.length > 0 ? ['kind', 'parameters', 'events'] : ['kind', 'events'],
  );
}

function parameterSchema({ shape }: Parameter): Schema {
  if (typeof shape !== 'string') return { enum: shape };
  const schemas: Readonly<Record<Extract<ParameterShape, string>, Schema>> = {
    length: ref('length'),
    share: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
    count: COUNT,
    word: TEXT,
    words: { type: 'array', minItems: 1, items: TEXT },
    values: { type: 'array', minItems: 1, items: VALUE },
    conditions: ref('conditions'),
    said: ref('said'),
    outcomes: { type: 'object', additionalProperties: { enum: GATE_OUTCOMES } },
    routes: {
      type: 'array',
      minItems: 1,
      items: exactly({ when: ref('conditions'), to: { type: 'array', items: TEXT } }, ['to']),
    },
  };
  return schemas[shape];
}
