import type { Tx } from '../../database/database.ts';
import { OBLIGATION_COLUMNS, type ObligationRow, obligationFromRow } from '../../journal/obligation-row.ts';
import type { Obligation } from '../../standard/obligation.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import { OTHER_SUBJECTS, type OtherSubject } from './subject-line.ts';

/** A subject that is no case, with what it owes by a time. */
export interface OwedSubject {
  readonly kind: OtherSubject;
  readonly id: string;
  readonly duties: readonly Obligation[];
}

const KINDS = OTHER_SUBJECTS.map((kind) => `'${kind}'`).join(',');

/**
 * What is owed by a time outside of cases, the earliest first: by the signed-in person and `people` for
 * whom they act, and by nobody yet in their units;
 * with `units`, whatever those units owe. No more than `limit` duties.
 */
export async function otherDuties(
  tx: Tx,
  limit: number,
  units: readonly UnitId[] | null = null,
  people: readonly EmployeeId[] = [],
): Promise<readonly OwedSubject[]> {
  const { tenant, employee } = tx.identity;
  const owed = `o.tenant = $1 and o.settled_by is null and o.due_at is not null and o.subject_kind in (${KINDS})`;
  const rows = await tx.rows<{ duty: ObligationRow }>(
    units === null
      ? `select to_json(o) as duty from (
           (select ${OBLIGATION_COLUMNS} from obligation o where ${owed} and o.holder_id = any($2::uuid[]) order by o.due_at limit $4)
           union all
           (select ${OBLIGATION_COLUMNS} from obligation o where ${owed} and o.holder_id is null and o.unit_id = any($3::uuid[]) order by o.due_at limit $4)
         ) o order by o.due_at, o.id limit $4`
      : `select to_json(o) as duty from (select ${OBLIGATION_COLUMNS} from obligation o where ${owed} and o.unit_id = any($2::uuid[])
           order by o.due_at, o.id limit $3) o order by o.due_at, o.id`,
    units === null
      ? [tenant, [...(employee === null ? [] : [employee]), ...people], tx.identity.units, limit]
      : [tenant, units, limit],
  );
  const duties = rows.map(({ duty }) => obligationFromRow(duty));
  const bySubject = Map.groupBy(duties, ({ subject }) => subject.id);
  return [...bySubject].flatMap(([id, of]) => {
    const kind = of[0]?.subject.kind as OtherSubject | undefined;
    return kind === undefined ? [] : [{ kind, id, duties: of }];
  });
}
