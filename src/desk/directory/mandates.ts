import type { Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import { dayOf } from '../../time/zone.ts';
import type { EmployeeId, MandateId, PostId, UnitId } from '../../vocabulary/ids.ts';
import type { MandateKind } from '../../vocabulary/words.ts';
import { type Desk, newId } from '../context.ts';
import { may } from '../powers/index.ts';
import { type Directory, holdsOn } from './directory.ts';
import { directoryAt } from './load-directory.store.ts';
import { lookup } from './lookup.ts';
import { endMandateRow, insertMandate, mandateById } from './mandates.store.ts';

/** 5.5.2: to whom it is given, for what, within which unit's matters (`null`: the municipality's), by which document. */
export interface MandateToGive {
  readonly to: { readonly employee: EmployeeId } | { readonly post: PostId };
  readonly kind: MandateKind;
  readonly scope: string;
  readonly unit: UnitId | null;
  readonly document: string;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate | null;
}

export type MandateRefusal =
  | {
      readonly refused:
        | 'not-allowed'
        | 'to-oneself'
        | 'unknown-person'
        | 'unknown-post'
        | 'unknown-unit'
        | 'not-there'
        | 'ended-already';
    }
  | { readonly refused: 'ends-before-it-starts'; readonly from: Temporal.PlainDate };

/**
 * Gives somebody, or whoever holds a post, the right to speak, sign or decide in the name of the municipality
 * (`mandate.write`). Nobody gives one to themselves (5.1.6). Recorded as `mandate.given` in the chain of the employee; for
 * a post, of whoever gave it, since the holders change.
 */
export async function giveMandate(
  desk: Desk,
  tx: Tx,
  actor: EmployeeId,
  mandate: MandateToGive,
): Promise<{ readonly id: MandateId } | MandateRefusal> {
  if (!may(tx.identity, 'mandate.write')) return { refused: 'not-allowed' };
  const refusal = mandateRefusal(await directoryAt(tx), actor, mandate, dayOf(desk.clock()));
  if (refusal !== null) return refusal;
  const id = newId<MandateId>();
  await insertMandate(tx, id, mandate, actor, desk.clock());
  await record(tx, desk.rules.current(), {
    subject: { kind: 'employee', id: 'employee' in mandate.to ? mandate.to.employee : actor },
    expected: 'current',
    facts: [{ kind: 'mandate.given', at: desk.clock(), facts: { mandate: id, mandateKind: mandate.kind } }],
    actor,
  });
  return { id };
}

/** Pure: what is wrong with a mandate, or `null`. */
export function mandateRefusal(
  directory: Directory,
  actor: EmployeeId,
  { to, unit, from, until }: MandateToGive,
  day: Temporal.PlainDate,
): MandateRefusal | null {
  if (until !== null && Temporal.PlainDate.compare(until, from) < 0) return { refused: 'ends-before-it-starts', from };
  const { people, posts, units, holdingsOfPost } = lookup(directory);
  if (unit !== null && !units.has(unit)) return { refused: 'unknown-unit' };
  if ('employee' in to) {
    if (!people.has(to.employee)) return { refused: 'unknown-person' };
    return to.employee === actor ? { refused: 'to-oneself' } : null;
  }
  if (!posts.has(to.post)) return { refused: 'unknown-post' };
  const held = (holdingsOfPost.get(to.post) ?? []).some((one) => one.employee === actor && holdsOn(one, day));
  return held ? { refused: 'to-oneself' } : null;
}

/** Ends a mandate with `day` as its last one, today or later. */
export async function endMandate(
  desk: Desk,
  tx: Tx,
  actor: EmployeeId,
  id: MandateId,
  day: Temporal.PlainDate,
): Promise<{ readonly employee: EmployeeId | null } | MandateRefusal> {
  if (!may(tx.identity, 'mandate.write')) return { refused: 'not-allowed' };
  const mandate = await mandateById(tx, id);
  if (mandate === null) return { refused: 'not-there' };
  if (Temporal.PlainDate.compare(day, mandate.from) < 0)
    return { refused: 'ends-before-it-starts', from: mandate.from };
  if (!(await endMandateRow(tx, id, day))) return { refused: 'ended-already' };
  await record(tx, desk.rules.current(), {
    subject: { kind: 'employee', id: mandate.employee ?? actor },
    expected: 'current',
    facts: [{ kind: 'mandate.ended', at: desk.clock(), facts: { mandate: id, mandateKind: mandate.kind } }],
    actor,
  });
  return { employee: mandate.employee };
}

/** Whether one of the mandates lets somebody do this in a unit's matters; a municipality-wide one reaches every unit. */
export function isMandated(
  mandates: readonly { readonly kind: MandateKind; readonly unit: UnitId | null }[],
  kind: MandateKind,
  unit: UnitId | null,
): boolean {
  return mandates.some((mandate) => mandate.kind === kind && (mandate.unit === null || mandate.unit === unit));
}
