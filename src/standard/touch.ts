import { assertNever } from '../vocabulary/brand.ts';
import type { JournalEvent } from '../vocabulary/events.ts';
import type { DueLength } from '../time/due.ts';
import type { Role } from './mechanism.ts';
import { extendDeadline } from './mechanisms/deadline.ts';
import {
  endDuty,
  excuseDuty,
  near,
  owed,
  pass,
  reopenDuty,
  restoreDuty,
  settleBinding,
  settleTrying,
  voidDuty,
} from './mechanisms/duty.ts';
import { endExclusion } from './mechanisms/exclusion.ts';
import { lastPassed } from './mechanisms/gate.ts';
import { keepsPromise, renegotiatePromise } from './mechanisms/promise.ts';
import { stepConcerned } from './mechanisms/step.ts';
import type { Obligation } from './obligation.ts';
import { type Rule, type RuleIndex, roleOf, type Rules } from './rules.ts';

type Facts = Readonly<Record<string, unknown>>;

/** Topic of the duty that names who is responsible; its row follows the holder even when nothing is owed. */
export const HOLDER_TOPIC = 'holder';

/** What an event makes of a duty that stands. The same row, if nothing. */
export function touch(
  duty: Obligation,
  known: readonly Obligation[],
  event: JournalEvent,
  index: RuleIndex,
  rules: Rules,
): Obligation {
  if (event.kind === 'deadline.neared') return event.facts.obligation === duty.id ? near(duty) : duty;
  if (event.kind === 'deadline.passed') {
    return event.facts.obligation === duty.id ? pass(duty, event, isBinding(duty)) : duty;
  }
  const moved = move(duty, event);
  const rule = index.find(duty.standard, duty.clause, duty.mechanism);
  if (rule === undefined) return moved;
  const facts = event.facts as Facts;
  const role = roleOf(rule, event.kind, facts, (one) => concerns(moved, known, rule, one));
  return role === null ? moved : play(role, moved, event, facts, rule, rules);
}

/** A handing over moves what is owed; the due time stays, or passing a letter on would win time. */
function move(duty: Obligation, event: JournalEvent): Obligation {
  if (!owed(duty) && duty.topic !== HOLDER_TOPIC) return duty;
  switch (event.kind) {
    case 'case.taken':
    case 'case.assigned':
    case 'case.handed-over':
    case 'case.handed-back':
    case 'promise.passed-on':
    case 'request.taken':
    case 'request.assigned':
      return held(duty, event.facts.unit, event.facts.holder);
    case 'case.released':
      return held(duty, event.facts.unit, null);
    default:
      return duty;
  }
}

function held(duty: Obligation, unit: Obligation['unit'], holder: Obligation['holder']): Obligation {
  return duty.unit === unit && duty.holder === holder ? duty : { ...duty, unit, holder };
}

/** Whether an event of this role speaks of this very duty, of the several that one clause may have in one subject. */
function concerns(duty: Obligation, known: readonly Obligation[], rule: Rule, role: Role): boolean {
  const siblings = () => known.filter((one) => one.clause === duty.clause && one.mechanism === duty.mechanism);
  switch (role) {
    case 'settles':
      if (duty.mechanism === 'step') return stepConcerned(siblings(), 'settles')?.id === duty.id;
      return owed(duty) && openedBeforeReply(duty, known, rule);
    case 'voids':
    case 'ends':
      if (duty.mechanism === 'gate') return lastPassed(siblings(), known)?.id === duty.id;
      if (duty.mechanism === 'step') return stepConcerned(siblings(), 'takes-back')?.id === duty.id;
      return owed(duty);
    case 'excuses':
    case 'extends':
      return owed(duty);
    case 'restores':
      return fellAway(duty) && duty.settledBy === latest(siblings().filter(fellAway));
    case 'reopens':
      return wasKept(duty) && duty.settledBy === lastSettling(siblings(), known, rule);
    case 'stops':
    case 'happens':
      return duty.mechanism === 'exclusion' && owed(duty);
    case 'opens':
    case 'again':
    case 'starts':
      return false;
    default:
      return assertNever(role);
  }
}

