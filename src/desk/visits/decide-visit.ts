import { assertNever } from '../../vocabulary/brand.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { CaseId, ClientId, DeskId, EmployeeId, ServiceId, UnitId } from '../../vocabulary/ids.ts';
import type { CallChoice, NoticeWay, QueueGroup, VisitOutcome, VisitStep } from '../../vocabulary/words.ts';
import {
  type CalledVisit,
  isAtDesk,
  isOver,
  type PausedVisit,
  secondsBetween,
  servedSeconds,
  type ServingVisit,
  type Visit,
} from './visit.ts';

/** What may be done with a visit. */
export type VisitDeed =
  /** To a desk: by the order, or by hand out of it. */
  | {
      readonly do: 'call';
      readonly desk: DeskId;
      readonly holder: EmployeeId;
      readonly choice: CallChoice;
      readonly passedOver: QueueGroup | null;
    }
  /** The same desk calls once more. */
  | { readonly do: 'recall' }
  /** Called as often as the place calls and not come. */
  | { readonly do: 'park' }
  /** Whoever was put aside or given up is there again, in their old place. */
  | { readonly do: 'return' }
  | { readonly do: 'begin'; readonly untold: boolean }
  | { readonly do: 'tick'; readonly tick: Tick }
  | { readonly do: 'take-back'; readonly step: VisitStep }
  | { readonly do: 'pause'; readonly minutes: number }
  | { readonly do: 'resume' }
  | {
      readonly do: 'transfer';
      readonly service: ServiceId;
      readonly unit: UnitId;
      readonly onlyDesk: DeskId | null;
      readonly onlyHolder: EmployeeId | null;
    }
  | { readonly do: 'add-service'; readonly service: ServiceId; readonly unit: UnitId }
  | { readonly do: 'tie'; readonly case: CaseId; readonly client: ClientId }
  | { readonly do: 'know-client'; readonly client: ClientId }
  | { readonly do: 'close'; readonly outcome: VisitOutcome; readonly small: boolean; readonly services: number }
  | { readonly do: 'reopen' }
  | { readonly do: 'leave' }
  /** The client gives up the number by themselves: not once somebody serves them. */
  | { readonly do: 'withdraw' }
  | { readonly do: 'give-up' }
  | { readonly do: 'answer-phone'; readonly forThisClient: boolean };

/** A guided step as it is ticked, with what it leaves behind. */
export type Tick =
  | { readonly step: 'greeted' }
  /** 6.3: the need in the client's own words, as it was read back; empty: it was said, and nobody wrote it down. */
  | { readonly step: 'need-read-back'; readonly need: string }
  | { readonly step: 'solution-chosen'; readonly solutions: readonly string[] }
  | {
      readonly step: 'next-steps-given';
      readonly way: NoticeWay;
      readonly words: string;
      readonly by: Temporal.Instant | null;
    }
  | { readonly step: 'understood' }
  | { readonly step: 'channels-told'; readonly way: NoticeWay }
  | { readonly step: 'goodbye' };

/** How the place calls, as far as a visit asks. */
export interface CallRules {
  readonly calls: number;
}

export type VisitRefusal =
  /** The visit is not in a state for it; where it is instead. */
  | { readonly refused: 'not-now'; readonly state: Visit['state'] }
  /** They were called a moment ago: a second press of the same key. */
  | { readonly refused: 'called-just-now'; readonly seconds: number }
  /** Nobody is given up before they were called as often as the place calls. */
  | { readonly refused: 'call-again'; readonly left: number }
  | { readonly refused: 'minutes-out-of-range'; readonly clause: '6.8'; readonly most: number }
  | { readonly refused: 'too-long-ago' }
  | { readonly refused: 'same-desk' };

export interface DecidedVisit {
  readonly visit: Visit;
  readonly facts: readonly Fact[];
}

/** Seconds in which a second press is the same press. */
const SAME_PRESS = 10;
/** 6.8: an interruption is minutes; what takes longer is another visit. */
export const LONGEST_PAUSE = 60;
/** Minutes in which an end by mistake can be taken back by whoever made it. */
const REOPEN_MINUTES = 15;

