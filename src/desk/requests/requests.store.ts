import type { Tx } from '../../database/database.ts';
import type { CaseId, EmployeeId, RequestId, UnitId } from '../../vocabulary/ids.ts';
import type { Asked, Request, RequestState, Routed } from './request.ts';
import type { Link } from './rounds.ts';

interface RequestRow {
  readonly id: RequestId;
  readonly asker_id: EmployeeId;
  readonly asker_unit: UnitId;
  readonly unit_id: UnitId;
  readonly holder_id: EmployeeId | null;
  readonly asked_kind: Asked['kind'];
  readonly asked_id: string;
  readonly routed: readonly Routed[];
  readonly case_id: CaseId | null;
  readonly about_id: RequestId | null;
  readonly subject: string;
  readonly state: RequestState;
  readonly asked_at: Temporal.Instant;
  readonly due_at: Temporal.Instant | null;
  readonly ended_at: Temporal.Instant | null;
  readonly score: number | null;
}

const REQUEST =
  'id, asker_id, asker_unit, unit_id, holder_id, asked_kind, asked_id, routed, case_id, about_id, subject, state, asked_at, due_at, ended_at, score';

function requestFromRow(row: RequestRow): Request {
  return {
    id: row.id,
    asker: row.asker_id,
    askerUnit: row.asker_unit,
    unit: row.unit_id,
    holder: row.holder_id,
    asked: { kind: row.asked_kind, id: row.asked_id } as Asked,
    routed: row.routed,
    case: row.case_id,
    about: row.about_id,
    subject: row.subject,
    state: row.state,
    askedAt: row.asked_at,
    dueAt: row.due_at,
    endedAt: row.ended_at,
    score: row.score,
  };
}

export async function insertRequest(tx: Tx, one: Request): Promise<void> {
  await tx.rows(
    `insert into request (tenant, ${REQUEST}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      tx.identity.tenant,
      one.id,
      one.asker,
      one.askerUnit,
      one.unit,
      one.holder,
      one.asked.kind,
      one.asked.id,
      JSON.stringify(one.routed),
      one.case,
      one.about,
      one.subject,
      one.state,
      one.askedAt,
      one.dueAt,
      one.endedAt,
      one.score,
    ],
  );
}

/** What of a request can change after it was asked. */
export async function saveRequest(tx: Tx, one: Request): Promise<void> {
  await tx.rows(
    `update request set unit_id = $3, holder_id = $4, routed = $5, state = $6, due_at = $7, ended_at = $8, score = $9
     where tenant = $1 and id = $2`,
    [
      tx.identity.tenant,
      one.id,
      one.unit,
      one.holder,
      JSON.stringify(one.routed),
      one.state,
      one.dueAt,
      one.endedAt,
      one.score,
    ],
  );
}

export async function requestById(tx: Tx, id: RequestId): Promise<Request | null> {
  const row = await tx.one<RequestRow>(`select ${REQUEST} from request where tenant = $1 and id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : requestFromRow(row);
}

/** The request, held until the transaction ends, so that two deeds follow each other. */
export async function lockRequest(tx: Tx, id: RequestId): Promise<Request | null> {
  const row = await tx.one<RequestRow>(`select ${REQUEST} from request where tenant = $1 and id = $2 for update`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : requestFromRow(row);
}

/** Who asked whom on the way to a request, itself included, the newest first; past what the asker may see. bounded: 40. */
export async function chainOf(tx: Tx, request: RequestId): Promise<Link[]> {
  return tx.rows<{ asker: EmployeeId; answerer: EmployeeId | UnitId }>(
    'select asker, answerer from request_chain($1) limit 40',
    [request],
  );
}

/** Puts in the job by which what was said stands once its seconds are over. */
export async function settleLater(tx: Tx, request: RequestId, at: Temporal.Instant): Promise<void> {
  await tx.rows(`select enqueue('settle-request', $1::json, $2, $3)`, [
    JSON.stringify({ request }),
    at,
    `settle-request:${request}`,
  ]);
}

/** The open request between the same two about the same case, the other way round: asking back continues it. */
export async function openBetween(
  tx: Tx,
  one: { readonly case: CaseId; readonly asker: EmployeeId; readonly answerer: EmployeeId },
): Promise<RequestId | null> {
  const row = await tx.one<{ id: RequestId }>(
    `select id from request where tenant = $1 and case_id = $2 and asker_id = $4 and holder_id = $3
     order by asked_at desc limit 1`,
    [tx.identity.tenant, one.case, one.asker, one.answerer],
  );
  return row?.id ?? null;
}
