import type { Tx } from '../../database/database.ts';
import { OBLIGATION_COLUMNS, type ObligationRow, obligationFromRow } from '../../journal/obligation-row.ts';
import type { Obligation } from '../../standard/obligation.ts';
import type { CaseId, EmployeeId, RequestId, UnitId } from '../../vocabulary/ids.ts';
import type { RequestState } from './request.ts';

/** A request in a list, with the names behind its ids. */
export interface RequestLine {
  readonly id: RequestId;
  readonly subject: string;
  readonly state: RequestState;
  readonly asker: string;
  readonly unit: UnitId;
  readonly unitLv: string;
  readonly unitEn: string;
  readonly holder: EmployeeId | null;
  readonly holderName: string | null;
  /** Only where the reader sees the case. */
  readonly caseNumber: string | null;
  readonly askedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  readonly score: number | null;
}

const LINE = `select r.id, r.subject, r.state, a.given_name || ' ' || a.surname as asker, r.unit_id as unit, n.name_lv as "unitLv",
    n.name_en as "unitEn", r.holder_id as holder, h.given_name || ' ' || h.surname as "holderName", c.number as "caseNumber",
    r.asked_at as "askedAt", r.ended_at as "endedAt", r.score
  from request r join employee a on a.tenant = $1 and a.id = r.asker_id join unit n on n.tenant = $1 and n.id = r.unit_id
  left join employee h on h.tenant = $1 and h.id = r.holder_id
  left join desk_case c on c.tenant = $1 and c.id = r.case_id`;

/** Requests of these ids, as far as the reader sees them. bounded: by the ids. */
export async function requestLinesOf(tx: Tx, ids: readonly string[]): Promise<RequestLine[]> {
  return tx.rows<RequestLine>(`${LINE} where r.tenant = $1 and r.id = any($2::uuid[])`, [tx.identity.tenant, ids]);
}

/** What waits for me: held by me or by whom I stand in for today, the earliest due first. */
export async function requestsTo(tx: Tx, people: readonly EmployeeId[], limit: number): Promise<RequestLine[]> {
  return tx.rows<RequestLine>(
    `${LINE} where r.tenant = $1 and r.holder_id = any($2::uuid[]) and r.ended_at is null order by r.due_at, r.id limit $3`,
    [tx.identity.tenant, people, limit],
  );
}

/** What waits for my units, whoever holds it. */
export async function requestsToUnits(tx: Tx, units: readonly UnitId[], limit: number): Promise<RequestLine[]> {
  return tx.rows<RequestLine>(
    `${LINE} where r.tenant = $1 and r.unit_id = any($2::uuid[]) and r.ended_at is null order by r.due_at, r.id limit $3`,
    [tx.identity.tenant, units, limit],
  );
}

/** What I asked, or what I answered, the newest first; after a time and an id where the list goes on. */
export async function requestsPast(
  tx: Tx,
  whose: 'asked' | 'answered',
  after: { readonly at: Temporal.Instant; readonly id: string } | null,
  limit: number,
): Promise<RequestLine[]> {
  const [who, key] = whose === 'asked' ? ['r.asker_id', 'r.asked_at'] : ['r.holder_id', 'r.ended_at'];
  const closed = whose === 'asked' ? '' : 'and r.ended_at is not null';
  const place = after === null ? '' : `and (${key}, r.id) < ($4::timestamptz, $5::uuid)`;
  return tx.rows<RequestLine>(
    `${LINE} where r.tenant = $1 and ${who} = $2 ${closed} ${place} order by ${key} desc, r.id desc limit $3`,
    [tx.identity.tenant, tx.identity.employee, limit, ...(after === null ? [] : [after.at, after.id])],
  );
}

/** The requests of a case, the newest first. */
export async function requestsOfCase(tx: Tx, one: CaseId, limit: number): Promise<RequestLine[]> {
  return tx.rows<RequestLine>(`${LINE} where r.tenant = $1 and r.case_id = $2 order by r.asked_at desc limit $3`, [
    tx.identity.tenant,
    one,
    limit,
  ]);
}

/** What is owed by a time in these requests. bounded: by the ids. */
export async function requestDuties(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Obligation[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ duty: ObligationRow }>(
    `select to_json(o) as duty from (select ${OBLIGATION_COLUMNS} from obligation
       where tenant = $1 and subject_id = any($2::uuid[]) and due_at is not null limit 500) o`,
    [tx.identity.tenant, ids],
  );
  return Map.groupBy(
    rows.map(({ duty }) => obligationFromRow(duty)),
    ({ subject }) => subject.id,
  );
}
