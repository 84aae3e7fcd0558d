import type { Order } from '../mechanism.ts';

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

/** A group that the clause does not name stands after those it names. */
function rankOf(order: Order, client: Waiting): number {
  const rank = order.first.indexOf(client.facts[order.by] as never);
  return rank === -1 ? order.first.length : rank;
}
