import type { Tx } from '../../database/database.ts';
import type { DeskId, EmployeeId, PlaceId, ServiceId, UnitId, VisitId } from '../../vocabulary/ids.ts';
import type { QueueGroup } from '../../vocabulary/words.ts';

/** A visit of a day gone by, as an earlier queue system knew it: times and numbers, nobody's name, no steps. */
export interface PastVisit {
  readonly id: VisitId;
  readonly place: PlaceId;
  readonly day: Temporal.PlainDate;
  readonly number: string;
  readonly service: ServiceId;
  readonly unit: UnitId;
  readonly group: QueueGroup;
  readonly madeAt: Temporal.Instant;
  readonly end:
    | {
        readonly state: 'closed';
        readonly desk: DeskId;
        readonly holder: EmployeeId;
        readonly calledAt: Temporal.Instant;
        readonly begunAt: Temporal.Instant;
        readonly endedAt: Temporal.Instant;
      }
    | { readonly state: 'left'; readonly endedAt: Temporal.Instant };
  readonly estimate: { readonly low: number; readonly high: number; readonly by: 'measured' | 'usual' } | null;
}

/**
 * Brings visits over that took place before the desk knew of them, so that times, pictures and the roster have something to
 * rest on. They stand in no journal and are no evidence under any clause.
 */
export async function bringPastVisits(tx: Tx, visits: readonly PastVisit[]): Promise<void> {
  await tx.rows(
    `insert into visit (tenant, id, place_id, day, number, service_id, unit_id, queue_group, client_kind, source, state, since, made_at,
       desk_id, holder_id, calls, called_at, begun_at, served_before, ended_at, outcome, estimate_low, estimate_high, estimate_by)
     select $1, v.id, v.place, v.day, v.number, v.service, v.unit, v."group",
       case v."group" when 'internal' then 'employee' else 'natural-person' end, 'kiosk', v.state, v.made_at, v.made_at,
       v.desk, v.holder, case when v.called_at is null then 0 else 1 end, v.called_at, v.begun_at,
       coalesce(extract(epoch from v.ended_at - v.begun_at)::integer, 0), v.ended_at,
       case v.state when 'closed' then 'answered' end, v.low, v.high, v.by
     from jsonb_to_recordset($2::jsonb) as v (id uuid, place uuid, day date, number text, service uuid, unit uuid, "group" text, state text,
       made_at timestamptz, desk uuid, holder uuid, called_at timestamptz, begun_at timestamptz, ended_at timestamptz,
       low integer, high integer, by text)
     on conflict do nothing`,
    [tx.identity.tenant, JSON.stringify(visits.map(asRow))],
  );
}

function asRow({ madeAt, end, estimate, ...visit }: PastVisit) {
  const served = end.state === 'closed' ? end : null;
  return {
    ...visit,
    state: end.state,
    made_at: madeAt,
    desk: served?.desk ?? null,
    holder: served?.holder ?? null,
    called_at: served?.calledAt ?? null,
    begun_at: served?.begunAt ?? null,
    ended_at: end.endedAt,
    ...estimate,
  };
}
