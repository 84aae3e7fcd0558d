import { agree } from '../facts.ts';
import type { Routing } from '../mechanism.ts';

/**
 * To whom a matter goes: the first row whose facts agree, less those walled off (a party never decides on itself). An
 * empty list: the clause foresees somebody, but all of them are walled off. `null`: the clause foresees nobody.
 */
export function routeTo(
  routing: Routing,
  facts: Readonly<Record<string, unknown>>,
  walledOff: ReadonlySet<string>,
): readonly string[] | null {
  const row = routing.rows.find(({ when }) => agree(when, facts));
  return row === undefined ? null : row.to.filter((addressee) => !walledOff.has(addressee));
}
