/**
 * What is known of one obligation. `open`: nothing is decided yet. `met`: done (for an endeavour: done at all; whether
 * within its target stands beside it). `breached`: a binding duty not kept in time or not kept. `excused`: the clause's
 * own words allow it, with a stated reason. `not-assessable`: the facts cannot decide (or the duty fell away).
 */
export const VERDICTS = ['open', 'met', 'breached', 'excused', 'not-assessable'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The kinds of mechanism; one file each in `standard/mechanisms/`. */
export const MECHANISM_KINDS = [
  'deadline',
  'endeavour',
  'promise',
  'gate',
  'order',
  'exclusion',
  'routing',
  'limit',
  'step',
  'question',
  'observation',
  'confirmation',
  'register',
] as const;
export type MechanismKind = (typeof MECHANISM_KINDS)[number];

/** A automatic · G guided step · S asked of the client · O observation sheet · T training · R register. */
export const EVIDENCE_KINDS = ['A', 'G', 'S', 'O', 'T', 'R'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