/** The one state machine of a visit; every way uses it. Pure: `now` is the deed's instant. */
export function decideVisit(
  visit: Visit,
  deed: VisitDeed,
  rules: CallRules,
  now: Temporal.Instant,
): DecidedVisit | VisitRefusal {
  switch (deed.do) {
    case 'call':
      return call(visit, deed, now);
    case 'recall':
      return recall(visit, now);
    case 'park':
      return park(visit, rules, now);
    case 'return':
      return comeBack(visit, now);
    case 'begin':
      return visit.state === 'called' ? begin(visit, deed.untold, now) : notNow(visit);
    case 'tick':
      return visit.state === 'serving' ? tick(visit, deed.tick, now) : notNow(visit);
    case 'take-back':
      return takeBack(visit, deed.step, now);
    case 'pause':
      return pause(visit, deed.minutes, now);
    case 'resume':
      return visit.state === 'paused' ? resume(visit, now) : notNow(visit);
    case 'transfer':
      return transfer(visit, deed, now);
    case 'add-service':
      if (visit.state !== 'serving') return notNow(visit);
      return done(visit, [{ kind: 'visit.service-added', at: now, facts: { service: deed.service, unit: deed.unit } }]);
    case 'tie':
      if (isOver(visit) && visit.state !== 'closed') return notNow(visit);
      return done({ ...visit, case: deed.case, client: deed.client }, [
        { kind: 'visit.tied', at: now, facts: { case: deed.case } },
      ]);
    case 'know-client':
      // Who the client is stands in the row alone; nothing is owed by it.
      return isOver(visit) ? notNow(visit) : done({ ...visit, client: deed.client }, []);
    case 'close':
      return close(visit, deed, now);
    case 'reopen':
      return reopen(visit, now);
    case 'leave':
      return leave(visit, now);
    case 'withdraw':
      return visit.state === 'serving' || visit.state === 'paused' ? notNow(visit) : leave(visit, now);
    case 'give-up':
      return giveUp(visit, now);
    case 'answer-phone':
      if (visit.state !== 'serving') return notNow(visit);
      return done(visit, [
        {
          kind: 'visit.phone-answered',
          at: now,
          facts: { forThisClient: deed.forThisClient, unit: visit.unit, holder: visit.holder },
        },
      ]);
    default:
      return assertNever(deed);
  }
}

function call(
  visit: Visit,
  { desk, holder, choice, passedOver }: VisitDeed & { readonly do: 'call' },
  now: Temporal.Instant,
): DecidedVisit | VisitRefusal {
  if (visit.state !== 'waiting' && visit.state !== 'parked') return notNow(visit);
  const called = toState(visit, 'called', {
    desk,
    holder,
    calls: visit.calls + 1,
    calledAt: now,
  }) as CalledVisit;
  return done(called, [calledFact(called, choice, passedOver, now)]);
}

function recall(visit: Visit, now: Temporal.Instant): DecidedVisit | VisitRefusal {
  if (visit.state !== 'called') return notNow(visit);
  const since = secondsBetween(visit.calledAt ?? now, now);
  if (since < SAME_PRESS) return { refused: 'called-just-now', seconds: SAME_PRESS - since };
  const called: CalledVisit = { ...visit, calls: visit.calls + 1, calledAt: now };
  return done(called, [
    { kind: 'visit.missed', at: now, facts: { nth: visit.calls } },
    calledFact(called, 'again', null, now),
  ]);
}

function calledFact(
  visit: CalledVisit,
  choice: CallChoice,
  passedOver: QueueGroup | null,
  now: Temporal.Instant,
): Fact {
  const { place, desk, holder, service, unit, group, calls } = visit;
  const waited = secondsBetween(visit.since, now);
  return {
    kind: 'visit.called',
    at: now,
    facts: { place, desk, service, unit, holder, group, passedOver, choice, nth: calls, waited },
  };
}

function park(visit: Visit, { calls }: CallRules, now: Temporal.Instant): DecidedVisit | VisitRefusal {
  if (visit.state !== 'called') return notNow(visit);
  if (visit.calls < calls) return { refused: 'call-again', left: calls - visit.calls };
  return done(toState(visit, 'parked', { parkedAt: now }), [
    { kind: 'visit.missed', at: now, facts: { nth: visit.calls } },
    { kind: 'visit.parked', at: now, facts: { nth: visit.calls } },
  ]);
}

