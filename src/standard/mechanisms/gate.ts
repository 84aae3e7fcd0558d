import { agree } from '../facts.ts';
import type { Gate, GateOutcome } from '../mechanism.ts';
import type { Obligation } from '../obligation.ts';
import { type Occasion, type Opening, owed } from './duty.ts';

/** What a gate needs to know of what came before in the same subject. */
export interface EarlierFact {
  readonly kind: string;
}

/** Whether the event may happen: its facts hold, and what must have come before has, unless the exception is stated. */
export function gateHolds(
  gate: Gate,
  facts: Readonly<Record<string, unknown>>,
  before: readonly EarlierFact[],
): boolean {
  if (!agree(gate.needs, facts)) return false;
  if (gate.before.length === 0 || before.some((earlier) => gate.before.includes(earlier.kind))) return true;
  return Object.keys(gate.unless).length > 0 && agree(gate.unless, facts);
}

/** How the clause stood when the event was accepted; `null` where it does not speak of this event. */
export function passGate(gate: Gate, occasion: Occasion): Opening | null {
  const verdict = verdictOf(gate, occasion.facts);
  if (verdict === 'none') return null;
  return { topic: null, due: null, nearAt: null, verdict, inTime: null };
}

/**
 * Of the gate's rows the one that a taking back concerns: that of the last event that was let through and whose matter
 * (a reply) is still under way, as another row opened by the same event is still owed.
 */
export function lastPassed(rows: readonly Obligation[], known: readonly Obligation[]): Obligation | undefined {
  const underWay = new Set(known.filter(owed).map(({ openedBy }) => openedBy));
  return rows
    .filter(({ openedBy, settledBy }) => settledBy === openedBy && underWay.has(openedBy))
    .sort((a, b) => a.openedBy - b.openedBy)
    .at(-1);
}

function verdictOf(gate: Gate, facts: Readonly<Record<string, unknown>>): GateOutcome {
  if (!agree(gate.needs, facts)) return 'breached';
  if (gate.check === null && gate.fact === null) return 'met';
  const checked = gate.check === null ? undefined : checkIn(facts, gate.check);
  const given = checked ?? (gate.fact === null ? undefined : facts[gate.fact]);
  // What nobody checked, or an unforeseen result, decides nothing.
  return (
    (typeof given === 'string' || typeof given === 'boolean' ? gate.results[String(given)] : undefined) ??
    'not-assessable'
  );
}

function checkIn(facts: Readonly<Record<string, unknown>>, check: string): unknown {
  const checks = facts['checks'];
  return typeof checks === 'object' && checks !== null ? (checks as Record<string, unknown>)[check] : undefined;
}