/** A reply answers what had come when it was approved; a letter that came while it was under way is still owed. */
function openedBeforeReply(duty: Obligation, known: readonly Obligation[], rule: Rule): boolean {
  const underWay = repliesUnderWay(known, rule)[0];
  return underWay === undefined || duty.openedBy < underWay.openedBy;
}

/** The duties with the topic that this rule's settling goes by, still open, oldest first. */
export function repliesUnderWay(known: readonly Obligation[], rule: Rule): readonly Obligation[] {
  const { mechanism } = rule;
  if (mechanism.kind !== 'deadline' && mechanism.kind !== 'endeavour') return [];
  if (mechanism.asOf === null) return [];
  return known.filter((one) => one.topic === mechanism.asOf && owed(one)).sort((a, b) => a.openedBy - b.openedBy);
}

export function fellAway(duty: Obligation): boolean {
  return !owed(duty) && (duty.verdict === 'not-assessable' || (duty.verdict === 'breached' && duty.inTime === null));
}

function wasKept(duty: Obligation): boolean {
  return !owed(duty) && (duty.verdict === 'met' || (duty.verdict === 'breached' && duty.inTime === false));
}

function latest(duties: readonly Obligation[]): number | null {
  return duties.reduce<number | null>(
    (last, { settledBy }) => (settledBy === null ? last : Math.max(last ?? 0, settledBy)),
    null,
  );
}

/** The event that a bounce takes back: the last delivery, where replies under way are known, else the last settling. */
function lastSettling(siblings: readonly Obligation[], known: readonly Obligation[], rule: Rule): number | null {
  const { mechanism } = rule;
  const asOf = mechanism.kind === 'deadline' || mechanism.kind === 'endeavour' ? mechanism.asOf : null;
  const delivered = asOf === null ? null : latest(known.filter((one) => one.topic === asOf && wasKept(one)));
  return delivered ?? latest(siblings.filter(wasKept));
}

function play(role: Role, duty: Obligation, event: JournalEvent, facts: Facts, rule: Rule, rules: Rules): Obligation {
  const { mechanism } = rule;
  const count = (length: DueLength) => rules.count(duty.unit, event.at, length);
  const nearAt = (dueAt: Temporal.Instant) =>
    rules.near(duty.unit, event.at, dueAt, 'nearShare' in mechanism ? mechanism.nearShare : 1);
  switch (role) {
    case 'settles':
      if (mechanism.kind === 'promise' && !keepsPromise(mechanism, duty, facts)) return duty;
      return isBinding(duty) ? settleBinding(duty, event) : settleTrying(duty, event);
    case 'excuses':
      return excuseDuty(duty, event);
    case 'extends':
      if (mechanism.kind === 'promise') return renegotiatePromise(mechanism, duty, event, facts, nearAt);
      return mechanism.kind === 'deadline' ? extendDeadline(mechanism, duty, event, facts, count, nearAt) : duty;
    case 'voids':
      return voidDuty(duty, event);
    case 'ends':
      return endDuty(duty, event);
    case 'restores':
      return restoreDuty(duty);
    case 'reopens': {
      const least = 'afterReopening' in mechanism ? mechanism.afterReopening : null;
      return reopenDuty(duty, least === null ? null : count(least), nearAt);
    }
    case 'stops':
    case 'happens':
      return mechanism.kind === 'exclusion' ? endExclusion(mechanism, duty, event, facts, role) : duty;
    case 'opens':
    case 'again':
    case 'starts':
      return duty;
    default:
      return assertNever(role);
  }
}

/** Binding duties can be breached; endeavours, steps and registers cannot. */
export function isBinding({ mechanism }: Obligation): boolean {
  return mechanism === 'deadline' || mechanism === 'promise' || mechanism === 'confirmation';
}