/** Also from the end that the desk set when they were awaited too long: nobody has to draw a second ticket. */
function comeBack(visit: Visit, now: Temporal.Instant): DecidedVisit | VisitRefusal {
  const back = visit.state === 'parked' || visit.state === 'not-come' || visit.state === 'left';
  if (!back) return notNow(visit);
  if (!visit.day.equals(now.toZonedDateTimeISO('Europe/Riga').toPlainDate())) return { refused: 'too-long-ago' };
  return done(toState(visit, 'waiting', {}), [{ kind: 'visit.returned', at: now, facts: {} }]);
}

function begin(visit: CalledVisit, untold: boolean, now: Temporal.Instant): DecidedVisit {
  const { desk, service, unit, holder, group } = visit;
  const sinceCall = secondsBetween(visit.calledAt ?? now, now);
  const serving = toState(visit, 'serving', { begunAt: visit.begunAt ?? now, takenUpAt: now }) as ServingVisit;
  return done(serving, [
    { kind: 'visit.begun', at: now, facts: { desk, service, unit, holder, group, sinceCall, untold } },
  ]);
}

function tick(visit: ServingVisit, ticked: Tick, now: Temporal.Instant): DecidedVisit | VisitRefusal {
  const steps = visit.steps.includes(ticked.step) ? visit.steps : [...visit.steps, ticked.step];
  const after = { ...visit, steps };
  const again = steps === visit.steps;
  switch (ticked.step) {
    case 'greeted':
      return again
        ? done(visit, [])
        : done(after, [
            { kind: 'visit.greeted', at: now, facts: { sinceCall: secondsBetween(visit.calledAt ?? now, now) } },
          ]);
    case 'need-read-back': {
      const need = ticked.need.trim() || visit.need;
      // Better words for the same need are no second reading back; the first words are.
      const known = again && (visit.need !== '' || need === '');
      const fact: Fact = { kind: 'visit.need-read-back', at: now, facts: { needStated: need !== '' } };
      return done({ ...after, need }, known ? [] : [fact]);
    }
    case 'solution-chosen':
      return done({ ...after, solutions: ticked.solutions }, [
        { kind: 'visit.solution-chosen', at: now, facts: { solutions: ticked.solutions.length } },
      ]);
    case 'next-steps-given':
      return done({ ...after, nextWords: ticked.words.trim(), nextBy: ticked.by }, [
        { kind: 'visit.next-steps-given', at: now, facts: { way: ticked.way } },
      ]);
    case 'understood':
      return again ? done(visit, []) : done(after, [{ kind: 'visit.understanding-checked', at: now, facts: {} }]);
    case 'channels-told':
      return again
        ? done(visit, [])
        : done(after, [{ kind: 'visit.channels-told', at: now, facts: { service: visit.service, way: ticked.way } }]);
    case 'goodbye':
      return again ? done(visit, []) : done(after, [{ kind: 'visit.goodbye-said', at: now, facts: {} }]);
    default:
      return assertNever(ticked);
  }
}

function takeBack(visit: Visit, step: VisitStep, now: Temporal.Instant): DecidedVisit | VisitRefusal {
  if (visit.state !== 'serving' && visit.state !== 'paused') return notNow(visit);
  if (!visit.steps.includes(step)) return done(visit, []);
  return done({ ...visit, steps: visit.steps.filter((one) => one !== step) }, [
    { kind: 'visit.step-taken-back', at: now, facts: { step } },
  ]);
}

function pause(visit: Visit, minutes: number, now: Temporal.Instant): DecidedVisit | VisitRefusal {
  if (visit.state !== 'serving') return notNow(visit);
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > LONGEST_PAUSE)
    return { refused: 'minutes-out-of-range', clause: '6.8', most: LONGEST_PAUSE };
  const resumeBy = now.add({ minutes });
  const { unit, holder } = visit;
  const paused = toState(visit, 'paused', {
    resumeBy,
    servedBefore: servedSeconds(visit, now),
    takenUpAt: null,
  });
  return done(paused, [
    { kind: 'visit.paused', at: now, facts: { resumeBy: resumeBy.toString(), minutes, unit, holder } },
  ]);
}

