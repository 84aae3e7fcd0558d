import { instantOrNull, parseInstant } from '../database/instants.ts';
import type { Obligation } from '../standard/obligation.ts';
import type { DueStep } from '../time/due.ts';
import type { SubjectKind } from '../vocabulary/events.ts';
import type { ClauseId, EmployeeId, ObligationId, StandardVersionId, UnitId } from '../vocabulary/ids.ts';
import type { MechanismKind, Verdict } from '../vocabulary/verdict.ts';

/** A row of `obligation` as the server writes it into JSON: instants are texts. */
export interface ObligationRow {
  readonly id: string;
  readonly subject_id: string;
  readonly subject_kind: string;
  readonly clause: string;
  readonly standard: string;
  readonly mechanism: string;
  readonly topic: string | null;
  readonly opened_by: number;
  readonly opened_at: string;
  readonly due_at: string | null;
  readonly near_at: string | null;
  readonly explanation: unknown;
  readonly calendar_version: number | null;
  readonly unit_id: string | null;
  readonly holder_id: string | null;
  readonly verdict: string;
  readonly in_time: boolean | null;
  readonly settled_by: number | null;
  readonly settled_at: string | null;
  readonly neared: boolean;
}

/** The columns of `ObligationRow`, for statements that gather rows with `to_json`. */
export const OBLIGATION_COLUMNS =
  'id, subject_id, subject_kind, clause, standard, mechanism, topic, opened_by, opened_at, due_at, near_at, explanation, ' +
  'calendar_version, unit_id, holder_id, verdict, in_time, settled_by, settled_at, neared';

export function obligationFromRow(row: ObligationRow): Obligation {
  return {
    id: row.id as ObligationId,
    subject: { kind: row.subject_kind as SubjectKind, id: row.subject_id },
    clause: row.clause as ClauseId,
    standard: row.standard as StandardVersionId,
    mechanism: row.mechanism as MechanismKind,
    topic: row.topic,
    openedBy: row.opened_by,
    openedAt: parseInstant(row.opened_at),
    dueAt: instantOrNull(row.due_at),
    nearAt: instantOrNull(row.near_at),
    explanation: (row.explanation as Record<string, unknown>[]).map(stepFromJson),
    calendarVersion: row.calendar_version,
    unit: row.unit_id as UnitId | null,
    holder: row.holder_id as EmployeeId | null,
    verdict: row.verdict as Verdict,
    inTime: row.in_time,
    settledBy: row.settled_by,
    settledAt: instantOrNull(row.settled_at),
    neared: row.neared,
  };
}

/** The row as JSON for `jsonb_to_recordset`; Temporal values write themselves as ISO texts. */
export function obligationToRow(
  obligation: Obligation,
): Omit<ObligationRow, 'explanation'> & { explanation: readonly DueStep[] } {
  return {
    id: obligation.id,
    subject_id: obligation.subject.id,
    subject_kind: obligation.subject.kind,
    clause: obligation.clause,
    standard: obligation.standard,
    mechanism: obligation.mechanism,
    topic: obligation.topic,
    opened_by: obligation.openedBy,
    opened_at: obligation.openedAt.toString(),
    due_at: obligation.dueAt?.toString() ?? null,
    near_at: obligation.nearAt?.toString() ?? null,
    explanation: obligation.explanation,
    calendar_version: obligation.calendarVersion,
    unit_id: obligation.unit,
    holder_id: obligation.holder,
    verdict: obligation.verdict,
    in_time: obligation.inTime,
    settled_by: obligation.settledBy,
    settled_at: obligation.settledAt?.toString() ?? null,
    neared: obligation.neared,
  };
}

/** An explanation is kept as JSON; its days, times and instants are made again when it is read. */
function stepFromJson(json: Record<string, unknown>): DueStep {
  const step: Record<string, unknown> = { ...json };
  for (const key of ['day', 'from', 'to', 'at']) {
    const value = json[key];
    if (typeof value === 'string') step[key] = temporal(value);
  }
  return step as unknown as DueStep;
}

function temporal(text: string): Temporal.Instant | Temporal.PlainDate | Temporal.PlainTime {
  if (/T.*(Z|[+-]\d\d:?\d\d)$/.test(text)) return Temporal.Instant.from(text);
  return /^\d{2}:/.test(text) ? Temporal.PlainTime.from(text) : Temporal.PlainDate.from(text);
}
