import { assertNever } from '../vocabulary/brand.ts';
import type { EmployeeId, UnitId } from '../vocabulary/ids.ts';
import type { JournalEvent } from '../vocabulary/events.ts';
import type { Role } from './mechanism.ts';
import { openConfirmation } from './mechanisms/confirmation.ts';
import { openDeadline } from './mechanisms/deadline.ts';
import { type Occasion, type Opening, owed } from './mechanisms/duty.ts';
import { openEndeavour } from './mechanisms/endeavour.ts';
import { openExclusion } from './mechanisms/exclusion.ts';
import { passGate } from './mechanisms/gate.ts';
import { openLimit } from './mechanisms/limit.ts';
import { openOrder } from './mechanisms/order.ts';
import { openPromise } from './mechanisms/promise.ts';
import { openRegister } from './mechanisms/register.ts';
import { openStep } from './mechanisms/step.ts';
import type { Obligation, ObligationChange } from './obligation.ts';
import { obligationId } from './obligation-id.ts';
import { openerOf, type Rule, type Rules } from './rules.ts';
import { fellAway, HOLDER_TOPIC, repliesUnderWay } from './touch.ts';
import { restoreDuty } from './mechanisms/duty.ts';

type Facts = Readonly<Record<string, unknown>>;

/** What an event opens under one rule: nothing, a new duty, or one that had fallen away and is meant again. */
export function open(
  rule: Rule,
  known: readonly Obligation[],
  event: JournalEvent,
  rules: Rules,
  inForce: (rule: Rule, at: Temporal.Instant) => boolean,
): ObligationChange | null {
  const facts = event.facts as Facts;
  const opener = openerOf(rule, event.kind, facts);
  if (opener === null) return null;
  const letter = basisOf(opener.trigger.countedFrom, known);
  if (letter === null) return null;
  const from = letter?.openedAt ?? event.at;
  if (!inForce(rule, from)) return null;
  const siblings = known.filter((one) => one.clause === rule.clause.id && one.mechanism === rule.mechanism.kind);
  if (opener.role === 'again' && !siblings.some((one) => !fellAway(one))) return null;
  if (isTimed(rule) && joins(rule, siblings, known)) return null;
  // A period lasts once, however often it is said to begin.
  if (rule.mechanism.kind === 'exclusion' && siblings.some(owed)) return null;
  const meant =
    letter === undefined ? undefined : siblings.find((one) => fellAway(one) && (one.settledBy ?? 0) > letter.openedBy);
  if (meant !== undefined) return { change: 'changed', obligation: restoreDuty(meant) };
  return openRow(rule, opener.role, known, event, facts, from, letter?.openedBy ?? event.version, rules);
}

/**
 * The duty whose beginning time is counted from: `undefined` where the event itself is the beginning, `null` where
 * nothing with the topic is owed, so that nothing opens.
 */
function basisOf(topic: string | null, known: readonly Obligation[]): Obligation | undefined | null {
  if (topic === null) return undefined;
  const letters = known.filter((one) => one.topic === topic && owed(one)).sort((a, b) => a.openedBy - b.openedBy);
  return letters[0] ?? null;
}

function isTimed({ mechanism }: Rule): boolean {
  return mechanism.kind === 'deadline' || mechanism.kind === 'endeavour';
}

/**
 * A further letter joins the duty that is owed already, with the older and so earlier due time: one answer is owed, not
 * several. It does not join where a reply was approved meanwhile, as that reply cannot answer it.
 */
function joins(rule: Rule, siblings: readonly Obligation[], known: readonly Obligation[]): boolean {
  const underWay = repliesUnderWay(known, rule).at(-1);
  return siblings.some((one) => owed(one) && (underWay === undefined || one.openedBy > underWay.openedBy));
}

function openRow(
  rule: Rule,
  role: Role,
  known: readonly Obligation[],
  event: JournalEvent,
  facts: Facts,
  from: Temporal.Instant,
  openedBy: number,
  rules: Rules,
): ObligationChange | null {
  const { unit, holder } = whose(rule, known, event, facts);
  const target = rule.mechanism.kind === 'endeavour' ? rules.targetOf(unit, rule.clause.id) : null;
  const opening = openingOf(rule, role, {
    event,
    facts,
    from,
    target,
    count: (length) => rules.count(unit, from, length),
    near: (dueAt, share) => rules.near(unit, from, dueAt, share),
  });
  if (opening === null) return null;
  const open = opening.verdict === 'open';
  const obligation: Obligation = {
    id: obligationId(event.subject, openedBy, rule.clause.id, rule.mechanism.kind),
    subject: event.subject,
    clause: rule.clause.id,
    standard: rule.standard.id,
    mechanism: rule.mechanism.kind,
    topic: opening.topic,
    openedBy,
    openedAt: from,
    dueAt: opening.due?.at ?? null,
    nearAt: opening.nearAt,
    explanation: opening.due?.steps ?? [],
    calendarVersion: opening.due?.calendarVersion ?? null,
    unit,
    holder,
    verdict: opening.verdict,
    inTime: opening.inTime,
    settledBy: open ? null : event.version,
    settledAt: open ? null : event.at,
    neared: false,
  };
  return { change: 'opened', obligation };
}

/** Who owes it: as the event says, else whoever has the case; how a reply was written is its approver's. */
function whose(
  { mechanism }: Rule,
  known: readonly Obligation[],
  event: JournalEvent,
  facts: Facts,
): { readonly unit: UnitId | null; readonly holder: EmployeeId | null } {
  const present =
    known.findLast((one) => one.topic === HOLDER_TOPIC) ?? known.findLast(({ mechanism: kind }) => kind !== 'gate');
  const unit = (facts['unit'] as UnitId | undefined) ?? present?.unit ?? null;
  if (mechanism.kind === 'gate') return { unit, holder: event.actor };
  const named = facts['holder'] as EmployeeId | null | undefined;
  return { unit, holder: named === undefined ? (present?.holder ?? null) : named };
}

function openingOf({ mechanism }: Rule, role: Role, occasion: Occasion): Opening | null {
  switch (mechanism.kind) {
    case 'deadline':
      return openDeadline(mechanism, occasion);
    case 'endeavour':
      return openEndeavour(mechanism, occasion);
    case 'promise':
      return openPromise(mechanism, occasion);
    case 'gate':
      return passGate(mechanism, occasion);
    case 'step':
      return openStep(mechanism, role === 'happens');
    case 'confirmation':
      return openConfirmation(mechanism, occasion);
    case 'register':
      return openRegister(mechanism, occasion);
    case 'order':
      return openOrder(mechanism, occasion);
    case 'exclusion':
      return openExclusion(mechanism);
    case 'limit':
      return openLimit(mechanism, occasion);
    case 'routing':
    case 'question':
    case 'observation':
      // Assessed on samples and tables; they keep no row of what is owed.
      return null;
    default:
      return assertNever(mechanism);
  }
}
