import { owed } from './mechanisms/duty.ts';
import type { Judge, Obligation, ObligationChange } from './obligation.ts';
import { open } from './open.ts';
import { indexRules, inForceAt, type Rule, type Rules } from './rules.ts';
import { touch } from './touch.ts';

/**
 * Makes the judge: what one event does to what is owed, by the versions in force at the event's own instant (civil day,
 * Europe/Riga). First what stands is touched, then the event opens what it opens; each obligation changes at most once.
 *
 * `known` are the rows of the event's subject, settled ones too (a bounce reopens, an undo restores); `touchable` says
 * which may be left out. Rows of other subjects are left alone. A merged case keeps its own duties with their own due times: whoever records what happens in
 * the target (`reply.delivered`, `reply.bounced`, handing over, closing) records it in the cases merged into it as well.
 */
export function makeJudge(rules: Rules): Judge {
  const index = indexRules(rules.standards);
  const versionOf = new Map(
    index.acts.flatMap((versions) => versions.map((version) => [version.standard, versions] as const)),
  );
  const inForce = (rule: Rule, at: Temporal.Instant) =>
    inForceAt(versionOf.get(rule.standard) ?? [], at)?.standard === rule.standard;

  return (known, event) => {
    const own = known.filter(({ subject }) => subject.id === event.subject.id && subject.kind === event.subject.kind);
    own.sort(byOpening);
    const changed = new Map<string, ObligationChange>();
    const now = own.map((duty) => {
      const touched = touch(duty, own, event, index, rules);
      if (touched !== duty) changed.set(duty.id, { change: 'changed', obligation: touched });
      return touched;
    });
    for (const versions of index.acts) {
      for (const version of versions) {
        for (const rule of version.opening.get(event.kind) ?? []) {
          const change = open(rule, now, event, rules, inForce);
          if (change !== null && !isKnown(now, change)) changed.set(change.obligation.id, change);
        }
      }
    }
    return [...changed.values()];
  };
}

/**
 * The rows of a subject that an event may still touch: all but the gates of what has left the house, which grow with
 * every reply. Judging by these gives the same as judging by all.
 */
export function touchable(obligations: Iterable<Obligation>): Obligation[] {
  const all = [...obligations];
  const underWay = new Set(all.filter(owed).map(({ openedBy }) => openedBy));
  return all.filter((one) => one.mechanism !== 'gate' || owed(one) || underWay.has(one.openedBy));
}

/** The order in which the rows are handed in must not matter. */
function byOpening(a: Obligation, b: Obligation): number {
  return a.openedBy - b.openedBy || (a.id < b.id ? -1 : 1);
}

/** A second opening by the same event would be the same row again: nothing new. */
function isKnown(now: readonly Obligation[], { change, obligation }: ObligationChange): boolean {
  return change === 'opened' && now.some(({ id }) => id === obligation.id);
}
