import type { ClauseId, StandardVersionId } from '../vocabulary/ids.ts';
import type { EventKind } from '../vocabulary/events.ts';
import type { EvidenceKind } from '../vocabulary/verdict.ts';
import type { Mechanism } from './mechanism.ts';

/** A text for people in both languages; neither is ever empty. */
export interface Said {
  readonly lv: string;
  readonly en: string;
}

/** One version of a standard or of an act: what its YAML file says, parsed and held to be whole. */
export interface Standard {
  readonly id: StandardVersionId;
  /** The folder of the versions that replace one another: `adazi`, `law/iesniegumu-likums`. */
  readonly act: string;
  /** A statute or a regulation of the European Union, as against the municipality's own standard. */
  readonly isLaw: boolean;
  readonly title: Said;
  readonly issuer: Said;
  readonly ground: Said;
  /** First day in force, civil, Europe/Riga. */
  readonly inForce: Temporal.PlainDate;
  /** Last day in force; `null` until the next version of the same act begins. */
  readonly until: Temporal.PlainDate | null;
  readonly replaces: readonly ReplacedAct[];
  readonly source: Source | null;
  readonly clauses: readonly Clause[];
}

/** Clause 16: an act that ceases with this version. */
export interface ReplacedAct {
  readonly title: Said;
  readonly number: string;
  readonly date: Temporal.PlainDate;
}

/** Where a rule was read, and whether its words were seen or are recalled. */
export interface Source {
  readonly text: string;
  readonly verified: boolean;
}

/**
 * How strongly a clause binds. `duty`: no later than, must. `endeavour`: tries to, as soon as possible. `right`: may.
 * `frame`: says to whom, since when, why.
 */
export const FORCES = ['duty', 'endeavour', 'right', 'frame'] as const;
export type Force = (typeof FORCES)[number];

export interface Clause {
  readonly id: ClauseId;
  readonly summary: Said;
  readonly force: Force;
  readonly evidence: readonly EvidenceKind[];
  readonly interpretation: Interpretation | null;
  /** A clause that only opens its sub-clauses is carried when all of them are. */
  readonly chapeauOf: readonly ClauseId[];
  readonly mechanisms: readonly Mechanism[];
  readonly source: Source | null;
  /** Line of the file where the clause begins, from 1. */
  readonly line: number;
}

/** How we read the clause where its words leave a choice, with the number of the decision that made it. */
export interface Interpretation extends Said {
  readonly decision: string | null;
}

export type FactValue = string | number | boolean | null;

/** Facts that an event must have: each name equals the value or one of the values; `present` is any id but `null`. */
export type Conditions = Readonly<Record<string, FactValue | readonly FactValue[]>>;

/** An event that plays a part in a clause. */
export interface Trigger {
  readonly on: EventKind;
  readonly when: Conditions;
  /**
   * Opens only while a duty with this topic is owed, and counts from where that one began: a classification says what
   * the letter is in law, the time runs from the letter. `null`: the event itself.
   */
  readonly countedFrom: string | null;
}
