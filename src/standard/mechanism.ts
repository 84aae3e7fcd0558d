import type { DueLength } from '../time/due.ts';
import type { MechanismKind } from '../vocabulary/verdict.ts';
import type { Conditions, FactValue, Said, Trigger } from './standard.ts';

/**
 * What an event may do to a duty. `opens`; `again`: opens once more in a case that carried the duty before; `settles`;
 * `excuses`: the clause's own words allow it; `extends`: an interim word with a new time; `voids`: the duty never was;
 * `ends`: it falls away from now on, a breach stays; `restores`: what was voided or ended is owed again; `reopens`: what
 * was settled is owed again; `starts`, `stops`, `happens`: a period, its end, and what is looked at meanwhile.
 */
export const ROLES = [
  'opens',
  'again',
  'settles',
  'excuses',
  'extends',
  'voids',
  'ends',
  'restores',
  'reopens',
  'starts',
  'stops',
  'happens',
] as const;
export type Role = (typeof ROLES)[number];

/** What carries a clause without any event: the dated versions themselves (15) and the acts they replace (16). */
export const INHERENT = ['versions', 'replaces'] as const;
export type Inherent = (typeof INHERENT)[number];

/** Which events move a mechanism; or, in words, which are still to come, so that it carries nothing yet. */
export type Wiring =
  | { readonly state: 'wired'; readonly roles: Readonly<Partial<Record<Role, readonly Trigger[]>>> }
  | { readonly state: 'inherent'; readonly inherent: Inherent }
  | { readonly state: 'awaited'; readonly awaited: readonly string[] };

interface Carried<Kind extends MechanismKind> {
  readonly kind: Kind;
  readonly events: Wiring;
}

/** Shared by the duties that are due at a time. */
interface Timed {
  /** What it is about, so that one of several duties about the same thing governs. */
  readonly topic: string | null;
  /** Share of the time after which the holder is warned, 0–1. */
  readonly nearShare: number;
  /** A settling event settles only what was opened before the duty with this topic (a reply under way) was. */
  readonly asOf: string | null;
  /** The least time that a duty has after a bounce made it owed again. */
  readonly afterReopening: DueLength | null;
}

/** "No later than": binding; kept late or not kept it is breached. */
export interface Deadline extends Carried<'deadline'>, Timed {
  readonly due: DueLength;
  /** Fact of the extending event that holds the new time (an instant), or the length from that event. */
  readonly extendTo: string | null;
  readonly extendBy: DueLength | null;
  /** Fact of the opening event with an instant by which it is due at the latest, where that comes before the length ends. */
  readonly notAfter: string | null;
}

/** "Tries to", "as soon as possible": a target that a unit may set; never a breach. */
export interface Endeavour extends Carried<'endeavour'>, Timed {
  readonly target: DueLength | null;
  /** Instead of a time: the fact that holds a measure (`rings`) and its ceiling. */
  readonly measure: string | null;
  readonly atMost: number | null;
  /** The share of cases that the unit aims at, 0–1; `null` where the standard names none. */
  readonly share: number | null;
}

/** What an employee promised, in which form and until when; survives hand-over. */
export interface AnswerPromise extends Carried<'promise'> {
  readonly topic: string | null;
  readonly nearShare: number;
  /** Fact of the opening event with the promised time. */
  readonly dueFact: string;
  /** Fact with the promised form; kept only in that form. `null`: any form will do. */
  readonly formFact: string | null;
  readonly forms: readonly string[];
}

export const GATE_OUTCOMES = ['met', 'breached', 'excused', 'not-assessable', 'none'] as const;
/** `none`: the clause does not speak of this event; no row. */
export type GateOutcome = (typeof GATE_OUTCOMES)[number];

/** What must hold before an event is accepted; each acceptance is recorded with how the clause stood. */
export interface Gate extends Carried<'gate'> {
  /** Key in the event's `checks` … */
  readonly check: string | null;
  /** … or the name of a fact, for events that carry no such check. */
  readonly fact: string | null;
  readonly results: Readonly<Record<string, GateOutcome>>;
  /** Facts without which the event is refused; recorded all the same, the clause is breached. */
  readonly needs: Conditions;
  /** Kinds of events of which one must have happened before in the same subject, unless `unless` holds. */
  readonly before: readonly string[];
  readonly unless: Conditions;
}

/**
 * In what order things are taken: `by` names the fact, `first` its values from the first served on. The taking names in the
 * fact `over` which of those values was passed over; `unless`: the facts under which that is excused.
 */
export interface Order extends Carried<'order'> {
  readonly by: string;
  readonly first: readonly FactValue[];
  readonly over: string;
  readonly unless: Conditions;
}

/** What must not happen while something else goes on, unless the facts say otherwise. */
export interface Exclusion extends Carried<'exclusion'> {
  readonly while: string;
  readonly unless: Conditions;
}

/** Who decides, who gets a copy: the first row whose facts agree. */
export interface Routing extends Carried<'routing'> {
  readonly rows: readonly { readonly when: Conditions; readonly to: readonly string[] }[];
}

/** A measure with a ceiling: a right (ends by itself, never a fault) or a duty. */
export interface Limit extends Carried<'limit'> {
  readonly measure: string;
  readonly atMost: number;
  readonly as: 'right' | 'duty';
}

/** Something done while serving: met by the event itself, or opened by one and met by another. Nothing is due. */
export interface Step extends Carried<'step'> {
  readonly topic: string | null;
  /** Order among the guided steps of a contact; `null` where there is none. */
  readonly nth: number | null;
}

/** What a question is about: the service as a whole, asked first, or this very clause. */
export const QUESTION_ABOUT = ['overall', 'clause'] as const;

/** Asked of the client afterwards, on a scale from 1; below `least` answers nothing is said. */
export interface Question extends Carried<'question'> {
  readonly scale: number;
  readonly least: number;
  /** The question in the words in which it is asked; `null` only while it is asked nowhere. */
  readonly ask: Said | null;
  readonly about: (typeof QUESTION_ABOUT)[number];
  /** An answer of so many or fewer is looked at by the head; `null`: none is. */
  readonly low: number | null;
}

/** A head's sheet on sampled contacts; below `least` sheets nothing is said. */
export interface Observation extends Carried<'observation'> {
  readonly least: number;
}

/** Read-and-confirm by each of an audience. */
export interface Confirmation extends Carried<'confirmation'> {
  readonly due: DueLength;
  readonly audience: string;
  readonly nearShare: number;
}

/** Declarations, corrections, suggestions, reports; an entry may be owed an answer. */
export interface Register extends Carried<'register'> {
  readonly due: DueLength | null;
  readonly nearShare: number;
}

export type Mechanism =
  | Deadline
  | Endeavour
  | AnswerPromise
  | Gate
  | Order
  | Exclusion
  | Routing
  | Limit
  | Step
  | Question
  | Observation
  | Confirmation
  | Register;

export type MechanismOf<Kind extends MechanismKind> = Extract<Mechanism, { kind: Kind }>;
