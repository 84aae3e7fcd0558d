import type { Post } from '../directory/index.ts';
import type { PostId } from '../../vocabulary/ids.ts';
import type { MatchedPeople } from './match-people.ts';
import type { Fault, WantedRow } from './wanted.ts';

/** Rows that want one post at the same time: two heads of a unit, or one post code for two people. */
export function headFaults(
  of: ReadonlyMap<WantedRow, PostId>,
  people: MatchedPeople,
  posts: ReadonlyMap<PostId, Post>,
): Fault[] {
  const faults: Fault[] = [];
  for (const [id, pairs] of Map.groupBy([...of], ([, post]) => post)) {
    const rows = pairs.map(([row]) => row).toSorted((a, b) => a.row - b.row);
    for (const [index, row] of rows.entries()) {
      const clash = rows.slice(0, index).find((other) => overlaps(row, other));
      if (clash === undefined) continue;
      const head = posts.get(id)?.kind === 'head';
      // The same person twice in one post is one row too many, not a second head.
      const same = people.of.get(row) !== undefined && people.of.get(row) === people.of.get(clash);
      faults.push({
        reason: head && !same ? 'two-heads' : 'same-post-twice',
        row: row.row,
        column: head ? 'head' : 'postCode',
        found: head ? row.unit : (row.postCode ?? row.post),
        others: [clash.row],
      });
    }
  }
  return faults;
}

function overlaps(a: WantedRow, b: WantedRow): boolean {
  const before = (one: WantedRow, other: WantedRow) =>
    one.to !== null && other.from !== null && Temporal.PlainDate.compare(one.to, other.from) < 0;
  return !before(a, b) && !before(b, a);
}
