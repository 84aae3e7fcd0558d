import type { Due, DueLength } from '../time/due.ts';
import { ZONE } from '../time/zone.ts';
import type { ClauseId, UnitId } from '../vocabulary/ids.ts';
import type { EventKind } from '../vocabulary/events.ts';
import type { MechanismKind } from '../vocabulary/verdict.ts';
import { agree } from './facts.ts';
import type { Mechanism, Role } from './mechanism.ts';
import type { Clause, Standard, Trigger } from './standard.ts';

/** What the judge goes by. Calendars and targets differ by unit, so counting is handed in. */
export interface Rules {
  /** Every version of the standard and of the law, past ones too: an event is judged by the one of its own day. */
  readonly standards: readonly Standard[];
  /** When a length that begins at `from` is due by the unit's calendar; `null`: the house's. */
  count(unit: UnitId | null, from: Temporal.Instant, length: DueLength): Due;
  /** When a share of the working time between the two has gone by. */
  near(unit: UnitId | null, from: Temporal.Instant, dueAt: Temporal.Instant, share: number): Temporal.Instant;
  /** The unit's own target under a clause that is an endeavour; `null`: the standard's. */
  targetOf(unit: UnitId | null, clause: ClauseId): DueLength | null;
}

/** One wired mechanism of one clause of one version, ready to be asked by kind of event. */
export interface Rule {
  readonly standard: Standard;
  readonly clause: Clause;
  readonly mechanism: Mechanism;
  readonly roles: ReadonlyMap<EventKind, readonly { readonly role: Role; readonly trigger: Trigger }[]>;
}

/** A version with the rules that each kind of event may open, and the first and last millisecond of its force. */
export interface Version {
  readonly standard: Standard;
  readonly from: number;
  readonly until: number;
  readonly opening: ReadonlyMap<EventKind, readonly Rule[]>;
}

export interface RuleIndex {
  readonly acts: readonly (readonly Version[])[];
  find(standard: string, clause: string, mechanism: MechanismKind): Rule | undefined;
}

/** What an event may do to a duty that stands, in the order in which it is asked. */
const TOUCHING: readonly Role[] = ['settles', 'excuses', 'extends', 'voids', 'ends', 'restores', 'reopens'];
const OPENING: readonly Role[] = ['opens', 'again', 'happens'];
/** A period is opened by what starts it; what happens meanwhile and what stops it touch it. A measure is known at its end. */
const TOUCHING_PERIOD: readonly Role[] = ['happens', 'stops'];
const OPENING_PERIOD: readonly Role[] = ['starts'];
const OPENING_LIMIT: readonly Role[] = ['happens', 'stops'];
/** Kinds that keep rows of what is owed; the others are assessed on samples and tables. */
const OBLIGING: readonly MechanismKind[] = [
  'deadline',
  'endeavour',
  'promise',
  'gate',
  'order',
  'exclusion',
  'limit',
  'step',
  'confirmation',
  'register',
];

/** Sorts the clauses by the events that move them, once, so that judging one event asks only those concerned. */
export function indexRules(standards: readonly Standard[]): RuleIndex {
  const found = new Map<string, Rule>();
  const acts = Map.groupBy(standards, (standard) => standard.act)
    .values()
    .map((versions) => indexAct(versions, found))
    .toArray();
  return { acts, find: (standard, clause, mechanism) => found.get(`${standard} ${clause} ${mechanism}`) };
}

/** The version in force at an instant, by the civil day in Riga. */
export function inForceAt(versions: readonly Version[], at: Temporal.Instant): Version | undefined {
  const moment = at.epochMilliseconds;
  return versions.findLast((version) => version.from <= moment && moment < version.until);
}

/** The role that an event plays for a duty that stands: the first whose facts agree and that concerns it; or `null`. */
export function roleOf(
  rule: Rule,
  kind: EventKind,
  facts: Readonly<Record<string, unknown>>,
  concerns: (role: Role) => boolean,
): Role | null {
  const roles = rule.roles.get(kind);
  if (roles === undefined) return null;
  for (const { role, trigger } of roles) {
    if (touchingBy(rule.mechanism).includes(role) && agree(trigger.when, facts) && concerns(role)) return role;
  }
  return null;
}

/** The trigger by which an event opens the rule's duty, or `null`. */
export function openerOf(
  rule: Rule,
  kind: EventKind,
  facts: Readonly<Record<string, unknown>>,
): { readonly role: Role; readonly trigger: Trigger } | null {
  return (
    rule.roles
      .get(kind)
      ?.find(({ role, trigger }) => openingBy(rule.mechanism).includes(role) && agree(trigger.when, facts)) ?? null
  );
}

function touchingBy({ kind }: Mechanism): readonly Role[] {
  return kind === 'exclusion' ? TOUCHING_PERIOD : TOUCHING;
}

function openingBy({ kind }: Mechanism): readonly Role[] {
  return kind === 'exclusion' ? OPENING_PERIOD : kind === 'limit' ? OPENING_LIMIT : OPENING;
}

function indexAct(versions: readonly Standard[], found: Map<string, Rule>): readonly Version[] {
  const ordered = [...versions].sort((a, b) => Temporal.PlainDate.compare(a.inForce, b.inForce));
  return ordered.map((standard, index) => {
    const rules = standard.clauses.flatMap((clause) =>
      clause.mechanisms.flatMap((mechanism) => ruleOf(standard, clause, mechanism) ?? []),
    );
    for (const rule of rules) found.set(`${standard.id} ${rule.clause.id} ${rule.mechanism.kind}`, rule);
    const named = standard.until === null ? Number.POSITIVE_INFINITY : startOf(standard.until.add({ days: 1 }));
    const next = ordered[index + 1];
    return {
      standard,
      from: startOf(standard.inForce),
      until: next === undefined ? named : Math.min(named, startOf(next.inForce)),
      opening: openingOf(rules),
    };
  });
}

function startOf(day: Temporal.PlainDate): number {
  return day.toZonedDateTime(ZONE).epochMilliseconds;
}

function ruleOf(standard: Standard, clause: Clause, mechanism: Mechanism): Rule | null {
  if (mechanism.events.state !== 'wired' || !OBLIGING.includes(mechanism.kind)) return null;
  const roles = new Map<EventKind, { role: Role; trigger: Trigger }[]>();
  for (const role of new Set([...touchingBy(mechanism), ...openingBy(mechanism)])) {
    for (const trigger of mechanism.events.roles[role] ?? []) {
      const list = roles.get(trigger.on) ?? [];
      list.push({ role, trigger });
      roles.set(trigger.on, list);
    }
  }
  return { standard, clause, mechanism, roles };
}

function openingOf(rules: readonly Rule[]): ReadonlyMap<EventKind, readonly Rule[]> {
  const opening = new Map<EventKind, Rule[]>();
  for (const rule of rules) {
    for (const [kind, roles] of rule.roles) {
      if (roles.some(({ role }) => openingBy(rule.mechanism).includes(role)))
        opening.set(kind, [...(opening.get(kind) ?? []), rule]);
    }
  }
  return opening;
}
