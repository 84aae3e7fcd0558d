import { agree } from '../facts.ts';
import type { Order } from '../mechanism.ts';
import type { Occasion, Opening } from './duty.ts';

/** One who waits, or is taken: since when, and the facts that the order goes by. */
export interface Waiting {
  readonly since: Temporal.Instant;
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * Whom of those waiting at the same place the order would have taken first, where it was broken; `null` where it was
 * kept. Only the groups are the clause's matter: within one group the order of arrival is the queue's own.
 */
export function overtaken<Client extends Waiting>(
  order: Order,
  taken: Waiting,
  waiting: readonly Client[],
): Client | null {
  const first = rankOf(order, taken);
  const before = waiting.filter((client) => rankOf(order, client) < first);
  return (
    before.sort((a, b) => rankOf(order, a) - rankOf(order, b) || Temporal.Instant.compare(a.since, b.since))[0] ?? null
  );
}

/** In which order those waiting are to be taken: by group, then by arrival. */
export function inOrder<Client extends Waiting>(order: Order, waiting: readonly Client[]): readonly Client[] {
  return [...waiting].sort((a, b) => rankOf(order, a) - rankOf(order, b) || Temporal.Instant.compare(a.since, b.since));
}

/**
 * How the order stood when something was taken: kept where nobody was passed over whom it names first. `null` where the
 * event does not say who waited.
 */
export function openOrder(order: Order, { event, facts }: Occasion): Opening | null {
  const over = facts[order.over];
  if (over === undefined) return null;
  const passed = over !== null && rankOf(order, { since: event.at, facts: { [order.by]: over } });
  const broken = passed !== false && passed < rankOf(order, { since: event.at, facts });
  const excused = Object.keys(order.unless).length > 0 && agree(order.unless, facts);
  return {
    topic: null,
    due: null,
    nearAt: null,
    verdict: broken ? (excused ? 'excused' : 'breached') : 'met',
    inTime: null,
  };
}

/** A group that the clause does not name stands after those it names. */
function rankOf(order: Order, client: Waiting): number {
  const rank = order.first.indexOf(client.facts[order.by] as never);
  return rank === -1 ? order.first.length : rank;
}