function resume(visit: PausedVisit, now: Temporal.Instant): DecidedVisit {
  const { unit, holder } = visit;
  return done(toState(visit, 'serving', { takenUpAt: now }), [
    { kind: 'visit.resumed', at: now, facts: { unit, holder } },
  ]);
}

function transfer(
  visit: Visit,
  { service, unit, onlyDesk, onlyHolder }: VisitDeed & { readonly do: 'transfer' },
  now: Temporal.Instant,
): DecidedVisit | VisitRefusal {
  if (isOver(visit)) return notNow(visit);
  if (isAtDesk(visit) && (onlyDesk === visit.desk || onlyHolder === visit.holder)) return { refused: 'same-desk' };
  const waiting = toState(visit, 'waiting', {
    service,
    unit,
    onlyDesk,
    onlyHolder,
    calls: 0,
    servedBefore: servedSeconds(visit, now),
    takenUpAt: null,
    steps: [],
  });
  return done(waiting, [{ kind: 'visit.transferred', at: now, facts: { service, unit, from: visit.state } }]);
}

/** One key ends a small contact that was only called: its service begins and ends in one. */
function close(
  visit: Visit,
  { outcome, small, services }: VisitDeed & { readonly do: 'close' },
  now: Temporal.Instant,
): DecidedVisit | VisitRefusal {
  switch (visit.state) {
    case 'called': {
      const begun = begin(visit, false, now);
      const ended = close(begun.visit, { do: 'close', outcome, small, services }, now);
      return 'refused' in ended ? ended : { visit: ended.visit, facts: [...begun.facts, ...ended.facts] };
    }
    case 'paused': {
      const resumed = resume(visit, now);
      const ended = close(resumed.visit, { do: 'close', outcome, small, services }, now);
      return 'refused' in ended ? ended : { visit: ended.visit, facts: [...resumed.facts, ...ended.facts] };
    }
    case 'serving': {
      const served = servedSeconds(visit, now);
      const closed = toState(visit, 'closed', { outcome, endedAt: now, servedBefore: served, takenUpAt: null });
      return done(closed, [{ kind: 'visit.closed', at: now, facts: { outcome, services, served, small } }]);
    }
    case 'waiting':
    case 'parked':
    case 'closed':
    case 'left':
    case 'not-come':
      return notNow(visit);
    default:
      return assertNever(visit);
  }
}

function reopen(visit: Visit, now: Temporal.Instant): DecidedVisit | VisitRefusal {
  if (visit.state !== 'closed') return notNow(visit);
  if (visit.endedAt.until(now).total('minutes') > REOPEN_MINUTES) return { refused: 'too-long-ago' };
  const { unit, holder } = visit;
  return done(toState(visit, 'serving', { takenUpAt: now }), [
    { kind: 'visit.reopened', at: now, facts: { unit, holder } },
  ]);
}

function leave(visit: Visit, now: Temporal.Instant): DecidedVisit | VisitRefusal {
  if (isOver(visit)) return notNow(visit);
  const left = toState(visit, 'left', { endedAt: now, servedBefore: servedSeconds(visit, now), takenUpAt: null });
  return done(left, [{ kind: 'visit.left', at: now, facts: { from: visit.state } }]);
}

/** Put aside, and not found again in the time for it. */
function giveUp(visit: Visit, now: Temporal.Instant): DecidedVisit | VisitRefusal {
  if (visit.state !== 'parked') return notNow(visit);
  return done(toState(visit, 'not-come', { endedAt: now }), [{ kind: 'visit.not-come', at: now, facts: {} }]);
}

/** The same visit in another state; what belonged to the state it leaves goes with it. */
function toState(visit: Visit, state: Visit['state'], more: object): Visit {
  const kept: Record<string, unknown> = { ...visit };
  for (const name of ['resumeBy', 'parkedAt', 'endedAt', 'outcome']) delete kept[name];
  return { ...kept, ...more, state } as unknown as Visit;
}

function done(visit: Visit, facts: readonly Fact[]): DecidedVisit {
  return { visit, facts };
}

function notNow({ state }: Visit): VisitRefusal {
  return { refused: 'not-now', state };
}
