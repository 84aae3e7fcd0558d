import { QUEUE_GROUPS } from '../../vocabulary/words.ts';
import { type Discipline, isEarly, mayServe, type Server, type Waiter } from './queue.ts';

/**
 * Who of those who wait will be called before this one by somebody who could also call this one, as the order stands now.
 * Where nobody sits at a desk yet, those for the same service count. Pure.
 */
export function aheadOf<One extends Waiter>(
  one: Omit<Waiter, 'calls'>,
  waiting: readonly One[],
  servers: readonly Server[],
  discipline: Discipline,
  now: Temporal.Instant,
): readonly One[] {
  const mine = servers.filter((server) => mayServe(server, one));
  return waiting.filter(
    (other) =>
      other.id !== one.id &&
      (mine.length === 0 ? other.service === one.service : mine.some((server) => mayServe(server, other))) &&
      comesBefore(other, one, discipline, now),
  );
}

type Placed = Omit<Waiter, 'calls'>;

function comesBefore(a: Placed, b: Placed, discipline: Discipline, now: Temporal.Instant): boolean {
  const [early, later] = [isEarly(a, discipline, now), isEarly(b, discipline, now)];
  if (early !== later) return later;
  const groups = QUEUE_GROUPS.indexOf(a.group) - QUEUE_GROUPS.indexOf(b.group);
  if (groups !== 0) return groups < 0;
  if ((a.appointedAt === null) !== (b.appointedAt === null)) return a.appointedAt !== null;
  const since = (waiter: Placed) => waiter.appointedAt ?? waiter.since;
  return Temporal.Instant.compare(since(a), since(b)) < 0 || (since(a).equals(since(b)) && a.id < b.id);
}
