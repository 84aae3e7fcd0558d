import type { Tx } from '../database/database.ts';
import type { JournalEvent, SubjectKind } from '../vocabulary/events.ts';
import type { EmployeeId } from '../vocabulary/ids.ts';
import { OBLIGATION_COLUMNS, type ObligationRow, obligationFromRow } from './obligation-row.ts';
import type { Obligation } from '../standard/obligation.ts';

interface EventRow {
  readonly subject_id: string;
  readonly subject_kind: SubjectKind;
  readonly version: number;
  readonly kind: JournalEvent['kind'];
  readonly at: Temporal.Instant;
  readonly actor_id: EmployeeId | null;
  readonly facts: unknown;
}

export type StoredEvent = JournalEvent & {
  readonly hash: Buffer;
  readonly rulesVersion: number;
  readonly recordedAt: Temporal.Instant;
};

type FullEventRow = EventRow & {
  readonly hash: Buffer;
  readonly rules_version: number;
  readonly recorded_at: Temporal.Instant;
};

function eventFromRow(row: FullEventRow): StoredEvent {
  return {
    kind: row.kind,
    at: row.at,
    facts: row.facts,
    subject: { kind: row.subject_kind, id: row.subject_id },
    version: row.version,
    actor: row.actor_id,
    hash: row.hash,
    rulesVersion: row.rules_version,
    recordedAt: row.recorded_at,
  } as StoredEvent;
}

const EVENT_COLUMNS = `e.subject_id, s.kind as subject_kind, e.version, e.kind, e.at, e.actor_id, e.facts, e.hash, e.rules_version, e.recorded_at`;

/** The journal of one subject, oldest first. */
export async function eventsOfSubject(tx: Tx, subjectId: string, limit = 2000): Promise<StoredEvent[]> {
  const rows = await tx.rows<FullEventRow>(
    `select ${EVENT_COLUMNS} from event e join subject s on s.tenant = e.tenant and s.id = e.subject_id
     where e.tenant = $1 and e.subject_id = $2 order by e.version limit $3`,
    [tx.identity.tenant, subjectId, limit],
  );
  return rows.map(eventFromRow);
}

/** All obligations of one subject, in the order they were opened. */
export async function obligationsOfSubject(tx: Tx, subjectId: string): Promise<Obligation[]> {
  const row = await tx.one<{ known: ObligationRow[] }>(
    `select coalesce(json_agg(o), '[]') as known from (
       select ${OBLIGATION_COLUMNS} from obligation where tenant = $1 and subject_id = $2 order by opened_by, clause limit 2000) o`,
    [tx.identity.tenant, subjectId],
  );
  return (row?.known ?? []).map(obligationFromRow);
}

/** All obligations of several subjects, in the order they were opened: a case with those merged into it. */
export async function obligationsOfSubjects(tx: Tx, subjects: readonly string[]): Promise<Obligation[]> {
  const row = await tx.one<{ known: ObligationRow[] }>(
    `select coalesce(json_agg(o), '[]') as known from (
       select ${OBLIGATION_COLUMNS} from obligation where tenant = $1 and subject_id = any($2::uuid[]) order by opened_at, clause limit 2000) o`,
    [tx.identity.tenant, subjects],
  );
  return (row?.known ?? []).map(obligationFromRow);
}

export interface SubjectHistory {
  readonly id: string;
  readonly headHash: Buffer;
  readonly headVersion: number;
  readonly events: readonly StoredEvent[];
  readonly obligations: readonly Obligation[];
}

/** Whole histories of the next subjects after an id: what a replay and a verification walk through, a few hundred at a time. */
export async function historiesAfter(tx: Tx, afterId: string, count: number): Promise<SubjectHistory[]> {
  const tenant = tx.identity.tenant;
  const heads = await tx.rows<{ id: string; hash: Buffer; version: number }>(
    'select id, hash, version from subject where tenant = $1 and id > $2 order by id limit $3',
    [tenant, afterId, count],
  );
  if (heads.length === 0) return [];
  const ids = heads.map((head) => head.id);
  // bounded: by the subjects just read.
  const events = await tx.rows<FullEventRow>(
    `select ${EVENT_COLUMNS} from event e join subject s on s.tenant = e.tenant and s.id = e.subject_id
     where e.tenant = $1 and e.subject_id = any($2::uuid[]) order by e.subject_id, e.version`,
    [tenant, ids],
  );
  // bounded: by the subjects just read.
  const owed = await tx.one<{ rows: ObligationRow[] }>(
    `select coalesce(json_agg(o), '[]') as rows from (
       select ${OBLIGATION_COLUMNS} from obligation where tenant = $1 and subject_id = any($2::uuid[])) o`,
    [tenant, ids],
  );
  const eventsBySubject = Map.groupBy(events.map(eventFromRow), (event) => event.subject.id);
  const owedBySubject = Map.groupBy((owed?.rows ?? []).map(obligationFromRow), (obligation) => obligation.subject.id);
  return heads.map((head) => ({
    id: head.id,
    headHash: head.hash,
    headVersion: head.version,
    events: eventsBySubject.get(head.id) ?? [],
    obligations: owedBySubject.get(head.id) ?? [],
  }));
}

export interface Position {
  readonly xid: string;
  readonly position: number;
}

/** What a follower has not read yet, in an order that no transaction in flight can still get in before. */
export async function eventsAfter(
  tx: Tx,
  after: Position,
  count: number,
): Promise<{ events: (Position & { subjectId: string; kind: string; hash: Buffer })[] }> {
  const rows = await tx.rows<{ xid: string; position: number; subject_id: string; kind: string; hash: Buffer }>(
    `select xid::text, position, subject_id, kind, hash from event
     where tenant = $1 and (xid, position) > ($2::xid8, $3) and xid < pg_snapshot_xmin(pg_current_snapshot())
     order by event.xid, position limit $4`,
    [tx.identity.tenant, after.xid, after.position, count],
  );
  return {
    events: rows.map((row) => ({
      xid: row.xid,
      position: row.position,
      subjectId: row.subject_id,
      kind: row.kind,
      hash: row.hash,
    })),
  };
}

/** Where a follower stands; its row is locked, so that of several processes one follows at a time (`null`: another does). */
export async function lockFollower(tx: Tx, name: string): Promise<Position | null> {
  await tx.rows('insert into follower (tenant, name) values ($1, $2) on conflict do nothing', [
    tx.identity.tenant,
    name,
  ]);
  return tx.one<Position>(
    'select xid::text, position from follower where tenant = $1 and name = $2 for update skip locked',
    [tx.identity.tenant, name],
  );
}

export async function moveFollower(tx: Tx, name: string, to: Position): Promise<void> {
  await tx.rows('update follower set xid = $3::xid8, position = $4 where tenant = $1 and name = $2', [
    tx.identity.tenant,
    name,
    to.xid,
    to.position,
  ]);
}
