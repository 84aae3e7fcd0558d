import type { Fact } from '../vocabulary/events.ts';
import type { Clause, Standard } from './standard.ts';
import { agree } from './facts.ts';
import { type EarlierFact, gateHolds } from './mechanisms/gate.ts';
import { indexRules, inForceAt } from './rules.ts';

/**
 * The clauses whose gates refuse a fact before it is recorded, by the versions in force at its instant; empty where it
 * may happen. `before` are the earlier events of the same subject. What a check of a text found is the checker's to
 * refuse; a gate refuses on facts (9.5: not read through) and on order (7.5: no warning before).
 */
export function refusingGates(
  standards: readonly Standard[],
  fact: Fact,
  before: readonly EarlierFact[],
): readonly Clause[] {
  const facts = fact.facts as Readonly<Record<string, unknown>>;
  return indexRules(standards).acts.flatMap((versions) =>
    (inForceAt(versions, fact.at)?.opening.get(fact.kind) ?? [])
      .filter(({ mechanism, roles }) => {
        const speaks = roles
          .get(fact.kind)
          ?.some(({ role, trigger }) => role === 'happens' && agree(trigger.when, facts));
        return mechanism.kind === 'gate' && speaks === true && !gateHolds(mechanism, facts, before);
      })
      .map(({ clause }) => clause),
  );
}
