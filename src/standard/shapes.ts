import type { MechanismKind } from '../vocabulary/verdict.ts';
import { QUESTION_ABOUT, type Role } from './mechanism.ts';

/**
 * What a parameter of a mechanism may be. `length`: one of workingDays, workingHours, … with a whole number; `said`: a text
 * in both languages.
 */
export type ParameterShape =
  | 'length'
  | 'share'
  | 'count'
  | 'word'
  | 'words'
  | 'values'
  | 'conditions'
  | 'outcomes'
  | 'routes'
  | 'said'
  | readonly string[];

export interface Parameter {
  readonly shape: ParameterShape;
  readonly required?: true;
}

export interface Shape {
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Roles that its events may play … */
  readonly roles: readonly Role[];
  /** … and those without which it moves nothing. */
  readonly needed: readonly Role[];
}

const TIMED: Readonly<Record<string, Parameter>> = {
  topic: { shape: 'word' },
  nearShare: { shape: 'share' },
  asOf: { shape: 'word' },
  afterReopening: { shape: 'length' },
};
const DUTY_ROLES = ['opens', 'again', 'settles', 'excuses', 'voids', 'ends', 'restores', 'reopens'] as const;

/** One table for the loader, the published JSON Schema and the documentation. */
export const SHAPES: { readonly [Kind in MechanismKind]: Shape } = {
  deadline: {
    parameters: {
      due: { shape: 'length', required: true },
      extendTo: { shape: 'word' },
      extendBy: { shape: 'length' },
      notAfter: { shape: 'word' },
      ...TIMED,
    },
    roles: [...DUTY_ROLES, 'extends'],
    needed: ['opens', 'settles'],
  },
  endeavour: {
    parameters: {
      target: { shape: 'length' },
      measure: { shape: 'word' },
      atMost: { shape: 'count' },
      share: { shape: 'share' },
      ...TIMED,
    },
    roles: DUTY_ROLES,
    needed: ['opens'],
  },
  promise: {
    parameters: {
      dueFact: { shape: 'word', required: true },
      formFact: { shape: 'word' },
      forms: { shape: 'words' },
      topic: { shape: 'word' },
      nearShare: { shape: 'share' },
    },
    roles: [...DUTY_ROLES, 'extends'],
    needed: ['opens', 'settles'],
  },
  gate: {
    parameters: {
      check: { shape: 'word' },
      fact: { shape: 'word' },
      results: { shape: 'outcomes' },
      needs: { shape: 'conditions' },
      before: { shape: 'words' },
      unless: { shape: 'conditions' },
    },
    roles: ['happens', 'voids'],
    needed: ['happens'],
  },
  order: {
    parameters: {
      by: { shape: 'word', required: true },
      first: { shape: 'values', required: true },
      over: { shape: 'word', required: true },
      unless: { shape: 'conditions' },
    },
    roles: ['starts', 'happens', 'stops'],
    needed: ['starts', 'happens'],
  },
  exclusion: {
    parameters: { while: { shape: 'word', required: true }, unless: { shape: 'conditions' } },
    roles: ['starts', 'stops', 'happens'],
    needed: ['starts', 'stops', 'happens'],
  },
  routing: { parameters: { rows: { shape: 'routes', required: true } }, roles: ['happens'], needed: ['happens'] },
  limit: {
    parameters: {
      measure: { shape: 'word', required: true },
      atMost: { shape: 'count', required: true },
      as: { shape: ['right', 'duty'], required: true },
    },
    // A measure is looked at when it is known: when something happens, or when what it measures stops.
    roles: ['starts', 'stops', 'happens'],
    needed: [],
  },
  step: {
    parameters: { topic: { shape: 'word' }, nth: { shape: 'count' } },
    roles: [...DUTY_ROLES, 'happens'],
    needed: [],
  },
  question: {
    parameters: {
      scale: { shape: 'count', required: true },
      least: { shape: 'count' },
      ask: { shape: 'said' },
      about: { shape: QUESTION_ABOUT },
      low: { shape: 'count' },
    },
    roles: ['happens'],
    needed: ['happens'],
  },
  observation: { parameters: { least: { shape: 'count' } }, roles: ['happens'], needed: ['happens'] },
  confirmation: {
    parameters: {
      due: { shape: 'length', required: true },
      audience: { shape: 'word', required: true },
      nearShare: { shape: 'share' },
    },
    roles: DUTY_ROLES,
    needed: ['opens', 'settles'],
  },
  register: {
    parameters: { due: { shape: 'length' }, nearShare: { shape: 'share' } },
    roles: DUTY_ROLES,
    needed: ['opens'],
  },
};

/** Units of a length, as written in a standard. */
export const LENGTH_UNITS = ['workingDays', 'workingHours', 'workingMinutes', 'calendarDays', 'months'] as const;
